namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>The text of a message cut into runs, so that the number and the variables stand out and no character is lost.</summary>
internal static class MarkedText
{
    /// <summary>The runs of a message's text; together they are the text.</summary>
    public static IReadOnlyList<MarkedRun> Of(Message message)
    {
        var marks = new Mark[message.Text.Length];
        foreach (var hit in HotlineFinder.Find(message.Text))
            Set(marks, hit.Start, hit.Start + hit.Length, Mark.Hotline);
        foreach (var span in VariableSpans.Valid(message))
            Set(marks, span.Start, span.Start + span.Length, Mark.Variable);

        var runs = new List<MarkedRun>();
        for (int from = 0, to; from < marks.Length; from = to)
        {
            for (to = from + 1; to < marks.Length && marks[to] == marks[from]; to++)
            {
            }

            runs.Add(new MarkedRun(message.Text[from..to], marks[from]));
        }

        return runs;
    }

    private static void Set(Mark[] marks, int from, int to, Mark mark)
    {
        for (var i = from; i < to; i++)
            marks[i] |= mark;
    }
}
