using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Reviews;

/// <summary>Tells at once that what waits for review may have changed.</summary>
public static class StreamReviews
{
    // Less than what proxies take for a dead connection.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    internal static void MapStreamReviews(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/reviews/stream", Handle).ForRoles(Role.Reviewer).WithTags("Mails");

    /// <summary>
    /// Server-sent events named <c>changed</c>, which say only that the list is to be asked for again: at once, after each change, and
    /// every 20 seconds, since another replica's change may be lost with a connection.
    /// </summary>
    private static ServerSentEventsResult<string> Handle(Changes changes, TimeProvider clock, IHostApplicationLifetime lifetime, CancellationToken cancellationToken) =>
        TypedResults.ServerSentEvents(Stream(changes, clock, lifetime.ApplicationStopping, cancellationToken));

    private static async IAsyncEnumerable<SseItem<string>> Stream(
        Changes changes, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var subscription = changes.Listen();
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        while (!ends.IsCancellationRequested)
        {
            yield return new("reviews", "changed");
            await Next(subscription, clock, ends.Token);
        }
    }

    private static async Task Next(Changes.Subscription subscription, TimeProvider clock, CancellationToken ends)
    {
        using var beat = new CancellationTokenSource(Beat, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ends, beat.Token);
        try
        {
            await subscription.Reader.WaitToReadAsync(either.Token);
            while (subscription.Reader.TryRead(out _))
            {
                // One look answers for all changes so far.
            }
        }
        catch (OperationCanceledException)
        {
            // The beat, or the end, which the loop sees.
        }
    }
}
