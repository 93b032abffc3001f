using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Templates;

/// <summary>Goes back to an earlier version, which makes it a new one.</summary>
public static class RestoreTemplate
{
    internal static void MapRestoreTemplate(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/templates/{id:guid}/restore", Handle).ForRoles(Role.Administrator).WithTags("Templates");

    /// <summary>Adds a version with the content of an earlier one.</summary>
    private static async Task<Results<Created<TemplateVersion>, Problem>> Handle(Guid id, TemplateShelf shelf, CancellationToken cancellationToken)
    {
        if (await shelf.Find(id, cancellationToken) is not { } earlier)
            return TemplateProblems.Unknown();
        if (await shelf.File(id, cancellationToken) is not { } file)
            return TemplateProblems.Stopped();
        if (earlier.Newest)
            return new Conflicting("template-in-use", "지금 쓰고 있는 서식입니다. 되돌리려면 지난 판을 골라 주세요.", "id");
        if (OpenedTemplate.Check(earlier.Format, file).Any(f => f.Refuses))
            return TemplateProblems.Unusable(earlier.Department);
        return await shelf.Add(earlier.Department, earlier.Format, file, earlier.Name, earlier.Version, cancellationToken) is { } version
            ? TypedResults.Created($"/api/templates/{version.Id}", version)
            : TemplateProblems.Stale();
    }
}
