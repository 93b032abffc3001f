using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>A Word document as rows and lines, for reading it by what is visible.</summary>
internal static class WordRows
{
    /// <summary>The rows of tables and the lines outside them, in order.</summary>
    public static IReadOnlyList<VisibleRow> Of(Body body)
    {
        var rows = new List<VisibleRow>();
        Add(rows, body);
        return rows;
    }

    private static void Add(List<VisibleRow> rows, OpenXmlElement parent)
    {
        foreach (var child in parent.ChildElements)
        {
            switch (child)
            {
                case TableRow row:
                    var cells = row.Descendants<TableCell>().Where(c => c.Ancestors<TableRow>().First() == row).Select(WordText.Of).ToList();
                    if (cells.Count > 0)
                        rows.Add(new VisibleRow(cells, IsTable: true));
                    break;
                case Paragraph paragraph:
                    rows.AddRange(WordText.Of(paragraph).Split('\n').Select(line => new VisibleRow([line], IsTable: false)));
                    break;
                case OpenXmlCompositeElement composite:
                    Add(rows, composite);
                    break;
            }
        }
    }
}
