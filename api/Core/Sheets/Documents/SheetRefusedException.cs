namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>A sheet that cannot be written into a mail or a document so that it would be read back as it is.</summary>
/// <param name="field">The path in the sheet, such as <c>messages[0].text</c>.</param>
/// <param name="message">A Korean sentence saying what to do.</param>
public sealed class SheetRefusedException(string field, string message) : Exception(message)
{
    /// <summary>The path in the sheet, such as <c>messages[0].text</c>.</summary>
    public string Field { get; } = field;
}
