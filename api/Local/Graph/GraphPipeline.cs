using System.Collections.Concurrent;
using System.Diagnostics;
using ConsultAddin.Local.Issuer;
using ConsultAddin.Local.People;

namespace ConsultAddin.Local.Graph;

/// <summary>The application permissions of which a Graph address wants one.</summary>
internal sealed record Needs(params string[] Roles);

/// <summary>
/// What every request to Graph goes through: its id, the log, faults on demand, its token, the limits of four at once a
/// mailbox (Microsoft: "Throttling limits", Outlook service) and of 4 MB a request ("Attach large files": above that an upload session).
/// </summary>
internal static class GraphPipeline
{
    private const long LongestRequest = 4 * 1024 * 1024;

    private static readonly PathString Root = "/graph/v1.0";

    public static void UseGraph(this IApplicationBuilder app)
    {
        var gates = new ConcurrentDictionary<string, SemaphoreSlim>();
        app.Use((context, next) => context.Request.Path.StartsWithSegments(Root, out var path)
            ? Answer(context, path, next, gates)
            : next(context));
    }

    private static async Task Answer(HttpContext context, PathString path, RequestDelegate next, ConcurrentDictionary<string, SemaphoreSlim> gates)
    {
        var services = context.RequestServices;
        var started = Stopwatch.GetTimestamp();
        var at = services.GetRequiredService<StandInOptions>().Clock.GetUtcNow();
        var requestId = Guid.NewGuid().ToString();
        var notes = new CallNotes();
        context.Features.Set(notes);
        context.Response.Headers["request-id"] = requestId;
        context.Response.Headers["client-request-id"] = context.Request.Headers["client-request-id"].ToString() is { Length: > 0 } given ? given : requestId;
        context.Response.Headers["OData-Version"] = "4.0";

        var mailbox = MailboxOf(path, services.GetRequiredService<Accounts>());
        var faults = services.GetRequiredService<Faults>();
        try
        {
            var fault = faults.ForRequest(context.Request.Method, path, Uri.UnescapeDataString(context.Request.QueryString.Value ?? ""), mailbox);
            await Run(context, next, fault, gates.GetOrAdd(mailbox ?? "", _ => new SemaphoreSlim(4)), mailbox is not null);
        }
        catch (GraphError error)
        {
            context.Response.Headers.Remove("Content-Length");
            await error.WriteAsync(context);
        }
        finally
        {
            services.GetRequiredService<RequestLog>().Add(new GraphCall
            {
                At = at,
                Method = context.Request.Method,
                Path = path.Value ?? "",
                Query = Uri.UnescapeDataString(context.Request.QueryString.Value?.TrimStart('?') ?? ""),
                Mailbox = mailbox,
                Content = notes.Content,
                Disclosed = notes.Disclosed,
                Status = context.Response.StatusCode,
                Milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds,
                RequestId = requestId,
            });
        }
    }

    private static async Task Run(HttpContext context, RequestDelegate next, FaultRule? fault, SemaphoreSlim gate, bool limited)
    {
        if (fault is { RetryAfter: { } seconds })
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (fault is { Status: { } status, AfterWork: false })
        {
            await Pause(context, fault);
            throw GraphError.Of(status);
        }

        await Authorise(context);
        if (context.Request.ContentLength > LongestRequest) throw GraphError.TooLarge();
        if (limited && !gate.Wait(0, CancellationToken.None))
        {
            context.Response.Headers.RetryAfter = "1";
            throw GraphError.Of(429);
        }

        // The place is free once the work is done: who has the answer may ask the next thing at once.
        var inside = limited;
        context.Response.OnStarting(Leave);
        try
        {
            await Pause(context, fault);
            if (fault is { HalfBody: true } or { Status: not null }) await RunHeldBack(context, next, fault);
            else await next(context);
        }
        finally
        {
            await Leave();
        }

        Task Leave()
        {
            if (inside) gate.Release();
            inside = false;
            return Task.CompletedTask;
        }
    }

    // Held back by slow work, it keeps its place among the four.
    private static Task Pause(HttpContext context, FaultRule? fault) => fault is { DelayMilliseconds: > 0 }
        ? Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMilliseconds), context.RequestServices.GetRequiredService<StandInOptions>().Clock, context.RequestAborted)
        : Task.CompletedTask;

    // The work is done, but its answer is lost on the way or breaks off.
    private static async Task RunHeldBack(HttpContext context, RequestDelegate next, FaultRule fault)
    {
        var answer = context.Response.Body;
        using var held = new MemoryStream();
        context.Response.Body = held;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = answer;
        }

        if (fault.Status is { } status) throw GraphError.Of(status);
        context.Response.ContentLength = held.Length;
        await answer.WriteAsync(held.ToArray().AsMemory(0, (int)held.Length / 2), context.RequestAborted);
        await answer.FlushAsync(context.RequestAborted);
        context.Abort();
    }

    private static async Task Authorise(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
            throw GraphError.BadRequest("BadRequest", $"Resource not found for the segment '{context.Request.Path.Value?.Split('/').LastOrDefault()}': not in the stand-in's slice of Graph.");
        if (endpoint.Metadata.GetMetadata<Needs>() is not { } needs) return;
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            throw Unauthorised(context, "Access token is empty.");
        var roles = await context.RequestServices.GetRequiredService<Tokens>().GraphRolesAsync(header["Bearer ".Length..].Trim())
            ?? throw Unauthorised(context, "Access token validation failure. Invalid audience, signature or lifetime.");
        if (!needs.Roles.Any(roles.Contains)) throw GraphError.AccessDenied();
    }

    private static GraphError Unauthorised(HttpContext context, string message)
    {
        context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", client_id=\"00000003-0000-0000-c000-000000000000\"";
        return new GraphError(401, "InvalidAuthenticationToken", message);
    }

    private static string? MailboxOf(PathString path, Accounts accounts) =>
        path.Value?.Split('/') is ["", "users", var user, ..] ? accounts.FindUser(Uri.UnescapeDataString(user))?.Address ?? user : null;
}
