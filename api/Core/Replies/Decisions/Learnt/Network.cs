using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace ConsultAddin.Core.Replies.Decisions.Learnt;

/// <summary>
/// A small convolutional network over an answer's letters (Kim, "Convolutional Neural Networks for Sentence Classification", 2014): detectors of
/// stretches of two to seven letters, of each the strongest finding in the whole answer and in its last letters, which often take back or restrict what
/// stands before them, and a hidden layer that weighs them together. A syllable is
/// known by itself and by the letters that it is made of, so that an ending is recognised on stems never seen. It has a sense for what is alike
/// where the <see cref="Regression"/> knows by heart.
/// </summary>
internal sealed class Network
{
    /// <summary>How many letters the detectors of each kind look at.</summary>
    public static IReadOnlyList<int> Widths { get; } = [2, 3, 4, 5, 7];

    /// <summary>Blank places before and after an answer, so that its first and last letters stand in as many stretches as others.</summary>
    public const int Margin = 3;

    /// <summary>At how many places from the end a stretch may begin that counts as one of the last letters.</summary>
    public const int Last = 16;

    /// <summary>The whole answer, and its last letters.</summary>
    public const int Views = 2;

    /// <summary>How much of a long answer is read, half from each end.</summary>
    public const int Most = 400;

    // Of the widest vectors that processors have, 512 bits.
    private const int MostLanes = 512 / 16, MostFloats = 512 / 32;

    private const int Initials = 19, Vowels = 21, Finals = 28;

    /// <summary>How many rows stand for one letter at most.</summary>
    public const int MostRows = 4;

    /// <summary>How many rows the letters have that syllables are made of.</summary>
    public const int PartRows = Initials + Vowels + Finals;

    private readonly Shape shape;
    private readonly Parameters parameters;
    private readonly Dictionary<char, int> rows;

    // What each row adds to each detector at each of its places, embeddings and detectors multiplied beforehand, in steps so small that no sum
    // leaves its range: whole numbers, so that every processor finds the same. The row of a known syllable includes those that it is made of.
    private readonly short[] adds;
    private readonly float step;
    private readonly int columns;

    // The weights of each finding, and of each number of the hidden layer, side by side: many are nothing, and theirs are never read; and what is
    // added up in each place is added in the same order however many places a processor takes at once.
    private readonly float[] hidden, output;

    /// <summary>A network as it was learnt.</summary>
    /// <param name="shape">How large it is.</param>
    /// <param name="parameters">What was learnt.</param>
    /// <exception cref="InvalidDataException">Its numbers can't be taken several at a time on every processor, or one isn't finite.</exception>
    public Network(Shape shape, Parameters parameters)
    {
        if (new[] { shape.Embedding, shape.Detectors, shape.Hidden }.Any(size => size % MostLanes != 0) || parameters.All.Any(part => !part.All(float.IsFinite)))
            throw new InvalidDataException("not a network");
        (this.shape, this.parameters) = (shape, parameters);
        rows = RowsOf(shape.Letters);
        columns = Widths.Sum() * shape.Detectors;
        (adds, step) = InSteps(ExactAdds());
        Span<int> parts = stackalloc int[MostRows];
        foreach (var letter in shape.Letters)
        {
            foreach (var part in parts[1..RowsOf(letter, rows, parts)]) Add(Adds(part), Adds(parts[0]));
        }
        hidden = Transposed(parameters.Hidden, shape.Findings, shape.Hidden);
        output = Transposed(parameters.Output, shape.Hidden, MostFloats);
    }

    /// <summary>How large a network is.</summary>
    /// <param name="Letters">The letters that it knows by themselves, in order.</param>
    /// <param name="Embedding">How many numbers stand for a letter.</param>
    /// <param name="Detectors">How many detectors of each width there are.</param>
    /// <param name="Hidden">How many numbers the hidden layer has.</param>
    public sealed record Shape(string Letters, int Embedding, int Detectors, int Hidden)
    {
        /// <summary>Rows of the embedding: unknown letters, known ones, what syllables are made of.</summary>
        public int Rows => 1 + Letters.Length + PartRows;

        /// <summary>Of each view what each detector of each width finds.</summary>
        public int Findings => Views * AllDetectors;

        /// <summary>Detectors of all widths.</summary>
        public int AllDetectors => Widths.Count * Detectors;

        /// <summary>Where the detectors of the nth width begin in <see cref="Parameters.Detector"/>.</summary>
        public int DetectorsAt(int n) => Widths.Take(n).Sum() * Embedding * Detectors;
    }

