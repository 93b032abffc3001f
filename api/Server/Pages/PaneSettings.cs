namespace ConsultAddin.Server.Pages;

/// <summary>How the task pane is hosted; section <c>Pane</c> of the configuration.</summary>
public sealed class PaneSettings
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Pane";

    /// <summary>The key of the <c>IFileProvider</c> that holds the built pane.</summary>
    public const string Files = "pane";

    /// <summary>The sites that may show the pane in a frame: by default the addresses of Outlook on the web, which new Outlook uses too.</summary>
    public IList<string> FrameAncestors { get; init; } = [];

    /// <summary>The scope of this API that the pane asks a token for; empty for <c>api://{ClientId}/access_as_user</c>.</summary>
    public string Scope { get; init; } = "";

    internal static readonly string[] Outlook =
        ["https://outlook.office.com", "https://outlook.office365.com", "https://outlook.cloud.microsoft"];
}
