using System.Text.Json.Nodes;

namespace ConsultAddin.Local.Graph;

/// <summary>An answer in Graph's form of an error.</summary>
internal sealed class GraphError(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    public static GraphError ItemNotFound() =>
        new(404, "ErrorItemNotFound", "The specified object was not found in the store., The process failed to get the correct properties.");

    public static GraphError BadRequest(string code, string message) => new(400, code, message);

    public static GraphError BadProperty(string property, string type = "Microsoft.OutlookServices.Message") =>
        new(400, "RequestBroker--ParseUri", $"Could not find a property named '{property}' on type '{type}'.");

    public static GraphError TooComplex() =>
        new(400, "InefficientFilter", "The restriction or sort order is too complex for this operation.");

    public static GraphError SyncStateNotFound() =>
        new(410, "SyncStateNotFound", "The sync state generation is not found; please start over without a state token.");

    public static GraphError TooLarge() =>
        new(413, "BadRequest", "The maximum request length supported is 4MB.");

    public static GraphError AccessDenied() =>
        new(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");

    /// <summary>What Graph says for a status alone, for faults on demand.</summary>
    public static GraphError Of(int status) => status switch
    {
        401 => new(401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired."),
        403 => AccessDenied(),
        404 => ItemNotFound(),
        409 => new(409, "Conflict", "A conflict occurred."),
        410 => SyncStateNotFound(),
        429 => new(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit."),
        500 => new(500, "InternalServerError", "An internal server error occurred. The operation failed."),
        503 => new(503, "ErrorServerBusy", "The server cannot service this request right now. Try again later."),
        504 => new(504, "UnknownError", "Gateway Timeout"),
        _ => new(status, "UnknownError", "The request failed."),
    };

    public Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = status;
        return GraphJson.WriteAsync(context, new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = code,
                ["message"] = Message,
                ["innerError"] = new JsonObject
                {
                    ["date"] = context.RequestServices.GetRequiredService<StandInOptions>().Clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
                    ["request-id"] = context.Response.Headers["request-id"].ToString(),
                    ["client-request-id"] = context.Response.Headers["client-request-id"].ToString(),
                },
            },
        });
    }
}
