using ConsultAddin.Local.Exchange;

namespace ConsultAddin.Local.Graph;

/// <summary>The slice of Microsoft Graph v1.0 that the product uses.</summary>
internal static class GraphEndpoints
{
    private static readonly Needs Read = new("Mail.Read", "Mail.ReadWrite");
    private static readonly Needs Write = new("Mail.ReadWrite");
    private static readonly Needs Send = new("Mail.Send");

    public static void AddGraph(this IServiceCollection services, StandInOptions options)
    {
        services.AddSingleton<RequestLog>();
        services.AddSingleton<Faults>();
        services.AddSingleton(_ => new SyncTokens(options.DataDirectory));
        services.AddSingleton(s => new Outbox(s.GetRequiredService<MailStore>(), s.GetRequiredService<Delivery>(), s.GetRequiredService<Faults>(), options.Clock));
        services.AddSingleton(s => new Subscriptions(s.GetRequiredService<MailStore>(), s.GetRequiredService<Faults>(), options.Clock, options.DataDirectory));
        services.AddHostedService(s => s.GetRequiredService<Subscriptions>());
    }

    public static void MapGraph(this IEndpointRouteBuilder routes)
    {
        var graph = routes.MapGroup("/graph/v1.0").ExcludeFromDescription();

        var subscriptions = graph.MapGroup("/subscriptions").WithMetadata(Read);
        subscriptions.MapPost("", SubscriptionEndpoints.Create);
        subscriptions.MapGet("", SubscriptionEndpoints.All);
        subscriptions.MapGet("/{id}", SubscriptionEndpoints.One);
        subscriptions.MapPatch("/{id}", SubscriptionEndpoints.Renew);
        subscriptions.MapPost("/{id}/reauthorize", SubscriptionEndpoints.Reauthorise);
        subscriptions.MapDelete("/{id}", SubscriptionEndpoints.End);

        graph.MapPost("/$batch", IResult () => throw new GraphError(501, "NotImplemented", "The stand-in takes no batches; the product sends none."));

        var user = graph.MapGroup("/users/{user}");
        user.MapPost("/sendMail", SendMessages.Mail).WithMetadata(Send);

        user.MapGet("/mailFolders", Folders.Top).WithMetadata(Read);
        user.MapPost("/mailFolders", Folders.CreateTop).WithMetadata(Write);
        foreach (var delta in new[] { "delta", "delta()" })
        {
            user.MapGet("/mailFolders/" + delta, Folders.Delta).WithMetadata(Read);
            user.MapGet("/mailFolders/{folder}/messages/" + delta, MessagesDelta.Round).WithMetadata(Read);
        }

        user.MapGet("/mailFolders/{folder}", Folders.One).WithMetadata(Read);
        user.MapGet("/mailFolders/{folder}/childFolders", Folders.Children).WithMetadata(Read);
        user.MapPost("/mailFolders/{folder}/childFolders", Folders.CreateChild).WithMetadata(Write);
        user.MapGet("/mailFolders/{folder}/messages", ListMessages.InFolder).WithMetadata(Read);
        user.MapPost("/mailFolders/{folder}/messages", WriteMessages.CreateIn).WithMetadata(Write);

        user.MapGet("/messages", ListMessages.All).WithMetadata(Read);
        user.MapPost("/messages", WriteMessages.Create).WithMetadata(Write);
        MapMessage(user.MapGroup("/messages/{id}"));
        MapMessage(user.MapGroup("/mailFolders/{folder}/messages/{id}"));
    }

    private static void MapMessage(RouteGroupBuilder message)
    {
        message.MapGet("", ReadMessages.One).WithMetadata(Read);
        message.MapGet("/$value", ReadMessages.Mime).WithMetadata(Read);
        message.MapGet("/attachments", ReadMessages.Attachments).WithMetadata(Read);
        message.MapGet("/attachments/{attachment}", ReadMessages.Attachment).WithMetadata(Read);
        message.MapGet("/attachments/{attachment}/$value", ReadMessages.AttachmentBytes).WithMetadata(Read);

        message.MapPatch("", WriteMessages.Update).WithMetadata(Write);
        message.MapDelete("", WriteMessages.Delete).WithMetadata(Write);
        message.MapPost("/attachments", WriteMessages.AddAttachment).WithMetadata(Write);
        message.MapDelete("/attachments/{attachment}", WriteMessages.RemoveAttachment).WithMetadata(Write);
        foreach (var prefix in new[] { "/", "/microsoft.graph." })
        {
            message.MapPost(prefix + "move", WriteMessages.Move).WithMetadata(Write);
            message.MapPost(prefix + "createReply", WriteMessages.CreateReply).WithMetadata(Write);
            message.MapPost(prefix + "createReplyAll", WriteMessages.CreateReplyAll).WithMetadata(Write);
            message.MapPost(prefix + "createForward", WriteMessages.CreateForward).WithMetadata(Write);
            message.MapPost(prefix + "send", SendMessages.Draft).WithMetadata(Send);
            message.MapPost(prefix + "reply", SendMessages.Reply).WithMetadata(Send);
            message.MapPost(prefix + "replyAll", SendMessages.ReplyAll).WithMetadata(Send);
            message.MapPost(prefix + "forward", SendMessages.Forward).WithMetadata(Send);
        }
    }
}
