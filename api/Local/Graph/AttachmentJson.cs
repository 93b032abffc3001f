using System.Text.Json.Nodes;
using ConsultAddin.Local.Exchange;
using MimeKit;

namespace ConsultAddin.Local.Graph;

/// <summary>A mail's attachments as Graph v1.0 shows them.</summary>
internal static class AttachmentJson
{
    public static IEnumerable<JsonObject> All(GraphRequest request, Item item, MimeMessage mail, bool withContent) =>
        Parts.Attachments(mail).Select((part, index) => Of(request, item, part, index, withContent));

    /// <summary>What the context of an answer says of a mail's attachments.</summary>
    public static string Context(GraphRequest request, string id) =>
        $"{GraphJson.Root}/$metadata#users('{Uri.EscapeDataString(request.User)}')/messages('{Uri.EscapeDataString(id)}')/attachments";

    /// <summary>The attachment's id: the mail's with the part's place behind it.</summary>
    public static string Id(GraphRequest request, Item item, int index) =>
        request.Id(item).TrimEnd('=') + "BEgAQ" + Convert.ToBase64String(BitConverter.GetBytes((short)index)).TrimEnd('=') + "=";

    public static (MimeEntity Part, int Index) Find(GraphRequest request, Item item, MimeMessage mail, string id)
    {
        var parts = Parts.Attachments(mail);
        for (var i = 0; i < parts.Count; i++)
            if (Id(request, item, i) == id) return (parts[i], i);
        throw GraphError.ItemNotFound();
    }

    public static JsonObject Of(GraphRequest request, Item item, MimeEntity part, int index, bool withContent)
    {
        var bytes = Parts.Bytes(part);
        var json = new JsonObject
        {
            ["@odata.type"] = part is MessagePart ? "#microsoft.graph.itemAttachment" : "#microsoft.graph.fileAttachment",
            ["id"] = Id(request, item, index),
            ["lastModifiedDateTime"] = GraphJson.Instant(item.Modified),
            ["name"] = Parts.Name(part),
            ["contentType"] = part is MessagePart ? null : part.ContentType.MimeType,
            ["size"] = bytes.Length,
            ["isInline"] = Parts.IsInline(part),
        };
        if (part is MessagePart) return json;
        json["contentId"] = part.ContentId;
        json["contentLocation"] = part.ContentLocation?.ToString();
        if (withContent) json["contentBytes"] = Convert.ToBase64String(bytes);
        return json;
    }

    /// <summary>A file attachment that a client sends as JSON.</summary>
    public static MimePart Read(JsonObject json)
    {
        if ((string?)json["@odata.type"] is not "#microsoft.graph.fileAttachment")
            throw GraphError.BadRequest("ErrorInvalidRequest", "Only attachments of type #microsoft.graph.fileAttachment can be added.");
        var name = (string?)json["name"] ?? throw GraphError.BadRequest("ErrorInvalidRequest", "Required property 'name' is missing.");
        try
        {
            return Parts.File(name, (string?)json["contentType"] ?? "application/octet-stream",
                Convert.FromBase64String((string?)json["contentBytes"] ?? ""), (string?)json["contentId"], (bool?)json["isInline"] ?? false);
        }
        catch (FormatException)
        {
            throw GraphError.BadRequest("ErrorInvalidRequest", "Cannot convert the literal of 'contentBytes' to the expected type 'Edm.Binary'.");
        }
    }
}
