using System.Globalization;
using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>
/// Understands the rows between the anchors by their visible labels. What stands there and is neither a value nor one of
/// our own lines is kept as <c>other</c>, so that nothing added to a sheet goes unseen.
/// </summary>
internal sealed class SheetRowReader
{
    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);
    private readonly List<(MessageField Field, string Value)> shared = [];
    private int messages;
    private bool expectsText;

    /// <summary>The values of the rows by path.</summary>
    public static Dictionary<string, string> Read(IEnumerable<VisibleRow> rows)
    {
        var reader = new SheetRowReader();
        foreach (var row in rows)
            reader.Add(row);
        foreach (var (field, value) in reader.shared)
            reader.Share(field, value);
        return reader.fields;
    }

    /// <summary>Whether a label begins a row of the sheet.</summary>
    public static bool IsLabel(string label) =>
        label == SheetLabels.Who
        || SheetField.All.Any(f => f.Label == label)
        || MessageField.All.Any(f => f.Label == label)
        || SheetLabels.Numbered().IsMatch(label)
        || SheetLabels.MessageHeading().IsMatch(label)
        || SheetLabels.IsFurniture(label);

    private void Add(VisibleRow row)
    {
        var label = SheetValues.OneLine(row.First);
        if (!row.IsTable && label.Length == 0)
            return;
        if (row.Cells.Count > 1)
            Pair(label, string.Join('\n', row.Cells.Skip(1)));
        else if (expectsText)
            Set(MessageField.Path(messages - 1, MessageField.Text.Name), row.First);
        else if (SheetLabels.MessageHeading().Match(label) is { Success: true } heading)
            Message(int.Parse(heading.Groups["number"].ValueSpan, CultureInfo.InvariantCulture), heading.Groups["channel"].Value, row.First);
        else
            Other(label);
    }

    private void Message(int number, string channel, string line)
    {
        if (number != messages + 1)
        {
            Other(line);
            return;
        }

        messages = number;
        expectsText = true;
        fields[MessageField.Path(number - 1, MessageField.Channel.Name)] = channel;
    }

    private void Pair(string label, string value)
    {
        expectsText = false;
        if (label == SheetLabels.Who)
        {
            var lines = value.Split('\n', 2);
            Set(SheetField.Department.Path, lines[0]);
            Set(SheetField.Contact.Path, lines.Length > 1 ? lines[1] : "");
        }
        else if (SheetField.All.FirstOrDefault(f => f.Label == label) is { } field)
        {
            Set(field.Path, value);
        }
        else if (MessageField.All.FirstOrDefault(f => f.Label == label) is { } each)
        {
            shared.Add((each, value));
        }
        else if (SheetLabels.Numbered().Match(label) is { Success: true } numbered)
        {
            Numbered(numbered, value);
        }
        else
        {
            Other($"{label}\n{value}".Trim());
        }
    }

    private void Numbered(Match label, string value)
    {
        foreach (var name in (string[])["variables", "question", "answer"])
        {
            if (!label.Groups[name].Success)
                continue;
            var index = int.Parse(label.Groups[name].ValueSpan, CultureInfo.InvariantCulture) - 1;
            Set(name switch
            {
                "variables" => MessageField.Path(index, name),
                "question" => SheetValues.Question(index),
                _ => SheetValues.Answer(index),
            }, value);
        }
    }

    private void Share(MessageField field, string value)
    {
        var lines = value.Split('\n');
        var each = messages > 1 && lines.Length == messages
            && lines.Select((line, i) => line.TrimStart().StartsWith(SheetLabels.Line(i).TrimEnd(), StringComparison.Ordinal)).All(ok => ok);
        for (var i = 0; i < messages; i++)
            Set(MessageField.Path(i, field.Name), each ? lines[i].TrimStart()[SheetLabels.Line(i).TrimEnd().Length..].TrimStart() : value);
    }

    private void Other(string text)
    {
        if (!SheetLabels.IsFurniture(text.Split('\n')[0]))
            Set("other", text);
    }

    // A label that stands twice is kept twice: one of the two is not what was filled.
    private void Set(string path, string value)
    {
        expectsText = false;
        fields[path] = fields.TryGetValue(path, out var before) && before.Length > 0 ? $"{before}\n{value}" : value;
    }
}
