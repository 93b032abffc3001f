using System.Text.RegularExpressions;
using MimeKit;

namespace ConsultAddin.Local.Exchange;

/// <summary>A mail address with the name shown beside it.</summary>
public sealed record Correspondent(string Name, string Address)
{
    internal static Correspondent Of(MailboxAddress mailbox) =>
        new(string.IsNullOrEmpty(mailbox.Name) ? mailbox.Address : mailbox.Name, mailbox.Address);

    internal MailboxAddress ToMailbox() => new(Name == Address ? "" : Name, Address);
}

/// <summary>What a mailbox shows of a mail without reading it whole.</summary>
public sealed partial record Envelope
{
    /// <summary>The decoded subject.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The first address of From; null in a draft that has none.</summary>
    public Correspondent? From { get; init; }

    /// <summary>The Sender header, or From where there is none.</summary>
    public Correspondent? Sender { get; init; }

    /// <summary>The addresses of To.</summary>
    public IReadOnlyList<Correspondent> To { get; init; } = [];

    /// <summary>The addresses of Cc.</summary>
    public IReadOnlyList<Correspondent> Cc { get; init; } = [];

    /// <summary>The addresses of Bcc; only a sender's own copy has them.</summary>
    public IReadOnlyList<Correspondent> Bcc { get; init; } = [];

    /// <summary>The addresses of Reply-To.</summary>
    public IReadOnlyList<Correspondent> ReplyTo { get; init; } = [];

    /// <summary>The Message-ID with its angle brackets.</summary>
    public string MessageId { get; init; } = "";

    /// <summary><c>low</c>, <c>normal</c> or <c>high</c>.</summary>
    public string Importance { get; init; } = "normal";

    /// <summary>Whether there is an attachment that isn't shown inside the text.</summary>
    public bool HasAttachments { get; init; }

    /// <summary>The first 255 characters of the text.</summary>
    public string Preview { get; init; } = "";

    /// <summary>Whether the sender asks for a read receipt.</summary>
    public bool ReadReceiptRequested { get; init; }

    /// <summary>The subject without reply and forward prefixes: what Exchange makes a conversation of.</summary>
    public string Topic => Prefixes().Replace(Subject, "").Trim();

    internal static Envelope Of(MimeMessage mail) => new()
    {
        Subject = mail.Subject ?? "",
        From = mail.From.Mailboxes.Select(Correspondent.Of).FirstOrDefault(),
        Sender = (mail.Sender ?? mail.From.Mailboxes.FirstOrDefault()) is { } sender ? Correspondent.Of(sender) : null,
        To = [.. mail.To.Mailboxes.Select(Correspondent.Of)],
        Cc = [.. mail.Cc.Mailboxes.Select(Correspondent.Of)],
        Bcc = [.. mail.Bcc.Mailboxes.Select(Correspondent.Of)],
        ReplyTo = [.. mail.ReplyTo.Mailboxes.Select(Correspondent.Of)],
        MessageId = mail.MessageId is { Length: > 0 } id ? $"<{id}>" : "",
        Importance = mail.Importance switch
        {
            MessageImportance.High => "high",
            MessageImportance.Low => "low",
            _ => "normal",
        },
        HasAttachments = Parts.Attachments(mail).Any(a => !Parts.IsInline(a)),
        Preview = Preview255(Parts.Text(mail)),
        ReadReceiptRequested = mail.Headers.Contains(HeaderId.DispositionNotificationTo),
    };

    private static string Preview255(string text)
    {
        var line = Blanks().Replace(text, " ").Trim();
        return line.Length <= 255 ? line : line[..(char.IsHighSurrogate(line[254]) ? 254 : 255)];
    }

    [GeneratedRegex(@"^(\s*(re|fw|fwd|aw|회신|답장|전달)\s*:\s*)+", RegexOptions.IgnoreCase)]
    private static partial Regex Prefixes();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
