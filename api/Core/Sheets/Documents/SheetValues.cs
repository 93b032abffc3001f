using System.Globalization;
using System.Text;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>
/// The one way in which a sheet becomes strings for people. Mail, Word and HWPX all show these, and a comparison
/// expects these, so that what is written and what is read can never drift apart.
/// </summary>
internal static class SheetValues
{
    /// <summary>Every value of a sheet by its path, in the order in which it is read; empty ones included.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(Sheet sheet)
    {
        foreach (var field in SheetField.All)
            yield return new(field.Path, field.Value(sheet));
        for (var i = 0; i < sheet.Messages.Count; i++)
        {
            foreach (var field in MessageField.All)
                yield return new(MessageField.Path(i, field.Name), field.Value(sheet.Messages[i]));
        }

        for (var i = 0; i < sheet.Questions.Count; i++)
        {
            yield return new(Question(i), sheet.Questions[i].Question);
            yield return new(Answer(i), sheet.Questions[i].Answer);
        }
    }

    /// <summary>The path of a question.</summary>
    public static string Question(int index) => string.Create(CultureInfo.InvariantCulture, $"questions[{index}].question");

    /// <summary>The path of an answer.</summary>
    public static string Answer(int index) => string.Create(CultureInfo.InvariantCulture, $"questions[{index}].answer");

    /// <summary>A value that has to stand on one line: every run of white space as one blank.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
                line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().Trim();
    }

    /// <summary>A person with a telephone number, <c>김민수 ☎ 02-2133-0000</c>.</summary>
    public static string Of(Contact contact)
    {
        var (name, telephone) = (OneLine(contact.Name), OneLine(contact.Telephone));
        return telephone.Length == 0 ? name : $"{name} ☎ {telephone}".TrimStart();
    }

    /// <summary>A window as people read it; one end may be open.</summary>
    public static string Window(DateTimeOffset? start, DateTimeOffset? end) => (start, end) switch
    {
        ({ } from, { } until) => SeoulTime.Window(from, until),
        ({ } from, null) => SeoulTime.Format(from) + " ~",
        (null, { } until) => "~ " + SeoulTime.Format(until),
        _ => "",
    };

    /// <summary>A number of recipients, <c>9,915명</c>.</summary>
    public static string Recipients(int? count) =>
        count is { } n ? n.ToString("N0", CultureInfo.InvariantCulture) + "명" : "";

    /// <summary>The variables of a message, one a line: what stands in the text, its name, an example and the longest value.</summary>
    public static string Variables(Message message) =>
        string.Join('\n', message.Variables.Select(v => $"{OneLine(Span(message.Text, v))}{Of(" → ", v.Name)}{Of(" / 예: ", v.Example)}{Of(" / 가장 긴 값: ", v.Longest)}"));

    /// <summary>What a variable marks in its text; cut where it passes the end.</summary>
    public static string Span(string text, Variable variable)
    {
        var start = CodePoints.ToUtf16(text, variable.Start);
        return text.Substring(start, CodePoints.ToUtf16(text.AsSpan(start), variable.Length));
    }

    private static string Of(string label, string value) => OneLine(value) is { Length: > 0 } line ? label + line : "";
}

/// <summary>A field of the sheet that stands once.</summary>
/// <param name="Path">Its path in the sheet, which is also its tag in a template.</param>
/// <param name="Label">What people read before it.</param>
/// <param name="Value">Its value as people read it.</param>
/// <param name="Required">Whether a document that lacks it is incomplete.</param>
internal sealed record SheetField(string Path, string Label, Func<Sheet, string> Value, bool Required = false)
{
    public static readonly SheetField Department = new("department", "부서", s => SheetValues.OneLine(s.Department), Required: true);
    public static readonly SheetField Title = new("title", "제목", s => SheetValues.OneLine(s.Title), Required: true);
    public static readonly SheetField Urgent = new("urgent.reason", "긴급 사유", s => s.Urgent?.Reason ?? "");
    public static readonly SheetField Contact = new("contact", "담당자", s => SheetValues.Of(s.Contact), Required: true);
    public static readonly SheetField OffHours = new("offHoursContact", "야간·휴일 연락처", s => SheetValues.Of(s.OffHoursContact));
    public static readonly SheetField Reason = new("reason", "발송 사유", s => s.Reason, Required: true);
    public static readonly SheetField Selection = new("selection", "대상자 선정 기준", s => s.Selection);
    public static readonly SheetField NumberSource = new("numberSource", "연락처 수집 경위", s => s.NumberSource);
    public static readonly SheetField Eligibility = new("eligibility", "적격·부적격 사유", s => s.Eligibility);
    public static readonly SheetField Objection = new("objection", "이의신청 방법·기한", s => s.Objection);

    /// <summary>All of them, in the order of the sheet.</summary>
    public static readonly IReadOnlyList<SheetField> All =
        [Department, Title, Urgent, Contact, OffHours, Reason, Selection, NumberSource, Eligibility, Objection];
}

/// <summary>A field of each message.</summary>
/// <param name="Name">The last part of its path, and of its tag in a template (<c>message.text</c>).</param>
/// <param name="Label">What people read before it.</param>
/// <param name="Value">Its value as people read it.</param>
/// <param name="Required">Whether a document that lacks it is incomplete.</param>
internal sealed record MessageField(string Name, string Label, Func<Message, string> Value, bool Required = false)
{
    public static readonly MessageField Text = new("text", "문안", m => m.Text, Required: true);
    public static readonly MessageField Channel = new("channel", "발송 방법", m => Labels.Of(m.Channel));
    public static readonly MessageField Heading = new("heading", "문자 제목", m => SheetValues.OneLine(m.Heading));
    public static readonly MessageField Sender = new("sender", "발신번호", m => SheetValues.OneLine(m.Sender), Required: true);
    public static readonly MessageField Recipients = new("recipients", "몇 명", m => SheetValues.Recipients(m.Recipients), Required: true);
    public static readonly MessageField Window = new("window", "언제", m => SheetValues.Window(m.WindowStart, m.WindowEnd), Required: true);
    public static readonly MessageField Variables = new("variables", "바뀌는 부분", SheetValues.Variables);

    /// <summary>All of them, in the order of the sheet.</summary>
    public static readonly IReadOnlyList<MessageField> All = [Text, Channel, Heading, Sender, Recipients, Window, Variables];

    /// <summary>The path of a field of the message at <paramref name="index"/>.</summary>
    public static string Path(int index, string name) => string.Create(CultureInfo.InvariantCulture, $"messages[{index}].{name}");
}
