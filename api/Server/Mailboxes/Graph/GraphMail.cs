using System.Collections.Concurrent;
using System.Text;
using ConsultAddin.Server.Mailboxes.Rounds;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;
using MimeKit.Utils;

namespace ConsultAddin.Server.Mailboxes.Graph;

/// <summary>
/// The few things the product asks of Microsoft Graph's mail. A mailbox is named by its address, a folder by its well-known name.
/// </summary>
/// <remarks>
/// Calls throw <see cref="ApiException"/> (as <see cref="ODataError"/> when Graph says why) and <see cref="HttpRequestException"/>
/// after the SDK has honoured Retry-After; only sending is never tried again by itself.
/// </remarks>
internal sealed class GraphMail(GraphServiceClient graph)
{
    /// <summary>The properties of <see cref="MailMetadata"/>; whatever is added here is read of private mail too.</summary>
    private static readonly string[] Metadata =
        ["id", "internetMessageId", "conversationId", "from", "subject", "receivedDateTime", "sentDateTime", "isDraft"];

    /// <summary>PidTagInReplyToId and PidTagInternetReferences (Microsoft: [MS-OXPROPS]).</summary>
    private const string InReplyTo = "String 0x1042", References = "String 0x1039";

    /// <summary>One page of what is new or changed in a folder.</summary>
    /// <param name="Mails">Metadata of new or changed mails, in no order.</param>
    /// <param name="Partial">
    /// Ids of mails that have to be asked for by themselves: Graph gave only some of their properties, or said that they left. One that left
    /// and came back before the round stays "removed" for those with immutable ids.
    /// </param>
    /// <param name="Link">Where to go on: the next page, or the next round when <paramref name="Last"/>; null to start anew then.</param>
    /// <param name="Last">Whether the folder has nothing more for now.</param>
    public sealed record Page(IReadOnlyList<MailMetadata> Mails, IReadOnlyList<string> Partial, string? Link, bool Last);

    /// <summary>Reads a page by the link of the page before, or starts with mails received since an instant when there is no link.</summary>
    /// <exception cref="ODataError">With status 410 when the link is too old; start again without it.</exception>
    public async Task<Page> ReadPageAsync(string mailbox, string folder, string? link, DateTimeOffset? since, CancellationToken ct)
    {
        var delta = graph.Users[mailbox].MailFolders[folder].Messages.Delta;
        var page = (link is null
            ? await delta.GetAsDeltaGetResponseAsync(
                r =>
                {
                    r.QueryParameters.Select = Metadata;
                    r.QueryParameters.Filter = since is { } from ? Since(from) : null;
                    r.Headers.Add("Prefer", "odata.maxpagesize=100");
                },
                ct)
            : await delta.WithUrl(link).GetAsDeltaGetResponseAsync(r => r.Headers.Add("Prefer", "odata.maxpagesize=100"), ct))
            ?? throw new HttpRequestException("Graph answered a delta request with nothing.");
        var named = (page.Value ?? []).Where(m => m.Id is not null).ToList();
        var next = page.OdataNextLink ?? page.OdataDeltaLink
            ?? throw new HttpRequestException("Graph answered a delta request without a link to go on with.");
        return new(
            [.. named.Where(IsWhole).Select(ToMetadata)],
            [.. named.Where(m => !IsWhole(m)).Select(m => m.Id!)],
            next,
            page.OdataNextLink is null);
    }

    /// <summary>
    /// Reads a page of the mails received since an instant that lie in none of the folders named, nor are on their way out: a rule of the
    /// mailbox's owner may have moved them.
    /// </summary>
    public async Task<Page> ReadElsewhereAsync(string mailbox, IEnumerable<string> folders, string? link, DateTimeOffset? since, CancellationToken ct)
    {
        string[] properties = [.. Metadata, "parentFolderId"];
        var messages = graph.Users[mailbox].Messages;
        var page = (link is null
            ? await messages.GetAsync(
                r =>
                {
                    r.QueryParameters.Select = properties;
                    r.QueryParameters.Filter = since is { } from ? Since(from) : null;
                    r.QueryParameters.Top = 100;
                },
                ct)
            : await messages.WithUrl(link).GetAsync(cancellationToken: ct))
            ?? throw new HttpRequestException("Graph answered a list request with nothing.");
        // One after the other: Graph serves four requests at once on a mailbox, and these are more.
        var known = new List<string?>();
        foreach (var folder in folders.Append("drafts").Append("outbox"))
            known.Add(await FolderIdAsync(mailbox, folder, ct));
        return new(
            [.. (page.Value ?? []).Where(m => m.Id is not null && !known.Contains(m.ParentFolderId)).Select(ToMetadata)],
            [],
            page.OdataNextLink,
            page.OdataNextLink is null);
    }

