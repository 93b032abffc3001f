using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConsultAddin.Local.Graph;

/// <summary>Writes answers as Graph does: minimal OData metadata.</summary>
internal static class GraphJson
{
    public const string ContentType = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";
    public const string Root = "https://graph.microsoft.com/v1.0";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IResult Ok(JsonObject value, int status = StatusCodes.Status200OK) =>
        Results.Text(value.ToJsonString(Options), ContentType, statusCode: status);

    public static Task WriteAsync(HttpContext context, JsonObject value)
    {
        context.Response.ContentType = ContentType;
        return context.Response.WriteAsync(value.ToJsonString(Options), context.RequestAborted);
    }

    /// <summary>An instant with the seconds that Exchange keeps.</summary>
    public static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The request's body as a JSON object; an empty one counts as an object without members.</summary>
    public static async Task<JsonObject> ReadAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        if (string.IsNullOrWhiteSpace(text)) return [];
        try
        {
            // The SDK writes the parameters of actions with a capital letter, everything else without.
            return JsonNode.Parse(text, new JsonNodeOptions { PropertyNameCaseInsensitive = true }) as JsonObject ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw GraphError.BadRequest("BadRequest", "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.");
        }
    }
}
