using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using MimeKit;
using MimeKit.Text;

namespace ConsultAddin.Local.Exchange;

/// <summary>Reads a mail's body and attachments as Exchange shows them.</summary>
internal static class Parts
{
    /// <summary>The body as HTML; a plain text becomes escaped paragraphs.</summary>
    public static string Html(MimeMessage mail)
    {
        if (mail.HtmlBody is { } html) return html;
        var text = WebUtility.HtmlEncode(mail.TextBody ?? "").ReplaceLineEndings("<br>\n");
        return $"<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"></head><body><div class=\"PlainText\">{text}</div></body></html>";
    }

    /// <summary>The body as plain text; an HTML one is reduced to what can be read.</summary>
    public static string Text(MimeMessage mail) =>
        mail.TextBody ?? (mail.HtmlBody is { } html ? TextOf(html) : "");

    /// <summary>What can be read of an HTML document, blocks on lines of their own.</summary>
    public static string TextOf(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        foreach (var hidden in document.QuerySelectorAll("style, script, head, title")) hidden.Remove();
        foreach (var end in document.QuerySelectorAll("br, p, div, tr, li, h1, h2, h3, blockquote"))
            end.After(document.CreateTextNode("\n"));
        return (document.Body?.TextContent ?? "").Trim();
    }

    /// <summary>Everything that is neither the text nor a form of it, in its order in the mail.</summary>
    public static IReadOnlyList<MimeEntity> Attachments(MimeMessage mail)
    {
        var found = new List<MimeEntity>();
        Collect(mail.Body, mail, found);
        return found;
    }

    public static bool IsInline(MimeEntity entity) =>
        entity.ContentDisposition?.Disposition == ContentDisposition.Inline
        || (entity.ContentDisposition is null && entity.ContentId is { Length: > 0 } && entity.ContentType.MediaType == "image");

    public static string Name(MimeEntity entity) => entity switch
    {
        MessagePart { Message.Subject: { Length: > 0 } subject } when entity.ContentDisposition?.FileName is null => subject,
        _ => entity.ContentDisposition?.FileName ?? entity.ContentType.Name ?? "첨부",
    };

    public static byte[] Bytes(MimeEntity entity)
    {
        using var bytes = new MemoryStream();
        switch (entity)
        {
            case MimePart { Content: { } content }:
                content.DecodeTo(bytes);
                break;
            case MessagePart { Message: { } message }:
                message.WriteTo(bytes);
                break;
            case MessagePart:
            case MimePart:
                break;
            default:
                entity.WriteTo(bytes);
                break;
        }

        return bytes.ToArray();
    }

    /// <summary>A file as a part of a mail, encoded for transport.</summary>
    public static MimePart File(string name, string contentType, byte[] content, string? contentId = null, bool inline = false) =>
        new(ContentType.TryParse(contentType, out var type) ? type : new ContentType("application", "octet-stream"))
        {
            Content = new MimeContent(new MemoryStream(content, writable: false)),
            ContentTransferEncoding = ContentEncoding.Base64,
            ContentDisposition = new ContentDisposition(inline ? ContentDisposition.Inline : ContentDisposition.Attachment) { FileName = name },
            ContentId = contentId,
        };

    /// <summary>A body in both forms, as Outlook sends HTML; a plain text alone stays plain.</summary>
    public static MimeEntity Body(string content, bool html)
    {
        if (!html) return new TextPart(TextFormat.Plain) { Text = content };
        return new MultipartAlternative
        {
            new TextPart(TextFormat.Plain) { Text = TextOf(content) },
            new TextPart(TextFormat.Html) { Text = content },
        };
    }

    /// <summary>The mail made anew with another body, attachments kept.</summary>
    public static void SetBody(MimeMessage mail, MimeEntity body, IReadOnlyList<MimeEntity> attachments)
    {
        if (attachments.Count == 0)
        {
            mail.Body = body;
            return;
        }

        var mixed = new Multipart("mixed") { body };
        foreach (var attachment in attachments) mixed.Add(attachment);
        mail.Body = mixed;
    }

    /// <summary>The part of the body that holds the text, without attachments.</summary>
    public static MimeEntity TextBody(MimeMessage mail) =>
        mail.HtmlBody is { } html ? Body(html, html: true) : Body(mail.TextBody ?? "", html: false);

    public static byte[] Write(MimeMessage mail)
    {
        using var bytes = new MemoryStream();
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        mail.WriteTo(format, bytes);
        return bytes.ToArray();
    }

    public static MimeMessage Read(byte[] raw) => MimeMessage.Load(new MemoryStream(raw, writable: false));

    public static string HeaderText(byte[] raw)
    {
        var end = raw.AsSpan().IndexOf("\r\n\r\n"u8);
        return Encoding.UTF8.GetString(raw, 0, end < 0 ? raw.Length : end + 2);
    }

    private static void Collect(MimeEntity? entity, MimeMessage mail, List<MimeEntity> found)
    {
        switch (entity)
        {
            case null:
                return;
            case MultipartReport report:
                found.AddRange(report.Skip(1));
                return;
            case MultipartAlternative alternative:
                foreach (var part in alternative) Collect(part, mail, found);
                return;
            case Multipart multipart:
                foreach (var part in multipart) Collect(part, mail, found);
                return;
            case TextPart { IsAttachment: false } text when text.ContentType.MediaType == "text" && (text.IsPlain || text.IsHtml)
                && text.ContentDisposition?.FileName is null:
                return;
            default:
                found.Add(entity);
                return;
        }
    }
}
