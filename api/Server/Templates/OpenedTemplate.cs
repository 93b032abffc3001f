using ConsultAddin.Core.Sheets.Documents;

namespace ConsultAddin.Server.Templates;

/// <summary>A template of either kind, opened once and filled many times.</summary>
/// <param name="Format">Its kind.</param>
/// <param name="Fill">Gives the filled file's bytes; throws <see cref="SheetRefusedException"/> for a sheet that no file can carry.</param>
/// <param name="Places">Every place it may offer, with what a sheet would write there.</param>
public sealed record OpenedTemplate(SheetFormat Format, Func<FilledSheet, byte[]> Fill, Func<FilledSheet, IReadOnlyList<TemplatePlace>> Places)
{
    /// <summary>The template that the product brings along.</summary>
    public static OpenedTemplate Own(SheetFormat format) =>
        format == SheetFormat.Docx ? Of(WordSheet.DefaultTemplate) : Of(HwpxSheet.DefaultTemplate);

    /// <summary>Opens a file.</summary>
    /// <exception cref="TemplateRefusedException">It is hostile, or lacks a required place.</exception>
    public static OpenedTemplate Open(SheetFormat format, byte[] content) =>
        format == SheetFormat.Docx ? Of(WordTemplate.Open(content)) : Of(HwpxTemplate.Open(content));

    /// <summary>Everything about a file that hinders or limits its use.</summary>
    public static IReadOnlyList<TemplateFinding> Check(SheetFormat format, byte[] content) =>
        format == SheetFormat.Docx ? WordTemplate.Check(content) : HwpxTemplate.Check(content);

    private static OpenedTemplate Of(WordTemplate template) => new(SheetFormat.Docx, sheet => WordSheet.Fill(template, sheet), template.Places);

    private static OpenedTemplate Of(HwpxTemplate template) => new(SheetFormat.Hwpx, sheet => HwpxSheet.Fill(template, sheet), template.Places);
}
