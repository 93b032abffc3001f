using System.Buffers;
using static ConsultAddin.Core.Sheets.HotlineCharacters;

namespace ConsultAddin.Core.Sheets;

/// <summary>What points at the call centre without its whole number: 120 with a word beside it, or its name.</summary>
internal static class HotlineHints
{
    /// <summary>Words before 120, longest first where one ends with another.</summary>
    private static readonly string[] WordsBefore = [
        "국번없이", "국번 없이", "지역번호없이", "지역번호 없이", "다산콜센터", "다산콜", "다산", "콜센터", "고객센터", "상담전화", "상담", "대표전화", "전화번호", "전화",
        "문의처", "문의", "연락처", "발신번호", "대표번호", "신고", "☎", "☏", "℡", "✆", "📞", "📱", "📲", "TEL", "Tel", "tel"];

    /// <summary>Words behind 120, longest first where one begins another.</summary>
    private static readonly string[] WordsBehind = [
        "다산콜센터", "다산콜재단", "다산콜", "다산", "콜센터", "콜", "상담센터", "상담전화", "상담", "민원",
        "번으로", "번에문의", "번에전화", "으로문의", "으로전화", "으로연락", "으로신고", "로문의", "로전화", "로연락", "에문의", "에전화", "에연락", "에신고"];

    private static readonly SearchValues<char> LastCharacters = SearchValues.Create([.. WordsBefore.Select(word => word[^1])]);

    private static readonly SearchValues<char> FirstCharacters = SearchValues.Create([.. WordsBehind.Select(word => word[0])]);

    /// <summary>Reads 다산콜, 다산 콜센터, 다산콜재단 that begins at an offset.</summary>
    internal static bool TryReadName(ReadOnlySpan<char> text, int at, out HotlineSpan span)
    {
        span = default;
        if (!Follows(text, at, "다산", out var end) || !Follows(text, end, "콜", out end))
            return false;
        if (Follows(text, end, "센터", out var longer) || Follows(text, end, "재단", out longer))
            end = longer;
        span = new HotlineSpan(at, end - at, HotlineSort.Hint);
        return true;
    }

    /// <summary>Reads 120 alone with a word before or behind it that says whose number it is.</summary>
    internal static bool TryReadShortNumber(ReadOnlySpan<char> text, Core core, int from, out HotlineSpan span)
    {
        span = default;
        var start = char.IsLowSurrogate(text[core.Start]) ? core.Start - 1 : core.Start;
        var begin = WordBefore(text, core.Start);
        var end = WordBehind(text, core.End);
        if ((begin < 0 && end < 0) || !StandsAlone(text, core))
            return false;
        // The word may belong to the hit before this one, as in "다산콜센터(120)".
        begin = begin < from ? start : begin;
        span = new HotlineSpan(begin, Math.Max(end, core.End) - begin, HotlineSort.Hint);
        return true;
    }

    /// <summary>Whether 120 is neither a part of a longer number, nor a count, nor a part of a word.</summary>
    private static bool StandsAlone(ReadOnlySpan<char> text, Core core)
    {
        var before = Previous(text, core.Start);
        if (IsDigit(text, before) || (Joins(text, before) && IsDigit(text, Previous(text, before))))
            return false;
        if (HotlineSurroundings.IsLatin(text, before) && !HotlineSurroundings.IsTelephoneWord(text, before))
            return false;
        if (before >= 0 && text[before] is '$' or '₩' or '￦' or '제' or '№' or '_' or '=' or '#')
            return false;
        var after = Next(text, core.End);
        if (IsDigit(text, after) || (Joins(text, after) && IsDigit(text, Next(text, after + 1))))
            return false;
        return !HotlineSurroundings.IsCounter(text, after) && !HotlineSurroundings.IsLatin(text, after);
    }

    private static bool Joins(ReadOnlySpan<char> text, int at) =>
        MarkOrNone(text, at) is Mark.Dash or Mark.Dot || ((uint)at < (uint)text.Length && text[at] is ',' or '/' or ':' or '+' or '×');

    private static int WordBefore(ReadOnlySpan<char> text, int start)
    {
        var at = Previous(text, start);
        for (var count = 0; count < 4 && (MarkOrNone(text, at) >= Mark.Space || (at >= 0 && text[at] is ':' or '：' or '\'' or '"' or '‘' or '“')); count++)
            at = Previous(text, at);
        // Most numbers follow no such word; its last character says so at once.
        if (at < 0 || !LastCharacters.Contains(text[at]))
            return -1;
        var before = text[..(at + 1)];
        foreach (var word in WordsBefore)
        {
            if (before.EndsWith(word, StringComparison.Ordinal))
                return at + 1 - word.Length;
        }

        return -1;
    }

    private static int WordBehind(ReadOnlySpan<char> text, int end)
    {
        var at = end;
        if (MarkOrNone(text, Next(text, at)) is Mark.Open or Mark.Close)
            at = Next(text, at) + 1;
        var first = Next(text, at);
        if (MarkOrNone(text, first) == Mark.Space)
            first = Next(text, first + 1);
        if (first >= text.Length || !FirstCharacters.Contains(text[first]))
            return -1;
        foreach (var word in WordsBehind)
        {
            if (Follows(text, at, word, out var behind))
                return behind;
        }

        return -1;
    }

    /// <summary>Whether a word follows from an offset on, whatever spaces stand before or inside it.</summary>
    private static bool Follows(ReadOnlySpan<char> text, int from, string word, out int end)
    {
        end = from;
        foreach (var c in word)
        {
            var at = Next(text, end);
            if (MarkOrNone(text, at) == Mark.Space)
                at = Next(text, at + 1);
            if (at >= text.Length || text[at] != c)
                return false;
            end = at + 1;
        }

        return true;
    }
}
