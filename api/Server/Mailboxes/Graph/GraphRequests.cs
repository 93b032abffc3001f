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
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Require(graph, request.RequestUri);
        if (!request.Headers.TryGetValues("Prefer", out var values) || !values.Any(v => v.Contains(ImmutableIds, StringComparison.OrdinalIgnoreCase)))
            request.Headers.TryAddWithoutValidation("Prefer", ImmutableIds);
        return base.SendAsync(request, cancellationToken);
    }
}
