namespace ConsultAddin.Core.Sheets;

/// <summary>Where a message's variables stand, in UTF-16 units of its text.</summary>
public static class VariableSpans
{
    /// <summary>
    /// The variables that lie inside the text, have a length and don't overlap an earlier one, ordered by start: what
    /// can be drawn or measured even while a sheet is still wrong. <see cref="Completeness"/> reports the others.
    /// </summary>
    public static IReadOnlyList<VariableSpan> Valid(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Variables.Count == 0)
            return [];
        var spans = new List<VariableSpan>(message.Variables.Count);
        var unit = 0;
        var point = 0;
        foreach (var variable in message.Variables.OrderBy(v => v.Start))
        {
            if (variable.Start < point || variable.Length <= 0)
                continue;
            var start = unit + CodePoints.ToUtf16(message.Text.AsSpan(unit), variable.Start - point);
            var length = CodePoints.ToUtf16(message.Text.AsSpan(start), variable.Length);
            if (CodePoints.Count(message.Text.AsSpan(start, length)) != variable.Length)
                continue;
            spans.Add(new VariableSpan(start, length, variable));
            unit = start + length;
            point = variable.Start + variable.Length;
        }

        return spans;
    }
}

/// <summary>A variable and its place.</summary>
/// <param name="Start">Offset in UTF-16 units of the message's text.</param>
/// <param name="Length">Length in UTF-16 units.</param>
/// <param name="Variable">The variable.</param>
public readonly record struct VariableSpan(int Start, int Length, Variable Variable);
