using System.Globalization;
using System.Net;
using MimeKit;
using MimeKit.Utils;

namespace ConsultAddin.Local.Exchange;

/// <summary>How one answers a mail.</summary>
public enum Answer
{
    /// <summary>To its sender.</summary>
    Reply,

    /// <summary>To its sender and everybody else it went to.</summary>
    ReplyAll,

    /// <summary>To somebody new, with its attachments.</summary>
    Forward,
}

/// <summary>The mail programs whose form of quotation can be chosen.</summary>
public enum MailClient
{
    /// <summary>Outlook on the web.</summary>
    Outlook,

    /// <summary>Gmail in a browser.</summary>
    Gmail,

    /// <summary>Naver mail.</summary>
    Naver,

    /// <summary>The iPhone's mail program.</summary>
    Iphone,
}

/// <summary>Writes an answer's addressees, threading headers and quotation in the form of a mail program.</summary>
internal static class Quotation
{
    private static readonly CultureInfo Korean = CultureInfo.GetCultureInfo("ko-KR");
    private static readonly TimeSpan Seoul = TimeSpan.FromHours(9);

    /// <summary>An answer to a mail, its text still empty above the quotation.</summary>
    public static MimeMessage Answer(Mailbox mailbox, MimeMessage mail, Answer answer, MailClient client, DateTimeOffset now)
    {
        var reply = new MimeMessage { Date = now, MessageId = MimeUtils.GenerateMessageId(Host(mailbox, client)) };
        reply.From.Add(new MailboxAddress(mailbox.Account.Name, mailbox.Account.Address));
        reply.Subject = Subject(mail.Subject ?? "", answer, client);
        if (answer is not Exchange.Answer.Forward) Address(reply, mail, mailbox, everybody: answer is Exchange.Answer.ReplyAll);
        if (mail.MessageId is { Length: > 0 } id)
        {
            reply.InReplyTo = id;
            foreach (var reference in mail.References) reply.References.Add(reference);
            reply.References.Add(id);
        }

        Parts.SetBody(reply, Parts.Body(Html("", mail, answer, client), html: true),
            answer is Exchange.Answer.Forward ? Parts.Attachments(mail) : []);
        return reply;
    }

    /// <summary>Puts a comment above what an answer quotes.</summary>
    public static void Prepend(MimeMessage mail, string comment)
    {
        var html = mail.HtmlBody ?? "";
        var at = html.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        at = at < 0 ? 0 : html.IndexOf('>', at) + 1;
        var text = WebUtility.HtmlEncode(comment).ReplaceLineEndings("<br>");
        Parts.SetBody(mail, Parts.Body(html.Insert(at, $"<div>{text}</div>"), html: true), Parts.Attachments(mail));
    }

