namespace ConsultAddin.Core.Approvals;

/// <summary>Why a mail of a body needs that body's clear word.</summary>
internal enum DoubtSort
{
    /// <summary>The reader isn't sure what it says, or of which revision.</summary>
    Unclear,
    /// <summary>An approval against another person's standing objection, which it doesn't answer.</summary>
    Contested,
    /// <summary>Another proven mail bears the same Message-ID and differs.</summary>
    SameId,
}

/// <summary>A mail that waits for its body's clear word or its reviewer.</summary>
internal sealed record Doubt(Mail Mail, DoubtSort Sort);

/// <summary>What one body says of one revision, from its counting mails on it.</summary>
internal sealed class BodyOpinion
{
    private readonly List<Mail> _clear;

    /// <param name="code">The body.</param>
    /// <param name="mails">Its counting mails on the revision, in the order of rule 7.</param>
    /// <param name="asked">When and in which mails (Message-ID) the product asked the body whether an approval stands against an objection.</param>
    /// <param name="isAnswered">Whether an owner answered a mail, by mail or by 답변함.</param>
    public BodyOpinion(
        string code, IReadOnlyList<Mail> mails, IReadOnlyList<(string MessageIdHash, DateTimeOffset At)> asked, Func<Mail, bool> isAnswered)
    {
        Code = code;
        var sameId = mails.Where(m => m.MessageIdHash is not null).GroupBy(m => m.MessageIdHash, StringComparer.Ordinal)
            .Where(g => g.Count() > 1).SelectMany(g => g).Where(m => !m.Ruled).ToHashSet();
        var stances = mails.Where(m => m.Says.IsClear).GroupBy(m => m.Person)
            .Select(own => Strictest(Newest([.. own]))).ToList();

        bool Contested(Mail approval) => stances.Exists(other =>
            other.Person != approval.Person && other.Says.IsObjection
            && !other.SurelyAfter(approval) && !approval.AnswersMail(other) && !AnswersOurQuestion(approval, other));

        // We asked because of this objection: whoever answers that has seen it.
        bool AnswersOurQuestion(Mail approval, Mail objection) =>
            asked.Any(q => q.At > objection.At && approval.Answers.Contains(q.MessageIdHash));

        Doubt? DoubtOf(Mail mail) =>
            sameId.Contains(mail) ? new(mail, DoubtSort.SameId)
            : mail.Says == Decision.Unclear ? new(mail, DoubtSort.Unclear)
            : mail.Says == Decision.Approve && !mail.Ruled && Contested(mail) ? new(mail, DoubtSort.Contested)
            : null;

        var doubts = mails.Select(DoubtOf).OfType<Doubt>().ToList();
        var notApproving = doubts.Select(d => d.Mail).Where(m => m.Says == Decision.Approve).ToHashSet();
        _clear = [.. mails.Where(m => m.Says.IsClear && !notApproving.Contains(m))];

        if (Newest(_clear) is { Count: > 0 } newest)
        {
            var standing = Strictest(newest);
            Word = standing.Says.IsWord ? standing : null;
            Disputed = newest.Exists(m => m.Says != standing.Says) ? newest : [];
        }
        Doubts = [.. doubts.Where(d => !SettledBefore(d.Mail))];
        Questions = [.. mails.Where(m => m.Says == Decision.Question && !isAnswered(m)
            && !_clear.Exists(c => c.Says.IsWord && c.SurelyAfter(m)))];
    }

    public string Code { get; }

    /// <summary>The mail by which the body stands; null for none.</summary>
    public Mail? Word { get; }

    /// <summary>Differing clear decisions that nobody can put in order; the body is asked. Empty when there is no doubt.</summary>
    public IReadOnlyList<Mail> Disputed { get; } = [];

    /// <summary>What the body has to settle.</summary>
    public IReadOnlyList<Doubt> Doubts { get; }

    /// <summary>Questions that nobody answered.</summary>
    public IReadOnlyList<Mail> Questions { get; }

    /// <summary>The last clear decision or retract; null for none.</summary>
    public Mail? LastClear => _clear.Count == 0 ? null : _clear[^1];

    public bool Approves => Word?.Says == Decision.Approve;

    /// <summary>Whether a clear decision or retract of the body came after this mail beyond doubt.</summary>
    public bool SettledBefore(Mail mail) => _clear.Exists(c => c.SurelyAfter(mail));

    /// <summary>Those that no other is surely newer than: one, unless second or Date leave it open.</summary>
    private static List<Mail> Newest(IReadOnlyList<Mail> mails) => [.. mails.Where(m => !mails.Any(other => other.SurelyAfter(m)))];

    private static Mail Strictest(IEnumerable<Mail> mails) => mails.Aggregate((a, b) => b.Says.Strictness >= a.Says.Strictness ? b : a);
}
