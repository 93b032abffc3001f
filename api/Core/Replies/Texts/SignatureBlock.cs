using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>
/// The block of name, office, telephone and address under a mail. A name line alone, or closing words, is none: it belongs to
/// what the person wrote.
/// </summary>
internal static partial class SignatureBlock
{
    private const int LongestLine = 160;

    /// <summary>Whether a line is the mark that begins a signature.</summary>
    public static bool IsMark(string line) => line.Trim() == "--";

    /// <summary>Whether a line holds a telephone number, a mail address, a web address or a postal address, and no sentence.</summary>
    public static bool IsContact(string line)
    {
        if (line.Length is 0 or > LongestLine || !MayBeContact(line) || IsSentence(line) || HoldsSentence(line)) return false;
        var text = line.Trim();
        return ContactLabel().IsMatch(text) || (Telephone().IsMatch(text) && Wordless(text)) || OnlyAddress().IsMatch(text) || Postal().IsMatch(text);
    }

    // Every form of a contact has a digit, an address of mail or web, or the name of a city.
    private static bool MayBeContact(string line)
    {
        foreach (var c in line)
        {
            if (c is '@' or '서' or '경' or '부' || char.IsDigit(c)) return true;
        }
        return line.Contains("www", StringComparison.OrdinalIgnoreCase) || line.Contains("http", StringComparison.OrdinalIgnoreCase) || line.Contains("mailto", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a line names an office, a position or a firm, and no sentence.</summary>
    public static bool IsOffice(string line)
    {
        if (line.Length is 0 or > 80 || IsSentence(line)) return false;
        return Office().IsMatch(line.Trim());
    }

    /// <summary>Whether a line is a person's name with or without closing words or a position.</summary>
    public static bool IsName(string line)
    {
        var text = Blanks().Replace(line.Trim(), " ");
        return text.Length is > 1 and <= 60 && !IsSentence(text) && !Speaking().IsMatch(text) && (KoreanName().IsMatch(text) || EnglishName().IsMatch(text));
    }

    /// <summary>Whether a line holds a word of an answer, as names and offices don't: 이의 없음 and 원안대로 begin like names.</summary>
    public static bool Speaks(string line) => Speaking().IsMatch(line);

    [GeneratedRegex(@"동의|승인|반려|보류|이견|의견|이의\s?(?:없|있|제)|없음|찬성|반대|조건|수정|보완|원안|문안|문구|내용|발송|가능|불가|적정|회신|접수|요청|첨부|붙임|참고|안내|결과|제외|이후|이전|삭제|추가|변경|교체|표기|병기|금지|필수|요망|바람|까지|부터", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Speaking();

    /// <summary>Whether a name line says farewell, as nobody's stored signature does.</summary>
    public static bool IsClosing(string line) =>
        line.AsSpan().TrimEnd(" .,").EndsWith("드림", StringComparison.Ordinal) || line.AsSpan().TrimEnd(" .,").EndsWith("올림", StringComparison.Ordinal)
        || line.AsSpan().TrimEnd(" .,").EndsWith("배상", StringComparison.Ordinal);

    /// <summary>Whether a line is a farewell that ends in a comma, and so goes on with the name below it: "Best regards,".</summary>
    public static bool IsFarewell(string line) => line.Length <= 40 && Farewell().IsMatch(line.Trim());

    /// <summary>Whether words end as a sentence does.</summary>
    public static bool IsSentence(string line)
    {
        var text = line.AsSpan().TrimEnd(" \t.!?~^*)\"'”’…ㅎㅋㅠ");
        foreach (var end in (ReadOnlySpan<string>)["니다", "요", "죠", "하오", "는지", "시오", "다오", "고요", "구요", "바람", "바랍니다", "했음", "하였음", "없음", "있음", "됨", "완료", "동의", "승인", "반려", "보류", "해요", "했다", "한다", "이다"])
        {
            if (text.EndsWith(end, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    // "… 결과를 안내드립니다. 문의: 02-120"
    private static bool HoldsSentence(string line)
    {
        foreach (var end in (ReadOnlySpan<string>)["니다.", "니다!", "세요.", "시오.", "해요.", "니까?", "나요?"])
        {
            if (line.Contains(end, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    [GeneratedRegex(@"[ \t]{2,}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();

    private static bool Wordless(string text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            if (char.IsLetter(c)) letters++;
        }
        return letters <= 40 && letters <= text.Length * 3 / 4;
    }

    // 전화 02-…, Tel: …, T. …, M 010-…, 팩스, 휴대폰, E-mail …, 주소, 내선
    [GeneratedRegex(@"^[^\p{L}\p{N}]{0,4}(?:[^\n]{0,30}[\s(/|,·])?(?:전화|전화번호|연락처|팩스|휴대폰|휴대전화|핸드폰|직통|대표|내선|사무실|이메일|메일|주소|우편번호|홈페이지|행정전화|tel(?:ephone)?|phone|mobile|cell|fax|e-?mail|office|direct|addr(?:ess)?|web|homepage|t|m|f|e|p|h\.?p|c\.?p|o|d|a|w)\s{0,3}[.:：)|\]]?\s{0,3}[:：]?\s{0,3}[+(]?(?:[0-9][0-9()\s.~-]{2,}|[\w.+-]+@[\w.-]+|https?:|www\.|[(\[]?\d{5}|서울|경기|부산)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ContactLabel();

    [GeneratedRegex(@"(?:^|[^\d-])(?:\+\d{1,3}[\s.-]?)?\(?\d{2,4}\)?[\s.-]{0,2}\d{3,4}[\s.-]\d{4}(?:$|[^\d-])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Telephone();

    [GeneratedRegex(@"^[^\p{L}\p{N}]{0,4}(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[^\s]+|<?mailto:[^\s]+)[\s|/>,]{0,4}(?:(?:[\w.+-]+@[\w.-]+|(?:https?://|www\.)[^\s]+))?[>\s]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OnlyAddress();

    [GeneratedRegex(@"^(?:[(\[]?(?:우\)?\s?)?\d{5}[)\]]?\s)?(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주)[^\s]{0,6}\s[^\n]{0,30}(?:구|군|시|동|읍|면|로|길)\s?[^\n]{0,40}\d", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Postal();

    [GeneratedRegex(@"(?:^|\s)[가-힣A-Za-z0-9()·&]{0,20}(?:특별시|광역시|시청|구청|도청|군청|재단|센터|담당관|주식회사|㈜|\(주\)|공사|공단|본부|운영실|운영팀|상담팀|기획팀|관리팀|총괄팀|지원팀|정책팀|행정팀|민원팀|홍보팀|사업팀|[가-힣0-9]{1,8}팀|[가-힣]{2,8}과|[가-힣]{2,8}국|[가-힣]{1,8}부|[가-힣]{1,8}실|[가-힣]{2,8}처|주무관|팀장|과장|사무관|대리|차장|부장|매니저|실장|국장|센터장|상담사|본부장|파트장|그룹장|계장|주임|수석|연구원|전문관)(?:$|[\s/|,·(])|(?:department|division|foundation|manager|director|office of|co\.,? ?ltd|inc\.?$|officer|team leader|government|city hall|ministry|engineer|ceo|cto)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Office();

    private const string Rank = "주무관|주사보|주사|서기보|서기관|서기|사무관|행정관|실무관|실무원|팀장|과장|대리|차장|부장|매니저|실장|국장|센터장|책임상담사|수석상담사|선임상담사|상담사|상담원|본부장|파트장|그룹장|계장|반장|소장|단장|원장|주임|전임|수석|선임|책임|연구원|연구사|전문관|전문위원|위원|사원|프로|담당관|담당자|담당|이사|상무|전무|대표|팀원|슈퍼바이저|행정[5-9]급|[5-9]급";

    private const string Families = "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국은편용독사";

    // A family name begins a person's, which may be written in blanks and in Latin letters too; before a position or closing words anything does.
    // Behind it an office may stand: "강민재 대리 | 120다산콜재단".
    [GeneratedRegex(@"^(?:[가-힣A-Za-z0-9()·]{1,16}\s){0,3}(?:[" + Families + @"](?:\s?[가-힣]){1,3}(?:\s[A-Z][\p{L}.'’-]{1,15}){0,3}(?:\s?(?:드림|올림|배상|拜上|씀)|\s?[|/·,(]?\s?(?:" + Rank + @")\)?(?:\s?(?:드림|올림|배상)|\s?[|/·,(][^\n]{1,40})?)?|[가-힣](?:\s?[가-힣]){1,3}\s?(?:드림|올림|배상|拜上|씀|(?:" + Rank + @")(?:\s?(?:드림|올림|배상)|\s?[|/·,(][^\n]{1,40})?))\s?[.,]?$|^[가-힣]{2,4}\s?[|/(]\s?[^\n]{1,30}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex KoreanName();

    [GeneratedRegex(@"^(?:(?:with|best|kind|kindest|warm|warmest|many|my|yours?|and)\s){0,3}(?:regards|wishes|best|sincerely|thanks|thank you|thanks again|cheers|faithfully|truly|respectfully|cordially)(?:\syours)?\s?,$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Farewell();

    [GeneratedRegex(@"^(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?[A-Z][\p{L}'’.-]{0,20}(?:\s[A-Z][\p{L}'’.-]{0,20}){0,3}(?:,\s[A-Za-z. ]{1,20}|\s?\([가-힣]{2,5}\))?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex EnglishName();
}
