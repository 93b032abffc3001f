namespace ConsultAddin.Local.Routing;

/// <summary>
/// Leads requests for Microsoft's hosts to the stand-in and refuses every other host, so that nothing leaves the
/// machine. The product's own configuration stays that of production.
/// </summary>
public sealed class MicrosoftHosts(Uri standIn) : DelegatingHandler
{
    // What is asked of each host, and the path under which the stand-in answers for it.
    private static readonly Dictionary<string, string> Table = new(StringComparer.OrdinalIgnoreCase)
    {
        ["login.microsoftonline.com"] = "",
        ["login.microsoft.com"] = "",
        ["login.windows.net"] = "",
        ["sts.windows.net"] = "",
        ["graph.microsoft.com"] = "/graph",
    };

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri ?? throw new HttpRequestException("The request has no address.");
        if (Table.TryGetValue(asked.Host, out var prefix))
            request.RequestUri = new Uri(standIn, prefix + asked.PathAndQuery);
        else if (!asked.IsLoopback)
            throw new HttpRequestException($"The stand-in lets nothing out: {asked.Host} is not one of Microsoft's hosts that it stands in for.");
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            // Whoever asks once more, as the SDK does after 429, asks Microsoft's host again.
            request.RequestUri = asked;
        }
    }
}
