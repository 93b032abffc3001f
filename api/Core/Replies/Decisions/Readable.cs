using System.Buffers;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>A text without what doesn't speak in it, at the same length so that evidence keeps its place.</summary>
internal static class Readable
{
    private const char Mask = '\uFFFC';

    /// <summary>
    /// References become blanks; what stands in quotation marks or brackets becomes one mark, as it repeats others' words; a line end
    /// within a long line, made by a mail program, becomes a blank.
    /// </summary>
    public static char[] Of(string text, IReadOnlyList<ReferenceMention> mentions)
    {
        var readable = text.ToCharArray();
        foreach (var mention in mentions) readable.AsSpan(mention.Start, mention.Length).Fill(' ');
        // 가(可) says it twice.
        for (var i = 2; i < readable.Length; i++)
        {
            if (readable[i] is ')' or '）' && readable[i - 1] is '可' or '否' && readable[i - 2] is '(' or '（') readable.AsSpan(i - 2, 3).Fill(' ');
        }
        MarkChoices(readable);
        MaskSigns(readable);
        MaskChoices(readable);
        MaskQuotes(readable);
        JoinLines(readable);
        return readable;
    }

    // 동의 ( ) 부동의 (O): parentheses are boxes where a line has several with nothing or a mark in them.
    private static void MarkChoices(Span<char> text)
    {
        var line = 0;
        while (line < text.Length)
        {
            var length = text[line..].IndexOf('\n') is var n and >= 0 ? n : text.Length - line;
            var row = text.Slice(line, length);
            if (Boxes(row, false) > 1) Boxes(row, true);
            line += length + 1;
        }
    }

