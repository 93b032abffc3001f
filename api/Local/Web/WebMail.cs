using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ConsultAddin.Core;
using ConsultAddin.Local.Exchange;
using ConsultAddin.Local.Issuer;
using ConsultAddin.Local.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Local.Web;

/// <summary>What the web mail and the compose page ask for. The person is named in the address: nobody signs in here.</summary>
internal static class WebMail
{
    public static void MapWebMail(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/local/api").ExcludeFromDescription();
        api.MapGet("/people", People);
        api.MapGet("/place", (StandInOptions options) => Json(new { server = options.Server?.GetLeftPart(UriPartial.Authority) ?? "" }));

        api.MapGet("/events", Events);

        var mailbox = api.MapGroup("/mailboxes/{mailbox}").AddEndpointFilter(Known);
        mailbox.MapGet("", Show);
        mailbox.MapGet("/folders/{folder}", List);
        mailbox.MapPost("/folders", FindOrAddFolder);
        mailbox.MapGet("/conversations/{conversation}", Conversation);
        mailbox.MapGet("/tokens", NestedTokens);
        mailbox.MapPut("/out-of-office", SetOutOfOffice);
        mailbox.MapPut("/rules", SetRules);
        mailbox.MapPost("/send", SendMail.Answer);
        mailbox.MapPost("/drafts", SendMail.Keep);

        var mail = mailbox.MapGroup("/mails/{id}");
        mail.MapGet("", ReadMail.One);
        mail.MapGet("/html", ReadMail.Html);
        mail.MapGet("/source", ReadMail.Source);
        mail.MapGet("/headers", ReadMail.Headers);
        mail.MapGet("/attachments/{index:int}", ReadMail.Attachment);
        mail.MapGet("/answer", ReadMail.Answer);
        mail.MapPut("/read", MarkRead);
        mail.MapPost("/receipt", ReadMail.SendReceipt);
        mail.MapPut("/folder", Move);
    }

