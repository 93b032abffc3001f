using System.Buffers;

namespace ConsultAddin.Core.Replies.Decisions.Learnt;

/// <summary>
/// What of an answer's letters is weighed: each stretch of one to four, whatever blanks stand between them, so that Korean's endings are seen
/// without parting words. Ends of sentences and lines are letters too, and the boxes of a form; digits are all the same.
/// </summary>
internal static class Grams
{
    /// <summary>Marks of a form's choices.</summary>
    public static readonly SearchValues<char> Boxes = SearchValues.Create(Ticked + Unticked);

    private const string Ticked = "■☑☒✓✔√●◉◎✅", Unticked = "□☐○◯";

    private const int Longest = 4;

    /// <summary>The places of a text's stretches, each once, in order; none where nothing is left to weigh.</summary>
    /// <param name="text">What the person wrote, courtesies left out.</param>
    public static int[] Of(string text)
    {
        if (!text.Any(char.IsLetter)) return [];
        var letters = ArrayPool<char>.Shared.Rent(text.Length + 2);
        var count = Letters(text, letters);
        var places = ArrayPool<int>.Shared.Rent(count * Longest);
        var found = 0;
        for (var i = 0; i < count; i++)
        {
            var place = Place.None;
            for (var n = 0; n < Longest && i + n < count; n++) places[found++] = (place = place.Then(letters[i + n])).Index;
        }
        var distinct = Place.Distinct(places.AsSpan(0, found));
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
            else if (Ticked.Contains(c)) letters[count++] = Ticked[0];
            else if (Unticked.Contains(c)) letters[count++] = Unticked[0];
            else if (c is '(' or '[') letters[count++] = '(';
            else if (c is ')' or ']') letters[count++] = ')';
            else if (char.IsAsciiDigit(c)) letters[count++] = '0';
            else if (c is (>= '가' and <= '힣') or (>= 'ㄱ' and <= 'ㅣ') or '?' or ',' or ':' or '|' or '/' || char.IsAsciiLetter(c)) letters[count++] = char.ToLowerInvariant(c);
        }
        if (letters[count - 1] != '.') letters[count++] = '.';
        return count;
    }
}
