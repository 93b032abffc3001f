using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ConsultAddin.Local.Exchange;

namespace ConsultAddin.Local.Graph;

/// <summary>
/// Follows the mails of one folder. The first round gives what is there; later ones what came, what changed (only the
/// changed properties) and, as <c>@removed</c>, what left. Microsoft: "message: delta".
/// </summary>
internal static partial class MessagesDelta
{
    public static IResult Round(GraphRequest request, string folder, SyncTokens tokens)
    {
        request.Allow("$select", "$filter", "$orderby", "$top", "$deltatoken", "$skiptoken", "$expand");
        var target = request.FindFolder(folder);
        var state = State(request, target, tokens);
        request.UseSelect(state.Select);
        var (items, departures, newest) = request.Mailbox.Since(target, state.Since);
        if (state.Until == 0) state = state with { Until = newest };
        var from = Since(state.Filter);

        // A mail that left and came back keeps its immutable id; Graph then says only that it was removed.
        var removed = request.ImmutableIds ? departures.Select(d => d.ImmutableId).ToHashSet() : [];
        var entries = items
            .Where(i => (from is null || i.Received >= from) && !(state.Since >= 0 && removed.Contains(i.ImmutableId)) && Wanted(state, i))
            .Select(i => (i.Changed, Json: (Func<JsonObject>)(() => Entry(request, i, state))))
            .Concat(state.Since < 0 || state.ChangeType is not (null or "deleted")
                ? []
                : departures.Select(d => (d.Changed, Json: (Func<JsonObject>)(() => Removed(request, d)))))
            .Where(e => e.Changed > state.Cursor && e.Changed <= state.Until)
            .OrderBy(e => e.Changed)
            .ToList();

        var size = request.PageSize ?? request.Number("$top", 1000) ?? 10;
        var page = entries.Take(size).ToList();
        var answer = new JsonObject { ["@odata.context"] = $"{GraphJson.Root}/$metadata#Collection(message)" };
        if (page.Count < entries.Count)
            answer["@odata.nextLink"] = $"{request.Url}?$skiptoken={tokens.Write(state with { Cursor = page[^1].Changed })}";
        else
            answer["@odata.deltaLink"] = $"{request.Url}?$deltatoken={tokens.Write(state with { Since = state.Until, Cursor = 0, Until = 0 })}";
        answer["value"] = new JsonArray([.. page.Select(e => e.Json())]);
        return GraphJson.Ok(answer);
    }

    private static SyncToken State(GraphRequest request, Folder folder, SyncTokens tokens)
    {
        var scope = request.Mailbox.Account.Address + "/" + folder.Id;
        if (request.Query("$skiptoken") is { } next) return tokens.Read(next, scope);
        if (request.Query("$deltatoken") is { } delta) return tokens.Read(delta, scope);
        if (request.Query("$orderby") is not (null or "receivedDateTime desc" or "receivedDateTime DESC"))
            throw GraphError.BadRequest("ErrorInvalidUrlQuery", "The only supported $orderby expression for change tracking is 'receivedDateTime desc'.");
        var filter = request.Query("$filter");
        if (filter is not null && Since(filter) is null)
            throw GraphError.BadRequest("ErrorInvalidUrlQueryFilter", "The only supported $filter expressions for change tracking are 'receivedDateTime ge' and 'receivedDateTime gt' a value.");
        return new SyncToken(scope, -1)
        {
            Cursor = -1,
            Select = request.Select,
            Filter = filter,
            ChangeType = request.Query("changeType"),
        };
    }

    private static bool Wanted(SyncToken state, Item item) => state.ChangeType switch
    {
        "created" => item.Arrived > state.Since,
        "updated" => item.Arrived <= state.Since,
        "deleted" => false,
        _ => true,
    };

    private static JsonObject Entry(GraphRequest request, Item item, SyncToken state)
    {
        JsonObject json;
        if (item.Arrived > state.Since) json = MessageJson.Of(request, item);
        else
        {
            // Known to the client already: only what can have changed where it lies.
            json = new JsonObject { ["@odata.etag"] = MessageJson.ETag(item), ["isRead"] = item.IsRead, ["id"] = request.Id(item) };
            request.Note("metadata", item);
        }

        json.Insert(0, "@odata.type", "#microsoft.graph.message");
        return json;
    }

    private static JsonObject Removed(GraphRequest request, Departure departure) => new()
    {
        ["@odata.type"] = "#microsoft.graph.message",
        ["id"] = request.ImmutableIds ? departure.ImmutableId : departure.Id,
        ["@removed"] = new JsonObject { ["reason"] = "deleted" },
    };

    private static DateTimeOffset? Since(string? filter)
    {
        if (filter is null) return null;
        var match = ReceivedSince().Match(filter);
        if (!match.Success || !DateTimeOffset.TryParse(match.Groups["at"].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return null;
        return match.Groups["op"].Value is "gt" ? at.AddTicks(1) : at;
    }

    [GeneratedRegex(@"^\s*receivedDateTime\s+(?<op>ge|gt)\s+(?<at>\S+)\s*$")]
    private static partial Regex ReceivedSince();
}
