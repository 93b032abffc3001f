namespace ConsultAddin.Core.Approvals;

/// <summary>Somebody of a body is away; shown at once, moves no status.</summary>
[EventName("absence-noticed", 1)]
public sealed record AbsenceNoticed : Fact
{
    /// <summary>The stored notice.</summary>
    public required Guid MailId { get; init; }

    /// <summary>Identity of the mail (rule 7).</summary>
    public required string MailHash { get; init; }

    /// <summary>The body.</summary>
    public required string Body { get; init; }

    /// <summary>Who is away.</summary>
    public required Guid Person { get; init; }

    /// <summary>receivedDateTime, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Whether the notice names a deputy; the name stands in the mail.</summary>
    public bool NamesDeputy { get; init; }
}

/// <summary>A copy of a mail of this consultation could not be delivered.</summary>
[EventName("undelivered", 1)]
public sealed record Undelivered : Fact
{
    /// <summary>The stored report.</summary>
    public required Guid MailId { get; init; }

    /// <summary>Identity of the report (rule 7).</summary>
    public required string MailHash { get; init; }

    /// <summary>The body that didn't get it; null when it was for somebody else.</summary>
    public string? Body { get; init; }

    /// <summary>receivedDateTime of the report, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The mail that it reports on (<see cref="ConsultAddin.Core.Approvals.MessageIdHash"/>).</summary>
    public required string AboutMessageIdHash { get; init; }
}

/// <summary>The product sent a mail of its own; an answer to it answers the revision named here.</summary>
[EventName("product-mail-sent", 1)]
public sealed record ProductMailSent : Fact
{
    /// <summary>What for; with <see cref="Step"/> the key under which it was sent once (<see cref="Errand"/>).</summary>
    public required string Kind { get; init; }

    /// <summary>Which occasion.</summary>
    public required string Step { get; init; }

    /// <summary>Its Message-ID (<see cref="ConsultAddin.Core.Approvals.MessageIdHash"/>).</summary>
    public required string MessageIdHash { get; init; }

    /// <summary>The revision of which it speaks; null for none.</summary>
    public int? Revision { get; init; }
}
