using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Reviews;

/// <summary>Shows one received mail: as text only, and only to those who may read it.</summary>
public static class ShowMail
{
    /// <summary>A mail.</summary>
    /// <param name="MailId">Its id.</param>
    /// <param name="From">The sender's address as the mail says it; empty once erased.</param>
    /// <param name="Subject">The subject; empty once erased.</param>
    /// <param name="ReceivedAt">When it arrived, UTC.</param>
    /// <param name="Body">The body for which it stands or pretends to; null for none.</param>
    /// <param name="Role">In which role its sender wrote.</param>
    /// <param name="Sender">What the sender policy says.</param>
    /// <param name="Kind">Whether a person wrote it.</param>
    /// <param name="Decision">What it was read as.</param>
    /// <param name="BestGuess">For an unclear mail the likeliest decision; null for none.</param>
    /// <param name="Text">What was written now, without quotation and signature; null once erased.</param>
    /// <param name="Evidence">The spans of the text on which the reading rests, UTF-16.</param>
    /// <param name="Opinions">What stands in the opinion boxes of returned sheets: evidence for the person who decides, never counted.</param>
    public sealed record Response(
        Guid MailId, string From, string Subject, DateTimeOffset ReceivedAt, string? Body, PersonRole Role, SenderCheck Sender, MailKind Kind,
        Decision Decision, Decision? BestGuess, string? Text, IReadOnlyList<Evidence> Evidence,
        IReadOnlyList<OpinionBox> Opinions);

    internal static void MapShowMail(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/consultations/{reference}/mails/{mailId:guid}", Handle).ForRoles(Role.Officer, Role.Reviewer).WithTags("Mails");

    /// <summary>Shows a mail of a consultation.</summary>
    private static async Task<Results<Ok<Response>, Problem>> Handle(string reference, Guid mailId, Desk desk, CancellationToken cancellationToken)
    {
        var opened = await desk.ToRead(reference, cancellationToken);
        if (opened.Failed(out var problem))
            return problem;
        var reply = opened.Consultation.Events.Select(e => e.Fact).OfType<ReplyRecorded>().LastOrDefault(r => r.MailId == mailId);
        if (reply is null || !opened.Rights.MayReadMailOf(reply.Body))
            return NotFound();
        var row = await desk.Db.Mails.AsNoTracking().Where(m => m.Id == mailId)
            .Select(m => new { m.From, m.Subject, m.ReceivedAt, m.VisibleText, m.Mime }).SingleOrDefaultAsync(cancellationToken);
        return row is null
            ? NotFound()
            : TypedResults.Ok(new Response(
                mailId, row.From, row.Subject, row.ReceivedAt, reply.Body, reply.Role, reply.Sender, reply.Kind, reply.Decision, reply.BestGuess,
                row.VisibleText, reply.Evidence, OpinionBox.In(row.Mime, opened.Consultation)));
    }

    /// <summary>The same for a mail that isn't there and one that the caller may not know of.</summary>
    internal static Unknown NotFound() => new("unknown-mail", "볼 수 있는 회신이 아닙니다. 협의기관의 담당자나 협의 담당자만 볼 수 있습니다.", "mailId");
}
