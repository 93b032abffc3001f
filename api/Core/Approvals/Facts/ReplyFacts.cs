using System.Text.Json.Serialization;
using ConsultAddin.Core.Replies;

namespace ConsultAddin.Core.Approvals;

/// <summary>
/// One copy of a mail was received and read. The verdict is recorded once, with the reader's version and its evidence. Which revision
/// it answers and which earlier mails are left to the fold, so that the order in which mails are found never matters (rule 7).
/// </summary>
[EventName("reply-recorded", 1)]
public sealed record ReplyRecorded : Fact
{
    /// <summary>The stored copy.</summary>
    public required Guid MailId { get; init; }

    /// <summary>Identity of the mail: SHA-256 over Message-ID, From, Date and content hash (rule 7).</summary>
    public required string MailHash { get; init; }

    /// <summary>SHA-256 over the visible text and each attachment.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Its Message-ID (<see cref="ConsultAddin.Core.Approvals.MessageIdHash"/>); null when it has none.</summary>
    public string? MessageIdHash { get; init; }

    /// <summary>receivedDateTime of this copy, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The mail's own Date, UTC; null when it has none.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Code of the body for which the sender stands, or pretends to stand; null for nobody's.</summary>
    public string? Body { get; init; }

    /// <summary>Actor id of the From address.</summary>
    public required Guid Person { get; init; }

    /// <summary>The person's role when the mail arrived.</summary>
    public required PersonRole Role { get; init; }

    /// <summary>What the body's sender policy says of this copy; of an owner's mail, whether it is proven to be the owner's.</summary>
    public required SenderCheck Sender { get; init; }

    /// <summary>
    /// Message-IDs (<see cref="ConsultAddin.Core.Approvals.MessageIdHash"/>) that the mail answers, strongest first: those of
    /// In-Reply-To, then the last of References; whether or not they are known.
    /// </summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>The revision number that is written with the reference in subject or text; null when none is.</summary>
    public int? WrittenRevision { get; init; }

    /// <summary>Bodies among the recipients; by it an owner's mail answers a body's question.</summary>
    public IReadOnlyList<string> ToBodies { get; init; } = [];

    /// <summary>What kind of mail it is.</summary>
    public required MailKind Kind { get; init; }

    /// <summary>What it says of this consultation.</summary>
    public required Decision Decision { get; init; }

    /// <summary>For an unclear mail the likeliest decision, offered to the reviewer; moves nothing. Null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Decision? BestGuess { get; init; }

    /// <summary>Whether its condition is the other body's yes: then this body is asked for one word once that is there.</summary>
    public bool AwaitsOtherBody { get; init; }

    /// <summary>Version of the reader that said so.</summary>
    public required string ReaderVersion { get; init; }

    /// <summary>On which rules and which spans of the visible text the decision rests.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
}

/// <summary>A reviewer of the body that wrote a mail said in the web what becomes of it; the event's actor is that reviewer.</summary>
[EventName("reply-ruled", 1)]
public sealed record ReplyRuled : Fact
{
    /// <summary>The stored mail; any copy of it.</summary>
    public required Guid MailId { get; init; }

    /// <summary>The body whose reviewer the actor was then; the ruling holds only for that body's mails.</summary>
    public required string Body { get; init; }

    /// <summary>What was ruled.</summary>
    public required Ruling Ruling { get; init; }

    /// <summary>With <see cref="Ruling.Decision"/>: what the mail says. Otherwise null.</summary>
    public Decision? Decision { get; init; }
}

/// <summary>What a reviewer may say of a mail of their body.</summary>
public enum Ruling
{
    /// <summary>It is ours: an unconfirmed mail counts with the decision that was read.</summary>
    Count,
    /// <summary>It isn't ours, or is void: it speaks no more.</summary>
    Discount,
    /// <summary>It is ours, and says this.</summary>
    Decision,
}

/// <summary>A reviewer of the body that wrote a mail had its writer asked what it means; the event's actor is that reviewer.</summary>
[EventName("writer-asked", 1)]
public sealed record WriterAsked : Fact
{
    /// <summary>The stored mail; any copy of it.</summary>
    public required Guid MailId { get; init; }

    /// <summary>The body whose reviewer the actor was then.</summary>
    public required string Body { get; init; }
}

/// <summary>
/// A reviewer listed the writer of a mail as somebody who answers for their body. It holds for mails that arrive later; this one and
/// earlier ones stay as they were read.
/// </summary>
[EventName("writer-listed", 1)]
public sealed record WriterListed : Fact
{
    /// <summary>The stored mail by which the person became known; any copy of it.</summary>
    public required Guid MailId { get; init; }

    /// <summary>The body whose reviewer the actor was then, and for which the person answers now.</summary>
    public required string Body { get; init; }

    /// <summary>Actor id of the one who was listed.</summary>
    public required Guid Person { get; init; }

    /// <summary>The last day, in Seoul, inclusive.</summary>
    public required DateOnly Until { get; init; }
}

/// <summary>An owner marked a body's question as answered (답변함).</summary>
[EventName("question-answered", 1)]
public sealed record QuestionAnswered : Fact
{
    /// <summary>The stored mail that asks; any copy of it.</summary>
    public required Guid MailId { get; init; }
}

/// <summary>An agreement by telephone or KakaoTalk was noted (구두·카톡 동의): shown, never counted; the body is asked for a word by mail.</summary>
[EventName("agreement-noted", 1)]
public sealed record AgreementNoted : Fact
{
    /// <summary>The body that agreed.</summary>
    public required string Body { get; init; }

    /// <summary>How.</summary>
    public required NoteChannel Channel { get; init; }

    /// <summary>When it was said, UTC, as the officer noted it.</summary>
    public required DateTimeOffset SaidAt { get; init; }

    /// <summary>The remark with who said it, and the words.</summary>
    public required Guid RemarkId { get; init; }
}

/// <summary>How an agreement was given that isn't a mail.</summary>
public enum NoteChannel
{
    /// <summary>By telephone (구두).</summary>
    Telephone,
    /// <summary>By KakaoTalk (카톡).</summary>
    [JsonStringEnumMemberName("kakaotalk")]
    KakaoTalk,
}
