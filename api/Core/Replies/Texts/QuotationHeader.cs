using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Field = ConsultAddin.Core.Replies.Texts.HeaderLabels.Field;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>The lines by which clients introduce the mail being answered or forwarded.</summary>
internal static partial class QuotationHeader
{
    private const int LongestLine = 600;
    private const int LongestAttribution = 5;

    // A mail that lost its line ends.
    private const int LongestFlatLine = 20_000;

    private static readonly SearchValues<char> AddressOrDate = SearchValues.Create("<@0123456789");
    private static readonly SearchValues<char> Frame = SearchValues.Create(" \t-*_>");
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    // "wrote:" in the languages of the public parsers' suites; Korean forms as Thunderbird, Gmail, Roundcube, SOGo, K-9, Zimbra,
    // SnappyMail and Horde write them in their own translations.
    private static readonly string[] Wrote =
    [
        "님이 작성", "작성", "쓴 글", "쓰신 글", "이 쓴 글", "쓴 내용", "작성했습니다", "작성하였습니다", "작성함", "씀", "보낸 메시지", "보낸 메일", "보낸 이메일", "인용합니다", "썼습니다", "님의 말",
        "님이 쓴 글", "의 글", "wrote", "wrote the following", "writes", "has written", "said", "sent the following", "schrieb", "schreef", "het volgende geschreven", "geschreven", "a écrit", "écrit",
        "escribió", "escribio", "ha scritto", "scritto", "scrisse", "escreveu", "skrev", "napisał", "napisała", "napisał(a)", "pisze", "пишет",
        "написал", "написала", "написал(а)", "пише", "написав", "написала(в)", "写道", "寫道", "のメール", "さんは書きました", "さんが書きました", "kirjoitti", "yazdı",
        "şunu yazdı", "írta", "napsal", "napsal(a)", "a scris", "έγραψε", "viết", "đã viết", "menulis", "rašė", "kirjutas", "følgende", "følgende:",
    ];

    private static readonly string[] Opening =
    [
        "on ", "le ", "am ", "el ", "il ", "em ", "op ", "den ", "d. ", "w dniu ", "dnia ", "no dia ", "a ", "в ", "dne ", "vào ", "pada ", "tarihinde ", "at ", "fra ", "il giorno ", "pe ", "quoting ", "lainaus ", "scrive ",
        "από ", "på ", "ven", "lun", "mar", "mer", "jeu", "sam", "dim", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "from ", "--- ", "---- ", "-- ", "> ", "in article ", "2", "1", "3", "0", "4", "5", "6", "7", "8", "9",
    ];

    private static readonly SearchValues<char> OpeningLetters = SearchValues.Create([.. Opening.SelectMany(o => new[] { char.ToLowerInvariant(o[0]), char.ToUpperInvariant(o[0]) })]);

    // Words between dashes, stars, underscores or equal signs.
    private static readonly string[] Separators =
    [
        "original message", "original mail", "original e-mail", "original email", "원본 메시지", "원본 메일", "원본메일", "원본메시지", "원본 이메일", "원문 메시지", "원본 내용", "원문", "원본",
        "original appointment", "ursprüngliche nachricht", "ursprungliche nachricht", "originalnachricht", "original-nachricht", "message original", "message d'origine", "mensaje original", "messaggio originale",
        "mensagem original", "oorspronkelijk bericht", "originalmeddelande", "original meddelande", "oprindelig meddelelse", "opprinnelig melding", "original besked", "alkuperäinen viesti", "wiadomość oryginalna", "oryginalna wiadomość", "исходное сообщение",
        "original text", "reply message", "reply above this line", "please reply above this line", "답장", "이전 메일", "이전 메시지", "mensagem encaminhada", "orijinal mesaj", "původní zpráva", "původní e-mail", "eredeti üzenet", "元のメッセージ", "原始邮件", "原始郵件", "reply separator", "in reply to", "opprinnelig", "ursprünglich",
    ];

