using System.Buffers;

namespace ConsultAddin.Core.Replies.Decisions.Learnt;

/// <summary>What of an answer's <see cref="Letters"/> the regression weighs: each stretch of one to four, and of Latin letters each word and each two in a row.</summary>
internal static class Grams
{
    private const int Longest = 4;

    // Stands before a word's letters, so that it isn't taken for a stretch of a longer one.
    private const char Word = '\u0001';

    /// <summary>The places of the stretches, each once, in order.</summary>
    public static int[] Of(string letters)
    {
        var places = ArrayPool<int>.Shared.Rent(letters.Length * (Longest + 1));
        var found = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            var place = Place.None;
            for (var n = 0; n < Longest && i + n < letters.Length; n++) places[found++] = (place = place.Then(letters[i + n])).Index;
        }
        var before = Place.None;
        for (var i = 0; i < letters.Length; i++)
        {
            if (!char.IsAsciiLetter(letters[i]))
            {
                if (letters[i] != ' ') before = Place.None;
                continue;
            }
            var (word, start) = (Place.None.Then(Word), i);
            while (i < letters.Length && char.IsAsciiLetter(letters[i])) word = word.Then(letters[i++]);
            places[found++] = word.Index;
            if (before != Place.None) places[found++] = before.Then(letters.AsSpan(start, i - start)).Index;
            before = word;
            i--;
        }
        var distinct = Place.Distinct(places.AsSpan(0, found));
        ArrayPool<int>.Shared.Return(places);
        return distinct;
    }
}
