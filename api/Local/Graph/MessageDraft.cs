using System.Text.Json.Nodes;
using ConsultAddin.Local.Exchange;
using MimeKit;
using MimeKit.Utils;

namespace ConsultAddin.Local.Graph;

/// <summary>Makes a MIME mail of what a client sends, as JSON or as base64 MIME.</summary>
internal static class MessageDraft
{
    private static readonly HashSet<string> Writable =
    [
        "subject", "body", "toRecipients", "ccRecipients", "bccRecipients", "replyTo", "from", "sender", "importance",
        "internetMessageHeaders", "attachments", "isReadReceiptRequested", "isDeliveryReceiptRequested", "categories",
        "flag", "isRead", "internetMessageId", "inferenceClassification", "hasAttachments",
    ];

    /// <summary>The mail in a request whose content type is text/plain: base64 over MIME.</summary>
    public static async Task<MimeMessage> ReadMimeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        byte[] raw;
        try
        {
            raw = Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw GraphError.BadRequest("ErrorMimeContentInvalidBase64String", "Invalid base64 string for MIME content.");
        }

        try
        {
            return Parts.Read(raw);
        }
        catch (FormatException)
        {
            throw GraphError.BadRequest("ErrorMimeContentInvalid", "The MIME content is invalid.");
        }
    }

    public static bool IsMime(HttpContext context) =>
        context.Request.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Gives a draft what every draft has: a sender and a Message-ID.</summary>
    public static MimeMessage Complete(MimeMessage mail, Mailbox mailbox, DateTimeOffset now)
    {
        if (mail.From.Count == 0) mail.From.Add(new MailboxAddress(mailbox.Account.Name, mailbox.Account.Address));
        if (mail.MessageId is not { Length: > 0 }) mail.MessageId = MimeUtils.GenerateMessageId("KORPRD01.PROD.OUTLOOK.COM");
        if (!mail.Headers.Contains(HeaderId.Date)) mail.Date = now;
        mail.Body ??= Parts.Body("", html: false);
        return mail;
    }

    /// <summary>Changes a mail by a JSON message; what isn't named stays.</summary>
    public static void Apply(MimeMessage mail, JsonObject json)
    {
        foreach (var (property, value) in json)
        {
            if (property.StartsWith('@')) continue;
            if (!Writable.Contains(property)) throw GraphError.BadProperty(property, "microsoft.graph.message");
            Set(mail, property, value);
        }
    }

    private static void Set(MimeMessage mail, string property, JsonNode? value)
    {
        switch (property)
        {
            case "subject":
                mail.Subject = (string?)value ?? "";
                break;
            case "body":
                var html = string.Equals((string?)value?["contentType"], "html", StringComparison.OrdinalIgnoreCase);
                Parts.SetBody(mail, Parts.Body((string?)value?["content"] ?? "", html), Parts.Attachments(mail));
                break;
            case "toRecipients":
                Fill(mail.To, value);
                break;
            case "ccRecipients":
                Fill(mail.Cc, value);
                break;
            case "bccRecipients":
                Fill(mail.Bcc, value);
                break;
            case "replyTo":
                Fill(mail.ReplyTo, value);
                break;
            case "from":
                Fill(mail.From, value is null ? null : new JsonArray(value.DeepClone()));
                break;
            case "sender":
                mail.Sender = value is null ? null : Address(value);
                break;
            case "importance":
                mail.Importance = ((string?)value)?.ToUpperInvariant() switch
                {
                    "HIGH" => MessageImportance.High,
                    "LOW" => MessageImportance.Low,
                    _ => MessageImportance.Normal,
                };
                break;
            case "internetMessageId":
                mail.MessageId = ((string?)value ?? "").Trim('<', '>');
                break;
            case "isReadReceiptRequested" when (bool?)value is true:
                mail.Headers[HeaderId.DispositionNotificationTo] = mail.From.ToString();
                break;
            case "internetMessageHeaders":
                AddHeaders(mail, value as JsonArray ?? []);
                break;
            case "attachments":
                mail.Body ??= Parts.Body("", html: false);
                Parts.SetBody(mail, Parts.TextBody(mail),
                    [.. Parts.Attachments(mail), .. (value as JsonArray ?? []).OfType<JsonObject>().Select(AttachmentJson.Read)]);
                break;
            default:
                break;
        }
    }

    private static void AddHeaders(MimeMessage mail, JsonArray headers)
    {
        if (headers.Count > 5)
            throw GraphError.BadRequest("InvalidInternetMessageHeaderCollection", "Maximum number of headers in one message should be less than or equal to 5.");
        foreach (var header in headers)
        {
            var name = (string?)header?["name"] ?? "";
            if (!name.StartsWith("x-", StringComparison.OrdinalIgnoreCase))
                throw GraphError.BadRequest("InvalidInternetMessageHeader", $"The internet message header name '{name}' should start with 'x-' or 'X-'.");
            mail.Headers[name] = (string?)header?["value"] ?? "";
        }
    }

    private static void Fill(InternetAddressList list, JsonNode? recipients)
    {
        list.Clear();
        foreach (var recipient in recipients as JsonArray ?? [])
            if (recipient is not null) list.Add(Address(recipient));
    }

    private static MailboxAddress Address(JsonNode recipient)
    {
        var address = (string?)recipient["emailAddress"]?["address"];
        if (string.IsNullOrWhiteSpace(address) || !MailboxAddress.TryParse(address, out var parsed))
            throw GraphError.BadRequest("ErrorInvalidRecipients", "At least one recipient is not valid.");
        return new MailboxAddress((string?)recipient["emailAddress"]?["name"] ?? parsed.Name ?? "", parsed.Address);
    }
}
