using System.Collections.Concurrent;
using System.Diagnostics;

namespace ConsultAddin.Faults.Load;

/// <summary>Microsoft's notifications at a steady rate, whether or not the one before was answered.</summary>
internal static class Notifications
{
    public const string Name = "notifications";

    /// <summary>Posts them; each is measured from the instant at which it was due, so that whoever is late hides nothing.</summary>
    public static async Task<Percentiles> PostAsync(
        Uri server, (string Id, string ClientState) subscription, int rate, TimeSpan length, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(60) };
        // The first second is for connections and for code that runs for the first time.
        await SteadyAsync(TimeSpan.FromSeconds(1));
        var (took, failed) = await SteadyAsync(length);
        return Percentiles.Of(Name, took, failed);

        async Task<(IReadOnlyCollection<double> Took, int Failed)> SteadyAsync(TimeSpan time)
        {
            var took = new ConcurrentBag<double>();
            var failed = 0;
            var posts = new List<Task>();
            var began = Stopwatch.GetTimestamp();
            for (var i = 0; i < rate * time.TotalSeconds; i++)
            {
                var due = TimeSpan.FromSeconds((double)i / rate);
                while (Stopwatch.GetElapsedTime(began) < due)
                    await Task.Delay(1, ct);
                posts.Add(PostAsync(due));
            }

            await Task.WhenAll(posts);
            return (took, failed);

            async Task PostAsync(TimeSpan due)
            {
                try
                {
                    using var answer = await http.PostAsJsonAsync(
                        "/notifications",
                        new { value = new[] { new { subscriptionId = subscription.Id, clientState = subscription.ClientState, changeType = "created" } } }, ct);
                    if (!answer.IsSuccessStatusCode)
                        Interlocked.Increment(ref failed);
                }
                catch (HttpRequestException)
                {
                    Interlocked.Increment(ref failed);
                }

                took.Add((Stopwatch.GetElapsedTime(began) - due).TotalMilliseconds);
            }
        }
    }
}
