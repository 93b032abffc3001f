namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>The sheet as a Word file (.docx).</summary>
public static class WordSheet
{
    /// <summary>The content type of a .docx.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The template that the product brings along.</summary>
    public static WordTemplate DefaultTemplate => WordTemplate.Default;

    /// <summary>Fills a template.</summary>
    /// <returns>The bytes of the .docx.</returns>
    /// <exception cref="SheetRefusedException">A field cannot be carried by a document.</exception>
    public static byte[] Fill(WordTemplate template, FilledSheet filled) => throw new NotImplementedException();

    /// <summary>Reads a sheet, and the bodies' opinions, out of a Word file; null where it is none, or holds no sheet. Never throws on a bad file.</summary>
    public static SheetReading? Read(ReadOnlyMemory<byte> file) => throw new NotImplementedException();
}
