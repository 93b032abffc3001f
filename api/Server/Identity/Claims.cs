using System.Security.Claims;

namespace ConsultAddin.Server.Identity;

/// <summary>
/// What a token of the tenant says. The address is <c>preferred_username</c>, which the tenant assigns;
/// the claim <c>email</c> can be set by its owner and is never read.
/// </summary>
internal static class Claims
{
    internal static bool HasRole(this ClaimsPrincipal user, string role) =>
        user.HasClaim("roles", role) || user.HasClaim(ClaimTypes.Role, role);

    internal static bool IsPerson(this ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true } && user.Address() is not null;

    internal static bool IsMachine(this ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true } && user.Address() is null;

    /// <summary>The person's address in lower case, or null for a program.</summary>
    internal static string? Address(this ClaimsPrincipal user) =>
        user.FindFirstValue("preferred_username")?.Trim().ToLowerInvariant() is { Length: > 0 } address ? address : null;

    internal static string Name(this ClaimsPrincipal user) =>
        user.FindFirstValue("name") ?? user.FindFirstValue(ClaimTypes.Name) ?? user.Address() ?? "";
}