    private static readonly string[] MessageWords =
        ["message", "nachricht", "메시지", "메일", "bericht", "mensaje", "messaggio", "mensagem", "melding", "meddelelse", "meddelande", "besked", "wiadomość", "сообщение", "zpráva", "mesaj", "viesti", "üzenet"];

    private static readonly string[] Forwards =
    [
        "forwarded message", "forwarded mail", "forwarded by", "forwarded email", "begin forwarded message", "전달된 메시지", "전달된 메일", "전달된메일", "전달 메시지", "전달받은 메시지", "전달된 이메일", "weitergeleitete nachricht", "weitergeleitete mail", "anfang der weitergeleiteten", "message transféré", "message transmis",
        "début du message", "mensaje reenviado", "messaggio inoltrato", "inizio messaggio inoltrato", "mensagem reencaminhada", "doorgestuurd bericht", "vidarebefordrat meddelande", "videresendt", "videresendt meddelelse",
        "przekazana wiadomość", "пересылаемое сообщение", "пересланное сообщение", "转发的邮件", "転送", "start van doorgestuurd bericht", "inicio del mensaje reenviado", "välitetty viesti", "iletilen mesaj", "přeposlaná zpráva",
    ];

    /// <summary>What a header line, or several, introduce.</summary>
    public enum Sort
    {
        /// <summary>No header stands here.</summary>
        None,
        /// <summary>"… wrote:": what is quoted after it, or all the rest when nothing is.</summary>
        Attribution,
        /// <summary>"-----Original Message-----": the same.</summary>
        Separator,
        /// <summary>A repeated mail head: all the rest.</summary>
        Head,
    }

    /// <summary>Reads a header that begins at a line.</summary>
    /// <param name="lines">All lines.</param>
    /// <param name="at">The line where it would begin.</param>
    /// <param name="length">How many lines it takes.</param>
    public static Sort Read(IReadOnlyList<TextLine> lines, int at, out int length)
    {
        length = 1;
        var line = lines[at];
        if (line.IsBlank) return Sort.None;
        if (SeparatorBeforeHead(line.Text) is { } begin && line.Text.AsSpan(0, begin).IsWhiteSpace()) return Sort.Head;
        if (line.Text.Length < LongestLine && line.Text.Contains("---", StringComparison.Ordinal) && Notes().IsMatch(line.Text)) return Sort.Head;
        if (line.Text.Length > LongestLine) return line.Text.Length < LongestFlatLine && IsFlatHead(line.Text) ? Sort.Head : Sort.None;
        if (IsSeparator(line.Text))
        {
            var next = at + 1;
            while (next < lines.Count && lines[next].IsBlank && next < at + 3) next++;
            if (next < lines.Count && Head(lines, next, 2, out var head))
            {
                length = next - at + head;
                return Sort.Head;
            }
            return Sort.Separator;
        }
        if ((IsBar(line.Text) || IsFramed(line.Text)) && at + 1 < lines.Count)
        {
            var next = at + 1;
            while (next < lines.Count && lines[next].IsBlank && next < at + 3) next++;
            if (next < lines.Count && Head(lines, next, 2, out var head))
            {
                length = next - at + head;
                return Sort.Head;
            }
            if (!IsFramed(line.Text)) return Sort.None;
        }
        if (IsFlatHead(line.Text) || Head(lines, at, 3, out length)) return Sort.Head;
        return Attribution(lines, at, out length) ? Sort.Attribution : Sort.None;
    }