    internal static IResult Json<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, CoreJson.Options, statusCode: status);

    internal static Mailbox Mailbox(HttpContext context) =>
        context.RequestServices.GetRequiredService<MailStore>().Find((string)context.GetRouteValue("mailbox")!)!;

    internal static object Line(Item item) => new
    {
        id = item.ImmutableId,
        item.Envelope.Subject,
        item.Envelope.From,
        item.Envelope.To,
        item.Envelope.Preview,
        item.Envelope.HasAttachments,
        item.Received,
        item.IsRead,
        item.IsDraft,
        item.ConversationId,
    };

    private static ValueTask<object?> Known(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.RequestServices.GetRequiredService<MailStore>().Find((string)context.HttpContext.GetRouteValue("mailbox")!) is null
            ? ValueTask.FromResult<object?>(Results.NotFound("그런 사서함이 없습니다."))
            : next(context);

    private static IResult People(Accounts accounts, MailStore store) => Json(accounts.All.Select(a => new
    {
        a.Address,
        a.Name,
        kind = a.Kind,
        roles = Authorize.RoleNames(a),
        unread = Inbox(store.Find(a.Address)!).Count(i => !i.IsRead),
    }));

    private static IResult Show(HttpContext context, Accounts accounts)
    {
        var mailbox = Mailbox(context);
        var address = mailbox.Account.Address;
        return Json(new
        {
            mailbox.Account.Address,
            mailbox.Account.Name,
            kind = mailbox.Account.Kind,
            mailbox.Account.CanSignIn,
            roles = Authorize.RoleNames(mailbox.Account),
            mailbox.OutOfOffice,
            mailbox.Rules,
            opens = accounts.All.Where(a => a.Delegates.Contains(address, StringComparer.OrdinalIgnoreCase)).Select(a => new { a.Address, a.Name }),
            folders = mailbox.Folders.Where(f => f.WellKnownName is not ("msgfolderroot" or "outbox")).Select(f =>
            {
                var items = mailbox.Items(f);
                return new { f.Id, name = f.WellKnownName ?? f.Id, f.DisplayName, total = items.Count, unread = items.Count(i => !i.IsRead) };
            }),
        });
    }

    /// <summary>What Outlook's bridge for nested app authentication answers for the person of a page.</summary>
    private static IResult NestedTokens(HttpContext context, Tokens tokens)
    {
        var account = Mailbox(context).Account;
        if (!account.CanSignIn) return Results.NotFound("이 메일함으로는 로그인할 수 없습니다.");
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new Dictionary<string, object>
        {
            ["token"] = new Dictionary<string, object>
            {
                ["access_token"] = tokens.ForPerson(account),
                ["id_token"] = tokens.ForSignIn(account, Tenant.ClientId, nonce: null),
                ["expires_in"] = 3599,
            },
            ["account"] = new Dictionary<string, object>
            {
                ["homeAccountId"] = $"{account.Id}.{Tenant.Id}",
                ["localAccountId"] = account.Id.ToString(),
                ["environment"] = "login.microsoftonline.com",
                ["tenantId"] = Tenant.Id,
                ["username"] = account.Address,
                ["name"] = account.Name,
            },
        });
    }

    private static IResult List(HttpContext context, string folder, int? skip) => Mailbox(context).FindFolder(folder) is not { } found
        ? Results.NotFound("그런 폴더가 없습니다.")
        : Json(Mailbox(context).Items(found).Skip(skip ?? 0).Take(50).Select(Line));

    /// <summary>The mails of a conversation in all folders, the oldest first; drafts and deleted ones are left out.</summary>
    private static IResult Conversation(HttpContext context, string conversation)
    {
        var mailbox = Mailbox(context);
        var deleted = mailbox.FindFolder(WellKnownFolders.DeletedItems)!.Id;
        return Json(mailbox.Items().Where(i => i.ConversationId == conversation && !i.IsDraft && i.FolderId != deleted).Reverse().Select(Line));
    }

    private static IResult MarkRead(HttpContext context, string id, bool value)
    {
        var mailbox = Mailbox(context);
        if (mailbox.Find(id) is not { } item) return Results.NotFound();
        if (item.IsRead != value) mailbox.Update(item, i => i with { IsRead = value });
        return Results.NoContent();
    }

    private static IResult Move(HttpContext context, string id, string to)
    {
        var mailbox = Mailbox(context);
        if (mailbox.Find(id) is not { } item || mailbox.FindFolder(to) is not { } folder) return Results.NotFound();
        if (item.FolderId == folder.Id && folder.WellKnownName is WellKnownFolders.DeletedItems) mailbox.Remove(item);
        else mailbox.Move(item, folder);
        return Results.NoContent();
    }

    private static IResult SetOutOfOffice(HttpContext context, OutOfOffice value)
    {
        Mailbox(context).SetOutOfOffice(value);
        return Results.NoContent();
    }

    /// <summary>The folder that a person calls so, made beside the inbox when there is none yet.</summary>
    private static IResult FindOrAddFolder(HttpContext context, string name)
    {
        var mailbox = Mailbox(context);
        if (string.IsNullOrWhiteSpace(name)) return Results.BadRequest("폴더의 이름을 적어 주세요.");
        var folder = mailbox.Folders.FirstOrDefault(f => f.ParentId is not null && f.DisplayName == name)
            ?? mailbox.AddFolder(name, mailbox.FindFolder(WellKnownFolders.Root)!);
        return Json(new { folder.Id });
    }

    private static IResult SetRules(HttpContext context, InboxRule[] rules)
    {
        try
        {
            Mailbox(context).SetRules(rules);
            return Results.NoContent();
        }
        catch (ArgumentException)
        {
            return Results.BadRequest("규칙이 가리키는 폴더가 없습니다.");
        }
    }

    // One stream for all mailboxes: a browser keeps six connections to a host, and every open page would take one.
    private static ServerSentEventsResult<string> Events(HttpContext context, MailStore store, IHostApplicationLifetime lifetime) =>
        TypedResults.ServerSentEvents(Follow(store, lifetime, context.RequestAborted));

    private static async IAsyncEnumerable<SseItem<string>> Follow(MailStore store, IHostApplicationLifetime lifetime, [EnumeratorCancellation] CancellationToken aborted)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        var changes = Channel.CreateBounded<MailChange>(new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest });
        void Heard(MailChange change) => changes.Writer.TryWrite(change);

        store.Changed += Heard;
        try
        {
            yield return new SseItem<string>("", "open");
            while (await MoreAsync(changes.Reader, ended.Token))
            {
                while (changes.Reader.TryRead(out var change))
                    yield return new SseItem<string>(change.Mailbox.Account.Address, change.Kind.ToString().ToLowerInvariant());
            }
        }
        finally
        {
            store.Changed -= Heard;
        }
    }

    private static async Task<bool> MoreAsync(ChannelReader<MailChange> reader, CancellationToken ended)
    {
        try
        {
            return await reader.WaitToReadAsync(ended);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static IReadOnlyList<Item> Inbox(Mailbox mailbox) => mailbox.Items(mailbox.FindFolder(WellKnownFolders.Inbox));
}
