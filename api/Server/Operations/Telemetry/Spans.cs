using System.Diagnostics;

namespace ConsultAddin.Server.Operations.Telemetry;

/// <summary>Our own spans and their tags. None holds an address, a subject or a name.</summary>
internal static class Spans
{
    /// <summary>Of a request to Graph: its address with everything left out that names a mailbox, a folder or a mail.</summary>
    public const string Template = "url.template";

    /// <summary>Which kind of mailbox: <see cref="MailboxKind"/>.</summary>
    public const string Mailbox = "consultaddin.mailbox";

    /// <summary>The source of all of them; silent while nobody listens.</summary>
    public static readonly ActivitySource Source = new(nameof(ConsultAddin));
}
