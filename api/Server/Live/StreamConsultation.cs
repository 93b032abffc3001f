using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Live;

/// <summary>Tells at once that a consultation changed.</summary>
public static class StreamConsultation
{
    internal static void MapStreamConsultation(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/consultations/{reference}/stream", Handle).ForRoles(Role.Officer, Role.Reviewer, Role.Counsellor).WithTags("Consultations");

    /// <summary>
    /// Server-sent events named <c>changed</c>, each with reference and version: the present one at once, then one for each change.
    /// </summary>
    private static async Task<Results<ServerSentEventsResult<Changed>, Problem>> Handle(
        string reference, Desk desk, Changes changes, IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        // Listening before reading, so that no change falls between the two.
        var subscription = changes.Listen();
        var opened = await desk.ToRead(reference, cancellationToken);
        if (opened.Failed(out var problem))
        {
            subscription.Dispose();
            return problem;
        }

        var present = new Changed(opened.Consultation.Reference, opened.Consultation.Row.Version);
        return TypedResults.ServerSentEvents(Stream(present, subscription, lifetime.ApplicationStopping, cancellationToken));
    }

    private static async IAsyncEnumerable<SseItem<Changed>> Stream(
        Changed present, Changes.Subscription subscription, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using (subscription)
        using (var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken))
        {
            yield return Item(present);
            var newest = present.Version;
            while (await Arrives(subscription, ends.Token))
            {
                // In-process and by the database the same change may be told twice.
                while (subscription.Reader.TryRead(out var changed))
                {
                    if (changed.Reference != present.Reference || changed.Version <= newest)
                        continue;
                    newest = changed.Version;
                    yield return Item(changed);
                }
            }
        }
    }

    private static SseItem<Changed> Item(Changed changed) => new(changed, "changed");

    private static async Task<bool> Arrives(Changes.Subscription subscription, CancellationToken ends)
    {
        try
        {
            return await subscription.Reader.WaitToReadAsync(ends);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
