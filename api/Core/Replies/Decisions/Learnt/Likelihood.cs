using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using ConsultAddin.Core.Approvals;

namespace ConsultAddin.Core.Replies.Decisions.Learnt;

/// <summary>
/// How likely an answer is to mean each decision, by how answers with like stretches of letters and like grammar were understood: a multinomial
/// logistic regression over <see cref="Traits"/>, learnt from the answers of tests/Core.Tests/Replies/Decisions by <c>tests/run --long learn</c>.
/// </summary>
/// <param name="Of">The shares of <see cref="Decisions"/>, in that order; together 1.</param>
internal sealed record Likelihood(IReadOnlyList<double> Of)
{
    /// <summary>The decisions that are told apart.</summary>
    public static IReadOnlyList<Decision> Decisions { get; } =
        [Decision.Approve, Decision.Reject, Decision.Conditional, Decision.Changes, Decision.Question, Decision.Acknowledge, Decision.Retract, Decision.Unclear];

    private static readonly Lazy<Weights> Learnt = new(Load);

    /// <summary>The share of a decision.</summary>
    public double this[Decision decision] => Of[IndexOf(decision)];

    /// <summary>What the reader holds.</summary>
    public static Weights Held => Learnt.Value;

    /// <summary>Where a decision stands in <see cref="Decisions"/>.</summary>
    public static int IndexOf(Decision decision)
    {
        for (var i = 0; i < Decisions.Count; i++)
        {
            if (Decisions[i] == decision) return i;
        }
        throw new ArgumentOutOfRangeException(nameof(decision), decision, "not told apart");
    }

    /// <summary>A fingerprint of answers, by which it is known whether weights were learnt from them.</summary>
    /// <param name="files">The files of answers, in order.</param>
    public static byte[] Fingerprint(IEnumerable<string> files) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(files.Select(f => File.ReadAllText(f).ReplaceLineEndings("\n")))));

    private static Weights Load()
    {
        using var stream = typeof(Likelihood).Assembly.GetManifestResourceStream("learnt.br")!;
        return Weights.Read(stream);
    }

    /// <summary>What was learnt: for each place how far it speaks for each decision.</summary>
    /// <param name="source">Fingerprint of the answers, SHA-256.</param>
    /// <param name="bias">What speaks for each decision before anything is read.</param>
    /// <param name="scale">What a step of a weight is worth, for each decision.</param>
    /// <param name="steps">The weights in steps, the decisions of a place side by side.</param>
    /// <param name="syllables">For each syllable of Hangul, in its order, whether it stood in some answer: 1, else 0.</param>
    public sealed class Weights(byte[] source, float[] bias, float[] scale, sbyte[] steps, byte[] syllables)
    {
        private const char FirstSyllable = '가', LastSyllable = '힣';

        /// <summary>Fingerprint of the answers, SHA-256.</summary>
        public ReadOnlyMemory<byte> Source => source;

        /// <summary>The likelihood for an answer.</summary>
        public Likelihood Weigh(Traits traits)
        {
            var shares = new double[8];
            Add(traits.Grams, traits.GramValue, shares);
            Add(traits.Moves, Traits.MoveValue, shares);
            for (var d = 0; d < 8; d++) shares[d] += bias[d];
            var most = shares.Max();
            for (var d = 0; d < 8; d++) shares[d] = Math.Exp(shares[d] - most);
            var sum = shares.Sum();
            for (var d = 0; d < 8; d++) shares[d] /= sum;
            return new(shares);
        }

        /// <summary>Whether each syllable of a text stood in some answer: nothing can be like what is said in others.</summary>
        public bool KnowsSyllablesOf(string text) => Readable.Compose(text).All(c => c is < FirstSyllable or > LastSyllable || syllables[c - FirstSyllable] != 0);

        private void Add(ReadOnlySpan<int> places, double value, Span<double> to)
        {
            Span<int> sums = stackalloc int[8];
            sums.Clear();
            foreach (var place in places)
            {
                var of = steps.AsSpan(place * 8, 8);
                for (var d = 0; d < 8; d++) sums[d] += of[d];
            }
            for (var d = 0; d < 8; d++) to[d] += sums[d] * scale[d] * value;
        }

        /// <summary>Writes the weights, compressed.</summary>
        public void Write(Stream stream)
        {
            using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
            packed.Write(source);
            packed.Write(MemoryMarshal.AsBytes(bias.AsSpan()));
            packed.Write(MemoryMarshal.AsBytes(scale.AsSpan()));
            packed.Write(MemoryMarshal.AsBytes(steps.AsSpan()));
            packed.Write(syllables);
        }

        /// <summary>Which syllables stand in texts, as the constructor takes them.</summary>
        public static byte[] SyllablesOf(IEnumerable<string> texts)
        {
            var syllables = new byte[LastSyllable - FirstSyllable + 1];
            foreach (var c in texts.SelectMany(Readable.Compose))
            {
                if (c is >= FirstSyllable and <= LastSyllable) syllables[c - FirstSyllable] = 1;
            }
            return syllables;
        }

        /// <summary>Reads weights that <see cref="Write"/> wrote.</summary>
        public static Weights Read(Stream stream)
        {
            using var packed = new BrotliStream(stream, CompressionMode.Decompress, leaveOpen: true);
            var source = new byte[32];
            var bias = new float[8];
            var scale = new float[8];
            var steps = new sbyte[8 << Place.Bits];
            packed.ReadExactly(source);
            packed.ReadExactly(MemoryMarshal.AsBytes(bias.AsSpan()));
            packed.ReadExactly(MemoryMarshal.AsBytes(scale.AsSpan()));
            packed.ReadExactly(MemoryMarshal.AsBytes(steps.AsSpan()));
            var syllables = new byte[LastSyllable - FirstSyllable + 1];
            packed.ReadExactly(syllables);
            return new(source, bias, scale, steps, syllables);
        }
    }
}
