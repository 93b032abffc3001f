using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>
/// Words that may restrict, refuse, correct or ask. A line without any can't take an approval back; one with some must be weighed before the
/// answer counts, however surely it looks like a program's.
/// </summary>
internal static partial class Restraint
{
    /// <summary>Whether one may be in a line.</summary>
    public static bool MayBeIn(string line) => line.Length > LongestLine || Words().IsMatch(line);

    // What stands behind so many letters was never learnt.
    private const int LongestLine = 120;

    [GeneratedRegex(
        @"[가-힣]만(?:\s|$|[.,!)])|(?:^|\s|[가-힣])외(?:\s|$|[.,)])|제외|빼고|빼\s?주|말고|대신|아니|아님|않|안\s?(?:됩|돼|되|보내|나가)|못\s|마세요|마십|말아|마시|마라|금지|불가|불필요|반대|반려|보류|취소|철회|연기|중단|중지|미뤄|미루|늦춰|변경|수정|정정|교체|바꿔|바꾸|바뀌|고쳐|고치|삭제|추가|보완|재검토|재협의|재작성|재발송"
        + @"|조건|먼저|선행|전에|이전|이후|(?:^|\s|[가-힣])후(?:\s|에|$)|오타|오류|틀렸|틀립|틀린|다릅|다르|다른|따로|아직|나중|잘못|차분|승인|동의|이견|이의|문안|(?:^|[^대])문구|문의처|회신번호|발신|발송|보내|나가|요망|필요|[?？→⇒]"
        + @"|\b(?:not|no|never|only|except|unless|until|hold|before|after|wrong|instead|don't|cancel|change|correct|remove|delete|add|ignore|if|but|however|wait|stop)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}
