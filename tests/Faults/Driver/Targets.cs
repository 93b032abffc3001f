using System.Collections.Concurrent;
using ConsultAddin.Faults.FailPoints;

namespace ConsultAddin.Faults.Driver;

/// <summary>Which fail points are next, so that all are hit about as often.</summary>
/// <param name="seed">Of the run.</param>
/// <param name="delivered">How many mails have arrived so far: nobody is killed much more often than mail arrives, else none is ever read.</param>
/// <param name="only">The only points that are aimed at, as often as they are come to; null for all.</param>
internal sealed class Targets(int seed, Func<int> delivered, IReadOnlyList<string>? only = null)
{
    private const int KillsAtOnce = 8;

    private const double KillsPerMail = 0.8;

    private static readonly IReadOnlyList<(string Happening, IReadOnlyList<string> Ends)> Provocations =
    [
        ("subscriptionRemoved", ["graph subscribe", "commit subscribed", "graph list-subscriptions", "graph unsubscribe"]),
        ("reauthorizationRequired", ["graph renew", "commit renewed", "commit alarm-ended"]),
    ];

    private readonly Dice dice = Dice.Of(seed, "targets");
    private readonly ConcurrentDictionary<string, int> kills = new();

    /// <summary>How often a process was killed at each point.</summary>
    public IReadOnlyDictionary<string, int> Kills => kills;

    /// <summary>
    /// The points that kill a process next, whichever comes first: the half that was hit least. What every process comes to at once soon
    /// belongs to the other half, and what processes seldom come to is always among them.
    /// None while too many were killed.
    /// </summary>
    public IReadOnlyList<string> Next()
    {
        if (only is null && kills.Values.Sum() > KillsAtOnce + (KillsPerMail * delivered()))
            return [];
        var order = dice.Shuffle(only ?? FailPoint.Aimed);
        return [.. order.OrderBy(p => kills.GetValueOrDefault(p)).Take((order.Count + 1) / 2)];
    }

    /// <summary>How often they are passed before.</summary>
    public int Passes() => dice.Below(2);

    /// <summary>Whether a process that is about to start is told another address for notifications, so that it ends subscriptions.</summary>
    public bool Moves(IReadOnlyList<string> points) =>
        points.Any(p => p.EndsWith("unsubscribe", StringComparison.Ordinal) || p.EndsWith("unsubscribed", StringComparison.Ordinal)) && dice.Chance(20);

    public void Killed(string point) => kills.AddOrUpdate(point, 1, (_, before) => before + 1);

    /// <summary>What has to happen for a process to come to one of these points, when it doesn't by itself; null for nothing.</summary>
    public string? Provoked(IReadOnlyList<string> points)
    {
        string[] happenings = [.. Provocations.Where(p => points.Any(point => p.Ends.Any(end => point.EndsWith(end, StringComparison.Ordinal)))).Select(p => p.Happening)];
        return happenings.Length == 0 ? null : dice.One(happenings);
    }
}
