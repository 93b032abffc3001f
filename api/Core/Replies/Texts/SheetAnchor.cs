using System.Buffers;
using System.Text.RegularExpressions;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>A sheet's first and last visible line, however a client rewrote the blanks in them.</summary>
internal static partial class SheetAnchor
{
    /// <summary>Whether a line is, or begins with, <c>120 사전협의서 C2026-00142-L · …</c>; not a sentence that names the sheet.</summary>
    public static bool IsFirst(string line) =>
        line.Length < Longest && line.Contains(Title, StringComparison.Ordinal) && First().IsMatch(Squeeze(line));

    /// <summary>Where a sheet begins behind other words, as in programs that lose the line ends before it; 0 for nowhere.</summary>
    public static int Inside(string line)
    {
        if (line.Length >= Longest || line.IndexOf(Title, StringComparison.Ordinal) is not (> 0 and var title)) return 0;
        var at = line.AsSpan(0, title).TrimEnd() is var before && before.EndsWith("120", StringComparison.Ordinal) ? before.Length - 3 : 0;
        return at > 0 && line[at - 1] is ' ' or ':' && IsFirst(line[at..]) ? at : 0;
    }

    /// <summary>Whether a line holds <c>협의서 끝 · C2026-00142-L · …</c>.</summary>
    public static bool HasLast(string line) =>
        line.Contains("협의서", StringComparison.Ordinal) && Squeeze(line).Contains("협의서끝", StringComparison.Ordinal) && Reference.FindAll(line).Count > 0;

    /// <summary>Whether a line is a fill code and nothing else.</summary>
    public static bool IsCode(string line) =>
        line.AsSpan().Trim(" \t*|·") is { Length: 8 } code && !code.ContainsAnyExcept(Hex);

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdefABCDEF");

    private const int Longest = 2000;
    private const string Title = "사전협의서";

    // Behind the reference stands the revision: by that it is no sentence that names the sheet.
    [GeneratedRegex(@"^[|*>-]*120사전협의서[CＣ][\d\p{Pd}]{4,16}[A-ZＡ-Ｚ][·‧∙•・.?|-]{0,2}\d{1,3}차", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex First();

    private static string Squeeze(string line) => string.Concat(line.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}
