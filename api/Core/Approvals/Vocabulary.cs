namespace ConsultAddin.Core.Approvals;

/// <summary>What one mail says, as a person wrote it now (의견).</summary>
public enum Decision
{
    /// <summary>Nobody wrote it: automatic reply, bounce, receipt, calendar answer, recall.</summary>
    None,
    /// <summary>접수: received, under review, will answer.</summary>
    Acknowledge,
    /// <summary>질의: asks, and decides nothing.</summary>
    Question,
    /// <summary>판단불가: a person wrote it, and the reader isn't sure.</summary>
    Unclear,
    /// <summary>철회: takes an earlier decision back and gives no new one.</summary>
    Retract,
    /// <summary>동의: a clear yes to this text, without condition.</summary>
    Approve,
    /// <summary>조건부: would send after a change or condition that they state.</summary>
    Conditional,
    /// <summary>보완요청: wants to see it again.</summary>
    Changes,
    /// <summary>반려: no, or hold.</summary>
    Reject,
}

/// <summary>Where a consultation stands (상태); the first line of the status table that fits.</summary>
public enum Status
{
    /// <summary>작성중: nothing sent.</summary>
    Draft,
    /// <summary>협의중: a revision was sent.</summary>
    Awaiting,
    /// <summary>일부동의: some body's word is approve.</summary>
    Partial,
    /// <summary>협의완료: every body's word is approve.</summary>
    Approved,
    /// <summary>확인필요: a person has to look.</summary>
    Attention,
    /// <summary>보완요청: a body's word is changes or conditional.</summary>
    ChangesRequested,
    /// <summary>반려: a body's word is reject.</summary>
    Rejected,
    /// <summary>취소: an owner withdrew; final.</summary>
    Withdrawn,
}