    /// <summary>
    /// Parts a line whose end introduces a quotation from the words before it ("승인합니다. 2026년 11월 24일 (화) 오전 9:12, … 작성:"), as
    /// clients write that lose their line breaks. Gives the place where the attribution begins; 0 for none.
    /// </summary>
    public static int SharedLine(string line)
    {
        if (line.Length < 20) return 0;
        if (SeparatorBeforeHead(line) is > 0 and var separator) return separator;
        if (line.Length < LongestFlatLine && line.Contains(':', StringComparison.Ordinal) && FlatHead(line) is > 0 and var head) return head;
        if (line.Length > LongestLine || !EndsWithWrote(line)) return 0;
        var match = AttributionInside().Match(line);
        // "在 2026-11-24 09:12:14，… 写道："
        if (line.StartsWith("在 ", StringComparison.Ordinal)) return 0;
        return match.Success && (char.IsAsciiDigit(line[0]) || !IsStrongStart(line)) && match.Groups["at"].Index is > 0 and var at && line.AsSpan(0, at).ContainsAnyExcept(Frame)
            // Thunderbird's "김민수 이(가) 2026-11-24 … 에 쓴 글:" has the name before the date.
            && !line.AsSpan(0, at).TrimEnd().EndsWith("이(가)", StringComparison.Ordinal) ? at : 0;
    }

    // "동의합니다.------------Original Message------------Subject : …From : …", as programs write that lose the line ends around it.
    private static int? SeparatorBeforeHead(string line)
    {
        if (line.Length >= LongestFlatLine || !line.Contains("---", StringComparison.Ordinal)) return null;
        foreach (System.Text.RegularExpressions.Match match in SeparatorInside().Matches(line))
        {
            var words = match.Groups["words"].Value.TrimEnd().ToLowerInvariant();
            if ((Separators.Contains(words) || Forwards.Contains(words)) && (words.EndsWith("mail", StringComparison.Ordinal) || MessageWords.Any(w => words.EndsWith(w, StringComparison.Ordinal)))
                && HeaderLabels.Read(match.Groups["label"].Value + ":", out _, out _) is not (Field.None or Field.Other)) return match.Index;
        }
        return null;
    }

