using ConsultAddin.Server.Mailboxes.Rows;
using MimeKit;
using MimeKit.Utils;

namespace ConsultAddin.Server.Mailboxes.Outbox;

/// <summary>
/// A mail of our own as RFC 822: it says that a machine wrote it (RFC 3834), asks Exchange for no automatic answer,
/// and stands in the sheet's thread.
/// </summary>
internal static class OurMail
{
    /// <summary>The Message-ID of a row's mail, without angle brackets; known before anything is sent, so that it can be looked up.</summary>
    public static string MessageId(OutboxRow row, string consultationMailbox) =>
        $"{row.Id:N}@{consultationMailbox[(consultationMailbox.LastIndexOf('@') + 1)..]}";

    /// <summary>The mail's bytes.</summary>
    public static byte[] Write(OutboxRow row, string consultationMailbox, DateTimeOffset now)
    {
        using var mail = new MimeMessage { Subject = row.Subject, Date = now, MessageId = MessageId(row, consultationMailbox) };
        mail.From.Add(new MailboxAddress("120 사전협의", consultationMailbox));
        foreach (var address in row.To.Split(',', StringSplitOptions.RemoveEmptyEntries))
            mail.To.Add(new MailboxAddress("", address));
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", "All");
        var thread = MimeUtils.EnumerateReferences(string.Join(' ', row.References.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => $"<{id}>"))).ToList();
        if (thread.Count > 0)
        {
            mail.InReplyTo = thread[^1];
            mail.References.AddRange(thread);
        }

        mail.Body = new TextPart("plain") { Text = row.Text, ContentTransferEncoding = ContentEncoding.Base64 };
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        using var bytes = new MemoryStream();
        mail.WriteTo(format, bytes);
        return bytes.ToArray();
    }
}
