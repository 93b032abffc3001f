using System.Buffers;

namespace ConsultAddin.Core.Replies.Decisions.Learnt;

/// <summary>
/// What of an answer is weighed: each stretch of one to four letters, whatever blanks stand between them, so that Korean's endings are seen
/// without parting words. Ends of sentences and lines are letters too, digits are all the same.
/// </summary>
public static class Grams
{
    /// <summary>How many places there are for stretches, as a power of two; two may share one.</summary>
    public const int Bits = 17;

    private const int Longest = 4;

    /// <summary>The places of a text's stretches, each once, in order; none where nothing Korean is left to weigh.</summary>
    /// <param name="text">What the person wrote.</param>
    public static int[] Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Substance.Of(Readable.Compose(text)) is not { } substance || !substance.Any(c => c is >= '가' and <= '힣')) return [];
        var letters = ArrayPool<char>.Shared.Rent(substance.Length + 2);
        var count = Letters(substance, letters);
        var places = ArrayPool<int>.Shared.Rent(count * Longest);
        var found = 0;
        for (var i = 0; i < count; i++)
        {
            var hash = 2166136261u;
            for (var n = 0; n < Longest && i + n < count; n++)
            {
                hash = (hash ^ letters[i + n]) * 16777619;
                hash ^= hash >> 13;
                places[found++] = (int)((hash * 2654435761) >> (32 - Bits));
            }
        }
        var span = places.AsSpan(0, found);
        span.Sort();
        var kept = 0;
        for (var i = 0; i < span.Length; i++)
        {
            if (i == 0 || span[i] != span[i - 1]) span[kept++] = span[i];
        }
        var distinct = span[..kept].ToArray();
        ArrayPool<char>.Shared.Return(letters);
        ArrayPool<int>.Shared.Return(places);
        return distinct;
    }

    private static int Letters(string text, char[] letters)
    {
        var count = 0;
        letters[count++] = '.';
        foreach (var c in text)
        {
            if (c is '.' or '\n' or '!' or ';' or '…')
            {
                if (letters[count - 1] != '.') letters[count++] = '.';
            }
            else if (char.IsAsciiDigit(c)) letters[count++] = '0';
            else if (c is (>= '가' and <= '힣') or (>= 'ㄱ' and <= 'ㅣ') or '?' or ',' or ':' || char.IsAsciiLetter(c)) letters[count++] = char.ToLowerInvariant(c);
        }
        if (letters[count - 1] != '.') letters[count++] = '.';
        return count;
    }
}
