namespace ConsultAddin.Core.Approvals;

/// <summary>A consultation was begun; the event's actor is its first owner.</summary>
[EventName("consultation-created", 1)]
public sealed record ConsultationCreated : Fact
{
    /// <summary>The reference, such as <c>C2026-00142-L</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>The department of the sheet.</summary>
    public required string Department { get; init; }

    /// <summary>The reference of the consultation that this one repeats; null for none.</summary>
    public string? Repeats { get; init; }
}

/// <summary>Somebody became an owner: may write, and may rule on none of its mails.</summary>
[EventName("owner-added", 1)]
public sealed record OwnerAdded : Fact
{
    /// <summary>The new owner's actor id.</summary>
    public required Guid Owner { get; init; }
}

/// <summary>An owner withdrew the consultation: final, told to both bodies.</summary>
[EventName("consultation-withdrawn", 1)]
public sealed record ConsultationWithdrawn : Fact
{
    /// <summary>The remark in which the owner says why; null for none.</summary>
    public Guid? RemarkId { get; init; }
}
