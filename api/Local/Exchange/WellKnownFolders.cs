namespace ConsultAddin.Local.Exchange;

/// <summary>The folders that every mailbox has, by the names Graph gives them.</summary>
public static class WellKnownFolders
{
    /// <summary>Where mail arrives.</summary>
    public const string Inbox = "inbox";

    /// <summary>Where mail lies until it is sent.</summary>
    public const string Drafts = "drafts";

    /// <summary>Where the sender's own copies lie.</summary>
    public const string SentItems = "sentitems";

    /// <summary>Where mail lies that a person deleted.</summary>
    public const string DeletedItems = "deleteditems";

    /// <summary>Where mail lies that was taken for junk.</summary>
    public const string JunkEmail = "junkemail";

    internal const string Root = "msgfolderroot";

    /// <summary>Name and Korean display name of each, in the order in which Outlook lists them.</summary>
    internal static IReadOnlyList<(string Name, string DisplayName)> All { get; } =
    [
        (Inbox, "받은 편지함"),
        (Drafts, "임시 보관함"),
        (SentItems, "보낸 편지함"),
        (DeletedItems, "지운 편지함"),
        (JunkEmail, "정크 메일"),
        ("archive", "보관"),
        ("outbox", "보낼 편지함"),
    ];
}
