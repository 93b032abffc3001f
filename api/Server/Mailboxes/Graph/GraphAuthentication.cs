using Microsoft.Extensions.Options;
using Microsoft.Identity.Abstractions;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;

namespace ConsultAddin.Server.Mailboxes.Graph;

/// <summary>
/// Puts the product's own token (app-only, never a person's) on requests to the configured Graph host,
/// and refuses every other host, so that a link in an answer can't carry the token away.
/// </summary>
/// <exception cref="InvalidOperationException">A request is meant for another host.</exception>
internal sealed class GraphAuthentication(IAuthorizationHeaderProvider tokens, IOptions<MailboxSettings> settings) : IAuthenticationProvider
{
    /// <summary>The name under which Identity.Web finds this application's credentials.</summary>
    public const string ApplicationName = "graph";

    private readonly Uri graph = settings.Value.GraphUrl;

    /// <inheritdoc/>
    public async Task AuthenticateRequestAsync(
        RequestInformation request,
        Dictionary<string, object>? additionalAuthenticationContext = null,
        CancellationToken cancellationToken = default)
    {
        GraphRequests.Require(graph, request.URI);
        var header = await TokenAsync(cancellationToken);
        request.Headers.Remove("Authorization");
        request.Headers.Add("Authorization", header);
    }

    /// <summary>The Authorization header's value; kept by the library until shortly before it expires.</summary>
    public Task<string> TokenAsync(CancellationToken cancellationToken) => tokens.CreateAuthorizationHeaderForAppAsync(
        $"{graph.GetLeftPart(UriPartial.Authority)}/.default",
        new AuthorizationHeaderProviderOptions { AcquireTokenOptions = new() { AuthenticationOptionsName = ApplicationName } },
        cancellationToken);
}
