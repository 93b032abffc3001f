using System.Buffers;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies.Decisions.Learnt;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// An answer is read twice: by the grammar of its clauses, and by its likeness to answers that were understood before (<see cref="Likelihood"/>),
/// which weighs the grammar's findings too. Likeness decides, but for an approval: it must be likely and what the grammar says as well, or almost
/// certain, in letters that were seen before, with no question mark at its end and nothing behind a yes that takes it back.
/// </summary>
internal static class BothReadings
{
    // Measured on answers that neither reading had seen: tests/Core.Tests/Replies/Decisions/README.md.
    private const double LikelyYes = 0.7, SureOfYes = 0.95, SurerThanGrammar = 0.99, SureAgainstGrammar = 0.7;

    /// <summary>The opinion of both.</summary>
    /// <param name="grammar">What the clauses say.</param>
    /// <param name="said">The clauses.</param>
    /// <param name="text">The words, references left out.</param>
    /// <param name="weights">What was learnt; null for the grammar alone.</param>
    public static Opinion Of(Opinion grammar, IReadOnlyList<Clause> said, string text, Likelihood.Weights? weights)
    {
        if (weights is null) return grammar;
        var traits = Traits.Of(text, grammar, said);
        if (traits.Grams.Length == 0) return grammar;
        var likelihood = weights.Weigh(traits);
        var (likeliest, share) = Likeliest(likelihood);
        if (grammar.Decision == Decision.Approve)
            return likelihood[Decision.Approve] >= LikelyYes || !weights.KnowsSyllablesOf(text) ? grammar : Made(likeliest == Decision.Approve ? Decision.Unclear : likeliest);
        if (likeliest == Decision.Approve)
            return likelihood[Decision.Approve] >= (IsClear(grammar.Decision) ? SurerThanGrammar : SureOfYes) && MayBeAYes(text, said, weights) ? Made(Decision.Approve) : grammar;
        return likeliest == grammar.Decision || IsClear(grammar.Decision) && share < SureAgainstGrammar ? grammar : Made(likeliest);

        Opinion Made(Decision decision) => grammar with
        {
            Decision = decision,
            BestGuess = decision == Decision.Unclear ? Guesses.MaxBy(d => likelihood[d]) : null,
            Evidence = [Ground(decision, text, weights), .. grammar.Evidence],
            AwaitsOtherBody = false,
        };
    }

    private static readonly IReadOnlyList<Decision> Guesses = [Decision.Approve, Decision.Reject, Decision.Conditional, Decision.Changes, Decision.Retract];

    private static bool IsClear(Decision decision) => decision is Decision.Reject or Decision.Conditional or Decision.Changes or Decision.Question;

    /// <summary>
    /// Whether nothing forbids to take an answer for a yes that the grammar doesn't take for one: a question mark at its end, a change, a condition
    /// or a no as its last word, and syllables that no answer held in what the grammar stumbles over.
    /// </summary>
    private static bool MayBeAYes(string text, IReadOnlyList<Clause> said, Likelihood.Weights weights) =>
        text.AsSpan().TrimEnd() is not [.., '?' or '？']
        && said.LastOrDefault(c => c.Act is not (Act.Nothing or Act.Good or Act.Pending)) is not { Later: false, Act: Act.Cond or Act.Change or Act.Again or Act.Demand or Act.No or Act.WeakNo }
        && said.All(c => c.Act is Act.Nothing or Act.Yes || weights.KnowsSyllablesOf(c.Text));

    // First among what goes together: a condition and a change, and all that decides nothing. Only then which of them.
    private static (Decision Decision, double Share) Likeliest(Likelihood likelihood) =>
        Likelihood.Decisions.GroupBy(Kind).Select(g => (g.MaxBy(d => likelihood[d]), Share: g.Sum(d => likelihood[d]))).MaxBy(g => g.Share);

    private static Decision Kind(Decision decision) => decision switch
    {
        Decision.Conditional => Decision.Changes,
        Decision.Acknowledge or Decision.Retract => Decision.Unclear,
        _ => decision,
    };

    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?\n");

    // The sentence that is likeliest to mean it.
    private static Evidence Ground(Decision decision, string text, Likelihood.Weights weights)
    {
        var (best, ground) = (-1d, ..text.Length);
        foreach (var piece in Readable.Pieces(text, Ends))
        {
            var traits = Traits.Of(Readable.Compose(text[piece]));
            if (traits.Grams.Length > 0 && weights.Weigh(traits)[decision] is var share && share > best) (best, ground) = (share, piece);
        }
        var (at, length) = ground.GetOffsetAndLength(text.Length);
        return new($"likely-{decision.ToString().ToLowerInvariant()}", at, length);
    }
}
