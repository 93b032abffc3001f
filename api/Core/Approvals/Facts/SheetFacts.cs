namespace ConsultAddin.Core.Approvals;

/// <summary>The sheet was filled into a mail that isn't sent yet.</summary>
[EventName("sheet-filled", 1)]
public sealed record SheetFilled : Fact
{
    /// <summary>The stored fill.</summary>
    public required Guid FillId { get; init; }

    /// <summary>First eight hex digits of the SHA-256 of the filled sheet; stands in both anchors.</summary>
    public required string FillCode { get; init; }

    /// <summary>The number that the revision gets when this mail is sent, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>Text identity of the messages (<c>n1:</c>…).</summary>
    public required string TextHash { get; init; }

    /// <summary>The earliest window's start, UTC; null while unknown.</summary>
    public DateTimeOffset? PlannedStart { get; init; }

    /// <summary>The latest window's end, UTC; null while unknown.</summary>
    public DateTimeOffset? PlannedEnd { get; init; }

    /// <summary>Whether the sheet carries the urgent mark with a reason.</summary>
    public bool Urgent { get; init; }
}

/// <summary>A mail with a filled sheet was found as it was sent, and opened a revision (rule 5). One fill opens at most one.</summary>
[EventName("revision-opened", 1)]
public sealed record RevisionOpened : Fact
{
    /// <summary>Number of the revision, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>The fill whose anchors the mail holds.</summary>
    public required Guid FillId { get; init; }

    /// <summary>The fill's code.</summary>
    public required string FillCode { get; init; }

    /// <summary>Text identity of what was sent: the sheet's own when the texts are equal, else that of the texts in the mail.</summary>
    public required string TextHash { get; init; }

    /// <summary>The stored mail.</summary>
    public required Guid MailId { get; init; }

    /// <summary>Its Message-ID (<see cref="ConsultAddin.Core.Approvals.MessageIdHash"/>).</summary>
    public required string MessageIdHash { get; init; }

    /// <summary>The mail's sentDateTime, UTC.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The earliest window's start, UTC; null while unknown.</summary>
    public DateTimeOffset? PlannedStart { get; init; }

    /// <summary>The latest window's end, UTC; null while unknown.</summary>
    public DateTimeOffset? PlannedEnd { get; init; }

    /// <summary>Codes of all bodies that have to answer, whether or not the mail was addressed to them.</summary>
    public required IReadOnlyList<string> Bodies { get; init; }

    /// <summary>Codes of those among <see cref="Bodies"/> to whom the mail was not addressed; any makes the revision void.</summary>
    public IReadOnlyList<string> MissingBodies { get; init; } = [];

    /// <summary>Whether a text in the mail or its Word file differs from the sheet; makes the revision void.</summary>
    public bool TextsDiffer { get; init; }

    /// <summary>Whether the Word file is missing; only noted.</summary>
    public bool WordFileMissing { get; init; }

    /// <summary>Whether the consultation mailbox is missing among the recipients; only noted.</summary>
    public bool ConsultationMailboxMissing { get; init; }

    /// <summary>Whether the sheet carries the urgent mark with a reason.</summary>
    public bool Urgent { get; init; }
}

/// <summary>The same fill was sent once more; an answer to this mail answers the same revision.</summary>
[EventName("sent-mail-added", 1)]
public sealed record SentMailAdded : Fact
{
    /// <summary>Number of the revision.</summary>
    public required int Revision { get; init; }

    /// <summary>The stored mail.</summary>
    public required Guid MailId { get; init; }

    /// <summary>Its Message-ID (<see cref="ConsultAddin.Core.Approvals.MessageIdHash"/>).</summary>
    public required string MessageIdHash { get; init; }

    /// <summary>The mail's sentDateTime, UTC.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Codes of the bodies to whom this mail was not addressed; counts only if this mail was sent before the others.</summary>
    public IReadOnlyList<string> MissingBodies { get; init; } = [];

    /// <summary>Whether a text in it differs from the sheet; makes the revision void, since a body may have read this mail.</summary>
    public bool TextsDiffer { get; init; }
}

/// <summary>A change that keeps approvals (contact, answers, a later start or end, number of recipients); told to both bodies.</summary>
[EventName("sheet-amended", 1)]
public sealed record SheetAmended : Fact
{
    /// <summary>The stored fill that holds the amended sheet.</summary>
    public required Guid FillId { get; init; }

    /// <summary>JSON paths of what changed, such as <c>contact.telephone</c>.</summary>
    public required IReadOnlyList<string> Changed { get; init; }

    /// <summary>The earliest window's start from now on, UTC; null while unknown.</summary>
    public DateTimeOffset? PlannedStart { get; init; }

    /// <summary>The latest window's end from now on, UTC; null while unknown.</summary>
    public DateTimeOffset? PlannedEnd { get; init; }
}

/// <summary>The urgent mark and its reason were added outside a sheet, at the event's time.</summary>
[EventName("marked-urgent", 1)]
public sealed record MarkedUrgent : Fact
{
    /// <summary>The remark that gives the reason.</summary>
    public required Guid RemarkId { get; init; }
}
