namespace ConsultAddin.Server.Consultations;

/// <summary>
/// The letters and pairs of neighbouring letters in a text's words. Whatever holds a word holds all of the word's grams, so an index of
/// them finds words of one and two syllables, as most Korean words are, which an index of trigrams can't. A gram of the year beside them
/// lets the same index give those of one year alone.
/// </summary>
internal static class Grams
{
    /// <summary>Each gram once: a letter by its UTF-16 code, a pair with the first letter's code in the upper half.</summary>
    internal static int[] Of(string text)
    {
        var grams = new HashSet<int>();
        var before = '\0';
        foreach (var letter in text)
        {
            if (char.IsWhiteSpace(letter))
            {
                before = '\0';
                continue;
            }

            grams.Add(letter);
            if (before != '\0')
                grams.Add(Pair(before, letter));
            before = letter;
        }

        return [.. grams];
    }

    /// <summary>The grams by which words are looked for: pairs tell all that their letters would, and are in far fewer texts.</summary>
    internal static IReadOnlyList<int> In(IEnumerable<string> words) => [.. words.SelectMany(In).Distinct()];

    /// <summary>The gram of a year: a pair that no text holds, since its second letter would be NUL.</summary>
    internal static int OfYear(int year) => Pair((char)year, '\0');

    private static IEnumerable<int> In(string word) =>
        word.Length == 1 ? [word[0]] : Enumerable.Range(1, word.Length - 1).Select(i => Pair(word[i - 1], word[i]));

    private static int Pair(char first, char second) => (first << 16) | second;
}
