using System.Collections.Concurrent;
using ConsultAddin.Faults.FailPoints;

namespace ConsultAddin.Faults.Driver;

/// <summary>Which fail points are next: those hit least so far, in this run and in those before, as far as they can be come to.</summary>
/// <param name="seed">Of the run.</param>
/// <param name="replicas">How many processes live at once; each dies at whichever of the points aimed at it comes to.</param>
/// <param name="before">How often each was hit in runs before.</param>
/// <param name="pace">How many kills go with how many mails.</param>
/// <param name="only">The only points that are aimed at, as often as they are come to; null for all.</param>
internal sealed class Targets(int seed, int replicas, IReadOnlyDictionary<string, int> before, Pace pace, IReadOnlyList<string>? only = null)
{
    /// <summary>
    /// How many are aimed at at once besides one for each process, until all of them were hit or waited for in vain: what all soon come to
    /// is hit first, and then nobody dies of it before coming to the others.
    /// </summary>
    private const int AtOnce = 5;

    private const int MostMisses = 2;

    /// <summary>How long a living process may take to come to a point that is brought about meanwhile; a busy machine is given more.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    /// <summary>What a process comes to once, soon after its start.</summary>
    private static readonly IReadOnlyList<string> OnlyAtStart = ["graph token", "graph folder-id", "commit unsubscribed"];

    /// <summary>What a process comes to before it has read or sent anything; aimed at together, and apart from the rest.</summary>
    private static readonly IReadOnlyList<string> Early =
    [
        "graph token", "graph subscribe", "graph list-subscriptions", "graph renew", "graph unsubscribe", "graph read-page",
        "commit subscribed", "commit renewed", "commit unsubscribed", "commit alarm", "commit alarm-ended", "commit round-begun",
    ];

    /// <summary>What every round does several times.</summary>
    private static readonly IReadOnlyList<string> Repeated = ["graph read-page", "graph read-elsewhere", "commit round-begun", "commit round-ended"];

    private readonly Dice dice = Dice.Of(seed, "targets");
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, int> kills = new();
    private readonly Dictionary<string, int> misses = [];
    private readonly Dictionary<string, TimeSpan> aimed = [];
    private TimeSpan start;
    private int version;

    /// <summary>How often a process was killed at each point.</summary>
    public IReadOnlyDictionary<string, int> Kills => kills;

    /// <summary>How often each was waited for in vain.</summary>
    public IReadOnlyDictionary<string, int> Misses
    {
        get
        {
            lock (gate)
                return misses.ToDictionary();
        }
    }

    /// <summary>Those aimed at now, and a number that is another whenever they are others.</summary>
    public (int Version, IReadOnlyList<string> Points) Current
    {
        get
        {
            lock (gate)
                return (version, [.. aimed.Keys]);
        }
    }

    /// <summary>What a process that is about to start is set to.</summary>
    public (int Version, IReadOnlyList<string> Points) AtStart() => Fill(starting: true);

    /// <summary>What the living are set to after one of them has lived on for so long; what none came to for too long gives way to others.</summary>
    public (int Version, IReadOnlyList<string> Points) After(TimeSpan lived)
    {
        lock (gate)
        {
            foreach (var point in aimed.Keys.ToList())
            {
                aimed[point] += lived;
                if (only is null && aimed[point] > (Patience + start) * replicas)
                {
                    misses[point] = misses.GetValueOrDefault(point) + 1;
                    aimed.Remove(point);
                    version++;
                }
            }
        }

        return Fill(starting: false);
    }

    /// <summary>A process has taken so long to start.</summary>
    public void Started(TimeSpan took)
    {
        lock (gate)
            start = took;
    }

    /// <summary>How often points are passed before, so that what is repeated is broken off at one and another of its repetitions.</summary>
    public int Passes(IReadOnlyList<string> points) => points.All(p => Repeated.Contains(FailPoint.OperationOf(p))) ? dice.Below(4) : 0;

    /// <summary>A process died at a point.</summary>
    public void Killed(string point)
    {
        kills.AddOrUpdate(point, 1, (_, earlier) => earlier + 1);
        pace.Killed();
        lock (gate)
        {
            if (aimed.Remove(point))
                version++;
            // The others' wait was cut short.
            foreach (var other in aimed.Keys.ToList())
                aimed[other] = TimeSpan.Zero;
        }
    }

    private (int Version, IReadOnlyList<string> Points) Fill(bool starting)
    {
        lock (gate)
        {
            if (aimed.Count == 0 && pace.MayKill)
            {
                var free = dice.Shuffle((only ?? FailPoint.Aimed).Where(p => starting || !OnlyAtStart.Contains(FailPoint.OperationOf(p)))).OrderBy(Spent).ToList();
                foreach (var next in free.Where(p => IsEarly(p) == IsEarly(free[0])).Take(AtOnce + replicas))
                    aimed[next] = TimeSpan.Zero;
                version++;
            }

            return (version, [.. aimed.Keys]);
        }
    }

    private static bool IsEarly(string point) => Early.Contains(FailPoint.OperationOf(point));

    /// <summary>Its hits, and a little for having been waited for in vain, so that it isn't waited for again at once.</summary>
    private int Spent(string point) =>
        before.GetValueOrDefault(point) + kills.GetValueOrDefault(point) + Math.Min(misses.GetValueOrDefault(point), MostMisses);
}
