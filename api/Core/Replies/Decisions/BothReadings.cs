using System.Buffers;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies.Decisions.Learnt;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// An answer is read twice: by the grammar of its clauses, and by its likeness to answers that were understood before (<see cref="Experience"/>),
/// which weighs the grammar's findings too. Likeness decides, with two exceptions. How likely an approval must be depends on what the grammar says,
/// and where that isn't a yes too, nothing in the answer may forbid one (<see cref="MayBeAYes"/>). And what the grammar takes for a word against the
/// notice isn't taken for none, or a no for less, unless that is likely.
/// </summary>
internal static class BothReadings
{
    // Where the regression is as sure as this of what the grammar says, the networks never changed it, in any of 78,000 answers; of the exams' 2,481,
    // from which nothing was learnt, no approval was wrong down to 0.972.
    private const float Sure = 0.995f;

    // Measured on answers that neither reading had seen: tests/Core.Tests/Replies/Decisions/README.md.
    private const float LikelyTicked = 0.5f, LikelyWithGrammar = 0.7f, LikelyWithout = 0.85f, LikelyAgainst = 0.95f, LikelyNothing = 0.7f, LikelyNoNo = 0.8f;

    /// <summary>The opinion of both.</summary>
    /// <param name="grammar">What the clauses say.</param>
    /// <param name="said">The clauses.</param>
    /// <param name="text">The words, composed, references and unticked options left out.</param>
    /// <param name="experience">What was learnt; null for the grammar alone.</param>
    public static Opinion Of(Opinion grammar, IReadOnlyList<Clause> said, string text, Experience? experience)
    {
        if (experience is null) return grammar;
        var traits = Traits.Of(text, grammar, said);
        if (traits.Letters.Length == 0) return grammar;
        // Nothing can be like what is said in syllables that stood in no answer.
        if (grammar.Decision == Decision.Approve && !experience.KnowsSyllablesOf(text)) return grammar;
        var byHeart = experience.Regression.Weigh(traits);
        if (byHeart[grammar.Decision] >= Sure) return grammar;
        var likelihood = experience.Weigh(traits, byHeart);
        var (likeliest, share) = Likeliest(likelihood);
        if (likeliest == Decision.Approve)
        {
            var likelyEnough = likelihood[Decision.Approve] >= NeededForAYes(grammar.Decision, said, text);
            return likelyEnough && (grammar.Decision == Decision.Approve || experience.KnowsSyllablesOf(text) && MayBeAYes(text, said, traits, experience)) ? Made(Decision.Approve)
                : IsAgainst(grammar.Decision) ? grammar : Made(Decision.Unclear);
        }
        return share < NeededAgainst(grammar.Decision, likeliest) ? grammar : Made(likeliest);

        Opinion Made(Decision decision) => decision == grammar.Decision ? grammar : grammar with
        {
            Decision = decision,
            BestGuess = decision == Decision.Unclear ? Guesses.MaxBy(d => likelihood[d]) : null,
            Evidence = [Ground(decision, text, experience), .. grammar.Evidence],
            AwaitsOtherBody = false,
        };
    }

    private static float NeededForAYes(Decision grammar, IReadOnlyList<Clause> said, string text) => grammar switch
    {
        Decision.Approve when text.AsSpan().ContainsAny(Letters.Boxes) => LikelyTicked,
        Decision.Approve => LikelyWithGrammar,
        _ when IsAgainst(grammar) || said.Any(c => c.Act is Act.Danger or Act.No) => LikelyAgainst,
        _ => LikelyWithout,
    };

    // A word against the notice isn't taken for none, nor a plain no for the wish that stands beside it, unless that is likely.
    private static float NeededAgainst(Decision grammar, Decision likeliest) => (grammar, likeliest) switch
    {
        _ when IsAgainst(grammar) && SettlesNothing(likeliest) => LikelyNothing,
        (Decision.Reject, Decision.Changes or Decision.Conditional) => LikelyNoNo,
        _ => 0,
    };

    private static readonly IReadOnlyList<Decision> Guesses = [Decision.Approve, Decision.Reject, Decision.Conditional, Decision.Changes, Decision.Retract];

    private static bool IsAgainst(Decision decision) => decision.IsObjection || decision is Decision.Question or Decision.Retract;

    private static bool SettlesNothing(Decision decision) => decision is Decision.Unclear or Decision.Acknowledge or Decision.Question;

