namespace ConsultAddin.Server.Consultations;

/// <summary>
/// The letters and pairs of neighbouring letters in a text's words. Whatever holds a word holds all of the word's grams, so an index of
/// them finds words of one and two syllables, as most Korean words are, which an index of trigrams can't.
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
                grams.Add((before << 16) | letter);
            before = letter;
        }

        return [.. grams];
    }
}
