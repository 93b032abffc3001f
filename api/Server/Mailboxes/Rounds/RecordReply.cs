using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace ConsultAddin.Server.Mailboxes.Rounds;

/// <summary>
/// Matches a mail and records the verdict as the reader gave it, one for each consultation of which it speaks. Which revision it answers
/// and whether it counts is left to the fold, so that the order in which mails are found never matters.
/// </summary>
internal sealed class RecordReply(ConsultationsDb db, Journal journal, CitySettings city)
{
    /// <summary>Stages a reply with its facts; false when nothing names a consultation of ours, and then nothing is staged.</summary>
    public async Task<bool> StageAsync(IncomingMail mail, FindConsultation find, KeepMail keep, CancellationToken ct)
    {
        var read = mail.Read;
        if (read.Bounce is { ReportedMessageId: { } reported })
        {
            if (await OfMessageAsync(reported, ct) is not { } about || await find(about, ct) is not { } consultation)
                return false;
            await StageUndeliveredAsync(mail, consultation, reported, read.Bounce, keep, ct);
            return true;
        }

        var match = ReplyMatcher.Match(read.Keys, await KnownMails.ForAsync(db, read.Keys, ct));
        var matched = false;
        foreach (var opinion in read.Opinions)
        {
            if ((opinion.Reference ?? match.Reference) is not { } reference || await find(reference, ct) is not { } consultation)
                continue;
            var named = opinion.Reference is null || opinion.Reference == match.Reference ? match : Match.Nothing;
            await StageVerdictAsync(mail, consultation, named, opinion, keep, ct);
            matched = true;
        }

        return matched;
    }

    private async Task StageVerdictAsync(
        IncomingMail mail, Consultation consultation, Match match, Opinion opinion, KeepMail keep, CancellationToken ct)
    {
        var read = mail.Read;
        var row = await keep(mail, consultation.Row.Id, ct);
        var person = await db.ActorOf(
            read.Sender.Address ?? "?", read.Sender.Check == SenderCheck.Pass ? read.Sender.DisplayName : "", ct);
        var isOwner = consultation.State.Owners.Contains(person);
        var fromOwnSentMail = isOwner && mail.IsSentCopy && !IsConsultationMailbox(mail.Mailbox);
        var unsure = match.Disagrees && Decides(opinion.Decision);
        var fact = new ReplyRecorded
        {
            MailId = row.Id,
            MailHash = read.MailHash,
            ContentHash = read.ContentHash,
            MessageIdHash = read.MessageId is { } id ? MessageIdHash.Of(id) : null,
            ReceivedAt = mail.Metadata.ReceivedAt,
            Date = read.Date,
            Body = isOwner ? null : read.Sender.Body ?? read.Sender.PretendedBody,
            Person = person,
            Role = isOwner ? PersonRole.Owner : read.Sender.Role,
            Sender = fromOwnSentMail ? SenderCheck.Pass : read.Sender.Check,
            Answers = [.. read.Keys.InReplyTo.Concat(read.Keys.References.TakeLast(1)).Distinct().Select(MessageIdHash.Of)],
            WrittenRevision = opinion.Revision ?? Written(read.Keys, consultation.Reference),
            ToBodies = await RecipientsAsync(mail.Mime, ct),
            Kind = read.Kind,
            Decision = unsure ? Decision.Unclear : opinion.Decision,
            BestGuess = unsure ? opinion.Decision : opinion.BestGuess,
            AwaitsOtherBody = opinion.AwaitsOtherBody,
            ReaderVersion = ReadReply.ReaderVersion,
            Evidence = opinion.Evidence,
        };
        var facts = new List<Fact>();
        if (!IsKnown(consultation.State, fact))
            facts.Add(fact);
        // An absence that nobody proved would send the officer to a deputy whom an outsider named.
        if (read is { Absence: { } absence, Sender: { Body: { } body, Check: SenderCheck.Pass } } && !consultation.Events.Any(e => e.Fact is AbsenceNoticed a && a.MailHash == read.MailHash))
        {
            facts.Add(new AbsenceNoticed
            {
                MailId = row.Id,
                MailHash = read.MailHash,
                Body = body,
                Person = person,
                ReceivedAt = mail.Metadata.ReceivedAt,
                NamesDeputy = absence.Deputy is not null || absence.DeputyAddress is not null,
            });
        }

        await KnowAsync(read.MessageId, consultation.Row.Id, match.Revision, ct);
        if (facts.Count > 0)
            await journal.Append(consultation, null, facts, ct);
    }

