using System.Text;
using ConsultAddin.Server.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

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
/// Graph's notifications: 202 once the mailboxes that they name with the right clientState are marked, and whatever else they say.
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
        HttpRequest request, Alarms alarms, string? validationToken, CancellationToken ct)
    {
        // The handshake: Graph wants its token back, decoded, as plain text; nothing else in the request counts then.
        if (validationToken is not null)
            return TypedResults.Text(validationToken, "text/plain", Encoding.UTF8);
        if (await ReadAsync(request, ct) is { Count: > 0 } notifications)
            await alarms.TakeAsync(notifications, ct);
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
}
