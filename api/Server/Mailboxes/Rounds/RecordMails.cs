using ConsultAddin.Core.Replies;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Mailboxes.Outbox;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Mailboxes.Rounds;

/// <summary>
/// Stages all that follows from mails that were read: the mails, their copies, the facts of their consultations. A mail that was staged
/// or stored before changes nothing, in whichever mailbox and order its copies turn up (rule 7); one that nothing names a consultation
/// for is kept and shown (rule 6).
/// </summary>
internal sealed class RecordMails(ConsultationsDb db, Journal journal, CitySettings city, RecordSheet sheets, RecordReply replies)
{
    /// <summary>How much earlier than the copy at hand of a mail an answer to it may have been received: each mailbox has its own delays.</summary>
    private static readonly TimeSpan Earlier = TimeSpan.FromMinutes(10);

    private readonly Dictionary<Reference, Consultation?> loaded = [];

    /// <summary>Stages a page of one mailbox.</summary>
    public async Task StageAsync(string mailbox, IReadOnlyList<IncomingMail> mails, CancellationToken ct)
    {
        foreach (var mail in mails)
        {
            if (await db.Set<MailCopyRow>().FindAsync([mailbox, mail.Metadata.GraphId], ct) is null && !await IsOursAsync(mail, ct))
                await StageAsync(mail, ct);
        }
    }

    private async Task StageAsync(IncomingMail mail, CancellationToken ct)
    {
        if (await sheets.StageAsync(mail, LoadAsync, RowAsync, ct) is { } opened)
            await MatchAgainAsync(opened.MessageId, opened.FilledAt - Candidates.ClockDifference, ct);
        else if (await replies.StageAsync(mail, LoadAsync, RowAsync, ct))
            await MatchAgainAsync(mail.Read.MessageId, mail.Metadata.ReceivedAt - Earlier, ct);
        else if (!mail.OnlyIfOurs)
            await RowAsync(mail, null, ct);
    }

    /// <summary>Mails that nothing named a consultation for before a Message-ID which they answer was known, and mails that answer these.</summary>
    private async Task MatchAgainAsync(string? messageId, DateTimeOffset since, CancellationToken ct)
    {
        if (messageId is null)
            return;
        var reader = await ReadingSettings.OfAsync(db, city, ct);
        await db.Mails.Where(m => m.ConsultationId == null && m.Mime != null && m.ReceivedAt >= since).LoadAsync(ct);
        // Those staged in this transaction are not in the database yet.
        foreach (var row in db.Mails.Local.Where(m => m.ConsultationId == null && m.Mime != null && m.ReceivedAt >= since).OrderBy(m => m.ReceivedAt).ToList())
        {
            using var stream = new MemoryStream(row.Mime!, writable: false);
            var read = ReplyReader.Read(stream, reader, row.ReceivedAt);
            if (!read.Keys.InReplyTo.Concat(read.Keys.References.TakeLast(1)).Contains(messageId) && read.Bounce?.ReportedMessageId != messageId)
                continue;
            await db.Set<MailCopyRow>().Where(c => c.MailId == row.Id).LoadAsync(ct);
            foreach (var copy in db.Set<MailCopyRow>().Local.Where(c => c.MailId == row.Id).ToList())
            {
                var metadata = new MailMetadata(copy.GraphId, row.MessageId, copy.ConversationId, row.From, row.Subject, copy.ReceivedAt, copy.ReceivedAt, false);
                await replies.StageAsync(new(copy.Mailbox, copy.Folder, metadata, false, read, row.Mime!), LoadAsync, RowAsync, ct);
            }

            if (row.ConsultationId is not null)
                await MatchAgainAsync(read.MessageId, since, ct);
        }
    }

    /// <summary>
    /// A mail that the product sent itself; it lies in the consultation mailbox and in those of the owners. After a backup was restored
    /// its row may be missing: then its form tells, which nobody gains by imitating, since a machine's mail from here moves nothing.
    /// </summary>
    private async Task<bool> IsOursAsync(IncomingMail mail, CancellationToken ct) =>
        string.Equals(mail.Read.Sender.Address, city.ConsultationMailbox, StringComparison.OrdinalIgnoreCase)
        && mail.Read.MessageId is { } id
        && ((mail.Read.Kind != MailKind.Person && OurMail.LooksOurs(id, city.ConsultationMailbox)) || await db.Set<OutboxRow>().AnyAsync(o => o.MessageId == id, ct));

    private async Task<Consultation?> LoadAsync(Reference reference, CancellationToken ct)
    {
        if (!loaded.TryGetValue(reference, out var consultation))
            loaded[reference] = consultation = await journal.Load(reference, ct);
        return consultation;
    }

    /// <summary>The row of a mail and of this copy, staged when they are new.</summary>
    private async Task<MailRow> RowAsync(IncomingMail mail, Guid? consultation, CancellationToken ct)
    {
        var read = mail.Read;
        var row = db.Mails.Local.FirstOrDefault(m => m.MailHash == read.MailHash)
            ?? await db.Mails.FirstOrDefaultAsync(m => m.MailHash == read.MailHash, ct);
        if (row is null)
        {
            db.Mails.Add(row = new()
            {
                Id = Guid.CreateVersion7(),
                MailHash = read.MailHash,
                ContentHash = read.ContentHash,
                MessageId = Storable(read.MessageId),
                From = Storable(read.Sender.Address).ToLowerInvariant(),
                Subject = Storable(read.Subject),
                VisibleText = Storable(read.VisibleText),
                Attachments = Storable(string.Join('\n', read.Attachments)),
                ReceivedAt = mail.Metadata.ReceivedAt,
                Mime = mail.Mime,
            });
        }

        row.ConsultationId ??= consultation;
        if (mail.Metadata.ReceivedAt < row.ReceivedAt)
            row.ReceivedAt = mail.Metadata.ReceivedAt;
        if (await db.Set<MailCopyRow>().FindAsync([mail.Mailbox, mail.Metadata.GraphId], ct) is null)
        {
            db.Add(new MailCopyRow
            {
                Mailbox = mail.Mailbox,
                GraphId = mail.Metadata.GraphId,
                Folder = mail.Folder,
                MailId = row.Id,
                ReceivedAt = mail.Metadata.ReceivedAt,
                ConversationId = mail.Metadata.ConversationId,
            });
        }

        return row;
    }

    /// <summary>PostgreSQL takes no NUL in a text; nobody types one, and a hostile mail may hold it.</summary>
    private static string Storable(string? text) => (text ?? "").Replace("\0", "", StringComparison.Ordinal);
}

/// <summary>Finds a consultation once for a whole transaction, so that all its facts are appended to the same one.</summary>
internal delegate Task<Consultation?> FindConsultation(Reference reference, CancellationToken ct);

/// <summary>The stored row of a mail, for the consultation that it is matched to.</summary>
internal delegate Task<MailRow> KeepMail(IncomingMail mail, Guid? consultation, CancellationToken ct);
