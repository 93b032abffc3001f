using MimeKit;

namespace ConsultAddin.Core.Replies.Kinds;

/// <summary>
/// What kind of mail it is: by its structure (RFC 3464, 8098, 5965, iCalendar), then by outright marks (RFC 3834 and what hosts
/// write), then by weak marks together with wording, subject or sender. Wording alone never makes a mail automatic.
/// </summary>
internal static class MailKindReader
{
    /// <summary>Reads the kind.</summary>
    /// <param name="message">The mail.</param>
    /// <param name="from">The From address; null for none.</param>
    /// <param name="text">What stands above any quoted mail.</param>
    /// <returns>The kind, and the rule that gave it.</returns>
    public static (MailKind Kind, string Reason) Read(MimeMessage message, string? from, string text)
    {
        var headers = message.Headers;
        var subject = (message.Subject ?? "").Trim();
        var machine = MachineMarks.Outright(headers);

        if (Report(message) is { } report) return report;
        if (IsCalendar(message)) return (MailKind.Calendar, "text/calendar");
        if (BounceWording.IsBounce(from, subject, text, machine is not null)) return (MailKind.Bounce, "a delivery report in words");
        if (ReceiptWording.IsReceipt(subject, text, machine is not null)) return (MailKind.Receipt, "a receipt in words");
        if (RecallWording.IsRecall(subject, text)) return (MailKind.Automatic, "a recall");
        if (machine is not null) return (MailKind.Automatic, $"header {machine}");
        if (MachineMarks.IsAbsenceSubject(subject)) return (MailKind.Automatic, "an absence notice's subject");
        if (MachineMarks.IsNobody(from)) return (MailKind.Automatic, "a sender from whom nobody writes");
        if ((MachineMarks.Weak(headers) ?? (MachineMarks.Redirected(headers) ? "X-MS-Exchange-Inbox-Rules-Loop" : null)) is { } weak
            && AbsenceWording.IsAbsence(text))
        {
            return (MailKind.Automatic, $"header {weak} and an absence notice's words");
        }
        return (MailKind.Person, "no sign of a machine");
    }

    private static (MailKind, string)? Report(MimeMessage message)
    {
        var body = message.Body;
        var isReport = body?.ContentType.IsMimeType("multipart", "report") == true;
        var type = isReport ? body!.ContentType.Parameters["report-type"]?.Trim().ToLowerInvariant() : null;
        var parts = MailParts.Shallow(body).ToList();

        if (type == "disposition-notification" || parts.Any(p => p.ContentType.IsMimeType("message", "disposition-notification")))
            return (MailKind.Receipt, "RFC 8098 disposition notification");
        if (type == "feedback-report" || parts.Any(p => p.ContentType.IsMimeType("message", "feedback-report")))
            return (MailKind.Automatic, "RFC 5965 feedback report");
        if (type == "delivery-status" || parts.Any(p => IsDeliveryStatus(p)))
        {
            var actions = BounceReader.Actions(parts).ToList();
            // RFC 3464, 2.3.3: only "failed" says that it didn't arrive.
            if (actions.Count == 0 || actions.Contains("failed")) return (MailKind.Bounce, "RFC 3464 delivery report");
            return actions.Contains("delayed")
                ? (MailKind.Automatic, "RFC 3464 delivery report: delayed only")
                : (MailKind.Receipt, "RFC 3464 delivery report: delivered");
        }
        return isReport ? (MailKind.Automatic, "multipart/report") : null;
    }

    private static bool IsDeliveryStatus(MimeEntity part) =>
        part.ContentType.IsMimeType("message", "delivery-status") || part.ContentType.IsMimeType("message", "global-delivery-status");

    // An invitation or its answer carries the calendar as the mail itself, or as one of its alternatives; a file attached by a
    // person is no answer.
    private static bool IsCalendar(MimeMessage message)
    {
        if (message.Headers.Any(h => h.Field.Equals("Content-Class", StringComparison.OrdinalIgnoreCase)
            && h.Value.Contains("calendarmessage", StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }
        return MailParts.Shallow(message.Body).Any(p => p.ContentType.IsMimeType("text", "calendar")
            && p.ContentDisposition?.IsAttachment != true
            && (p == message.Body || p.ContentType.Parameters["method"] is not null));
    }
}