    /// <summary>What is learnt.</summary>
    /// <param name="Embedding">For each row what stands for it.</param>
    /// <param name="Detector">For each width, detector and place in its stretch what it looks for.</param>
    /// <param name="DetectorBias">Added to each finding.</param>
    /// <param name="Hidden">For each number of the hidden layer the weight of each finding.</param>
    /// <param name="HiddenBias">Added to each number of the hidden layer.</param>
    /// <param name="Output">For each decision the weight of each number of the hidden layer.</param>
    /// <param name="OutputBias">Added to each decision.</param>
    public sealed record Parameters(float[] Embedding, float[] Detector, float[] DetectorBias, float[] Hidden, float[] HiddenBias, float[] Output, float[] OutputBias)
    {
        /// <summary>All of them, in the order in which they are kept.</summary>
        public IReadOnlyList<float[]> All => [Embedding, Detector, DetectorBias, Hidden, HiddenBias, Output, OutputBias];

        /// <summary>Room for a network's.</summary>
        public static Parameters Of(Shape shape) => new(
            new float[shape.Rows * shape.Embedding], new float[Widths.Sum() * shape.Embedding * shape.Detectors], new float[shape.Findings],
            new float[shape.Hidden * shape.Findings], new float[shape.Hidden], new float[Likelihood.Decisions.Count * shape.Hidden], new float[Likelihood.Decisions.Count]);
    }

    /// <summary>The likelihood for an answer.</summary>
    /// <param name="letters">Its <see cref="Learnt.Letters"/>.</param>
    public Likelihood Weigh(string letters)
    {
        Span<float> values = stackalloc float[shape.Hidden];
        parameters.HiddenBias.CopyTo(values);
        AddFindings(letters, values);
        Span<float> scores = stackalloc float[MostFloats];
        parameters.OutputBias.CopyTo(scores);
        for (var h = 0; h < values.Length; h++)
        {
            if (values[h] > 0) Add(values[h], output.AsSpan(h * MostFloats, MostFloats), scores);
        }
        return Likelihood.Softmax(scores[..parameters.OutputBias.Length].ToArray());
    }

    // What the strongest finding of each detector adds to the hidden layer.
    private void AddFindings(string letters, Span<float> values)
    {
        var read = Read(letters);
        var length = read.Length + 2 * Margin;
        // Side by side, since what lies apart is slow to come.
        var rented = ArrayPool<short>.Shared.Rent(length * columns);
        var room = rented.AsSpan(0, length * columns);
        room[..(Margin * columns)].Clear();
        room[^(Margin * columns)..].Clear();
        for (var i = 0; i < read.Length; i++) AddsOf(read[i], room.Slice((i + Margin) * columns, columns));
        var places = MemoryMarshal.Cast<short, Vector<short>>(room);
        var (place, detectors) = (columns / Vector<short>.Count, shape.Detectors / Vector<short>.Count);

        Span<short> findings = stackalloc short[shape.Findings];
        var found = MemoryMarshal.Cast<short, Vector<short>>(findings);
        var column = 0;
        for (var w = 0; w < Widths.Count; w++)
        {
            var width = Widths[w];
            var stretches = length - width + 1;
            var beforeLast = Math.Max(0, stretches - Last);
            for (var v = 0; v < detectors; v++)
            {
                var last = Strongest(places[(beforeLast * place + column + v)..], stretches - beforeLast, place, width, place + detectors);
                found[w * detectors + v] = Vector.Max(last, Strongest(places[(column + v)..], beforeLast, place, width, place + detectors));
                found[(Widths.Count + w) * detectors + v] = last;
            }
            column += width * detectors;
        }
        ArrayPool<short>.Shared.Return(rented);
        for (var f = 0; f < findings.Length; f++)
        {
            var finding = findings[f] * step + parameters.DetectorBias[f];
            if (finding > 0) Add(finding, hidden.AsSpan(f * shape.Hidden, shape.Hidden), values);
        }
    }

    // What some detectors find in a number of stretches, each so much further on, of so many letters that lie so far apart.
    private static Vector<short> Strongest(ReadOnlySpan<Vector<short>> places, int stretches, int further, int width, int apart)
    {
        var strongest = Vector.Create(short.MinValue);
        for (var at = 0; at < stretches; at++)
        {
            var sum = Vector<short>.Zero;
            for (var n = 0; n < width; n++) sum += places[at * further + n * apart];
            strongest = Vector.Max(strongest, sum);
        }
        return strongest;
    }

    private void AddsOf(char letter, Span<short> to)
    {
        if (rows.TryGetValue(letter, out var known))
        {
            Adds(known).CopyTo(to);
            return;
        }
        Span<int> parts = stackalloc int[MostRows];
        to.Clear();
        foreach (var row in parts[..RowsOf(letter, rows, parts)]) Add(Adds(row), to);
    }

    private Span<short> Adds(int row) => adds.AsSpan(row * columns, columns);

