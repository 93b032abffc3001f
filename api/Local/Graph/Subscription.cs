using System.Text.Json.Nodes;

namespace ConsultAddin.Local.Graph;

/// <summary>A subscription to changes of mails in a mailbox or one of its folders.</summary>
public sealed record Subscription
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The resource as it was asked for.</summary>
    public required string Resource { get; init; }

    /// <summary>The address of the mailbox.</summary>
    public required string Mailbox { get; init; }

    /// <summary>The folder's id; null for all folders.</summary>
    public string? FolderId { get; init; }

    /// <summary>The kinds of change, with commas.</summary>
    public required string ChangeType { get; init; }

    /// <summary>Where notifications go.</summary>
    public required Uri NotificationUrl { get; init; }

    /// <summary>Where lifecycle notifications go; null for nowhere.</summary>
    public Uri? LifecycleNotificationUrl { get; init; }

    /// <summary>The secret that each notification carries.</summary>
    public string? ClientState { get; init; }

    /// <summary>Until when it lasts, UTC.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>Whether notifications name immutable ids.</summary>
    public bool ImmutableIds { get; init; }

    /// <summary>Whether no notifications are sent until it is authorised anew or renewed (Microsoft: "Reduce missing change notifications").</summary>
    public bool Paused { get; init; }

    internal JsonObject ToJson() => new()
    {
        ["@odata.context"] = $"{GraphJson.Root}/$metadata#subscriptions/$entity",
        ["id"] = Id,
        ["resource"] = Resource,
        ["applicationId"] = People.Tenant.ClientId,
        ["changeType"] = ChangeType,
        ["clientState"] = null,
        ["notificationUrl"] = NotificationUrl.ToString(),
        ["notificationQueryOptions"] = null,
        ["lifecycleNotificationUrl"] = LifecycleNotificationUrl?.ToString(),
        ["expirationDateTime"] = Expires.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["creatorId"] = People.Tenant.ObjectId("app/" + People.Tenant.ClientId).ToString(),
        ["includeResourceData"] = null,
        ["latestSupportedTlsVersion"] = "v1_2",
        ["encryptionCertificate"] = null,
        ["encryptionCertificateId"] = null,
        ["notificationUrlAppId"] = null,
    };
}
