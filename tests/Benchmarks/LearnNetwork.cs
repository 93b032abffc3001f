using System.Numerics;
using System.Runtime.InteropServices;
using ConsultAddin.Core.Replies.Decisions.Learnt;

namespace ConsultAddin.Benchmarks;

/// <summary>
/// Learns a <see cref="Network"/>: Adam on the logistic loss in small batches, findings and hidden numbers dropped by chance so that none relies on
/// another, always in the same order.
/// </summary>
internal sealed class LearnNetwork
{
    private const int Embedding = 32, Detectors = 64, Hidden = 96;
    private const int Rounds = 20, Batch = 24, LeastSeen = 3;
    private const float Step = 0.001f, Dropped = 0.4f, DroppedHidden = 0.2f, Unknown = 0.02f;

    private const int AtOnce = 4;

    private readonly Network.Shape shape;
    private readonly Network.Parameters parameters, slopes;
    private readonly IReadOnlyList<float[]> allSlopes;
    private readonly Dictionary<char, int> rows;
    private readonly Random dice;
    private readonly HashSet<int> touched = [];

    // Of the answer at hand.
    private readonly float[] letters, findings, kept, hidden, keptHidden, findingSlopes, hiddenSlopes;
    private readonly int[] foundAt, parts;
    private int length;

    private LearnNetwork(IReadOnlyList<LearnReplies.Answer> answers, int seed)
    {
        dice = new Random(seed);
        shape = new(
            string.Concat(answers.SelectMany(a => a.Traits.Letters).CountBy(c => c).Where(c => c.Value >= LeastSeen).Select(c => c.Key).Order()), Embedding, Detectors, Hidden);
        (parameters, slopes) = (Network.Parameters.Of(shape), Network.Parameters.Of(shape));
        allSlopes = slopes.All;
        rows = Network.RowsOf(shape.Letters);
        const int places = Network.Most + 2 * Network.Margin;
        (letters, parts) = (new float[places * Embedding], new int[places * Network.MostRows]);
        (findings, kept, findingSlopes, foundAt) = (new float[shape.Findings], new float[shape.Findings], new float[shape.Findings], new int[shape.Findings]);
        (hidden, keptHidden, hiddenSlopes) = (new float[Hidden], new float[Hidden], new float[Hidden]);
        Scatter(parameters.Embedding, 0.3f);
        for (var w = 0; w < Network.Widths.Count; w++)
            Scatter(parameters.Detector.AsSpan(shape.DetectorsAt(w), Network.Widths[w] * Embedding * Detectors), MathF.Sqrt(2f / (Network.Widths[w] * Embedding)));
        Scatter(parameters.Hidden, MathF.Sqrt(2f / shape.Findings));
        Scatter(parameters.Output, MathF.Sqrt(1f / Hidden));
    }

    internal static Network From(IReadOnlyList<LearnReplies.Answer> answers, int seed) => new LearnNetwork(answers, seed).Learn(answers);

    private Network Learn(IReadOnlyList<LearnReplies.Answer> answers)
    {
        var steps = parameters.All.Select(p => new Adam(p)).ToArray();
        var order = Enumerable.Range(0, answers.Count).ToArray();
        var (done, all) = (0, Rounds * ((answers.Count + Batch - 1) / Batch));
        for (var round = 0; round < Rounds; round++)
        {
            dice.Shuffle(order);
            foreach (var batch in order.Chunk(Batch))
            {
                foreach (var n in batch) Study(answers[n]);
                var step = Step * (1 - (float)done++ / all);
                foreach (var row in touched) steps[0].Descend(slopes.Embedding, row * Embedding, Embedding, step, batch.Length);
                for (var p = 1; p < steps.Length; p++) steps[p].Descend(allSlopes[p], 0, allSlopes[p].Length, step, batch.Length);
                touched.Clear();
            }
        }
        // As it is kept, in half precision, so that it is measured as it will read.
        foreach (var part in parameters.All)
        {
            for (var i = 0; i < part.Length; i++) part[i] = (float)(Half)part[i];
        }
        return new(shape, parameters);
    }

    private void Study(LearnReplies.Answer answer)
    {
        Look(answer.Traits.Letters);
        var scores = Think();
        Loss.Slope(scores, answer.Means);

        Array.Clear(hiddenSlopes);
        Array.Clear(findingSlopes);
        for (var d = 0; d < scores.Length; d++)
        {
            slopes.OutputBias[d] += scores[d];
            Add(scores[d], hidden, slopes.Output.AsSpan(d * Hidden, Hidden));
            Add(scores[d], parameters.Output.AsSpan(d * Hidden, Hidden), hiddenSlopes);
        }
        for (var h = 0; h < Hidden; h++)
        {
            if (hidden[h] <= 0) continue;
            var slope = hiddenSlopes[h] * keptHidden[h];
            slopes.HiddenBias[h] += slope;
            Add(slope, findings, slopes.Hidden.AsSpan(h * shape.Findings, shape.Findings));
            Add(slope, parameters.Hidden.AsSpan(h * shape.Findings, shape.Findings), findingSlopes);
        }
        for (var f = 0; f < findings.Length; f++)
        {
            if (findings[f] > 0) Teach(f, findingSlopes[f] * kept[f]);
        }
    }

    private void Look(string text)
    {
        var read = Network.Read(text);
        length = read.Length + 2 * Network.Margin;
        letters.AsSpan(0, length * Embedding).Clear();
        parts.AsSpan(0, length * Network.MostRows).Fill(-1);
        for (var i = Network.Margin; i < length - Network.Margin; i++)
        {
            var of = parts.AsSpan(i * Network.MostRows, Network.MostRows);
            Network.RowsOf(read[i - Network.Margin], rows, of);
            if (dice.NextSingle() < Unknown) of[0] = 0;
            foreach (var row in of)
            {
                if (row >= 0) Add(1, parameters.Embedding.AsSpan(row * Embedding, Embedding), letters.AsSpan(i * Embedding, Embedding));
            }
        }
    }

