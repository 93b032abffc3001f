using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using ConsultAddin.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Reviews;

/// <summary>What waits for the caller's body: consultations without its word, and mails of it that a person has to look at.</summary>
public static class ListReviews
{
    private const int Most = 100;

    /// <summary>What waits.</summary>
    /// <param name="Body">Code of the caller's body.</param>
    /// <param name="BodyName">Its Korean name.</param>
    /// <param name="Items">Soonest planned start first.</param>
    /// <param name="Unmatched">The body's newest mails for which nothing names a consultation; answered again in the thread, they count.</param>
    /// <param name="Members">People whom reviewers listed as answering for the body and whose time isn't over.</param>
    public sealed record Response(
        string Body, string BodyName, IReadOnlyList<Item> Items, IReadOnlyList<UnmatchedMail> Unmatched, IReadOnlyList<ListedMember> Members);

    /// <summary>A mail that belongs to no consultation yet.</summary>
    /// <param name="At">When it arrived, UTC.</param>
    /// <param name="From">The address that it says it is from.</param>
    /// <param name="Subject">Its subject.</param>
    public sealed record UnmatchedMail(DateTimeOffset At, string From, string Subject);

    /// <summary>One consultation that waits.</summary>
    /// <param name="Reference">The consultation.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Department">Its department.</param>
    /// <param name="Status">Where it stands.</param>
    /// <param name="Revision">Number of the current revision.</param>
    /// <param name="PlannedStart">When sending is to start, UTC.</param>
    /// <param name="AnswerBy">When answers are due, UTC.</param>
    /// <param name="WordMissing">Whether the body's word is missing.</param>
    /// <param name="Messages">The messages as they were sent.</param>
    /// <param name="Mails">Mails of the body to rule on: unclear, contested or unconfirmed ones, oldest first.</param>
    public sealed record Item(
        Reference Reference, string Title, string Department, Status Status, int Revision, DateTimeOffset? PlannedStart, DateTimeOffset? AnswerBy,
        bool WordMissing, IReadOnlyList<Message> Messages, IReadOnlyList<WaitingMail> Mails);

    /// <summary>Why a mail waits.</summary>
    public enum Waiting
    {
        /// <summary>What it says isn't clear, or stands against another person's word: it wants a decision.</summary>
        Unclear,
        /// <summary>Whose it is isn't proven: it wants to be counted, or not.</summary>
        Unconfirmed,
    }

    /// <summary>A mail to rule on.</summary>
    /// <param name="MailId">The mail.</param>
    /// <param name="At">When it arrived, UTC.</param>
    /// <param name="Why">Why it waits.</param>
    /// <param name="Text">The same as a Korean sentence.</param>
    /// <param name="From">Who wrote it; empty once erased.</param>
    /// <param name="Subject">Its subject; empty once erased.</param>
    /// <param name="Decision">What it was read as.</param>
    /// <param name="BestGuess">For an unclear mail the likeliest decision; null for none.</param>
    /// <param name="Words">What was written now, as plain text; null once erased.</param>
    /// <param name="Evidence">The spans of the words on which the reading rests, UTF-16.</param>
    /// <param name="Attachments">Names of the attached files.</param>
    /// <param name="Asked">Whether its writer was asked already.</param>
    /// <param name="MayList">Whether its writer may be listed with the ruling.</param>
    /// <param name="Refusal">Why the caller may not rule on it, as a Korean sentence; null when they may.</param>
    public sealed record WaitingMail(
        Guid MailId, DateTimeOffset At, Waiting Why, string Text, PersonView From, string Subject, Decision Decision, Decision? BestGuess,
        string? Words, IReadOnlyList<Evidence> Evidence, IReadOnlyList<string> Attachments, bool Asked, bool MayList, string? Refusal);

    /// <summary>Somebody whom a reviewer listed.</summary>
    /// <param name="Id">The listing.</param>
    /// <param name="Person">Who.</param>
    /// <param name="Until">End of the time, exclusive, UTC.</param>
    /// <param name="ListedBy">By whom.</param>
    public sealed record ListedMember(Guid Id, PersonView Person, DateTimeOffset Until, PersonView ListedBy);

