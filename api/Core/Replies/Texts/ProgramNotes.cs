using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>What a program writes of its own beside an answer, once, for this mail: nobody's word.</summary>
internal static partial class ProgramNotes
{
    private const int LongestLine = 200;
    private const int MostFiles = 60;

    /// <summary>Whether a line says that somebody reacted to a mail with an emoji (Outlook, Gmail).</summary>
    public static bool IsReaction(string line) => line.Length <= LongestLine && Reaction().IsMatch(line);

    /// <summary>Where such a line begins behind the emoji itself, which the person chose; 0 for none.</summary>
    public static int ReactionBehindEmoji(string line)
    {
        if (line.Length > LongestLine) return 0;
        var at = 0;
        while (at < line.Length && !char.IsLetterOrDigit(line[at])) at++;
        return at > 1 && at < line.Length && line[at - 1] == ' ' && IsReaction(line[at..]) ? at : 0;
    }

    /// <summary>Whether a line is a web address alone, as it stands under a program's sentence.</summary>
    public static bool IsLink(string line) =>
        line.AsSpan().Trim(" <>()") is var text && text.StartsWith("http", StringComparison.Ordinal) && text.Contains("://", StringComparison.Ordinal) && !text.Contains(' ');

    /// <summary>Whether a line introduces what a machine translated out of the answer above it, or is a translator's seal.</summary>
    public static bool IsTranslation(string line) => line.Length <= 1000 && (TranslationHead().IsMatch(line) || TranslationLabel().IsMatch(line));

    /// <summary>Whether a line is a label of the office's classes of secrecy, and nothing else.</summary>
    public static bool IsClassification(string line) => line.Length <= 80 && ClassificationLine().Match(line.Trim()) is { Success: true } label && AreClasses(label.Groups["classes"].Value);

    /// <summary>Whether a line names the mailing list through which a mail went (Mailman 2 and 3).</summary>
    public static bool IsListName(string line)
    {
        const string name = "mailing list";
        if (line.EndsWith(name, StringComparison.OrdinalIgnoreCase)) return true;
        var at = line.IndexOf(name + " -- ", StringComparison.OrdinalIgnoreCase);
        return at > 0 && line.AsSpan(at + name.Length + 4) is var address && address.Contains('@') && !address.Trim().Contains(' ');
    }

    /// <summary>Where a host's list of big attachments ends that begins at a line; the line itself for none.</summary>
    public static int EndOfBigFiles(IReadOnlyList<TextLine> lines, int at, int end)
    {
        if (lines[at].Text.Length > LongestLine || !BigFiles().IsMatch(lines[at].Text)) return at;
        var last = at;
        for (var i = at + 1; i < end && i < at + MostFiles; i++)
        {
            if (lines[i].IsBlank) continue;
            if (lines[i].Text.Length > LongestLine || !AboutBigFiles().IsMatch(lines[i].Text)) break;
            last = i + 1;
        }
        return last;
    }

    /// <summary>Whether a text is what a program writes in place of a protected mail (Microsoft Purview); the person's words lie in the file.</summary>
    public static bool IsWrapper(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end is > 0 and <= LongestLine && Wrapper().IsMatch(text[..end]) && WrapperButton().IsMatch(text[end..]);
    }

