using ConsultAddin.Core.Replies;

namespace ConsultAddin.Core.Approvals;

/// <summary>Why somebody may not rule on a mail.</summary>
public enum RulingRefusal
{
    /// <summary>The consultation has no such mail.</summary>
    UnknownMail,
    /// <summary>They own the consultation: nobody rules on their own.</summary>
    OwnConsultation,
    /// <summary>The mail isn't of the body that they review for.</summary>
    NotTheirBody,
    /// <summary>Nobody wrote it.</summary>
    Automatic,
    /// <summary>The evidence says that it is forged.</summary>
    Forgery,
    /// <summary>The ruling needs a decision that a mail can say, and only with <see cref="Ruling.Decision"/>.</summary>
    NoDecision,
    /// <summary>The consultation was withdrawn.</summary>
    Withdrawn,
    /// <summary>Only an unlisted person of a body's own domain can be listed.</summary>
    NotUnlisted,
}

/// <summary>Who may rule on what.</summary>
public static class RulingRefusals
{
    /// <summary>
    /// Whether somebody may rule on a mail: only a reviewer of the body that wrote it, and nobody on their own consultation.
    /// </summary>
    /// <param name="state">The consultation.</param>
    /// <param name="ruler">Actor id of the one who wants to rule.</param>
    /// <param name="rulersBody">The body that they review for; null for none.</param>
    /// <param name="mailId">The stored mail; any copy of it.</param>
    /// <param name="ruling">What they want to rule.</param>
    /// <param name="decision">With <see cref="Ruling.Decision"/>: what the mail says.</param>
    /// <param name="now">The instant, UTC.</param>
    /// <returns>Null when they may.</returns>
    public static RulingRefusal? MayRule(
        this ConsultationState state, Guid ruler, string? rulersBody, Guid mailId, Ruling ruling, Decision? decision, DateTimeOffset now) =>
        state.MayReview(ruler, rulersBody, mailId, now)
        ?? ((ruling == Ruling.Decision) == (decision is { } d && d.CanBeRuled) ? null : RulingRefusal.NoDecision);

    /// <summary>
    /// Whether somebody may do anything about a mail: rule on it, have its writer asked. A machine's mail is never asked back, nor a forger.
    /// </summary>
    /// <param name="state">The consultation.</param>
    /// <param name="reviewer">Actor id of the one who wants to.</param>
    /// <param name="reviewersBody">The body that they review for; null for none.</param>
    /// <param name="mailId">The stored mail; any copy of it.</param>
    /// <param name="now">The instant, UTC.</param>
    /// <returns>Null when they may.</returns>
    public static RulingRefusal? MayReview(this ConsultationState state, Guid reviewer, string? reviewersBody, Guid mailId, DateTimeOffset now)
    {
        if (state.MailOf(mailId) is not { } mail)
            return RulingRefusal.UnknownMail;
        if (state.WasOwner(reviewer, now))
            return RulingRefusal.OwnConsultation;
        if (reviewersBody is null || mail.Body != reviewersBody)
            return RulingRefusal.NotTheirBody;
        if (state.Of<ConsultationWithdrawn>().Any())
            return RulingRefusal.Withdrawn;
        return mail.Place switch
        {
            MailPlace.Automatic => RulingRefusal.Automatic,
            MailPlace.Forgery => RulingRefusal.Forgery,
            MailPlace.Owner or MailPlace.Other => RulingRefusal.NotTheirBody,
            _ => null,
        };
    }

    /// <summary>
    /// Whether somebody may list a mail's writer for their body: as <see cref="MayReview"/>, and the writer is proven to be an unlisted
    /// person of the body's own domain (rule 4).
    /// </summary>
    /// <returns>Null when they may.</returns>
    public static RulingRefusal? MayList(this ConsultationState state, Guid reviewer, string? reviewersBody, Guid mailId, DateTimeOffset now) =>
        state.MayReview(reviewer, reviewersBody, mailId, now)
        ?? (state.MailOf(mailId) is { Role: PersonRole.Unlisted, Proven: true } ? null : RulingRefusal.NotUnlisted);

    private static Mail? MailOf(this ConsultationState state, Guid mailId) => state.Mails.FirstOrDefault(m => m.CopyIds.Contains(mailId));

    /// <summary>What to say to the person, in Korean.</summary>
    public static string Sentence(this RulingRefusal refusal) => refusal switch
    {
        RulingRefusal.UnknownMail => "이 협의에 없는 회신입니다. 화면을 새로 고쳐 주세요.",
        RulingRefusal.OwnConsultation => "본인이 담당하는 협의의 회신은 판단할 수 없습니다. 협의기관의 다른 담당자에게 요청해 주세요.",
        RulingRefusal.NotTheirBody => "회신을 보낸 협의기관의 담당자만 판단할 수 있습니다.",
        RulingRefusal.Automatic => "사람이 쓴 회신이 아니어서 판단할 수 없습니다.",
        RulingRefusal.Forgery => "위조가 의심되는 회신은 인정할 수 없습니다. 협의기관의 주소로 다시 회신해 주세요.",
        RulingRefusal.NoDecision => "동의, 조건부, 보완요청, 반려, 질의, 접수, 철회 중 하나를 골라 주세요.",
        RulingRefusal.Withdrawn => "취소된 협의입니다. 더 판단할 수 없습니다.",
        RulingRefusal.NotUnlisted => "협의기관의 도메인에서 온, 아직 등록되지 않은 사람만 등록할 수 있습니다.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
    };
}
