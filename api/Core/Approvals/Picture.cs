namespace ConsultAddin.Core.Approvals;

/// <summary>What the rows of the status table look at.</summary>
internal sealed class Picture
{
    /// <summary>How long a body's answer waits for the sent mail before a person has to look (rule 5).</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public Picture(ConsultationState state, BodySet names, DateTimeOffset now)
    {
        State = state;
        Names = names;
        Withdrawn = state.Of<ConsultationWithdrawn>().Select(w => w.Event).FirstOrDefault();
        IReadOnlyList<string> asked = state.Current?.Opened.Bodies is { Count: > 0 } bodies ? bodies : [.. names.Bodies.Select(b => b.Code)];
        var inOrder = names.Bodies.Select(b => b.Code).ToList();
        Opinions = [.. asked.Distinct()
            .OrderBy(code => inOrder.IndexOf(code) is >= 0 and var i ? i : int.MaxValue)
            .Select(code => new BodyOpinion(code, Speaking(code), Asked(code), IsAnswered))];
        Waiting = [.. state.Mails.Where(m => m.Waits && m.Place == MailPlace.Body
            && OpinionOf(m.Body!) is { } opinion && !opinion.SettledBefore(m))];
        Overdue = [.. Waiting.Where(m => m.At + Patience <= now)];
        NextChange = Waiting.Where(m => m.At + Patience > now).Select(m => (DateTimeOffset?)m.At + Patience).Min();
    }

    public ConsultationState State { get; }

    public BodySet Names { get; }

    public RecordedEvent? Withdrawn { get; }

    public SentRevision? Current => State.Current;

    /// <summary>The bodies that have to answer, in the order of the settings.</summary>
    public IReadOnlyList<BodyOpinion> Opinions { get; }

    /// <summary>Answers to a revision whose sent mail isn't known yet, unless their body spoke clearly since.</summary>
    public IReadOnlyList<Mail> Waiting { get; }

    /// <summary>Those that have waited for too long.</summary>
    public IReadOnlyList<Mail> Overdue { get; }

    public DateTimeOffset? NextChange { get; }

    public BodyOpinion? OpinionOf(string code) => Opinions.FirstOrDefault(o => o.Code == code);

    public IReadOnlyList<string> Codes(Func<BodyOpinion, bool> which) => [.. Opinions.Where(which).Select(o => o.Code)];

    /// <summary>The body's mails that count on the current revision: none on a void one.</summary>
    private List<Mail> Speaking(string code) => Current is not { Void: false } current ? []
        : [.. State.Mails.Where(m => m.Place == MailPlace.Body && m.Body == code && !m.Waits && m.Revision == current.Number)];

    private List<(string MessageIdHash, DateTimeOffset At)> Asked(string code) =>
    [
        .. State.Of<ProductMailSent>()
            .Where(m => m.Fact.Kind == Errand.NameOf(ErrandKind.AskContested)
                && m.Fact.Step.StartsWith(Errands.Occasion(this, code), StringComparison.Ordinal))
            .Select(m => (m.Fact.MessageIdHash, m.Event.At)),
    ];

    private bool IsAnswered(Mail question) =>
        State.Of<QuestionAnswered>().Any(a => question.CopyIds.Contains(a.Fact.MailId))
        || State.Mails.Any(m => m.Place == MailPlace.Owner && m.ToBodies.Contains(question.Body!)
            && (m.AnswersMail(question) || m.SurelyAfter(question)));
}