    /// <summary>Metadata of one mail, or null when the mailbox hasn't got it (any more, or yet).</summary>
    public Task<MailMetadata?> FindAsync(string mailbox, string graphId, CancellationToken ct) =>
        UnlessMissingAsync(async () => await graph.Users[mailbox].Messages[graphId]
            .GetAsync(r => r.QueryParameters.Select = Metadata, ct) is { } mail ? ToMetadata(mail) : null);

    /// <summary>
    /// The headers of one mail, or null when the mailbox hasn't got it. A mail that its owner sent has none to list; which mails it answers
    /// stands in the properties that Outlook writes while it is composed.
    /// </summary>
    public Task<MailHeaders?> ReadHeadersAsync(string mailbox, string graphId, CancellationToken ct) =>
        UnlessMissingAsync(async () => await graph.Users[mailbox].Messages[graphId].GetAsync(
            r =>
            {
                r.QueryParameters.Select = ["id", "internetMessageHeaders"];
                r.QueryParameters.Expand = [$"singleValueExtendedProperties($filter=id eq '{InReplyTo}' or id eq '{References}')"];
            },
            ct) is { } mail
            ? ToHeaders(mail.InternetMessageHeaders ?? [], (mail.SingleValueExtendedProperties ?? []).Select(p => p.Value ?? ""))
            : null);

    /// <summary>The whole mail as RFC 822 bytes, or null when the mailbox hasn't got it. Only ever called for a candidate.</summary>
    public Task<byte[]?> ReadMimeAsync(string mailbox, string graphId, CancellationToken ct) =>
        UnlessMissingAsync(async () =>
        {
            await using var content = await graph.Users[mailbox].Messages[graphId].Content.GetAsync(cancellationToken: ct);
            if (content is null)
                return null;
            using var whole = new MemoryStream();
            await content.CopyToAsync(whole, ct);
            return whole.ToArray();
        });

    /// <summary>Lays a mail as a draft into a mailbox, as MIME: Graph's own JSON takes no header of ours but <c>x-</c> ones.</summary>
    /// <returns>The draft; its immutable id stays when it is sent.</returns>
    public async Task<MailMetadata> DraftAsync(string mailbox, byte[] mime, CancellationToken ct)
    {
        var request = graph.Users[mailbox].Messages.ToPostRequestInformation(new Message());
        // The content type of JSON is set already, and a second one isn't taken.
        request.Headers.Remove("Content-Type");
        request.SetStreamContent(new MemoryStream(Encoding.ASCII.GetBytes(Convert.ToBase64String(mime))), "text/plain");
        var draft = await graph.RequestAdapter.SendAsync(request, Message.CreateFromDiscriminatorValue, Errors, ct);
        return draft?.Id is null ? throw new HttpRequestException("Graph answered a draft without its id.") : ToMetadata(draft);
    }

    /// <summary>Sends a draft. Never tried again by itself: an answer that got lost doesn't say that nothing was sent.</summary>
    public Task SendAsync(string mailbox, string graphId, CancellationToken ct) =>
        graph.Users[mailbox].Messages[graphId].Send.PostAsync(r => r.Options.Add(new RetryHandlerOption { MaxRetry = 0 }), ct);

    /// <summary>
    /// Whether a mail still lies among the drafts. While Exchange sends one it lies in the outbox, and may still be called a draft there.
    /// </summary>
    public async Task<bool> LiesInDraftsAsync(string mailbox, string graphId, CancellationToken ct)
    {
        var drafts = await FolderIdAsync(mailbox, "drafts", ct);
        var mail = await UnlessMissingAsync(() => graph.Users[mailbox].Messages[graphId]
            .GetAsync(r => r.QueryParameters.Select = ["id", "isDraft", "parentFolderId"], ct));
        return mail is { IsDraft: true, ParentFolderId: { } folder } && folder == drafts;
    }

    /// <summary>The mailbox's mail with this Message-ID (without angle brackets), draft or sent, or null.</summary>
    public async Task<MailMetadata?> FindByMessageIdAsync(string mailbox, string messageId, CancellationToken ct)
    {
        var found = await graph.Users[mailbox].Messages.GetAsync(
            r =>
            {
                r.QueryParameters.Select = Metadata;
                r.QueryParameters.Filter = $"internetMessageId eq '<{messageId.Replace("'", "''", StringComparison.Ordinal)}>'";
                r.QueryParameters.Top = 5;
            },
            ct);
        return found?.Value?.Where(m => m.Id is not null).Select(ToMetadata).OrderBy(m => m.IsDraft).FirstOrDefault();
    }

    /// <summary>Asks Graph to tell of new mail anywhere in a mailbox. Graph first makes a handshake with both addresses.</summary>
    public async Task<(string Id, DateTimeOffset ExpiresAt)> SubscribeAsync(
        string mailbox, Uri notifications, Uri lifecycle, string clientState, DateTimeOffset until, CancellationToken ct)
    {
        var made = await graph.Subscriptions.PostAsync(
            new Subscription
            {
                Resource = Resource(mailbox),
                ChangeType = "created",
                NotificationUrl = notifications.AbsoluteUri,
                LifecycleNotificationUrl = lifecycle.AbsoluteUri,
                ClientState = clientState,
                ExpirationDateTime = until,
            },
            cancellationToken: ct);
        return (made?.Id ?? throw new HttpRequestException("Graph answered a subscription without its id."), made.ExpirationDateTime ?? until);
    }

