using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ConsultAddin.Server.Tests.StandIn;

/// <summary>
/// The slice of Graph v1.0 in use, written by hand after its published description: names, types, members of enums.
/// Graph's <c>message</c> is an open type that takes any property; here an undeclared one fails, since it is misspelt.
/// </summary>
internal static partial class GraphSlice
{
    // One type a paragraph, its base after the colon; ! for what is never null, [] for a collection; an enum's members after =.
    private const string Description = """
        entity
          id string!
        outlookItem : entity
          categories string[]
          changeKey string
          createdDateTime instant
          lastModifiedDateTime instant
        message : outlookItem
          bccRecipients recipient[]
          body itemBody
          bodyPreview string
          ccRecipients recipient[]
          conversationId string
          conversationIndex binary
          flag followupFlag
          from recipient
          hasAttachments boolean
          importance importance
          inferenceClassification inferenceClassificationType
          internetMessageHeaders internetMessageHeader[]
          internetMessageId string
          isDeliveryReceiptRequested boolean
          isDraft boolean
          isRead boolean
          isReadReceiptRequested boolean
          parentFolderId string
          receivedDateTime instant
          replyTo recipient[]
          sender recipient
          sentDateTime instant
          subject string
          toRecipients recipient[]
          uniqueBody itemBody
          webLink string
          attachments attachment[]
          singleValueExtendedProperties singleValueLegacyExtendedProperty[]
        singleValueLegacyExtendedProperty : entity
          value string
        attachment : entity
          contentType string
          isInline boolean!
          lastModifiedDateTime instant
          name string
          size integer!
        fileAttachment : attachment
          contentBytes binary
          contentId string
          contentLocation string
        itemAttachment : attachment
        mailFolder : entity
          childFolderCount integer
          displayName string
          isHidden boolean
          parentFolderId string
          singleValueExtendedProperties singleValueLegacyExtendedProperty[]
          totalItemCount integer
          unreadItemCount integer
        subscription : entity
          applicationId string
          changeType string!
          clientState string
          creatorId string
          encryptionCertificate string
          encryptionCertificateId string
          expirationDateTime instant!
          includeResourceData boolean
          latestSupportedTlsVersion string
          lifecycleNotificationUrl string
          notificationQueryOptions string
          notificationUrl string!
          notificationUrlAppId string
          resource string!
        changeNotificationCollection
          validationTokens string[]
          value changeNotification[]
        changeNotification
          changeType changeType
          clientState string
          id string
          lifecycleEvent lifecycleEventType
          resource string!
          resourceData resourceData
          subscriptionExpirationDateTime instant!
          subscriptionId guid!
          tenantId guid!
        resourceData
          id string
        recipient
          emailAddress emailAddress
        emailAddress
          address string
          name string
        itemBody
          content string
          contentType bodyType
        followupFlag
          flagStatus followupFlagStatus
        internetMessageHeader
          name string
          value string
        importance = low normal high
        inferenceClassificationType = focused other
        bodyType = text html
        followupFlagStatus = notFlagged complete flagged
        changeType = created updated deleted
        lifecycleEventType = missed subscriptionRemoved reauthorizationRequired
        """;

    private static readonly Dictionary<string, string> Sets = new()
    {
        ["messages"] = "message",
        ["attachments"] = "attachment",
        ["mailFolders"] = "mailFolder",
        ["childFolders"] = "mailFolder",
        ["subscriptions"] = "subscription",
    };

    /// <summary>The members of each enum.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Enums { get; } = Description.Split('\n')
        .Select(line => line.Split(" = ")).Where(parts => parts.Length == 2)
        .ToDictionary(parts => parts[0], IReadOnlyList<string> (parts) => parts[1].Split(' '));

    /// <summary>The properties of each type, its base's included, each with its type.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Types { get; } = ReadTypes();

    /// <summary>What is wrong with the answer to a request, whose <c>@odata.context</c> says of what type it is.</summary>
    public static IReadOnlyList<string> FaultsOf(JsonObject answer)
    {
        if ((string?)answer["@odata.context"] is not { } context) return ["@odata.context is missing"];
        var path = context[(context.IndexOf('#') + 1)..];
        var one = path.EndsWith("/$entity", StringComparison.Ordinal);
        var of = CollectionOf().Match(path) is { Success: true } collection
            ? collection.Groups[1].Value
            : Sets.GetValueOrDefault(Key().Replace((one ? path[..^"/$entity".Length] : path).Split('/')[^1], ""));
        if (of is null || !Types.ContainsKey(of)) return [$"{context} names no type of the slice"];
        if (one) return FaultsOf(of, answer);
        return answer["value"] is JsonArray value
            ? [.. value.SelectMany(item => FaultsOf(of, item)), .. answer.Select(p => p.Key).Where(k => k is not "value" && !k.StartsWith('@')).Select(k => $"{k} beside value")]
            : ["value is missing"];
    }

