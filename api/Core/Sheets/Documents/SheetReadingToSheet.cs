using System.Globalization;
using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Sheets.Documents;

public sealed partial record SheetReading
{
    /// <summary>
    /// The sheet that the written words amount to, to start a new one from. What cannot be understood, such as a window
    /// written in another way, is left empty for the officer; a variable is marked where its name stands in the text.
    /// </summary>
    public Sheet ToSheet() => new()
    {
        Department = this["department"],
        Title = this["title"],
        Messages = Enumerable.Range(0, Texts.Count).Select(ToMessage).ToList(),
        Reason = this["reason"],
        Contact = ToContact(this["contact"]),
        OffHoursContact = ToContact(this["offHoursContact"]),
        Selection = this["selection"],
        NumberSource = this["numberSource"],
        Eligibility = this["eligibility"],
        Objection = this["objection"],
        Questions = List("questions", "question")
            .Select((question, i) => new QuestionAndAnswer(question, this[SheetValues.Answer(i)]))
            .Where(q => q.Question.Length + q.Answer.Length > 0).ToList(),
        Urgent = this["urgent.reason"] is { Length: > 0 } reason ? new Urgency(reason) : null,
    };

    private Message ToMessage(int index)
    {
        string Value(MessageField field) => this[MessageField.Path(index, field.Name)];
        var text = Value(MessageField.Text);
        var (start, end) = ToWindow(Value(MessageField.Window));
        return new Message
        {
            Text = text,
            Channel = Enum.GetValues<Channel>().FirstOrDefault(c => Labels.Of(c) == Value(MessageField.Channel).Trim(), Channel.Other),
            Heading = Value(MessageField.Heading),
            Sender = Value(MessageField.Sender),
            Recipients = Count().Match(Value(MessageField.Recipients)) is { Success: true } count
                && int.TryParse(count.Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null,
            WindowStart = start,
            WindowEnd = end,
            Variables = ToVariables(text, Value(MessageField.Variables)),
        };
    }

    private static Contact ToContact(string text)
    {
        var parts = text.Split('☎', 2, StringSplitOptions.TrimEntries);
        return new Contact { Name = parts[0], Telephone = parts.Length > 1 ? parts[1] : "" };
    }

    private static (DateTimeOffset? Start, DateTimeOffset? End) ToWindow(string text)
    {
        var ends = text.Split('~', 2);
        var start = ToInstant(ends[0], null);
        return (start, ends.Length > 1 ? ToInstant(ends[1], start) : null);
    }

    /// <summary>An instant in Seoul's time; one without a day is on the day of <paramref name="day"/>.</summary>
    private static DateTimeOffset? ToInstant(string text, DateTimeOffset? day)
    {
        var match = Instant().Match(text);
        if (!match.Success || (!match.Groups["year"].Success && day is null))
            return null;
        var date = match.Groups["year"].Success ? string.Join('-', match.Groups["year"], match.Groups["month"], match.Groups["day"]) : null;
        var local = date is null ? SeoulTime.Of(day!.Value).ToString("yyyy-M-d", CultureInfo.InvariantCulture) : date;
        return DateTime.TryParseExact($"{local} {match.Groups["clock"]}", "yyyy-M-d H:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? SeoulTime.At(at.Year, at.Month, at.Day, at.Hour, at.Minute)
            : null;
    }

    private static List<Variable> ToVariables(string text, string lines)
    {
        var variables = new List<Variable>();
        var from = 0;
        foreach (Match line in VariableLine().Matches(lines))
        {
            var span = line.Groups["span"].Value;
            var at = span.Length == 0 ? -1 : text.IndexOf(span, from, StringComparison.Ordinal);
            if (at < 0)
                continue;
            from = at + span.Length;
            variables.Add(new Variable(
                CodePoints.FromUtf16(text, at), CodePoints.Count(span),
                line.Groups["name"].Value, line.Groups["example"].Value, line.Groups["longest"].Value));
        }

        return variables;
    }

    [GeneratedRegex("[0-9][0-9,]*")]
    private static partial Regex Count();

    [GeneratedRegex(@"(?:(?<year>[0-9]{4})\. ?(?<month>[0-9]{1,2})\. ?(?<day>[0-9]{1,2})\.? ?(?:\([^)]\))? ?)?(?<clock>[0-9]{1,2}:[0-9]{2})")]
    private static partial Regex Instant();

    [GeneratedRegex(@"^(?<span>[^\n]*?)(?: → (?<name>[^\n]*?))?(?: / 예: (?<example>[^\n]*?))?(?: / 가장 긴 값: (?<longest>[^\n]*?))?$", RegexOptions.Multiline)]
    private static partial Regex VariableLine();
}
