using System.Runtime.InteropServices;

namespace ConsultAddin.Core.Replies.Decisions.Learnt;

/// <summary>
/// A multinomial logistic regression over stretches of letters and the moves of the grammar: for each place how far it speaks for each decision.
/// It knows a phrase by heart that few answers hold.
/// </summary>
/// <param name="bias">What speaks for each decision before anything is read.</param>
/// <param name="scale">What a step of a weight is worth, for each decision.</param>
/// <param name="steps">The weights in steps, the decisions of a place side by side.</param>
internal sealed class Regression(float[] bias, float[] scale, sbyte[] steps)
{
    private static readonly int Decisions = Likelihood.Decisions.Count;

    /// <summary>The likelihood for an answer.</summary>
    public Likelihood Weigh(Traits traits)
    {
        var scores = (float[])bias.Clone();
        Add(traits.Grams, traits.GramValue, scores);
        Add(traits.Moves, Traits.MoveValue, scores);
        return Likelihood.Softmax(scores);
    }

    private void Add(ReadOnlySpan<int> places, float value, Span<float> to)
    {
        Span<int> sums = stackalloc int[Decisions];
        sums.Clear();
        foreach (var place in places)
        {
            var of = steps.AsSpan(place * Decisions, Decisions);
            for (var d = 0; d < of.Length; d++) sums[d] += of[d];
        }
        for (var d = 0; d < to.Length; d++) to[d] += sums[d] * scale[d] * value;
    }

    /// <summary>Writes it.</summary>
    public void Write(Stream stream)
    {
        stream.Write(MemoryMarshal.AsBytes(bias.AsSpan()));
        stream.Write(MemoryMarshal.AsBytes(scale.AsSpan()));
        stream.Write(MemoryMarshal.AsBytes(steps.AsSpan()));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static Regression Read(Stream stream)
    {
        var bias = new float[Decisions];
        var scale = new float[Decisions];
        var steps = new sbyte[Decisions << Place.Bits];
        stream.ReadExactly(MemoryMarshal.AsBytes(bias.AsSpan()));
        stream.ReadExactly(MemoryMarshal.AsBytes(scale.AsSpan()));
        stream.ReadExactly(MemoryMarshal.AsBytes(steps.AsSpan()));
        return new(bias, scale, steps);
    }
}
