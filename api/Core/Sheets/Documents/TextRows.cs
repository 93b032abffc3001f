namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>
/// Reads the rows of a sheet in plain text: ours, in which a label stands in brackets and further lines begin with a bar,
/// and what mail programs make of the HTML, in which label and value are separated by a tab or a line end.
/// </summary>
internal sealed class TextRows
{
    private readonly List<VisibleRow> rows = [];
    private readonly bool isOurs;
    private string? label;
    private List<string>? value;

    private TextRows(bool isOurs) => this.isOurs = isOurs;

    /// <summary>The rows of the lines between the anchors.</summary>
    public static IReadOnlyList<VisibleRow> Read(IReadOnlyList<string> lines)
    {
        var reader = new TextRows(lines.Any(l => l.TrimStart().StartsWith(SheetRowText.Bar[0])));
        foreach (var line in lines)
            reader.Add(line);
        reader.EndValue();
        return reader.rows;
    }

    private void Add(string line)
    {
        if (Label(line) is var (found, rest))
            Begin(found, rest);
        else if (value is not null)
            value.Add(Continued(line));
        else if (line.Trim().Length > 0)
            rows.Add(new VisibleRow([line], IsTable: true));
    }

    private void Begin(string found, string rest)
    {
        EndValue();
        if (SheetLabels.MessageHeading().IsMatch(found))
        {
            rows.Add(new VisibleRow([found], IsTable: true));
            value = [];
        }
        else if (SheetLabels.IsFurniture(found) && !SheetLabels.IsPairOfFurniture(found))
        {
            rows.Add(new VisibleRow([found], IsTable: true));
        }
        else
        {
            (label, value) = (found, rest.Length > 0 || isOurs ? [rest] : []);
        }
    }

    private void EndValue()
    {
        if (value is not null)
        {
            var text = string.Join('\n', value);
            rows.Add(new VisibleRow(label is null ? [text] : [label, text], IsTable: true));
        }

        (label, value) = (null, null);
    }

    private string Continued(string line)
    {
        if (!isOurs || line.TrimStart() is not [var bar, .. var rest] || bar != SheetRowText.Bar[0])
            return line;
        return rest is [' ', .. var text] ? text : rest;
    }

    private (string Label, string Value)? Label(string line)
    {
        var trimmed = line.Trim();
        if (isOurs)
        {
            var close = trimmed.StartsWith('[') ? trimmed.IndexOf(']', StringComparison.Ordinal) : -1;
            return close > 0 ? (trimmed[1..close], trimmed[(close + 1)..].TrimStart()) : null;
        }

        var tab = trimmed.IndexOf('\t', StringComparison.Ordinal);
        var found = SheetValues.OneLine(tab < 0 ? trimmed : trimmed[..tab]);
        return SheetRowReader.IsLabel(found) ? (found, tab < 0 ? "" : trimmed[(tab + 1)..]) : null;
    }
}
