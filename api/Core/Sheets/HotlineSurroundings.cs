using System.Buffers;
using static ConsultAddin.Core.Sheets.HotlineCharacters;

namespace ConsultAddin.Core.Sheets;

/// <summary>Tells the number from longer numbers, dates, counts and names of things by what touches it on either side.</summary>
internal static class HotlineSurroundings
{
    // 120명, 120분, 120원 … count something; 02-120번 and 02-120로 don't.
    private static readonly SearchValues<char> Counters = SearchValues.Create("명분원건호개세회년월%％℃㎡㎞㎏㎝㎜㎎㎖㎘㏊");

    // What follows a counter inside a sentence: 120명이, 120원을. "02-120건강" begins another word instead.
    private static readonly SearchValues<char> AfterCounter = SearchValues.Create("이을를은는의에가도만로과와께들간정씩중당째후전내여");

    // Four digits with one of these are a year or a count, not the rest of a telephone number.
    private static readonly SearchValues<char> Units = SearchValues.Create("년명원건개회여만천억세가시분일월부호");

    /// <summary>Whether the number may begin at an offset, by what stands before it.</summary>
    internal static bool MayBegin(ReadOnlySpan<char> text, int start, Form form)
    {
        var before = Previous(text, start);
        if (before < 0)
            return true;
        switch (MarkAt(text, before))
        {
            case <= Mark.Nine:
                return false;
            case Mark.Dash:
                return !IsDigit(text, Previous(text, before));
            case Mark.Dot:
                var named = Previous(text, before);
                return !IsDigit(text, named) && !(form == Form.Together && IsLatin(text, named) && !IsTelephoneWord(text, named));
            case Mark.MiddleDot:
                return form == Form.Marked || !IsDigit(text, Previous(text, before));
            case Mark.Space:
                // "110 02 120" and "2026. 11. 02 120" are rows of numbers.
                return form != Form.Spaced || !EndsInNumber(text, before);
            case Mark.Other:
                return MayStandBefore(text, before, form);
            default:
                return true;
        }
    }

    /// <summary>Whether the number may end before an offset, by what stands there.</summary>
    internal static bool MayEnd(ReadOnlySpan<char> text, int end, Form form)
    {
        var after = Next(text, end);
        if (after >= text.Length)
            return true;
        var mark = MarkAt(text, after);
        if (mark <= Mark.Nine)
            return false;
        if (mark == Mark.Other)
            return MayStandBehind(text, after, form);
        return mark >= Mark.Open || !ContinuesNumber(text, after);
    }

