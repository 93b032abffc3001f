using System.Text.Json.Nodes;
using ConsultAddin.Local.Exchange;

namespace ConsultAddin.Local.Graph;

/// <summary>Reads one mail: its properties, its MIME form, its attachments.</summary>
internal static class ReadMessages
{
    public static IResult One(GraphRequest request, string id)
    {
        request.Allow("$select", "$expand");
        var json = MessageJson.Of(request, request.Find(id));
        json.Insert(0, "@odata.context", $"{GraphJson.Root}/$metadata#users('{Uri.EscapeDataString(request.User)}')/messages/$entity");
        return GraphJson.Ok(json);
    }

    public static IResult Mime(GraphRequest request, string id)
    {
        var item = request.Find(id);
        request.Note("mime", item);
        return Results.Bytes(request.Mailbox.Mime(item), "text/plain");
    }

    public static IResult Attachments(GraphRequest request, string id)
    {
        // $select here names attachment properties; the bytes are left out unless they are asked for.
        var item = request.Find(id);
        request.Note("attachments", item);
        var all = AttachmentJson.All(request, item, request.Mailbox.Read(item), withContent: true);
        return GraphJson.Ok(new JsonObject
        {
            ["@odata.context"] = AttachmentJson.Context(request, id),
            ["value"] = new JsonArray([.. all]),
        });
    }

    public static IResult Attachment(GraphRequest request, string id, string attachment)
    {
        var item = request.Find(id);
        request.Note("attachments", item);
        var (part, index) = AttachmentJson.Find(request, item, request.Mailbox.Read(item), attachment);
        var json = AttachmentJson.Of(request, item, part, index, withContent: true);
        json.Insert(0, "@odata.context", AttachmentJson.Context(request, id) + "/$entity");
        return GraphJson.Ok(json);
    }

    public static IResult AttachmentBytes(GraphRequest request, string id, string attachment)
    {
        var item = request.Find(id);
        request.Note("attachments", item);
        var (part, _) = AttachmentJson.Find(request, item, request.Mailbox.Read(item), attachment);
        return Results.Bytes(Parts.Bytes(part), part.ContentType.MimeType);
    }
}