    internal static void MapListReviews(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/reviews", Handle).ForRoles(Role.Reviewer).WithTags("Mails");

    /// <summary>Lists what waits for the caller's body.</summary>
    private static async Task<Results<Ok<Response>, Problem>> Handle(Desk desk, CancellationToken cancellationToken)
    {
        if (desk.Caller.Body is not { } body)
            return Refusals.NoBody();
        var reviewer = await desk.Caller.KnownActor(desk.Db, cancellationToken) ?? Guid.Empty;
        var listed = await Listed(desk, body, cancellationToken);
        var items = new List<Item>();
        foreach (var id in await Ids(desk, cancellationToken))
        {
            var consultation = await desk.Journal.Load(id, cancellationToken);
            var standing = consultation.Standing(desk.City, desk.Now);
            var missing = standing.LeadTime.PlannedStart >= Lately(desk) && standing.Bodies.Any(b => b.Code == body && b.Word is null);
            var waiting = standing.Lists.Unclear.Select(m => (m, Waiting.Unclear)).Concat(standing.Lists.Unconfirmed.Select(m => (m, Waiting.Unconfirmed)))
                .Where(w => w.m.Body == body).DistinctBy(w => w.m.MailId).OrderBy(w => w.m.At).ToList();
            if (!missing && waiting.Count == 0)
                continue;
            var mails = new List<WaitingMail>();
            foreach (var (mail, why) in waiting)
                mails.Add(await Mail(desk, consultation, mail, why, reviewer, body, listed, cancellationToken));
            var row = consultation.Row;
            items.Add(new(
                consultation.Reference, row.Title, row.Department, standing.Status, standing.Revision ?? 0, standing.LeadTime.PlannedStart,
                standing.LeadTime.AnswerBy, missing,
                mails.Count > 0 && await Projection.Sent(desk.Db, consultation, cancellationToken) is { } sheet ? sheet.Messages : [], mails));
        }

        var members = new List<ListedMember>();
        foreach (var member in listed)
            members.Add(new(member.Id, await Person(desk, member.Address, cancellationToken), member.Until, await Person(desk, member.ListedBy, cancellationToken)));
        return TypedResults.Ok(new Response(body, desk.City.Body(body)!.Name, items, await Unmatched(desk, body, listed, cancellationToken), members));
    }

    private static async Task<IReadOnlyList<UnmatchedMail>> Unmatched(
        Desk desk, string body, IReadOnlyList<ListedMemberRow> listed, CancellationToken cancellationToken)
    {
        var settings = desk.City.Body(body)!;
        var addresses = settings.Addresses.Concat(settings.Members.Select(m => m.Address)).Concat(listed.Select(l => l.Address))
            .Select(a => a.ToLowerInvariant()).ToList();
        var since = desk.Now.AddDays(-desk.City.WatchDays);
        return await desk.Db.Mails.AsNoTracking()
            .Where(m => m.ConsultationId == null && m.ReceivedAt >= since && addresses.Contains(m.From))
            .OrderByDescending(m => m.ReceivedAt).Take(Most).Select(m => new UnmatchedMail(m.ReceivedAt, m.From, m.Subject)).ToListAsync(cancellationToken);
    }

    private static DateTimeOffset Lately(Desk desk) => desk.Now.AddDays(-1);

    /// <summary>Those whose sending is ahead or was just now; later a word still matters while its mailbox is watched and somebody has to look.</summary>
    private static async Task<IReadOnlyList<Guid>> Ids(Desk desk, CancellationToken cancellationToken)
    {
        var (lately, watched) = (Lately(desk), desk.Now.AddDays(-desk.City.WatchDays));
        var open = desk.Db.Consultations.AsNoTracking().Where(c => c.Revision > 0 && c.Status != Status.Withdrawn);
        // Two questions, since no index answers both at once.
        return await open.Where(c => c.PlannedStart >= lately).Select(c => new { c.Id, c.PlannedStart })
            .Union(open.Where(c => c.Status == Status.Attention && c.PlannedEnd >= watched).Select(c => new { c.Id, c.PlannedStart }))
            .OrderBy(c => c.PlannedStart).ThenBy(c => c.Id).Select(c => c.Id).Take(Most).ToListAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<ListedMemberRow>> Listed(Desk desk, string body, CancellationToken cancellationToken)
    {
        var now = desk.Now;
        return await desk.Db.ListedMembers.AsNoTracking().Where(l => l.Body == body && l.Until > now).OrderBy(l => l.From).ToListAsync(cancellationToken);
    }

    private static async Task<WaitingMail> Mail(
        Desk desk, Consultation consultation, ListedMail mail, Waiting why, Guid reviewer, string body, IReadOnlyList<ListedMemberRow> listed,
        CancellationToken cancellationToken)
    {
        var facts = consultation.Events.Select(e => e.Fact).ToList();
        var reply = facts.OfType<ReplyRecorded>().Last(r => r.MailId == mail.MailId);
        var words = await desk.Db.Mails.AsNoTracking().Where(m => m.Id == mail.MailId)
            .Select(m => new { m.Subject, m.VisibleText, m.Attachments }).SingleOrDefaultAsync(cancellationToken);
        var from = await Person(desk, reply.Person, cancellationToken);
        return new(
            mail.MailId, mail.At, why, mail.Text, from, words?.Subject ?? "", mail.Decision, reply.BestGuess, words?.VisibleText, reply.Evidence,
            words?.Attachments.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [],
            Asked: facts.OfType<WriterAsked>().Any(a => a.MailId == mail.MailId),
            MayList: consultation.State.MayList(reviewer, body, mail.MailId, desk.Now) is null && listed.All(l => l.Address != from.Address),
            Refusal: consultation.State.MayReview(reviewer, body, mail.MailId, desk.Now)?.Sentence());
    }

    private static async Task<PersonView> Person(Desk desk, Guid id, CancellationToken cancellationToken) =>
        View(await desk.Db.Actors.FindAsync([id], cancellationToken));

    private static async Task<PersonView> Person(Desk desk, string address, CancellationToken cancellationToken) =>
        View(await desk.Db.Actors.SingleOrDefaultAsync(a => a.Address == address, cancellationToken));

    private static PersonView View(ActorRow? actor) => new(actor is { Name.Length: > 0 } ? actor.Name : actor?.Address ?? "", actor?.Address ?? "");
}
