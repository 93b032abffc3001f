using System.Text.Json;
using ConsultAddin.Core;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Mailboxes.Rounds;

/// <summary>A sheet's mail that was found as it was sent.</summary>
/// <param name="MessageId">Its Message-ID without angle brackets.</param>
/// <param name="FilledAt">When its sheet was filled.</param>
internal sealed record SentCopy(string MessageId, DateTimeOffset FilledAt);

/// <summary>
/// Rule 5: a revision opens from the mail as it was sent. That is the copy among the sent mails of a sheet's mailbox, or the copy in the
/// consultation mailbox if it proves internal; in both, From is the sheet's, and the mail's own part holds both anchors of a fill.
/// Whichever copy comes first opens; the same fill sent again adds its Message-ID.
/// </summary>
internal sealed class RecordSheet(ConsultationsDb db, Journal journal, CitySettings city)
{
    private const long NotBegun = -1;

    /// <summary>Stages a sheet's mail; null when the mail is none.</summary>
    public async Task<SentCopy?> StageAsync(IncomingMail mail, FindConsultation find, KeepMail keep, CancellationToken ct)
    {
        if (mail.Read is not { Kind: MailKind.Person, MessageId: { } messageId, Sender.Address: { } from })
            return null;
        if (Anchors.Find(mail.Read.OwnPart) is not [var anchored, ..] || await find(anchored.Reference, ct) is not { } consultation)
            return null;
        // The same sheet filled for another From is another row of the same fill: its code follows from reference, number and sheet.
        var fill = await db.Fills.Where(f => f.ConsultationId == consultation.Row.Id && f.Revision == anchored.Revision && f.FillCode == anchored.FillCode)
            .OrderBy(f => f.At).ThenBy(f => f.Id).FirstOrDefaultAsync(ct);
        if (fill?.Sheet is not { } json || !await IsSheetsOwnAsync(mail, from, consultation, fill, ct))
            return null;
        if (consultation.Withdrawn)
            return null;

        var row = await keep(mail, consultation.Row.Id, ct);
        var sheet = JsonSerializer.Deserialize<Sheet>(json, CoreJson.Options)!;
        var id = MessageIdHash.Of(messageId);
        var revisions = consultation.State.Revisions;
        if (revisions.SelectMany(r => r.Mails).All(m => m.MessageIdHash != id))
        {
            var sent = SentSheet.Read(mail.Mime, sheet, city);
            var opened = revisions.FirstOrDefault(r => r.Opened.FillCode == fill.FillCode);
            var revision = opened?.Number ?? Math.Max(anchored.Revision, (revisions.Count == 0 ? 0 : revisions[^1].Number) + 1);
            Fact fact = opened is null
                ? new RevisionOpened
                {
                    Revision = revision,
                    FillId = fill.Id,
                    FillCode = fill.FillCode,
                    TextHash = sent.TextHash,
                    MailId = row.Id,
                    MessageIdHash = id,
                    SentAt = mail.Metadata.SentAt,
                    PlannedStart = sheet.PlannedStart,
                    PlannedEnd = sheet.PlannedEnd,
                    Bodies = [.. city.Bodies.Select(b => b.Code)],
                    MissingBodies = sent.MissingBodies,
                    TextsDiffer = sent.Differences.Count > 0,
                    WordFileMissing = sent.WordFileMissing,
                    ConsultationMailboxMissing = sent.ConsultationMailboxMissing,
                    Urgent = sheet.Urgent is not null,
                }
                : new SentMailAdded
                {
                    Revision = revision,
                    MailId = row.Id,
                    MessageIdHash = id,
                    SentAt = mail.Metadata.SentAt,
                    MissingBodies = sent.MissingBodies,
                    TextsDiffer = sent.Differences.Count > 0,
                };
            db.Add(new KnownMessageRow { MessageId = messageId, ConsultationId = consultation.Row.Id, Revision = revision });
            await journal.Append(consultation, null, [fact], ct);
            await LookAgainAsync(mail, consultation.Row.Id, ct);
        }

        await KeepConversationAsync(mail, consultation.Row.Id, ct);
        return new(messageId, fill.At);
    }

    private async Task<bool> IsSheetsOwnAsync(IncomingMail mail, string from, Consultation consultation, FillRow fill, CancellationToken ct)
    {
        var mailboxes = await db.Set<WatchRow>().Where(w => w.ConsultationId == consultation.Row.Id).Select(w => w.Mailbox).ToListAsync(ct);
        var owners = consultation.State.Owners;
        var addresses = await db.Actors.Where(a => owners.Contains(a.Id) && a.Address != null).Select(a => a.Address!).ToListAsync(ct);
        if (!mailboxes.Concat(addresses).Append(fill.Mailbox).Contains(from, StringComparer.OrdinalIgnoreCase))
            return false;
        return mail.IsSentCopy && mailboxes.Contains(mail.Mailbox)
            || (mail.Mailbox.Equals(city.ConsultationMailbox, StringComparison.OrdinalIgnoreCase) && mail.Read.Sender.Internal);
    }

    /// <summary>
    /// A Message-ID that is known only now makes candidates of earlier mails which named it: the sheet's mailboxes are read again from
    /// the fill on. It costs metadata only, and what was read before is skipped.
    /// </summary>
    private async Task LookAgainAsync(IncomingMail mail, Guid consultation, CancellationToken ct)
    {
        var mailboxes = db.Set<WatchRow>().Where(w => w.ConsultationId == consultation).Select(w => w.Mailbox);
        foreach (var folder in await db.Set<WatchedFolderRow>().Where(f => mailboxes.Contains(f.Mailbox)).ToListAsync(ct))
        {
            // The folder being read just now goes on where it is; its later mails are judged with what is known by then.
            if (folder.Mailbox == mail.Mailbox && folder.Folder == mail.Folder)
                continue;
            folder.DeltaLink = null;
            folder.ReadAt = null;
            // A round that is reading the folder from its beginning just now sees by this that it has to once more.
            folder.Begun = NotBegun;
            folder.Marked++;
        }
    }

    private async Task KeepConversationAsync(IncomingMail mail, Guid consultation, CancellationToken ct)
    {
        if (mail.Metadata.ConversationId.Length > 0
            && await db.Set<ConversationRow>().FindAsync([mail.Mailbox, mail.Metadata.ConversationId, consultation], ct) is null)
            db.Add(new ConversationRow { Mailbox = mail.Mailbox, ConversationId = mail.Metadata.ConversationId, ConsultationId = consultation });
    }
}
