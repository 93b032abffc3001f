using System.IO.Compression;
using System.Runtime.InteropServices;
using ConsultAddin.Core.Approvals;

namespace ConsultAddin.Core.Replies.Decisions.Learnt;

/// <summary>
/// How likely an answer is to mean each decision, by how answers with like stretches of letters were understood: a multinomial logistic
/// regression over <see cref="Grams"/>, learnt from the answers of tests/Core.Tests/Replies/Decisions by <c>tests/run --long learn</c>.
/// </summary>
/// <param name="Of">The shares of <see cref="Decisions"/>, in that order; together 1. None where nothing is left to weigh.</param>
public sealed record Likelihood(IReadOnlyList<double> Of)
{
    /// <summary>The decisions that are told apart.</summary>
    public static IReadOnlyList<Decision> Decisions { get; } =
        [Decision.Approve, Decision.Reject, Decision.Conditional, Decision.Changes, Decision.Question, Decision.Acknowledge, Decision.Retract, Decision.Unclear];

    private static readonly Lazy<Weights> Learnt = new(Load);

    /// <summary>The share of a decision.</summary>
    public double this[Decision decision] => Of.Count == 0 ? 0 : Of[IndexOf(decision)];

    /// <summary>What the reader holds.</summary>
    public static Weights Held => Learnt.Value;

    private static int IndexOf(Decision decision)
    {
        for (var i = 0; i < Decisions.Count; i++)
        {
            if (Decisions[i] == decision) return i;
        }
        throw new ArgumentOutOfRangeException(nameof(decision), decision, "not told apart");
    }

    private static Weights Load()
    {
        using var stream = typeof(Likelihood).Assembly.GetManifestResourceStream("learnt.br")!;
        return Weights.Read(stream);
    }

    /// <summary>What was learnt: for each place of a stretch how far it speaks for each decision.</summary>
    /// <param name="source">Fingerprint of the answers, SHA-256.</param>
    /// <param name="bias">What speaks for each decision before anything is read.</param>
    /// <param name="scale">What a step of a weight is worth, for each decision.</param>
    /// <param name="steps">The weights in steps, the decisions of a place side by side.</param>
    public sealed class Weights(byte[] source, float[] bias, float[] scale, sbyte[] steps)
    {
        /// <summary>Fingerprint of the answers, SHA-256.</summary>
        public ReadOnlyMemory<byte> Source => source;

        /// <summary>The likelihood for a text.</summary>
        /// <param name="text">What the person wrote.</param>
        public Likelihood Weigh(string text)
        {
            var grams = Grams.Of(text);
            if (grams.Length == 0) return new([]);
            Span<int> sums = stackalloc int[8];
            sums.Clear();
            foreach (var gram in grams)
            {
                var of = steps.AsSpan(gram * 8, 8);
                for (var d = 0; d < 8; d++) sums[d] += of[d];
            }
            var shares = new double[8];
            var most = double.MinValue;
            for (var d = 0; d < 8; d++)
            {
                shares[d] = bias[d] + sums[d] * scale[d] / Math.Sqrt(grams.Length);
                most = Math.Max(most, shares[d]);
            }
            var sum = 0d;
            for (var d = 0; d < 8; d++) sum += shares[d] = Math.Exp(shares[d] - most);
            for (var d = 0; d < 8; d++) shares[d] /= sum;
            return new(shares);
        }

        /// <summary>Writes the weights, compressed.</summary>
        public void Write(Stream stream)
        {
            using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
            packed.Write(source);
            packed.Write(MemoryMarshal.AsBytes(bias.AsSpan()));
            packed.Write(MemoryMarshal.AsBytes(scale.AsSpan()));
            packed.Write(MemoryMarshal.AsBytes(steps.AsSpan()));
        }

        /// <summary>Reads weights that <see cref="Write"/> wrote.</summary>
        public static Weights Read(Stream stream)
        {
            using var packed = new BrotliStream(stream, CompressionMode.Decompress, leaveOpen: true);
            var source = new byte[32];
            var bias = new float[8];
            var scale = new float[8];
            var steps = new sbyte[8 << Grams.Bits];
            packed.ReadExactly(source);
            packed.ReadExactly(MemoryMarshal.AsBytes(bias.AsSpan()));
            packed.ReadExactly(MemoryMarshal.AsBytes(scale.AsSpan()));
            packed.ReadExactly(MemoryMarshal.AsBytes(steps.AsSpan()));
            return new(source, bias, scale, steps);
        }
    }
}
