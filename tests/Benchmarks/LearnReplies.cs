using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies.Decisions;
using ConsultAddin.Core.Replies.Decisions.Learnt;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Benchmarks;

/// <summary>
/// Learns what answers mean from the files of answers (AdaGrad on the logistic loss, always in the same order), measures it on answers left out,
/// and writes the weights that the reader holds. An answer with several acceptable decisions teaches that it is one of them.
/// </summary>
internal static class LearnReplies
{
    private const int Rounds = 20, Parts = 5;
    private const float Step = 0.3f, BiasStep = 0.02f, Decay = 1e-6f;
    private const int Places = 1 << Place.Bits;

    private sealed record Answer(Traits Traits, int[] Means, string Text, string File);

    internal static int Run(string root)
    {
        var folder = Path.Combine(root, "tests/Core.Tests/Replies/Decisions");
        var answers = Files(folder).SelectMany(f => File.ReadLines(f).Where(l => l.Length > 0).Select(l => Parse(l, Path.GetFileName(f)))).Where(a => a.Traits.Grams.Length > 0).ToList();
        Console.WriteLine($"{answers.Count} answers");
        Measure(answers);
        using var file = File.Create(Path.Combine(root, "api/Core/Replies/Decisions/Learnt/learnt.br"));
        Learn(answers, Likelihood.Fingerprint(Files(folder))).Write(file);
        Console.WriteLine($"learnt.br: {file.Length:N0} bytes");
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

    private sealed record Model(float[] Bias, float[] Weights);

    private static Likelihood.Weights Learn(IReadOnlyList<Answer> answers, byte[] source)
    {
        var model = new Model(new float[8], new float[8 * Places]);
        var squares = new float[8 * Places];
        var order = Enumerable.Range(0, answers.Count).ToArray();
        var random = new Random(7);
        var slope = new float[8];
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var n in order)
            {
                var (traits, means) = (answers[n].Traits, answers[n].Means);
                Slope(model, traits, means, slope);
                for (var d = 0; d < 8; d++) model.Bias[d] -= BiasStep * slope[d];
                Descend(model, squares, traits.Grams, traits.GramValue, slope);
                Descend(model, squares, traits.Moves, Traits.MoveValue, slope);
            }
        }
        var (scale, steps) = Rounded(model);
        return new(source, model.Bias, scale, steps, Likelihood.Weights.SyllablesOf(answers.Select(a => a.Text)));
    }

    private static void Descend(Model model, float[] squares, int[] places, float value, float[] slope)
    {
        foreach (var place in places)
        {
            var weights = model.Weights.AsSpan(place * 8, 8);
            var square = squares.AsSpan(place * 8, 8);
            for (var d = 0; d < 8; d++)
            {
                var g = slope[d] * value + Decay * weights[d];
                square[d] += g * g;
                weights[d] -= Step * g / (MathF.Sqrt(square[d]) + 1e-6f);
            }
        }
    }

    private static void Slope(Model model, Traits traits, int[] means, float[] slope)
    {
        model.Bias.CopyTo(slope, 0);
        Add(model, traits.Grams, traits.GramValue, slope);
        Add(model, traits.Moves, Traits.MoveValue, slope);
        var most = slope.Max();
        var sum = 0f;
        for (var d = 0; d < 8; d++) sum += slope[d] = MathF.Exp(slope[d] - most);
        for (var d = 0; d < 8; d++) slope[d] /= sum;
        var right = MathF.Max(means.Sum(m => slope[m]), 1e-9f);
        var shares = means.Select(m => slope[m] / right).ToArray();
        for (var m = 0; m < shares.Length; m++) slope[means[m]] -= shares[m];
    }

    private static void Add(Model model, int[] places, float value, float[] to)
    {
        foreach (var place in places)
        {
            var weights = model.Weights.AsSpan(place * 8, 8);
            for (var d = 0; d < 8; d++) to[d] += weights[d] * value;
        }
    }

    private static (float[] Scale, sbyte[] Steps) Rounded(Model model)
    {
        var scale = new float[8];
        var steps = new sbyte[8 * Places];
        for (var d = 0; d < 8; d++)
        {
            for (var place = 0; place < Places; place++) scale[d] = MathF.Max(scale[d], MathF.Abs(model.Weights[place * 8 + d]) / 127);
            for (var place = 0; place < Places; place++) steps[place * 8 + d] = (sbyte)MathF.Round(model.Weights[place * 8 + d] / scale[d]);
        }
        return (scale, steps);
    }

    // Each fifth is read by what the other four taught; the grammar has seen the files that aren't named learn-, so only those are counted.
    private static void Measure(List<Answer> answers)
    {
        var order = Enumerable.Range(0, answers.Count).ToArray();
        new Random(11).Shuffle(order);
        var counts = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
        for (var part = 0; part < Parts; part++)
        {
            var weights = Learn([.. order.Where((_, i) => i % Parts != part).Select(n => answers[n])], new byte[32]);
            foreach (var answer in order.Where((_, i) => i % Parts == part).Select(n => answers[n]).Where(a => a.File.StartsWith("learn-", StringComparison.Ordinal)))
            {
                var read = DecisionReader.Read(answer.Text, Reference.FindAll(answer.Text), weights)[^1].Decision;
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
