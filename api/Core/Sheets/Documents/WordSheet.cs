namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>The sheet as a Word file (.docx), filled into a template that a department may own.</summary>
public static partial class WordSheet
{
    /// <summary>The content type of a .docx.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The template that the product brings along.</summary>
    public static WordTemplate DefaultTemplate => WordTemplate.Default;

    /// <summary>
    /// Fills a template. Values are text and nothing else: line ends become line breaks, and neither markup nor fields can
    /// come out of them. The same template and sheet give the same bytes.
    /// </summary>
    /// <returns>The bytes of the .docx.</returns>
    /// <exception cref="SheetRefusedException">A field cannot be carried by a document.</exception>
    public static byte[] Fill(WordTemplate template, FilledSheet filled)
    {
        ArgumentNullException.ThrowIfNull(template);
        SheetGate.Pass(filled);
        return template.Fill(filled);
    }
}
