using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>Where words above a quotation say that the answer stands in it.</summary>
internal enum Place : byte
{
    /// <summary>Somewhere in it.</summary>
    Within,
    /// <summary>Below, and whether below the whole of it isn't said: "아래에 적었습니다."</summary>
    Under,
    /// <summary>Below the whole of it: "의견은 협의서 아래에 적었습니다."</summary>
    Below,
    /// <summary>In a row at the end of its table: "협의서 표 맨 아래에 적어 회신합니다."</summary>
    Row,
}

/// <summary>Words above a quotation that say that the answer stands in it: "아래 파란색으로 적었습니다."</summary>
/// <param name="Hue">The colour that they name; none for none, or for several.</param>
/// <param name="Mark">The mark that they name, as <c>[시민봉사담당관실]</c> or <c>&gt;&gt;</c>; empty for none, or for several.</param>
/// <param name="Place">The place that they name.</param>
internal sealed partial record Pointer(Hue Hue, string Mark = "", Place Place = Place.Within)
{
    private const int LongestText = 4000;

    // Who answers between the lines writes in the past, or as one who hands over: "적었습니다", "답변드립니다". "빨간색으로 표시된 부분" is the officer's.
    private static readonly string[] Told =
    [
        "적었", "적어 드", "적어드", "적어 두", "적어두", "적어 놓", "적어놓", "적습니다", "적어 회신", "적어서 회신", "썼습니다", "써 두", "써 놓", "답변드", "답변 드", "답변했", "답변하였", "답변 했", "답 드", "답드", "답했", "답을 ",
        "답변을 ", "회신드", "회신 드", "회신했", "회신하였", "작성했", "작성하였", "작성해 ", "작성하여 회신", "작성드", "기재했", "기재하였", "기재해 ", "기재하여 회신", "표시했", "표시하였", "표시해 두", "표시해 놓", "표시해 드", "표시하여 회신",
        "표기했", "표기하였", "달았", "달아 두", "달아 드", "남겼", "남깁니다", "의견드", "의견 드", "의견을 드", "넣었", "추가했", "추가하였", "수정했", "수정하였", "고쳤",
        "answer", "repl", "respon", "comment", "my note", "see below", "see inline",
    ];

    // What was put at the end of a sheet may be a telephone number; what was written or answered there is an answer.
    private static readonly string[] Written = ["적었", "적어", "적습니다", "썼", "써 ", "작성", "답", "회신", "기재", "남겼", "남깁니다", "의견", "answer", "repl", "respon", "comment", "note"];

    // Of these the person speaks as of somebody else's words, or of what is to be done with them.
    private static readonly string[] Others =
    [
        "에 있는 ", "적힌", "표시된", "쓰인", "써진", "적으신", "표시하신", "쓰신", "기재된", "작성된", "작성하신", "하신 ", "주신 ", "된 부분", "된 내용",
        "the part", "the word", "the text", "the line", "the sentence", "should", "please change", "please remove", "please delete", "please fix",
    ];

    private static readonly string[] Inline = ["인라인", "inline", "in-line", "between the lines", "interspersed"];
    private static readonly string[] Places = ["아래", "밑에", "하단", "본문", "원문", "사이", "중간", "줄마다", "항목마다", "항목별", "below", "in between"];
    private static readonly string[] Inks = ["색으로", "글씨로", "글자로", "글씨체로", "펜으로", "갛게", "랗게"];

    private static readonly (Hue Hue, string[] Korean, string English)[] Names =
    [
        (Hue.Red, ["빨간", "빨강", "빨갛", "붉은", "적색"], "in red"),
        (Hue.Orange, ["주황"], "in orange"),
        (Hue.Green, ["초록", "녹색"], "in green"),
        (Hue.Blue, ["파란", "파랑", "파랗", "푸른", "청색", "남색", "하늘색"], "in blue"),
        (Hue.Purple, ["보라", "자주", "분홍"], "in purple"),
    ];

    private static readonly string[] Courtesies =
        ["안녕", "감사", "고맙", "수고", "확인했습니다", "확인하였습니다", "검토했습니다", "검토하였습니다", "dear ", "hi", "hello", "thank", "best ", "kind ", "regards"];

