namespace ConsultAddin.Faults.FailPoints;

/// <summary>
/// The named places at which a process may die: before and after every call of Graph and every commit, named by operation.
/// A test holds this list against what the product is seen to do.
/// </summary>
public static class FailPoint
{
    /// <summary>What the product asks of Microsoft, as <see cref="GraphCalls"/> names it.</summary>
    public static readonly IReadOnlyList<string> Calls =
    [
        "graph token", "graph read-page", "graph read-elsewhere", "graph folder-id", "graph find", "graph read-headers", "graph read-mime",
        "graph find-by-message-id", "graph draft", "graph send", "graph look-in-drafts", "graph subscribe", "graph list-subscriptions", "graph renew",
        "graph unsubscribe",
    ];

    /// <summary>What the product writes, as <see cref="Commits"/> names it.</summary>
    public static readonly IReadOnlyList<string> Writes =
    [
        "commit consultation-created", "commit sheet-filled", "commit watch-begun", "commit watch-ended", "commit alarm", "commit alarm-ended",
        "commit round-begun", "commit round-recorded", "commit round-parked", "commit round-ended", "commit parked-recorded", "commit parked-rests", "commit parked-gone",
        "commit owed", "commit outbox-drafted", "commit outbox-told", "commit outbox-sent", "commit outbox-rests", "commit outbox-dropped",
        "commit subscribed", "commit renewed", "commit unsubscribed", "commit settings",
    ];

    /// <summary>Those that need a fault or the end of a consultation before anything gets there.</summary>
    public static readonly IReadOnlySet<string> Rare = new HashSet<string>
    {
        "graph list-subscriptions", "graph unsubscribe", "commit unsubscribed", "commit watch-ended", "commit outbox-dropped", "commit parked-gone", "commit settings", "commit watch-begun",
    };

    /// <summary>Of those the ones to which the fault runs lead a process, by taking subscriptions away and by moving the address that they tell.</summary>
    private static readonly HashSet<string> Provoked = ["graph list-subscriptions", "graph unsubscribe", "commit unsubscribed"];

    /// <summary>Every operation.</summary>
    public static IEnumerable<string> Operations => Calls.Concat(Writes);

    /// <summary>The operation of a point, such as <c>graph send</c> of <c>before graph send</c>.</summary>
    public static string OperationOf(string point) => point[(point.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    /// <summary>The points that the fault runs go for: both sides of every operation of a consultation's life.</summary>
    public static IReadOnlyList<string> Aimed { get; } = [.. Operations.Where(o => !Rare.Contains(o) || Provoked.Contains(o)).SelectMany(o => (string[])[$"before {o}", $"after {o}"])];
}
