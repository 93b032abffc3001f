using System.Buffers;

namespace ConsultAddin.Core.Replies.Decisions.Learnt;

/// <summary>
/// An answer's letters as they are weighed: whatever blanks stand between them, so that Korean's endings are seen without parting words; only Latin
/// words are kept apart. Ends of sentences and lines are letters too, and the boxes of a form; digits are all the same.
/// </summary>
internal static class Letters
{
    /// <summary>Marks of a form's choices.</summary>
    public static readonly SearchValues<char> Boxes = SearchValues.Create(Ticked + Unticked);

    /// <summary>What stands for an end of a sentence or line, and at both ends of every answer.</summary>
    public const char End = '.';

    /// <summary>The first syllable of Hangul; they follow each other by initial, vowel and final.</summary>
    public const char FirstSyllable = '가';

    private const char LastSyllable = '힣';

    private const string Ticked = "■☑☒✓✔√●◉◎✅", Unticked = "□☐○◯";

    /// <summary>Whether a letter is a whole syllable of Hangul.</summary>
    public static bool IsSyllable(char letter) => letter is >= FirstSyllable and <= LastSyllable;

    /// <summary>The letters of a text; none where nothing is left to weigh.</summary>
    /// <param name="text">What the person wrote, composed, courtesies left out.</param>
    public static string Of(string text)
    {
        if (!text.Any(char.IsLetter)) return "";
        var letters = ArrayPool<char>.Shared.Rent(text.Length + 2);
        var count = 0;
        letters[count++] = End;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == ' ' && char.IsAsciiLetter(letters[count - 1]) && i + 1 < text.Length && char.IsAsciiLetter(text[i + 1])) letters[count++] = c;
            else if (c is '.' or '\n' or '!' or ';' or '…')
            {
                if (letters[count - 1] != End) letters[count++] = End;
            }
            else if (Ticked.Contains(c)) letters[count++] = Ticked[0];
            else if (Unticked.Contains(c)) letters[count++] = Unticked[0];
            else if (c is '(' or '[') letters[count++] = '(';
            else if (c is ')' or ']') letters[count++] = ')';
            else if (char.IsAsciiDigit(c)) letters[count++] = '0';
            else if (IsSyllable(c) || c is (>= 'ㄱ' and <= 'ㅣ') or '?' or ',' or ':' or '|' or '/' || char.IsAsciiLetter(c)) letters[count++] = char.ToLowerInvariant(c);
        }
        if (letters[count - 1] != End) letters[count++] = End;
        var found = new string(letters, 0, count);
        ArrayPool<char>.Shared.Return(letters);
        return found;
    }
}
