using System.Text.Json.Nodes;
using ConsultAddin.Local.Exchange;
using MimeKit;

namespace ConsultAddin.Local.Graph;

/// <summary>Makes and changes drafts, moves and deletes mails.</summary>
internal static class WriteMessages
{
    public static Task<IResult> Create(GraphRequest request, StandInOptions options) => CreateIn(request, WellKnownFolders.Drafts, options);

    public static async Task<IResult> CreateIn(GraphRequest request, string folder, StandInOptions options)
    {
        var target = request.FindFolder(folder);
        var now = options.Clock.GetUtcNow();
        MimeMessage mail;
        JsonObject json = [];
        if (MessageDraft.IsMime(request.Context)) mail = await MessageDraft.ReadMimeAsync(request.Context);
        else
        {
            json = await GraphJson.ReadAsync(request.Context);
            mail = New(now);
            MessageDraft.Apply(mail, json);
        }

        var item = request.Mailbox.Add(target.Id, Parts.Write(MessageDraft.Complete(mail, request.Mailbox, now)), draft: true, transported: false, read: true);
        return Created(request, Mark(request, item, json));
    }

    public static async Task<IResult> Update(GraphRequest request, string id)
    {
        var item = request.Find(id);
        var json = await GraphJson.ReadAsync(request.Context);
        if (json.Select(p => p.Key).Any(p => p[0] != '@' && p is not ("isRead" or "categories" or "flag" or "importance" or "inferenceClassification")))
        {
            if (!item.IsDraft) throw GraphError.BadRequest("ErrorInvalidPropertySet", "The property can only be set on drafts.");
            var mail = request.Mailbox.Read(item);
            MessageDraft.Apply(mail, json);
            item = request.Mailbox.Rewrite(item, Parts.Write(mail));
        }

        return Shown(request, Mark(request, item, json), StatusCodes.Status200OK);
    }

    public static async Task<IResult> AddAttachment(GraphRequest request, string id)
    {
        var item = request.Find(id);
        var mail = request.Mailbox.Read(item);
        Parts.SetBody(mail, Parts.TextBody(mail), [.. Parts.Attachments(mail), AttachmentJson.Read(await GraphJson.ReadAsync(request.Context))]);
        item = request.Mailbox.Rewrite(item, Parts.Write(mail));
        var added = Parts.Attachments(mail);
        var answer = AttachmentJson.Of(request, item, added[^1], added.Count - 1, withContent: true);
        answer.Insert(0, "@odata.context", AttachmentJson.Context(request, id) + "/$entity");
        return GraphJson.Ok(answer, StatusCodes.Status201Created);
    }

    public static IResult RemoveAttachment(GraphRequest request, string id, string attachment)
    {
        var item = request.Find(id);
        var mail = request.Mailbox.Read(item);
        var (part, _) = AttachmentJson.Find(request, item, mail, attachment);
        Parts.SetBody(mail, Parts.TextBody(mail), [.. Parts.Attachments(mail).Where(p => p != part)]);
        request.Mailbox.Rewrite(item, Parts.Write(mail));
        return Results.NoContent();
    }

    public static async Task<IResult> Move(GraphRequest request, string id)
    {
        var item = request.Find(id);
        var json = await GraphJson.ReadAsync(request.Context);
        var folder = request.FindFolder((string?)json["destinationId"] ?? throw GraphError.BadRequest("ErrorInvalidRequest", "The DestinationId is missing."));
        return Created(request, request.Mailbox.Move(item, folder));
    }

    public static IResult Delete(GraphRequest request, string id)
    {
        var item = request.Find(id);
        var deleted = request.FindFolder(WellKnownFolders.DeletedItems);
        if (item.FolderId == deleted.Id || item.IsDraft) request.Mailbox.Remove(item);
        else request.Mailbox.Move(item, deleted);
        return Results.NoContent();
    }

    public static Task<IResult> CreateReply(GraphRequest request, string id, StandInOptions options) => CreateAnswer(request, id, Answer.Reply, options);

    public static Task<IResult> CreateReplyAll(GraphRequest request, string id, StandInOptions options) => CreateAnswer(request, id, Answer.ReplyAll, options);

    public static Task<IResult> CreateForward(GraphRequest request, string id, StandInOptions options) => CreateAnswer(request, id, Answer.Forward, options);

    /// <summary>An answer to a mail with the changes that a request's body names.</summary>
    public static async Task<MimeMessage> Answered(GraphRequest request, string id, Answer answer, DateTimeOffset now)
    {
        var item = request.Find(id);
        var json = await GraphJson.ReadAsync(request.Context);
        var mail = Quotation.Answer(request.Mailbox, request.Mailbox.Read(item), answer, MailClient.Outlook, now);
        if (json["toRecipients"] is { } to) MessageDraft.Apply(mail, new JsonObject { ["toRecipients"] = to.DeepClone() });
        if (json["message"] is JsonObject message) MessageDraft.Apply(mail, message);
        if ((string?)json["comment"] is { Length: > 0 } comment) Quotation.Prepend(mail, comment);
        return MessageDraft.Complete(mail, request.Mailbox, now);
    }

    internal static MimeMessage New(DateTimeOffset now) => new() { Date = now, Body = Parts.Body("", html: false) };

    private static async Task<IResult> CreateAnswer(GraphRequest request, string id, Answer answer, StandInOptions options)
    {
        var mail = await Answered(request, id, answer, options.Clock.GetUtcNow());
        return Created(request, request.Mailbox.Add(WellKnownFolders.Drafts, Parts.Write(mail), draft: true, transported: false, read: true));
    }

    // What a mailbox says of a mail, as opposed to what the mail says.
    private static Item Mark(GraphRequest request, Item item, JsonObject json)
    {
        if (!json.ContainsKey("isRead") && !json.ContainsKey("categories") && !json.ContainsKey("flag")) return item;
        return request.Mailbox.Update(item, i => i with
        {
            IsRead = (bool?)json["isRead"] ?? i.IsRead,
            Categories = json["categories"] is JsonArray categories ? [.. categories.Select(c => (string)c!)] : i.Categories,
            Flag = (string?)json["flag"]?["flagStatus"] ?? i.Flag,
        });
    }

    private static IResult Created(GraphRequest request, Item item) => Shown(request, item, StatusCodes.Status201Created);

    private static IResult Shown(GraphRequest request, Item item, int status)
    {
        var json = MessageJson.Of(request, item);
        json.Insert(0, "@odata.context", $"{GraphJson.Root}/$metadata#users('{Uri.EscapeDataString(request.User)}')/messages/$entity");
        return GraphJson.Ok(json, status);
    }
}
