using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>
/// Reads a document by its visible labels: beside a label in a table, or below one in the text (<c>가. 발송 사유</c>).
/// Whatever is not recognised is passed over, since a department's form may say much more.
/// </summary>
internal sealed partial class LabelReader
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private List<string> header = [];
    private string? below;
    private int messages;
    private int questions;
    private int opinions;
    private bool expectsText;

    /// <summary>The values by path.</summary>
    public static IReadOnlyDictionary<string, string> Read(IReadOnlyList<VisibleRow> rows)
    {
        var reader = new LabelReader();
        foreach (var row in rows)
        {
            if (row.IsTable)
                reader.Row(row.Cells);
            else
                reader.Line(row.First);
        }

        return reader.values;
    }

    private void Row(IReadOnlyList<string> cells)
    {
        below = null;
        if (cells is [var only])
        {
            if (SheetLabels.MessageHeading().Match(SheetValues.OneLine(only)) is { Success: true } heading)
            {
                messages++;
                expectsText = true;
                values.TryAdd(MessageField.Path(messages - 1, MessageField.Channel.Name), heading.Groups["channel"].Value);
            }
            else if (expectsText)
            {
                expectsText = false;
                values.TryAdd(MessageField.Path(messages - 1, MessageField.Text.Name), only);
            }

            return;
        }

        expectsText = false;
        var labels = cells.Select(Label).ToList();
        if (labels.Contains(TemplateTag.Named("answer")!.Mark) || labels.Contains(TemplateTag.Named("opinion.word")!.Mark))
            header = labels;
        else if (header.Count == cells.Count && !IsLabel(labels[0]))
            Item(cells);
        else
            Pairs(labels, cells);
    }

    private void Pairs(List<string> labels, IReadOnlyList<string> cells)
    {
        header = [];
        for (var i = 0; i + 1 < cells.Count; i += 2)
        {
            if (PathOf(labels[i]) is { } path)
                values.TryAdd(path, cells[i + 1]);
        }
    }

    private void Item(IReadOnlyList<string> cells)
    {
        var list = header.Contains(TemplateTag.Named("answer")!.Mark) ? TagList.Questions : TagList.Opinions;
        var index = list == TagList.Questions ? questions++ : opinions++;
        for (var i = 0; i < cells.Count; i++)
        {
            if (TemplateTag.Marked(header[i]) is { } tag && tag.List == list)
                values.TryAdd(tag.Path(index), cells[i]);
        }
    }

    private void Line(string line)
    {
        var label = Label(line);
        if (PathOf(label) is { } path && !path.StartsWith("messages", StringComparison.Ordinal))
            below = path;
        else if (Numbering().IsMatch(line))
            below = null;
        else if (below is not null)
            values[below] = values.TryGetValue(below, out var before) ? $"{before}\n{line}" : line;
    }

    private string? PathOf(string label) =>
        SheetField.All.FirstOrDefault(f => f.Label == label)?.Path
        ?? (messages > 0 && MessageField.All.FirstOrDefault(f => f.Label == label) is { } field ? MessageField.Path(messages - 1, field.Name) : null);

    private static bool IsLabel(string label) => SheetField.All.Any(f => f.Label == label) || MessageField.All.Any(f => f.Label == label);

    private static string Label(string cell) => Numbering().Replace(SheetValues.OneLine(cell), "").TrimEnd(':', ' ');

    // The levels of Korean public documents: 1. 가. 1) 가) (1) (가) ①.
    [GeneratedRegex(@"^\s*(?:\(?(?:[0-9]{1,2}|[가나다라마바사아자차카타파하])[.)]{1,2}|[①-⑳㉮-㉻])\s+")]
    private static partial Regex Numbering();
}