    private static int Boxes(Span<char> row, bool mark)
    {
        var count = 0;
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] is not ('(' or '（')) continue;
            var close = row[i..].IndexOfAny(')', '）');
            if (close < 0) break;
            var inside = row.Slice(i + 1, close - 1);
            if (((ReadOnlySpan<char>)inside).Trim() is [] or ['O' or 'o' or 'Ｏ' or 'ㅇ' or '○' or '●' or 'V' or 'v' or '√' or '✓' or '✔' or 'Ｖ' or 'ｏ' or 'ｖ' or 'X' or 'x' or 'Ｘ' or 'ｘ' or '×' or '-'])
            {
                count++;
                var ticked = ((ReadOnlySpan<char>)inside).Trim() is [not ('X' or 'x' or 'Ｘ' or 'ｘ' or '×' or '-')];
                if (mark)
                {
                    row.Slice(i, close + 1).Fill(' ');
                    row[i] = ticked ? '■' : '□';
                }
            }
            i += close;
        }
        return count;
    }

    // An arrow replaces, a thumb down denies, and a smile ends a sentence as a full stop does.
    private static void MaskSigns(Span<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '^' && text[i - 1] == '^' && !(i + 1 < text.Length && text[i + 1] is '?' or '^' or '？')) text[i] = '.';
            // ㅎㅎ, ㅠㅠ: what follows is a sentence of its own.
            else if (IsTone(text[i]) && text[i - 1] is not ('\n' or '\r' or (>= 'ㄱ' and <= 'ㅣ')) && EndsTone(text[i..])) text[i] = '.';
            else if (text[i] == '>' && text[i - 1] is '-' or '=') text[i] = '→';
            // ❌ 발송 안 됩니다: says it ahead.
            else if (text[i - 1] == '❌' && DeniesAhead(text, i - 1)) text[i - 1] = ' ';
            // A picture that denies says once more what a whole sentence before it has said.
            else if (text[i - 1] == '\uD83D' && text[i] is '\uDC4E' or '\uDE45' or '\uDEAB') text[i] = EndsPolitely(text[..(i - 1)]) ? ' ' : '❌';
        }
    }

    private static bool DeniesAhead(ReadOnlySpan<char> text, int at)
    {
        foreach (var c in text[(text[..at].LastIndexOf('\n') + 1)..at])
        {
            if (char.IsLetterOrDigit(c)) return false;
        }
        var line = text[at..];
        if (line.IndexOf('\n') is var end and >= 0) line = line[..end];
        return Jamo.Compose(line).AsSpan().ContainsAny(Denials);
    }

    private static readonly SearchValues<string> Denials = SearchValues.Create([" 안 ", "불가", "못", "않", "반려", "거부"], StringComparison.Ordinal);

    private static bool EndsPolitely(ReadOnlySpan<char> text) => Jamo.Compose(text[Math.Max(0, text.Length - 12)..]).AsSpan().TrimEnd(" .!~") is [.., '요' or '다' or '함' or '음' or '임'];

    // A row of ㅎ, ㅋ, ㅠ to the end of a word.
    private static bool EndsTone(ReadOnlySpan<char> text)
    {
        const int far = 16;
        for (var i = 1; i < far; i++)
        {
            if (i == text.Length || !(IsTone(text[i]) || char.IsLetterOrDigit(text[i]))) return true;
            if (!IsTone(text[i])) return false;
        }
        return true;
    }

    private static bool IsTone(char c) => c is 'ㅎ' or 'ㅋ' or 'ㅠ' or 'ㅜ';

    // ☑ 동의 ☐ 반려: what isn't ticked isn't said. A lone □ is a list's mark.
    private static void MaskChoices(Span<char> text)
    {
        var ticked = text.ContainsAny(Ticked);
        var line = 0;
        while (line < text.Length)
        {
            var length = text[line..].IndexOf('\n') is var n and >= 0 ? n : text.Length - line;
            var row = text.Slice(line, length);
            // 동의 ☐ 반려 ☑: here each box stands behind its word.
            var behind = StandsBehind(row);
            if (row.ContainsAny(Empty) && (ticked || behind || row.Count('□') + row.Count('☐') + row.Count('◻') > 1))
            {
                var empty = false;
                for (var i = 0; i < row.Length; i++)
                {
                    ref var c = ref row[behind ? row.Length - 1 - i : i];
                    if (Empty.Contains(c)) empty = true;
                    else if (Ticked.Contains(c)) empty = false;
                    if (empty) c = ' ';
                }
            }
            line += length + 1;
        }
    }

    // Letters before the first box, and none behind the last.
    private static bool StandsBehind(ReadOnlySpan<char> row)
    {
        var (before, after, boxed) = (false, false, false);
        foreach (var c in row)
        {
            if (IsBox(c)) (boxed, after) = (true, false);
            else if (char.IsLetterOrDigit(c)) (before, after) = (before | !boxed, true);
        }
        return before && boxed && !after;
    }

    private static bool IsBox(char c) => Empty.Contains(c) || Ticked.Contains(c);

    private static readonly SearchValues<char> Empty = SearchValues.Create("□☐◻");
    private static readonly SearchValues<char> Ticked = SearchValues.Create("■☑☒✔✅◼");

    private static void MaskQuotes(Span<char> text)
    {
        var open = -1;
        var closer = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            if (open < 0)
            {
                closer = Closer(text, i);
                if (closer != '\0') open = i;
            }
            else if (text[i] == closer && (closer != '\'' || i + 1 == text.Length || !char.IsAsciiLetter(text[i + 1])))
            {
                if (IsGiven(text[(i + 1)..]) && Jamo.Compose(text[open..i]).Length < 16)
                {
                    (text[open], text[i]) = (' ', ' ');
                }
                else if (i > open + 1 && !IsWholeLine(text, open, i))
                {
                    // [테스트] isn't others' words.
                    var jest = text[open] is '[' or '【' or '(' && Tokens.Of(text, open + 1, i).Exists(t => t.Sense == Sense.Jest);
                    if (jest) { (text[open], text[i]) = (' ', '.'); open = -1; continue; }
                    text[open..(i + 1)].Fill(' ');
                    text[i] = Mask;
                }
                open = -1;
            }
            else if (text[i] == '\n' && closer is '"' or '\'' or ']' or '>')
            {
                open = -1;
            }
        }
    }

    // '동의'로 회신합니다: what is quoted is given as one's own answer.
    private static bool IsGiven(ReadOnlySpan<char> after)
    {
        after = Jamo.Compose(after[..Math.Min(after.Length, 40)]).AsSpan().TrimStart(" 으로을");
        foreach (var given in Given)
        {
            if (after.StartsWith(given)) return true;
        }
        return false;
    }

    private static readonly string[] Given = ["회신합", "회신드", "회신함", "회신하오", "회신하니", "답변드", "답변합", "의견을 드", "의견 드", "의견입니다", "의견을 회신", "의견으로 회신"];

    private static char Closer(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '"' => '"',
        '\'' when at == 0 || !char.IsLetterOrDigit(text[at - 1]) => '\'',
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '『' => '』',
        '《' => '》',
        '〈' => '〉',
        '[' => ']',
        '【' => '】',
        '<' => '>',
        _ => '\0',
    };

    // [동의] alone in its line is a form's answer, not a quotation.
    private static bool IsWholeLine(ReadOnlySpan<char> text, int open, int close)
    {
        if (text[open] is not ('[' or '【' or '<' or '《' or '〈')) return false;
        // Nothing but signs beside it; looking further than some would make a line of brackets slow.
        const int far = 16;
        for (var i = open - 1; i >= 0 && text[i] != '\n'; i--)
        {
            if (char.IsLetterOrDigit(text[i]) || open - i > far) return false;
        }
        for (var i = close + 1; i < text.Length && text[i] != '\n'; i++)
        {
            if (char.IsLetterOrDigit(text[i]) || i - close > far) return false;
        }
        return close - open <= 8;
    }

    // Syllables with which a sentence ends also without a full stop: 승인함, 없음, 합니다, 해요.
    private const string EndsSentence = "함음임됨다요여쇼죠네까유ㄱㅇ";

    // 감사합니다 begins a line of its own.
    private static bool Closes(ReadOnlySpan<char> line)
    {
        var first = Jamo.Compose(line[..Math.Min(line.Length, 12)]);
        return Array.Exists(Closings, c => first.StartsWith(c, StringComparison.OrdinalIgnoreCase));
    }

    private static readonly string[] Closings = ["감사", "고맙", "수고", "좋은 하루", "thanks", "thank you", "best", "regards"];

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
            if (width >= wrapped && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]) && i > 0 && char.IsLetter(text[i - 1]) && !Closes(text[(i + 1)..]) && !EndsSentence.Contains(Jamo.Compose(text[Math.Max(0, i - 3)..i])[^1])) text[i] = ' ';
            width = 0;
        }
    }
}
