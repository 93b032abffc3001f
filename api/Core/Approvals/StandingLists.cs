namespace ConsultAddin.Core.Approvals;

/// <summary>Mails beside the status: none of them lowers or raises it, but for unsettled questions of a body without a word.</summary>
/// <param name="Questions">Open questions on the current revision.</param>
/// <param name="Forgeries">Suspected forgeries (위조 의심).</param>
/// <param name="Unconfirmed">Replies whose sender isn't proven or isn't listed (확인되지 않은 회신).</param>
/// <param name="Unclear">Replies of a body that wait for its clear word or its reviewer (판단불가).</param>
/// <param name="Older">Answers to an older revision that came after a newer one was sent.</param>
/// <param name="Waiting">Answers to a revision whose sent mail isn't known yet.</param>
/// <param name="Absences">Absence notices.</param>
/// <param name="Undelivered">Copies that could not be delivered.</param>
/// <param name="Other">Everybody else's replies, and those that a reviewer discounted (그 밖의 회신).</param>
public sealed record StandingLists(
    IReadOnlyList<ListedMail> Questions,
    IReadOnlyList<ListedMail> Forgeries,
    IReadOnlyList<ListedMail> Unconfirmed,
    IReadOnlyList<ListedMail> Unclear,
    IReadOnlyList<ListedMail> Older,
    IReadOnlyList<ListedMail> Waiting,
    IReadOnlyList<ListedMail> Absences,
    IReadOnlyList<ListedMail> Undelivered,
    IReadOnlyList<ListedMail> Other);

/// <summary>One mail in a list.</summary>
/// <param name="MailId">The stored mail: its first copy.</param>
/// <param name="MailHash">Identity of the mail (rule 7), the same whichever copies are found.</param>
/// <param name="Body">The body for which it stands or pretends to; null for none.</param>
/// <param name="Person">Who wrote it; null for a delivery report.</param>
/// <param name="At">When it arrived first, UTC.</param>
/// <param name="Decision">What it was read as; none for a machine's mail.</param>
/// <param name="Text">A Korean sentence: what it is and why it stands here.</param>
/// <param name="EventId">The event on which it rests.</param>
public sealed record ListedMail(
    Guid MailId, string MailHash, string? Body, Guid? Person, DateTimeOffset At, Decision Decision, string Text, Guid EventId);