    /// <summary>Whether a count, such as 120명, ends at an offset.</summary>
    internal static bool IsCounter(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || !Counters.Contains(text[at]))
            return false;
        var next = Next(text, at + 1);
        return next >= text.Length || !IsHangul(text[next]) || AfterCounter.Contains(text[next]);
    }

    internal static bool IsHangul(char c) => c is >= '가' and <= '힣';

    internal static bool IsLatin(ReadOnlySpan<char> text, int i) =>
        (uint)i < (uint)text.Length && (char.IsAsciiLetter(text[i]) || text[i] is >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ');

    /// <summary>Whether the Latin letters that end at an offset say telephone: TEL02-120, T.02-120.</summary>
    internal static bool IsTelephoneWord(ReadOnlySpan<char> text, int last)
    {
        Span<char> word = stackalloc char[10];
        var length = 0;
        for (var i = last; IsLatin(text, i); i--)
        {
            if (length == word.Length)
                return false;
            var c = text[i] >= 'Ａ' ? (char)(text[i] - 'Ａ' + 'A') : text[i];
            word[word.Length - ++length] = (char)(c | 0x20);
        }

        return word[^length..] is "tel" or "telephone" or "phone" or "call" or "t" or "p" or "ph" or "hp" or "fax" or "f" or "or" or "ars" or "cs" or "contact" or "hotline";
    }

    private static bool MayStandBefore(ReadOnlySpan<char> text, int before, Form form)
    {
        if (IsLatin(text, before))
            return IsTelephoneWord(text, before);
        switch (text[before])
        {
            case '/':
                // In an address of the web it is a path; "TEL/02-120" and "110/02-120" list numbers.
                var named = Previous(text, before);
                return IsLatin(text, named) ? IsTelephoneWord(text, named) : form == Form.Marked || !IsDigit(text, named);
            case '_':
                return false;
            case '=' or '#' or '@' or '$' or '₩' or '￦' or '&' or '제' or '№':
                return form == Form.Marked;
            case ',':
                return form == Form.Marked || !IsDigit(text, Previous(text, before));
            default:
                return true;
        }
    }

    private static bool MayStandBehind(ReadOnlySpan<char> text, int after, Form form)
    {
        if (IsCounter(text, after))
            return false;
        if (form == Form.Marked)
            return text[after] != '_';
        // "02 120km", "02120ab", "02 120,000원", "02120_1"
        return !IsLatin(text, after) && text[after] != '_' && !(text[after] == ',' && IsThousands(text, after + 1));
    }

    private static bool IsThousands(ReadOnlySpan<char> text, int from)
    {
        var end = EndOfDigits(text, from, out var count);
        return count == 3 && !(MarkOrNone(text, end) == Mark.Dash && IsDigit(text, Next(text, end + 1)));
    }

    /// <summary>Whether separators and digits from an offset on make what stands before part of a longer number.</summary>
    private static bool ContinuesNumber(ReadOnlySpan<char> text, int from)
    {
        var (spaces, lastDot) = (0, false);
        var at = from;
        for (var count = 0; count < 4 && MarkOrNone(text, at) is Mark.Space or Mark.Dash or Mark.Dot or Mark.MiddleDot; count++)
        {
            var mark = MarkAt(text, at);
            // A full stop and then a space end the sentence, whatever follows.
            if (mark == Mark.Space && lastDot)
                return false;
            lastDot = mark == Mark.Dot;
            spaces += mark is Mark.Space or Mark.MiddleDot ? 1 : 0;
            at = Next(text, at + 1);
        }

        if (!IsDigit(text, at))
            return false;
        var end = EndOfDigits(text, at, out var digits);
        if (spaces == 0)
            return !(digits <= 2 && end < text.Length && text[end] == '번');
        // "02 120 4567" goes on; "02-120 24시간", "02-120 2026년", "02-120 1588-0000", "02-120 01012345678" don't.
        return digits is >= 4 and <= 12
            && !(digits >= 8 && (Is(text, at, 0) || Is(text, at, 1)))
            && !(end < text.Length && Units.Contains(text[end]))
            && !StartsOwnNumber(text, end);
    }

    /// <summary>Whether digits that end at an offset begin a number, date or time of their own.</summary>
    private static bool StartsOwnNumber(ReadOnlySpan<char> text, int end)
    {
        var at = end;
        var joins = 0;
        for (var count = 0; count < 3 && at < text.Length; count++)
        {
            var mark = MarkAt(text, at);
            var join = mark is Mark.Dash or Mark.Dot || text[at] is ':' or '/';
            if (!join && mark != Mark.Space)
                break;
            joins += join ? 1 : 0;
            at = Next(text, at + 1);
        }

        return joins > 0 && IsDigit(text, at);
    }

    /// <summary>The offset behind the digits from an offset on; no more than thirteen are counted.</summary>
    private static int EndOfDigits(ReadOnlySpan<char> text, int from, out int count)
    {
        count = 0;
        var at = Next(text, from);
        while (count < 13 && IsDigit(text, at))
        {
            count++;
            at = Next(text, at + 1);
        }

        return at;
    }

    /// <summary>Whether a number, or a number with a full stop, stands before the spaces that end at an offset.</summary>
    private static bool EndsInNumber(ReadOnlySpan<char> text, int space)
    {
        var at = space;
        for (var count = 0; count < 3 && MarkOrNone(text, at) == Mark.Space; count++)
            at = Previous(text, at);
        if (MarkOrNone(text, at) is Mark.Dot or Mark.Dash)
            at = Previous(text, at);
        return IsDigit(text, at);
    }
}
