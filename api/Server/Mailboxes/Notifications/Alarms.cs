using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Mailboxes.Scheduling;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Mailboxes.Notifications;

/// <summary>
/// Takes what Graph notifies of. However many requests wait while the database answers, the next question is asked for all of them at
/// once, so that a burst costs no more than its length. Mailboxes named with the right clientState are marked before their notification
/// counts as taken; they are read afterwards.
/// </summary>
internal sealed class Alarms(IServiceScopeFactory scopes, Wake wake) : BackgroundService
{
    private const int MostWaiting = 4096;
    private const int MostAtOnce = 256;

    private readonly Channel<Ring> waiting = Channel.CreateBounded<Ring>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>Returns once the mailboxes that are named rightly are marked: from then on nothing that breaks makes them be forgotten.</summary>
    /// <exception cref="System.Data.Common.DbException">The database is away; Graph notifies again when it isn't told that all is well.</exception>
    public async Task TakeAsync(IReadOnlyList<Notification> notifications, CancellationToken ct)
    {
        var ring = new Ring(notifications, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await waiting.Writer.WriteAsync(ring, ct);
        await ring.Taken.Task.WaitAsync(ct);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var rings = new List<Ring>();
        try
        {
            while (await waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                while (rings.Count < MostAtOnce && waiting.Reader.TryRead(out var ring))
                    rings.Add(ring);
                try
                {
                    await MarkAsync([.. rings.SelectMany(r => r.Notifications)], stoppingToken);
                    rings.ForEach(r => r.Taken.TrySetResult());
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    rings.ForEach(r => r.Taken.TrySetException(e));
                }

                rings.Clear();
            }
        }
        finally
        {
            waiting.Writer.TryComplete();
            while (waiting.Reader.TryRead(out var ring))
                rings.Add(ring);
            rings.ForEach(r => r.Taken.TrySetCanceled(CancellationToken.None));
        }
    }

    private async Task MarkAsync(IReadOnlyList<Notification> notifications, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConsultationsDb>();
        var ids = notifications.Select(n => n.SubscriptionId!).Distinct().ToList();
        var known = await db.Set<SubscriptionRow>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var proven = notifications.Where(n => known.TryGetValue(n.SubscriptionId!, out var row) && Same(n.ClientState!, row.ClientState)).ToList();
        if (proven.Count == 0)
            return;

        await wake.MailboxesAsync(db, [.. proven.Select(n => known[n.SubscriptionId!].Mailbox).Distinct()], ct);

        var removed = Told(proven, "subscriptionRemoved");
        var expiring = Told(proven, "reauthorizationRequired");
        if (removed.Count > 0)
            await db.Set<SubscriptionRow>().Where(s => removed.Contains(s.Id)).ExecuteDeleteAsync(ct);
        if (expiring.Count > 0)
        {
            await db.Set<SubscriptionRow>().Where(s => expiring.Contains(s.Id))
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.ExpiresAt, DateTimeOffset.UnixEpoch), ct);
        }

        if (removed.Count + expiring.Count > 0)
            wake.Watch();
    }

    private static List<string> Told(IEnumerable<Notification> notifications, string lifecycleEvent) =>
        [.. notifications.Where(n => n.LifecycleEvent == lifecycleEvent).Select(n => n.SubscriptionId!).Distinct()];

    private static bool Same(string given, string kept) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(kept));

    /// <summary>What one request told, and who waits for it.</summary>
    private sealed record Ring(IReadOnlyList<Notification> Notifications, TaskCompletionSource Taken);
}
