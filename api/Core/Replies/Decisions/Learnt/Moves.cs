namespace ConsultAddin.Core.Replies.Decisions.Learnt;

/// <summary>
/// What of an answer's grammar is weighed: what its clauses do and how they lead on, one, two and three in a row, and what follows from them by
/// <see cref="Verdict"/>. So what was learnt of one verb holds for another in the same form.
/// </summary>
internal static class Moves
{
    /// <summary>The places of an answer's moves, each once, in order.</summary>
    /// <param name="grammar">What follows from the clauses.</param>
    /// <param name="said">The clauses.</param>
    public static int[] Of(Opinion grammar, IReadOnlyList<Clause> said)
    {
        var places = new List<int> { At('d', grammar.Decision.ToString()), At('g', grammar.BestGuess.ToString() ?? "") };
        var acting = said.Where(c => c.Act != Act.Nothing).ToList();
        foreach (var clause in acting)
        {
            var act = clause.Act.ToString();
            places.Add(At('a', act));
            if (clause.Contrast) places.Add(At('c', act));
            if (clause.Later) places.Add(At('l', act));
            if (clause.Marked) places.Add(At('m', act));
            if (clause.Now) places.Add(At('n', act));
            if (clause.Partial) places.Add(At('p', act));
        }
        places.Add(At('k', Math.Min(acting.Count, Many).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        places.Add(At('s', string.Join(',', acting.Select(c => c.Act).Distinct().Order())));
        InARow('b', [.. acting.Select(c => c.Act.ToString())], 2, places);
        InARow('x', [.. said.Select(Form).Where(f => f.Length > 0)], 3, places);
        return Place.Distinct(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(places));
    }

    private const int Many = 5;

    private static int At(char kind, string name) => Place.None.Then(kind).Then(name).Index;

    private static void InARow(char kind, IReadOnlyList<string> names, int most, List<int> places)
    {
        string[] all = ["^", .. names, "$"];
        for (var from = 0; from < all.Length; from++)
        {
            var place = Place.None.Then(kind);
            for (var n = 0; n < most && from + n < all.Length; n++) places.Add((place = place.Then('>').Then(all[from + n])).Index);
        }
    }

    // Of what it speaks, how it leads on and what it does; empty where that is nothing.
    private static string Form(Clause clause)
    {
        var letters = LineReader.Compact(clause.Text.ToLowerInvariant());
        var form = string.Concat(
            ClauseReader.IsSendText(letters) ? "s" : "", ClauseReader.Agreement.IsMatch(letters) ? "a" : "", ClauseReader.IsChange(letters) ? "c" : "",
            ClauseReader.MaySpeakANo(letters) ? "n" : "", ClauseReader.MaySpeakAYes(letters) ? "y" : "", clause.Contrast ? "!" : "");
        return (form, clause.Link, clause.Act) is ("", Link.End, Act.Nothing) ? "" : $"{form}{clause.Link}{clause.Act}";
    }
}
