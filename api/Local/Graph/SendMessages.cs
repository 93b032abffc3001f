using System.Text.Json.Nodes;
using ConsultAddin.Local.Exchange;
using MimeKit;

namespace ConsultAddin.Local.Graph;

/// <summary>Sends drafts and mails; the answer is 202 without a body, the sender's copy lies in their own Sent Items.</summary>
internal static class SendMessages
{
    public static IResult Draft(GraphRequest request, string id, Outbox outbox)
    {
        var item = request.Find(id);
        if (!item.IsDraft) throw GraphError.BadRequest("ErrorInvalidOperation", "Cannot send a message that is not a draft.");
        outbox.SendDraft(request.Mailbox, item);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    public static async Task<IResult> Mail(GraphRequest request, Outbox outbox, StandInOptions options)
    {
        var now = options.Clock.GetUtcNow();
        MimeMessage mail;
        var keep = true;
        if (MessageDraft.IsMime(request.Context)) mail = await MessageDraft.ReadMimeAsync(request.Context);
        else
        {
            var json = await GraphJson.ReadAsync(request.Context);
            if (json["message"] is not JsonObject message)
                throw GraphError.BadRequest("ErrorInvalidRequest", "The parameter 'Message' is required.");
            mail = WriteMessages.New(now);
            MessageDraft.Apply(mail, message);
            keep = (bool?)json["saveToSentItems"] ?? true;
        }

        outbox.Send(request.Mailbox, MessageDraft.Complete(mail, request.Mailbox, now), keep);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    public static Task<IResult> Reply(GraphRequest request, string id, Outbox outbox, StandInOptions options) => SendAnswer(request, id, Answer.Reply, outbox, options);

    public static Task<IResult> ReplyAll(GraphRequest request, string id, Outbox outbox, StandInOptions options) => SendAnswer(request, id, Answer.ReplyAll, outbox, options);

    public static Task<IResult> Forward(GraphRequest request, string id, Outbox outbox, StandInOptions options) => SendAnswer(request, id, Answer.Forward, outbox, options);

    private static async Task<IResult> SendAnswer(GraphRequest request, string id, Answer answer, Outbox outbox, StandInOptions options)
    {
        outbox.Send(request.Mailbox, await WriteMessages.Answered(request, id, answer, options.Clock.GetUtcNow()), keep: true);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }
}
