using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using ConsultAddin.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Live;

/// <summary>Tells at once that a consultation changed.</summary>
public static class StreamConsultation
{
    internal static void MapStreamConsultation(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/consultations/{reference}/stream", Handle).ForRoles(Role.Officer, Role.Reviewer, Role.Counsellor).WithTags("Consultations");

    // Less than what proxies take for a dead connection.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Server-sent events named <c>changed</c>, each with reference and version: the present one at once, then one for each change.
    /// In between <c>alive</c>, with the same members, keeps the connection.
    /// </summary>
    private static async Task<Results<ServerSentEventsResult<Changed>, Problem>> Handle(
        string reference, Desk desk, Changes changes, IServiceScopeFactory scopes, TimeProvider clock, IHostApplicationLifetime lifetime,
        CancellationToken cancellationToken)
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
        return TypedResults.ServerSentEvents(Stream(present, subscription, scopes, clock, lifetime.ApplicationStopping, cancellationToken));
    }

    private static async IAsyncEnumerable<SseItem<Changed>> Stream(
        Changed present, Changes.Subscription subscription, IServiceScopeFactory scopes, TimeProvider clock, CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using (subscription)
        using (var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken))
        {
            yield return new(present, "changed");
            while (!ends.IsCancellationRequested)
            {
                var before = present;
                if (await Arrives(subscription, clock, ends.Token))
                {
                    while (subscription.Reader.TryRead(out var changed))
                        present = Newer(present, changed);
                }
                else if (!ends.IsCancellationRequested)
                {
                    // Another replica's change may have been lost with a connection: the database knows.
                    present = Newer(present, await Present(present.Reference, scopes, ends.Token));
                    if (present == before)
                        yield return new(present, "alive");
                }

                if (present != before)
                    yield return new(present, "changed");
            }
        }
    }

    // In-process and by the database the same change may be told twice.
    private static Changed Newer(Changed present, Changed told) =>
        told.Reference == present.Reference && told.Version > present.Version ? told : present;

    private static async Task<bool> Arrives(Changes.Subscription subscription, TimeProvider clock, CancellationToken ends)
    {
        using var beat = new CancellationTokenSource(Beat, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ends, beat.Token);
        try
        {
            return await subscription.Reader.WaitToReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<Changed> Present(Reference reference, IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var version = await scope.ServiceProvider.GetRequiredService<ConsultationsDb>().Consultations
            .Where(c => c.Year == reference.Year && c.Number == reference.Number).Select(c => c.Version).SingleAsync(cancellationToken);
        return new Changed(reference, version);
    }
}
