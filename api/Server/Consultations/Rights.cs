using ConsultAddin.Server.Identity;

namespace ConsultAddin.Server.Consultations;

/// <summary>What the caller may see of one consultation, and do with it.</summary>
/// <param name="Read">Sheet, status and history.</param>
/// <param name="Write">Everything that its owners may do.</param>
/// <param name="AllMails">The words of every mail.</param>
/// <param name="MailsOf">Code of the body whose mails' words they may read; null for none.</param>
public sealed record Rights(bool Read, bool Write, bool AllMails, string? MailsOf)
{
    /// <summary>
    /// Officers see their department's consultations and those they own, and write those they own; reviewers see all
    /// sheets and the mails of their own body; counsellors see sheets and status, no mail text.
    /// </summary>
    public static Rights Of(Caller caller, Guid? actor, string department, IEnumerable<Guid> owners)
    {
        var officer = caller.Is(Role.Officer);
        var owns = officer && actor is { } id && owners.Contains(id);
        var colleague = officer && caller.Departments.Contains(department);
        var reviewer = caller.Is(Role.Reviewer);
        return new Rights(
            Read: owns || colleague || reviewer || caller.Is(Role.Counsellor),
            Write: owns,
            AllMails: owns || colleague,
            MailsOf: reviewer ? caller.Body : null);
    }

    /// <summary>Whether the words of a mail from this body, or from nobody's, may be shown.</summary>
    public bool MayReadMailOf(string? body) => AllMails || (body is not null && body == MailsOf);
}
