namespace ConsultAddin.Core.Replies.Texts;

/// <summary>What the markup says of a line, before its words are looked at.</summary>
[Flags]
internal enum LineMark
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>The client marked it as the line that introduces a quotation.</summary>
    QuotationHeader = 1,
    /// <summary>The client marked that from here on everything is the mail being answered.</summary>
    OriginalFollows = 2,
    /// <summary>The client marked it as the signature.</summary>
    Signature = 4,
    /// <summary>The space above a paragraph, where nobody typed an empty line.</summary>
    Space = 8,
    /// <summary>It isn't sure that people see all of its words.</summary>
    Faint = 16,
    /// <summary>It stands in a table.</summary>
    Cell = 32,
    /// <summary>A bar is drawn beside it, as Outlook draws one beside the mail being answered.</summary>
    Barred = 64,
    /// <summary>Words of it lead elsewhere.</summary>
    Link = 128,
    /// <summary>A cell of a table begins in it.</summary>
    Opens = 256,
    /// <summary>All its words are bold.</summary>
    Bold = 512,
    /// <summary>All its words are slanted.</summary>
    Slanted = 1024,
}

/// <summary>One line of a mail's text.</summary>
/// <param name="Text">Its words, without quotation marks in front, and without blanks at the end.</param>
/// <param name="Depth">How deep it is quoted, by <c>&gt;</c> or by markup; 0 for not at all.</param>
/// <param name="Mark">What the markup says of it.</param>
internal readonly record struct TextLine(string Text, int Depth = 0, LineMark Mark = LineMark.None)
{
    /// <summary>In which colour its words stand.</summary>
    public Tint Tint { get; init; }

    /// <summary>The cells of tables whose words stand on it, in order; null for none.</summary>
    public TableCell[]? Cells { get; init; }

    /// <summary>Whether there is nothing to read on it.</summary>
    public bool IsBlank => Text.Length == 0;
}
