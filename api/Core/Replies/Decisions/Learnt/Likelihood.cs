using ConsultAddin.Core.Approvals;

namespace ConsultAddin.Core.Replies.Decisions.Learnt;

/// <summary>How likely an answer is to mean each decision, by how answers like it were understood (<see cref="Experience"/>).</summary>
/// <param name="Of">The shares of <see cref="Decisions"/>, in that order; together 1.</param>
internal sealed record Likelihood(IReadOnlyList<float> Of)
{
    /// <summary>The decisions that are told apart.</summary>
    public static IReadOnlyList<Decision> Decisions { get; } =
        [Decision.Approve, Decision.Reject, Decision.Conditional, Decision.Changes, Decision.Question, Decision.Acknowledge, Decision.Retract, Decision.Unclear];

    /// <summary>The share of a decision.</summary>
    public float this[Decision decision] => Of[IndexOf(decision)];

    /// <summary>Where a decision stands in <see cref="Decisions"/>.</summary>
    public static int IndexOf(Decision decision)
    {
        for (var i = 0; i < Decisions.Count; i++)
        {
            if (Decisions[i] == decision) return i;
        }
        throw new ArgumentOutOfRangeException(nameof(decision), decision, "not told apart");
    }

    /// <summary>What several opinions come to: their weighted geometric mean, so that what one of them all but rules out is unlikely to all.</summary>
    /// <param name="opinions">Each with its weight; the weights come to 1.</param>
    public static Likelihood Together(params ReadOnlySpan<(Likelihood Of, float Weight)> opinions)
    {
        const float least = 1e-5f;
        var scores = new float[Decisions.Count];
        foreach (var (opinion, weight) in opinions)
        {
            for (var d = 0; d < scores.Length; d++) scores[d] += weight * (float)Math.Log(MathF.Max(opinion.Of[d], least));
        }
        return Softmax(scores);
    }

    /// <summary>The likelihood that scores stand for.</summary>
    /// <param name="scores">One for each decision, any numbers; they become the shares.</param>
    public static Likelihood Softmax(float[] scores)
    {
        var most = scores.Max();
        // In twice the digits: of the last one processors differ.
        for (var d = 0; d < scores.Length; d++) scores[d] = (float)Math.Exp(scores[d] - most);
        var sum = scores.Sum();
        for (var d = 0; d < scores.Length; d++) scores[d] /= sum;
        return new(scores);
    }
}
