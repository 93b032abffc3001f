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
/// Keeps one subscription a mailbox alive at Graph: made where missing, prolonged when a third of its life is left, made anew where it
/// tells another address than the settings name, ended with the watch.
/// Without an address that Graph can reach there are none, and the mailboxes are polled only.
/// </summary>
internal sealed partial class Subscriptions(
    GraphMail graph, Wake wake, IOptions<MailboxSettings> settings, TimeProvider clock, ILogger<Subscriptions> log)
{
    /// <summary>Brings the subscriptions in line with the watched mailboxes; a mailbox for which Graph refuses doesn't hold up the others.</summary>
    public async Task RenewAsync(ConsultationsDb db, IReadOnlyList<string> watched, CancellationToken ct)
    {
        var rows = await db.Set<SubscriptionRow>().ToListAsync(ct);
        foreach (var row in rows.Where(r => settings.Value.NotificationUrl is null || !watched.Contains(r.Mailbox)))
            await TryAsync(row.Mailbox, () => EndAsync(db, row, ct), ct);
        if (settings.Value.NotificationUrl is not { } address)
            return;
        foreach (var mailbox in watched)
            await TryAsync(mailbox, () => KeepAsync(db, rows.Find(r => r.Mailbox == mailbox), mailbox, address, ct), ct);
    }

    private async Task KeepAsync(ConsultationsDb db, SubscriptionRow? row, string mailbox, Uri address, CancellationToken ct)
    {
        var (now, life) = (clock.GetUtcNow(), settings.Value.SubscriptionLife);
        if (row is not null && row.Address != address.AbsoluteUri)
        {
            // First, since Graph takes no second one of the same kind.
            await EndAsync(db, row, ct);
            row = null;
        }

        if (row is not null && row.ExpiresAt - now > life / 3)
            return;
        var wasSilent = row is null || row.ExpiresAt <= now;
        if (row is not null && await graph.RenewAsync(row.Id, now + life, ct) is { } renewed)
        {
            row.ExpiresAt = renewed;
        }
        else
        {
            wasSilent = true;
            var made = await SubscribeAsync(mailbox, address, now + life, ct);
            if (row is not null)
                db.Remove(row);
            db.Add(made);
        }

        await db.SaveChangesAsync(ct);
        // Whatever came while nobody was told of it: before the first one, after one that ran out, while one was paused.
        if (wasSilent)
            await wake.MailboxesAsync(db, [mailbox], ct);
    }

    private async Task<SubscriptionRow> SubscribeAsync(string mailbox, Uri address, DateTimeOffset until, CancellationToken ct)
    {
        var (notifications, lifecycle) = (new Uri(address, "/notifications"), new Uri(address, "/notifications/lifecycle"));
        var clientState = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        (string Id, DateTimeOffset ExpiresAt) made;
        try
        {
            made = await AskAsync();
        }
        catch (ApiException e) when (e.ResponseStatusCode == StatusCodes.Status409Conflict)
        {
            // There is one of which we know nothing, such as after a backup was restored, or of a server that died before it stored it and is
            // back at another address: without its clientState it can't be believed, and Graph takes no second one until it expires.
            foreach (var unknown in await graph.FindSubscriptionsAsync(mailbox, ct))
                await graph.UnsubscribeAsync(unknown, ct);
            made = await AskAsync();
        }

        return new() { Id = made.Id, Mailbox = mailbox, ClientState = clientState, Address = address.AbsoluteUri, ExpiresAt = made.ExpiresAt };

        Task<(string Id, DateTimeOffset ExpiresAt)> AskAsync() => graph.SubscribeAsync(mailbox, notifications, lifecycle, clientState, until, ct);
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
