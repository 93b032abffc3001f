using ConsultAddin.Core.Approvals;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Reviews;

/// <summary>A reviewer says what becomes of a mail of their own body; nobody rules on their own consultation.</summary>
public static class RuleOnMail
{
    /// <summary>What the reviewer says.</summary>
    /// <param name="Ruling">It is ours (<c>count</c>), it isn't (<c>discount</c>), or it is ours and says this (<c>decision</c>).</param>
    /// <param name="Decision">With <c>decision</c>: what it says.</param>
    public sealed record Request(Ruling Ruling, Decision? Decision = null);

    internal static void MapRuleOnMail(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/consultations/{reference}/mails/{mailId:guid}/ruling", Handle).ForRoles(Role.Reviewer).WithTags("Mails");

    /// <summary>Rules on a mail.</summary>
    private static async Task<Results<Ok<ConsultationView>, Problem>> Handle(
        string reference, Guid mailId, Request request, Desk desk, ConsultationReader reader, CancellationToken cancellationToken)
    {
        var opened = await desk.ToRead(reference, cancellationToken);
        if (opened.Failed(out var problem))
            return problem;
        if (desk.Caller.Body is not { } body)
            return new Forbidden("no-body", "협의기관의 담당자로 등록되어 있지 않습니다. 관리자에게 등록을 요청해 주세요.");
        var consultation = opened.Consultation;
        var actor = await desk.Caller.Actor(desk.Db, cancellationToken);
        if (consultation.State.MayRule(actor, body, mailId, request.Ruling, request.Decision, desk.Now) is { } refusal)
        {
            return refusal switch
            {
                RulingRefusal.UnknownMail => new Unknown("unknown-mail", refusal.Sentence(), "mailId"),
                RulingRefusal.NoDecision => new Refused("no-decision", refusal.Sentence(), "decision"),
                RulingRefusal.Withdrawn => new Conflicting("withdrawn", refusal.Sentence()),
                _ => new Forbidden("may-not-rule", refusal.Sentence()),
            };
        }

        await desk.Record(consultation, cancellationToken, new ReplyRuled { MailId = mailId, Body = body, Ruling = request.Ruling, Decision = request.Decision });
        try
        {
            await desk.Journal.Commit(cancellationToken);
        }
        catch (StaleException)
        {
            return Desk.Stale();
        }

        return TypedResults.Ok(await reader.View(opened, cancellationToken));
    }
}
