using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace ConsultAddin.Server.Pages;

/// <summary>What the pane needs to know before anybody is signed in.</summary>
/// <param name="ClientId">The app registration of pane and API.</param>
/// <param name="Authority">The tenant's authority, such as <c>https://login.microsoftonline.com/{tenant}</c>.</param>
/// <param name="Scope">The scope to ask a token for.</param>
public sealed record PaneConfiguration(string ClientId, string Authority, string Scope)
{
    internal static Ok<PaneConfiguration> Get(IConfiguration configuration, IOptions<PaneSettings> pane)
    {
        var tenant = configuration.GetSection("AzureAd");
        var clientId = tenant["ClientId"] ?? "";
        var authority = $"{tenant["Instance"]?.TrimEnd('/')}/{tenant["TenantId"]}";
        var scope = pane.Value.Scope is { Length: > 0 } chosen ? chosen : $"api://{clientId}/access_as_user";
        return TypedResults.Ok(new PaneConfiguration(clientId, authority, scope));
    }
}
