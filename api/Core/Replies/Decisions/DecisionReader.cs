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
    public static IReadOnlyList<Opinion> Read(string visibleText, IReadOnlyList<ReferenceMention> mentions) => Read(visibleText, mentions, Experience.Held);

    /// <summary>Reads a text by its grammar alone: what is no answer, such as a signature, isn't like any.</summary>
    internal static IReadOnlyList<Opinion> ReadGrammar(string text, IReadOnlyList<ReferenceMention> mentions) => Read(text, mentions, null);

    /// <summary>Reads a text by its grammar, and by a given experience unless there is none.</summary>
    internal static IReadOnlyList<Opinion> Read(string visibleText, IReadOnlyList<ReferenceMention> mentions, Experience? experience)
    {
        ArgumentNullException.ThrowIfNull(visibleText);
        ArgumentNullException.ThrowIfNull(mentions);
        var readable = Readable.Of(visibleText, mentions);
        if (mentions.Count > 0 && mentions.Any(m => m.Reference != mentions[0].Reference)) return Several.Read(readable, mentions);
        var said = Clauses(readable, 0, readable.Length);
        if (mentions.Count == 0) return [BothReadings.Of(Opine(null, null, said), said, readable, experience)];
        return [Opine(null, null, []), BothReadings.Of(Opine(mentions[0].Reference, Revision(mentions), said), said, readable, experience)];
    }

    /// <summary>What of a text on one consultation is weighed.</summary>
    internal static Traits Traits(string text, IReadOnlyList<ReferenceMention> mentions)
    {
        var readable = Readable.Of(text, mentions);
        var said = Clauses(readable, 0, readable.Length);
        var (composed, clauses) = Composed(readable, said);
        return Learnt.Traits.Of(composed, Opine(null, null, said), clauses);
    }

    /// <summary>A text with its letters composed, and its clauses: those of letters that were taken apart know their place less exactly.</summary>
    internal static (string Text, IReadOnlyList<Clause> Said) Composed(string text, IReadOnlyList<Clause> said)
    {
        var composed = Readable.Compose(text);
        return (composed, composed.Length == text.Length ? said : Clauses(composed, 0, composed.Length));
    }

    /// <summary>The revision that is written with a reference; null when none or several are.</summary>
    internal static int? Revision(IEnumerable<ReferenceMention> mentions) => mentions.Select(m => m.Revision).OfType<int>().Distinct().ToList() is [var one] ? one : null;

    /// <summary>The opinion that follows from clauses.</summary>
    internal static Opinion Opine(Reference? reference, int? revision, IReadOnlyList<Clause> said)
    {
        var (decision, guess) = Verdict.Of(said);
        return new(reference, revision, decision, decision == Decision.Unclear ? guess : null,
            [.. said.Where(c => c.Act != Act.Nothing).Select(c => new Evidence($"says-{c.Act.ToString().ToLowerInvariant()}", c.Start, c.End - c.Start))])
        {
            AwaitsOtherBody = decision == Decision.Conditional && Verdict.AwaitsOtherBody(said),
        };
    }

    /// <summary>What the lines between two places say, clause by clause.</summary>
    internal static List<Clause> Clauses(string readable, int start, int end)
    {
        var said = new List<Clause>();
        var options = LineReader.CountOptions(Readable.Compose(readable[start..end]));
        for (var at = start; at < end;)
        {
            if (ChoiceReader.Read(readable, at, end) is { } choice)
            {
                said.Add(choice);
                at = choice.End;
                continue;
            }
            var stop = readable.IndexOf('\n', at, end - at);
            if (stop < 0) stop = end;
            if (options < 2 || !LineReader.IsUnticked(Readable.Compose(readable[at..stop]))) LineReader.Read(readable[at..stop], at, said);
            at = stop + 1;
        }
        if (said.Count > 0 && LineReader.BreaksOff(readable[start..end])) said.Add(new(Act.Danger, end - 1, end) { Text = "" });
        return said;
    }
}
