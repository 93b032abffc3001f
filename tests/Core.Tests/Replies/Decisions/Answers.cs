using ConsultAddin.Core.Approvals;

namespace ConsultAddin.Core.Tests.Replies.Decisions;

/// <summary>An answer as people write it, and what a careful clerk would say of it.</summary>
/// <param name="Decisions">What it says, the best first, the others acceptable.</param>
/// <param name="Text">The words.</param>
public sealed record Answer(IReadOnlyList<Decision> Decisions, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>The files of answers: decisions with slashes, TAB, the words with \n for a line end.</summary>
internal static class Answers
{
    public static string[] Files { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Replies", "Decisions"), "*.tsv").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <summary>All but those of several consultations, in which words around an answer may belong to another one, those that only teach, and the exams.</summary>
    public static Answer[] All { get; } = [.. Files.Where(f => f != "several.tsv" && !OnlyTeaches(f) && !IsExam(f)).SelectMany(Of)];

    /// <summary>Whether the grammar learnt nothing from a file.</summary>
    public static bool OnlyTeaches(string file) => file.StartsWith("learn-", StringComparison.Ordinal);

    /// <summary>Whether nothing was learnt from a file.</summary>
    public static bool IsExam(string file) => file.StartsWith("exam-", StringComparison.Ordinal);

    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Replies", "Decisions", file);

    public static IReadOnlyList<Answer> Of(string file) =>
        [.. File.ReadLines(PathOf(file)).Where(l => l.Length > 0).Select(l => l.Split('\t'))
            .Select(p => new Answer([.. p[0].Split('/').Select(d => Enum.Parse<Decision>(d, ignoreCase: true))], p[1].Replace("\\n", "\n", StringComparison.Ordinal)))];
}
