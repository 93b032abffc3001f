using System.Globalization;

namespace ConsultAddin.Core.Sheets;

/// <summary>The subject of the mail that carries a sheet.</summary>
public static class SubjectLine
{
    /// <summary>The longest subject Outlook takes, in UTF-16 units.</summary>
    public const int MaxLength = 255;

    /// <summary>
    /// <c>[사전협의 C2026-00142-L] 부서 · 제목 · 11/24 14:00 발송</c>; from the second revision on with its number inside
    /// the brackets, and <c>[긴급]</c> before it when urgent. Department and title become one line and are shortened
    /// where the whole would pass <see cref="MaxLength"/>; reference and time never are.
    /// </summary>
    public static string For(Reference reference, int revision, Sheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var head = string.Create(CultureInfo.InvariantCulture,
            $"{(sheet.Urgent is null ? "" : "[긴급] ")}[사전협의 {reference}{(revision > 1 ? $" {revision}차" : "")}] ");
        var tail = sheet.PlannedStart is { } start ? $" · {SeoulTime.FormatShort(start)} 발송" : "";
        var department = OneLine.Of(sheet.Department, 80);
        var room = MaxLength - head.Length - tail.Length - department.Length - (department.Length > 0 ? " · ".Length : 0);
        var title = OneLine.Of(sheet.Title, room);
        return head + string.Join(" · ", new[] { department, title }.Where(part => part.Length > 0)) + tail;
    }
}
