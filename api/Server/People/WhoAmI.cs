using ConsultAddin.Server.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.People;

/// <summary>Tells the caller who they are here.</summary>
public static class WhoAmI
{
    /// <summary>The caller.</summary>
    /// <param name="Address">Mail address.</param>
    /// <param name="Name">Name.</param>
    /// <param name="Roles">Roles given by the tenant.</param>
    /// <param name="Departments">Departments whose officer the caller is.</param>
    /// <param name="Body">Code of the body for which the caller answers as a reviewer; null for none.</param>
    public sealed record Response(string Address, string Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Departments, string? Body);

    internal static void MapWhoAmI(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/me", Handle).ForSignedIn().WithTags("People");

    /// <summary>Tells the caller who they are here, and what they may do.</summary>
    private static Ok<Response> Handle(Caller caller) =>
        TypedResults.Ok(new Response(caller.Address, caller.Name, caller.Roles, caller.Departments, caller.Body));
}