    /// <summary>The HTML of an answer: the given text, then the quotation as the mail program writes it.</summary>
    public static string Html(string text, MimeMessage mail, Answer answer, MailClient client)
    {
        var from = mail.From.Mailboxes.FirstOrDefault();
        var name = WebUtility.HtmlEncode(from is null ? "" : string.IsNullOrEmpty(from.Name) ? from.Address : from.Name);
        var address = WebUtility.HtmlEncode(from?.Address ?? "");
        var date = mail.Date.ToOffset(Seoul);
        var quoted = Inner(Parts.Html(mail));
        var forward = answer is Exchange.Answer.Forward;
        var header = $"<b>보낸 사람:</b> {name} &lt;{address}&gt;<br><b>보낸 날짜:</b> {Format(date, "yyyy년 M월 d일 dddd tt h:mm")}<br><b>받는 사람:</b> {List(mail.To)}{(mail.Cc.Count > 0 ? "<br><b>참조:</b> " + List(mail.Cc) : "")}<br><b>제목:</b> {WebUtility.HtmlEncode(mail.Subject ?? "")}";
        var body = client switch
        {
            MailClient.Gmail when !forward =>
                $"<div dir=\"ltr\">{text}</div><br><div class=\"gmail_quote gmail_quote_container\"><div dir=\"ltr\" class=\"gmail_attr\">{Format(date, "yyyy년 M월 d일 (ddd) tt h:mm")}, {name} &lt;<a href=\"mailto:{address}\">{address}</a>&gt;님이 작성:<br></div><blockquote class=\"gmail_quote\" style=\"margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex\">{quoted}</blockquote></div>",
            MailClient.Gmail =>
                $"<div dir=\"ltr\">{text}<br><br><div class=\"gmail_quote gmail_quote_container\"><div dir=\"ltr\" class=\"gmail_attr\">---------- Forwarded message ---------<br>보낸사람: <b class=\"gmail_sendername\" dir=\"auto\">{name}</b> &lt;{address}&gt;<br>Date: {Format(date, "yyyy년 M월 d일 (ddd) tt h:mm")}<br>Subject: {WebUtility.HtmlEncode(mail.Subject ?? "")}<br>To: {List(mail.To)}<br></div><br><br>{quoted}</div></div>",
            MailClient.Naver =>
                $"<div style=\"font-size:10pt; font-family: 나눔고딕, NanumGothic, sans-serif;\"><p>{text}</p><p><br></p><div class=\"_quote_\">-----Original Message-----<br><b>From:</b> \"{name}\"&lt;{address}&gt;<br><b>To:</b> {List(mail.To)}{(mail.Cc.Count > 0 ? "<br><b>Cc:</b> " + List(mail.Cc) : "")}<br><b>Sent:</b> {Format(date, "yyyy-MM-dd (ddd) HH:mm:ss '(GMT+09:00)'")}<br><b>Subject:</b> {WebUtility.HtmlEncode(mail.Subject ?? "")}<br><br>{quoted}</div></div>",
            MailClient.Iphone when !forward =>
                $"<div dir=\"ltr\">{text}</div><div dir=\"ltr\"><br>나의 iPhone에서 보냄</div><div dir=\"ltr\"><br><blockquote type=\"cite\">{Format(date, "yyyy. M. d. tt h:mm")}, {name} &lt;{address}&gt; 작성:<br><br></blockquote></div><blockquote type=\"cite\"><div dir=\"ltr\">{quoted}</div></blockquote>",
            MailClient.Iphone =>
                $"<div dir=\"ltr\">{text}</div><div dir=\"ltr\"><br>나의 iPhone에서 보냄</div><div dir=\"ltr\"><br>전달된 메시지 시작:<br><br></div><blockquote type=\"cite\"><div dir=\"ltr\">{header}<br><br></div></blockquote><blockquote type=\"cite\"><div dir=\"ltr\">{quoted}</div></blockquote>",
            _ =>
                $"<div class=\"elementToProof\" style=\"font-family:'맑은 고딕',sans-serif;font-size:11pt;color:rgb(0,0,0)\">{text}</div><div id=\"appendonsend\"></div><hr style=\"display:inline-block;width:98%\" tabindex=\"-1\"><div id=\"divRplyFwdMsg\" dir=\"ltr\"><font face=\"Calibri, sans-serif\" style=\"font-size:11pt\" color=\"#000000\">{header}</font><div>&nbsp;</div></div><div>{quoted}</div>",
        };
        return $"<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"></head><body dir=\"ltr\">{body}</body></html>";
    }

    /// <summary>The domain that a mail program puts into the Message-IDs it makes.</summary>
    public static string Host(Mailbox mailbox, MailClient client) => client switch
    {
        MailClient.Gmail => "mail.gmail.com",
        MailClient.Naver => "cweb013.nm.naver.com",
        MailClient.Iphone => mailbox.Account.Domain,
        _ => "KORPRD01.PROD.OUTLOOK.COM",
    };

    public static string Subject(string subject, Answer answer, MailClient client)
    {
        var prefix = (answer, client) switch
        {
            (Exchange.Answer.Forward, MailClient.Gmail) => "Fwd: ",
            (Exchange.Answer.Forward, MailClient.Iphone) => "Fwd: ",
            (Exchange.Answer.Forward, _) => "FW: ",
            (_, MailClient.Outlook or MailClient.Naver) => "RE: ",
            _ => "Re: ",
        };
        return subject.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? subject : prefix + subject;
    }

    private static void Address(MimeMessage reply, MimeMessage mail, Mailbox mailbox, bool everybody)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { mailbox.Account.Address };
        var sender = mail.ReplyTo.Mailboxes.Any() ? mail.ReplyTo.Mailboxes : mail.From.Mailboxes;
        foreach (var to in sender)
            if (seen.Add(to.Address) || !everybody) reply.To.Add(to);
        if (!everybody) return;
        foreach (var to in mail.To.Mailboxes)
            if (seen.Add(to.Address)) reply.To.Add(to);
        foreach (var cc in mail.Cc.Mailboxes)
            if (seen.Add(cc.Address)) reply.Cc.Add(cc);
    }

    private static string List(InternetAddressList addresses) => string.Join("; ", addresses.Mailboxes
        .Select(m => WebUtility.HtmlEncode(string.IsNullOrEmpty(m.Name) ? m.Address : $"{m.Name} <{m.Address}>")));

    private static string Format(DateTimeOffset date, string format) => date.ToString(format, Korean);

    private static string Inner(string html)
    {
        var open = html.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        if (open < 0) return html;
        var start = html.IndexOf('>', open) + 1;
        var end = html.LastIndexOf("</body>", StringComparison.OrdinalIgnoreCase);
        return end > start ? html[start..end] : html[start..];
    }
}
