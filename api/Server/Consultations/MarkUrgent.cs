using ConsultAddin.Core.Approvals;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using ConsultAddin.Server.Sheets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Consultations;

/// <summary>Marks a consultation urgent after its sheet was sent; the history keeps when.</summary>
public static class MarkUrgent
{
    /// <summary>Why it can't wait.</summary>
    /// <param name="Reason">For the bodies and the history.</param>
    /// <param name="Version">The version the caller has seen; null not to say.</param>
    public sealed record Request(string Reason, long? Version = null);

    internal static void MapMarkUrgent(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/consultations/{reference}/urgent", Handle).ForRoles(Role.Officer).WithTags("Consultations");

    /// <summary>Adds the urgent mark and its reason.</summary>
    private static async Task<Results<Ok<ConsultationView>, Problem>> Handle(
        string reference, Request request, Desk desk, ConsultationReader reader, CancellationToken cancellationToken)
    {
        if (SheetEntry.RefuseWords("reason", "긴급 사유를", request.Reason) is { } refused)
            return refused;
        var opened = await desk.ToWrite(reference, request.Version, cancellationToken);
        if (opened.Failed(out var problem))
            return problem;
        await desk.Record(opened.Consultation, cancellationToken, new MarkedUrgent { RemarkId = desk.Remark(opened.Consultation, request.Reason) });
        await desk.Journal.Commit(cancellationToken);
        return TypedResults.Ok(await reader.View(opened, cancellationToken));
    }
}