    /// <summary>
    /// Whether an answer may be a yes that the grammar takes for something else: not one that names nothing one could agree to, is weighed in part only, ends in a question mark,
    /// breaks off, jests, quotes, refers to what was said elsewhere, says that something isn't decided yet, ticks or shows a sign of a no; and not one of which the grammar's last finding is a change, a condition or a no, unless
    /// neither that clause nor the last sentence by itself is like such a thing.
    /// </summary>
    private static bool MayBeAYes(string text, IReadOnlyList<Clause> said, Traits traits, Experience experience)
    {
        if (traits.Letters.Length > Network.Most || IsAsked(text) || text.StartsWith('>') || text.AsSpan().ContainsAny(Signs)) return false;
        var last = said.LastOrDefault(c => c.Act != Act.Nothing);
        if (last?.Act is Act.No or Act.WeakNo || said.Any(Forbids)) return false;
        if (!Speaks.IsMatch(Substance.Of(text)) || English.IsMatch(Courteous.Replace(text, " "))) return false;
        if (said.LastOrDefault(c => c.Act is not (Act.Nothing or Act.Good or Act.Pending)) is not { Later: false, Act: Act.Cond or Act.Change or Act.Again or Act.Demand or Act.No or Act.WeakNo } wish) return true;
        return Nods(experience.Weigh(Traits.Of(Readable.Compose(wish.Text)))) && (Sentences(text).ToList() is not [_, .., var end] || Nods(experience.Weigh(end.Traits)));
    }

    private static bool Forbids(Clause clause) => clause.Act switch
    {
        Act.Jest or Act.Retract => true,
        Act.Elsewhere => ClauseReader.WasSaidElsewhere(LineReader.Compact(clause.Text)),
        Act.Danger when clause.Text.Length == 0 => true,
        Act.Pending when !clause.Later && Undecided.IsMatch(clause.Text) => true,
        _ => clause.Ticked && clause.Act is not (Act.Yes or Act.Good),
    };

    // 규정대로 하세요 is like a yes and agrees to nothing.
    private static readonly Pattern Speaks = Pattern.Of("(?i)동의|승인|찬성|환영|그린\\s?라이트|지지|물론|얼마든지|합의|수락|허락|허용|통과|협의|이의|이견|이론|의견|문제|이상|걸림|흠|발송|보내|보낼|내보|나가|나갈|전송|진행|시행|추진|무방|상관|지장|괜찮|좋|가능|원안|그대로|이대로|적정|적합|적절|타당|맞습|맞아|됩니다|돼요|되겠|오케이|오키|굿|콜|[ㅇㄱ]|네|예|넵|응|👍|👌|🙆|⭕|○|◎|可|同意|(?<![a-z])(?:ok|okay|yes|yep|approv|agree|accept|consent|concur|endors|support|clear|green|fine|good|go|send|sent|proceed|objection|object|happy|problem|issue|concern|lgtm|ship|sign)");

    // A condition in English; not: let me know if you need anything.
    private static readonly Pattern English = Pattern.Of("(?i)(?<![a-z])(?:if|unless|provided|once|the\\smoment|as\\ssoon\\sas|(?:so|as)\\slong\\sas)(?![a-z])"),
        Courteous = Pattern.Of("(?i)(?:let\\s(?:me|us)\\sknow|contact\\sus|call\\sus|(?:feel|be)\\sfree[^.\n]{0,30}|here)\\sif|if\\s(?:you|there|any)\\s?(?:have|need|are|is|thing|questions?)");

    private static readonly Pattern Undecided = Pattern.Of("아직|(?:검토|논의|협의|확인)\\s?(?:중|예정)");

    // By its last letters, or by those before a courtesy.
    private static bool IsAsked(string text) => text.AsSpan().TrimEnd() is [.., '?' or '？'] || Substance.Of(text).AsSpan().TrimEnd() is [.., '?' or '？'];

    // What is no letter and stands for a no or for somebody else's words.
    private static readonly SearchValues<string> Signs = SearchValues.Create(["❌", "❎", "✖", "✗", "✘", "🙅", "👎", "🚫", "⛔", "\n>"], StringComparison.Ordinal);

    private static bool Nods(Likelihood likelihood) => likelihood[Decision.Approve] + likelihood[Decision.Acknowledge] + likelihood[Decision.Unclear] > 0.5;

    // First among what goes together: a condition and a change, and all that decides nothing. Only then which of them.
    private static (Decision Decision, float Share) Likeliest(Likelihood likelihood) =>
        Likelihood.Decisions.GroupBy(Kind).Select(g => (g.MaxBy(d => likelihood[d]), Share: g.Sum(d => likelihood[d]))).MaxBy(g => g.Share);

    private static Decision Kind(Decision decision) => decision switch
    {
        Decision.Conditional => Decision.Changes,
        Decision.Acknowledge or Decision.Retract => Decision.Unclear,
        _ => decision,
    };

    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?\n");

    // The sentence that is likeliest to mean it.
    private static Evidence Ground(Decision decision, string text, Experience experience)
    {
        var sentences = Sentences(text).ToList();
        var piece = sentences.Count == 0 ? .. : sentences.MaxBy(s => experience.Regression.Weigh(s.Traits)[decision]).Piece;
        var (at, length) = piece.GetOffsetAndLength(text.Length);
        return new($"likely-{decision.ToString().ToLowerInvariant()}", at, length);
    }

    private static IEnumerable<(Range Piece, Traits Traits)> Sentences(string text) =>
        Readable.Pieces(text, Ends).Select(piece => (piece, Traits.Of(Readable.Compose(text[piece])))).Where(s => s.Item2.Letters.Length > 0);
}
