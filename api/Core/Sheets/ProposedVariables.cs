using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Sheets;

/// <summary>
/// Places in a text that look as if they differed for each citizen. They are only proposed: the officer marks a
/// variable, a bracket alone never is one (<c>[서울시]</c> is literal, <c>[부적격사유]</c> is not).
/// </summary>
public static partial class ProposedVariables
{
    /// <summary>The proposals in order, without overlaps; offsets in code points, example and longest value empty.</summary>
    public static IReadOnlyList<Variable> For(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var proposed = new List<Variable>();
        var (units, points) = (0, 0);
        for (var match = Placeholder().Match(text); match.Success; match = match.NextMatch())
        {
            var name = match.Groups["name"].Success ? match.Groups["name"].Value.Trim() : "";
            if (match.Groups["square"].Success && IsLiteral(name, match, text))
                continue;
            points += CodePoints.Count(text.AsSpan(units, match.Index - units));
            units = match.Index;
            proposed.Add(new Variable(points, CodePoints.Count(match.ValueSpan), name, "", ""));
        }

        return proposed;
    }

    // What opens a text in brackets says who sends it, unless it is addressed (님); the others are words that Korean law
    // or habit puts in brackets.
    private static bool IsLiteral(string name, Match match, string text) =>
        (text.AsSpan(0, match.Index).IsWhiteSpace() && !text.AsSpan(match.Index + match.Length).StartsWith("님")) || LiteralWord().IsMatch(name);

    [GeneratedRegex("""
        [#$]\{(?<name>[^{}\r\n]{1,40})\}
        | \{\{(?<name>[^{}\r\n]{1,40})\}\}
        | \{(?<name>[^{}\r\n]{1,40})\}
        | (?<square>\[(?<name>[^\[\]\r\n]{1,40})\])
        | %(?<name>[가-힣A-Za-z_]{1,20})%
        | <(?<name>[가-힣][가-힣\ ]{0,20})>
        | [○◯〇●]{2,}
        | (?<![A-Za-z])O{2,}(?![A-Za-z])
        | \*{3,}
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();

    [GeneratedRegex("(?:시|구|군|청|도|센터|재단|공단|공사|부|처|발신|광고|안내|공지|알림|긴급|속보|필독|주의|참고|문의|무료|수신거부|신청|바로가기|재난문자|예시)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex LiteralWord();
}
