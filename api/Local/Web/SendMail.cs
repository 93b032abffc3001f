using ConsultAddin.Core;
using ConsultAddin.Local.Exchange;
using ConsultAddin.Local.Graph;
using MimeKit;
using MimeKit.Utils;

namespace ConsultAddin.Local.Web;

/// <summary>What a person wrote in a page and wants sent.</summary>
internal sealed record Written
{
    /// <summary>The sender's address, their own or that of a mailbox they may send as; null for their own.</summary>
    public string? From { get; init; }

    public IReadOnlyList<string> To { get; init; } = [];

    public IReadOnlyList<string> Cc { get; init; } = [];

    public IReadOnlyList<string> Bcc { get; init; } = [];

    public string Subject { get; init; } = "";

    /// <summary>The whole body; in an answer only what stands above the quotation, unless <see cref="Whole"/>.</summary>
    public string Html { get; init; } = "";

    /// <summary>Whether <see cref="Html"/> holds the quotation already.</summary>
    public bool Whole { get; init; }

    public IReadOnlyList<WrittenFile> Attachments { get; init; } = [];

    /// <summary>The mail that is answered; null for a new one.</summary>
    public string? Answers { get; init; }

    /// <summary><c>reply</c>, <c>reply-all</c> or <c>forward</c>.</summary>
    public string How { get; init; } = "reply";

    /// <summary>In which mail program's form it is written.</summary>
    public string? Client { get; init; }

    /// <summary>Headers that an add-in set.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The draft that this continues; null for none.</summary>
    public string? Draft { get; init; }
}

/// <summary>A file that goes with a mail.</summary>
internal sealed record WrittenFile(string Name, string ContentType, string Base64);

/// <summary>Sends, or keeps as a draft, what a person wrote.</summary>
internal static class SendMail
{
    public static async Task<IResult> Answer(HttpContext context, Outbox outbox, StandInOptions options)
    {
        var mailbox = WebMail.Mailbox(context);
        var (mail, written, problem) = await ReadAsync(context, mailbox, options);
        if (problem is not null) return problem;
        if (!mail!.To.Mailboxes.Concat(mail.Cc.Mailboxes).Concat(mail.Bcc.Mailboxes).Any()) return Bad("받는 사람을 적어 주세요.");
        try
        {
            if (written!.Draft is { } draft && mailbox.Find(draft) is { IsDraft: true } kept)
                outbox.SendDraft(mailbox, mailbox.Rewrite(kept, Parts.Write(mail)));
            else outbox.Send(mailbox, mail, keep: true);
        }
        catch (GraphError e) when (e.Code is "ErrorSendAsDenied")
        {
            return Bad("이 주소로 보낼 권한이 없습니다. 보내는 사람을 바꿔 주세요.", StatusCodes.Status403Forbidden);
        }

        // The copy may appear late; then there is no id yet.
        var sent = mailbox.Items(mailbox.FindFolder(WellKnownFolders.SentItems)).FirstOrDefault(i => i.Envelope.MessageId == $"<{mail.MessageId}>");
        return WebMail.Json(new { messageId = $"<{mail.MessageId}>", id = sent?.ImmutableId });
    }

    /// <summary>Keeps a draft and gives its id, as <c>saveAsync</c> does.</summary>
    public static async Task<IResult> Keep(HttpContext context, StandInOptions options)
    {
        var mailbox = WebMail.Mailbox(context);
        var (mail, written, problem) = await ReadAsync(context, mailbox, options);
        if (problem is not null) return problem;
        var bytes = Parts.Write(mail!);
        var item = written!.Draft is { } draft && mailbox.Find(draft) is { IsDraft: true } kept
            ? mailbox.Rewrite(kept, bytes)
            : mailbox.Add(WellKnownFolders.Drafts, bytes, draft: true, transported: false, read: true);
        return WebMail.Json(new { id = item.ImmutableId, item.ConversationId });
    }

    internal static bool TryHow(string text, out Answer answer) => Enum.TryParse(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out answer) && Enum.IsDefined(answer);

    internal static bool TryClient(string? text, out MailClient client)
    {
        client = MailClient.Outlook;
        return text is null || (Enum.TryParse(text, ignoreCase: true, out client) && Enum.IsDefined(client));
    }

