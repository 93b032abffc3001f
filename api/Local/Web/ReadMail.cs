using System.Text;
using ConsultAddin.Local.Exchange;
using Ganss.Xss;
using MimeKit;

namespace ConsultAddin.Local.Web;

/// <summary>Shows one mail to a person. Mail is hostile: its HTML is cleaned and may neither run nor load anything.</summary>
internal static class ReadMail
{
    private const string MailPolicy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    public static IResult One(HttpContext context, string id)
    {
        var mailbox = WebMail.Mailbox(context);
        if (mailbox.Find(id) is not { } item) return Results.NotFound("편지가 없습니다. 옮겨졌거나 지워졌습니다.");
        var mail = mailbox.Read(item);
        return WebMail.Json(new
        {
            id = item.ImmutableId,
            ordinaryId = item.Id,
            folder = mailbox.Folders.First(f => f.Id == item.FolderId).WellKnownName,
            item.Envelope.Subject,
            item.Envelope.From,
            item.Envelope.Sender,
            item.Envelope.To,
            item.Envelope.Cc,
            item.Envelope.Bcc,
            item.Envelope.MessageId,
            item.ConversationId,
            item.Received,
            item.IsRead,
            item.IsDraft,
            asksReceipt = AsksReceipt(item),
            html = Clean(Parts.Html(mail)),
            text = Parts.Text(mail),
            attachments = Parts.Attachments(mail).Select((part, index) => new
            {
                index,
                name = Parts.Name(part),
                contentType = part.ContentType.MimeType,
                size = Parts.Bytes(part).Length,
                isInline = Parts.IsInline(part),
            }),
        });
    }

    /// <summary>Sends the read receipt that a mail asks for, once; a person decides that.</summary>
    public static IResult SendReceipt(HttpContext context, string id, Delivery delivery, StandInOptions options)
    {
        var mailbox = WebMail.Mailbox(context);
        if (mailbox.Find(id) is not { } item || !AsksReceipt(item)) return Results.NotFound("이 편지에는 보낼 읽음 확인이 없습니다.");
        mailbox.Update(item, i => i with { ReceiptSent = true });
        delivery.SendAutomatic(mailbox, AutomaticMail.Receipt(mailbox, mailbox.Read(item), options.Clock.GetUtcNow()));
        return Results.NoContent();
    }

    private static bool AsksReceipt(Item item) => item.HasTransportHeaders && item.Envelope.ReadReceiptRequested && !item.ReceiptSent;

    /// <summary>The cleaned HTML as a document for a sandboxed frame.</summary>
    public static IResult Html(HttpContext context, string id)
    {
        var mailbox = WebMail.Mailbox(context);
        if (mailbox.Find(id) is not { } item) return Results.NotFound();
        context.Response.Headers.ContentSecurityPolicy = MailPolicy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        var html = Clean(Parts.Html(mailbox.Read(item)));
        return Results.Content(
            $"<!doctype html><html lang=\"ko\"><head><meta charset=\"utf-8\"><base target=\"_blank\"><title>본문</title><style>body{{margin:12px;font-family:'Malgun Gothic','Apple SD Gothic Neo','Noto Sans CJK KR',sans-serif;color:#1b1b1b;background:#fff;overflow-wrap:anywhere}}p.MsoNormal{{margin:0}}blockquote{{margin:0 0 0 .8ex;border-left:2px solid #bbb;padding-left:1ex}}</style></head><body>{html}</body></html>",
            "text/html", Encoding.UTF8);
    }

    public static IResult Source(HttpContext context, string id) => WebMail.Mailbox(context) is var mailbox && mailbox.Find(id) is { } item
        ? Results.Text(Encoding.UTF8.GetString(mailbox.Mime(item)), "text/plain", Encoding.UTF8)
        : Results.NotFound();

    /// <summary>The headers as Office.js gives them: empty with success for mails in Sent Items.</summary>
    public static IResult Headers(HttpContext context, string id) => WebMail.Mailbox(context) is var mailbox && mailbox.Find(id) is { } item
        ? Results.Text(item.HasTransportHeaders ? Parts.HeaderText(mailbox.Mime(item)) : "")
        : Results.NotFound();

    public static IResult Attachment(HttpContext context, string id, int index)
    {
        var mailbox = WebMail.Mailbox(context);
        if (mailbox.Find(id) is not { } item || Parts.Attachments(mailbox.Read(item)).ElementAtOrDefault(index) is not { } part) return Results.NotFound();
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.File(Parts.Bytes(part), "application/octet-stream", Parts.Name(part) + (part is MessagePart ? ".eml" : ""));
    }

    /// <summary>To whom an answer goes, and what it quotes in the form of the chosen mail program.</summary>
    public static IResult Answer(HttpContext context, string id, string how, string? client, StandInOptions options)
    {
        var mailbox = WebMail.Mailbox(context);
        if (mailbox.Find(id) is not { } item) return Results.NotFound();
        if (!SendMail.TryHow(how, out var answer) || !SendMail.TryClient(client, out var program)) return Results.BadRequest();
        var reply = Quotation.Answer(mailbox, mailbox.Read(item), answer, program, options.Clock.GetUtcNow());
        return WebMail.Json(new
        {
            to = reply.To.Mailboxes.Select(Correspondent.Of),
            cc = reply.Cc.Mailboxes.Select(Correspondent.Of),
            reply.Subject,
            html = Clean(reply.HtmlBody ?? ""),
        });
    }

    // Classes and ids stay, since mail programs and the product find things by them.
    internal static string Clean(string html)
    {
        var cleaner = new HtmlSanitizer();
        cleaner.AllowedAttributes.Add("class");
        cleaner.AllowedAttributes.Add("id");
        cleaner.AllowedAttributes.Add("dir");
        cleaner.AllowedSchemes.Add("mailto");
        cleaner.AllowedSchemes.Add("data");
        cleaner.AllowedTags.Remove("form");
        cleaner.AllowedTags.Remove("input");
        cleaner.AllowedTags.Remove("button");
        cleaner.AllowedAtRules.Clear();
        return cleaner.SanitizeDocument(html) is var cleaned && cleaned.IndexOf("<body", StringComparison.Ordinal) is var open and >= 0
            ? cleaned[(cleaned.IndexOf('>', open) + 1)..cleaned.LastIndexOf("</body>", StringComparison.Ordinal)]
            : cleaned;
    }
}
