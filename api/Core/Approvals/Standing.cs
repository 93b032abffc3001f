namespace ConsultAddin.Core.Approvals;

/// <summary>
/// How a consultation stands at an instant: a pure function of its events, the bodies' names and the clock (rule 1). What order the
/// mails were found in, how often, and in which mailboxes makes no difference (rule 7).
/// </summary>
public sealed record Standing
{
    /// <summary>Whom <see cref="WaitingFor"/> names besides bodies: the owners of the consultation.</summary>
    public const string Officer = "officer";

    /// <summary>The first line of <see cref="StatusTable"/> that fits.</summary>
    public required Status Status { get; init; }

    /// <summary>Whose turn it is: <see cref="Officer"/> or codes of bodies; empty for nobody.</summary>
    public required IReadOnlyList<string> WaitingFor { get; init; }

    /// <summary>Why the status is what it is; never empty once anything happened.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>What is noted of the sent mail and moves nothing: no Word file, the consultation mailbox not in Cc.</summary>
    public required IReadOnlyList<Reason> Notes { get; init; }

    /// <summary>The current revision's number; null while nothing was sent.</summary>
    public required int? Revision { get; init; }

    /// <summary>The bodies that have to answer, in the order of the settings, each with its word on the current revision.</summary>
    public required IReadOnlyList<BodyStanding> Bodies { get; init; }

    /// <summary>Lead time and the instants that follow from the planned start.</summary>
    public required LeadTime LeadTime { get; init; }

    /// <summary>What became of the notice to citizens.</summary>
    public required NoticeStanding Notice { get; init; }

    /// <summary>Mails beside the status.</summary>
    public required StandingLists Lists { get; init; }

    /// <summary>Bodies to be asked for one word, each once for one occasion.</summary>
    public required IReadOnlyList<Errand> Asks { get; init; }

    /// <summary>What bodies and owners are to be told, each once for one occasion.</summary>
    public required IReadOnlyList<Errand> Tellings { get; init; }

    /// <summary>When the status may change by the clock alone, UTC; null when it can't.</summary>
    public required DateTimeOffset? NextChange { get; init; }

    /// <summary>Says how the consultation stands.</summary>
    /// <param name="state">The folded events.</param>
    /// <param name="bodies">Names of the bodies.</param>
    /// <param name="now">The instant, UTC.</param>
    /// <param name="answerBefore">How long before the planned start bodies should have answered; 30 minutes when null.</param>
    public static Standing Of(ConsultationState state, BodySet bodies, DateTimeOffset now, TimeSpan? answerBefore = null)
    {
        var picture = new Picture(state, bodies, now);
        var (row, reasons) = StatusTable.Read(picture);
        var leadTime = LeadTimes.Of(state, answerBefore ?? LeadTime.DefaultAnswerBefore);
        var notice = Notices.Of(picture);
        var lists = MailLists.Of(picture);
        return new()
        {
            Status = row.Status,
            WaitingFor = row.Waiting(picture),
            Reasons = reasons,
            Notes = [.. Sentences.Notes(state.Current)],
            Revision = state.Current?.Number,
            Bodies = [.. picture.Opinions.Select(o => new BodyStanding(o.Code, bodies.NameOf(o.Code), WordOf(o), NotesOf(picture, o)))],
            LeadTime = leadTime,
            Notice = notice,
            Lists = lists,
            Asks = [.. Errands.Asks(picture, notice), .. Errands.AsksToWriters(picture)],
            Tellings = [.. Errands.Tellings(picture, row.Status, leadTime, notice, lists)],
            NextChange = row.Status == Status.Withdrawn ? null : picture.NextChange,
        };
    }

    internal static BodyWord? WordOf(BodyOpinion opinion) => opinion.Word is { } word
        ? new(word.Says, word.At, word.MailId, word.Person, word.Ruled, word.EventId)
        : null;

    internal static IReadOnlyList<BodyNote> NotesOf(Picture picture, BodyOpinion opinion) =>
    [
        .. picture.State.Of<AgreementNoted>()
            .Where(n => n.Fact.Body == opinion.Code && picture.Current is { } current && n.Event.At >= current.SentAt)
            .Select(n => new BodyNote(n.Fact.Channel, n.Fact.SaidAt, n.Fact.RemarkId, n.Event.Id)),
    ];
}

/// <summary>One line of why.</summary>
/// <param name="Text">A Korean sentence.</param>
/// <param name="EventId">The event on which it rests.</param>
public sealed record Reason(string Text, Guid EventId);

/// <summary>What one body says of the current revision.</summary>
/// <param name="Code">The body's code.</param>
/// <param name="Name">Its Korean name.</param>
/// <param name="Word">What it stands by; null for nothing, and always null on a void revision.</param>
/// <param name="Notes">Agreements by telephone or KakaoTalk since the revision was sent: shown, never counted.</param>
public sealed record BodyStanding(string Code, string Name, BodyWord? Word, IReadOnlyList<BodyNote> Notes);

/// <summary>What a body stands by.</summary>
/// <param name="Decision">Approve, conditional, changes or reject.</param>
/// <param name="At">When the mail arrived first, UTC.</param>
/// <param name="MailId">The stored mail.</param>
/// <param name="Person">Who wrote it.</param>
/// <param name="Ruled">Whether a reviewer of the body said what it means.</param>
/// <param name="EventId">The event on which it rests: the ruling, or else the mail.</param>
public sealed record BodyWord(Decision Decision, DateTimeOffset At, Guid MailId, Guid Person, bool Ruled, Guid EventId);

/// <summary>An agreement that isn't a mail (구두·카톡 동의).</summary>
/// <param name="Channel">How it was said.</param>
/// <param name="SaidAt">When, UTC.</param>
/// <param name="RemarkId">The remark with who and the words.</param>
/// <param name="EventId">The event.</param>
public sealed record BodyNote(NoteChannel Channel, DateTimeOffset SaidAt, Guid RemarkId, Guid EventId);
