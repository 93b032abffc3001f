namespace ConsultAddin.Core.Replies.Kinds;

/// <summary>Delivery reports without RFC 3464's structure, as old servers and Korean hosts write them.</summary>
internal static class BounceWording
{
    private static readonly string[] Subjects =
    [
        "배달되지 않음", "배달 실패", "전송 실패", "발송 실패", "반송", "메일 반송", "[반송]", "[반송메일]", "전송되지 않은", "수신 실패",
        "undeliverable", "undelivered mail", "delivery status notification (fail", "mail delivery failed", "mail delivery failure",
        "delivery failure", "failure notice", "returned mail", "mail system error", "delivery has failed", "mail could not be delivered",
        "unzustellbar", "non remis", "no se puede entregar", "配信不能",
    ];

    private static readonly string[] Returned = ["메일이 반송되었습니다", "메일이 반송 되었습니다", "메일이 반송되었음을", "메일이 반송됐습니다"];

    /// <summary>Whether a machine's mail says that a mail didn't arrive.</summary>
    public static bool IsBounce(string? from, string subject, string text, bool machine)
    {
        var daemon = from is not null && (MachineMarks.IsNobody(from) && Local(from) is "mailer-daemon" or "mailerdaemon" or "postmaster" or "mdaemon"
            || Local(from).StartsWith("microsoftexchange329e71ec88ae4615bbc36ab6ce41109e", StringComparison.Ordinal));
        // Korean hosts write it under any subject and from any address.
        if ((machine || daemon) && Returned.Any(w => text.Contains(w, StringComparison.Ordinal))) return true;
        return (machine || daemon) && Subjects.Any(s => subject.StartsWith(s, StringComparison.OrdinalIgnoreCase))
            || (daemon && (text.Contains("배달하지 못했습니다", StringComparison.Ordinal)
                || text.Contains("could not be delivered", StringComparison.OrdinalIgnoreCase)
                || text.Contains("couldn't be delivered", StringComparison.OrdinalIgnoreCase)
                || text.Contains("delivery has failed", StringComparison.OrdinalIgnoreCase)
                || text.Contains("전송하지 못했습니다", StringComparison.Ordinal)));
    }

    private static string Local(string address) => address.Split('@')[0].ToLowerInvariant();
}

/// <summary>Receipts without RFC 8098's structure, as web mail hosts write them.</summary>
internal static class ReceiptWording
{
    // "읽음:", "수신확인:", "수신 확인 (표시됨)" and their kin stand before the original subject.
    private static readonly string[] Subjects =
    [
        "읽음", "읽지 않음", "배달됨", "전달됨", "수신확인", "수신 확인", "read", "not read", "delivered", "relayed", "read receipt", "return receipt",
        "gelesen", "lu", "leído", "letto", "lido", "gelezen", "開封済み", "已读",
    ];

    private static readonly string[] Words =
    [
        "읽었습니다", "읽음 시간", "읽지 않고 삭제", "메일을 확인하였습니다", "메일을 확인했습니다", "수신확인", "수신 확인", "열어보았습니다", "열어 보았습니다",
        "배달되었습니다", "전달되었습니다", "was read", "was deleted without being read", "has been delivered", "was delivered",
        "return receipt", "read receipt", "delivery receipt", "was displayed", "has been displayed",
    ];

    /// <summary>Whether the mail says that a mail was delivered, read, or deleted unread.</summary>
    /// <param name="subject">Subject.</param>
    /// <param name="text">What it says.</param>
    /// <param name="machine">Whether a machine says outright that it wrote it.</param>
    public static bool IsReceipt(string subject, string text, bool machine)
    {
        if (!Subjects.Any(s => subject.StartsWith(s, StringComparison.OrdinalIgnoreCase) && subject.AsSpan(s.Length).TrimStart() is [':' or '：' or '(' or ']', ..])
            && !subject.StartsWith("[수신확인]", StringComparison.Ordinal))
        {
            return false;
        }
        return machine || text.Length == 0 || Words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>Outlook's recall of a mail, and the report on it: no person's word on the consultation.</summary>
internal static class RecallWording
{
    private static readonly string[] Subjects = ["회수:", "메시지 회수", "recall:", "message recall", "메일 회수"];

    /// <summary>Whether it is one.</summary>
    public static bool IsRecall(string subject, string text)
    {
        var marked = Subjects.Any(s => subject.StartsWith(s, StringComparison.OrdinalIgnoreCase));
        return marked && (text.Length == 0
            || text.Contains("회수하려고 합니다", StringComparison.Ordinal) || text.Contains("회수하려 합니다", StringComparison.Ordinal)
            || text.Contains("회수", StringComparison.Ordinal) && text.Contains("메시지", StringComparison.Ordinal)
            || text.Contains("recall", StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>Words of absence notices; they mean something only beside a mark in the headers.</summary>
internal static class AbsenceWording
{
    private static readonly string[] Words =
    [
        "부재중", "부재 중", "자리를 비", "자리에 없", "휴가", "출장", "연가", "병가", "육아휴직", "휴직 중", "교육 중", "회신이 늦", "답변이 늦", "회신이 어렵",
        "복귀 후", "자동 회신", "자동회신", "자동 응답", "자동응답", "자동으로 발송", "자동 발송", "발신전용", "발신 전용", "회신되지 않",
        "out of office", "out of the office", "on vacation", "on leave", "annual leave", "away from", "limited access to",
        "automatic reply", "auto-reply", "automated", "automatically generated", "will respond when", "when i return", "i will be back",
        "do not reply", "currently away", "currently out", "not in the office",
    ];

    /// <summary>Whether the text says that somebody is away or that a machine wrote it.</summary>
    public static bool IsAbsence(string text) => Words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase));
}
