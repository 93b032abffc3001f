using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Problems;

namespace ConsultAddin.Server.Sheets;

/// <summary>
/// What no sheet may be when it enters, complete or not: beyond the limits, with hidden characters, contradicting itself.
/// What is merely missing stays a finding, which only filling refuses.
/// </summary>
public static class SheetEntry
{
    private static readonly HashSet<string> NeverKept =
        ["too-long", "too-many", "one-line", "invisible-character", "ends-before-start", "out-of-range", "out-of-text", "overlapping"];

    /// <summary>The first reason not to keep the sheet, or null.</summary>
    public static Problem? Refuse(Sheet? sheet) =>
        RefuseNull(sheet)
        ?? (Completeness.Check(sheet!).FirstOrDefault(f => f.Severity == Severity.Error && NeverKept.Contains(f.Code)) is { } finding
            ? new Refused(finding.Code, finding.Text, finding.Field)
            : null);

    /// <summary>The first reason not to keep a line or paragraph written beside a sheet, or null.</summary>
    /// <param name="field">Its name in the request.</param>
    /// <param name="what">What it is, with its Korean object particle, such as <c>사유를</c>.</param>
    /// <param name="text">What was written.</param>
    public static Problem? RefuseWords(string field, string what, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new Refused("required", $"{what} 적어 주세요.", field);
        if (text.Length > SheetLimits.Paragraph)
            return new Refused("too-long", $"{SheetLimits.Paragraph:N0}자까지 적을 수 있습니다. 지금 {text.Length:N0}자이니 줄여 주세요.", field);
        return TextIdentity.Refusals(text) is [var first, ..]
            ? new Refused("invisible-character", $"보이지 않는 글자가 있습니다({first.Name}, {first.Start + 1}번째 글자). 지우거나 다시 입력해 주세요.", field)
            : null;
    }

    /// <summary>JSON can bring null where the types say never; refused here once, so that no rule has to think of it.</summary>
    public static Problem? RefuseNull(Sheet? sheet)
    {
        var field = sheet switch
        {
            null => "sheet",
            { Department: null } => "department",
            { Title: null } => "title",
            { Reason: null } => "reason",
            { Selection: null } => "selection",
            { NumberSource: null } => "numberSource",
            { Eligibility: null } => "eligibility",
            { Objection: null } => "objection",
            { Contact: null or { Name: null } or { Telephone: null } } => "contact",
            { OffHoursContact: null or { Name: null } or { Telephone: null } } => "offHoursContact",
            { Urgent: { Reason: null } } => "urgent.reason",
            { Messages: null } => "messages",
            { Questions: null } => "questions",
            _ => AbsentInside(sheet),
        };
        return field is null ? null : new Refused("null", "이 항목이 비어(null) 있습니다. 값을 넣거나 항목을 빼고 다시 보내 주세요.", field);
    }

    private static string? AbsentInside(Sheet sheet)
    {
        for (var i = 0; i < sheet.Messages.Count; i++)
        {
            if (sheet.Messages[i] is null or { Text: null } or { Heading: null } or { Sender: null } or { Variables: null })
                return $"messages[{i}]";
            for (var j = 0; j < sheet.Messages[i].Variables.Count; j++)
            {
                if (sheet.Messages[i].Variables[j] is null or { Name: null } or { Example: null } or { Longest: null })
                    return $"messages[{i}].variables[{j}]";
            }
        }

        for (var i = 0; i < sheet.Questions.Count; i++)
        {
            if (sheet.Questions[i] is null or { Question: null } or { Answer: null })
                return $"questions[{i}]";
        }

        return null;
    }
}
