using System.Collections.Concurrent;
using ConsultAddin.Faults.FailPoints;

namespace ConsultAddin.Faults.Driver;

/// <summary>Which fail points are next: those hit least, and some others, so that no process waits long for a point that nobody comes to.</summary>
internal sealed class Targets(int seed, IReadOnlyList<string>? only = null)
{
    private readonly Dice dice = Dice.Of(seed, "targets");
    private readonly ConcurrentDictionary<string, int> kills = new();

    /// <summary>How often a process was killed at each point.</summary>
    public IReadOnlyDictionary<string, int> Kills => kills;

    /// <summary>The points that kill a process next, whichever comes first.</summary>
    public IReadOnlyList<string> Next()
    {
        var order = dice.Shuffle(only ?? FailPoint.Aimed);
        return [.. order.OrderBy(p => kills.GetValueOrDefault(p)).Take(12).Union(order.Take(6))];
    }

    /// <summary>How often they are passed before: a process that always dies at once would never get anywhere.</summary>
    public int Passes() => dice.Below(only is null ? 12 : 2);

    public void Killed(string point) => kills.AddOrUpdate(point, 1, (_, before) => before + 1);

    /// <summary>What has to happen for a process to come to a point, when it doesn't by itself; null for nothing.</summary>
    public static string? Provoked(IReadOnlyList<string> points) =>
        points.Any(p => p.EndsWith("subscribe", StringComparison.Ordinal) || p.EndsWith("subscribed", StringComparison.Ordinal)) ? "subscriptionRemoved"
        : points.Any(p => p.EndsWith("renew", StringComparison.Ordinal) || p.EndsWith("renewed", StringComparison.Ordinal) || p.EndsWith("alarm-ended", StringComparison.Ordinal))
            ? "reauthorizationRequired"
            : null;
}
