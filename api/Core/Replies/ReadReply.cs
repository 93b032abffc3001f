using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Core.Replies;

/// <summary>What kind of mail it is.</summary>
public enum MailKind
{
    /// <summary>Somebody wrote it now.</summary>
    Person,
    /// <summary>A machine wrote it: absence notice, list server, report, recall.</summary>
    Automatic,
    /// <summary>A mail could not be delivered.</summary>
    Bounce,
    /// <summary>It says that a mail was delivered, read, or deleted unread.</summary>
    Receipt,
    /// <summary>A calendar's invitation or answer.</summary>
    Calendar,
}

/// <summary>In which role the From address stands to the bodies.</summary>
public enum PersonRole
{
    /// <summary>The body's own address.</summary>
    Address,
    /// <summary>A member of the body when the mail arrived.</summary>
    Member,
    /// <summary>Somebody of a body's own domain who is not listed; never of the city's domains.</summary>
    Unlisted,
    /// <summary>An owner of the consultation; the reader doesn't know owners, the one who records the mail says so.</summary>
    Owner,
    /// <summary>Anybody else.</summary>
    Other,
}

/// <summary>What the evidence says of the sender.</summary>
public enum SenderCheck
{
    /// <summary>Proven by the policy.</summary>
    Pass,
    /// <summary>The evidence says that it is forged.</summary>
    Fail,
    /// <summary>No evidence, or not enough.</summary>
    None,
}

/// <summary>Everything that the reader found in one mail: a pure function of its bytes, the settings, and when it arrived.</summary>
public sealed record ReadReply
{
    /// <summary>The version of the rules; recorded with each verdict, which is never recomputed silently.</summary>
    public const string ReaderVersion = "9";

    /// <summary>What kind of mail it is.</summary>
    public required MailKind Kind { get; init; }

    /// <summary>Who it says it is from, and what proves it.</summary>
    public required ReadSender Sender { get; init; }

    /// <summary>By what it can be matched to a consultation.</summary>
    public required MailKeys Keys { get; init; }

    /// <summary>What was written now; of a machine's mail, what it says. Lines end with LF, no blank lines at either end.</summary>
    public required string VisibleText { get; init; }

    /// <summary>
    /// What stands above any quoted mail, a pasted sheet included; for finding out whether this mail sends a sheet (rule 5).
    /// Empty for a machine's mail.
    /// </summary>
    public required string OwnPart { get; init; }

    /// <summary>
    /// What the text says. The first, without a reference, speaks of the consultation that the thread or the subject names;
    /// then one for each consultation that is written out. <see cref="OpinionOn"/> chooses.
    /// </summary>
    public required IReadOnlyList<Opinion> Opinions { get; init; }

    /// <summary>SHA-256, hex, over the visible text with runs of white space as one blank, and each attachment's bytes (rule 7).</summary>
    public required string ContentHash { get; init; }

    /// <summary>SHA-256, hex, over Message-ID, From, Date and content hash: same mail, same hash (rule 7).</summary>
    public required string MailHash { get; init; }

    /// <summary>Message-ID without angle brackets; null when there is none.</summary>
    public required string? MessageId { get; init; }

    /// <summary>The mail's own Date, UTC; null when it has none that can be read.</summary>
    public required DateTimeOffset? Date { get; init; }

    /// <summary>Subject, decoded; shown, and read for references only: a subject never speaks.</summary>
    public required string Subject { get; init; }

    /// <summary>Names of the attached files.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>What an absence notice says; null for other mail.</summary>
    public Absence? Absence { get; init; }

    /// <summary>What a delivery report says; null for other mail.</summary>
    public Bounce? Bounce { get; init; }

    /// <summary>The rules and headers on which kind and text rest, in English, without mail text.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Why the mail could not be read at all; null when it could.</summary>
    public string? Unreadable { get; init; }

    /// <summary>What the text says of a consultation: the opinion that names it, else the one that names none.</summary>
    /// <param name="matched">The consultation to which the mail was matched; null when nothing matched.</param>
    public Opinion OpinionOn(Reference? matched) =>
        Opinions.FirstOrDefault(o => o.Reference is not null && o.Reference == matched) ?? Opinions[0];
}

