using System.Security.Cryptography;
using System.Text;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Mailboxes.Scheduling;
using ConsultAddin.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Mailboxes.Notifications;

/// <summary>What Graph posts: one or more notifications.</summary>
/// <param name="Value">The notifications.</param>
public sealed record NotificationBatch(IReadOnlyList<Notification>? Value);

/// <summary>One notification; it is the alarm only, nothing in it is believed beyond whose mailbox rings.</summary>
/// <param name="SubscriptionId">Graph's id of the subscription.</param>
/// <param name="ClientState">The words that we gave with it.</param>
/// <param name="LifecycleEvent"><c>reauthorizationRequired</c>, <c>subscriptionRemoved</c> or <c>missed</c>; null for new mail.</param>
public sealed record Notification(string? SubscriptionId, string? ClientState, string? LifecycleEvent);

/// <summary>
/// Graph's notifications: 202 at once, whatever they say; mailboxes that they name with the right clientState are marked and woken.
/// For a mailbox that is marked already nothing is written, so that a burst costs one read each.
/// </summary>
internal static class ReceiveNotifications
{
    private const long LargestBatch = 1 << 20;

    public static void MapNotifications(this IEndpointRouteBuilder app)
    {
        foreach (var path in (string[])["/notifications", "/notifications/lifecycle"])
        {
            app.MapPost(path, HandleAsync).ForGraph().ExcludeFromDescription()
                .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestBatch));
        }
    }

    private static async Task<Results<ContentHttpResult, Accepted>> HandleAsync(
        HttpRequest request, ConsultationsDb db, Wake wake, string? validationToken, CancellationToken ct)
    {
        // The handshake: Graph wants its token back, decoded, as plain text; nothing else in the request counts then.
        if (validationToken is not null)
            return TypedResults.Text(validationToken, "text/plain", Encoding.UTF8);
        if (await ReadAsync(request, ct) is { Count: > 0 } notifications)
            await TakeAsync(notifications, db, wake, ct);
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<IReadOnlyList<Notification>> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            var batch = request.HasJsonContentType() ? await request.ReadFromJsonAsync<NotificationBatch>(ct) : null;
            return [.. (batch?.Value ?? []).Where(n => n is { SubscriptionId: not null, ClientState: not null })];
        }
        catch (System.Text.Json.JsonException)
        {
            return [];
        }
    }

    private static async Task TakeAsync(IReadOnlyList<Notification> notifications, ConsultationsDb db, Wake wake, CancellationToken ct)
    {
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
            await wake.WatchAsync(ct);
    }

    private static List<string> Told(IEnumerable<Notification> notifications, string lifecycleEvent) =>
        [.. notifications.Where(n => n.LifecycleEvent == lifecycleEvent).Select(n => n.SubscriptionId!).Distinct()];

    private static bool Same(string given, string kept) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(kept));
}
