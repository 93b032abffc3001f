using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Sheets;

/// <summary>Keeps the working sheet.</summary>
public static class SaveSheet
{
    /// <summary>The working sheet.</summary>
    /// <param name="Sheet">The whole sheet, complete or not.</param>
    /// <param name="Version">The version the caller has seen.</param>
    public sealed record Request(Sheet Sheet, long Version);

    /// <summary>What keeping it meant.</summary>
    /// <param name="Version">The version now.</param>
    /// <param name="Change">Against the sheet as sent: none, amendment (approvals stay) or revision (both bodies answer anew); null while nothing was sent.</param>
    /// <param name="Fields">What changed against the sheet as sent.</param>
    /// <param name="Findings">What is missing or wrong.</param>
    public sealed record Response(long Version, SheetChangeKind? Change, IReadOnlyList<ChangedField> Fields, IReadOnlyList<Finding> Findings);

    internal static void MapSaveSheet(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/api/consultations/{reference}/sheet", Handle).ForRoles(Role.Officer).WithTags("Sheets");

    /// <summary>Keeps the working sheet and says what the change means.</summary>
    private static async Task<Results<Ok<Response>, Problem>> Handle(string reference, Request request, Desk desk, CancellationToken cancellationToken)
    {
        if (SheetEntry.Refuse(request.Sheet) is { } refused)
            return refused;
        var opened = await desk.ToWrite(reference, request.Version, cancellationToken);
        if (opened.Failed(out var problem))
            return problem;
        if (desk.RefuseDepartment(opened.Consultation, request.Sheet) is { } foreign)
            return foreign;
        var consultation = opened.Consultation;
        var sent = await Projection.Sent(desk.Db, consultation, cancellationToken);
        var change = sent is null ? null : SheetChange.Between(sent, request.Sheet);
        desk.Journal.Save(consultation, request.Sheet);
        await desk.Journal.Commit(cancellationToken);
        return TypedResults.Ok(new Response(
            consultation.Row.Version, change?.Kind, change?.Fields ?? [], Completeness.Check(request.Sheet, desk.Now)));
    }
}
