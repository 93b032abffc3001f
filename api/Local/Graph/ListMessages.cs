using System.Text.Json.Nodes;
using ConsultAddin.Local.Exchange;

namespace ConsultAddin.Local.Graph;

/// <summary>Lists mails of a mailbox or of one folder, with the query options that Graph takes for them.</summary>
internal static class ListMessages
{
    public static IResult All(GraphRequest request) => List(request, null);

    public static IResult InFolder(GraphRequest request, string folder) => List(request, request.FindFolder(folder));

    private static IResult List(GraphRequest request, Folder? folder)
    {
        request.Allow("$filter", "$select", "$top", "$skip", "$orderby", "$expand", "$count");
        var filter = request.Query("$filter") is { } text ? ODataFilter.Parse(text) : null;
        var order = Order(request);
        if (filter is not null && order.Count > 0 && !order.Select(o => o.Property.Split('/')[0]).SequenceEqual(filter.Properties.Take(order.Count)))
            throw GraphError.TooComplex();

        var items = request.Mailbox.Items(folder)
            .Where(i => filter is null || filter.Fits(p => MessageJson.Metadata(request, i, p)));
        foreach (var (property, descending) in Enumerable.Reverse(order).ToList())
        {
            string? Key(Item item) => property.Split('/').Skip(1)
                .Aggregate(MessageJson.Metadata(request, item, property.Split('/')[0]), (node, step) => node?[step])?.ToString();
            items = descending ? items.OrderByDescending(Key, StringComparer.Ordinal) : items.OrderBy(Key, StringComparer.Ordinal);
        }

        var all = items.ToList();
        var top = request.Number("$top", 1000) ?? request.PageSize ?? 10;
        var skip = request.Number("$skip", int.MaxValue) ?? 0;
        var page = all.Skip(skip).Take(top).Select(i => MessageJson.Of(request, i)).ToList();
        var answer = new JsonObject { ["@odata.context"] = $"{GraphJson.Root}/$metadata#users('{Uri.EscapeDataString(request.User)}')/messages" };
        if (request.Query("$count") is "true") answer["@odata.count"] = all.Count;
        answer["value"] = new JsonArray([.. page]);
        if (skip + page.Count < all.Count && page.Count > 0) answer["@odata.nextLink"] = NextLink(request, skip + page.Count);
        return GraphJson.Ok(answer);
    }

    private static List<(string Property, bool Descending)> Order(GraphRequest request)
    {
        var order = new List<(string, bool)>();
        foreach (var clause in (request.Query("$orderby") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = clause.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!MessageJson.IsProperty(words[0].Split('/')[0])) throw GraphError.BadProperty(words[0]);
            if (words.Length > 2 || words.ElementAtOrDefault(1) is not (null or "asc" or "desc"))
                throw GraphError.BadRequest("BadRequest", $"Syntax error in $orderby near '{clause}'.");
            order.Add((words[0], words.ElementAtOrDefault(1) is "desc"));
        }

        return order;
    }

    private static string NextLink(GraphRequest request, int skip)
    {
        var options = request.Context.Request.Query.Where(q => q.Key is not "$skip")
            .Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value.ToString())}")
            .Append($"$skip={skip}");
        return $"{request.Url}?{string.Join('&', options)}";
    }
}
