namespace ConsultAddin.Core.Approvals;

/// <summary>One line of the status table.</summary>
public sealed class StatusRow
{
    internal StatusRow(
        Status status, string korean, string when, string waitingFor,
        Func<Picture, IEnumerable<Reason>> because, Func<Picture, IReadOnlyList<string>> waiting) =>
        (Status, Korean, When, WaitingFor, Because, Waiting) = (status, korean, when, waitingFor, because, waiting);

    /// <summary>The status.</summary>
    public Status Status { get; }

    /// <summary>How it is shown.</summary>
    public string Korean { get; }

    /// <summary>When it holds, unless a line above does.</summary>
    public string When { get; }

    /// <summary>Whose turn it is then.</summary>
    public string WaitingFor { get; }

    /// <summary>Why it holds; it holds when there is a reason.</summary>
    internal Func<Picture, IEnumerable<Reason>> Because { get; }

    /// <summary>Whose turn it is, as codes.</summary>
    internal Func<Picture, IReadOnlyList<string>> Waiting { get; }
}

/// <summary>The status table: the first line that fits holds.</summary>
public static class StatusTable
{
    /// <summary>The lines in order; the last one always fits.</summary>
    public static IReadOnlyList<StatusRow> Rows { get; } =
    [
        new(
            status: Status.Withdrawn,
            korean: "취소",
            when: "an owner withdrew: final, told to both bodies",
            waitingFor: "nobody",
            because: p => p.Withdrawn is { } e ? [new("담당 부서가 협의를 취소했습니다.", e.Id)] : [],
            waiting: _ => []),
        new(
            status: Status.Rejected,
            korean: "반려",
            when: "a body's word is reject",
            waitingFor: "officer",
            because: p => Sentences.Words(p, o => o.Word?.Says == Decision.Reject),
            waiting: _ => [Standing.Officer]),
        new(
            status: Status.ChangesRequested,
            korean: "보완요청",
            when: "a body's word is changes or conditional",
            waitingFor: "officer",
            because: p => Sentences.Words(p, o => o.Word?.Says is Decision.Changes or Decision.Conditional),
            waiting: _ => [Standing.Officer]),
        new(
            status: Status.Attention,
            korean: "확인필요",
            when: "a body's unclear mail, newer than its word, not settled (→ that body); an unsettled question of a body without a word "
                + "(→ officer; with one it is only listed beside); the sent mail differs or wasn't found (→ officer)",
            waitingFor: "as said",
            because: p => [.. Sentences.Void(p), .. Sentences.NotFound(p), .. Sentences.Doubts(p), .. Sentences.Questions(p, AsksWithoutWord)],
            waiting: p =>
            [
                .. p.Current is { Void: true } || p.Overdue.Count > 0 || p.Opinions.Any(AsksWithoutWord) ? [Standing.Officer] : (string[])[],
                .. p.Codes(o => o.Doubts.Count > 0),
            ]),
        new(
            status: Status.Approved,
            korean: "협의완료",
            when: "every body's word is approve",
            waitingFor: "nobody",
            // No body at all is a fault of the settings, never an agreement.
            because: p => p.Opinions.Count > 0 && p.Opinions.All(o => o.Approves) ? Sentences.Words(p, o => o.Approves) : [],
            waiting: _ => []),
        new(
            status: Status.Partial,
            korean: "일부동의",
            when: "some body's word is approve",
            waitingFor: "the others",
            because: p => Sentences.Words(p, o => o.Approves),
            waiting: p => p.Codes(o => !o.Approves)),
        new(
            status: Status.Awaiting,
            korean: "협의중",
            when: "a revision was sent",
            waitingFor: "all bodies",
            because: p => p.Current is { } r ? [new($"{r.Number}차 협의서를 보내고 협의기관의 회신을 기다립니다.", r.Mails[0].EventId)] : [],
            waiting: p => p.Codes(_ => true)),
        new(
            status: Status.Draft,
            korean: "작성중",
            when: "nothing sent",
            waitingFor: "officer",
            because: p => p.State.Events.Take(1).Select(e => new Reason("아직 보낸 협의서가 없습니다.", e.Id)),
            waiting: _ => [Standing.Officer]),
    ];

    /// <summary>How a status is shown.</summary>
    public static string Korean(this Status status) => Rows.First(r => r.Status == status).Korean;

    /// <summary>The line that holds, and why.</summary>
    internal static (StatusRow Row, IReadOnlyList<Reason> Reasons) Read(Picture picture)
    {
        foreach (var row in Rows)
            if (row.Because(picture).ToList() is { Count: > 0 } reasons)
                return (row, reasons);
        return (Rows[^1], []);
    }

    private static bool AsksWithoutWord(BodyOpinion opinion) => opinion.Word is null && opinion.Questions.Count > 0;
}