    /// <summary>
    /// The subscriptions to a mailbox, whichever address they tell. Graph lists an application that asks for itself only its own (Microsoft:
    /// "List subscriptions").
    /// </summary>
    public async Task<IReadOnlyList<string>> FindSubscriptionsAsync(string mailbox, CancellationToken ct)
    {
        var found = new List<string>();
        var page = await graph.Subscriptions.GetAsync(cancellationToken: ct);
        while (page is not null)
        {
            found.AddRange((page.Value ?? [])
                .Where(s => s.Id is not null && string.Equals(s.Resource, Resource(mailbox), StringComparison.OrdinalIgnoreCase))
                .Select(s => s.Id!));
            page = page.OdataNextLink is { } next ? await graph.Subscriptions.WithUrl(next).GetAsync(cancellationToken: ct) : null;
        }

        return found;
    }

    /// <summary>Prolongs a subscription.</summary>
    /// <returns>Until when it now lasts, or null when Graph doesn't know it any more.</returns>
    public Task<DateTimeOffset?> RenewAsync(string subscription, DateTimeOffset until, CancellationToken ct) =>
        UnlessMissingAsync<DateTimeOffset?>(async () =>
            (await graph.Subscriptions[subscription].PatchAsync(new Subscription { ExpirationDateTime = until }, cancellationToken: ct))
                ?.ExpirationDateTime ?? until);

    /// <summary>Ends a subscription; one that is gone already is as good.</summary>
    public Task UnsubscribeAsync(string subscription, CancellationToken ct) =>
        UnlessMissingAsync<object>(async () =>
        {
            await graph.Subscriptions[subscription].DeleteAsync(cancellationToken: ct);
            return null;
        });

    private static readonly Dictionary<string, Microsoft.Kiota.Abstractions.Serialization.ParsableFactory<Microsoft.Kiota.Abstractions.Serialization.IParsable>> Errors =
        new() { ["XXX"] = ODataError.CreateFromDiscriminatorValue };

    private readonly ConcurrentDictionary<(string Mailbox, string Folder), string> folderIds = new();

    /// <summary>The id of a well-known folder, which never changes; null when the mailbox has none.</summary>
    private async Task<string?> FolderIdAsync(string mailbox, string folder, CancellationToken ct)
    {
        if (folderIds.TryGetValue((mailbox, folder), out var known))
            return known;
        var found = await UnlessMissingAsync(() => graph.Users[mailbox].MailFolders[folder].GetAsync(r => r.QueryParameters.Select = ["id"], ct));
        return found?.Id is { } id ? folderIds.GetOrAdd((mailbox, folder), id) : null;
    }

    private static string Resource(string mailbox) => $"users/{mailbox}/messages";

    private static string Since(DateTimeOffset instant) => $"receivedDateTime ge {instant.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}";

    private static async Task<T?> UnlessMissingAsync<T>(Func<Task<T?>> ask)
    {
        try
        {
            return await ask();
        }
        catch (ApiException e) when (e.ResponseStatusCode == StatusCodes.Status404NotFound)
        {
            return default;
        }
    }

    /// <summary>Later rounds of a delta may bring a few changed properties only; receivedDateTime and subject come with every new mail.</summary>
    private static bool IsWhole(Message mail) => mail.ReceivedDateTime is not null && (mail.From is not null || mail.InternetMessageId is not null);

    private static MailMetadata ToMetadata(Message mail) => new(
        mail.Id!,
        mail.InternetMessageId ?? "",
        mail.ConversationId ?? "",
        (mail.From?.EmailAddress?.Address ?? "").ToLowerInvariant(),
        mail.Subject ?? "",
        mail.ReceivedDateTime?.ToUniversalTime() ?? DateTimeOffset.UnixEpoch,
        mail.SentDateTime?.ToUniversalTime() ?? mail.ReceivedDateTime?.ToUniversalTime() ?? DateTimeOffset.UnixEpoch,
        mail.IsDraft ?? false);

    private static MailHeaders ToHeaders(IReadOnlyList<InternetMessageHeader> headers, IEnumerable<string> composed)
    {
        IEnumerable<string> Values(string name) =>
            headers.Where(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value ?? "");

        return new(
            [.. Values("In-Reply-To").Concat(Values("References")).Concat(composed).SelectMany(MimeUtils.EnumerateReferences).Distinct()],
            string.Join('\n', Values("Thread-Topic")),
            Values("Content-Type").Any(v => v.TrimStart().StartsWith("multipart/report", StringComparison.OrdinalIgnoreCase)));
    }
}
