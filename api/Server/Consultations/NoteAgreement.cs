using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using ConsultAddin.Server.Sheets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Consultations;

/// <summary>Notes an agreement by telephone or KakaoTalk: shown, never counted; the body is asked for one word by mail (R3).</summary>
public static class NoteAgreement
{
    /// <summary>What was said.</summary>
    /// <param name="Body">Code of the body that agreed.</param>
    /// <param name="Channel">How.</param>
    /// <param name="Words">Who said it, and the words.</param>
    /// <param name="At">When, UTC.</param>
    /// <param name="Version">The version the caller has seen; null not to say.</param>
    public sealed record Request(string Body, NoteChannel Channel, string Words, DateTimeOffset At, long? Version = null);

    internal static void MapNoteAgreement(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/consultations/{reference}/notes", Handle).ForRoles(Role.Officer).WithTags("Consultations");

    /// <summary>Notes an agreement that isn't a mail, and asks the body for one word by mail.</summary>
    private static async Task<Results<Ok<ConsultationView>, Problem>> Handle(
        string reference, Request request, Desk desk, ConsultationReader reader, CancellationToken cancellationToken)
    {
        if (desk.City.Body(request.Body) is null)
            return new Refused("unknown-body", $"모르는 협의기관입니다. {string.Join(", ", desk.City.Bodies.Select(b => $"{b.Name}({b.Code})"))} 중에서 골라 주세요.", "body");
        if (SheetEntry.RefuseWords("words", "누가 어떻게 말했는지", request.Words) is { } refused)
            return refused;
        if (request.At > desk.Now)
            return new Refused("in-the-future", "아직 오지 않은 시각입니다. 동의를 들은 시각을 적어 주세요.", "at");
        if (request.At < SheetLimits.Earliest)
            return new Refused("out-of-range", "연도가 잘못되었습니다. 날짜를 다시 확인해 주세요.", "at");
        var opened = await desk.ToWrite(reference, request.Version, cancellationToken);
        if (opened.Failed(out var problem))
            return problem;
        if (opened.Consultation.Row.Revision == 0)
            return new Conflicting("nothing-sent", "아직 보낸 협의서가 없습니다. 협의서를 먼저 메일로 보내 주세요.");
        await desk.Record(opened.Consultation, cancellationToken, new AgreementNoted
        {
            Body = request.Body,
            Channel = request.Channel,
            SaidAt = request.At.ToUniversalTime(),
            RemarkId = desk.Remark(opened.Consultation, request.Words),
        });
        await desk.Journal.Commit(cancellationToken);
        return TypedResults.Ok(await reader.View(opened, cancellationToken));
    }
}
