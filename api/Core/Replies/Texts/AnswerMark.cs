namespace ConsultAddin.Core.Replies.Texts;

/// <summary>What people put before a line by which they answer between the lines of a mail.</summary>
internal static class AnswerMark
{
    private const int LongestName = 40;

    private static readonly string[] Words = ["답", "답변", "회신", "의견", "검토의견", "검토 의견"];
    private static readonly string[] Labels = ["답:", "답 :", "답변:", "답변 :"];
    private static readonly string[] Arrows = ["==>", "=>", "-->", "->", "→", "⇒", "▶", "☞", "➡"];

    /// <summary>The mark with which a line begins; null for none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="writer">Who writes the mail; their name stands in brackets.</param>
    public static string? Of(string line, Writer writer) => Word(line, writer) ?? Arrows.FirstOrDefault(a => line.StartsWith(a, StringComparison.Ordinal));

    /// <summary>The same for words and names alone: a line that was broken on its way may go on with an arrow.</summary>
    public static string? Word(string line, Writer writer)
    {
        if (line is not ['[', ..]) return Labels.FirstOrDefault(l => line.StartsWith(l, StringComparison.Ordinal));
        return Bracketed(line) is { } inner && (IsWord(inner) || writer.IsNamed(inner)) ? line[..(line.IndexOf(']', StringComparison.Ordinal) + 1)] : null;
    }

    /// <summary>Whether it is a word for an answer: 답변, 검토의견.</summary>
    public static bool IsWord(string text) => Words.Contains(text);

    /// <summary>What stands in the brackets with which a line begins; null for none.</summary>
    public static string? Bracketed(string line) =>
        line is ['[', ..] && line.AsSpan(0, Math.Min(line.Length, LongestName)).IndexOf(']') is > 1 and var end ? line[1..end].Trim() : null;
}
