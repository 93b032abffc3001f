using ConsultAddin.Core.Approvals;
using ConsultAddin.Server.Problems;

namespace ConsultAddin.Server.Reviews;

/// <summary>What the rules refuse, as the API says it.</summary>
internal static class Refusals
{
    /// <summary>The caller has the role, but no body names them.</summary>
    internal static Problem NoBody() => new Forbidden("no-body", "협의기관의 담당자로 등록되어 있지 않습니다. 관리자에게 등록을 요청해 주세요.");

    /// <summary>The refusal with its status, type and Korean sentence.</summary>
    internal static Problem AsProblem(this RulingRefusal refusal) => refusal switch
    {
        RulingRefusal.UnknownMail => new Unknown("unknown-mail", refusal.Sentence(), "mailId"),
        RulingRefusal.NoDecision => new Refused("no-decision", refusal.Sentence(), "decision"),
        RulingRefusal.NotUnlisted => new Refused("not-unlisted", refusal.Sentence(), "listUntil"),
        RulingRefusal.Withdrawn => new Conflicting("withdrawn", refusal.Sentence()),
        _ => new Forbidden("may-not-rule", refusal.Sentence()),
    };
}
