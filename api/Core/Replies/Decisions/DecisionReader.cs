using System.Text.RegularExpressions;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// What a person's words say: one opinion for the consultation of the thread, and one for each that is written out. An approval
/// is read only when every sentence of it is understood: one that isn't may hold the condition.
/// </summary>
public static partial class DecisionReader
{
    /// <summary>Reads a mail's visible text.</summary>
    /// <param name="visibleText">What the person wrote now.</param>
    /// <param name="mentions">The references in it, in order.</param>
    /// <returns>First the opinion on the consultation that thread or subject names, without a reference; then one for each reference.</returns>
    public static IReadOnlyList<Opinion> Read(string visibleText, IReadOnlyList<ReferenceMention> mentions)
    {
        ArgumentNullException.ThrowIfNull(visibleText);
        ArgumentNullException.ThrowIfNull(mentions);
        var sentences = Sentences.Of(Without(visibleText, mentions));
        var byReference = mentions.GroupBy(m => m.Reference).ToList();
        if (byReference.Count == 0) return [Read(null, null, sentences)];

        var named = new List<Opinion>();
        var spoken = new HashSet<Sentence>();
        foreach (var group in byReference)
        {
            var own = byReference.Count == 1
                ? sentences
                : [.. sentences.Where(s => group.Any(m => m.Start >= s.Start && m.Start < s.Start + s.Length)
                    && !mentions.Any(m => m.Reference != group.Key && m.Start >= s.Start && m.Start < s.Start + s.Length))];
            spoken.UnionWith(own);
            named.Add(Read(group.Key, group.Select(m => m.Revision).OfType<int>().Distinct().ToList() is [var one] ? one : null, own));
        }
        return [Read(null, null, [.. sentences.Where(s => !spoken.Contains(s))]), .. named];
    }

    private static Opinion Read(Reference? reference, int? revision, List<Sentence> sentences)
    {
        var said = sentences.Select(s => (Sentence: s, Decision: Of(s))).Where(p => p.Decision is not null || !IsPoliteness(p.Sentence)).ToList();
        var decisions = said.Select(p => p.Decision).ToList();
        var (decision, guess) = Weigh(decisions);
        return new(reference, revision, decision, decision == Decision.Unclear ? guess : null,
            [.. said.Where(p => p.Decision is not null).Select(p => new Evidence($"says-{p.Decision.ToString()!.ToLowerInvariant()}", p.Sentence.Start, p.Sentence.Length))]);
    }

    private static (Decision Decision, Decision? Guess) Weigh(List<Decision?> said)
    {
        if (said.Count == 0) return (Decision.Unclear, null);
        bool Has(Decision decision) => said.Contains(decision);
        var unknown = said.Contains(null);
        if (Has(Decision.Approve))
        {
            if (Has(Decision.Conditional) && !Has(Decision.Reject)) return (Decision.Conditional, null);
            var others = said.Any(d => d is not (Decision.Approve or Decision.Acknowledge));
            return others ? (Decision.Unclear, unknown ? Decision.Approve : null) : (Decision.Approve, null);
        }
        if (Has(Decision.Reject)) return Has(Decision.Question) ? (Decision.Unclear, Decision.Reject) : (Decision.Reject, null);
        if (Has(Decision.Retract)) return Has(Decision.Changes) ? (Decision.Changes, null) : unknown ? (Decision.Unclear, Decision.Retract) : (Decision.Retract, null);
        if (Has(Decision.Changes)) return (Decision.Changes, null);
        if (Has(Decision.Conditional)) return (Has(Decision.Question) ? Decision.Question : Decision.Conditional, null);
        if (Has(Decision.Question)) return (Decision.Question, null);
        if (Has(Decision.Acknowledge)) return unknown ? (Decision.Unclear, Decision.Acknowledge) : (Decision.Acknowledge, null);
        return (Decision.Unclear, null);
    }

