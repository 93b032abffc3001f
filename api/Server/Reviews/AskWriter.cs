using ConsultAddin.Core.Approvals;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Reviews;

/// <summary>A reviewer has the writer of a mail asked, in one polite line, what it means.</summary>
public static class AskWriter
{
    internal static void MapAskWriter(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/consultations/{reference}/mails/{mailId:guid}/question", Handle).ForRoles(Role.Reviewer).WithTags("Mails");

    /// <summary>Asks the writer of a mail by a mail of ours. Each mail's writer is asked once; asking again changes nothing.</summary>
    private static async Task<Results<Ok<ConsultationView>, Problem>> Handle(
        string reference, Guid mailId, Desk desk, ConsultationReader reader, CancellationToken cancellationToken)
    {
        var opened = await desk.ToRead(reference, cancellationToken);
        if (opened.Failed(out var problem))
            return problem;
        if (desk.Caller.Body is not { } body)
            return Refusals.NoBody();
        var consultation = opened.Consultation;
        var actor = await desk.Caller.Actor(desk.Db, cancellationToken);
        if (consultation.State.MayReview(actor, body, mailId, desk.Now) is { } refusal)
            return refusal.AsProblem();
        var facts = consultation.Events.Select(e => e.Fact).ToList();
        if (facts.OfType<WriterAsked>().All(a => a.MailId != mailId))
        {
            var writer = facts.OfType<ReplyRecorded>().First(r => r.MailId == mailId).Person;
            if (await desk.Db.Actors.FindAsync([writer], cancellationToken) is not { Address: not null })
                return new Conflicting("erased", "회신한 사람의 주소가 지워져 물을 수 없습니다.");
            await desk.Record(consultation, cancellationToken, new WriterAsked { MailId = mailId, Body = body });
            await desk.Journal.Commit(cancellationToken);
        }

        return TypedResults.Ok(await reader.View(opened, cancellationToken));
    }
}
