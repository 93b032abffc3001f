using System.Buffers;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>A text as it is read for its decision, at the same length so that evidence keeps its place.</summary>
internal static class Readable
{
    /// <summary>References become blanks; a line end within a long line, made by a mail program, becomes a blank.</summary>
    public static string Of(string text, IReadOnlyList<ReferenceMention> mentions)
    {
        var readable = text.ToCharArray();
        foreach (var mention in mentions) readable.AsSpan(mention.Start, mention.Length).Fill(' ');
        JoinLines(readable);
        return new string(readable);
    }

    /// <summary>A line with its syllables composed and its letters of one width; half a character, which no normal form takes, becomes a blank.</summary>
    public static string Compose(string line)
    {
        var whole = true;
        foreach (var c in line) whole &= c is < '\u0300' or (>= '가' and <= '힣') or (>= 'ㄱ' and <= 'ㅣ');
        if (whole) return line;
        var narrow = new char[line.Length];
        for (var i = 0; i < line.Length; i++)
        {
            var half = char.IsSurrogate(line[i]) && !(i + 1 < line.Length && char.IsSurrogatePair(line[i], line[i + 1])) && !(i > 0 && char.IsSurrogatePair(line[i - 1], line[i]));
            narrow[i] = half ? ' ' : line[i] is >= '！' and <= '～' ? (char)(line[i] - '！' + '!') : line[i] == '\u3000' ? ' ' : line[i];
        }
        return new string(narrow).Normalize();
    }

    /// <summary>A text in pieces, each up to and with one of the letters that end it.</summary>
    public static IEnumerable<Range> Pieces(string text, SearchValues<char> ends)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny(ends) is var i and >= 0 ? start + i + 1 : text.Length;
            yield return start..end;
            start = end;
        }
    }

    // Syllables with which a sentence ends also without a full stop: 승인함, 없음, 합니다, 해요.
    private const string EndsSentence = "함음임됨다요여쇼죠네까유ㄱㅇㅎㅋㅠㅜ";

    private static readonly string[] Words = ["동의", "승인", "찬성", "반려", "보류", "불가"];

    private static bool IsSentence(ReadOnlySpan<char> ending)
    {
        var composed = Compose(ending.ToString());
        return EndsSentence.Contains(composed[^1]) || Words.Any(w => composed.EndsWith(w, StringComparison.Ordinal));
    }

    // 조건: 발신번호 변경
    private static bool BeginsLabel(ReadOnlySpan<char> text) => text[..Math.Min(text.Length, 24)].IndexOfAny(':', '：', '\n') is var at and >= 0 && text[at] != '\n' || IsCourtesy(text);

    private static bool IsCourtesy(ReadOnlySpan<char> text)
    {
        var next = Compose(text[..Math.Min(text.Length, 12)].ToString());
        return Courtesies.Any(c => next.StartsWith(c, StringComparison.OrdinalIgnoreCase));
    }

    private static readonly string[] Courtesies = ["감사", "고맙", "수고", "좋은 ", "즐거운", "행복", "안녕", "Thanks", "Best", "Regards"];

    private static void JoinLines(Span<char> text)
    {
        const int wrapped = 64;
        var width = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\n')
            {
                // The letters of a syllable that is taken apart stand in one place.
                width += text[i] is >= '\u1160' and <= '\u11FF' ? 0 : text[i] >= '\u1100' ? 2 : 1;
                continue;
            }
            if (width >= wrapped && !BeginsLabel(text[(i + 1)..]) && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]) && i > 0 && char.IsLetter(text[i - 1]) && !IsSentence(text[Math.Max(0, i - 6)..i])) text[i] = ' ';
            width = 0;
        }
    }
}
