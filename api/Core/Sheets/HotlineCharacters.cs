using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConsultAddin.Core.Sheets;

/// <summary>What a UTF-16 unit means where numbers are written; values up to 9 are digits.</summary>
internal enum Mark : byte
{
    /// <summary>The greatest digit; every value up to this is the digit itself.</summary>
    Nine = 9,
    /// <summary>Nothing that numbers are written with.</summary>
    Other,
    /// <summary>Takes no room, and is passed over: zero-width and bidi controls, soft hyphen, variation selector, keycap.</summary>
    Skipped,
    /// <summary>A space of any width, or a tab.</summary>
    Space,
    /// <summary>Any dash, and what people take for one (ㅡ, ー, ─, tilde).</summary>
    Dash,
    /// <summary>A full stop.</summary>
    Dot,
    /// <summary>A dot at half height, which Koreans also put between the items of a list.</summary>
    MiddleDot,
    /// <summary>An opening bracket.</summary>
    Open,
    /// <summary>A closing bracket.</summary>
    Close,
}

/// <summary>A table over all UTF-16 units, and steps over the units that take no room.</summary>
internal static class HotlineCharacters
{
    private const char MathematicalDigits = '\uD835';
    private static readonly Mark[] Marks = Build();

    internal static Mark MarkAt(ReadOnlySpan<char> text, int i)
    {
        var mark = Marks[text[i]];
        // 𝟎 to 𝟿 are the only digits outside the basic plane that people type; their second unit alone says nothing.
        return mark == Mark.Other && text[i] is >= '\uDFCE' and <= '\uDFFF' && i > 0 && text[i - 1] == MathematicalDigits
            ? (Mark)((text[i] - '\uDFCE') % 10)
            : mark;
    }

    /// <summary>Whether a unit outside ASCII could be a digit of the number or hide between two.</summary>
    internal static bool MayBelongToNumber(char c) => Marks[c] is <= Mark.Nine or Mark.Skipped || c is >= '\uDFCE' and <= '\uDFFF';

    /// <summary>
    /// The same for sixteen units at once, by ranges that hold every such unit and few others; for those that are
    /// neither ASCII nor Hangul syllables.
    /// </summary>
    internal static Vector256<ushort> MayBelongToNumber(Vector256<ushort> units) =>
        InRange(units, '\u0600', '\u200F') | InRange(units, '\u2028', '\u202F') | InRange(units, '\u2060', '\u206F')
        | InRange(units, '\uA620', '\uABF9') | InRange(units, '\uFE00', '\uFEFF') | InRange(units, '\uFF10', '\uFF19')
        | InRange(units, '\uDFCE', '\uDFFF') | InRange(units, MathematicalDigits, MathematicalDigits) | InRange(units, '\uFFF9', '\uFFFB')
        | InRange(units, '\u00AD', '\u00AD') | InRange(units, '\u034F', '\u034F') | InRange(units, '\u20E3', '\u20E3');

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<ushort> InRange(Vector256<ushort> units, ushort first, ushort last) => first == last
        ? Vector256.Equals(units, Vector256.Create(first))
        : Vector256.LessThan(units - Vector256.Create(first), Vector256.Create((ushort)(last - first + 1)));

    /// <summary>What stands at an offset, and <see cref="Mark.Other"/> before and behind the text.</summary>
    internal static Mark MarkOrNone(ReadOnlySpan<char> text, int i) => (uint)i < (uint)text.Length ? MarkAt(text, i) : Mark.Other;

    /// <summary>Whether a digit stands at an offset; false outside the text.</summary>
    internal static bool IsDigit(ReadOnlySpan<char> text, int i) => MarkOrNone(text, i) <= Mark.Nine;

    /// <summary>Whether a given digit stands at an offset; false outside the text.</summary>
    internal static bool Is(ReadOnlySpan<char> text, int i, int digit) => (int)MarkOrNone(text, i) == digit;

    /// <summary>The first offset from <paramref name="i"/> on with a unit that takes room; the text's length for none.</summary>
    internal static int Next(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && Marks[text[i]] == Mark.Skipped)
            i++;
        return i;
    }

    /// <summary>The last offset before <paramref name="i"/> with a unit that takes room; -1 for none.</summary>
    internal static int Previous(ReadOnlySpan<char> text, int i)
    {
        do
            i--;
        while (i >= 0 && Marks[text[i]] == Mark.Skipped);
        return i;
    }

    private static Mark[] Build()
    {
        var marks = new Mark[char.MaxValue + 1];
        for (var i = 0; i < marks.Length; i++)
        {
            var c = (char)i;
            marks[i] = CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit ? (Mark)digit : char.GetUnicodeCategory(c) switch
            {
                UnicodeCategory.Format => Mark.Skipped,
                UnicodeCategory.SpaceSeparator => Mark.Space,
                UnicodeCategory.DashPunctuation => Mark.Dash,
                UnicodeCategory.OpenPunctuation => Mark.Open,
                UnicodeCategory.ClosePunctuation => Mark.Close,
                _ => Mark.Other,
            };
        }

        Set(marks, "\t", Mark.Space);
        Set(marks, "~∼～〜˜⁓−⁻₋ㅡᅳーｰ─━⎯⏤一⁃˗", Mark.Dash);
        Set(marks, ".．。｡․﹒", Mark.Dot);
        Set(marks, "·・･‧∙•ㆍᆞ⋅", Mark.MiddleDot);
        Set(marks, "<＜«‹", Mark.Open);
        Set(marks, ">＞»›", Mark.Close);
        Set(marks, "\u034F\u180B\u180C\u180D\u180F\u20E3", Mark.Skipped);
        for (var selector = '\uFE00'; selector <= '\uFE0F'; selector++)
            marks[selector] = Mark.Skipped;
        marks[MathematicalDigits] = Mark.Skipped;
        return marks;
    }

    private static void Set(Mark[] marks, string characters, Mark mark)
    {
        foreach (var c in characters)
            marks[c] = mark;
    }
}
