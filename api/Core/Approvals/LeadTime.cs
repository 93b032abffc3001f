namespace ConsultAddin.Core.Approvals;

/// <summary>Whether the sheet was sent two hours ahead (letter rule R5).</summary>
public enum LeadTimeState
{
    /// <summary>Two hours or more.</summary>
    Kept,
    /// <summary>Less, with the urgent mark and its reason.</summary>
    Urgent,
    /// <summary>Less, without.</summary>
    Missed,
}

/// <summary>Lead time: from the sending of the first revision to the planned start. It neither gives nor blocks approval.</summary>
public sealed record LeadTime
{
    /// <summary>How far ahead a sheet has to be sent: two hours (R5).</summary>
    public static readonly TimeSpan Required = TimeSpan.FromHours(2);

    /// <summary>How long before the planned start the bodies should have answered, unless set otherwise (ours).</summary>
    public static readonly TimeSpan DefaultAnswerBefore = TimeSpan.FromMinutes(30);

    /// <summary>The state; null while nothing was sent or no start is planned.</summary>
    public required LeadTimeState? State { get; init; }

    /// <summary>The earliest window's start as last sent, amended or moved, UTC.</summary>
    public required DateTimeOffset? PlannedStart { get; init; }

    /// <summary>The latest window's end, UTC.</summary>
    public required DateTimeOffset? PlannedEnd { get; init; }

    /// <summary>From when the time is counted, UTC: the first revision's sending, or that of the one whose start moved earlier.</summary>
    public required DateTimeOffset? SentAt { get; init; }

    /// <summary>The revision from which the time is counted.</summary>
    public required int? CountedFrom { get; init; }

    /// <summary>When the urgent mark came first, UTC; null without one.</summary>
    public required DateTimeOffset? UrgentSince { get; init; }

    /// <summary>The event by which it came.</summary>
    public required Guid? UrgentEventId { get; init; }

    /// <summary>Send by: two hours before the planned start, UTC.</summary>
    public DateTimeOffset? SendBy => PlannedStart - Required;

    /// <summary>
    /// Whether a mail with this start keeps the two hours by what was sent before it: a later revision restarts the time only where the start
    /// moves earlier.
    /// </summary>
    /// <param name="start">The start that it plans, UTC.</param>
    public bool KeptFor(DateTimeOffset start) => start >= PlannedStart && start - SentAt >= Required;

    /// <summary>Answer by (회신 마감), UTC.</summary>
    public required DateTimeOffset? AnswerBy { get; init; }

    /// <summary>Whether the mark came only after the mail from which the time is counted.</summary>
    public bool MarkedAfterwards => UrgentSince > SentAt;
}
