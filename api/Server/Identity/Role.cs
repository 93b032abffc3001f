namespace ConsultAddin.Server.Identity;

/// <summary>The app roles that an administrator of the tenant assigns to people.</summary>
public static class Role
{
    /// <summary>Plans notices: sees their department's consultations and those they own, writes those they own.</summary>
    public const string Officer = "officer";

    /// <summary>Answers for a body: sees all sheets, and the mails of their own body.</summary>
    public const string Reviewer = "reviewer";

    /// <summary>Answers citizens at 120: sees sheets and status, no mail text.</summary>
    public const string Counsellor = "counsellor";

    /// <summary>Keeps the settings; sees no mail text.</summary>
    public const string Administrator = "administrator";
}
