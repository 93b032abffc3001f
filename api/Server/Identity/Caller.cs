using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Identity;

/// <summary>The person who calls: address and roles from the token, departments and body from the city's settings.</summary>
public sealed class Caller(IHttpContextAccessor http, CitySettings city, TimeProvider clock)
{
    private Guid? _actor;

    /// <summary>Mail address in lower case.</summary>
    /// <exception cref="InvalidOperationException">The endpoint's guard let a program in.</exception>
    public string Address => User.Address() ?? throw new InvalidOperationException("This endpoint is for people.");

    /// <summary>Name as shown.</summary>
    public string Name => User.Name();

    /// <summary>The roles that the tenant gave.</summary>
    public IReadOnlyList<string> Roles =>
        [.. new[] { Role.Officer, Role.Reviewer, Role.Counsellor, Role.Administrator }.Where(User.HasRole)];

    /// <summary>Names of the departments whose officer the caller is.</summary>
    public IReadOnlyList<string> Departments =>
        [.. city.Departments.Where(d => d.Members.Contains(Address, StringComparer.OrdinalIgnoreCase)).Select(d => d.Name)];

    /// <summary>Code of the body for which the caller answers today, or null.</summary>
    public string? Body => Is(Role.Reviewer) ? city.BodyOf(Address, SeoulTime.Date(clock.GetUtcNow()))?.Code : null;

    private System.Security.Claims.ClaimsPrincipal User =>
        http.HttpContext?.User ?? throw new InvalidOperationException("There is no request.");

    /// <summary>True when the tenant gave this role.</summary>
    public bool Is(string role) => User.HasRole(role);

    /// <summary>The caller's id in events if they ever acted or were named, else null.</summary>
    public async Task<Guid?> KnownActor(ConsultationsDb db, CancellationToken cancellationToken) =>
        _actor ??= await db.Actors.Where(a => a.Address == Address).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(cancellationToken);

    /// <summary>The caller's id in events, made at their first act.</summary>
    public async Task<Guid> Actor(ConsultationsDb db, CancellationToken cancellationToken) =>
        _actor ??= await db.ActorOf(Address, Name, cancellationToken);
}
