using System.Text.RegularExpressions;

namespace ConsultAddin.Faults.FailPoints;

/// <summary>Stands around every request that leaves for Microsoft; one that takes longer than the limit ends as HttpClient ends it.</summary>
public sealed partial class GraphCalls(Trap trap, TimeSpan limit) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Name(request) is not { } operation)
            return await base.SendAsync(request, cancellationToken);
        trap.Reach("before", operation);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(limit);
        HttpResponseMessage answer;
        try
        {
            answer = await base.SendAsync(request, patience.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TaskCanceledException("Graph took too long.", new TimeoutException("Graph took too long.", e));
        }

        trap.Reach("after", operation);
        return answer;
    }

    /// <summary>The operation that a request is; what is unknown bears its own method and path, and null is none of Graph's.</summary>
    public static string? Name(HttpRequestMessage request)
    {
        var (path, query) = (request.RequestUri!.AbsolutePath, Uri.UnescapeDataString(request.RequestUri.Query));
        if (path.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal))
            return "graph token";
        var version = path.IndexOf("/v1.0/", StringComparison.Ordinal);
        if (version < 0)
            return null;
        var asked = $"{request.Method} {Id().Replace(path[(version + 6)..], "$1/x")}";
        return asked switch
        {
            "GET users/x/mailFolders/x" => "graph folder-id",
            _ when Delta().IsMatch(asked) => "graph read-page",
            "GET users/x/messages" => query.Contains("internetMessageId eq", StringComparison.Ordinal) ? "graph find-by-message-id" : "graph read-elsewhere",
            "GET users/x/messages/x/$value" => "graph read-mime",
            "GET users/x/messages/x" => query.Contains("internetMessageHeaders", StringComparison.Ordinal) ? "graph read-headers"
                : query.Contains("parentFolderId", StringComparison.Ordinal) ? "graph look-in-drafts" : "graph find",
            "POST users/x/messages" => "graph draft",
            "POST users/x/messages/x/send" => "graph send",
            "GET subscriptions" => "graph list-subscriptions",
            "POST subscriptions" => "graph subscribe",
            "PATCH subscriptions/x" => "graph renew",
            "DELETE subscriptions/x" => "graph unsubscribe",
            _ => $"graph {asked}",
        };
    }

    [GeneratedRegex("(users|mailFolders|messages|subscriptions)/[^/]+")]
    private static partial Regex Id();

    [GeneratedRegex(@"^GET users/x/mailFolders/x/messages/x(\(\))?$|^GET users/x/mailFolders/x/messages/(microsoft\.graph\.)?delta")]
    private static partial Regex Delta();
}
