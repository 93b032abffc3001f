namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>
/// A Word file that a department owns, opened, checked and made ready to be filled many times. Keep it: opening costs far
/// more than filling.
/// </summary>
public sealed class WordTemplate
{
    private WordTemplate(ReadOnlyMemory<byte> bytes) => Bytes = bytes;

    /// <summary>The template that the product brings along.</summary>
    public static WordTemplate Default => throw new NotImplementedException();

    /// <summary>The file as it was uploaded.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Opens a template.</summary>
    /// <exception cref="TemplateRefusedException">It is no Word file, hostile, or lacks a required tag.</exception>
    public static WordTemplate Open(ReadOnlyMemory<byte> file) => new(file);

    /// <summary>Says everything about a file that hinders or limits its use as a template; empty for a good one. Never throws on a bad file.</summary>
    public static IReadOnlyList<TemplateFinding> Check(ReadOnlyMemory<byte> file) => throw new NotImplementedException();
}
