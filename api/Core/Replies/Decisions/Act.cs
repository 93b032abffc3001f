namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>What one clause does.</summary>
internal enum Act : byte
{
    /// <summary>Nothing for a decision: greeting, thanks, what is told of something else.</summary>
    Nothing,
    /// <summary>Says yes: 동의합니다, 이견 없음, 발송하셔도 됩니다.</summary>
    Yes,
    /// <summary>Seems to say yes, or says the yes of somebody else in the body.</summary>
    SoftYes,
    /// <summary>Praises: a reason for a yes, and none itself.</summary>
    Good,
    /// <summary>Praises so that it is a yes where nothing else decides: 이대로 좋습니다, 검토 결과 적정함.</summary>
    GoodYes,
    /// <summary>Says no of the notice: 부동의, 승인 불가.</summary>
    No,
    /// <summary>Says no of sending or of something: 보내지 마세요, 안 됩니다; beside a condition it is what would be otherwise.</summary>
    WeakNo,
    /// <summary>Can't decide so: 판단이 어렵습니다.</summary>
    SoftNo,
    /// <summary>Would say yes on a condition.</summary>
    Cond,
    /// <summary>Wants a change.</summary>
    Change,
    /// <summary>Wants to see it again.</summary>
    Again,
    /// <summary>Asks.</summary>
    Ask,
    /// <summary>Wants to be told something.</summary>
    Tell,
    /// <summary>Wants a file or figures.</summary>
    Material,
    /// <summary>Wants something that isn't known (<see cref="Besides"/>).</summary>
    Demand,
    /// <summary>Received, under review, will answer.</summary>
    Pending,
    /// <summary>Will say yes, or may.</summary>
    WillYes,
    /// <summary>Takes an earlier word back.</summary>
    Retract,
    /// <summary>Reports an earlier or another's word.</summary>
    Reported,
    /// <summary>The answer stands elsewhere: attachment, telephone.</summary>
    Elsewhere,
    /// <summary>Asks for an approval, as the officer does.</summary>
    Beg,
    /// <summary>Finds fault, doubts, or speaks of a decision in a way that isn't understood: no yes beside it is sure.</summary>
    Danger,
    /// <summary>A bare yes in answer to nothing: 네.</summary>
    Aye,
    /// <summary>A test, a joke: nothing in the mail counts.</summary>
    Jest,
    /// <summary>What stood before was a joke: 농담이고.</summary>
    JestDone,
}

/// <summary>How a clause leads on to the next one.</summary>
internal enum Link : byte
{
    /// <summary>Not: it ends its sentence, or a comma stands behind it.</summary>
    End,
    /// <summary>-면, -거든, 경우, -어야.</summary>
    If,
    /// <summary>후, 뒤, -고 나서, -는 대로.</summary>
    After,
    /// <summary>-기 전에.</summary>
    Before,
    /// <summary>-지만, -으나, -는데.</summary>
    But,
    /// <summary>-니까, -므로, -어서.</summary>
    Because,
    /// <summary>-고, -며.</summary>
    And,
}
