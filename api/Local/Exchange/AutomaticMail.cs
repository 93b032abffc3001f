using System.Globalization;
using MimeKit;
using MimeKit.Utils;

namespace ConsultAddin.Local.Exchange;

/// <summary>The mails that nobody writes: answers of the absent, read receipts and delivery reports.</summary>
internal static class AutomaticMail
{
    /// <summary>
    /// Whether Exchange answers a mail by no machine. Of <c>Auto-Submitted</c> (RFC 3834) Microsoft's pages promise nothing, so it is not
    /// enough here; its own X-Auto-Response-Suppress is ([MS-OXCMAIL]).
    /// </summary>
    public static bool IsAutomatic(MimeMessage mail) =>
        HasEmptySender(mail)
        || (mail.Headers["X-Auto-Response-Suppress"] is { } suppress
            && suppress.Split(',', StringSplitOptions.TrimEntries).Any(s => s.ToUpperInvariant() is "ALL" or "OOF"))
        || mail.Headers["Precedence"]?.Trim().ToUpperInvariant() is "BULK" or "JUNK" or "LIST";

    public static bool HasEmptySender(MimeMessage mail) => mail.Headers[HeaderId.ReturnPath]?.Trim() is "<>" || mail.Body is MultipartReport;

    /// <summary>The out-of-office reply of a mailbox, as Exchange writes it.</summary>
    public static MimeMessage OutOfOffice(Mailbox from, MimeMessage to, string recipient, DateTimeOffset now)
    {
        var reply = New(from.Account.Name, from.Account.Address, recipient, "자동 회신: " + to.Subject, now);
        reply.InReplyTo = to.MessageId;
        if (to.MessageId is { } id) reply.References.Add(id);
        reply.Headers.Add("Auto-Submitted", "auto-generated");
        reply.Headers.Add("X-Auto-Response-Suppress", "All");
        reply.Headers.Add("X-MS-Exchange-Inbox-Rules-Loop", from.Account.Address);
        reply.Headers.Add(HeaderId.ReturnPath, "<>");
        reply.Body = Parts.Body($"<html><body><p>{System.Net.WebUtility.HtmlEncode(from.OutOfOffice.Text)}</p></body></html>", html: true);
        return reply;
    }

    /// <summary>The receipt of a mail that was read, to the address that asked for it (RFC 8098).</summary>
    public static MimeMessage Receipt(Mailbox from, MimeMessage read, DateTimeOffset now)
    {
        var asked = InternetAddressList.TryParse(read.Headers[HeaderId.DispositionNotificationTo] ?? "", out var list) ? list.Mailboxes.FirstOrDefault() : null;
        var receipt = New(from.Account.Name, from.Account.Address, asked?.Address ?? read.From.Mailboxes.First().Address, "읽음: " + read.Subject, now);
        receipt.InReplyTo = read.MessageId;
        if (read.MessageId is { } id) receipt.References.Add(id);
        receipt.Headers.Add(HeaderId.ReturnPath, "<>");
        var disposition = new MessageDispositionNotification();
        disposition.Fields.Add("Reporting-UA", from.Account.Domain + "; Microsoft Outlook");
        disposition.Fields.Add("Final-Recipient", "rfc822;" + from.Account.Address);
        disposition.Fields.Add("Original-Message-ID", $"<{read.MessageId}>");
        disposition.Fields.Add("Disposition", "manual-action/MDN-sent-manually; displayed");
        receipt.Body = new MultipartReport("disposition-notification")
        {
            Parts.Body($"<html><body><p>받는 사람: {System.Net.WebUtility.HtmlEncode(from.Account.Name)}<br>제목: {System.Net.WebUtility.HtmlEncode(read.Subject ?? "")}</p><p>메시지를 읽었습니다.</p></body></html>", html: true),
            disposition,
        };
        return receipt;
    }

    /// <summary>A delivery report to the sender for recipients that don't exist (RFC 3464).</summary>
    public static MimeMessage Undelivered(Mailbox sender, MimeMessage mail, byte[] mime, IReadOnlyList<string> lost, DateTimeOffset now)
    {
        var report = New("Microsoft Outlook", $"MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@{sender.Account.Domain}",
            sender.Account.Address, "배달되지 않음: " + mail.Subject, now);
        report.InReplyTo = mail.MessageId;
        if (mail.MessageId is { } id) report.References.Add(id);
        report.Headers.Add("X-MS-Exchange-Message-Is-Ndr", "");
        report.Headers.Add("Auto-Submitted", "auto-replied");
        report.Headers.Add(HeaderId.ReturnPath, "<>");

        var status = new MessageDeliveryStatus();
        status.StatusGroups.Add(new HeaderList { { "Reporting-MTA", "dns;" + sender.Account.Domain } });
        foreach (var recipient in lost)
        {
            status.StatusGroups.Add(new HeaderList
            {
                { "Final-Recipient", "rfc822;" + recipient },
                { "Action", "failed" },
                { "Status", "5.1.10" },
                { "Diagnostic-Code", "smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup" },
            });
        }

        report.Body = new MultipartReport("delivery-status")
        {
            Parts.Body($"<html><body><p>다음 받는 사람에게 배달하지 못했습니다.</p><p>{string.Join("<br>", lost.Select(System.Net.WebUtility.HtmlEncode))}</p><p>전자 메일 주소를 찾을 수 없습니다. 주소를 확인하고 다시 보내십시오.</p></body></html>", html: true),
            status,
            new MessagePart("rfc822") { Message = Parts.Read(mime) },
        };
        return report;
    }

    private static MimeMessage New(string fromName, string from, string to, string subject, DateTimeOffset now)
    {
        var mail = new MimeMessage { Subject = subject, Date = now, MessageId = MimeUtils.GenerateMessageId(string.Create(CultureInfo.InvariantCulture, $"{from[(from.IndexOf('@') + 1)..]}")) };
        mail.From.Add(new MailboxAddress(fromName, from));
        mail.To.Add(new MailboxAddress("", to));
        return mail;
    }
}
