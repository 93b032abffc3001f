using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// Regular expressions written where they are used, each made once: what is asked of a clause is read beside what follows from it. A mail is
/// hostile input: among the alternatives that a star repeats none may be made up of others, or a line of endings takes time without end.
/// </summary>
internal static class Pattern
{
    // By the literal itself: hashing it each time would cost more than the match.
    private static readonly ConcurrentDictionary<string, Regex> Made = new((IEqualityComparer<string>)ReferenceEqualityComparer.Instance);

    /// <summary>The expression for a literal.</summary>
    /// <param name="literal">A literal of the source, never text from a mail.</param>
    public static Regex Of(string literal) => Made.GetOrAdd(literal, static l => new(l, RegexOptions.Compiled | RegexOptions.CultureInvariant));

    /// <summary>An expression without looking ahead or behind, whose time is linear whatever its alternatives are.</summary>
    /// <param name="literal">A literal of the source.</param>
    public static Regex Linear(string literal) => new(literal, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>Whether a text matches a literal.</summary>
    /// <param name="text">The text.</param>
    /// <param name="literal">A literal of the source.</param>
    public static bool Says(this string text, string literal) => Of(literal).IsMatch(text);
}
