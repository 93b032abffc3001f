using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using ConsultAddin.Faults.Driver;

namespace ConsultAddin.Faults.Load;

/// <summary>Replies arrive one after the other; each is measured from just before it is laid into the mailbox until the page of its consultation is told of the new status.</summary>
internal static class Arrivals
{
    public const string Name = "a reply's arrival to its status";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<Percentiles> DeliverAsync(StandInDoor standIn, HttpClient officer, int count, CancellationToken ct)
    {
        var stories = Enumerable.Range(1, count).Select(i => new Story(new Plan(i, [[]]), standIn, officer)).ToList();
        foreach (var story in stories)
            await story.LiveAsync(ct);
        foreach (var story in stories)
            await LoadCity.UntilAsync(async () => (string?)(await GetAsync(officer, story, ct))["status"] == "awaiting", ct);

        var took = new List<double>();
        foreach (var story in stories)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(Patience);
            await using var stream = await officer.GetStreamAsync(new Uri($"/api/consultations/{story.Reference}/stream", UriKind.Relative), patience.Token);
            await using var events = SseParser.Create(stream).EnumerateAsync(patience.Token).GetAsyncEnumerator(patience.Token);
            // The first tells the present version.
            await events.MoveNextAsync();
            var began = Stopwatch.GetTimestamp();
            await story.DeliverAsync(new Planned(Kind.Approve, People.CitizenService, [People.Consultation]), patience.Token);
            while (await events.MoveNextAsync() && (string?)(await GetAsync(officer, story, patience.Token))["status"] != "partial")
            {
            }

            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            await Task.Delay(Pause, ct);
        }

        return Percentiles.Of(Name, took);
    }

    private static async Task<JsonObject> GetAsync(HttpClient officer, Story story, CancellationToken ct) =>
        (await officer.GetFromJsonAsync<JsonObject>(new Uri($"/api/consultations/{story.Reference}", UriKind.Relative), ct))!;
}
