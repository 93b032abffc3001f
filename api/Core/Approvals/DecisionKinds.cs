namespace ConsultAddin.Core.Approvals;

/// <summary>What decisions have in common.</summary>
public static class DecisionKinds
{
    extension(Decision decision)
    {
        /// <summary>A body can stand by it.</summary>
        public bool IsWord => decision is Decision.Approve || decision.IsObjection;

        /// <summary>It speaks against sending this text as it is.</summary>
        public bool IsObjection => decision is Decision.Conditional or Decision.Changes or Decision.Reject;

        /// <summary>A word, or the end of one.</summary>
        public bool IsClear => decision.IsWord || decision is Decision.Retract;

        /// <summary>A reviewer may say that a mail says this.</summary>
        public bool CanBeRuled => decision.IsClear || decision is Decision.Question or Decision.Acknowledge;

        /// <summary>
        /// Of decisions that nobody can put in order the strictest stands: reject, changes, conditional, approve. A retract stands
        /// before approve, since an approval that may have been taken back must not count.
        /// </summary>
        public int Strictness => decision switch
        {
            Decision.Reject => 4,
            Decision.Changes => 3,
            Decision.Conditional => 2,
            Decision.Retract => 1,
            _ => 0,
        };

        /// <summary>The decision in Korean.</summary>
        public string Korean => decision switch
        {
            Decision.None => "자동 회신",
            Decision.Acknowledge => "접수",
            Decision.Question => "질의",
            Decision.Unclear => "판단불가",
            Decision.Retract => "철회",
            Decision.Approve => "동의",
            Decision.Conditional => "조건부",
            Decision.Changes => "보완요청",
            Decision.Reject => "반려",
            _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, null),
        };
    }
}
