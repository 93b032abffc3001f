namespace ConsultAddin.Server.Operations.Telemetry;

/// <summary>The address of a request to Graph without what names a mailbox, a folder of a person's own, a mail or a subscription.</summary>
internal static class GraphTemplate
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "v1.0", "users", "messages", "mailFolders", "subscriptions", "delta", "delta()", "microsoft.graph.delta()", "$value", "send",
        "inbox", "sentitems", "junkemail", "drafts", "outbox",
    };

    /// <summary>Such as <c>v1.0/users/{}/mailFolders/inbox/messages/delta()</c>; queries are left out whole.</summary>
    public static string Of(Uri address) =>
        string.Join('/', address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => Known.Contains(Uri.UnescapeDataString(part)) ? part : "{}"));
}
