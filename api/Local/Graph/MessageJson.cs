using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ConsultAddin.Local.Exchange;
using MimeKit;

namespace ConsultAddin.Local.Graph;

/// <summary>A mail as Graph v1.0 shows it: names and types of <c>microsoft.graph.message</c>.</summary>
internal static partial class MessageJson
{
    // Given without $select, in Graph's order.
    private static readonly string[] Usual =
    [
        "createdDateTime", "lastModifiedDateTime", "changeKey", "categories", "receivedDateTime", "sentDateTime",
        "hasAttachments", "internetMessageId", "subject", "bodyPreview", "importance", "parentFolderId", "conversationId",
        "conversationIndex", "isDeliveryReceiptRequested", "isReadReceiptRequested", "isRead", "isDraft", "webLink",
        "inferenceClassification", "body", "sender", "from", "toRecipients", "ccRecipients", "bccRecipients", "replyTo", "flag",
    ];

    private static readonly string[] OnlyWhenSelected = ["internetMessageHeaders", "uniqueBody"];

    private static readonly HashSet<string> Properties = new([.. Usual, .. OnlyWhenSelected, "id"], StringComparer.Ordinal);

    public static bool IsProperty(string name) => Properties.Contains(name);

    /// <summary>The mail with the properties that the request selects.</summary>
    public static JsonObject Of(GraphRequest request, Item item)
    {
        var select = request.Select ?? Usual;
        Lazy<MimeMessage> mail = new(() => request.Mailbox.Read(item));
        var json = new JsonObject { ["@odata.etag"] = ETag(item), ["id"] = request.Id(item) };
        foreach (var property in Usual.Concat(OnlyWhenSelected).Where(select.Contains))
        {
            var value = property switch
            {
                "body" => Body(mail.Value, request.TextBodies),
                "uniqueBody" => Body(mail.Value, request.TextBodies),
                "internetMessageHeaders" => Headers(item, mail),
                _ => Metadata(request, item, property),
            };
            if (property is "internetMessageHeaders" && value is null) continue;
            json[property] = value;
            request.Note(property switch
            {
                "body" or "uniqueBody" => "body",
                "bodyPreview" => "preview",
                "internetMessageHeaders" => "headers",
                _ => "metadata",
            }, item);
        }

        if (ExtendedProperties(request, mail) is { } extended)
        {
            if (extended.Count > 0) json["singleValueExtendedProperties"] = extended;
            request.Note("headers", item);
        }

        if (request.Query("$expand") is "attachments")
        {
            json["attachments"] = new JsonArray([.. AttachmentJson.All(request, item, mail.Value, withContent: true)]);
            request.Note("attachments", item);
        }

        return json;
    }

    /// <summary>What Graph can filter and sort by without opening the mail.</summary>
    public static JsonNode? Metadata(GraphRequest request, Item item, string property)
    {
        var envelope = item.Envelope;
        return property switch
        {
            "id" => request.Id(item),
            "createdDateTime" => GraphJson.Instant(item.Created),
            "lastModifiedDateTime" => GraphJson.Instant(item.Modified),
            "changeKey" => item.ChangeKey,
            "categories" => new JsonArray([.. item.Categories.Select(c => (JsonNode)c)]),
            "receivedDateTime" => GraphJson.Instant(item.Received),
            "sentDateTime" => GraphJson.Instant(item.Sent),
            "hasAttachments" => envelope.HasAttachments,
            "internetMessageId" => envelope.MessageId,
            "subject" => envelope.Subject,
            "bodyPreview" => envelope.Preview,
            "importance" => envelope.Importance,
            "parentFolderId" => item.FolderId,
            "conversationId" => item.ConversationId,
            "conversationIndex" => ConversationIndex(item),
            "isDeliveryReceiptRequested" => item.IsDraft ? false : null,
            "isReadReceiptRequested" => envelope.ReadReceiptRequested,
            "isRead" => item.IsRead,
            "isDraft" => item.IsDraft,
            "webLink" => "https://outlook.office365.com/owa/?ItemID=" + Uri.EscapeDataString(item.Id) + "&exvsurl=1&viewmodel=ReadMessageItem",
            "inferenceClassification" => "focused",
            "sender" => Recipient(envelope.Sender),
            "from" => Recipient(envelope.From),
            "toRecipients" => Recipients(envelope.To),
            "ccRecipients" => Recipients(envelope.Cc),
            "bccRecipients" => Recipients(envelope.Bcc),
            "replyTo" => Recipients(envelope.ReplyTo),
            "flag" => new JsonObject { ["flagStatus"] = item.Flag },
            _ => null,
        };
    }

    public static string ETag(Item item) => $"W/\"{item.ChangeKey}\"";

    private static JsonObject Body(MimeMessage mail, bool text) => new()
    {
        ["contentType"] = text ? "text" : "html",
        ["content"] = text ? Parts.Text(mail) : Parts.Html(mail),
    };

    // Sent copies and drafts have no headers to list, though their MIME form holds them.
    private static JsonArray? Headers(Item item, Lazy<MimeMessage> mail) => !item.HasTransportHeaders
        ? null
        : new JsonArray([.. mail.Value.Headers.Select(h => new JsonObject { ["name"] = h.Field, ["value"] = h.Value })]);

    // What a mail answers, as MAPI keeps it for composed mail too: PidTagInReplyToId and PidTagInternetReferences ([MS-OXPROPS]).
    private static JsonArray? ExtendedProperties(GraphRequest request, Lazy<MimeMessage> mail)
    {
        if (request.Query("$expand") is not { } expand || ExpandsExtended().Match(expand) is not { Success: true } match) return null;
        return new JsonArray([.. match.Groups["id"].Captures.Select(c => c.Value)
            .Select(id => (id, value: id switch { "String 0x1042" => mail.Value.Headers["In-Reply-To"], "String 0x1039" => mail.Value.Headers["References"], _ => null }))
            .Where(p => p.value is not null)
            .Select(p => new JsonObject { ["id"] = p.id, ["value"] = p.value })]);
    }

    [GeneratedRegex(@"^singleValueExtendedProperties\(\s*\$filter=\s*id eq '(?<id>[^']+)'(\s+or\s+id eq '(?<id>[^']+)')*\s*\)$", RegexOptions.IgnoreCase)]
    private static partial Regex ExpandsExtended();

    private static string ConversationIndex(Item item)
    {
        var bytes = new byte[22];
        bytes[0] = 1;
        BitConverter.TryWriteBytes(bytes.AsSpan(1, 8), item.Created.UtcTicks);
        System.Text.Encoding.ASCII.GetBytes(item.ConversationId.AsSpan(4, 13), bytes.AsSpan(9, 13));
        return Convert.ToBase64String(bytes);
    }

    private static JsonObject? Recipient(Correspondent? correspondent) => correspondent is null
        ? null
        : new JsonObject { ["emailAddress"] = new JsonObject { ["name"] = correspondent.Name, ["address"] = correspondent.Address } };

    private static JsonArray Recipients(IReadOnlyList<Correspondent> correspondents) =>
        new([.. correspondents.Select(c => (JsonNode?)Recipient(c))]);
}
