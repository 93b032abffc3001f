using ConsultAddin.Core;
using ConsultAddin.Local.Exchange;
using ConsultAddin.Local.Graph;
using ConsultAddin.Local.Issuer;
using ConsultAddin.Local.People;
using MimeKit;

namespace ConsultAddin.Local.Doors;

/// <summary>The doors by which tests and demonstrations reach into the stand-in; a real tenant has none of them.</summary>
internal static class DoorEndpoints
{
    public static void MapDoors(this IEndpointRouteBuilder routes)
    {
        var local = routes.MapGroup("/local").ExcludeFromDescription();
        local.MapPost("/mail", Mail);
        local.MapGet("/token", Token);
        local.MapGet("/requests", (RequestLog log, long? since) => Json(log.Since(since ?? 0)));
        local.MapDelete("/requests", (RequestLog log) =>
        {
            log.Clear();
            return Results.NoContent();
        });
        local.MapGet("/faults", (Faults faults) => Json(faults.Rules));
        local.MapPut("/faults", SetFaults);
        local.MapDelete("/faults", (Faults faults) =>
        {
            faults.Set();
            return Results.NoContent();
        });
        local.MapPost("/lifecycle", (Subscriptions subscriptions, string @event, string? mailbox) =>
            @event is "reauthorizationRequired" or "subscriptionRemoved" or "missed" or "expired"
                ? Json(new { told = subscriptions.Announce(@event, mailbox) })
                : Results.BadRequest("event: reauthorizationRequired | subscriptionRemoved | missed | expired"));
    }

    /// <summary>Delivers a raw RFC 822 mail to those in To and Cc as if it had arrived with the given proof of its sender.</summary>
    private static async Task<IResult> Mail(HttpRequest request, string? auth, string? folder, Delivery delivery, Accounts accounts)
    {
        using var raw = new MemoryStream();
        await request.Body.CopyToAsync(raw, request.HttpContext.RequestAborted);
        MimeMessage mail;
        try
        {
            mail = Parts.Read(raw.ToArray());
        }
        catch (FormatException)
        {
            return Results.BadRequest("The body is no RFC 822 mail.");
        }

        if (!mail.To.Mailboxes.Concat(mail.Cc.Mailboxes).Any())
            return Results.BadRequest("The mail has no address in To or Cc.");
        var sender = mail.From.Mailboxes.FirstOrDefault()?.Address ?? "";
        var proof = auth is null
            ? accounts.Find(sender) is { InTenant: true } ? ArrivalProof.Internal : ArrivalProof.Dmarc
            : Enum.TryParse<ArrivalProof>(auth, ignoreCase: true, out var given) && Enum.IsDefined(given) ? given : (ArrivalProof?)null;
        if (proof is null) return Results.BadRequest("auth: internal | dmarc | pinned | fail | none");

        var delivered = delivery.Receive(raw.ToArray(), proof.Value, folder ?? WellKnownFolders.Inbox);
        return Json(
            new
            {
                messageId = delivered.FirstOrDefault(d => d.Item is not null)?.Item!.Envelope.MessageId,
                delivered = delivered.Where(d => d.Item is not null).Select(d => new { mailbox = d.Recipient, id = d.Item!.Id, immutableId = d.Item.ImmutableId }),
                unknown = delivered.Where(d => d.Item is null).Select(d => d.Recipient),
            },
            StatusCodes.Status202Accepted);
    }

    /// <summary>A token for a person, as plain text; <c>as=graph</c> and <c>as=machine</c> give app-only ones.</summary>
    private static IResult Token(string @as, Tokens tokens, Accounts accounts) => @as switch
    {
        "graph" => Results.Text(tokens.ForGraph()),
        "machine" => Results.Text(tokens.ForMachine("clearance.read")),
        _ => accounts.Find(@as) is { CanSignIn: true } account
            ? Results.Text(tokens.ForPerson(account))
            : Results.NotFound($"Nobody can sign in as {@as}."),
    };

    private static async Task<IResult> SetFaults(HttpRequest request, Faults faults)
    {
        try
        {
            faults.Set((await request.ReadFromJsonAsync<FaultRule?[]>(CoreJson.Options) ?? []).OfType<FaultRule>());
            return Json(faults.Rules);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or ArgumentException)
        {
            return Results.BadRequest(e.Message);
        }
    }

    private static IResult Json<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, CoreJson.Options, statusCode: status);
}
