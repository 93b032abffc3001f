using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ConsultAddin.Local.Exchange;

namespace ConsultAddin.Local.Graph;

/// <summary>Creates, renews and ends subscriptions with Graph's limits and its handshake.</summary>
internal static partial class SubscriptionEndpoints
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10_080);
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(45);

    public static async Task<IResult> Create(HttpContext context, Subscriptions subscriptions, MailStore store, StandInOptions options)
    {
        var json = await GraphJson.ReadAsync(context);
        var (mailbox, folder) = Resource((string?)json["resource"], store);
        var changeType = (string?)json["changeType"] ?? "";
        if (changeType.Split(',').Any(c => c.Trim() is not ("created" or "updated" or "deleted")))
            throw GraphError.BadRequest("InvalidRequest", $"Subscription changeType '{changeType}' is not supported.");
        if ((string?)json["clientState"] is { Length: > 128 })
            throw GraphError.BadRequest("InvalidRequest", "ClientState can't be longer than 128 characters.");

        var notify = Url(json, "notificationUrl") ?? throw GraphError.BadRequest("InvalidRequest", "NotificationUrl is required.");
        var lifecycle = Url(json, "lifecycleNotificationUrl");
        var subscription = new Subscription
        {
            Id = Guid.NewGuid().ToString(),
            Resource = (string)json["resource"]!,
            Mailbox = mailbox.Account.Address,
            FolderId = folder?.Id,
            ChangeType = string.Join(',', changeType.Split(',', StringSplitOptions.TrimEntries)),
            NotificationUrl = notify,
            LifecycleNotificationUrl = lifecycle,
            ClientState = (string?)json["clientState"],
            Expires = Expiry(json, options.Clock.GetUtcNow()),
            ImmutableIds = context.Request.Headers["Prefer"].Any(p => p?.Contains("ImmutableId", StringComparison.OrdinalIgnoreCase) == true),
        };
        if (subscriptions.Current.Any(s => s.Mailbox == subscription.Mailbox && s.FolderId == subscription.FolderId && s.ChangeType == subscription.ChangeType))
            throw new GraphError(409, "ExtensionError", "Operation: Create; Exception: [Status Code: Conflict; Reason: A subscription on this resource exists already.]");
        foreach (var url in new[] { notify, lifecycle }.OfType<Uri>())
        {
            if (!await subscriptions.ValidateAsync(url, context.RequestAborted))
                throw GraphError.BadRequest("ValidationError", "Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.");
        }

        subscriptions.Keep(subscription);
        var created = subscription.ToJson();
        created["clientState"] = subscription.ClientState;
        return GraphJson.Ok(created, StatusCodes.Status201Created);
    }

    public static IResult All(Subscriptions subscriptions) => GraphJson.Ok(new JsonObject
    {
        ["@odata.context"] = $"{GraphJson.Root}/$metadata#subscriptions",
        ["value"] = new JsonArray([.. subscriptions.Current.Select(s =>
        {
            var json = s.ToJson();
            json.Remove("@odata.context");
            return json;
        })]),
    });

    public static IResult One(string id, Subscriptions subscriptions) => GraphJson.Ok(Find(id, subscriptions).ToJson());

    public static async Task<IResult> Renew(HttpContext context, string id, Subscriptions subscriptions, StandInOptions options)
    {
        var json = await GraphJson.ReadAsync(context);
        if (json.ContainsKey("lifecycleNotificationUrl"))
            throw GraphError.BadRequest("InvalidRequest", "LifecycleNotificationUrl can't be changed after the subscription was created.");
        var renewed = Find(id, subscriptions) with { Expires = Expiry(json, options.Clock.GetUtcNow()), Paused = false };
        subscriptions.Keep(renewed);
        return GraphJson.Ok(renewed.ToJson());
    }

    public static IResult Reauthorise(string id, Subscriptions subscriptions)
    {
        subscriptions.Keep(Find(id, subscriptions) with { Paused = false });
        return Results.NoContent();
    }

    public static IResult End(string id, Subscriptions subscriptions) =>
        subscriptions.Remove(Find(id, subscriptions).Id) ? Results.NoContent() : throw NotFound();

    private static Subscription Find(string id, Subscriptions subscriptions) => subscriptions.Find(id) ?? throw NotFound();

    private static GraphError NotFound() => new(404, "ResourceNotFound", "The object was not found.");

    private static DateTimeOffset Expiry(JsonObject json, DateTimeOffset now)
    {
        if (!DateTimeOffset.TryParse((string?)json["expirationDateTime"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var wanted))
            throw GraphError.BadRequest("InvalidRequest", "ExpirationDateTime is required.");
        if (wanted <= now) throw GraphError.BadRequest("InvalidRequest", "Subscription expiration must be in the future.");
        if (wanted > now + Longest)
            throw GraphError.BadRequest("InvalidRequest", "Subscription expiration can only be 10080 minutes in the future.");
        return wanted < now + Shortest ? now + Shortest : wanted.ToUniversalTime();
    }

    private static Uri? Url(JsonObject json, string property) => (string?)json[property] is not { } text
        ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.IsLoopback)
            ? url
            : throw GraphError.BadRequest("InvalidRequest", $"{property} must be an https address.");

    private static (Mailbox Mailbox, Folder? Folder) Resource(string? resource, MailStore store)
    {
        var match = MessagesOf().Match(resource ?? "");
        if (!match.Success) throw GraphError.BadRequest("InvalidRequest", $"Resource '{resource}' is not supported by the stand-in: users/{{id}}/messages and users/{{id}}/mailFolders/{{id}}/messages are.");
        var account = store.Accounts.FindUser(Uri.UnescapeDataString(match.Groups["user"].Value));
        if (account is not { InTenant: true }) throw GraphError.ItemNotFound();
        var mailbox = store.Find(account.Address)!;
        if (match.Groups["folder"] is not { Success: true, Value: var name }) return (mailbox, null);
        return (mailbox, mailbox.FindFolder(Uri.UnescapeDataString(name)) ?? throw GraphError.ItemNotFound());
    }

    [GeneratedRegex(@"^/?users/(?<user>[^/]+)/(mailFolders(/|\(')(?<folder>[^/')]+)('\))?/)?messages/?$", RegexOptions.IgnoreCase)]
    private static partial Regex MessagesOf();
}
