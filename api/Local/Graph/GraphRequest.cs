using System.Globalization;
using System.Reflection;
using ConsultAddin.Local.Exchange;

namespace ConsultAddin.Local.Graph;

/// <summary>What a request says of itself in path, query and Prefer headers.</summary>
internal sealed class GraphRequest
{
    private readonly HttpContext context;
    private readonly CallNotes notes;

    private GraphRequest(HttpContext context, Mailbox mailbox)
    {
        this.context = context;
        notes = context.Features.Get<CallNotes>()!;
        Mailbox = mailbox;
        var prefer = context.Request.Headers["Prefer"].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.TrimEntries)).ToList();
        ImmutableIds = prefer.Any(p => p.Replace(" ", "").Equals("IdType=\"ImmutableId\"", StringComparison.OrdinalIgnoreCase));
        TextBodies = prefer.Any(p => p.Replace(" ", "").Equals("outlook.body-content-type=\"text\"", StringComparison.OrdinalIgnoreCase));
        PageSize = prefer.Select(p => p.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(p => p.Length == 2 && p[0].Equals("odata.maxpagesize", StringComparison.OrdinalIgnoreCase))
            .Select(p => int.TryParse(p[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 ? size : (int?)null)
            .FirstOrDefault();
        if (ImmutableIds) context.Response.Headers.Append("Preference-Applied", "IdType=\"ImmutableId\"");
        if (TextBodies) context.Response.Headers.Append("Preference-Applied", "outlook.body-content-type=\"text\"");
        Select = Query("$select")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var property in Select ?? [])
            if (!MessageJson.IsProperty(property)) throw GraphError.BadProperty(property);
    }

    public Mailbox Mailbox { get; }

    public bool ImmutableIds { get; }

    public bool TextBodies { get; }

    public int? PageSize { get; }

    public IReadOnlyList<string>? Select { get; private set; }

    public string User => context.GetRouteValue("user") as string ?? "";

    public HttpContext Context => context;

    /// <summary>The address of this request's collection, without a query, at Graph's own host.</summary>
    public string Url => GraphJson.Root + context.Request.Path.Value!["/graph/v1.0".Length..];

    public static ValueTask<GraphRequest?> BindAsync(HttpContext context, ParameterInfo _)
    {
        var store = context.RequestServices.GetRequiredService<MailStore>();
        var account = store.Accounts.FindUser((string)context.GetRouteValue("user")!)
            ?? throw new GraphError(404, "ErrorInvalidUser", $"The requested user '{context.GetRouteValue("user")}' is invalid.");
        if (!account.InTenant)
            throw new GraphError(404, "MailboxNotEnabledForRESTAPI", "The mailbox is either inactive, soft-deleted, or is hosted on-premise.");
        return ValueTask.FromResult<GraphRequest?>(new GraphRequest(context, store.Find(account.Address)!));
    }

    public string? Query(string name) => context.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    public int? Number(string name, int most)
    {
        if (Query(name) is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw GraphError.BadRequest("ErrorInvalidUrlQuery", $"Invalid value '{text}' for {name} query option found. The value must be between 0 and {most}.");
    }

    /// <summary>Refuses options that this collection doesn't take, as Graph does.</summary>
    public void Allow(params IReadOnlyList<string> options)
    {
        foreach (var given in context.Request.Query.Keys)
        {
            if (!given.StartsWith('$') || options.Contains(given)) continue;
            throw given is "$search"
                ? Search()
                : GraphError.BadRequest("ErrorInvalidUrlQuery", $"The query option '{given}' is not supported here.");
        }
    }

    // Graph searches messages, but neither filters nor sorts what it found (Microsoft: "Use the $search query parameter").
    private GraphError Search() =>
        Query("$filter") is not null ? GraphError.BadRequest("SearchWithFilter", "The query parameter '$filter' is not supported with '$search'.")
        : Query("$orderby") is not null ? GraphError.BadRequest("SearchWithOrderBy", "The query parameter '$orderBy' is not supported with '$search'.")
        : new GraphError(501, "NotImplemented", "The stand-in does not search; the product has no use for it.");

    public void UseSelect(IReadOnlyList<string>? select) => Select = select;

    public Folder FindFolder(string idOrName) => Mailbox.FindFolder(idOrName) ?? throw GraphError.ItemNotFound();

    public Item Find(string id) => Mailbox.Find(id) ?? throw GraphError.ItemNotFound();

    public string Id(Item item) => ImmutableIds ? item.ImmutableId : item.Id;

    /// <summary>Notes for the request log that content of a mail leaves.</summary>
    public void Note(string content, Item item) => notes.Add(content, item.Envelope.MessageId);
}

/// <summary>What a request gave away, gathered while it is answered.</summary>
internal sealed class CallNotes
{
    private readonly SortedSet<string> content = new(StringComparer.Ordinal);
    private readonly SortedSet<string> disclosed = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Content => [.. content];

    public IReadOnlyList<string> Disclosed => [.. disclosed];

    public void Add(string kind, string messageId)
    {
        content.Add(kind);
        if (kind is not ("metadata" or "headers")) disclosed.Add(messageId);
    }
}