    private float[] Think()
    {
        for (var f = 0; f < shape.AllDetectors; f += AtOnce) Find(f);
        for (var f = 0; f < findings.Length; f++)
        {
            kept[f] = dice.NextSingle() < Dropped ? 0 : 1 / (1 - Dropped);
            findings[f] = MathF.Max(0, findings[f] + parameters.DetectorBias[f]) * kept[f];
        }
        for (var h = 0; h < Hidden; h++)
        {
            keptHidden[h] = dice.NextSingle() < DroppedHidden ? 0 : 1 / (1 - DroppedHidden);
            hidden[h] = MathF.Max(0, parameters.HiddenBias[h] + Network.Dot(parameters.Hidden.AsSpan(h * shape.Findings, shape.Findings), findings)) * keptHidden[h];
        }
        var scores = (float[])parameters.OutputBias.Clone();
        for (var d = 0; d < scores.Length; d++) scores[d] += Network.Dot(parameters.Output.AsSpan(d * Hidden, Hidden), hidden);
        return scores;
    }

    // The strongest finding of some detectors of one width, which keep the processor busier together than one after the other.
    private void Find(int first)
    {
        var width = WidthOf(first);
        var a = Numbers(Detector(first));
        var b = Numbers(Detector(first + 1));
        var c = Numbers(Detector(first + 2));
        var d = Numbers(Detector(first + 3));
        findings.AsSpan(first, AtOnce).Fill(float.NegativeInfinity);
        findings.AsSpan(shape.AllDetectors + first, AtOnce).Fill(float.NegativeInfinity);
        for (var at = 0; at + width <= length; at++)
        {
            var x = Numbers(letters.AsSpan(at * Embedding, width * Embedding));
            var (p, q, r, s) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
            for (var i = 0; i < x.Length; i++)
            {
                p += x[i] * a[i];
                q += x[i] * b[i];
                r += x[i] * c[i];
                s += x[i] * d[i];
            }
            var isLast = Network.IsLast(at, width, length);
            Keep(first, Vector.Sum(p), at, isLast);
            Keep(first + 1, Vector.Sum(q), at, isLast);
            Keep(first + 2, Vector.Sum(r), at, isLast);
            Keep(first + 3, Vector.Sum(s), at, isLast);
        }
    }

    private void Keep(int detector, float found, int at, bool isLast)
    {
        if (found > findings[detector]) (findings[detector], foundAt[detector]) = (found, at);
        if (isLast && found > findings[shape.AllDetectors + detector]) (findings[shape.AllDetectors + detector], foundAt[shape.AllDetectors + detector]) = (found, at);
    }

    private void Teach(int finding, float slope)
    {
        var (width, detector, at) = (WidthOf(finding), DetectorAt(finding), foundAt[finding]);
        slopes.DetectorBias[finding] += slope;
        Add(slope, letters.AsSpan(at * Embedding, width * Embedding), slopes.Detector.AsSpan(detector, width * Embedding));
        for (var n = 0; n < width; n++)
        {
            foreach (var row in parts.AsSpan((at + n) * Network.MostRows, Network.MostRows))
            {
                if (row < 0) continue;
                touched.Add(row);
                Add(slope, parameters.Detector.AsSpan(detector + n * Embedding, Embedding), slopes.Embedding.AsSpan(row * Embedding, Embedding));
            }
        }
    }

    private int DetectorAt(int finding)
    {
        var (w, f) = Math.DivRem(finding % shape.AllDetectors, Detectors);
        return shape.DetectorsAt(w) + f * Network.Widths[w] * Embedding;
    }

    private ReadOnlySpan<float> Detector(int finding) => parameters.Detector.AsSpan(DetectorAt(finding), WidthOf(finding) * Embedding);

    private int WidthOf(int finding) => Network.Widths[finding % shape.AllDetectors / Detectors];

    private static ReadOnlySpan<Vector<float>> Numbers(ReadOnlySpan<float> of) => MemoryMarshal.Cast<float, Vector<float>>(of);

    private void Scatter(Span<float> numbers, float by)
    {
        // The sum of six even throws is nearly a normal one.
        for (var i = 0; i < numbers.Length; i++) numbers[i] = 1.4f * by * (Enumerable.Range(0, 6).Sum(_ => dice.NextSingle()) - 3);
    }

    private static void Add(float times, ReadOnlySpan<float> a, Span<float> to)
    {
        var x = Numbers(a);
        var y = MemoryMarshal.Cast<float, Vector<float>>(to);
        var by = new Vector<float>(times);
        for (var i = 0; i < x.Length; i++) y[i] += by * x[i];
    }

    /// <summary>
    /// Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, without the correction of its first steps; what stands for a letter rests
    /// in batches in which the letter doesn't occur.
    /// </summary>
    private sealed class Adam(float[] numbers)
    {
        private const float Mean = 0.1f, Square = 0.002f;
        private readonly float[] means = new float[numbers.Length], squares = new float[numbers.Length];

        /// <summary>Descends along the slopes of a batch, which are zero afterwards.</summary>
        public void Descend(float[] slopes, int from, int count, float step, int batch)
        {
            for (var i = from; i < from + count; i++)
            {
                var slope = slopes[i] / batch;
                slopes[i] = 0;
                means[i] += Mean * (slope - means[i]);
                squares[i] += Square * (slope * slope - squares[i]);
                numbers[i] -= step * means[i] / (MathF.Sqrt(squares[i]) + 1e-7f);
            }
        }
    }
}
