using ConsultAddin.Core.Replies.Decisions.Learnt;

namespace ConsultAddin.Benchmarks;

/// <summary>The logistic loss of an answer that may mean one of several decisions.</summary>
internal static class Loss
{
    /// <summary>Turns the scores of the decisions into the slope of the loss.</summary>
    /// <param name="scores">One for each decision; the slope afterwards.</param>
    /// <param name="means">What the answer may mean.</param>
    public static void Slope(float[] scores, int[] means)
    {
        Likelihood.Softmax(scores);
        var right = MathF.Max(means.Sum(m => scores[m]), 1e-9f);
        var shares = means.Select(m => scores[m] / right).ToArray();
        for (var m = 0; m < shares.Length; m++) scores[means[m]] -= shares[m];
    }
}
