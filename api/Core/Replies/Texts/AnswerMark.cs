namespace ConsultAddin.Core.Replies.Texts;

/// <summary>What people put before a line by which they answer between the lines of a mail.</summary>
internal static class AnswerMark
{
    private const int LongestName = 40;

    private static readonly string[] Words = ["답", "답변", "회신", "의견", "검토의견"];
    private static readonly string[] Labels = ["답:", "답 :", "답변:", "답변 :"];
    private static readonly string[] Arrows = ["==>", "=>", "-->", "->", "→", "⇒", "▶", "☞", "➡"];

    /// <summary>The mark with which a line begins; null for none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="writer">The display name of who writes the mail; it, or its last part, stands in brackets.</param>
    public static string? Of(string line, string writer) => Word(line, writer) ?? Arrows.FirstOrDefault(a => line.StartsWith(a, StringComparison.Ordinal));

    /// <summary>The same for words and names alone: a line that was broken on its way may go on with an arrow.</summary>
    public static string? Word(string line, string writer)
    {
        if (line is not ['[', ..]) return Labels.FirstOrDefault(l => line.StartsWith(l, StringComparison.Ordinal));
        var end = line.AsSpan(0, Math.Min(line.Length, LongestName)).IndexOf(']');
        if (end < 0) return null;
        var inner = line[1..end].Trim();
        return Words.Contains(inner) || inner.Length >= 2 && (inner == writer.Trim() || inner == LastPart(writer)) ? line[..(end + 1)] : null;
    }

    private static string LastPart(string name) => name.Split([' ', '/', ',', '|'], StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";
}
