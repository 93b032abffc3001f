using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Server.Consultations;

/// <summary>One consultation as its reader may see it.</summary>
public sealed record ConsultationView
{
    /// <summary>The public name.</summary>
    /// <example>C2026-00142-L</example>
    public required Reference Reference { get; init; }

    /// <summary>One more with every change; name it when changing something, so that nobody overwrites what they haven't seen.</summary>
    public required long Version { get; init; }

    /// <summary>The department.</summary>
    public required string Department { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>Who may write; the first began it.</summary>
    public required IReadOnlyList<PersonView> Owners { get; init; }

    /// <summary>Where it stands.</summary>
    public required Status Status { get; init; }

    /// <summary>Whose turn it is: <c>officer</c> or codes of bodies; empty for nobody's.</summary>
    public required IReadOnlyList<string> WaitingFor { get; init; }

    /// <summary>Lead time and deadlines.</summary>
    public required LeadTimeView LeadTime { get; init; }

    /// <summary>Number of the current revision; 0 while nothing was sent.</summary>
    public required int Revision { get; init; }

    /// <summary>Each body and its word on the current revision.</summary>
    public required IReadOnlyList<BodyView> Bodies { get; init; }

    /// <summary>Why the status is what it is.</summary>
    public required IReadOnlyList<ReasonView> Reasons { get; init; }

    /// <summary>What is noted of the sent mail and moves nothing.</summary>
    public required IReadOnlyList<ReasonView> Notes { get; init; }

    /// <summary>Everything that happened, oldest first.</summary>
    public required IReadOnlyList<EventView> History { get; init; }

    /// <summary>Mails beside the status.</summary>
    public required ListsView Lists { get; init; }

    /// <summary>The sheet as sent and last amended; the working sheet while nothing was sent.</summary>
    public required Sheet Sheet { get; init; }

    /// <summary>The sheet being worked on, for owners, where it differs from what was sent; otherwise null.</summary>
    public required Sheet? WorkingSheet { get; init; }

    /// <summary>What the current revision changed since the one before it, amendments included; empty for the first.</summary>
    public required IReadOnlyList<ChangeView> Changes { get; init; }

    /// <summary>What the working sheet changes, for owners, and nobody has been sent yet; empty for nothing.</summary>
    public required IReadOnlyList<ChangeView> UnsentChanges { get; init; }

    /// <summary>The revisions that were sent, oldest first.</summary>
    public required IReadOnlyList<RevisionView> Revisions { get; init; }

    /// <summary>What differs between sheet and sent mail, both shown; null when nothing does.</summary>
    public required SentCheckView? SentCheck { get; init; }

    /// <summary>What became of the notice to citizens.</summary>
    public required NoticeView Notice { get; init; }

    /// <summary>The consultation that this one repeats; null for none.</summary>
    public required Reference? Repeats { get; init; }

    /// <summary>What the caller may do now.</summary>
    public required CanView Can { get; init; }
}

/// <summary>A person.</summary>
/// <param name="Name">Name as shown; the address when no name is known, empty once erased.</param>
/// <param name="Address">Mail address; empty once erased.</param>
public sealed record PersonView(string Name, string Address);

/// <summary>Lead time and deadlines; all instants UTC.</summary>
/// <param name="State">Null while nothing was sent or no start is planned.</param>
/// <param name="SendBy">The last instant to send the sheet in time: two hours before the planned start.</param>
/// <param name="AnswerBy">When answers are due (회신 마감).</param>
/// <param name="PlannedStart">The earliest window's start.</param>
/// <param name="PlannedEnd">The latest window's end.</param>
/// <param name="SentAt">From when the time is counted.</param>
/// <param name="MarkedAfterwards">Whether the urgent mark came only after sending.</param>
public sealed record LeadTimeView(
    LeadTimeState? State, DateTimeOffset? SendBy, DateTimeOffset? AnswerBy, DateTimeOffset? PlannedStart, DateTimeOffset? PlannedEnd,
    DateTimeOffset? SentAt, bool MarkedAfterwards);

/// <summary>A body.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its Korean name.</param>
/// <param name="Word">What it stands by; null for nothing.</param>
/// <param name="Notes">Agreements by telephone or KakaoTalk: shown, never counted.</param>
public sealed record BodyView(string Code, string Name, WordView? Word, IReadOnlyList<NoteView> Notes);

/// <summary>A body's word.</summary>
/// <param name="Decision">Approve, conditional, changes or reject.</param>
/// <param name="At">When its mail arrived, UTC.</param>
/// <param name="Sentence">The words it rests on; null where the caller may not read them, or once erased.</param>
/// <param name="MailId">The mail.</param>
/// <param name="Ruled">Whether a reviewer of the body said what it means.</param>
public sealed record WordView(Decision Decision, DateTimeOffset At, string? Sentence, Guid MailId, bool Ruled);

/// <summary>An agreement that isn't a mail.</summary>
/// <param name="Channel">How it was said.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Words">Who said it and the words; null where the caller may not read them, or once erased.</param>
public sealed record NoteView(NoteChannel Channel, DateTimeOffset At, string? Words);

/// <summary>A reason, and the event it rests on.</summary>
/// <param name="Text">A Korean sentence.</param>
/// <param name="Event">The event.</param>
public sealed record ReasonView(string Text, EventName Event);

/// <summary>An event by name.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its stable name, such as <c>revision-opened</c>.</param>
/// <param name="At">When it was recorded, UTC.</param>
public sealed record EventName(Guid Id, string Name, DateTimeOffset At);

/// <summary>A line of the history.</summary>
/// <param name="Id">The event's id.</param>
/// <param name="Name">Its stable name.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="Actor">Who; null for the product itself.</param>
/// <param name="Text">A Korean sentence.</param>
/// <param name="Words">What the person wrote beside it; null for nothing, or where the caller may not read it.</param>
public sealed record EventView(Guid Id, string Name, DateTimeOffset At, PersonView? Actor, string Text, string? Words);

/// <summary>Mails beside the status.</summary>
/// <param name="Questions">Open questions.</param>
/// <param name="Forgeries">Suspected forgeries (위조 의심).</param>
/// <param name="Unconfirmed">Replies whose sender isn't proven or listed (확인되지 않은 회신).</param>
/// <param name="Unclear">Replies that wait for the body's clear word (판단불가).</param>
/// <param name="Older">Answers to older revisions.</param>
/// <param name="Waiting">Answers to a revision whose sent mail isn't known yet.</param>
/// <param name="Absences">Absence notices.</param>
/// <param name="Undelivered">Copies that could not be delivered.</param>
/// <param name="Other">Everybody else's replies (그 밖의 회신).</param>
public sealed record ListsView(
    IReadOnlyList<MailView> Questions, IReadOnlyList<MailView> Forgeries, IReadOnlyList<MailView> Unconfirmed, IReadOnlyList<MailView> Unclear,
    IReadOnlyList<MailView> Older, IReadOnlyList<MailView> Waiting, IReadOnlyList<MailView> Absences, IReadOnlyList<MailView> Undelivered,
    IReadOnlyList<MailView> Other);

/// <summary>One mail in a list.</summary>
/// <param name="MailId">The mail.</param>
/// <param name="Body">The body for which it stands or pretends to; null for none.</param>
/// <param name="Person">Who wrote it; null for a delivery report.</param>
/// <param name="At">When it arrived, UTC.</param>
/// <param name="Decision">What it was read as.</param>
/// <param name="Text">A Korean sentence: what it is and why it stands here.</param>
/// <param name="Words">What was written; null where the caller may not read it, or once erased.</param>
public sealed record MailView(Guid MailId, string? Body, PersonView? Person, DateTimeOffset At, Decision Decision, string Text, string? Words);

/// <summary>A revision that was sent.</summary>
/// <param name="Number">From 1.</param>
/// <param name="SentAt">When its mail was sent, UTC.</param>
/// <param name="TextHash">Text identity of what was sent.</param>
/// <param name="Superseded">Whether a newer one was sent.</param>
public sealed record RevisionView(int Number, DateTimeOffset SentAt, string TextHash, bool Superseded);

/// <summary>A field that was changed.</summary>
/// <param name="Where">The field, in Korean.</param>
/// <param name="Parts">Its words, in order: those that stayed, went and came.</param>
public sealed record ChangeView(string Where, IReadOnlyList<DifferencePart> Parts);

/// <summary>What differs between the sheet and the mail as it was sent.</summary>
/// <param name="Differences">Each place.</param>
public sealed record SentCheckView(IReadOnlyList<DifferenceView> Differences);

/// <summary>One place that differs.</summary>
/// <param name="Where">Where, in Korean, or a path in the sheet.</param>
/// <param name="Expected">As the sheet has it.</param>
/// <param name="Found">As it was sent.</param>
public sealed record DifferenceView(string Where, string Expected, string Found);

/// <summary>The notice.</summary>
/// <param name="State">What became of it last.</param>
/// <param name="SentAt">When it went out, or began to, UTC.</param>
/// <param name="Recipients">To how many.</param>
/// <param name="RepeatedBy">Consultations that repeat it.</param>
/// <param name="Marks">Words that changed after it went out, such as <c>발송 후 반려</c>.</param>
public sealed record NoticeView(NoticeState State, DateTimeOffset? SentAt, int? Recipients, IReadOnlyList<string> RepeatedBy, IReadOnlyList<string> Marks);

/// <summary>What the caller may do now.</summary>
/// <param name="Fill">Fill the sheet into a mail, and change the working sheet.</param>
/// <param name="Revise">Begin a new revision.</param>
/// <param name="Amend">Amend the sent revision.</param>
/// <param name="Withdraw">Withdraw.</param>
/// <param name="Notice">Say what became of the notice.</param>
/// <param name="Urgent">Mark as urgent: only where the two hours were missed.</param>
/// <param name="Note">Note an oral agreement.</param>
/// <param name="Share">Add an owner.</param>
public sealed record CanView(bool Fill, bool Revise, bool Amend, bool Withdraw, bool Notice, bool Urgent, bool Note, bool Share);
