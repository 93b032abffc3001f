using ConsultAddin.Core.Approvals;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using ConsultAddin.Server.Sheets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Consultations;

/// <summary>Withdraws a consultation: final, told to both bodies.</summary>
public static class WithdrawConsultation
{
    /// <summary>Why.</summary>
    /// <param name="Reason">For the bodies and the history.</param>
    /// <param name="Version">The version the caller has seen; null not to say.</param>
    public sealed record Request(string Reason, long? Version = null);

    internal static void MapWithdrawConsultation(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/consultations/{reference}/withdraw", Handle).ForRoles(Role.Officer).WithTags("Consultations");

    /// <summary>Withdraws the consultation for good, and tells both bodies.</summary>
    private static async Task<Results<Ok<ConsultationView>, Problem>> Handle(
        string reference, Request request, Desk desk, ConsultationReader reader, CancellationToken cancellationToken)
    {
        if (SheetEntry.RefuseWords("reason", "취소 사유를", request.Reason) is { } refused)
            return refused;
        var opened = await desk.ToWrite(reference, request.Version, cancellationToken);
        if (opened.Failed(out var problem))
            return problem;
        // Citizens ring about what they received, and 120 finds no answer in what was withdrawn.
        if (opened.Consultation.Standing(desk.City, desk.Now).Notice.State is NoticeState.Sent)
            return new Conflicting("already-sent", "이미 보낸 안내의 협의는 취소할 수 없습니다. 시민의 문의에 답할 때 계속 쓰입니다.");
        await desk.Record(opened.Consultation, cancellationToken,
            new ConsultationWithdrawn { RemarkId = desk.Remark(opened.Consultation, request.Reason) });
        await desk.Journal.Commit(cancellationToken);
        return TypedResults.Ok(await reader.View(opened, cancellationToken));
    }
}