    [GeneratedRegex(@"^[^\n]{1,80}(?:\sreacted\s(?:to\s(?:your|this)\smessage|via\sGmail)\s?[.:]?|(?:님이|이\(가\))\s(?:(?:회원님|귀하|사용자)의\s)?(?:메시지에|메일에|Gmail을\s통해)\s반응(?:했|하였)습니다\.?)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Reaction();

    private const string Translator = @"(?:(?:기계|자동|AI|인공지능|파파고|구글|papago|google|deepl)\s?번역(?:본|문|\s?결과)?|(?:machine|automatic|auto|ai|google|deepl|papago)[\s-]?translat(?:ion|ed)(?:\s(?:text|version))?|translated\s(?:automatically|(?:by|with|using)\s[\w .()-]{1,40}))";

    // Alone in its line, framed or not: "--- 기계 번역 (Papago) ---", "Translated by DeepL".
    [GeneratedRegex(@"^[-=*_─\s]{0,40}[\[(<【]?\s?" + Translator + @"(?:\s?\([^()\n]{1,30}\))?\s?[\])>】]?\s?[.:]?[-=*_─\s]{0,40}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TranslationHead();

    // Before the words: "[자동 번역] …".
    [GeneratedRegex(@"^[\[(【]\s?" + Translator + @"[^\])】\n]{0,30}[\])】]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TranslationLabel();

    // Written without blanks, in small letters.
    private static readonly FrozenSet<string> Classes = FrozenSet.Create(StringComparer.Ordinal,
    [
        "대외비", "사외비", "대외주의", "비밀", "기밀", "극비", "일반", "공개", "부분공개", "비공개", "보안", "제한", "열람제한", "사내용", "사내한", "사내한정", "내부", "내부용", "내부공유", "내부공유용",
        "내부열람", "내부열람용", "내부업무용", "내부한정", "내부자료", "기관내부용", "부서내부용", "부서한정", "외부공유금지", "외부반출금지", "외부유출금지", "무단전재금지",
        "public", "general", "internal", "internaluse", "internaluseonly", "internalonly", "official", "officialuseonly", "confidential", "strictlyconfidential", "highlyconfidential", "companyconfidential",
        "restricted", "secret", "private", "sensitive", "unclassified", "tlp:red", "tlp:amber", "tlp:green", "tlp:clear", "tlp:white",
    ]);

    private static bool AreClasses(string text)
    {
        var any = false;
        foreach (var part in text.Split(['-', '–', '/', '|', '·', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Classes.Contains(string.Concat(part.Where(c => c != ' ')).ToLowerInvariant())) return false;
            any = true;
        }
        return any;
    }

    // "[대외비 - 내부 공유용]", "보안등급: 일반", "Classification: Internal use only"
    [GeneratedRegex(@"^(?:[\[(<【]\s?(?<classes>[^\[\]()<>【】]+)[\])>】]|(?:(?:(?:문서|정보|보안|메일)\s?)?(?:분류|등급)|(?:(?:data|security|information)\s)?(?:classification|sensitivity))\s?[:：]\s?(?<classes>[^\[\]()<>【】]+))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ClassificationLine();

    private const string Size = @"[(\[]\s?[\d.,]+\s?[KMGT]?B(?:ytes?)?\s?[)\]]";

    private const string Days = @"\d{1,3}일간?\s?(?:보관|저장)(?:\s?/\s?\d{1,4}회\S{0,3}\s다운로드\s가능|됩니다|합니다)?[.)]?";

    private const string Kept = @"(?:다운로드|보관|유효|만료)\s?(?:기간|기한|일|횟수|가능\s?기간)\s?[:：][^\n]{1,60}";

    // "대용량 파일첨부 1개(22.13 MB)", "대용량 첨부파일 (2개)"
    [GeneratedRegex(@"^\W{0,6}대용량\s?(?:파일\s?첨부|첨부\s?파일|첨부|파일)\s?[(:]?\s?\d{1,3}\s?개\)?\s?(?:" + Size + @"|[\d.,]+\s?[KMGT]B)?(?:\s{1,4}(?:" + Kept + @"|[^\n]{0,20}파일은\s" + Days + @"))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex BigFiles();

    // How long they are kept, and each file with its size.
    [GeneratedRegex(@"^\W{0,6}(?:" + Kept + @"|" + Size + @"|대용량\s?첨부\s?파일은\s[^\n]{1,30}보관[^\n]{0,12}|[^\n]{1,120}\.(?:hwpx?|hwt|docx?|xlsx?|pptx?|pdf|zip|7z|rar|alz|egg|txt|csv|jpe?g|png|gif|bmp|tiff?|mp[34]|avi|mov|wav|psd|ai|eml|msg|html?)(?:\s?" + Size + @"|\s[\d.,]{1,15}(?:\s?[KMGT]?B)?)?(?:\s?~\s?\d{4}[./-]\d{1,2}[./-]\d{1,2}(?:\s?까지)?(?:\s다운로드\s가능)?|\s" + Kept + @")?(?:\s?(?:다운로드|내려받기|저장))?|[^\n]{0,20}(?:파일|첨부)\S{0,2}\s[^\n]{0,12}" + Days + @"|다운로드|내려받기|<?https?://[^\s]+>?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AboutBigFiles();

    [GeneratedRegex(@"(?:보호된|암호화된)\s(?:메시지|메일|전자\s?메일)를?\s보냈습니다|sent\syou\san?\s(?:protected|encrypted)\s(?:e-?mail\s)?(?:message|e-?mail)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Wrapper();

    [GeneratedRegex(@"메시지\s읽기|메시지\s암호화|read\sthe\smessage|message\sencryption", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex WrapperButton();
}
