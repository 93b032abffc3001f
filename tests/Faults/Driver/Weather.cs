using System.Collections.Concurrent;
using ConsultAddin.Local.Graph;

namespace ConsultAddin.Faults.Driver;

/// <summary>What goes wrong at Microsoft and on the way from there, one after the other, as the seed wants it.</summary>
internal sealed class Weather(int seed, StandInDoor standIn, FrontDoor door, Func<Task>? restartDatabase, bool linksExpire)
{
    /// <summary>How long nothing goes wrong between two gusts.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(4);

    private const string OfMail = "^/users/[^/]+/(messages|mailFolders)";

    private static readonly IReadOnlyDictionary<string, FaultRule> Rules = new Dictionary<string, FaultRule>
    {
        ["throttled (429)"] = new() { Path = OfMail, Status = 429, RetryAfter = 1, Next = 3 },
        ["unavailable (503)"] = new() { Path = OfMail, Status = 503, RetryAfter = 1, Next = 2 },
        ["unavailable for sending (503)"] = new() { Method = "POST", Path = "/send$", Status = 503, Next = 1 },
        ["timed out at the gateway after sending (504)"] = new() { Method = "POST", Path = "/send$", Status = 504, AfterWork = true, Next = 1 },
        ["timed out at the gateway after drafting (504)"] = new() { Method = "POST", Path = "^/users/[^/]+/messages$", Status = 504, AfterWork = true, Next = 1 },
        ["timed out at the gateway (504)"] = new() { Path = OfMail, Status = 504, Next = 2 },
        ["half an answer"] = new() { Path = OfMail, HalfBody = true, Next = 2 },
        ["no answer in time"] = new() { Path = OfMail, DelayMilliseconds = 4000, Next = 2 },
        ["token refused (401)"] = new() { Path = OfMail, Status = 401, Next = 2 },
        ["mail not there yet (404)"] = new() { Path = @"/messages/[^/]+/\$value$", Status = 404, Next = 1 },
        ["sent copy late"] = new() { SentCopyDelaySeconds = 4, Next = 2 },
        ["link expired (410)"] = new() { Path = "deltatoken|skiptoken", Status = 410, Next = 1 },
        ["notification lost"] = new() { Notifications = NotificationFault.Lost, Next = 3 },
        ["notification doubled"] = new() { Notifications = NotificationFault.Doubled, Next = 3 },
        ["notification out of order"] = new() { Notifications = NotificationFault.Reordered, Next = 2 },
    };

    private static readonly IReadOnlyList<string> Lifecycle = ["expired", "subscriptionRemoved", "reauthorizationRequired", "missed"];

    private readonly ConcurrentDictionary<string, int> counts = new();

    /// <summary>How often each kind happened.</summary>
    public IReadOnlyDictionary<string, int> Counts => counts;

    /// <summary>Blows until the run grows quiet.</summary>
    public async Task BlowAsync(CancellationToken quiet)
    {
        var dice = Dice.Of(seed, "weather");
        var kinds = Rules.Keys.Where(k => linksExpire || !k.StartsWith("link", StringComparison.Ordinal)).ToList();
        try
        {
            for (var gust = 1; ; gust++)
            {
                var chosen = dice.Shuffle(kinds).Take(3).ToList();
                await standIn.SetAsync([.. chosen.Select(k => Rules[k])], quiet);
                if (dice.Chance(30))
                    door.Delay(2);
                if (dice.Chance(25))
                {
                    var happened = dice.One(Lifecycle);
                    Count($"subscription: {happened}", await standIn.HappenAsync(happened, dice.One([People.Officer, People.Consultation, null]), quiet));
                }

                if (restartDatabase is not null && gust % 8 == 0)
                {
                    await restartDatabase();
                    Count("database restarted", 1);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(2500 + dice.Below(2000)), quiet);
                await TakeCountAsync(chosen, quiet);
                // A mailbox that is disturbed all the time is never read to its end.
                await standIn.SetAsync([], quiet);
                await Task.Delay(Calm, quiet);
            }
        }
        catch (OperationCanceledException) when (quiet.IsCancellationRequested)
        {
        }

        await standIn.SetAsync([], CancellationToken.None);
        door.Delay(0);
        Count("notification delayed", door.Delayed);
    }

    private async Task TakeCountAsync(IReadOnlyList<string> chosen, CancellationToken ct)
    {
        var left = await standIn.RulesAsync(ct);
        foreach (var kind in chosen)
        {
            var rule = Rules[kind];
            var remaining = left.FirstOrDefault(r => r with { Next = rule.Next } == rule)?.Next ?? 0;
            Count(kind, rule.Next!.Value - remaining);
        }
    }

    private void Count(string kind, int times)
    {
        if (times > 0)
            counts.AddOrUpdate(kind, times, (_, before) => before + times);
    }
}
