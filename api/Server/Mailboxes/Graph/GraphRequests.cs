using System.Diagnostics;
using ConsultAddin.Server.Operations.Telemetry;
using Microsoft.Extensions.Options;

namespace ConsultAddin.Server.Mailboxes.Graph;

/// <summary>
/// What holds for every request that leaves for Graph, followed links and redirects included: it goes to the configured host
/// by the configured scheme, and ids in its answer are the immutable ones, which stay when a mail is moved between folders.
/// </summary>
internal sealed class GraphRequests(IOptions<MailboxSettings> settings) : DelegatingHandler
{
    private const string ImmutableIds = "IdType=\"ImmutableId\"";

    private readonly Uri graph = settings.Value.GraphUrl;

    /// <exception cref="InvalidOperationException"><paramref name="target"/> is not on the host of <paramref name="graph"/>.</exception>
    public static void Require(Uri graph, Uri? target)
    {
        const UriComponents where = UriComponents.Scheme | UriComponents.StrongAuthority;
        if (target is null || Uri.Compare(graph, target, where, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0)
            throw new InvalidOperationException($"Refused to send a request meant for {graph.Host} to {target?.Host}.");
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Require(graph, request.RequestUri);
        if (!request.Headers.TryGetValues("Prefer", out var values) || !values.Any(v => v.Contains(ImmutableIds, StringComparison.OrdinalIgnoreCase)))
            request.Headers.TryAddWithoutValidation("Prefer", ImmutableIds);
        return await TraceAsync(request, cancellationToken);
    }

    /// <summary>One span for each try. The library's own spans aren't used: they hold the whole address, and it a person's.</summary>
    private async Task<HttpResponseMessage> TraceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var span = Spans.Source.StartActivity("graph", ActivityKind.Client);
        if (span is not null)
        {
            var template = GraphTemplate.Of(request.RequestUri!);
            span.DisplayName = $"{request.Method} {template}";
            span.SetTag("http.request.method", request.Method.Method).SetTag(Spans.Template, template);
        }

        try
        {
            var answer = await base.SendAsync(request, cancellationToken);
            span?.SetTag("http.response.status_code", (int)answer.StatusCode).SetStatus(answer.IsSuccessStatusCode ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
            return answer;
        }
        catch (Exception e)
        {
            span?.SetTag("error.type", e.GetType().FullName).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }
}
