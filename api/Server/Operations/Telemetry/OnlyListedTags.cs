using System.Diagnostics;
using OpenTelemetry;

namespace ConsultAddin.Server.Operations.Telemetry;

/// <summary>
/// Of a span only tags leave that can't name a person: addresses of requests hold mail addresses, their queries what people look for,
/// and messages of failures whatever the failing thing was given.
/// </summary>
internal sealed class OnlyListedTags : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Listed = new(StringComparer.Ordinal)
    {
        "http.request.method", "http.route", "http.response.status_code", "url.scheme", "network.protocol.version", "error.type",
        Spans.Template, Spans.Mailbox,
    };

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        foreach (var name in data.TagObjects.Select(t => t.Key).Where(t => !Listed.Contains(t)).ToList())
            data.SetTag(name, null);
        if (data.Status == ActivityStatusCode.Error)
            data.SetStatus(ActivityStatusCode.Error);
        // Without a route it is the address itself in some versions of the library.
        if (data.Source.Name != Spans.Source.Name)
            data.DisplayName = $"{data.GetTagItem("http.request.method")} {data.GetTagItem("http.route")}".Trim();
    }
}
