using System.Collections.Concurrent;
using System.Security.Cryptography;
using ConsultAddin.Local.People;
using Microsoft.IdentityModel.Tokens;

namespace ConsultAddin.Local.Issuer;

/// <summary>A sign-in that waits to be exchanged for tokens, once and within five minutes.</summary>
internal sealed record PendingSignIn(Account Account, string ClientId, string RedirectUri, string? Nonce, string? Challenge, DateTimeOffset Until);

/// <summary>The authorization codes that were given and not yet used.</summary>
internal sealed class AuthorizationCodes
{
    private readonly ConcurrentDictionary<string, PendingSignIn> pending = new();

    public string Give(Account account, string clientId, string redirectUri, string? nonce, string? challenge)
    {
        var code = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        pending[code] = new PendingSignIn(account, clientId, redirectUri, nonce, challenge, TimeProvider.System.GetUtcNow().AddMinutes(5));
        return code;
    }

    public PendingSignIn? Take(string code) =>
        pending.TryRemove(code, out var found) && found.Until > TimeProvider.System.GetUtcNow() ? found : null;
}
