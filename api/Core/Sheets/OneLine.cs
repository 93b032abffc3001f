using System.Globalization;
using System.Text;

namespace ConsultAddin.Core.Sheets;

/// <summary>Brings a text that may be anything into one short line for a subject, a list or a telephone's screen.</summary>
internal static class OneLine
{
    /// <summary>
    /// The text with every run of white space and control characters as one blank, invisible characters dropped, and cut
    /// with an ellipsis so that it has at most <paramref name="maxLength"/> UTF-16 units; never inside what people see
    /// as one character.
    /// </summary>
    public static string Of(string text, int maxLength)
    {
        var line = new StringBuilder(Math.Min(text.Length, maxLength + 1));
        var blank = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length > maxLength)
                break;
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                blank = line.Length > 0;
                continue;
            }

            // Joiners and variation selectors belong to emoji and stay; bidi and zero-width controls could disguise the line.
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value != 0x200D)
                continue;
            if (blank)
                line.Append(' ');
            blank = false;
            line.Append(rune);
        }

        return Cut(line.ToString(), maxLength);
    }

    /// <summary>Cuts a text with an ellipsis to at most <paramref name="maxLength"/> UTF-16 units, between graphemes.</summary>
    public static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        var end = 0;
        while (end < text.Length)
        {
            var next = end + StringInfo.GetNextTextElementLength(text.AsSpan(end));
            if (next > maxLength - 1)
                break;
            end = next;
        }

        return maxLength < 1 ? "" : string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }
}
