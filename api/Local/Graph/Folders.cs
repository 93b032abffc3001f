using System.Globalization;
using System.Text.Json.Nodes;
using ConsultAddin.Local.Exchange;

namespace ConsultAddin.Local.Graph;

/// <summary>Mail folders, by id or well-known name.</summary>
internal static class Folders
{
    public static IResult Top(GraphRequest request) => List(request, request.FindFolder(WellKnownFolders.Root));

    public static IResult Children(GraphRequest request, string folder) => List(request, request.FindFolder(folder));

    public static IResult One(GraphRequest request, string folder) => Entity(request, request.FindFolder(folder), StatusCodes.Status200OK);

    public static Task<IResult> CreateTop(GraphRequest request) => CreateBelow(request, request.FindFolder(WellKnownFolders.Root));

    public static Task<IResult> CreateChild(GraphRequest request, string folder) => CreateBelow(request, request.FindFolder(folder));

    public static IResult Delta(GraphRequest request, SyncTokens tokens)
    {
        var since = request.Query("$deltatoken") is { } token ? tokens.Read(token, "folders/" + request.Mailbox.Account.Address).Since : -1;
        var (changed, newest) = request.Mailbox.FoldersSince(since);
        return GraphJson.Ok(new JsonObject
        {
            ["@odata.context"] = Context(request),
            ["@odata.deltaLink"] = $"{request.Url}?$deltatoken={tokens.Write(new SyncToken("folders/" + request.Mailbox.Account.Address, newest))}",
            ["value"] = new JsonArray([.. changed.Select(f => Json(request, f))]),
        });
    }

    private static IResult List(GraphRequest request, Folder parent)
    {
        var all = request.Mailbox.Folders.Where(f => f.ParentId == parent.Id).ToList();
        var skip = request.Number("$skip", int.MaxValue) ?? 0;
        var top = request.Number("$top", 1000) ?? request.PageSize ?? 10;
        var answer = new JsonObject
        {
            ["@odata.context"] = Context(request),
            ["value"] = new JsonArray([.. all.Skip(skip).Take(top).Select(f => Json(request, f))]),
        };
        if (skip + top < all.Count)
            answer["@odata.nextLink"] = string.Create(CultureInfo.InvariantCulture, $"{request.Url}?$top={top}&$skip={skip + top}");
        return GraphJson.Ok(answer);
    }

    private static async Task<IResult> CreateBelow(GraphRequest request, Folder parent)
    {
        var name = (string?)(await GraphJson.ReadAsync(request.Context))["displayName"];
        if (string.IsNullOrWhiteSpace(name)) throw GraphError.BadRequest("ErrorInvalidRequest", "The display name is missing.");
        if (request.Mailbox.Folders.Any(f => f.ParentId == parent.Id && f.DisplayName == name))
            throw new GraphError(409, "ErrorFolderExists", $"A folder with the specified name already exists., Could not create folder '{name}'.");
        return Entity(request, request.Mailbox.AddFolder(name, parent), StatusCodes.Status201Created);
    }

    private static IResult Entity(GraphRequest request, Folder folder, int status)
    {
        var json = Json(request, folder);
        json.Insert(0, "@odata.context", Context(request) + "/$entity");
        return GraphJson.Ok(json, status);
    }

    private static JsonObject Json(GraphRequest request, Folder folder)
    {
        var items = request.Mailbox.Items(folder);
        return new JsonObject
        {
            ["id"] = folder.Id,
            ["displayName"] = folder.DisplayName,
            ["parentFolderId"] = folder.ParentId,
            ["childFolderCount"] = request.Mailbox.Folders.Count(f => f.ParentId == folder.Id),
            ["unreadItemCount"] = items.Count(i => !i.IsRead),
            ["totalItemCount"] = items.Count,
            ["isHidden"] = false,
        };
    }

    private static string Context(GraphRequest request) => $"{GraphJson.Root}/$metadata#users('{Uri.EscapeDataString(request.User)}')/mailFolders";
}
