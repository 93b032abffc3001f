namespace ConsultAddin.Core.Replies.Decisions.Learnt;

/// <summary>What of an answer is weighed.</summary>
/// <param name="Letters">Its letters; empty where it says nothing.</param>
/// <param name="Grams">The places of the letters' stretches; together they count as one, however long the answer.</param>
/// <param name="Moves">The places of its moves.</param>
internal sealed record Traits(string Letters, int[] Grams, int[] Moves)
{
    /// <summary>How much a move counts.</summary>
    public const float MoveValue = 0.25f;

    /// <summary>How much a stretch counts.</summary>
    public float GramValue => 1 / MathF.Sqrt(Math.Max(1, Grams.Length));

    /// <summary>Those of an answer.</summary>
    /// <param name="text">Its words, composed, references left out.</param>
    /// <param name="grammar">What its clauses say.</param>
    /// <param name="said">The clauses.</param>
    public static Traits Of(string text, Opinion grammar, IReadOnlyList<Clause> said)
    {
        return Of(text, Learnt.Moves.Of(grammar, [.. Substantial(text, said)]));
    }

    /// <summary>Those of a sentence by its letters alone, composed.</summary>
    public static Traits Of(string sentence) => Of(sentence, []);

    // Clauses of one sentence stand together: each sentence is looked at once, however many they are.
    private static IEnumerable<Clause> Substantial(string text, IReadOnlyList<Clause> said)
    {
        var (start, end, isSubstantial) = (-1, -1, false);
        foreach (var clause in said)
        {
            if ((clause.Start, clause.End) != (start, end)) (start, end, isSubstantial) = (clause.Start, clause.End, Substance.Of(text[clause.Start..clause.End]).Length > 0);
            if (clause.Act != Act.Nothing || isSubstantial) yield return clause;
        }
    }

    private static Traits Of(string composed, int[] moves)
    {
        var letters = Learnt.Letters.Of(Substance.Of(composed));
        return new(letters, Learnt.Grams.Of(letters), moves);
    }
}
