namespace ConsultAddin.Core.Replies.Texts;

/// <summary>Words above a quotation that say that the answer stands in it: "아래 파란색으로 적었습니다."</summary>
/// <param name="Hue">The colour that they name; none for none, or for several.</param>
internal sealed record Pointer(Hue Hue)
{
    private const int LongestText = 4000;

    // Who answers between the lines writes in the past, or as one who hands over: "적었습니다", "답변드립니다". "빨간색으로 표시된 부분" is the officer's.
    private static readonly string[] Told =
    [
        "적었", "적어 드", "적어드", "적어 두", "적어두", "적어 놓", "적어놓", "적습니다", "썼습니다", "써 두", "써 놓", "답변드", "답변 드", "답변했", "답변하였", "답변 했", "답 드", "답드", "답했", "답을 ",
        "답변을 ", "회신드", "회신 드", "회신했", "회신하였", "작성했", "작성하였", "작성해 ", "작성드", "기재했", "기재하였", "기재해 ", "표시했", "표시하였", "표시해 두", "표시해 놓", "표시해 드", "달았", "달아 두", "달아 드",
        "남겼", "남깁니다", "의견드", "의견 드", "의견을 드", "넣었", "추가했", "추가하였", "수정했", "수정하였", "고쳤",
        "answer", "repl", "respon", "comment", "my note", "see below", "see inline",
    ];

    // Of these the person speaks as of somebody else's words, or of what is to be done with them.
    private static readonly string[] Others =
    [
        "적힌", "표시된", "쓰인", "써진", "적으신", "표시하신", "쓰신", "기재된", "작성된", "작성하신", "하신 ", "주신 ", "된 부분", "된 내용",
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
        var hues = new HashSet<Hue>();
        var (points, firm, more) = (false, false, false);
        foreach (var part in text.Split(['\n', '.', '!', '?', '~'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var sentence = part.ToLowerInvariant();
            if (IsCourtesy(sentence)) continue;
            var inline = Has(sentence, Inline);
            var coloured = Has(sentence, Inks) || Names.Any(n => sentence.Contains(n.English, StringComparison.Ordinal));
            if (Has(sentence, Others) || !(inline || (coloured || Has(sentence, Places)) && Has(sentence, Told)))
            {
                more = true;
                continue;
            }
            points = true;
            firm |= inline || coloured;
            if (coloured) hues.UnionWith(Names.Where(n => Has(sentence, n.Korean) || sentence.Contains(n.English, StringComparison.Ordinal)).Select(n => n.Hue));
        }
        // "아래와 같이 답변드립니다" mostly stands over an answer of its own: it points into the quotation only where it stands alone.
        return points && (firm || !more) ? new(hues.Count == 1 ? hues.First() : Hue.None) : null;
    }

    private static bool IsCourtesy(string sentence) =>
        !sentence.Any(char.IsLetter) || SignatureBlock.IsName(sentence) || SignatureBlock.IsClosing(sentence)
        || Courtesies.Any(c => sentence.StartsWith(c, StringComparison.Ordinal)) || sentence.Length <= 30 && sentence.EndsWith("입니다", StringComparison.Ordinal);

    private static bool Has(string sentence, string[] words) => words.Any(w => sentence.Contains(w, StringComparison.Ordinal));
}
