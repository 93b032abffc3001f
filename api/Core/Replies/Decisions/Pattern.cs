using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using RegexMatch = System.Text.RegularExpressions.Match;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// A regular expression written where it is used and made once: what is asked of a clause is read beside what follows from it. A clause is
/// asked some hundred of them and matches few, so each knows which syllables a text must hold (<see cref="NeededSyllables"/>) and runs on no other;
/// and it is compiled only once it has read so much that this pays. A mail is hostile input: among the alternatives that a star repeats none
/// may be made up of others, or a line of endings takes time without end.
/// </summary>
internal sealed class Pattern
{
    // Compiling takes as long as running over some thousand letters.
    private const int LettersBeforeCompiling = 2_000;

    // By the literal itself: hashing it each time would cost more than the match.
    private static readonly ConcurrentDictionary<string, Pattern> Made = new((IEqualityComparer<string>)ReferenceEqualityComparer.Instance);

    private readonly RegexOptions options;
    private readonly NeededSyllables needed;
    private Regex? regex;
    private int read;

    private Pattern(string expression, RegexOptions options)
    {
        Expression = expression;
        this.options = options | RegexOptions.CultureInvariant;
        needed = NeededSyllables.Of(expression);
    }

    /// <summary>The expression as written.</summary>
    public string Expression { get; }

    /// <summary>Every pattern that was used until now.</summary>
    public static IReadOnlyCollection<Pattern> All => [.. Made.Values];

    /// <summary>The pattern for a literal.</summary>
    /// <param name="literal">A literal of the source, never text from a mail.</param>
    public static Pattern Of(string literal) => Made.GetOrAdd(literal, static l => new(l, RegexOptions.None));

    /// <summary>A pattern without looking ahead or behind, whose time is linear whatever its alternatives are.</summary>
    /// <param name="literal">A literal of the source.</param>
    public static Pattern Linear(string literal) => Made.GetOrAdd(literal, static l => new(l, RegexOptions.NonBacktracking));

    /// <summary>Whether a text may match: false only where it can't.</summary>
    public bool MayMatch(string text) => needed.AreIn(text);

    /// <inheritdoc cref="Regex.IsMatch(string)"/>
    public bool IsMatch(string text) => MayMatch(text) && Running(text).IsMatch(text);

    /// <inheritdoc cref="Regex.Match(string)"/>
    public RegexMatch Match(string text) => MayMatch(text) ? Running(text).Match(text) : RegexMatch.Empty;

    /// <inheritdoc cref="Regex.Matches(string)"/>
    public MatchCollection Matches(string text) => Running(text).Matches(text);

    /// <inheritdoc cref="Regex.Count(string)"/>
    public int Count(string text) => MayMatch(text) ? Running(text).Count(text) : 0;

    /// <inheritdoc cref="Regex.Replace(string, string)"/>
    public string Replace(string text, string by) => MayMatch(text) ? Running(text).Replace(text, by) : text;

    /// <inheritdoc cref="Regex.Replace(string, MatchEvaluator)"/>
    public string Replace(string text, MatchEvaluator by) => MayMatch(text) ? Running(text).Replace(text, by) : text;

    // Two threads may both make or compile it; either one serves.
    private Regex Running(string text)
    {
        var made = regex ??= new(Expression, options);
        if (read > LettersBeforeCompiling || options.HasFlag(RegexOptions.NonBacktracking)) return made;
        read += Math.Min(text.Length, LettersBeforeCompiling + 1);
        return read > LettersBeforeCompiling ? regex = new(Expression, options | RegexOptions.Compiled) : made;
    }
}

/// <summary>Asks a text about a pattern in one word.</summary>
internal static class PatternText
{
    /// <summary>Whether a text matches a literal.</summary>
    /// <param name="text">The text.</param>
    /// <param name="literal">A literal of the source.</param>
    public static bool Says(this string text, string literal) => Pattern.Of(literal).IsMatch(text);
}
