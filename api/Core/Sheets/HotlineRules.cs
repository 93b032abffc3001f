using static ConsultAddin.Core.Sheets.HotlineCharacters;

namespace ConsultAddin.Core.Sheets;

/// <summary>
/// Decides whether a candidate names the call centre: first reads the number backwards from its 120, then asks whether
/// what stands around makes it another number, a date, a count, a postcode. Looks at a bounded stretch on either side.
/// </summary>
internal static class HotlineRules
{
    /// <summary>Most separators between two groups of a number: <c>02 ) - 120</c> has four.</summary>
    private const int MaxSeparators = 6;

    /// <summary>Reads what a candidate at an offset belongs to, if it lies wholly behind <paramref name="from"/>.</summary>
    internal static bool TryRead(ReadOnlySpan<char> text, int at, int from, out HotlineSpan span)
    {
        span = default;
        if (at < from)
            return false;
        if (text[at] == '다')
            return HotlineHints.TryReadName(text, at, out span);
        if (!TryReadCore(text, at, out var core))
            return false;
        return (TryReadNumber(text, core, out span) || HotlineHints.TryReadShortNumber(text, core, from, out span)) && span.Start >= from;
    }

    /// <summary>Finds the digits 1, 2, 0 of which one, or something invisible between them, stands at an offset.</summary>
    private static bool TryReadCore(ReadOnlySpan<char> text, int at, out Core core)
    {
        core = default;
        var one = at;
        if (MarkAt(text, at) == Mark.Skipped)
        {
            // The first of several invisible units speaks for all; asking each again would take quadratic time.
            if (at > 0 && MarkAt(text, at - 1) == Mark.Skipped)
                return false;
            one = at - 1;
        }

        for (var back = 0; back < 2 && !Is(text, one, 1); back++)
        {
            if (!Is(text, one, 2) && !Is(text, one, 0))
                return false;
            one = Previous(text, one);
        }

        if (!Is(text, one, 1))
            return false;
        var two = Next(text, one + 1);
        if (!Is(text, two, 2))
            return false;
        var zero = Next(text, two + 1);
        if (!Is(text, zero, 0))
            return false;
        core = new Core(one, zero + 1);
        return true;
    }

    private static bool TryReadNumber(ReadOnlySpan<char> text, Core core, out HotlineSpan span)
    {
        span = default;
        var between = Separators.ReadBefore(text, core.Start, MaxSeparators);
        var two = between.Before;
        if (!Is(text, two, 2))
            return false;

        var zero = Previous(text, two);
        int start;
        var international = false;
        if (Is(text, zero, 0))
        {
            start = CountryCode(text, zero, allowTrunkZero: false);
            international = start >= 0;
            if (!international)
                start = zero;
        }
        else
        {
            start = CountryCode(text, two, allowTrunkZero: true);
            international = true;
            if (start < 0)
                return false;
        }

        var form = international || between.Count > 0 && !between.OnlySpaces ? Form.Marked
            : between.Count > 0 ? Form.Spaced
            : Form.Together;
        if (form == Form.Together && HotlinePostcode.Is(text, start, core.End))
            return false;
        start = WithOpeningBracket(text, start, core.Start);
        if (!HotlineSurroundings.MayBegin(text, start, form) || !HotlineSurroundings.MayEnd(text, core.End, form))
            return false;
        start = char.IsLowSurrogate(text[start]) ? start - 1 : start;
        span = new HotlineSpan(start, core.End - start, HotlineSort.Match);
        return true;
    }

    /// <summary>The offset of <c>+82</c> before the area code, with whatever stands between; -1 where there is none.</summary>
    private static int CountryCode(ReadOnlySpan<char> text, int area, bool allowTrunkZero)
    {
        var gap = Separators.ReadBefore(text, area, MaxSeparators);
        if (allowTrunkZero && Is(text, gap.Before, 0))
        {
            // "+82(0)2-120": the zero that isn't dialled from abroad.
            gap = Separators.ReadBefore(text, gap.Before, MaxSeparators);
        }

        var two = gap.Before;
        if (!Is(text, two, 2))
            return -1;
        var eight = Previous(text, two);
        if (!Is(text, eight, 8))
            return -1;
        var plus = Separators.ReadBefore(text, eight, 2).Before;
        return plus >= 0 && text[plus] is '+' or '＋' or '﹢' ? plus : -1;
    }

    // "(02) 120" is one thing to the eye; in "(02-120)" the brackets belong to the sentence.
    private static int WithOpeningBracket(ReadOnlySpan<char> text, int start, int end)
    {
        var before = Previous(text, start);
        if (MarkOrNone(text, before) != Mark.Open)
            return start;
        var open = 1;
        for (var i = start; i < end && open > 0; i++)
            open += MarkAt(text, i) switch { Mark.Open => 1, Mark.Close => -1, _ => 0 };
        return open == 0 ? before : start;
    }
}

/// <summary>The digits 120 in a text.</summary>
/// <param name="Start">Offset of the one (of its second unit where it takes two).</param>
/// <param name="End">Offset behind the zero.</param>
internal readonly record struct Core(int Start, int End);

/// <summary>How area code and number are kept apart: the less there is between them, the more the surroundings matter.</summary>
internal enum Form
{
    /// <summary>By a dash, dot or bracket, or the country code stands before: <c>02-120</c>.</summary>
    Marked,
    /// <summary>By spaces alone: <c>02 120</c>.</summary>
    Spaced,
    /// <summary>Not at all: <c>02120</c>.</summary>
    Together,
}

/// <summary>What stands between two groups of digits.</summary>
/// <param name="Count">How many separators.</param>
/// <param name="OnlySpaces">Whether all are spaces.</param>
/// <param name="Before">Offset of what stands before them; -1 for nothing.</param>
internal readonly record struct Separators(int Count, bool OnlySpaces, int Before)
{
    /// <summary>Reads separators backwards from an offset, at most <paramref name="most"/>.</summary>
    internal static Separators ReadBefore(ReadOnlySpan<char> text, int from, int most)
    {
        var (count, onlySpaces) = (0, true);
        var at = Previous(text, from);
        for (; count < most && MarkOrNone(text, at) is var mark and > Mark.Skipped; count++)
        {
            onlySpaces &= mark == Mark.Space;
            at = Previous(text, at);
        }

        return new Separators(count, onlySpaces, at);
    }
}
