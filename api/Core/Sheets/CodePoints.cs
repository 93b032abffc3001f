namespace ConsultAddin.Core.Sheets;

/// <summary>Offsets of variables count code points; strings count UTF-16 units. A lone surrogate counts as one.</summary>
public static class CodePoints
{
    /// <summary>The number of code points in a text.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
                count--;
        }

        return count;
    }

    /// <summary>The offset in UTF-16 units of the code point with that offset; the end of the text where it has fewer.</summary>
    public static int ToUtf16(ReadOnlySpan<char> text, int codePoints)
    {
        var unit = 0;
        for (; codePoints > 0 && unit < text.Length; codePoints--)
            unit += char.IsHighSurrogate(text[unit]) && unit + 1 < text.Length && char.IsLowSurrogate(text[unit + 1]) ? 2 : 1;
        return unit;
    }

    /// <summary>The offset in code points of an offset in UTF-16 units.</summary>
    public static int FromUtf16(ReadOnlySpan<char> text, int units) => Count(text[..units]);
}
