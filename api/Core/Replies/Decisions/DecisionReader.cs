using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies.Decisions.Learnt;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// What a person's words say: one opinion for the consultation of the thread, and one for each that is written out. Each clause is read
/// for what it does (<see cref="Act"/>); <see cref="Verdict"/> weighs them. A sentence beside a clear answer weighs nothing unless it
/// denies, doubts, demands, asks, or finds fault with the notice.
/// </summary>
public static class DecisionReader
{
    /// <summary>Reads a mail's visible text. Takes time linear in the text.</summary>
    /// <param name="visibleText">What the person wrote now.</param>
    /// <param name="mentions">The references in it, in order.</param>
    /// <returns>First the opinion on the consultation that thread or subject names, without a reference; then one for each reference.</returns>
    public static IReadOnlyList<Opinion> Read(string visibleText, IReadOnlyList<ReferenceMention> mentions) => Read(visibleText, [], mentions);

    /// <summary>Reads a text in which tables stand, besides those that are drawn with strokes.</summary>
    /// <param name="visibleText">What the person wrote now.</param>
    /// <param name="cells">The cells of its tables.</param>
    /// <param name="mentions">The references in it, in order.</param>
    internal static IReadOnlyList<Opinion> Read(string visibleText, IReadOnlyList<TableCell> cells, IReadOnlyList<ReferenceMention> mentions) => Read(visibleText, cells, mentions, Experience.Held);

    /// <summary>Reads a text by its grammar alone: what is no answer, such as a signature, isn't like any.</summary>
    internal static IReadOnlyList<Opinion> ReadGrammar(string text, IReadOnlyList<ReferenceMention> mentions) => Read(text, [], mentions, null);

    /// <summary>Reads a text by its grammar, and by a given experience unless there is none.</summary>
    internal static IReadOnlyList<Opinion> Read(string visibleText, IReadOnlyList<ReferenceMention> mentions, Experience? experience) => Read(visibleText, [], mentions, experience);

    private static IReadOnlyList<Opinion> Read(string visibleText, IReadOnlyList<TableCell> cells, IReadOnlyList<ReferenceMention> mentions, Experience? experience)
    {
        ArgumentNullException.ThrowIfNull(visibleText);
        ArgumentNullException.ThrowIfNull(mentions);
        var table = TableForm.Read(visibleText, cells);
        // What stands beside a form that isn't understood is a part of an answer, and like no whole one.
        var opinions = ReadSpoken(table.Spoken, mentions, table.Open ? null : experience);
        return table.Forbids ? [.. opinions.Select(o => o.Decision == Decision.Approve ? Unread(o) : o)] : opinions;
    }

    private static IReadOnlyList<Opinion> ReadSpoken(string visibleText, IReadOnlyList<ReferenceMention> mentions, Experience? experience)
    {
        var readable = Readable.Of(visibleText, mentions);
        if (mentions.Count > 0 && mentions.Any(m => m.Reference != mentions[0].Reference)) return Several.Read(readable, mentions);
        var composed = Readable.Compose(readable);
        var forms = ChoiceReader.Find(composed, 0, composed.Length);
        var said = Clauses(composed, 0, composed.Length, forms);
        var opinion = BothReadings.Of(Opine(mentions.Count == 0 ? null : mentions[0].Reference, Revision(mentions), said), said, ChoiceReader.WithoutUnticked(composed, forms), experience);
        if (opinion.Decision == Decision.Approve && UnreadForm.IsIn(Readable.Compose(visibleText), said))
            opinion = Unread(opinion);
        // Where letters were composed, places are those of the whole text.
        if (composed.Length != readable.Length) opinion = opinion with { Evidence = [.. opinion.Evidence.Select(e => e with { Start = Math.Min(e.Start, 0), Length = readable.Length })] };
        return mentions.Count == 0 ? [opinion] : [Opine(null, null, []), opinion];
    }

    private static Opinion Unread(Opinion opinion) => opinion with { Decision = Decision.Unclear, BestGuess = opinion.Decision, Evidence = [new("unread-form"), .. opinion.Evidence] };

    /// <summary>What of a text on one consultation is weighed.</summary>
    internal static Traits Traits(string text, IReadOnlyList<ReferenceMention> mentions)
    {
        var composed = Readable.Compose(Readable.Of(TableForm.Read(text, []).Spoken, mentions));
        var forms = ChoiceReader.Find(composed, 0, composed.Length);
        var said = Clauses(composed, 0, composed.Length, forms);
        return Learnt.Traits.Of(ChoiceReader.WithoutUnticked(composed, forms), Opine(null, null, said), said);
    }

    /// <summary>The revision that is written with a reference; null when none or several are.</summary>
    internal static int? Revision(IEnumerable<ReferenceMention> mentions) => mentions.Select(m => m.Revision).OfType<int>().Distinct().ToList() is [var one] ? one : null;

    private static readonly string[] Rules = [.. Enum.GetNames<Act>().Select(name => $"says-{name.ToLowerInvariant()}")];

    /// <summary>The opinion that follows from clauses.</summary>
    internal static Opinion Opine(Reference? reference, int? revision, IReadOnlyList<Clause> said)
    {
        var (decision, guess) = Verdict.Of(said);
        return new(reference, revision, decision, decision == Decision.Unclear ? guess : null,
            [.. said.Where(c => c.Act != Act.Nothing).Select(c => new Evidence(Rules[(int)c.Act], c.Start, c.End - c.Start))])
        {
            AwaitsOtherBody = decision == Decision.Conditional && Verdict.AwaitsOtherBody(said),
        };
    }

    /// <summary>What the lines between two places say, clause by clause.</summary>
    internal static List<Clause> Clauses(string readable, int start, int end) => Clauses(readable, start, end, ChoiceReader.Find(readable, start, end));

    private static List<Clause> Clauses(string readable, int start, int end, IReadOnlyList<ChoiceReader.Form> forms)
    {
        var said = new List<Clause>();
        var words = ChoiceReader.Blanked(readable, forms.SelectMany(f => f.Spoken));
        for (var at = start; at < end;)
        {
            var stop = words.IndexOf('\n', at, end - at) is var i and >= 0 ? i : end;
            said.AddRange(forms.Where(f => f.Says.Start >= at && f.Says.Start <= stop).Select(f => f.Says));
            LineReader.Read(words[at..stop], at, said);
            at = stop + 1;
        }
        if (said.Count > 0 && LineReader.BreaksOff(readable[start..end])) said.Add(new(Act.Danger, end - 1, end) { Text = "" });
        return said;
    }
}
