using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// A mail that names several consultations: each stretch from one reference to the next speaks of that one; references in a row
/// (A, B 모두 동의) share what follows. Where a decision stands before its reference nobody knows which it means: then all are unclear.
/// </summary>
internal static class Several
{
    /// <summary>First the opinion without a reference, then one for each.</summary>
    public static IReadOnlyList<Opinion> Read(string readable, IReadOnlyList<ReferenceMention> mentions)
    {
        var said = mentions.Select(m => m.Reference).Distinct().ToDictionary(r => r, _ => new List<Clause>());
        var head = DecisionReader.Clauses(readable, 0, mentions[0].Start);
        var lineStart = readable.LastIndexOf('\n', Math.Max(0, mentions[0].Start - 1)) + 1;
        var leads = head.Exists(c => Verdict.Decides(c) && c.End > lineStart);
        var waiting = new List<Reference>();
        for (var i = 0; i < mentions.Count; i++)
        {
            waiting.Add(mentions[i].Reference);
            var last = i + 1 == mentions.Count;
            var end = last ? readable.Length : mentions[i + 1].Start;
            var clauses = DecisionReader.Clauses(readable, mentions[i].Start + mentions[i].Length, end);
            if (!last && !clauses.Exists(c => Verdict.Decides(c) || c.Act == Act.Pending)) continue;
            foreach (var reference in waiting) said[reference].AddRange(clauses);
            var shared = waiting.ToHashSet();
            waiting.Clear();
            if (!last) continue;
            // What follows in sentences of its own may be meant for all, unless it says for which: 143번은.
            var own = FirstSentence(readable, mentions[i].Start + mentions[i].Length);
            var after = clauses.Where(c => c.Start >= own && Verdict.Decides(c) && !Names(readable[c.Start..c.End], mentions[i].Reference)).Select(c => c with { Act = Act.Danger }).ToList();
            foreach (var (reference, list) in said)
            {
                if (reference != mentions[i].Reference && !shared.Contains(reference)) list.AddRange(after);
            }
        }
        if (said.Values.All(l => !l.Exists(Verdict.Decides)))
        {
            foreach (var list in said.Values) list.AddRange(head);
        }
        var written = mentions.ToLookup(m => m.Reference);
        Opinion[] opinions = [DecisionReader.Opine(null, null, head), .. said.Select(s => DecisionReader.Opine(s.Key, DecisionReader.Revision(written[s.Key]), s.Value))];
        return leads ? [.. opinions.Select(o => o with { Decision = Approvals.Decision.Unclear, BestGuess = null, Evidence = [new("decision-before-its-reference", lineStart, mentions[0].Start - lineStart)] })] : opinions;
    }

    private static bool Names(string text, Reference reference) =>
        Pattern.Of(@"^\s*0*(?<number>[0-9]{1,5})\s?(?:번|호)(?:\s?건)?(?:은|는|의|에)").Match(text) is { Success: true } named
        && int.Parse(named.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture) == reference.Number
        // 143번은 동의하고 142번은 반려합니다
        && !text[named.Length..].Says(@"[0-9]\s?(?:번|호|건)|나머지|다른|둘|모두|양|전부|함께|같이|역시|마찬가지|\bboth\b|\ball\b");

    private static int FirstSentence(string text, int from)
    {
        var end = text.AsSpan(from).IndexOfAny('\n', '.', '!');
        return end < 0 ? text.Length : from + end;
    }
}
