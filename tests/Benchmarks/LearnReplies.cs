using System.Diagnostics;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies.Decisions;
using ConsultAddin.Core.Replies.Decisions.Learnt;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Benchmarks;

/// <summary>
/// Learns what answers mean from the files of answers and writes what the reader holds; with <c>--measure</c> it only reads answers that were left
/// out and prints how. An answer with several acceptable decisions teaches that it is one of them.
/// </summary>
internal static class LearnReplies
{
    private const int Networks = 4, Parts = 5;

    /// <summary>An answer to learn from.</summary>
    /// <param name="Traits">What of it is weighed.</param>
    /// <param name="Means">The acceptable decisions, by their places in <see cref="Likelihood.Decisions"/>.</param>
    /// <param name="Text">The words.</param>
    /// <param name="File">Where it stands.</param>
    internal sealed record Answer(Traits Traits, int[] Means, string Text, string File);

    internal static int Run(string root, bool measure)
    {
        var folder = Path.Combine(root, "tests/Core.Tests/Replies/Decisions");
        var answers = Files(folder).SelectMany(f => File.ReadLines(f).Where(l => l.Length > 0).Select(l => Parse(l, Path.GetFileName(f)))).Where(a => a.Traits.Letters.Length > 0).ToList();
        Console.WriteLine($"{answers.Count} answers");
        var began = Stopwatch.StartNew();
        if (measure) Measure(answers);
        else
        {
            var learnt = Learn(answers, Experience.Fingerprint(Files(folder)));
            using var file = File.Create(Path.Combine(root, "api/Core/Replies/Decisions/Learnt/learnt.br"));
            learnt.Write(file);
            Console.WriteLine($"learnt.br: {file.Length:N0} bytes");
        }
        Console.WriteLine($"{began.Elapsed.TotalSeconds:F0} s");
        return 0;
    }

    // Answers on several consultations have no one meaning; nothing is learnt from the exams.
    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*.tsv").Where(f => Path.GetFileName(f) is var name && name != "several.tsv" && !name.StartsWith("exam-", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static Answer Parse(string line, string file)
    {
        var parts = line.Split('\t');
        var text = parts[1].Replace("\\n", "\n", StringComparison.Ordinal);
        return new(DecisionReader.Traits(text, Reference.FindAll(text)), [.. parts[0].Split('/').Select(d => Likelihood.IndexOf(Enum.Parse<Decision>(d, ignoreCase: true)))], text, file);
    }

    private static Experience Learn(IReadOnlyList<Answer> answers, byte[] source)
    {
        Regression? regression = null;
        var networks = new Network[Networks];
        Parallel.Invoke([() => regression = LearnRegression.From(answers), .. Enumerable.Range(0, Networks).Select(n => (Action)(() => networks[n] = LearnNetwork.From(answers, n + 1)))]);
        return new(source, regression!, networks, Experience.SyllablesOf(answers.Select(a => a.Text)));
    }

    // Each fifth is read by what the other four taught; the grammar has seen the files that aren't named learn-, so only those are counted. Answers
    // that stand next to each other are often alike but for what they mean: they stay together.
    private static void Measure(List<Answer> answers)
    {
        const int neighbours = 20;
        var blocks = answers.Chunk(neighbours).ToArray();
        new Random(11).Shuffle(blocks);
        var counts = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
        for (var part = 0; part < Parts; part++)
        {
            var experience = Learn([.. blocks.Where((_, i) => i % Parts != part).SelectMany(b => b)], []);
            foreach (var answer in blocks.Where((_, i) => i % Parts == part).SelectMany(b => b).Where(a => a.File.StartsWith("learn-", StringComparison.Ordinal)))
            {
                var read = DecisionReader.Read(answer.Text, Reference.FindAll(answer.Text), experience)[^1].Decision;
                var wanted = answer.Means.Select(m => Likelihood.Decisions[m]).ToList();
                foreach (var name in (string[])[answer.File, "together"])
                {
                    if (!counts.TryGetValue(name, out var c)) counts[name] = c = new int[4];
                    if (read == Decision.Approve && !wanted.Contains(read)) c[3]++;
                    if (wanted.Any(DecidesNothing)) continue;
                    c[0]++;
                    if (wanted.Contains(read)) c[1]++;
                    if (DecidesNothing(read)) c[2]++;
                }
            }
        }
        Console.WriteLine("| left out | clear | right | asked in vain | wrong approvals |\n|---|---:|---:|---:|---:|");
        foreach (var (name, c) in counts)
            Console.WriteLine(FormattableString.Invariant($"| {name} | {c[0]} | {100.0 * c[1] / c[0]:F1} % | {100.0 * c[2] / c[0]:F1} % | {c[3]} |"));
    }

    private static bool DecidesNothing(Decision decision) => decision is Decision.Unclear or Decision.Acknowledge or Decision.Retract;
}