/// <summary>The sender of a mail.</summary>
public sealed record ReadSender
{
    /// <summary>The one address of the one From header, as written; null when there is none, or not exactly one.</summary>
    public required string? Address { get; init; }

    /// <summary>The display name; proves nothing.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>The body for which the person stands, by code; null for nobody's.</summary>
    public string? Body { get; init; }

    /// <summary>In which role.</summary>
    public PersonRole Role { get; init; } = PersonRole.Other;

    /// <summary>What the body's policy says; for somebody of no body, what the inside mark or DMARC says.</summary>
    public required SenderCheck Check { get; init; }

    /// <summary>Whether the stored copy proves mail from inside the tenant (policy <c>internal</c>), whatever the body's policy.</summary>
    public bool Internal { get; init; }

    /// <summary>Set when the address or the name imitates this address of a body; then <see cref="Check"/> is fail.</summary>
    public string? LookAlikeOf { get; init; }

    /// <summary>
    /// The body, by code, as whose sender a mail passes itself off: From imitates an address of it, or names one beside others. Such a
    /// mail fails the check, and the body is nobody's for whom the sender stands. Null for none.
    /// </summary>
    public string? PretendedBody { get; init; }

    /// <summary>A Sender or Reply-To address that differs from From; shown, decides nothing.</summary>
    public IReadOnlyList<string> Differing { get; init; } = [];

    /// <summary>Why the check says what it says, in English.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether the mail may count for a body: proven, from its address or a member.</summary>
    public bool Counts => Check == SenderCheck.Pass && Role is PersonRole.Address or PersonRole.Member;
}

/// <summary>By what a mail can be matched, strongest first.</summary>
/// <param name="InReplyTo">Message-IDs in In-Reply-To, without brackets, in order.</param>
/// <param name="References">Message-IDs in References, without brackets, in order; only the last one matches.</param>
/// <param name="SubjectReferences">References in the subject.</param>
/// <param name="TextReferences">References in the written text.</param>
public sealed record MailKeys(
    IReadOnlyList<string> InReplyTo,
    IReadOnlyList<string> References,
    IReadOnlyList<ReferenceMention> SubjectReferences,
    IReadOnlyList<ReferenceMention> TextReferences);

/// <summary>What a mail says of one consultation.</summary>
/// <param name="Reference">The consultation that the text names here; null for the one that the thread or the subject names.</param>
/// <param name="Revision">The revision number written with the reference; null when none is.</param>
/// <param name="Decision">What it says.</param>
/// <param name="BestGuess">For an unclear text the likeliest decision, to be offered to a person; null for none.</param>
/// <param name="Evidence">On what it rests.</param>
public sealed record Opinion(
    Reference? Reference,
    int? Revision,
    Decision Decision,
    Decision? BestGuess,
    IReadOnlyList<Evidence> Evidence)
{
    /// <summary>Whether the condition of a conditional answer is the other body's yes, and nothing else.</summary>
    public bool AwaitsOtherBody { get; init; }

}

/// <summary>One reason of an opinion.</summary>
/// <param name="Rule">Name of the rule, in English.</param>
/// <param name="Start">Where the words stand in the visible text, UTF-16 offset; -1 when no words are meant.</param>
/// <param name="Length">Their length in UTF-16 units.</param>
public sealed record Evidence(string Rule, int Start = -1, int Length = 0);

/// <summary>What an absence notice says.</summary>
/// <param name="Deputy">Who answers meanwhile, as written; null when nobody is named.</param>
/// <param name="DeputyAddress">The deputy's mail address; null when none is written.</param>
/// <param name="Until">Until when, as written, such as <c>11/27까지</c>; null when it isn't said.</param>
public sealed record Absence(string? Deputy, string? DeputyAddress, string? Until);

/// <summary>What a delivery report says.</summary>
/// <param name="ReportedMessageId">Message-ID of the mail that it reports on, without brackets; null when it doesn't say.</param>
/// <param name="Recipients">Addresses that it speaks of.</param>
public sealed record Bounce(string? ReportedMessageId, IReadOnlyList<string> Recipients);
