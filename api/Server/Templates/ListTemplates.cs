using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Settings;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Templates;

/// <summary>Lists templates: administrators see all, officers what their departments use.</summary>
public static class ListTemplates
{
    /// <summary>The templates.</summary>
    /// <param name="Departments">Departments that may own one, as far as the caller sees them.</param>
    /// <param name="Versions">Every version, newest first within department and format.</param>
    /// <param name="Longest">The longest file, in bytes.</param>
    public sealed record Response(IReadOnlyList<string> Departments, IReadOnlyList<TemplateVersion> Versions, int Longest);

    internal static void MapListTemplates(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/templates", Handle).ForRoles(Role.Administrator, Role.Officer).WithTags("Templates");

    /// <summary>Lists all versions of all templates that the caller may see.</summary>
    private static async Task<Ok<Response>> Handle(TemplateShelf shelf, Caller caller, CitySettings city, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Response(
            caller.Is(Role.Administrator) ? [.. city.Departments.Select(d => d.Name)] : caller.Departments,
            await shelf.List(cancellationToken),
            UploadedFile.Longest));
}
