using Microsoft.AspNetCore.Authentication.BearerToken;

namespace ConsultAddin.Server.Identity.Pane;

/// <summary>
/// The server's own bearer token, for panes in an Outlook that can't get one from Entra by itself: opaque, protected by the
/// server's keys, for one hour. The pane keeps it in memory; no cookie is needed, which an Outlook in a browser would not send
/// from inside its frame.
/// </summary>
internal static class PaneToken
{
    internal const string Scheme = BearerTokenDefaults.AuthenticationScheme;

    internal static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Whether a bearer header holds such a token: Entra's have three parts with dots between them.</summary>
    internal static bool IsIn(HttpRequest request) => !request.Headers.Authorization.ToString().Contains('.', StringComparison.Ordinal);
}