    private static Decision? Of(Sentence sentence)
    {
        var words = sentence.Words;
        if (sentence.IsQuestion || Asks().IsMatch(words)) return Decision.Question;
        if (AnnulsNo().IsMatch(words)) return Decision.Approve;
        if (Retracts().IsMatch(words)) return Decision.Retract;
        if (Refuses().IsMatch(words)) return NoReasonToRefuse().IsMatch(words) ? null : Decision.Reject;
        if (WantsAgain().IsMatch(words)) return Decision.Changes;
        if (States().IsMatch(words)) return Decision.Conditional;
        if (Agrees().IsMatch(words)) return Decision.Approve;
        return Receives().IsMatch(words) ? Decision.Acknowledge : null;
    }

    private static bool IsPoliteness(Sentence sentence) => sentence.Words.Length == 0 || Polite().IsMatch(sentence.Words);

    // Same length, so that evidence keeps its place.
    private static string Without(string text, IReadOnlyList<ReferenceMention> mentions)
    {
        if (mentions.Count == 0) return text;
        var rest = text.ToCharArray();
        foreach (var mention in mentions) rest.AsSpan(mention.Start, mention.Length).Fill(' ');
        return new(rest);
    }

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^(안녕하(세요|십니까)|수고(많으십니다|많으세요|하십니다|하세요|많으셨습니다|하셨습니다|많습니다)|고생(많으십니다|하셨습니다|많으세요)|항상감사합니다|감사(합니다|드립니다|해요|드려요)|고맙습니다|좋은하루(되세요|보내세요|되십시오)|즐거운하루되세요|([가-힣0-9]{0,16}(담당관|재단|팀|과|센터|실|국|부|주무관|팀장|과장|대리))?[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국은편용][가-힣]{2}(주무관|팀장|과장|대리)?(드림|올림|배상|입니다)?|([가-힣0-9]{0,16}(담당관|재단|팀|과))?(담당자|주무관|팀장|과장)님?(께)?|[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국은편용][가-힣]{2}(주무관|팀장|과장|담당)?님(께)?|hi|hello|hi[a-z]{2,20}|dear[a-z가-힣]{2,30}|thanks?|thankyou|manythanks|(best|kind|warm)?regards|best|sincerely|cheers|haveaniceday)$", Linear)]
    private static partial Regex Polite();

    [GeneratedRegex(@"(나요|까요|인가요|는지요|는지확인부탁(드립니다)?|궁금합니다|문의드립니다|여쭙습니다|질의드립니다|알려주(세요|시기바랍니다|십시오))$", Linear)]
    private static partial Regex Asks();

    [GeneratedRegex(@"^(앞선|이전|기존)?(반려|보류|보완요청)(의견)?(을|를)?(철회|취소)하고(승인|동의)(합니다|함)$", Linear)]
    private static partial Regex AnnulsNo();

    [GeneratedRegex(@"^(앞선|이전|기존|오늘|어제|방금)?(의|에|드린|보낸|한)?(승인|동의|반려|의견|회신)(의견|회신|건)?(은|을|를)?(취소|철회)(합니다|함|하겠습니다|해주세요|바랍니다)?$", Linear)]
    private static partial Regex Retracts();

    [GeneratedRegex(@"반려(합니다|함|하겠습니다|드립니다|입니다)?(,|$)|(승인|동의|발송|진행)(이|은|을|를)?(불가|곤란|보류)|불승인|미승인|부동의|비동의|(승인|동의)(하지않|하기어렵|할수없|드리기어렵|드릴수없|대상이아)|보류(합니다|함|하겠습니다|바랍니다)?$|^(no|rejected?|wereject|ireject|notapproved|disapproved?|denied)$|(cannot|cant|cannotbe|not)approve|donotsend|dontsend", Linear)]
    private static partial Regex Refuses();

    [GeneratedRegex(@"(반려|보류|불승인|미승인)(할)?(사유|이유|의견|사항)", Linear)]
    private static partial Regex NoReasonToRefuse();

