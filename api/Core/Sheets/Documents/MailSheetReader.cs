namespace ConsultAddin.Core.Sheets.Documents;

public static partial class MailSheet
{
    /// <summary>
    /// Reads the sheet out of a mail's HTML, as Outlook on the web, classic Outlook, Gmail and others rewrite it. Only the
    /// mail's own part is read, above any quotation. Hostile HTML does no harm: nothing is run, fetched or believed.
    /// </summary>
    /// <returns>What is written; null where no sheet stands in the own part; <see cref="SheetReading.Copies"/> above 1 where several do.</returns>
    public static SheetReading? Read(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        return Read(HtmlRows.Read(html));
    }

    /// <summary>As <see cref="Read(string)"/>, out of plain text: <see cref="RenderText"/>, or a mail program's own plain version.</summary>
    public static SheetReading? ReadText(string plain)
    {
        ArgumentNullException.ThrowIfNull(plain);
        var rows = plain.ReplaceLineEndings("\n").Split('\n').Select(line => new VisibleRow([line], IsTable: false)).ToList();
        return Read(rows.GetRange(0, Quotation.Start(rows)));
    }

    private static SheetReading? Read(IReadOnlyList<VisibleRow> rows)
    {
        var starts = new List<int>(rows.Count);
        var length = 0;
        foreach (var row in rows)
        {
            starts.Add(length);
            length += row.Cells.Sum(c => c.Length) + row.Cells.Count;
        }

        // Cells end in a tab, rows in a line end, so that an anchor begins its line.
        var visible = string.Concat(rows.Select(r => string.Join('\t', r.Cells) + '\n'));
        if (Anchors.Find(visible) is not [var sheet, ..] found)
            return null;
        if (found.Count > 1)
            return new SheetReading { Copies = found.Count };

        var from = RowAt(starts, sheet.Start) + 1;
        var until = RowAt(starts, sheet.Start + sheet.Length - 1);
        // What was typed into the anchors' own lines belongs to the sheet too.
        var inner = new List<VisibleRow> { new([visible[sheet.InnerStart..starts[from]]], IsTable: false) };
        inner.AddRange(rows.Take(until).Skip(from));
        inner.Add(new([visible[starts[until]..(sheet.InnerStart + sheet.InnerLength)]], IsTable: false));
        return new SheetReading
        {
            Reference = sheet.Reference,
            Revision = sheet.Revision,
            FillCode = sheet.FillCode,
            Fields = SheetRowReader.Read(inner.Exists(r => r.IsTable) ? inner : TextRows.Read(inner.ConvertAll(r => r.First))),
        };
    }

    private static int RowAt(List<int> starts, int offset) =>
        starts.BinarySearch(offset) is var at && at >= 0 ? at : ~at - 1;
}
