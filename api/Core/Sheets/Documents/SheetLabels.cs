using System.Globalization;
using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>The visible words of the sheet that are not values: written by the renderers, found again by the readers.</summary>
internal static partial class SheetLabels
{
    public const string What = "무엇을";
    public const string Who = "누가";
    public const string Details = "자세한 내용";
    public const string Changed = "지난 차수에서 바뀐 곳 – 취소선은 빠진 말, 밑줄은 들어간 말입니다";
    public const string Unchanged = "지난 차수와 문안·발신번호·시각이 같습니다";
    public const string ChangeOf = "바뀐 곳: ";
    public const string LastWords = "지난 의견";
    public const string Call = "동의 / 조건부 / 보완 / 반려 중 한 마디로 회신하시면 됩니다";

    /// <summary>The heading of a message; the first answers the reviewer's first question.</summary>
    public static string Message(int index, string channel) =>
        string.Create(CultureInfo.InvariantCulture, $"{(index == 0 ? What + " – " : "")}문안 {index + 1} · {channel}");

    /// <summary>What begins the line of one message in a row for all.</summary>
    public static string Line(int index) => string.Create(CultureInfo.InvariantCulture, $"문안 {index + 1}: ");

    public static string Variables(int index) => string.Create(CultureInfo.InvariantCulture, $"문안 {index + 1}의 바뀌는 부분");

    public static string Question(int index) => string.Create(CultureInfo.InvariantCulture, $"예상 질문 {index + 1}");

    public static string Answer(int index) => string.Create(CultureInfo.InvariantCulture, $"답변 {index + 1}");

    /// <summary>Reads the heading of a message back.</summary>
    [GeneratedRegex(@"^(?:무엇을\s*[–—-]\s*)?문안 ?(?<number>[1-9][0-9]{0,3})(?:\s*·\s*(?<channel>.*))?$")]
    public static partial Regex MessageHeading();

    /// <summary>Reads the label of a numbered value back.</summary>
    [GeneratedRegex(@"^(?:문안 ?(?<variables>[1-9][0-9]{0,3})의 바뀌는 부분|예상 질문 ?(?<question>[1-9][0-9]{0,3})|답변 ?(?<answer>[1-9][0-9]{0,3}))$")]
    public static partial Regex Numbered();

    /// <summary>Whether a row shows what the reader has no need of: headings, the call, the difference, the last words.</summary>
    public static bool IsFurniture(string label) =>
        label is Details or Changed or Unchanged || IsPairOfFurniture(label) || CallLine().IsMatch(label);

    /// <summary>Whether such a row has a value beside its label.</summary>
    public static bool IsPairOfFurniture(string label) =>
        label == LastWords || label.StartsWith(ChangeOf.TrimEnd(), StringComparison.Ordinal);

    [GeneratedRegex(@"^동의 / 조건부 / 보완 / 반려 중 한 마디로 회신하시면 됩니다(?: · 회신 마감 (?:[0-9]{1,2}/[0-9]{1,2} )?[0-9]{2}:[0-9]{2})?$")]
    private static partial Regex CallLine();
}
