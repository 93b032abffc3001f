namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>What one clause does.</summary>
internal enum Act : byte
{
    /// <summary>Nothing for a decision: greeting, thanks, reason.</summary>
    Nothing,
    /// <summary>Says yes.</summary>
    Yes,
    /// <summary>Says that nothing is to be added, which may be a yes.</summary>
    NothingToAdd,
    /// <summary>Says that it will say yes.</summary>
    WillSayYes,
    /// <summary>Says no, or hold.</summary>
    No,
    /// <summary>Would say yes on a condition.</summary>
    Conditional,
    /// <summary>Wants a change.</summary>
    Change,
    /// <summary>Wants to see it again.</summary>
    Again,
    /// <summary>Asks.</summary>
    Ask,
    /// <summary>Asks for an approval, as the officer does.</summary>
    Beg,
    /// <summary>Received, read, passed on.</summary>
    Received,
    /// <summary>Under review, will answer.</summary>
    Pending,
    /// <summary>Takes an earlier word back.</summary>
    Retract,
    /// <summary>Reports an earlier or another's word.</summary>
    Reported,
    /// <summary>The answer stands elsewhere: attachment, telephone, coloured text.</summary>
    Elsewhere,
    /// <summary>Seems to say yes: 발송하셔도 될 것 같습니다.</summary>
    SoftYes,
    /// <summary>Isn't sure itself.</summary>
    Hedge,
    /// <summary>Asks for something that isn't known.</summary>
    Request,
    /// <summary>Speaks of a decision, or denies something, in a way that isn't understood.</summary>
    Opaque,
    /// <summary>Sends, without saying whether it may.</summary>
    Send,
    /// <summary>A bare yes or no in answer to nothing.</summary>
    Aye,
    /// <summary>Something beside an answer that isn't known to be harmless (<see cref="Remainder"/>).</summary>
    Remark,
    /// <summary>What may have to be done first, beside an answer (<see cref="Remainder"/>).</summary>
    First,
}
