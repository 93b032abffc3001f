using ConsultAddin.Core.Approvals;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>Weighs what the clauses of an answer do: retractions first, then the stricter; a yes only where nothing is left open beside it.</summary>
internal static class Verdict
{
    /// <summary>The decision, and for an unclear answer the best guess.</summary>
    public static (Decision Decision, Decision? Guess) Of(IReadOnlyList<Clause> said) => Weigh([.. said]);

    /// <summary>Whether a clause counts for a decision.</summary>
    public static bool Decides(Clause clause) => clause.Act is not (Act.Nothing or Act.Pending or Act.Aye or Act.Good or Act.Tell);

    /// <summary>Whether the only condition of a conditional answer is the other body's yes.</summary>
    public static bool AwaitsOtherBody(IReadOnlyList<Clause> said) => said.Any(c => c.AwaitsBody) && said.All(c => c.Act is not (Act.Change or Act.Again or Act.Material) && (c.Act != Act.Cond || c.AwaitsBody));

    private static readonly Pattern Confirms = Pattern.Of("(?:그렇게|이와같이|위와같이|이같이|그대로|위결과를?|그결과를?|같은뜻으로)(?:회신|답변|답|알려|통보|전해)");

    private static readonly Pattern TakesBackANo = Pattern.Of("^(?=.*(?:반려|부동의|미동의|보완|보류|반대|조건|불가|재협의))(?!.*(?:(?<![부미비])동의|승인|찬성))");

