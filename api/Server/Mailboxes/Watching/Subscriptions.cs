using System.Security.Cryptography;
using ConsultAddin.Server.Mailboxes.Graph;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Mailboxes.Scheduling;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Kiota.Abstractions;

namespace ConsultAddin.Server.Mailboxes.Watching;

/// <summary>
/// Keeps one subscription a mailbox alive at Graph: made where missing, prolonged when a third of its life is left, ended with the watch.
/// Without an address that Graph can reach there are none, and the mailboxes are polled only.
/// </summary>
internal sealed partial class Subscriptions(
    GraphMail graph, Wake wake, IOptions<MailboxSettings> settings, TimeProvider clock, ILogger<Subscriptions> log)
{
    /// <summary>Brings the subscriptions in line with the watched mailboxes; a mailbox for which Graph refuses doesn't hold up the others.</summary>
    public async Task RenewAsync(ConsultationsDb db, IReadOnlyList<string> watched, CancellationToken ct)
    {
        if (settings.Value.NotificationUrl is not { } address)
            return;
        var rows = await db.Set<SubscriptionRow>().ToListAsync(ct);
        foreach (var row in rows.Where(r => !watched.Contains(r.Mailbox)))
            await TryAsync(row.Mailbox, () => EndAsync(db, row, ct), ct);
        foreach (var mailbox in watched)
            await TryAsync(mailbox, () => KeepAsync(db, rows.Find(r => r.Mailbox == mailbox), mailbox, address, ct), ct);
    }

    private async Task KeepAsync(ConsultationsDb db, SubscriptionRow? row, string mailbox, Uri address, CancellationToken ct)
    {
        var (now, life) = (clock.GetUtcNow(), settings.Value.SubscriptionLife);
        if (row is not null && row.ExpiresAt - now > life / 3)
            return;
        if (row is not null && await graph.RenewAsync(row.Id, now + life, ct) is { } renewed)
        {
            row.ExpiresAt = renewed;
            await db.SaveChangesAsync(ct);
            return;
        }

        if (row is not null)
            db.Remove(row);
        var clientState = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        var (id, expiresAt) = await graph.SubscribeAsync(
            mailbox, new Uri(address, "/notifications"), new Uri(address, "/notifications/lifecycle"), clientState, now + life, ct);
        db.Add(new SubscriptionRow { Id = id, Mailbox = mailbox, ClientState = clientState, ExpiresAt = expiresAt });
        await db.SaveChangesAsync(ct);
        // Whatever came while nobody was told of it.
        await wake.MailboxesAsync(db, [mailbox], ct);
    }

    private async Task EndAsync(ConsultationsDb db, SubscriptionRow row, CancellationToken ct)
    {
        await graph.UnsubscribeAsync(row.Id, ct);
        db.Remove(row);
        await db.SaveChangesAsync(ct);
    }

    private async Task TryAsync(string mailbox, Func<Task> step, CancellationToken ct)
    {
        try
        {
            await step();
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is ApiException or HttpRequestException or OperationCanceledException)
        {
            // Polling goes on; the next sweep tries again.
            LogRefused(log, (e as ApiException)?.ResponseStatusCode ?? 0, e.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A mailbox's subscription could not be kept: {Status} {Failure}. Its mailbox is polled meanwhile.")]
    private static partial void LogRefused(ILogger log, int status, string failure);
}