    [GeneratedRegex(@"(보완|수정|재작성|정정)(하여|해서|하셔서|후)?(다시|재)(보내|송부|제출|요청|협의|회신|발송요청|검토요청)|보완(요청|바랍니다|해주|하여주|이필요|필요|하시기)|재검토(가)?필요|재협의(가)?(필요|바랍|요청)|다시(작성|보내|협의)(해주|하여주|바랍)|reviseandresend|pleaserevise|sendit(to(me|us))?again", Linear)]
    private static partial Regex WantsAgain();

    [GeneratedRegex(@"(수정|반영|변경|보완|삭제|추가|정정)(한|하신|된)?(후|뒤|하여|해서|하시면|하면|되면)[,가-힣]*(발송|진행|승인|동의)|^(단|다만|단지),?|조건(부|으로|하에)|(으면|다면|라면|하면|되면|시면|이후면)[가-힣]*(승인|동의|발송|진행)|providedthat|subjectto|aslongas|oncondition|(approved?|ok)if|if.{0,60}(approve|ok|send)", Linear)]
    private static partial Regex States();

    [GeneratedRegex(@"^(네|예|넵|옙|넹),?(승인합니다|동의합니다|진행하(셔도|시면)됩니다|이상없습니다|알겠습니다승인합니다)$|^(네|예|넵|옙)?,?(저희|저희부서|저희재단|우리부서|재단|시민봉사담당관)?(은|는|도)?(저도|저희도)?(해당|본|위|이|이번|상기|요청하신)?(건|문안|문자|내용|발송|문자발송|사전협의|협의)?(은|에|을|를|에대해|에대하여)?(검토결과|검토한결과|확인결과|내용검토결과)?,?((이상|이견|이의|의견|문제|특이사항|다른의견|별도의견|협의의견)(이|은|사항)?(없어|없으므로|없으며|없기에|없어서|없음으로|없이|없습니다만?),?)?(원안|원안대로|원안에|그대로|모두|전부|최종)?(승인|동의)(합니다|함|드립니다|해요|합니다만은|입니다|했습니다|하였습니다|완료)?$|^(네|예|넵)?,?(검토결과|검토한결과|확인결과)?,?(본건|해당건)?(은|에)?(이상|이견|이의|의견|문제|특이사항|다른의견|별도의견|협의의견)(이|은|사항)?(없음|없습니다|없어요|없네요|없다)$|^(네|예|넵|옙|넹)?,?(그대로|이대로|원안대로|계획대로|예정대로)?(진행|발송)(하셔도|해도|하여도|하시면|해주셔도)(됩니다|좋습니다|돼요|되겠습니다|괜찮습니다|무방합니다)$|^(네|예|넵)?,?(그대로|이대로|원안대로|계획대로|예정대로)?(진행|발송)(하세요|하십시오|해주세요|바랍니다|하시기바랍니다)$|^[가-힣]{0,20}(부재|휴가|출장)(로|으로|중)(인해)?[가-힣]{0,6}(대직자|대리|직무대행|업무대행)[가-힣]{0,10}(승인|동의)합니다$|^(ok|okay|ㅇㅋ|오케이|yes|approved?|iapprove|weapprove|iapprovethis|weapprovethis|agreed|iagree|weagree|lgtm|looksgood(tome|tous)?|(its|thisis)?ok(ay)?tosend|pleasegoahead|goahead|pleaseproceed|pleasesendit|noobjections?(fromus|fromme)?|youmaysendit)$", Linear)]
    private static partial Regex Agrees();

    [GeneratedRegex(@"접수(했|하였|함|완료|되었)|검토(중|하겠|예정|후)|확인(했|하였|함|후회신|하겠)|회신(예정|드리겠|하겠)|잘받았|수신(했|하였|함)|수정본확인|^received|willreview|underreview|willgetback|reviewingit|willreply", Linear)]
    private static partial Regex Receives();
}
