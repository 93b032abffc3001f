namespace ConsultAddin.Server.Operations.Telemetry;

/// <summary>The two kinds of mailbox, as traces and metrics call them: which one it is would be a person's address.</summary>
internal static class MailboxKind
{
    /// <summary>The consultation mailbox.</summary>
    public const string Consultation = "consultation";

    /// <summary>A mailbox from which a sheet was sent.</summary>
    public const string Sheet = "sheet";

    /// <summary>The kind of a mailbox.</summary>
    public static string Of(string mailbox, string consultationMailbox) =>
        mailbox.Equals(consultationMailbox, StringComparison.OrdinalIgnoreCase) ? Consultation : Sheet;
}
