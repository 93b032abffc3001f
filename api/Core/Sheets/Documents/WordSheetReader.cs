
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ConsultAddin.Core.Sheets.Documents;

public static partial class WordSheet
{
    /// <summary>
    /// Reads a sheet, and the bodies' opinions, out of a Word file: by the tags of its content controls, and by its visible
    /// labels where a program has lost them. A document that was never ours can be read too, as far as its labels are ours.
    /// </summary>
    /// <returns>What is written; null where the file is no readable Word file or holds nothing of a sheet. Never throws on a bad file.</returns>
    public static SheetReading? Read(ReadOnlyMemory<byte> file)
    {
        if (TemplatePackage.Open(file, out _) is null)
            return null;
        try
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(file.ToArray(), writable: false), isEditable: false);
            return document.MainDocumentPart is { Document.Body: { } body } main ? Read(body, main) : null;
        }
        catch (Exception e) when (e is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException or ArgumentException or InvalidOperationException or IOException)
        {
            return null;
        }
    }

    private static SheetReading? Read(Body body, MainDocumentPart main)
    {
        var values = new DocumentValues();
        // A department may show the first line of the sheet on every page.
        var margins = main.HeaderParts.Select(p => (OpenXmlElement?)p.Header).Concat(main.FooterParts.Select(p => p.Footer)).OfType<OpenXmlElement>();
        foreach (var control in margins.Prepend(body).SelectMany(part => part.Descendants<SdtElement>()))
        {
            if (control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value is not { } path)
                continue;
            // A body may type beside its box as well as into it, so the whole cell speaks.
            var place = DocumentValues.IsOpinion(path) && control.Ancestors<TableCell>().FirstOrDefault() is { } cell ? cell : (OpenXmlElement)control;
            values.Add(path, WordText.Of(place));
        }

        values.AddMissing(() => WordRows.Of(body));
        return values.ToReading();
    }
}
