using System.Security.Cryptography;
using System.Text;
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
    private const string Mark = "120.";

    private const int KeyLength = 40;

    /// <summary>
    /// The Message-ID of a row's mail, without angle brackets. It follows from the key (consultation, kind, step), not from the row: what
    /// was sent after a backup is found in the mailbox by the row that owes it anew once that backup is restored.
    /// </summary>
    public static string MessageId(OutboxRow row, string consultationMailbox)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{row.ConsultationId:N}\n{row.Kind}\n{row.Step}"));
        return $"{Mark}{Convert.ToHexStringLower(key)[..KeyLength]}@{Domain(consultationMailbox)}";
    }

    /// <summary>Whether a Message-ID is made as ours are; anybody can make one like it, so it proves nothing.</summary>
    public static bool LooksOurs(string messageId, string consultationMailbox) =>
        messageId.StartsWith(Mark, StringComparison.Ordinal)
        && messageId.Length > Mark.Length + KeyLength
        && messageId[Mark.Length..(Mark.Length + KeyLength)].All(char.IsAsciiHexDigitLower)
        && messageId[(Mark.Length + KeyLength)..].Equals($"@{Domain(consultationMailbox)}", StringComparison.OrdinalIgnoreCase);

    private static string Domain(string mailbox) => mailbox[(mailbox.LastIndexOf('@') + 1)..];

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
