using System.Globalization;
using System.Text;

namespace ConsultAddin.Core.Sheets;

/// <summary>A text in the form <c>n1</c>, and where the code points of the original came to stand in it.</summary>
internal sealed class NormalizedText
{
    private readonly string original;
    private readonly string kept;
    // For each UTF-16 unit of the original and its end: how many units of `kept` stand before it.
    private readonly int[] keptBefore;

    internal NormalizedText(string text)
    {
        original = WithoutLoneSurrogates(text);
        var builder = new StringBuilder(original.Length);
        keptBefore = new int[original.Length + 1];
        for (var i = 0; i < original.Length; i++)
        {
            keptBefore[i] = builder.Length;
            var c = original[i];
            if (c is '\r' && i + 1 < original.Length && original[i + 1] == '\n')
                continue;
            if (c is '\r' or '\n')
            {
                TrimEnd(builder, IsBlank);
                keptBefore[i] = builder.Length;
                builder.Append('\n');
            }
            else
            {
                builder.Append(c);
            }
        }

        TrimEnd(builder, static c => c == '\n' || IsBlank(c));
        keptBefore[original.Length] = builder.Length;
        // What was trimmed later stood counted before: nothing lies behind the next kept unit.
        for (var i = original.Length - 1; i >= 0; i--)
            keptBefore[i] = Math.Min(keptBefore[i], keptBefore[i + 1]);
        kept = builder.ToString();
        Value = kept.Normalize(NormalizationForm.FormC);
    }

    /// <summary>The normalised text.</summary>
    internal string Value { get; }

    /// <summary>
    /// Moves a span of code points of the original to code points of <see cref="Value"/>. A span that passes the end
    /// is cut there, so that hashing never fails; such spans are refused before.
    /// </summary>
    internal (int Start, int Length) Move(int start, int length)
    {
        var from = Moved(start);
        return (from, Moved((int)Math.Min((long)start + length, int.MaxValue)) - from);
    }

    private int Moved(int codePoints)
    {
        var unit = CodePoints.ToUtf16(original, Math.Max(codePoints, 0));
        var before = kept.AsSpan(0, keptBefore[unit]);
        return CodePoints.Count(Ascii.IsValid(before) ? before : before.ToString().Normalize(NormalizationForm.FormC));
    }

    /// <summary>A tab or a space of any width; line ends are not blanks.</summary>
    private static bool IsBlank(char c) => c == '\t' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator;

    private static void TrimEnd(StringBuilder builder, Func<char, bool> drop)
    {
        while (builder.Length > 0 && drop(builder[^1]))
            builder.Length--;
    }

    private static string WithoutLoneSurrogates(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
            else
                return string.Create(text.Length, text, static (span, source) =>
                {
                    source.CopyTo(span);
                    for (var j = 0; j < span.Length; j++)
                    {
                        if (char.IsHighSurrogate(span[j]) && j + 1 < span.Length && char.IsLowSurrogate(span[j + 1]))
                            j++;
                        else if (char.IsSurrogate(span[j]))
                            span[j] = '\uFFFD';
                    }
                });
        }

        return text;
    }
}