    private static (Decision, Decision?) Weigh(List<Clause> said)
    {
        var last = said.FindLastIndex(s => s.Act == Act.Retract);
        if (last >= 0)
        {
            var (after, _) = Weigh([.. said.Skip(last + 1)]);
            if (after is Decision.Approve or Decision.Reject or Decision.Changes or Decision.Conditional) return (after, null);
            // 동의합니다. 지난번 반려는 취소합니다: what is taken back is the other decision.
            return TakesBackANo.IsMatch(said[last].Text) && Weigh([.. said.Take(last).Where(c => c.Act != Act.Retract)]).Item1 == Decision.Approve ? (Decision.Approve, null) : (Decision.Retract, null);
        }
        var jest = said.FindLastIndex(s => s.Act == Act.JestDone);
        if (jest >= 0) return Weigh([.. said.Skip(jest + 1)]);
        bool Has(Act a) => said.Exists(s => s.Act == a && !(s.Later && a is Act.Change or Act.Again or Act.Tell or Act.Ask or Act.Pending));
        var yes = said.FindLastIndex(s => s.Act == Act.Yes);
        var strong = said.FindLastIndex(s => s.Act == Act.No);
        var no = said.FindLastIndex(s => s.Act is Act.No or Act.WeakNo);
        if (Has(Act.Jest)) return (Decision.Unclear, null);
        if (no >= 0)
        {
            var cond = said.FindLastIndex(s => s.Act == Act.Cond);
            if (cond >= 0 && (strong < 0 || cond > strong)) return (Decision.Conditional, null);
            if (cond >= 0 && strong >= 0 && said[strong].Contrast && said[strong].Text.Says("이후|이전|외에|에는|[0-9]시|주말|야간|새벽|오전|오후|금지") && yes >= 0) return (Decision.Conditional, null);
            if (yes >= 0)
            {
                if (yes > no && said[yes].Now) return (Decision.Approve, null);
                if (no > yes && strong != no && said[no].Text.Says("전에는|그 ?전|이후에는|외에는|그 이후")) return (Decision.Conditional, null);
                if (said[no].Contrast && no > yes && said[no].Text.Says("이후|이전|외에|에는|[0-9]시|주말|야간|새벽|오전|오후|금지") && strong != no) return (Decision.Conditional, null);
                if (no > yes && said[no].Text.Says("팀장|과장|국장|부장|실장|위에서|재단|담당관") && said[no].Text.Says("하십|하시|하셨|대요|답니다|래요") && !said[no].Text.Says("말라|안 ?된")) return (Decision.Unclear, Decision.Reject);
                if (no > yes) return strong > yes || said[no].Contrast || said[no].Text.Says("안 ?되겠|무시|보류|잠깐|아니|취소|지시|말라고") ? (Decision.Reject, null) : (Decision.Unclear, Decision.Reject);
                return (Decision.Unclear, said[yes].Contrast ? Decision.Approve : Decision.Reject);
            }
            if (Has(Act.Again) && (strong < 0 || said[strong].Text.Says("이대로|지금|현재|이 ?상태|이 ?문안|버전|어렵|곤란|아직|단계|본 협의서|그때까지|협의는"))) return (Decision.Changes, null);
            if (strong < 0 && Has(Act.Change) && said[no].Text.Says("이대로|지금|현재|이 ?상태|이 ?문안|버전|어렵|아직")) return (Decision.Changes, null);
            return (Decision.Reject, null);
        }
        if (yes >= 0)
        {
            if (said.Where(s => s.Act == Act.Again && !s.Later).All(s => s.Contrast && s.Text.Says("까지")) && Has(Act.Again)) return (Decision.Conditional, null);
            if (Has(Act.Again)) return (Decision.Changes, null);
            if (Has(Act.Cond) || Has(Act.Change) || Has(Act.Demand)) return (Decision.Conditional, null);
            if (said.Where(s => s.Act == Act.Yes).All(s => s.Partial)) return (Decision.Unclear, Decision.Approve);
            if (Has(Act.SoftNo)) return (Decision.Unclear, Decision.Approve);
            if (said.Exists(s => s.Contrast && !s.Later && s.Act is Act.Nothing or Act.Good or Act.Tell or Act.Beg && s.Text.Says("(?:주셔야|해야|하셔야|바랍|주세요|주십|부탁|요망|주시)") && !s.Text.Says("참고|신경|걱정|이해|양해|수고|고생|건강|부담"))) return (Decision.Conditional, null);
            if (said.Exists(s => s.Act is Act.Tell or Act.Material && !s.Later && (s.Contrast || s.Text.Says("전까지|전일|먼저|사전|미리|조건|셔야|발송 ?전|기 ?전|전에")))) return (Decision.Conditional, null);
            if (said.Exists(s => s.Act == Act.Ask && !(s.Later && !s.Marked) && (s.Marked || !s.Text.Says("왜 ?자꾸|그거죠")))) return (Decision.Unclear, Decision.Approve);
            if (Has(Act.WillYes) || Has(Act.Beg) || Has(Act.Elsewhere)) return (Decision.Unclear, Decision.Approve);
            if (said.Exists(s => s.Act is Act.Danger)) return (Decision.Unclear, Decision.Approve);
            if (said.Exists(s => s.Act is Act.Pending && s.Text.Says("(?i)\\b(?:answer|reply|respond|revert|back)\\b"))) return (Decision.Unclear, Decision.Approve);
            if (said.Exists(s => s.Act is Act.Pending && s.Text.Says("동의|승인|검토|결재|의견|판단|결정|결과|아직|답변|회신|확인|다시 ?보|나머지") && !s.Text.Says("했|하였|하셨|마쳤|마치|끝|완료|났|상담|문의|늦어|늦었|지연|밀려|받았|잘 ?받"))) return (Decision.Unclear, Decision.Approve);
            return (Decision.Approve, null);
        }
        if (Has(Act.Again)) return (Decision.Changes, null);
        if (Has(Act.Material)) return (Decision.Changes, null);
        if (Has(Act.Cond)) return (Decision.Conditional, null);
        if (Has(Act.Change)) return said.Exists(s => s.Act is Act.SoftYes && ClauseReader.Agreement.IsMatch(Pattern.Of("\\s").Replace(s.Text, ""))) ? (Decision.Conditional, null) : (Decision.Changes, null);
        if (Has(Act.SoftNo) && said.Exists(s => s.Text.Says("주(?:세|십|시|셔)"))) return (Decision.Changes, null);
        if (Has(Act.Demand) && !Has(Act.Ask) && said.Exists(s => s.Act == Act.Demand && s.Text.Says("송부|제출|보내|회신|갖춰|준비"))) return (Decision.Changes, null);
        if (Has(Act.Ask)) return (Decision.Question, null);
        if (Has(Act.WillYes) || Has(Act.Pending)) return (Decision.Acknowledge, null);
        if (Has(Act.Tell)) return (Decision.Question, null);
        if (Has(Act.SoftNo)) return Has(Act.Tell) || Has(Act.Beg) || said.Exists(s => s.Text.Says("주(?:세|십|시|셔)")) ? (Decision.Changes, null) : (Decision.Unclear, Decision.Reject);
        if (Has(Act.Danger)) return (Decision.Unclear, null);
        if (Has(Act.GoodYes) && said.TrueForAll(s => s.Act is Act.GoodYes or Act.SoftYes or Act.Nothing or Act.Good or Act.Aye or Act.Tell)) return (Decision.Approve, null);
        if (Has(Act.SoftYes) && said.Exists(s => Confirms.IsMatch(Pattern.Of("\\s").Replace(s.Text, "")))) return (Decision.Approve, null);
        if (Has(Act.SoftYes) || Has(Act.GoodYes)) return (Decision.Unclear, Decision.Approve);
        return (Decision.Unclear, null);
    }
}
