using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConsultAddin.Core;
using ConsultAddin.Local.Exchange;
using ConsultAddin.Local.People;

namespace ConsultAddin.Local.Graph;

/// <summary>
/// Keeps subscriptions and posts notifications to them, with repetition for four hours, as Graph does. Only addresses
/// of this machine are ever called.
/// </summary>
public sealed class Subscriptions : IHostedService, IDisposable
{
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)];

    private readonly MailStore store;
    private readonly Faults faults;
    private readonly TimeProvider clock;
    private readonly string? path;
    private readonly Lock saving = new();
    private readonly ConcurrentDictionary<string, Subscription> subscriptions = new();
    private readonly ConcurrentDictionary<Task, bool> sending = new();
    private readonly ConcurrentQueue<(Subscription Subscription, JsonObject Notification)> heldBack = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Opens the subscriptions.</summary>
    /// <param name="store">The mailboxes that are followed.</param>
    /// <param name="faults">Faults on demand.</param>
    /// <param name="clock">Tells when one has expired.</param>
    /// <param name="directory">The folder that keeps them; null keeps them in memory.</param>
    public Subscriptions(MailStore store, Faults faults, TimeProvider clock, string? directory)
    {
        this.store = store;
        this.faults = faults;
        this.clock = clock;
        path = directory is null ? null : Path.Combine(directory, "subscriptions.json");
        if (path is null || !File.Exists(path)) return;
        foreach (var kept in JsonSerializer.Deserialize<Subscription[]>(File.ReadAllText(path), CoreJson.Options) ?? [])
            subscriptions[kept.Id] = kept;
    }

    /// <summary>Those that haven't expired.</summary>
    public IReadOnlyList<Subscription> Current => [.. subscriptions.Values.Where(s => s.Expires > clock.GetUtcNow())];

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        store.Changed += Notify;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        store.Changed -= Notify;
        await stopping.CancelAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        http.Dispose();
        stopping.Dispose();
    }

    /// <summary>Completes when every notification begun so far was tried at least once; repetitions are not waited for.</summary>
    public Task SettledAsync() => Task.WhenAll(sending.Keys);

    /// <summary>
    /// Sends a lifecycle event: <c>reauthorizationRequired</c> (no notifications until somebody reacts),
    /// <c>subscriptionRemoved</c> (which also ends it) or <c>missed</c>; <c>expired</c> ends it and tells nobody, as Graph does.
    /// </summary>
    /// <param name="lifecycleEvent">The event.</param>
    /// <param name="mailbox">The mailbox whose subscriptions are meant; null for all.</param>
    /// <returns>How many subscriptions were told.</returns>
    public int Announce(string lifecycleEvent, string? mailbox = null)
    {
        var told = Current.Where(s => mailbox is null || string.Equals(s.Mailbox, mailbox, StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var subscription in told)
        {
            if (lifecycleEvent is "subscriptionRemoved" or "expired") Remove(subscription.Id);
            if (lifecycleEvent is "reauthorizationRequired") Keep(subscription with { Paused = true });
            if (lifecycleEvent is "expired" || subscription.LifecycleNotificationUrl is not { } url) continue;
            Post(url, new JsonObject
            {
                ["subscriptionId"] = subscription.Id,
                ["subscriptionExpirationDateTime"] = subscription.Expires.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                ["tenantId"] = Tenant.Id,
                ["clientState"] = subscription.ClientState,
                ["lifecycleEvent"] = lifecycleEvent,
                ["resource"] = subscription.Resource,
                ["resourceData"] = null,
            });
        }

        return told.Count;
    }

    internal Subscription? Find(string id) => Current.FirstOrDefault(s => s.Id == id);

    internal void Keep(Subscription subscription)
    {
        subscriptions[subscription.Id] = subscription;
        Save();
    }

    internal bool Remove(string id)
    {
        var removed = subscriptions.TryRemove(id, out _);
        if (removed) Save();
        return removed;
    }

    /// <summary>Asks an address to give the token back, as Graph does before it accepts a subscription.</summary>
    internal async Task<bool> ValidateAsync(Uri url, CancellationToken cancellation)
    {
        if (!url.IsLoopback) return false;
        var token = $"Validation: Testing client application reachability for subscription Request-Id: {Guid.NewGuid()}";
        var asked = new UriBuilder(url);
        asked.Query = $"{asked.Query.TrimStart('?')}{(asked.Query.Length > 1 ? "&" : "")}validationToken={Uri.EscapeDataString(token)}";
        try
        {
            using var content = new StringContent("", Encoding.UTF8, "text/plain");
            using var answer = await http.PostAsync(asked.Uri, content, cancellation);
            return answer.StatusCode is System.Net.HttpStatusCode.OK
                && answer.Content.Headers.ContentType?.MediaType is "text/plain"
                && await answer.Content.ReadAsStringAsync(cancellation) == token;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Notify(MailChange change)
    {
        foreach (var subscription in Current)
        {
            if (subscription.Paused || !string.Equals(subscription.Mailbox, change.Mailbox.Account.Address, StringComparison.OrdinalIgnoreCase)
                || (subscription.FolderId is { } folder && folder != change.Item.FolderId)
                || !subscription.ChangeType.Split(',').Contains(change.Kind.ToString(), StringComparer.OrdinalIgnoreCase)) continue;
            var notification = Notification(subscription, change);
            switch (faults.ForNotification(subscription.Mailbox)?.Notifications)
            {
                case NotificationFault.Lost:
                    continue;
                case NotificationFault.Doubled:
                    Post(subscription.NotificationUrl, (JsonObject)notification.DeepClone());
                    break;
                case NotificationFault.Reordered:
                    heldBack.Enqueue((subscription, notification));
                    continue;
                default:
                    break;
            }

            Post(subscription.NotificationUrl, notification);
            while (heldBack.TryDequeue(out var held)) Post(held.Subscription.NotificationUrl, held.Notification);
        }
    }

    private static JsonObject Notification(Subscription subscription, MailChange change)
    {
        var id = subscription.ImmutableIds ? change.Item.ImmutableId : change.Item.Id;
        var resource = $"Users/{change.Mailbox.Account.Id}/Messages/{id}";
        return new JsonObject
        {
            ["subscriptionId"] = subscription.Id,
            ["subscriptionExpirationDateTime"] = subscription.Expires.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["changeType"] = change.Kind.ToString().ToLowerInvariant(),
            ["resource"] = resource,
            ["resourceData"] = new JsonObject
            {
                ["@odata.type"] = "#Microsoft.Graph.Message",
                ["@odata.id"] = resource,
                ["@odata.etag"] = MessageJson.ETag(change.Item),
                ["id"] = id,
            },
            ["clientState"] = subscription.ClientState,
            ["tenantId"] = Tenant.Id,
        };
    }

    private void Post(Uri url, JsonObject notification)
    {
        var body = new JsonObject { ["value"] = new JsonArray(notification) }.ToJsonString();
        var first = PostOnceAsync(url, body);
        sending[first] = true;
        _ = FollowAsync(first, url, body);
    }

    private async Task FollowAsync(Task<bool> first, Uri url, string body)
    {
        var arrived = await first;
        sending.TryRemove(first, out _);
        var until = clock.GetUtcNow().AddHours(4);
        try
        {
            for (var attempt = 0; !arrived && clock.GetUtcNow() < until; attempt++)
            {
                await Task.Delay(Pauses[Math.Min(attempt, Pauses.Length - 1)], clock, stopping.Token);
                arrived = await PostOnceAsync(url, body);
            }
        }
        catch (OperationCanceledException)
        {
            // The stand-in stops: what was not delivered by then is lost, and the product polls.
        }
    }

    private async Task<bool> PostOnceAsync(Uri url, string body)
    {
        try
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(url, content, stopping.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private void Save()
    {
        if (path is null) return;
        lock (saving)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path + ".new", JsonSerializer.Serialize(subscriptions.Values, CoreJson.Options));
            File.Move(path + ".new", path, overwrite: true);
        }
    }
}
