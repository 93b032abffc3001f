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
    private const int MostLanes = 16;

    private const int Initials = 19, Vowels = 21, Finals = 28;

    /// <summary>How many rows stand for one letter at most.</summary>
    public const int MostRows = 4;

    /// <summary>How many rows the letters have that syllables are made of.</summary>
    public const int PartRows = Initials + Vowels + Finals;

    private readonly Shape shape;
    private readonly Parameters parameters;
    private readonly Dictionary<char, int> rows;

    // What each letter adds to each detector at each of its places: embeddings and detectors multiplied beforehand.
    private readonly Dictionary<char, float[]> adds;
    private readonly float[] nothing;

    // The hidden layer's weights of each finding side by side: of an answer's findings many are nothing, and theirs are never read.
    private readonly float[] hidden;

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
        adds = shape.Letters.ToDictionary(c => c, AddsOf);
        nothing = new float[Widths.Sum() * shape.Detectors];
        hidden = new float[parameters.Hidden.Length];
        for (var h = 0; h < shape.Hidden; h++)
        {
            for (var f = 0; f < shape.Findings; f++) hidden[f * shape.Hidden + h] = parameters.Hidden[h * shape.Findings + f];
        }
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
        var findings = Findings(letters);
        var values = (float[])parameters.HiddenBias.Clone();
        for (var f = 0; f < findings.Length; f++)
        {
            if (findings[f] > 0) Add(findings[f], hidden.AsSpan(f * shape.Hidden, shape.Hidden), values);
        }
        for (var h = 0; h < values.Length; h++) values[h] = MathF.Max(0, values[h]);
        var scores = (float[])parameters.OutputBias.Clone();
        for (var d = 0; d < scores.Length; d++) scores[d] += Dot(parameters.Output.AsSpan(d * shape.Hidden, shape.Hidden), values);
        return Likelihood.Softmax(scores);
    }

    // The strongest finding of each detector.
    private float[] Findings(string letters)
    {
        var read = Read(letters);
        var places = new float[read.Length + 2 * Margin][];
        Array.Fill(places, nothing);
        for (var i = 0; i < read.Length; i++) places[i + Margin] = adds.TryGetValue(read[i], out var known) ? known : AddsOf(read[i]);

        var findings = new float[shape.Findings];
        Array.Fill(findings, float.NegativeInfinity);
        var column = 0;
        for (var w = 0; w < Widths.Count; w++)
        {
            var whole = MemoryMarshal.Cast<float, Vector<float>>(findings.AsSpan(w * shape.Detectors, shape.Detectors));
            var last = MemoryMarshal.Cast<float, Vector<float>>(findings.AsSpan(shape.AllDetectors + w * shape.Detectors, shape.Detectors));
            for (var at = 0; at + Widths[w] <= places.Length; at++)
            {
                var kept = IsLast(at, Widths[w], places.Length) ? last : whole;
                for (var v = 0; v < kept.Length; v++)
                {
                    var sum = Vector<float>.Zero;
                    for (var n = 0; n < Widths[w]; n++) sum += new Vector<float>(places[at + n], column + n * shape.Detectors + v * Vector<float>.Count);
                    kept[v] = Vector.Max(kept[v], sum);
                }
            }
            for (var v = 0; v < whole.Length; v++) whole[v] = Vector.Max(whole[v], last[v]);
            column += Widths[w] * shape.Detectors;
        }
        for (var f = 0; f < findings.Length; f++) findings[f] = MathF.Max(0, findings[f] + parameters.DetectorBias[f]);
        return findings;
    }

    private float[] AddsOf(char letter)
    {
        Span<int> parts = stackalloc int[MostRows];
        var embedding = new float[shape.Embedding];
        foreach (var row in parts[..RowsOf(letter, rows, parts)]) Add(parameters.Embedding.AsSpan(row * shape.Embedding, shape.Embedding), embedding);
        var of = new float[Widths.Sum() * shape.Detectors];
        var column = 0;
        for (var w = 0; w < Widths.Count; w++)
        {
            var detectors = parameters.Detector.AsSpan(shape.DetectorsAt(w));
            for (var n = 0; n < Widths[w]; n++)
            {
                for (var f = 0; f < shape.Detectors; f++) of[column++] = Dot(detectors.Slice((f * Widths[w] + n) * shape.Embedding, shape.Embedding), embedding);
            }
        }
        return of;
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

    private static void Add(ReadOnlySpan<float> a, Span<float> to)
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(a);
        var y = MemoryMarshal.Cast<float, Vector<float>>(to);
        for (var i = 0; i < x.Length; i++) y[i] += x[i];
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
