using MimeKit.Text;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>An element that is open while HTML is read.</summary>
/// <param name="Name">Lower case.</param>
/// <param name="Tag">Its tag; null for the page itself.</param>
internal sealed record HtmlElement(string Name, HtmlTagToken? Tag)
{
    /// <summary>The page before any element.</summary>
    public static readonly HtmlElement Page = new("", null);

    /// <summary>How deep it is quoted.</summary>
    public int Depth { get; init; }

    /// <summary>What the client's markup says of it.</summary>
    public LineMark Mark { get; init; }

    /// <summary>How its words are seen.</summary>
    public Sight Sight { get; init; } = Sight.Page;

    /// <summary>The list whose items it may hold; null for none that is numbered.</summary>
    public ListNumbers? List { get; init; }

    /// <summary>The table whose rows it may hold; null for none.</summary>
    public TableGrid? Grid { get; init; }

    /// <summary>The cell in which it stands; null for none.</summary>
    public TableCell? Cell { get; init; }

    /// <summary>Whether it holds no words for people: a script, a style, a list to choose from.</summary>
    public bool Silent { get; init; }

    /// <summary>Whether its white space stands as written.</summary>
    public bool Pre { get; init; }

    /// <summary>Whether its words are not read.</summary>
    public bool Hidden => Silent || Sight.IsHidden;

    /// <summary>Whether it takes no room either.</summary>
    public bool Gone => Silent || Sight.Gone;

    /// <summary>An attribute's value; null for none.</summary>
    public string? Attribute(string name)
    {
        if (Tag is null) return null;
        foreach (var attribute in Tag.Attributes)
        {
            if (attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return attribute.Value ?? "";
        }
        return null;
    }
}
