using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies.Decisions.Learnt;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// An answer is read twice: by the grammar of its clauses, and by its likeness to answers that were understood before (<see cref="Likelihood"/>).
/// The grammar leads. Where it is sure of nothing, likeness decides if it is likely enough, and an approval needs more: almost certainty, and no
/// clause in which the grammar finds anything that may speak against it. The grammar's own approval is doubted where hardly an answer like it was one.
/// </summary>
internal static class BothReadings
{
    // Measured on answers that neither reading had seen: tests/Core.Tests/Replies/Decisions/README.md.
    private const double SureOfYes = 0.9, SureAgainstGrammar = 0.8, Likely = 0.55, HardlyEver = 0.1;

    /// <summary>The opinion of both.</summary>
    /// <param name="grammar">What the clauses say.</param>
    /// <param name="said">The clauses.</param>
    /// <param name="text">The words, references left out.</param>
    /// <param name="weights">What was learnt; null for the grammar alone.</param>
    public static Opinion Of(Opinion grammar, IReadOnlyList<Clause> said, string text, Likelihood.Weights? weights)
    {
        // A ticked box isn't seen by its letters.
        if (weights is null || text.Says("[□☐☑☒■✓✔√○◯●◉]|[(（\\[]\\s*[vVoOxX○ㅇ]?\\s*[)）\\]]")) return grammar;
        var likelihood = weights.Weigh(text);
        if (likelihood.Of.Count == 0) return grammar;
        var (likeliest, share) = Likeliest(likelihood);
        if (grammar.Decision == Decision.Approve)
        {
            return likelihood[Decision.Approve] >= HardlyEver ? grammar : grammar with
            {
                Decision = Decision.Unclear,
                BestGuess = Decision.Approve,
                Evidence = [new("unlike-an-approval"), .. grammar.Evidence],
            };
        }
        if (Kind(grammar.Decision) == likeliest || grammar.Decision == Decision.Retract) return grammar;
        if (likeliest == Decision.Approve)
        {
            if (grammar.Decision is not (Decision.Unclear or Decision.Acknowledge)) return grammar;
            return share >= SureOfYes && MaySpeakAYes(said) ? Made(Decision.Approve) : grammar with { BestGuess = grammar.BestGuess ?? (grammar.Decision == Decision.Unclear ? Decision.Approve : null) };
        }
        if (share < (grammar.Decision is Decision.Unclear or Decision.Acknowledge ? Likely : SureAgainstGrammar)) return grammar;
        // A question that the grammar sees is one, or asks for a change.
        if (grammar.Decision == Decision.Question && likeliest != Decision.Changes) return grammar;
        return Made(likeliest switch
        {
            Decision.Changes => likelihood[Decision.Conditional] > likelihood[Decision.Changes] ? Decision.Conditional : Decision.Changes,
            Decision.Unclear => likelihood[Decision.Acknowledge] > likelihood[Decision.Unclear] && likelihood[Decision.Acknowledge] > likelihood[Decision.Retract] ? Decision.Acknowledge : Decision.Unclear,
            _ => likeliest,
        });

        Opinion Made(Decision decision) => grammar with
        {
            Decision = decision,
            BestGuess = decision == Decision.Unclear ? grammar.BestGuess ?? (grammar.Decision is Decision.Question or Decision.Acknowledge ? null : grammar.Decision) : null,
            Evidence = [Ground(decision, text, weights), .. grammar.Evidence],
            AwaitsOtherBody = false,
        };
    }

    // Courtesy is like many approvals, which hold so much of it: some word of agreement, sending or doubt must be there, and none of refusal.
    private static bool MaySpeakAYes(IReadOnlyList<Clause> said) => !said.Any(Forbids) && said.Any(c => ClauseReader.MaySpeakAYes(Compact(c.Text))) && !said.Any(c => ClauseReader.MaySpeakANo(Compact(c.Text)));

    private static string Compact(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static bool Forbids(Clause clause) => clause.Act is not (Act.Nothing or Act.Good or Act.GoodYes or Act.SoftYes or Act.Aye or Act.Pending or Act.Tell) || clause.Contrast && clause.Act != Act.GoodYes;

    // Conditional and changes are near to each other, and so is all that decides nothing.
    private static Decision Kind(Decision decision) => decision switch
    {
        Decision.Conditional => Decision.Changes,
        Decision.Acknowledge or Decision.Retract => Decision.Unclear,
        _ => decision,
    };

    private static (Decision Decision, double Share) Likeliest(Likelihood likelihood) =>
        Likelihood.Decisions.GroupBy(Kind).Select(g => (g.Key, Share: g.Sum(d => likelihood[d]))).MaxBy(g => g.Share);

    // The sentence that is likeliest to mean it.
    private static Evidence Ground(Decision decision, string text, Likelihood.Weights weights)
    {
        var (best, at, length) = (-1d, 0, text.Length);
        for (var start = 0; start < text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny(".!?\n") is var i and >= 0 ? start + i + 1 : text.Length;
            if (text.AsSpan(start, end - start).Trim().Length > 1 && weights.Weigh(text[start..end])[decision] is var share && share > best) (best, at, length) = (share, start, end - start);
            start = end;
        }
        return new($"likely-{decision.ToString().ToLowerInvariant()}", at, length);
    }
}
