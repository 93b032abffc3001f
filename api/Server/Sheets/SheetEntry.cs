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
    public static Problem? Refuse(Sheet? sheet)
    {
        if (sheet is null)
            return Absent();
        var finding = Completeness.Check(sheet).FirstOrDefault(f => f.Severity == Severity.Error && NeverKept.Contains(f.Code));
        return finding is null ? null : new Refused(finding.Code, finding.Text, finding.Field);
    }

    /// <summary>There is no sheet where one belongs.</summary>
    public static Problem Absent() => new Refused("required", "협의서(sheet)를 함께 보내 주세요.", "sheet");

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
}