    /// <summary>What is wrong with a value of a type; nothing when it is as described.</summary>
    public static IReadOnlyList<string> FaultsOf(string type, JsonNode? value) => [.. Check(type, value, type)];

    private static IEnumerable<string> Check(string type, JsonNode? value, string where)
    {
        if (type.EndsWith('!'))
        {
            if (value is null) return [$"{where} is null"];
            type = type[..^1];
        }

        if (value is null) return [];
        if (type.EndsWith("[]", StringComparison.Ordinal))
            return value is JsonArray list ? list.SelectMany((item, at) => Check(type[..^2] + "!", item, $"{where}[{at}]")) : [$"{where} is no collection"];
        if (Types.ContainsKey(type))
            return value is JsonObject complex ? CheckMembers(type, complex, where) : [$"{where} is no object"];
        return Fits(type, value) ? [] : [$"{where} is {value.ToJsonString()}, not {type}"];
    }

    private static IEnumerable<string> CheckMembers(string type, JsonObject value, string where)
    {
        if ((string?)value["@odata.type"] is { } given)
        {
            var named = given.Split('.')[^1];
            if (type is not "resourceData" && !Types.ContainsKey(named)) return [$"{where}: {given} names no type of the slice"];
            if (Types.ContainsKey(named) && type is not "resourceData") type = named;
        }

        return value.SelectMany(member => member.Key switch
        {
            "@removed" => (string?)member.Value?["reason"] is "changed" or "deleted" ? [] : [$"{where}.@removed gives no reason"],
            var key when key.StartsWith('@') => key.StartsWith("@odata.", StringComparison.Ordinal) ? [] : [$"{where}.{key} is no annotation"],
            var key when Types[type].TryGetValue(key, out var of) => Check(of, member.Value, $"{where}.{key}"),
            var key => [$"{where}.{key} is not declared"],
        });
    }

    private static bool Fits(string type, JsonNode value) => (type, value.GetValueKind()) switch
    {
        ("string", JsonValueKind.String) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => value.AsValue().TryGetValue<int>(out _),
        ("guid", JsonValueKind.String) => Guid.TryParse((string)value!, out _),
        ("binary", JsonValueKind.String) => Convert.TryFromBase64String((string)value!, new byte[((string)value!).Length], out _),
        ("instant", JsonValueKind.String) => ((string)value!).EndsWith('Z')
            && DateTimeOffset.TryParse((string)value!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        (_, JsonValueKind.String) => Enums.TryGetValue(type, out var members) && members.Contains((string)value!),
        _ => false,
    };

    private static Dictionary<string, IReadOnlyDictionary<string, string>> ReadTypes()
    {
        var types = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        Dictionary<string, string> open = [];
        foreach (var line in Description.Split('\n').Where(line => !line.Contains(" = ", StringComparison.Ordinal)))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (line.StartsWith(' ')) open.Add(words[0], words[1]);
            else types[words[0]] = open = words is [_, ":", var parent] ? new(types[parent]) : [];
        }

        return types;
    }

    [GeneratedRegex(@"^Collection\((\w+)\)$")]
    private static partial Regex CollectionOf();

    [GeneratedRegex(@"\(.*\)$")]
    private static partial Regex Key();
}

/// <summary>Holds every answer that passes by to the slice, and an error to Graph's form of one.</summary>
internal sealed class HeldToDescription : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        if (request.RequestUri!.AbsolutePath.StartsWith("/v1.0/", StringComparison.Ordinal) && answer.Content.Headers.ContentType?.MediaType is "application/json")
        {
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            var json = (await JsonNode.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken))!.AsObject();
            (await answer.Content.ReadAsStreamAsync(cancellationToken)).Position = 0;
            var faults = answer.IsSuccessStatusCode ? GraphSlice.FaultsOf(json) : FaultsOfError(json, answer);
            if (faults.Count > 0) Assert.Fail($"{request.Method} {request.RequestUri}: {string.Join("; ", faults)}");
        }

        return answer;
    }

    private static List<string> FaultsOfError(JsonObject json, HttpResponseMessage answer)
    {
        var error = json["error"];
        var given = answer.Headers.TryGetValues("request-id", out var ids) ? ids.Single() : null;
        return [.. new[]
        {
            (string?)error?["code"] is { Length: > 0 } ? null : "the error has no code",
            (string?)error?["message"] is { Length: > 0 } ? null : "the error has no message",
            (string?)error?["innerError"]?["request-id"] == given ? null : "the error names another request than the header",
            error?["innerError"]?["client-request-id"] is null ? "the error names no client-request-id" : null,
            error?["innerError"]?["date"] is null ? "the error has no date" : null,
        }.OfType<string>()];
    }
}
