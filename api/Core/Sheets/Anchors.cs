using System.Globalization;
using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Sheets;

/// <summary>
/// The first and last visible line of a sheet in a mail. They carry reference, revision and fill code: fill finds its
/// own sheet again by them, and the API the mail that opens a revision.
/// </summary>
public static partial class Anchors
{
    /// <summary>The first line, <c>120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b</c>.</summary>
    public static string First(Reference reference, int revision, string fillCode) =>
        string.Create(CultureInfo.InvariantCulture, $"120 사전협의서 {reference} · {revision}차 · {fillCode}");

    /// <summary>The last line, <c>협의서 끝 · C2026-00142-L · 3f9a2c1b</c>.</summary>
    public static string Last(Reference reference, string fillCode) => $"협의서 끝 · {reference} · {fillCode}";

    /// <summary>
    /// Finds the sheets whose two anchors stand in a visible text, in order. Each anchor begins its own line, so a
    /// quoted one (<c>&gt; 120 사전협의서 …</c>) is none; blanks may be any, and any number. A first line without its
    /// last line, or with another code in between, is not found. Takes time linear in the text.
    /// </summary>
    public static IReadOnlyList<AnchoredSheet> Find(string visibleText)
    {
        ArgumentNullException.ThrowIfNull(visibleText);
        var found = new List<AnchoredSheet>();
        (Match Line, Reference Reference, int Revision, string FillCode)? open = null;
        for (var match = Line().Match(visibleText); match.Success; match = match.NextMatch())
        {
            if (!Reference.TryParse(match.Groups["reference"].Value, out var reference))
                continue;
            var code = match.Groups["code"].Value.ToLowerInvariant();
            if (match.Groups["revision"].Success)
            {
                var revision = int.Parse(match.Groups["revision"].ValueSpan, CultureInfo.InvariantCulture);
                open = (match, reference, revision, code);
            }
            else if (open is { } first && first.Reference == reference && first.FillCode == code)
            {
                var inner = first.Line.Index + first.Line.Length;
                found.Add(new AnchoredSheet(
                    reference, first.Revision, code,
                    first.Line.Index, match.Index + match.Length - first.Line.Index,
                    inner, match.Index - inner));
                open = null;
            }
        }

        return found;
    }

    // The look ahead comes first so that long runs of blanks are looked back over only from a possible anchor.
    [GeneratedRegex("""
        (?=120|협의서)(?<=(?:^|[\r\n])[\ \t\u00A0\u3000]*)
        (?:
          120\s{0,8}사전협의서\s{0,8}(?<reference>C[0-9]{4}-[0-9]{5,9}-[A-Z])\s{0,8}[·・‧∙•]\s{0,8}(?<revision>[1-9][0-9]{0,3})차
          |
          협의서\s{0,8}끝\s{0,8}[·・‧∙•]\s{0,8}(?<reference>C[0-9]{4}-[0-9]{5,9}-[A-Z])
        )
        \s{0,8}[·・‧∙•]\s{0,8}(?<code>[0-9a-fA-F]{8})(?![0-9A-Za-z])
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}

/// <summary>A sheet found in a mail's visible text by its two anchors; offsets and lengths in UTF-16 units.</summary>
/// <param name="Reference">The consultation.</param>
/// <param name="Revision">The number of the revision, from 1.</param>
/// <param name="FillCode">The code of the fill, eight hexadecimal digits in lower case.</param>
/// <param name="Start">Offset of the first anchor.</param>
/// <param name="Length">Length from the first anchor to the end of the last one.</param>
/// <param name="InnerStart">Offset behind the first anchor.</param>
/// <param name="InnerLength">Length of what stands between the anchors.</param>
public sealed record AnchoredSheet(
    Reference Reference, int Revision, string FillCode, int Start, int Length, int InnerStart, int InnerLength);