    private float[][] ExactAdds()
    {
        var adds = new float[shape.Rows][];
        var detectors = new float[columns * shape.Embedding];
        for (var (w, from) = (0, 0); w < Widths.Count; from += Widths[w++] * shape.Detectors)
        {
            for (var i = 0; i < Widths[w] * shape.Detectors; i++)
            {
                var (n, f) = Math.DivRem(i, shape.Detectors);
                for (var e = 0; e < shape.Embedding; e++)
                    detectors[e * columns + from + i] = parameters.Detector[shape.DetectorsAt(w) + (f * Widths[w] + n) * shape.Embedding + e];
            }
        }
        for (var row = 0; row < adds.Length; row++)
        {
            adds[row] = new float[columns];
            for (var e = 0; e < shape.Embedding; e++) Add(parameters.Embedding[row * shape.Embedding + e], detectors.AsSpan(e * columns, columns), adds[row]);
        }
        return adds;
    }

    // A step is as small as the largest sum of a stretch allows.
    private (short[] Adds, float Step) InSteps(float[][] exact)
    {
        var most = new float[columns];
        var kinds = exact.AsSpan();
        foreach (var count in (ReadOnlySpan<int>)[1 + shape.Letters.Length, Initials, Vowels, Finals])
        {
            for (var c = 0; c < most.Length; c++) most[c] += Most(kinds[..count], c);
            kinds = kinds[count..];
        }
        var (largest, from) = (0f, 0);
        foreach (var width in Widths)
        {
            for (var f = 0; f < shape.Detectors; f++, from++) largest = MathF.Max(largest, Enumerable.Range(0, width).Sum(n => most[from + n * shape.Detectors]));
            from += (width - 1) * shape.Detectors;
        }
        var step = largest / (short.MaxValue - MostRows * Widths.Max());
        return ([.. exact.SelectMany(row => row).Select(add => (short)MathF.Round(add / step))], step);

        static float Most(ReadOnlySpan<float[]> rows, int column)
        {
            var most = 0f;
            foreach (var row in rows) most = MathF.Max(most, MathF.Abs(row[column]));
            return most;
        }
    }

    private static float[] Transposed(float[] weights, int from, int to)
    {
        var transposed = new float[from * to];
        for (var i = 0; i < weights.Length; i++) transposed[i % from * to + i / from] = weights[i];
        return transposed;
    }

    /// <summary>Whether a stretch is one of the last letters.</summary>
    /// <param name="at">Where it begins.</param>
    /// <param name="width">Its letters.</param>
    /// <param name="places">Letters of the answer, margins included.</param>
    public static bool IsLast(int at, int width, int places) => at + width + Last > places;

    /// <summary>What of an answer is read.</summary>
    public static string Read(string letters) =>
        letters.Length <= Most ? letters : string.Concat(letters.AsSpan(0, Most / 2 - 1), [Learnt.Letters.End], letters.AsSpan(letters.Length - Most / 2));

    /// <summary>The rows of the letters that are known by themselves.</summary>
    public static Dictionary<char, int> RowsOf(string letters) => letters.Select((c, i) => (c, i)).ToDictionary(l => l.c, l => l.i + 1);

    /// <summary>The rows that together stand for a letter.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="known">The rows of the letters that are known by themselves.</param>
    /// <param name="into">Room for <see cref="MostRows"/>.</param>
    /// <returns>How many there are.</returns>
    public static int RowsOf(char letter, Dictionary<char, int> known, Span<int> into)
    {
        into[0] = known.GetValueOrDefault(letter);
        if (!Learnt.Letters.IsSyllable(letter)) return 1;
        var (first, syllable) = (known.Count + 1, letter - Learnt.Letters.FirstSyllable);
        into[1] = first + syllable / (Vowels * Finals);
        into[2] = first + Initials + syllable / Finals % Vowels;
        into[3] = first + Initials + Vowels + syllable % Finals;
        return 4;
    }

    /// <summary>The sum of two vectors' products; their length is a multiple of the processor's.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(a);
        var y = MemoryMarshal.Cast<float, Vector<float>>(b);
        var sum = Vector<float>.Zero;
        for (var i = 0; i < x.Length; i++) sum += x[i] * y[i];
        return Vector.Sum(sum);
    }

    private static void Add(ReadOnlySpan<short> a, Span<short> to)
    {
        for (var i = 0; i < a.Length; i++) to[i] += a[i];
    }

    private static void Add(float times, ReadOnlySpan<float> a, Span<float> to)
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(a);
        var y = MemoryMarshal.Cast<float, Vector<float>>(to);
        for (var i = 0; i < x.Length; i++) y[i] += times * x[i];
    }

    /// <summary>Writes it, each number in half precision.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(shape.Letters);
        writer.Write(shape.Embedding);
        writer.Write(shape.Detectors);
        writer.Write(shape.Hidden);
        foreach (var number in parameters.All.SelectMany(p => p)) writer.Write((Half)number);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Network Read(BinaryReader reader)
    {
        var shape = new Shape(reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        var parameters = Parameters.Of(shape);
        foreach (var part in parameters.All)
        {
            for (var i = 0; i < part.Length; i++) part[i] = (float)reader.ReadHalf();
        }
        return new(shape, parameters);
    }
}
