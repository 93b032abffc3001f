using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Notices;

/// <summary>Records that the notice went out to citizens.</summary>
public static class RecordNoticeSent
{
    // Clocks of people's machines may be ahead by a little.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>When and to how many.</summary>
    /// <param name="SentAt">When it went out, UTC.</param>
    /// <param name="Recipients">To how many.</param>
    /// <param name="Version">The version the caller has seen; null not to say.</param>
    public sealed record Request(DateTimeOffset SentAt, int Recipients, long? Version = null);

    internal static void MapRecordNoticeSent(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/consultations/{reference}/notice/sent", Handle).ForRoles(Role.Officer).WithTags("Notices");

    /// <summary>Records that the notice was sent.</summary>
    private static async Task<Results<Ok<ConsultationView>, Problem>> Handle(
        string reference, Request request, Desk desk, ConsultationReader reader, CancellationToken cancellationToken)
    {
        if (request.SentAt > desk.Now + Ahead)
            return new Refused("in-the-future", "아직 오지 않은 시각입니다. 실제로 보낸 시각을 적어 주세요.", "sentAt");
        if (request.SentAt < SheetLimits.Earliest)
            return new Refused("out-of-range", "연도가 잘못되었습니다. 날짜를 다시 확인해 주세요.", "sentAt");
        if (request.Recipients is < 1 or > SheetLimits.Recipients)
            return new Refused("out-of-range", "받은 사람 수를 1 이상의 숫자로 적어 주세요.", "recipients");
        var opened = await desk.ToWrite(reference, request.Version, cancellationToken);
        if (opened.Failed(out var problem))
            return problem;
        if (opened.Consultation.Row.Revision == 0)
            return new Conflicting("nothing-sent", "아직 보낸 협의서가 없습니다. 협의서를 먼저 두 기관에 보내고, 안내를 발송한 뒤에 알려 주세요.");
        await desk.Record(opened.Consultation, cancellationToken,
            new NoticeSent { SentAt = request.SentAt.ToUniversalTime(), Recipients = request.Recipients });
        await desk.Journal.Commit(cancellationToken);
        return TypedResults.Ok(await reader.View(opened, cancellationToken));
    }
}
