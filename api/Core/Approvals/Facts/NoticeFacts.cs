namespace ConsultAddin.Core.Approvals;

/// <summary>The notice is being sent to citizens.</summary>
[EventName("notice-going-out", 1)]
public sealed record NoticeGoingOut : Fact
{
    /// <summary>When sending began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }
}

/// <summary>The notice was sent to citizens.</summary>
[EventName("notice-sent", 1)]
public sealed record NoticeSent : Fact
{
    /// <summary>When it was sent, UTC.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>To how many.</summary>
    public required int Recipients { get; init; }
}

/// <summary>The notice will go out at another time; told to both bodies. An earlier start needs a new revision instead (rule 3).</summary>
[EventName("notice-moved", 1)]
public sealed record NoticeMoved : Fact
{
    /// <summary>The new planned start, UTC.</summary>
    public required DateTimeOffset PlannedStart { get; init; }

    /// <summary>The new planned end, UTC; null while unknown.</summary>
    public DateTimeOffset? PlannedEnd { get; init; }
}

/// <summary>The notice will not go out; told to both bodies.</summary>
[EventName("notice-cancelled", 1)]
public sealed record NoticeCancelled : Fact
{
    /// <summary>The remark in which the owner says why; null for none.</summary>
    public Guid? RemarkId { get; init; }
}

/// <summary>The notice is repeated by a new consultation, which both bodies answer anew.</summary>
[EventName("notice-repeated", 1)]
public sealed record NoticeRepeated : Fact
{
    /// <summary>The new consultation's reference.</summary>
    public required string Reference { get; init; }
}
