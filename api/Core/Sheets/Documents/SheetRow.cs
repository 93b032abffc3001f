using System.Globalization;
using ConsultAddin.Core.Approvals;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>How a run of text stands out.</summary>
[Flags]
internal enum Mark
{
    None = 0,
    /// <summary>The call centre's number.</summary>
    Hotline = 1,
    /// <summary>A variable, different for each citizen.</summary>
    Variable = 2,
    /// <summary>Stood in the revision before and is gone.</summary>
    Removed = 4,
    /// <summary>Is new in this revision.</summary>
    Added = 8,
}

/// <summary>A run of text with one mark.</summary>
internal readonly record struct MarkedRun(string Text, Mark Mark);

/// <summary>What a row of the sheet in a mail is.</summary>
internal enum RowKind
{
    /// <summary>The first or last line.</summary>
    Anchor,
    /// <summary>A heading over what follows; a message's text stands right below its own.</summary>
    Heading,
    /// <summary>A text across the whole width.</summary>
    Text,
    /// <summary>A label and its value.</summary>
    Pair,
    /// <summary>The one line that says what to answer.</summary>
    Call,
}

/// <summary>One row of the sheet in a mail; HTML and plain text draw the same rows.</summary>
internal sealed record SheetRow(RowKind Kind, string Label, IReadOnlyList<MarkedRun> Value)
{
    /// <summary>A row without marks.</summary>
    public static SheetRow Plain(RowKind kind, string label, string value = "") => new(kind, label, [new MarkedRun(value, Mark.None)]);

    /// <summary>The rows of a sheet from the first anchor to the last, what a reviewer needs first at the top.</summary>
    public static IEnumerable<SheetRow> Of(FilledSheet filled)
    {
        var sheet = filled.Sheet;
        yield return Plain(RowKind.Anchor, Anchors.First(filled.Reference, filled.Revision, filled.FillCode));
        foreach (var row in Changes(filled))
            yield return row;
        foreach (var row in Pairs(sheet, SheetField.Urgent))
            yield return row;
        for (var i = 0; i < sheet.Messages.Count; i++)
        {
            yield return Plain(RowKind.Heading, SheetLabels.Message(i, MessageField.Channel.Value(sheet.Messages[i])));
            yield return new SheetRow(RowKind.Text, "", MarkedText.Of(sheet.Messages[i]));
        }

        foreach (var row in Shared(sheet, MessageField.Window))
            yield return row;
        yield return Plain(RowKind.Pair, SheetLabels.Who, $"{SheetField.Department.Value(sheet)}\n{SheetField.Contact.Value(sheet)}");
        foreach (var row in Shared(sheet, MessageField.Recipients, MessageField.Sender))
            yield return row;
        yield return Plain(RowKind.Call, Call(filled));
        yield return Plain(RowKind.Heading, SheetLabels.Details);
        foreach (var row in Pairs(sheet, SheetField.Title, SheetField.Reason))
            yield return row;
        foreach (var row in Shared(sheet, MessageField.Heading))
            yield return row;
        for (var i = 0; i < sheet.Messages.Count; i++)
        {
            if (MessageField.Variables.Value(sheet.Messages[i]) is { Length: > 0 } variables)
                yield return Plain(RowKind.Pair, SheetLabels.Variables(i), variables);
        }

        foreach (var row in Pairs(sheet, SheetField.Selection, SheetField.NumberSource, SheetField.Eligibility, SheetField.Objection, SheetField.OffHours))
            yield return row;
        for (var i = 0; i < sheet.Questions.Count; i++)
        {
            yield return Plain(RowKind.Pair, SheetLabels.Question(i), sheet.Questions[i].Question);
            yield return Plain(RowKind.Pair, SheetLabels.Answer(i), sheet.Questions[i].Answer);
        }

        yield return Plain(RowKind.Anchor, Anchors.Last(filled.Reference, filled.FillCode));
    }

    private static IEnumerable<SheetRow> Pairs(Sheet sheet, params SheetField[] fields) =>
        from field in fields
        let value = field.Value(sheet)
        where value.Length > 0
        select Plain(RowKind.Pair, field.Label, value);

    /// <summary>One row for all messages: a single value where they share it, else a line for each.</summary>
    private static IEnumerable<SheetRow> Shared(Sheet sheet, params MessageField[] fields)
    {
        foreach (var field in fields)
        {
            var values = sheet.Messages.Select(field.Value).ToList();
            if (values.TrueForAll(v => v.Length == 0))
                continue;
            yield return Plain(RowKind.Pair, field.Label, values.TrueForAll(v => v == values[0])
                ? values[0]
                : string.Join('\n', values.Select((v, i) => SheetLabels.Line(i) + v)));
        }
    }

    private static IEnumerable<SheetRow> Changes(FilledSheet filled)
    {
        if (filled.Previous is { } previous)
        {
            var changes = SheetChange.Between(previous, filled.Sheet).Fields
                .Where(f => f.Field.StartsWith("messages", StringComparison.Ordinal)).ToList();
            yield return Plain(RowKind.Heading, changes.Count > 0 ? SheetLabels.Changed : SheetLabels.Unchanged);
            foreach (var change in changes)
                yield return new SheetRow(RowKind.Pair, SheetLabels.ChangeOf + change.Label, Difference(change));
        }

        if (filled.LastWords.Count > 0)
            yield return Plain(RowKind.Pair, SheetLabels.LastWords, string.Join('\n', filled.LastWords.Select(w => $"{SheetValues.OneLine(w.Body)}: {Said(w)}")));
    }

    private static List<MarkedRun> Difference(ChangedField change) =>
        TextDifference.Between(change.Before, change.After).Select(part => new MarkedRun(part.Text, part.Sort switch
        {
            DifferenceSort.Removed => Mark.Removed,
            DifferenceSort.Added => Mark.Added,
            _ => Mark.None,
        })).ToList();

    private static string Said(LastWord word)
    {
        var said = word.Decision.Korean;
        if (word.At is { } at)
            said += $" ({SeoulTime.FormatShort(at)})";
        return SheetValues.OneLine(word.Sentence) is { Length: > 0 } sentence ? $"{said} – “{sentence}”" : said;
    }

    private static string Call(FilledSheet filled)
    {
        if ((filled.AnswerBy ?? (filled.Sheet.PlannedStart is { } start ? Deadlines.AnswerBy(start) : null)) is not { } due)
            return SheetLabels.Call;
        // The day goes without saying while it is the day of sending, which stands above.
        var sameDay = filled.Sheet.PlannedStart is { } planned && SeoulTime.Date(planned) == SeoulTime.Date(due);
        return string.Create(CultureInfo.InvariantCulture,
            $"{SheetLabels.Call} · 회신 마감 {(sameDay ? SeoulTime.Clock(due) : SeoulTime.FormatShort(due))}");
    }
}
