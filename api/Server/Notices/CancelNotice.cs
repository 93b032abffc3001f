using ConsultAddin.Core.Approvals;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using ConsultAddin.Server.Sheets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Notices;

/// <summary>Records that the notice will not go out, told to both bodies; what was agreed stands.</summary>
public static class CancelNotice
{
    /// <summary>Why.</summary>
    /// <param name="Reason">For the bodies and the history; null for none.</param>
    /// <param name="Version">The version the caller has seen; null not to say.</param>
    public sealed record Request(string? Reason = null, long? Version = null);

    internal static void MapCancelNotice(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/consultations/{reference}/notice/cancelled", Handle).ForRoles(Role.Officer).WithTags("Notices");

    /// <summary>Records that the notice will not go out.</summary>
    private static async Task<Results<Ok<ConsultationView>, Problem>> Handle(
        string reference, Request request, Desk desk, ConsultationReader reader, CancellationToken cancellationToken)
    {
        if (request.Reason is not null && SheetEntry.RefuseWords("reason", "사유를", request.Reason) is { } refused)
            return refused;
        var opened = await desk.ToWrite(reference, request.Version, cancellationToken);
        if (opened.Failed(out var problem))
            return problem;
        if (opened.Consultation.Standing(desk.City, desk.Now).Notice.State is NoticeState.Sent)
            return new Conflicting("already-sent", "이미 보낸 안내는 보내지 않은 것으로 바꿀 수 없습니다.");
        await desk.Record(opened.Consultation, cancellationToken, new NoticeCancelled
        {
            RemarkId = request.Reason is { } reason ? desk.Remark(opened.Consultation, reason) : null,
        });
        await desk.Journal.Commit(cancellationToken);
        return TypedResults.Ok(await reader.View(opened, cancellationToken));
    }
}
