using ConsultAddin.Core.Sheets.Documents;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Templates;

/// <summary>Fills a version with an invented sheet, so that people see what it makes of one.</summary>
public static class PreviewTemplate
{
    internal static void MapPreviewTemplate(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/templates/{id:guid}/preview", Handle).ForRoles(Role.Administrator, Role.Officer).WithTags("Templates");

    /// <summary>Gives a version filled with an invented sheet, as the real file.</summary>
    private static async Task<Results<FileContentHttpResult, Problem>> Handle(Guid id, TemplateShelf shelf, CancellationToken cancellationToken)
    {
        if (await shelf.Find(id, cancellationToken) is not { } version)
            return TemplateProblems.Unknown();
        if (version.Stopped)
            return TemplateProblems.Stopped();
        try
        {
            var template = await shelf.Open(version, cancellationToken);
            return TypedResults.File(template.Fill(shelf.Sample(version.Department)), version.Format.ContentType(), $"견본 {version.Name}");
        }
        catch (TemplateRefusedException)
        {
            return TemplateProblems.Unusable(version.Department);
        }
    }
}
