using System.Xml;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>
/// The sheet as a Hangul file (.hwpx), filled into a template that a department may own. 시험판, 한글에서 미확인: nobody has
/// yet opened one in Hangul; say so where it is offered.
/// </summary>
public static class HwpxSheet
{
    /// <summary>The content type of a .hwpx.</summary>
    public const string ContentType = "application/hwp+zip";

    /// <summary>The template that the product brings along.</summary>
    public static HwpxTemplate DefaultTemplate => HwpxTemplate.Default;

    /// <summary>Fills a template. Values are text and nothing else. The same template and sheet give the same bytes.</summary>
    /// <returns>The bytes of the .hwpx.</returns>
    /// <exception cref="SheetRefusedException">A field cannot be carried by a document.</exception>
    public static byte[] Fill(HwpxTemplate template, FilledSheet filled)
    {
        ArgumentNullException.ThrowIfNull(template);
        SheetGate.Pass(filled);
        return template.Fill(filled);
    }

    /// <summary>Reads a sheet, and the bodies' opinions, out of a .hwpx by the names of its fields; null where it is none, or holds no sheet. Never throws on a bad file.</summary>
    public static SheetReading? Read(ReadOnlyMemory<byte> file)
    {
        if (TemplatePackage.Open(file, out _) is not { } package)
            return null;
        try
        {
            var values = new DocumentValues();
            var struck = package.Parts.Where(p => p.Key == Hwpx.HeaderPart).SelectMany(p => Hwpx.StruckLooks(Hwpx.Parse(p.Value))).ToHashSet();
            foreach (var (_, content) in package.Parts.Where(p => Hwpx.IsSection(p.Key)))
            {
                var section = Hwpx.Parse(content);
                Hwpx.MarkStruck(section, struck);
                foreach (var field in HwpxField.In(section))
                {
                    // A body may type beside its field as well as into it, so the whole cell speaks.
                    var cell = DocumentValues.IsOpinion(field.Name) ? field.Paragraph.Ancestors(Hwpx.P + "tc").FirstOrDefault() : null;
                    values.Add(field.Name, cell is null ? field.Text : Hwpx.Text(cell));
                }
            }

            return values.ToReading();
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
