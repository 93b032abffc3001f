using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Notices;

/// <summary>Moves the notice to a later time, told to both bodies; an earlier one needs a new revision (rule 3).</summary>
public static class MoveNotice
{
    /// <summary>The new window.</summary>
    /// <param name="WindowStart">When sending will start, UTC.</param>
    /// <param name="WindowEnd">When sending will have ended, UTC.</param>
    /// <param name="Version">The version the caller has seen; null not to say.</param>
    public sealed record Request(DateTimeOffset WindowStart, DateTimeOffset WindowEnd, long? Version = null);

    internal static void MapMoveNotice(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/consultations/{reference}/notice/moved", Handle).ForRoles(Role.Officer).WithTags("Notices");

    /// <summary>Moves the notice to a later time.</summary>
    private static async Task<Results<Ok<ConsultationView>, Problem>> Handle(
        string reference, Request request, Desk desk, ConsultationReader reader, CancellationToken cancellationToken)
    {
        if (request.WindowEnd < request.WindowStart)
            return new Refused("ends-before-start", "발송 종료가 시작보다 빠릅니다. 종료 시각을 시작보다 늦게 정해 주세요.", "windowEnd");
        if (request.WindowEnd >= SheetLimits.Latest)
            return new Refused("out-of-range", "연도가 잘못되었습니다. 날짜를 다시 확인해 주세요.", "windowEnd");
        if (request.WindowStart < SheetLimits.Earliest)
            return new Refused("out-of-range", "연도가 잘못되었습니다. 날짜를 다시 확인해 주세요.", "windowStart");
        if (request.WindowStart <= desk.Now)
            return new Refused("in-the-past", $"발송 시작({SeoulTime.Format(request.WindowStart)})이 이미 지났습니다. 시작 시각을 다시 정해 주세요.", "windowStart");
        var opened = await desk.ToWrite(reference, request.Version, cancellationToken);
        if (opened.Failed(out var problem))
            return problem;
        var consultation = opened.Consultation;
        if (consultation.Row.Revision == 0)
            return new Conflicting("nothing-sent", "아직 보낸 협의서가 없습니다. 협의서의 발송 시간을 고쳐 주세요.");
        if (consultation.Standing(desk.City, desk.Now).Notice.State is NoticeState.Sent or NoticeState.GoingOut)
            return new Conflicting("already-sent", "이미 보낸 안내입니다. 다시 보내려면 반복 협의를 만들어 주세요.");
        if (request.WindowStart < consultation.Row.PlannedStart)
        {
            return new Conflicting("earlier-start",
                $"계획한 시각({SeoulTime.Format(consultation.Row.PlannedStart.Value)})보다 앞당기면 두 기관이 다시 동의해야 합니다. 새 차수를 보내 주세요.", "windowStart");
        }

        await desk.Record(consultation, cancellationToken, new NoticeMoved
        {
            PlannedStart = request.WindowStart.ToUniversalTime(),
            PlannedEnd = request.WindowEnd.ToUniversalTime(),
        });
        await desk.Journal.Commit(cancellationToken);
        return TypedResults.Ok(await reader.View(opened, cancellationToken));
    }
}
