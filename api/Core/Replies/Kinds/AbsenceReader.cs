using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Replies.Kinds;

/// <summary>Who answers meanwhile, and until when, as an absence notice says it.</summary>
internal static partial class AbsenceReader
{
    private const int LongestNotice = 4000;

    /// <summary>Reads the notice; null when it says nothing of an absence.</summary>
    public static Absence? Read(string text)
    {
        var notice = text.Length > LongestNotice ? text[..LongestNotice] : text;
        if (!AbsenceWording.IsAbsence(notice)) return null;
        var deputy = DeputyNamed().Match(notice) is { Success: true } named ? named
            : DeputyToAsk().Match(notice) is { Success: true } asked ? asked
            : DeputyInEnglish().Match(notice);
        var address = deputy.Success && Address().Match(notice, deputy.Index) is { Success: true } written ? written.Value : null;
        return new Absence(
            deputy.Success ? deputy.Groups["name"].Value.Trim() : null,
            address,
            Until().Match(notice) is { Success: true } until ? until.Value.Trim() : null);
    }

    // 대직자: 이서준 주무관 · 업무대행자는 이서준 · (대리 이서준)
    [GeneratedRegex(@"(?:대직자|대직|대리자|대리인|대리|업무\s?대행자?|직무\s?대행자?|대무자|대체\s?담당자?)\s?(?:는|은|로|:|：|-|\)|\])?\s{0,3}(?<name>[가-힣]{2,4}(?:\s?(?:주무관|팀장|과장|사무관|주사|대리|차장|부장|매니저|실장|국장|선생))?(?:님)?)(?=[\s(,.·/:]|에게|께|으로|로|입니다|이며|이\s|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DeputyNamed();

    // 급한 용무는 이서준 주무관에게 연락 바랍니다
    [GeneratedRegex(@"(?<name>[가-힣]{2,4}\s?(?:주무관|팀장|과장|사무관|주사|대리|차장|부장|매니저|실장|국장|선생)(?:님)?|[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국은편용][가-힣]{2}(?:님)?)\s?(?:\([^)\n]{0,60}\))?\s?(?:에게|께|한테|앞으로)\s{0,2}(?:연락|문의|회신|전화|메일)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DeputyToAsk();

    [GeneratedRegex(@"(?:please\s+)?(?:contact|reach out to|e-?mail|call|write to)\s+(?:my\s+(?:colleague|deputy)\s+)?(?<name>(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?[A-Z][\w'’-]{1,30}(?:\s[A-Z][\w'’-]{1,30}){0,3}|[가-힣]{2,4})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DeputyInEnglish();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}[A-Za-z]", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?:\d{4}\s?[.년/-]\s?)?\d{1,2}\s?[./월-]\s?\d{1,2}\.?\s?일?\s?(?:\([월화수목금토일]\)\s?)?까지|(?:until|through|back on|return(?:ing)? on)\s+[A-Za-z0-9 ,/-]{3,30}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Until();
}
