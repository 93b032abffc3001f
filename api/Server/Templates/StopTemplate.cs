using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Templates;

/// <summary>A department stops using a template of its own: from then on the one for all is used, or the product's.</summary>
public static class StopTemplate
{
    internal static void MapStopTemplate(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/templates/{id:guid}/stop", Handle).ForRoles(Role.Administrator).WithTags("Templates");

    /// <summary>Adds a version without a file after the newest one; its department uses none of its own from then on.</summary>
    private static async Task<Results<Created<TemplateVersion>, Problem>> Handle(Guid id, TemplateShelf shelf, CancellationToken cancellationToken)
    {
        if (await shelf.Find(id, cancellationToken) is not { } newest)
            return TemplateProblems.Unknown();
        if (!newest.Newest)
            return TemplateProblems.Stale();
        if (newest.Stopped)
            return TemplateProblems.Stopped();
        return await shelf.Add(newest.Department, newest.Format, content: null, "", restoredFrom: null, cancellationToken) is { } version
            ? TypedResults.Created($"/api/templates/{version.Id}", version)
            : TemplateProblems.Stale();
    }
}