    private static async Task<(MimeMessage? Mail, Written? Written, IResult? Problem)> ReadAsync(HttpContext context, Mailbox mailbox, StandInOptions options)
    {
        Written? written;
        try
        {
            written = await context.Request.ReadFromJsonAsync<Written>(CoreJson.Options, context.RequestAborted);
        }
        catch (System.Text.Json.JsonException)
        {
            written = null;
        }

        if (written is null || !TryClient(written.Client, out var client) || !TryHow(written.How, out var how)) return (null, null, Bad("보낼 내용을 읽을 수 없습니다."));
        var accounts = context.RequestServices.GetRequiredService<MailStore>().Accounts;
        var now = options.Clock.GetUtcNow();
        var answered = written.Answers is { } id ? mailbox.Find(id) : null;
        if (written.Answers is not null && answered is null) return (null, null, Bad("답하려는 편지가 없습니다.", StatusCodes.Status404NotFound));

        var original = answered is null ? null : mailbox.Read(answered);
        var mail = original is null
            ? new MimeMessage { Date = now, MessageId = MimeUtils.GenerateMessageId(Quotation.Host(mailbox, client)) }
            : Quotation.Answer(mailbox, original, how, client, now);
        var from = written.From ?? mailbox.Account.Address;
        mail.From.Clear();
        mail.From.Add(new MailboxAddress(accounts.Find(from)?.Name ?? "", from));
        if (!Fill(mail.To, written.To, accounts) || !Fill(mail.Cc, written.Cc, accounts) || !Fill(mail.Bcc, written.Bcc, accounts))
            return (null, null, Bad("받는 사람의 주소가 올바르지 않습니다. name@example.kr 꼴로 적어 주세요."));
        mail.Subject = written.Subject;
        foreach (var (name, value) in written.Headers) mail.Headers[name] = value;

        List<MimeEntity> files = [];
        if (original is not null && how is Exchange.Answer.Forward && !written.Whole) files.AddRange(Parts.Attachments(original));
        try
        {
            files.AddRange(written.Attachments.Select(f => Parts.File(f.Name, f.ContentType, Convert.FromBase64String(f.Base64))));
        }
        catch (FormatException)
        {
            return (null, null, Bad("첨부 파일을 읽을 수 없습니다. 다시 붙여 주세요."));
        }

        var html = original is null || written.Whole ? Document(written.Html, client) : Quotation.Html(written.Html, original, how, client);
        Parts.SetBody(mail, Parts.Body(html, html: true), files);
        return (mail, written, null);
    }

    private static string Document(string html, MailClient client) => html.Contains("<body", StringComparison.OrdinalIgnoreCase)
        ? html
        : client switch
        {
            MailClient.Naver => $"<html><head><style>p{{margin-top:0px;margin-bottom:0px;}}</style></head><body><div style=\"font-size:10pt; font-family: 나눔고딕, NanumGothic, sans-serif;\">{html}</div></body></html>",
            MailClient.Iphone => $"<html><head><meta http-equiv=\"content-type\" content=\"text/html; charset=utf-8\"></head><body dir=\"auto\">{html}<br id=\"lineBreakAtBeginningOfSignature\"><div dir=\"ltr\">나의 iPhone에서 보냄</div></body></html>",
            MailClient.Gmail => $"<div dir=\"ltr\">{html}</div>",
            _ => $"<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"></head><body dir=\"ltr\"><div style=\"font-family:'맑은 고딕',sans-serif;font-size:11pt;color:rgb(0,0,0)\">{html}</div></body></html>",
        };

    private static bool Fill(InternetAddressList list, IReadOnlyList<string> addresses, People.Accounts accounts)
    {
        list.Clear();
        foreach (var text in addresses)
        {
            if (!MailboxAddress.TryParse(text, out var parsed) || !parsed.Address.Contains('@')) return false;
            list.Add(new MailboxAddress(string.IsNullOrEmpty(parsed.Name) ? accounts.Find(parsed.Address)?.Name ?? "" : parsed.Name, parsed.Address));
        }

        return true;
    }

    private static IResult Bad(string message, int status = StatusCodes.Status400BadRequest) => Results.Text(message, "text/plain", System.Text.Encoding.UTF8, status);
}
