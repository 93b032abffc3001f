using ConsultAddin.Core.Replies.Decisions.Learnt;

namespace ConsultAddin.Benchmarks;

/// <summary>Learns a <see cref="Regression"/>: AdaGrad on the logistic loss, always in the same order.</summary>
internal static class LearnRegression
{
    private const int Rounds = 20;
    private const float Step = 0.3f, BiasStep = 0.02f, Decay = 1e-6f;
    private const int Places = 1 << Place.Bits;
    private static readonly int Decisions = Likelihood.Decisions.Count;

    private sealed record Model(float[] Bias, float[] Weights);

    internal static Regression From(IReadOnlyList<LearnReplies.Answer> answers)
    {
        var model = new Model(new float[Decisions], new float[Decisions * Places]);
        var squares = new float[Decisions * Places];
        var order = Enumerable.Range(0, answers.Count).ToArray();
        var random = new Random(7);
        var slope = new float[Decisions];
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var n in order)
            {
                var traits = answers[n].Traits;
                model.Bias.CopyTo(slope, 0);
                Add(model, traits.Grams, traits.GramValue, slope);
                Add(model, traits.Moves, Traits.MoveValue, slope);
                Loss.Slope(slope, answers[n].Means);
                for (var d = 0; d < Decisions; d++) model.Bias[d] -= BiasStep * slope[d];
                Descend(model, squares, traits.Grams, traits.GramValue, slope);
                Descend(model, squares, traits.Moves, Traits.MoveValue, slope);
            }
        }
        return Rounded(model);
    }

    private static void Descend(Model model, float[] squares, int[] places, float value, float[] slope)
    {
        foreach (var place in places)
        {
            var weights = model.Weights.AsSpan(place * Decisions, Decisions);
            var square = squares.AsSpan(place * Decisions, Decisions);
            for (var d = 0; d < Decisions; d++)
            {
                var g = slope[d] * value + Decay * weights[d];
                square[d] += g * g;
                weights[d] -= Step * g / (MathF.Sqrt(square[d]) + 1e-6f);
            }
        }
    }

    private static void Add(Model model, int[] places, float value, float[] to)
    {
        foreach (var place in places)
        {
            var weights = model.Weights.AsSpan(place * Decisions, Decisions);
            for (var d = 0; d < Decisions; d++) to[d] += weights[d] * value;
        }
    }

    private static Regression Rounded(Model model)
    {
        var scale = new float[Decisions];
        var steps = new sbyte[Decisions * Places];
        for (var d = 0; d < Decisions; d++)
        {
            for (var place = 0; place < Places; place++) scale[d] = MathF.Max(scale[d], MathF.Abs(model.Weights[place * Decisions + d]) / 127);
            for (var place = 0; place < Places; place++) steps[place * Decisions + d] = (sbyte)MathF.Round(model.Weights[place * Decisions + d] / scale[d]);
        }
        return new(model.Bias, scale, steps);
    }
}
