using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>One sentence or line of a text.</summary>
/// <param name="Start">Where it begins in the text, UTF-16.</param>
/// <param name="Length">Its length in UTF-16 units.</param>
/// <param name="Words">Its words in lower case without blanks, punctuation and pictures: what Korean grammar needs.</param>
/// <param name="IsQuestion">Whether it ends in a question mark.</param>
internal sealed record Sentence(int Start, int Length, string Words, bool IsQuestion);

/// <summary>Takes a text apart into sentences.</summary>
internal static partial class Sentences
{
    /// <summary>The sentences of a text, those without a word left out.</summary>
    public static List<Sentence> Of(string text)
    {
        var sentences = new List<Sentence>();
        foreach (var match in Boundary().EnumerateMatches(text))
        {
            var span = text.AsSpan(match.Index, match.Length);
            var words = Squeeze(span);
            if (words.Length > 0) sentences.Add(new(match.Index, match.Length, words, span.Contains('?') || span.Contains('？')));
        }
        return sentences;
    }

    private static string Squeeze(ReadOnlySpan<char> text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var c in text.ToString().Normalize(NormalizationForm.FormKC))
        {
            var category = char.GetUnicodeCategory(c);
            if (category is UnicodeCategory.SpaceSeparator or UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.MathSymbol || c is 'ㅎ' or 'ㅋ' or 'ㅠ' or 'ㅜ') continue;
            if (char.IsPunctuation(c) && c is not ('%' or '/' or ',')) continue;
            words.Append(char.ToLowerInvariant(c));
        }
        return words.ToString().Trim(',');
    }

    // A full stop between digits (11. 24., 3.5) ends nothing.
    [GeneratedRegex(@"(?:[^.!?？。\n]|\.(?=\S)|(?<=\d)\.(?=\s?\d))+[.!?？。~]*", RegexOptions.CultureInvariant)]
    private static partial Regex Boundary();
}
