namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>What changed in one message since the revision before, for people to see.</summary>
/// <param name="Label">Which message and which field, such as <c>문안 1 발신번호</c>.</param>
/// <param name="Runs">The new value with what went and what came.</param>
internal sealed record MessageChange(string Label, IReadOnlyList<MarkedRun> Runs)
{
    /// <summary>Every change of a text, a variable, a sender number or a window; nothing else makes a new revision (rule 3).</summary>
    public static IEnumerable<MessageChange> Between(Sheet older, Sheet newer)
    {
        for (var i = 0; i < Math.Max(older.Messages.Count, newer.Messages.Count); i++)
        {
            var before = older.Messages.ElementAtOrDefault(i);
            var after = newer.Messages.ElementAtOrDefault(i);
            foreach (var field in (MessageField[])[MessageField.Text, MessageField.Sender, MessageField.Window, MessageField.Variables])
            {
                var was = before is null ? "" : field.Value(before);
                var @is = after is null ? "" : field.Value(after);
                if (was == @is)
                    continue;
                var label = field == MessageField.Text ? $"문안 {i + 1}" : $"문안 {i + 1} {field.Label}";
                yield return new MessageChange(label, Difference(was, @is));
            }
        }
    }

    private static List<MarkedRun> Difference(string older, string newer)
    {
        return new List<MarkedRun> { new(older, Mark.Removed), new(newer, Mark.Added) }.FindAll(r => r.Text.Length > 0);
    }
}