    /// <summary>
    /// Another copy says something new only if it arrived earlier or is proven otherwise: then the fold has to know of it (rule 7).
    /// </summary>
    private static bool IsKnown(ConsultationState state, ReplyRecorded copy) =>
        state.Events.Any(e => e.Fact is ReplyRecorded known
            && known.MailHash == copy.MailHash && known.Sender == copy.Sender && known.ReceivedAt <= copy.ReceivedAt);

    private async Task StageUndeliveredAsync(
        IncomingMail mail, Consultation consultation, string reported, Bounce bounce, KeepMail keep, CancellationToken ct)
    {
        var row = await keep(mail, consultation.Row.Id, ct);
        if (consultation.Events.Any(e => e.Fact is Undelivered known && known.MailHash == mail.Read.MailHash))
            return;
        var bodies = city.Bodies
            .Where(b => b.Addresses.Intersect(bounce.Recipients, StringComparer.OrdinalIgnoreCase).Any()).Select(b => (string?)b.Code).DefaultIfEmpty(null);
        await journal.Append(
            consultation,
            null,
            [.. bodies.Select(body => new Undelivered
            {
                MailId = row.Id, MailHash = mail.Read.MailHash, Body = body, ReceivedAt = mail.Metadata.ReceivedAt,
                AboutMessageIdHash = MessageIdHash.Of(reported),
            })],
            ct);
    }

    private async Task KnowAsync(string? messageId, Guid consultation, int? revision, CancellationToken ct)
    {
        if (messageId is not null && await db.Set<KnownMessageRow>().FindAsync([messageId, consultation], ct) is null)
            db.Add(new KnownMessageRow { MessageId = messageId, ConsultationId = consultation, Revision = revision });
    }

    private async Task<Reference?> OfMessageAsync(string messageId, CancellationToken ct)
    {
        var known = db.Set<KnownMessageRow>().Local.FirstOrDefault(k => k.MessageId == messageId)
            ?? await db.Set<KnownMessageRow>().AsNoTracking().FirstOrDefaultAsync(k => k.MessageId == messageId, ct);
        return known is not null && await db.Consultations.FindAsync([known.ConsultationId], ct) is { } row ? new Reference(row.Year, row.Number) : null;
    }

    private static int? Written(MailKeys keys, Reference reference) =>
        keys.SubjectReferences.Concat(keys.TextReferences).Where(m => m.Reference == reference).Select(m => m.Revision).FirstOrDefault(r => r is not null);

    private async Task<List<string>> RecipientsAsync(byte[] mime, CancellationToken ct)
    {
        using var stream = new MemoryStream(mime, writable: false);
        using var mail = MimeMessage.Load(stream, ct);
        var addresses = mail.To.Mailboxes.Concat(mail.Cc.Mailboxes).Select(m => m.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var listed = (await db.ListedMembers.AsNoTracking().ToListAsync(ct)).Where(l => addresses.Contains(l.Address)).Select(l => l.Body).ToHashSet();
        return
        [
            .. city.Bodies.Where(b => listed.Contains(b.Code) || b.Addresses.Concat(b.Members.Select(m => m.Address)).Any(addresses.Contains))
                .Select(b => b.Code),
        ];
    }

    private static bool Decides(Decision decision) =>
        decision is Decision.Approve or Decision.Conditional or Decision.Changes or Decision.Reject or Decision.Retract;

    private bool IsConsultationMailbox(string mailbox) => mailbox.Equals(city.ConsultationMailbox, StringComparison.OrdinalIgnoreCase);
}
