namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// Reads one Korean clause from left to right. Korean puts its predicate last: each word that may decide replaces the one before as head,
/// and what follows it (negation, tense, mood, ending) turns it. The rules are <see cref="ClauseReading"/>'s, a file for each.
/// </summary>
internal static class ClauseReader
{
    /// <summary>Reads the tokens of a clause.</summary>
    /// <param name="tokens">The clause, not empty.</param>
    /// <param name="link">How it leads on to the next one.</param>
    public static Clause Read(ReadOnlySpan<Token> tokens, Sense link)
    {
        var reading = new ClauseReading(tokens);
        for (var i = 0; i < tokens.Length; i++) reading.Take(i);
        return reading.Conclude(link);
    }
}
