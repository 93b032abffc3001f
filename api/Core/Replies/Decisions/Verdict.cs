using ConsultAddin.Core.Approvals;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>Weighs what the sentences of a mail say: retractions first, then the stricter; a yes only where nothing else is left open.</summary>
internal static class Verdict
{
    /// <summary>The decision, and for an unclear mail the best guess.</summary>
    public static (Decision Decision, Decision? Guess) Of(IReadOnlyList<Clause> said)
    {
        // Beside an answer weighs nothing what is beside the matter.
        if (said.Any(c => !c.Aside && Answers(c.Act)) && said.Any(c => c.Aside)) said = [.. said.Where(c => !c.Aside)];
        // A mail that was sent by mistake says nothing of the word that follows.
        if (said.LastOrDefault(c => c.Act == Act.Retract) is { Head: not Sense.Retract, Act: Act.Retract } mistake) said = [.. said.Where(c => c.Act is not (Act.Remark or Act.First) || c.Start > mistake.Start)];
        var verdict = Weigh([.. said.Where(c => c.Act is not (Act.Remark or Act.First))]);
        // Something is asked for that isn't known, and it is asked of the text: 동의하되 느낌표는 떼 주세요.
        if (verdict is (Decision.Unclear, Decision.Approve) && said.Any(c => c.Act == Act.First) && said.Any(c => c is { Act: Act.Request, Later: false, Tells: false } or { Act: Act.Send, Please: true } or { Act: Act.Opaque, Denies: false })
            && said.All(c => c is { Act: Act.Opaque, Denies: false } || c.Act is Act.Yes or Act.Send or Act.Request or Act.First or Act.Remark or Act.Nothing or Act.Received or Act.Aye)) return (Decision.Conditional, null);
        return verdict.Decision != Decision.Approve ? verdict
            : said.Any(c => c.Act == Act.First) ? (Decision.Conditional, null)
            : said.Any(c => c.Act == Act.Remark) ? (Decision.Unclear, Decision.Approve) : verdict;
    }

    private static bool Answers(Act act) => act is Act.Yes or Act.No or Act.Conditional or Act.Change or Act.Again or Act.Ask or Act.Retract or Act.Pending or Act.WillSayYes or Act.SoftYes;

