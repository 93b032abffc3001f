namespace ConsultAddin.Core.Sheets;

/// <summary>
/// Finds where a text names the call centre (R1): 02-120 in every way people write it, and, apart from that, hints such
/// as <c>120 다산콜</c>. Works on the text as it is; nothing is normalised, so every span lies in the original.
/// </summary>
public static class HotlineFinder
{
    /// <summary>Everything that names the call centre, in order, never overlapping. Takes time linear in the text.</summary>
    public static IReadOnlyList<HotlineHit> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<HotlineHit>? hits = null;
        foreach (var (start, length, sort) in Enumerate(text))
        {
            var found = text.Substring(start, length);
            (hits ??= []).Add(new HotlineHit(start, length, found, sort, CodePage949.Arrival(found)));
        }

        return hits ?? (IReadOnlyList<HotlineHit>)[];
    }

    /// <summary>The same, one after the other and without allocating; for long texts, or to stop at the first.</summary>
    public static HotlineEnumerator Enumerate(ReadOnlySpan<char> text) => new(text);

    /// <summary>The strongest sort of hit in a text; null where nothing names the call centre.</summary>
    public static HotlineSort? Strongest(ReadOnlySpan<char> text)
    {
        HotlineSort? strongest = null;
        foreach (var span in Enumerate(text))
        {
            if (span.Sort == HotlineSort.Match)
                return HotlineSort.Match;
            strongest = span.Sort;
        }

        return strongest;
    }
}