    /// <summary>What a text above a quotation says of answers in it; null when it doesn't.</summary>
    public static Pointer? Read(string text)
    {
        if (text.Length is 0 or > LongestText) return null;
        var (hues, marks) = (new HashSet<Hue>(), new HashSet<string>(StringComparer.Ordinal));
        var place = Place.Within;
        var (points, firm, more) = (false, false, false);
        foreach (var part in text.Split(['\n', '.', '!', '?', '~'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var sentence = part.ToLowerInvariant();
            var declared = Declared().IsMatch(sentence);
            if (!declared && IsCourtesy(sentence)) continue;
            var inline = Has(sentence, Inline);
            var coloured = declared || Has(sentence, Inks) || Names.Any(n => sentence.Contains(n.English, StringComparison.Ordinal));
            var mark = MarkIn(part);
            var where = PlaceIn(sentence);
            if (!declared && Has(sentence, Others) || !(inline || declared || (coloured || mark.Length > 0 || where != Place.Within || Has(sentence, Places)) && Has(sentence, Told)))
            {
                more = true;
                continue;
            }
            points = true;
            firm |= inline || coloured || mark.Length > 0 || where is Place.Below or Place.Row;
            if (coloured) hues.UnionWith(Names.Where(n => Has(sentence, n.Korean) || sentence.Contains(n.English, StringComparison.Ordinal)).Select(n => n.Hue));
            if (mark.Length > 0) marks.Add(mark);
            if (where > place) place = where;
        }
        // "아래와 같이 답변드립니다" mostly stands over an answer of its own: it points into the quotation only where it stands alone.
        return points && (firm || !more) ? new(hues.Count == 1 ? hues.First() : Hue.None, marks.Count == 1 ? marks.First() : "", place) : null;
    }

    /// <summary>Whether a sentence in lower case is greeting, thanks, or the person's name, and says nothing.</summary>
    public static bool IsCourtesy(string sentence) =>
        !sentence.Any(char.IsLetter) || SignatureBlock.IsName(sentence) || SignatureBlock.IsClosing(sentence)
        || Courtesies.Any(c => sentence.StartsWith(c, StringComparison.Ordinal)) || sentence.Length <= 30 && sentence.EndsWith("입니다", StringComparison.Ordinal);

    // A single sign of the keyboard is anybody's bullet.
    private static string MarkIn(string sentence) =>
        NamedMark().Match(sentence) is { Success: true } named && named.Groups["mark"].Value is var mark && (mark.Length > 1 || !char.IsAscii(mark[0])) ? mark : "";

    private static Place PlaceIn(string sentence) =>
        !Has(sentence, Written) ? Place.Within
        : RowOfTable().IsMatch(sentence) ? Place.Row
        : BelowAll().IsMatch(sentence) ? Place.Below
        : Under().IsMatch(sentence) ? Place.Under
        : Place.Within;

    // "[시민봉사담당관실]로 표시", ">> 표시로", "‘▶’ 표로 달았습니다"
    [GeneratedRegex("""(?<mark>\[[^\[\]\n]{1,20}\]|[^\p{L}\p{N}\s"'“”‘’()\[\]{}.,:;!?~@#%/\\]{1,4})["'”’)]?\s?(?:(?:으로|로|이라고|라고|뒤에|옆에)\s?(?:표시|표기|구분|적었|적어)|(?:표시|표|기호|부호|마크)(?:로|하여|했|하였|해)|(?:을|를)\s(?:(?:앞에|머리에|줄마다)\s)?(?:붙여|붙였|달아|달았))""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NamedMark();

    // "파란색 부분이 저희 의견입니다"
    [GeneratedRegex(@"(?:색|글씨|글자|부분|줄)(?:이|가|은|는)\s(?:저희|제|재단|우리|본인)\S{0,2}\s?(?:의견|답변|답|회신)(?:\s?내용)?(?:입니다|이에요|예요|임)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Declared();

    [GeneratedRegex(@"(?:^|\s)표(?:의)?\s?(?:제일\s?|가장\s?)?(?:맨\s?(?:아래|밑|끝|마지막)|아래쪽|하단|최하단|끝|마지막)|(?:행|줄|칸)(?:을|를)?\s?(?:하나\s?|한\s?줄\s?|새로\s?)?(?:추가|더|만들)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex RowOfTable();

    [GeneratedRegex(@"(?:협의서|본문|원문|메일|원본)\S{0,2}\s?(?:의\s)?(?:맨\s?|제일\s?|가장\s?|바로\s?)?(?:아래|밑|하단|최하단|끝|뒤)(?:쪽)?에|(?:맨|제일|가장)\s?(?:아래|밑|끝|뒤)(?:쪽)?에|최하단에|(?:below|under)\s(?:the|your)\s(?:sheet|form|mail|e-?mail|message)|at\sthe\s(?:very\s)?(?:bottom|end)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BelowAll();

    [GeneratedRegex(@"아래(?:에|쪽|\s|$)|밑에|하단에|below", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Under();

    private static bool Has(string sentence, string[] words) => words.Any(w => sentence.Contains(w, StringComparison.Ordinal));
}