    private static (Decision Decision, Decision? Guess) Weigh(IReadOnlyList<Clause> said)
    {
        var retracted = -1;
        for (var i = 0; i < said.Count; i++)
        {
            if (said[i].Act == Act.Retract) retracted = i;
        }
        if (retracted >= 0)
        {
            // 재검토 후 통보 예정: what the writer will do again is asked of nobody.
            var after = Weigh([.. said.Skip(retracted + 1).Where(c => c is not { Act: Act.Again, Please: false })]);
            return after.Decision is Decision.Approve or Decision.Reject or Decision.Changes or Decision.Conditional ? after
                : after.Guess is null or Decision.Acknowledge or Decision.Retract ? (Decision.Retract, null) : (Decision.Unclear, after.Guess);
        }
        bool Has(Act act) => said.Any(c => c.Act == act);
        // 문안은 좋으나 보류합니다: what is granted first is no yes.
        if (Has(Act.No) && said.Any(Granted)) said = [.. said.Where(c => !Granted(c))];
        if (Has(Act.Yes))
        {
            // The last word holds where it is a plain no: 문안은 좋습니다. 그러나 동의 못 합니다.
            if (RefusesAtLast(said)) return (Decision.Reject, null);
            if (Has(Act.No)) return said.All(c => c.Act != Act.No || c is { Contrast: true, Restricts: true }) ? (Decision.Conditional, null) : (Decision.Unclear, Decision.Reject);
            if (Has(Act.Again) && said.Any(c => c.Act == Act.Again && !c.Later)) return (Decision.Changes, null);
            if (Has(Act.Conditional)) return (Decision.Conditional, null);
            if (said.Any(c => c is { Fragment: true, Act: Act.Nothing })) return (Decision.Conditional, null);
            if (said.Any(c => c.Act == Act.Change && !c.Later)) return (Decision.Conditional, null);
            if (said.Any(c => c is { Contrast: true, Restricts: true, Act: Act.Nothing or Act.Send })) return (Decision.Conditional, null);
            if (said.Any(c => c.Contrast && c.Act is not (Act.Yes or Act.SoftYes or Act.Nothing or Act.Received or Act.Ask))) return (Demands(said) ? Decision.Conditional : Decision.Unclear, Decision.Conditional);
            if (said.Any(c => c.Act is Act.Ask or Act.Hedge or Act.Opaque or Act.Elsewhere or Act.Beg || (c is { Act: Act.Pending, Later: false }) || (c is { Act: Act.Send, Please: false }) || (c.Act == Act.Request && !c.Later))) return (Decision.Unclear, Decision.Approve);
            if (said.Any(c => c.Contrast && c.Act == Act.Nothing || c is { Link: Sense.But, Act: Act.Yes })) return (Decision.Unclear, Decision.Conditional);
            // The boss objects, or gives the final word; only one text was read; something is to be checked.
            if (said.Any(c => c is { Act: Act.Reported, Other: true, Past: false, Link: not Sense.But } || (c is { Partial: true, Restricts: true, Act: Act.Received or Act.Nothing }))) return (Decision.Unclear, Decision.Approve);
            if (said.SkipWhile(c => c.Act != Act.Yes).Any(c => c is { Nominal: true, Head: Sense.Look or Sense.Consult, Act: not Act.Pending })) return (Decision.Unclear, Decision.Approve);
            if (said.Any(c => c.Partial) && said.Where(c => c.Partial).All(c => c.Act == Act.Yes) && said.Count(c => c.Partial) == 1) return (Decision.Unclear, Decision.Approve);
            return (Decision.Approve, null);
        }
        if (Has(Act.No)) return Has(Act.Conditional) ? (Decision.Conditional, null) : Has(Act.Again) && (said.Last(c => c.Act is not (Act.Nothing or Act.Received)).Act == Act.Again || said.All(c => c.Act != Act.No || c.Head == Sense.Unknown)) ? (Decision.Changes, null) : (Decision.Reject, null);
        if (Has(Act.Again)) return (Decision.Changes, null);
        if (Has(Act.Conditional)) return (Decision.Conditional, null);
        // 원칙적으로 동의하며, 문구만 수정 부탁드립니다
        if (Has(Act.Change)) return said.Any(c => c is { Act: Act.SoftYes, Head: Sense.Yes }) ? (Decision.Conditional, null) : (Decision.Changes, null);
        if (Has(Act.Ask)) return (Decision.Question, null);
        if (said.Any(c => c is { Act: Act.Request, Tells: true }) && said.All(c => c.Act is Act.Request or Act.Nothing or Act.Received or Act.Aye)) return (Decision.Question, null);
        // What was reviewed and will be agreed to is agreed to.
        if (Has(Act.WillSayYes) && said.Any(c => c is { Act: Act.Received, Head: Sense.Look, Past: true }) && said.All(c => c is { Act: Act.Received or Act.Nothing or Act.Aye } or { Act: Act.WillSayYes, Restricts: false, Later: false, Contrast: false })) return (Decision.Approve, null);
        if (Has(Act.WillSayYes) || Has(Act.SoftYes)) return (Decision.Unclear, Decision.Approve);
        if (Has(Act.Elsewhere) || Has(Act.Hedge) || Has(Act.Opaque) || Has(Act.Reported)) return (Decision.Unclear, null);
        if (Has(Act.NothingToAdd) || Has(Act.Send)) return (Decision.Unclear, Decision.Approve);
        if (Has(Act.Pending) || Has(Act.Received)) return (Decision.Acknowledge, null);
        if (Has(Act.Aye)) return (Decision.Unclear, Decision.Approve);
        return (Decision.Unclear, Has(Act.Beg) || Has(Act.Request) ? Decision.Question : null);
    }

    private static bool RefusesAtLast(IReadOnlyList<Clause> said) =>
        said.LastOrDefault(c => c.Act is Act.Yes or Act.No or Act.Conditional or Act.Change).Act == Act.No
        && said.Any(c => c is { Act: Act.No, Please: false, Restricts: false, Nominal: false })
        && !said.Any(c => c.Partial || c.Act is Act.Conditional || c is { Act: Act.Yes, Link: not Sense.End });

    private static bool Granted(Clause clause) => clause is { Act: Act.Yes, Head: Sense.Unknown } or { Act: Act.Yes, Link: Sense.But, Head: not Sense.Yes };

    private static bool Demands(IReadOnlyList<Clause> said) => said.Any(c => c.Contrast && c.Act is Act.Request or Act.Change);

    /// <summary>Whether the only condition of a conditional answer is the other body's yes.</summary>
    public static bool AwaitsOtherBody(IReadOnlyList<Clause> said) =>
        said.Any(c => c is { Act: Act.Conditional, AwaitsBody: true }) && said.All(c => c.Act is not (Act.Change or Act.Again or Act.Request) && (c.Act != Act.Conditional || c.AwaitsBody));

    /// <summary>Whether a decision may have missed a plain yes (<see cref="PlainYes"/>).</summary>
    public static bool IsOpen(Decision decision) => decision is Decision.Unclear or Decision.Conditional or Decision.Question or Decision.Acknowledge;

    /// <summary>Whether a clause counts for a decision.</summary>
    public static bool Decides(Clause clause) => clause.Act is not (Act.Nothing or Act.Received or Act.Aye or Act.Remark or Act.First);
}