    // Notes: "상담기획팀---11/24/2026 09:40:11 AM---본부장님, …"
    [GeneratedRegex(@"^[^\n]{1,80}---\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\s[^\n]{0,4}\s?\d{1,2}:\d{2}(?::\d{2})?\s?(?:AM|PM|오전|오후)?---", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Notes();

    [GeneratedRegex(@"-{3,}\s?(?<words>\p{L}[\p{L}' ]{2,30})\s?-{3,}\s{0,3}(?<label>\p{L}{1,12}(?:\s\p{L}{1,10}){0,2})\s?[:：]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SeparatorInside();

    // A whole mail head in one line behind the words.
    private static int FlatHead(string line)
    {
        foreach (var (from, to, subject) in FlatLabels)
        {
            var at = line.IndexOf(from, StringComparison.Ordinal);
            if (at > 0 && line.IndexOf(to, at, StringComparison.Ordinal) > at && line.IndexOf(subject, at, StringComparison.Ordinal) > at) return at;
        }
        return 0;
    }

    private static bool IsFlatHead(string line)
    {
        foreach (var (from, to, subject) in FlatLabels)
        {
            if (line.StartsWith(from, StringComparison.Ordinal) && line.Contains(to, StringComparison.Ordinal) && line.Contains(subject, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    private static readonly (string From, string To, string Subject)[] FlatLabels =
        [("보낸 사람:", "받는 사람:", "제목:"), ("보낸사람:", "받는사람:", "제목:"), ("보낸사람 :", "받는사람 :", "제목 :"), ("From:", "To:", "Subject:")];

    [GeneratedRegex(@"(?:[\s.!~)]|-{2,}\s?)(?<at>On\s(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|\d{1,2}[\s/.-])|\d{4}년\s?\d{1,2}월\s?\d{1,2}일\s?[(월화수목금토일오]|\d{4}[-.]\s?\d{1,2}[-.]\s?\d{1,2}[.\s])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AttributionInside();

    /// <summary>Whether a line only draws a bar, as Outlook draws underscores and groupware equal signs.</summary>
    public static bool IsBar(string line)
    {
        var text = line.AsSpan().Trim();
        return text.Length >= 3 && text[0] is '_' or '-' or '=' or '*' or '─' or '━' or '—' or '–' or '#' or '~' or '+' && !text.ContainsAnyExcept(text[0], ' ');
    }

    /// <summary>Whether a line is words between dashes, as separators are in every language.</summary>
    public static bool IsFramed(string line)
    {
        var text = line.AsSpan().Trim();
        return text.Length is > 8 and < 80 && text.StartsWith("---", StringComparison.Ordinal) && text.EndsWith("---", StringComparison.Ordinal);
    }

    /// <summary>Whether a line is the title that programs write over a repeated mail head, between dashes or alone.</summary>
    public static bool IsTitle(string line) => IsFramed(line) || line.Length < 40 && line.Trim().ToLowerInvariant() is var words && (Separators.Contains(words) || Forwards.Contains(words));

    private static bool IsSeparator(string line)
    {
        if (line.Length > 120) return false;
        var text = line.AsSpan().Trim();
        var bare = text.Trim(" \t-_=*–—─━<>[]()~#:");
        if (bare.Length is 0 or > 80) return false;
        var framed = text.Length - bare.Length >= 4 || text is ['-', '-', ..] or ['[', ..];
        if (!framed && text[^1] is not (':' or '：')) return false;
        var words = bare.ToString().ToLowerInvariant();
        if (words.Contains("pgp", StringComparison.Ordinal)) return false;
        foreach (var forward in Forwards)
        {
            if (words.StartsWith(forward, StringComparison.Ordinal) && (framed || text[^1] is ':' or '：' && words.Length < forward.Length + 12)) return true;
        }
        if (!framed) return false;
        if (text.StartsWith("---", StringComparison.Ordinal) && text.EndsWith("---", StringComparison.Ordinal) && words.Length <= 40
            && MessageWords.Any(w => words.EndsWith(w, StringComparison.Ordinal))) return true;
        foreach (var separator in Separators)
        {
            if (words.StartsWith(separator, StringComparison.Ordinal) && words.Length <= separator.Length + 24) return true;
        }
        return false;
    }

    private static bool Head(IReadOnlyList<TextLine> lines, int at, int needed, out int length)
    {
        length = 1;
        var first = HeaderLabels.Read(lines[at].Text, out var hasValue, out var split);
        if (first is Field.None or Field.Cc or Field.Other) return false;
        if (split && !NextIsValue(lines, at)) return false;

        var seen = 0;
        var fields = new HashSet<Field>();
        var gap = 0;
        for (var i = at; i < lines.Count && i < at + 40; i++)
        {
            var line = lines[i];
            if (line.Text.Length > 4000) break;
            var field = line.IsBlank ? Field.None : HeaderLabels.Read(line.Text, out hasValue, out split);
            if (field != Field.None && (!split || NextIsValue(lines, i)))
            {
                if (fields.Contains(field) && field is Field.From or Field.Subject && fields.Count >= 3) break;
                fields.Add(field);
                if (hasValue || split) seen++;
                gap = 0;
                length = i - at + 1 + (split ? 1 : 0);
                if (split) i++;
                continue;
            }
            // A long list of recipients runs over several lines; one blank line may stand between HTML's paragraphs.
            gap++;
            if (gap > (fields.Contains(Field.To) ? 6 : 2)) break;
            if (line.IsBlank && gap > 1) break;
        }
        var kinds = fields.Count(f => f is not Field.Other);
        // Two fields suffice where one holds an address and the other a date.
        if (kinds == 2 && needed == 3 && fields.Contains(Field.Date) && (fields.Contains(Field.From) || (fields.Contains(Field.To) && first == Field.Date)))
        {
            var head = string.Join(' ', Enumerable.Range(at, length).Select(i => lines[i].Text));
            return head.Contains('@') && head.Contains(':') && head.AsSpan().Count('2') > 0 && head.AsSpan().ContainsAny(Digits);
        }
        var enough = fields.Contains(Field.From) && kinds >= needed || needed == 2 && fields.Contains(Field.Date) && fields.Contains(Field.Subject);
        return enough && seen >= needed - 1;
    }

    private static bool NextIsValue(IReadOnlyList<TextLine> lines, int at) =>
        at + 1 < lines.Count && lines[at + 1].Text.AsSpan().TrimStart() is [':' or '：', ..];

    private static bool Attribution(IReadOnlyList<TextLine> lines, int at, out int length)
    {
        length = 1;
        if (lines[at].Mark.HasFlag(LineMark.QuotationHeader))
        {
            while (at + length < lines.Count && lines[at + length].Mark.HasFlag(LineMark.QuotationHeader)) length++;
            return true;
        }
        var first = lines[at].Text;
        if (first.Length <= 60 && NamedBeforeWrote(first) && IsAboveQuotation(lines, at)) return true;
        if (!BeginsLikeOne(first.AsSpan().TrimStart(" \t*_"))) return false;
        if (IsOldGmail(first)) return true;

        var joined = "";
        for (var i = at; i < lines.Count && i < at + LongestAttribution && joined.Length < LongestLine; i++)
        {
            var text = lines[i].Text.Trim();
            if (text.Length == 0)
            {
                // Polymail leaves a blank line before the address.
                if (i > at && i + 1 < lines.Count && lines[i + 1].Text.TrimStart().StartsWith('<')) continue;
                return false;
            }
            if (i > at && lines[i].Depth != lines[at].Depth) return false;
            joined = joined.Length == 0 ? text : joined + " " + text;
            if (joined.Length > LongestLine) return false;
            if (EndsWithWrote(joined) && HasDateOrAddress(joined))
            {
                // The header begins at the last line where one can: a line of the person's own above it isn't part of it.
                for (var later = at + 1; later <= i; later++)
                {
                    // An address that was broken after "<" goes on there.
                    if (lines[later - 1].Text.AsSpan().TrimEnd() is var before && before.LastIndexOf('<') > before.LastIndexOf('>')) continue;
                    if (IsStrongStart(lines[later].Text.AsSpan().TrimStart(" \t*_")) && Attribution(lines, later, out var rest) && later + rest == i + 1) return false;
                }
                length = i - at + 1;
                return true;
            }
            // A sentence that ended is no broken attribution.
            if (joined.EndsWith("다.", StringComparison.Ordinal) || joined.EndsWith("요.", StringComparison.Ordinal)) return false;
        }
        return false;
    }

    private static bool NamedBeforeWrote(string line)
    {
        if (!EndsWithWrote(line)) return false;
        var end = line.AsSpan().TrimEnd(" \t:：*_");
        foreach (var word in Wrote)
        {
            if (end.EndsWith(word, StringComparison.OrdinalIgnoreCase) && SignatureBlock.IsName(end[..^word.Length].Trim(" \t\"'").ToString())) return true;
        }
        return false;
    }

    // "김민수 wrote:", without date and address, right above what it introduces.
    private static bool IsAboveQuotation(IReadOnlyList<TextLine> lines, int at)
    {
        var next = at + 1;
        while (next < lines.Count && lines[next].IsBlank && lines[next].Depth == lines[at].Depth) next++;
        return next < lines.Count && next <= at + 2 && lines[next].Depth > lines[at].Depth;
    }

    // "2013/7/20 sam <info@example.com>" and "2016-03-03 17:21 GMT+01:00 Some One": Gmail's forms without a verb.
    private static bool IsOldGmail(string line)
    {
        var text = line.AsSpan().Trim();
        if (text.Length < 12 || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[3])) return false;
        if (text[4] == '/') return text.EndsWith(">", StringComparison.Ordinal) && text.Contains('<') && text.Contains('@');
        return text[4] == '-' && text[..Math.Min(text.Length, 28)].Contains(" GMT", StringComparison.Ordinal) && text.Length < 120;
    }

    private static bool BeginsLikeOne(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return false;
        if (IsStrongStart(text) || text[0] is '"' or '\'' or '<' or '[' or '-' or '(') return true;
        // "김민수 이(가) 2026. … 에 쓴 글:" and "Jiyoung Park <a@b> wrote:" begin with the name.
        return char.IsLetter(text[0])
            && (text.IndexOfAny(AddressOrDate) >= 0 || text.Contains("이(가)", StringComparison.Ordinal) || text.Contains("을(를)", StringComparison.Ordinal));
    }

    private static bool IsStrongStart(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || char.IsAsciiDigit(text[0])) return !text.IsEmpty;
        if (!OpeningLetters.Contains(text[0])) return false;
        foreach (var opening in Opening)
        {
            if (text.StartsWith(opening, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private static bool EndsWithWrote(string text)
    {
        var end = text.AsSpan().TrimEnd(" \t*_");
        var colon = end.Length > 0 && end[^1] is ':' or '：';
        if (!colon && end.EndsWith("--", StringComparison.Ordinal) && end.StartsWith("--", StringComparison.Ordinal))
        {
            // Zoho and old Androids put the attribution between dashes.
            end = end.TrimEnd("- ");
            colon = true;
        }
        if (end is [.., ':' or '：']) end = end[..^1].TrimEnd(" \t*_)");
        else if (!colon && !(end.StartsWith("On ", StringComparison.Ordinal) && end.EndsWith("> wrote", StringComparison.Ordinal)) && !end.EndsWith("쓴 글", StringComparison.Ordinal) && !end.EndsWith("메시지", StringComparison.Ordinal)) return false;
        foreach (var word in Wrote)
        {
            if (end.EndsWith(word.AsSpan().TrimEnd(')'), StringComparison.OrdinalIgnoreCase)) return true;
        }
        // German and Dutch put the verb before the name: "Am 24.11.2026 um 09:12 schrieb Name <a@b>:"
        return colon && (EndsWithAddressAfterTime(end) || HasVerbInside(end) || end.StartsWith("quoting ", StringComparison.OrdinalIgnoreCase) || BeginsWithDate(end) && end.Contains('@'));
    }

    // In any language: a time of day, a year, and an address at the end ("ср, 30 апр. 2025 г. в 15:19, John Doe <doe@example.com>:").
    private static bool EndsWithAddressAfterTime(ReadOnlySpan<char> text) =>
        text.EndsWith(">", StringComparison.Ordinal) && text.LastIndexOf('<') is > 10 and var address && text[address..].Contains('@') && TimeAndYear().IsMatch(text[..address]);

    [GeneratedRegex(@"(?:\b(?:19|20)\d{2}\b.*\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}[:.]\d{2}\b.*\b(?:19|20)\d{2}\b)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TimeAndYear();

    private static bool HasVerbInside(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<string> verbs = [" schrieb ", " schreef ", " skrev ", " escribió ", " a écrit ", " ha scritto ", " escreveu ", " napisał", " пишет ", " написал", " wrote ", " kirjoitti ", " viết", " napsal ", " pisze ", " писал "];
        foreach (var verb in verbs)
        {
            if (text.Contains(verb, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private static bool BeginsWithDate(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("*_ ");
        if (text.StartsWith("On ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Am ", StringComparison.Ordinal) || text.StartsWith("Le ", StringComparison.Ordinal)) text = text[3..];
        if (text.Length < 8 || !text.ContainsAny(Digits)) return false;
        var head = text[..Math.Min(text.Length, 14)];
        if (char.IsAsciiDigit(text[0]))
            return head.Count('-') >= 2 || head.Count('/') >= 2 || head.Count('.') >= 2 || head.Contains('년') || head.Contains(':');
        var word = text[..Math.Max(0, text.IndexOfAny(", "))].ToString();
        var names = DateTimeFormatInfo.InvariantInfo;
        return word.Length >= 3 && names.DayNames.Concat(names.AbbreviatedDayNames).Concat(names.MonthNames).Contains(word, StringComparer.OrdinalIgnoreCase);
    }

    private static bool HasDateOrAddress(string text)
    {
        if (text.Contains('@') || text.Contains("mailto:", StringComparison.OrdinalIgnoreCase)) return true;
        var digits = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c)) digits++;
        }
        return digits >= 4 || text.StartsWith("--", StringComparison.Ordinal) || text.Contains("이(가)", StringComparison.Ordinal) || text.Contains("을(를)", StringComparison.Ordinal);
    }
}
