using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConsultAddin.Core;

/// <summary>The one JSON form of everything stored or sent: camelCase names, enum members in kebab-case, Hangul as it is.</summary>
public static class CoreJson
{
    /// <summary>Options to serialise and read with; unknown members are ignored so that older programs read newer rows.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Applies the same form to options owned by somebody else, such as the web framework.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Apply(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
