using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Templates;

/// <summary>Gives back a version's file as it was uploaded.</summary>
public static class GetTemplateFile
{
    internal static void MapGetTemplateFile(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/templates/{id:guid}/file", Handle).ForRoles(Role.Administrator, Role.Officer).WithTags("Templates");

    /// <summary>Gives back a version's file as it was uploaded, of any version.</summary>
    private static async Task<Results<FileContentHttpResult, Problem>> Handle(Guid id, TemplateShelf shelf, CancellationToken cancellationToken)
    {
        if (await shelf.Find(id, cancellationToken) is not { } version)
            return TemplateProblems.Unknown();
        return await shelf.File(id, cancellationToken) is { } file
            ? TypedResults.File(file, version.Format.ContentType(), version.Name)
            : TemplateProblems.Stopped();
    }
}
