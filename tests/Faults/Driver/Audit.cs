using System.Globalization;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Faults.Driver;

/// <summary>Holds what the product has kept and sent against what was delivered.</summary>
internal sealed class Audit(Func<ConsultationsDb> open, StandInDoor standIn)
{
    private readonly List<string> findings = [];

    /// <summary>Mails that were delivered and don't count, and mails owed that never went.</summary>
    public int Lost { get; private set; }

    /// <summary>Mails that are kept or counted twice, and mails of ours that went twice.</summary>
    public int Doubled { get; private set; }

    /// <summary>Consultations whose status or history isn't what it must be.</summary>
    public int Wrong { get; private set; }

    /// <summary>Each of them in a line.</summary>
    public IReadOnlyList<string> Findings => findings;

    /// <summary>Whether nothing waits any more: every folder was read to its end since an instant, no mail is parked, none of ours is on its way.</summary>
    public async Task<bool> IsQuietSinceAsync(DateTimeOffset since, CancellationToken ct)
    {
        await using var db = open();
        return !await db.Set<WatchedFolderRow>().AnyAsync(f => f.ReadAt == null || f.ReadAt < since || f.Marked > f.Drained, ct)
            && !await db.Set<ParkedMailRow>().AnyAsync(ct)
            && !await db.Set<OutboxRow>().AnyAsync(o => o.State == OutboxState.Waiting || o.State == OutboxState.Drafted || o.State == OutboxState.Told, ct);
    }

    /// <summary>Looks at everything.</summary>
    /// <param name="stories">The consultations.</param>
    /// <param name="strangers">Message-IDs of private mail.</param>
    /// <param name="ct">Ends it.</param>
    public async Task RunAsync(IEnumerable<Story> stories, IEnumerable<string> strangers, CancellationToken ct)
    {
        await using var db = open();
        var mails = (await db.Mails.AsNoTracking().Select(m => new Kept(m.MessageId, m.MailHash, m.ConsultationId)).ToListAsync(ct)).ToLookup(m => m.MessageId);
        foreach (var story in stories.Where(s => s.Reference.Length > 0))
            await LookAtAsync(db, story, mails, ct);
        foreach (var kept in strangers.Where(mails.Contains))
            IsWrong($"private mail was kept: {kept}");
        await LookAtOurMailAsync(db, ct);
    }

    private async Task LookAtAsync(ConsultationsDb db, Story story, ILookup<string, Kept> mails, CancellationToken ct)
    {
        var reference = Reference.Parse(story.Reference);
        var row = await db.Consultations.AsNoTracking().SingleAsync(c => c.Year == reference.Year && c.Number == reference.Number, ct);
        var events = await db.Events.AsNoTracking().Where(e => e.ConsultationId == row.Id).OrderBy(e => e.Version).ToListAsync(ct);
        if (EventChain.FirstBreak(events) is { } version)
            IsWrong($"{reference}: its chain of events breaks at {version}");
        var facts = events.Select(e => EventJson.Read(e.Name, e.NameVersion, e.Fact)).ToList();
        if (facts.OfType<RevisionOpened>().Count() != story.Revision)
            IsWrong($"{reference}: {facts.OfType<RevisionOpened>().Count()} revisions were opened of {story.Revision} sent");
        var expected = Expectation.Of(story.Delivered, story.Revision, story.Withdrawn);
        if (row.Status != expected)
            IsWrong($"{reference}: {row.Status} and not {expected} after {string.Join(", ", story.Delivered.Select(d => $"{d.Kind} of {d.Body.Split('@')[0]} on {d.Revision}"))}");
        foreach (var mail in story.Delivered)
        {
            var before = findings.Count;
            Count(mail, [.. mails[mail.MessageId]], mail.Kind == Kind.Stray ? null : row.Id, facts);
            if (findings.Count > before)
                await TellOfAsync(mail, ct);
        }
    }

    /// <summary>What can help to find out why: when and where it arrived, and when it was read whole.</summary>
    private async Task TellOfAsync(Delivered mail, CancellationToken ct)
    {
        findings.Add(string.Create(CultureInfo.InvariantCulture, $"  {mail.MessageId} arrived at {mail.At:HH:mm:ss.fff} in {string.Join(", ", mail.To)}"));
        foreach (var read in await standIn.ReadsOfAsync(mail.MessageId, ct))
            findings.Add($"  {read}");
    }

    private void Count(Delivered mail, IReadOnlyList<Kept> kept, Guid? consultation, IReadOnlyList<Fact> facts)
    {
        if (kept.Count == 0)
            IsLost($"{mail.Kind}: not kept");
        if (kept.Count > 1)
            IsDoubled($"{mail.Kind}: kept {kept.Count} times");
        if (kept.Any(k => k.ConsultationId != consultation))
            IsLost($"{mail.Kind}: kept for another consultation, or none");
        if (kept.Count == 0 || consultation is null)
            return;
        var recorded = facts.OfType<ReplyRecorded>().Where(r => r.MailHash == kept[0].MailHash).ToList();
        var undelivered = facts.OfType<Undelivered>().Count(u => u.MailHash == kept[0].MailHash);
        if (recorded.Count + undelivered == 0)
            IsLost($"{mail.Kind}: kept and not counted");
        // A copy that arrived earlier than those before is one fact more, and no mail more: the status takes them as one.
        if (undelivered > 1 || recorded.DistinctBy(r => (r.Sender, r.ReceivedAt)).Count() < recorded.Count || recorded.Count > mail.Copies)
            IsDoubled($"{mail.Kind}: counted {recorded.Count + undelivered} times");
    }

    private async Task LookAtOurMailAsync(ConsultationsDb db, CancellationToken ct)
    {
        var ours = await db.Set<OutboxRow>().AsNoTracking().ToListAsync(ct);
        foreach (var twice in ours.GroupBy(o => (o.ConsultationId, o.Kind, o.Step)).Where(g => g.Count() > 1))
            IsDoubled($"our mail {twice.Key.Kind}: owed {twice.Count()} times");
        foreach (var unsent in ours.Where(o => o.State is not (OutboxState.Sent or OutboxState.Dropped)))
            IsLost($"our mail {unsent.Kind}: {unsent.State} after {unsent.Attempts} attempts");
        // The foundation's mailbox is no business of the city's tenant.
        foreach (var mailbox in (string[])[People.Officer, People.CitizenService])
        {
            var arrived = await standIn.CountAsync(mailbox, "inbox", ct);
            foreach (var sent in ours.Where(o => o.State == OutboxState.Sent && o.To.Split(',').Contains(mailbox)))
            {
                if (arrived.GetValueOrDefault(sent.MessageId!) is var times and not 1)
                    (times == 0 ? (Action<string>)IsLost : IsDoubled)($"our mail {sent.Kind}: arrived {times} times");
            }
        }
    }

    private void IsLost(string what)
    {
        Lost++;
        findings.Add($"lost: {what}");
    }

    private void IsDoubled(string what)
    {
        Doubled++;
        findings.Add($"doubled: {what}");
    }

    private void IsWrong(string what)
    {
        Wrong++;
        findings.Add($"wrong: {what}");
    }

    private sealed record Kept(string MessageId, string MailHash, Guid? ConsultationId);
}
