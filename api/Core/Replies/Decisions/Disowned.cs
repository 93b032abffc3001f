using System.Text;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// Words by which a person takes away from a yes what makes it one, wherever they stand, in brackets too: a test, a joke, an earlier
/// case. Beside a yes they leave it to a person.
/// </summary>
internal static class Disowned
{
    private static readonly string[] Marks =
    [
        "테스트", "농담", "장난", "무시하", "무시해", "지난번 건", "지난번건", "지난 건", "저번 건", "이전 건", "지난번 문안", "저번 문안", "이전 문안", "작년 건",
        "거쳐야", "받아야", "this is a test", "just a test", "test mail", "test reply", "testing only", "ignore this", "disregard this", "just kidding", "joking",
    ];

    /// <summary>Whether a text holds such words.</summary>
    /// <param name="text">What the person wrote.</param>
    public static bool Speaks(ReadOnlySpan<char> text)
    {
        var folded = Fold(text);
        foreach (var mark in Marks)
        {
            if (folded.Contains(mark, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    // Composed and of one width; half a character, which no normal form takes, is left out.
    private static string Fold(ReadOnlySpan<char> text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar) whole.Append(rune);
        }
        return whole.ToString().Normalize(NormalizationForm.FormKC);
    }
}
