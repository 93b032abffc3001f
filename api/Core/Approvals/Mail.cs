using ConsultAddin.Core.Replies;

namespace ConsultAddin.Core.Approvals;

/// <summary>What a mail is to a consultation.</summary>
internal enum MailPlace
{
    /// <summary>A person's mail from a body's address or member, proven or counted by its reviewer: it may move the status.</summary>
    Body,
    /// <summary>A body's, but not proven; or proven, but its writer isn't listed.</summary>
    Unconfirmed,
    /// <summary>The evidence says that it is forged.</summary>
    Forgery,
    /// <summary>An owner's own.</summary>
    Owner,
    /// <summary>A reviewer of its body said that it doesn't count.</summary>
    Discounted,
    /// <summary>Nobody wrote it.</summary>
    Automatic,
    /// <summary>Anybody else's.</summary>
    Other,
}

/// <summary>One mail, however many copies of it were found (rule 7), with what became of it.</summary>
internal sealed record Mail
{
    public required string Hash { get; init; }
    public required string ContentHash { get; init; }
    public required string? MessageIdHash { get; init; }
    /// <summary>Arrival of the earliest proven copy; of the earliest copy when none is proven.</summary>
    public required DateTimeOffset At { get; init; }
    public required DateTimeOffset? Date { get; init; }
    public required string? Body { get; init; }
    public required Guid Person { get; init; }
    public required PersonRole Role { get; init; }
    /// <summary>Whether the sender policy proves it.</summary>
    public required bool Proven { get; init; }
    public required MailPlace Place { get; init; }
    public required IReadOnlySet<string> Answers { get; init; }
    public required IReadOnlyList<string> AnswersInOrder { get; init; }
    public required int? WrittenRevision { get; init; }
    public required IReadOnlySet<string> ToBodies { get; init; }
    /// <summary>As read, or as ruled.</summary>
    public required Decision Decision { get; init; }
    public required bool AwaitsOtherBody { get; init; }
    /// <summary>The ruling in force; null for none.</summary>
    public required (Guid EventId, DateTimeOffset At, ReplyRuled Fact)? Ruling { get; init; }
    public required Guid MailId { get; init; }
    public required IReadOnlySet<Guid> CopyIds { get; init; }
    /// <summary>The event of the copy that arrived first.</summary>
    public required Guid RecordedEventId { get; init; }
    /// <summary>The revision that it answers; null while none was sent.</summary>
    public int? Revision { get; init; }
    /// <summary>Nobody can say for sure which revision it answers: what it decides is then unclear.</summary>
    public bool RevisionUnsure { get; init; }
    /// <summary>It answers a revision whose sent mail isn't known yet.</summary>
    public bool Waits { get; init; }

    /// <summary>A reviewer of the body said what it means.</summary>
    public bool Ruled => Ruling?.Fact.Ruling == Approvals.Ruling.Decision;

    /// <summary>The event on which its meaning rests.</summary>
    public Guid EventId => Ruling?.EventId ?? RecordedEventId;

    /// <summary>What it says, unless nobody can say of which revision.</summary>
    public Decision Says => RevisionUnsure && !Ruled && Decision.IsClear ? Decision.Unclear : Decision;

    /// <summary>
    /// Whether this mail is newer than the other beyond doubt: it arrived in a later second, and its Date isn't older.
    /// </summary>
    public bool SurelyAfter(Mail other) => Second(At) > Second(other.At) && !(Date < other.Date);

    /// <summary>Whether this mail answers the other one itself.</summary>
    public bool AnswersMail(Mail other) => other.MessageIdHash is { } id && Answers.Contains(id);

    private static long Second(DateTimeOffset at) => at.ToUnixTimeSeconds();
}
