using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace ConsultAddin.Server.Identity.Pane;

/// <summary>
/// Carries a person who signed in inside an Office dialog over to the pane that opened it, as OAuth's code and PKCE do: the
/// dialog gets a code for one minute, and only the pane that made the challenge can turn it into a token. So a code alone,
/// read on its way, is worth nothing, and nobody can slip a code of their own into another's pane.
/// </summary>
internal sealed class Handover(IDataProtectionProvider protection, TimeProvider clock)
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private const string Challenge = "challenge";
    private readonly TicketDataFormat _codes = new(protection.CreateProtector("pane handover", "v1"));

    /// <summary>Whether a text has the form of a challenge: a SHA-256 in base64url.</summary>
    internal static bool IsChallenge(string? text) =>
        text is { Length: 43 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>A code for this person, for the pane that made the challenge.</summary>
    internal string Give(ClaimsPrincipal person, string challenge) => _codes.Protect(new AuthenticationTicket(
        person,
        new AuthenticationProperties(new Dictionary<string, string?> { [Challenge] = challenge }) { ExpiresUtc = clock.GetUtcNow() + Lifetime },
        PaneToken.Scheme));

    /// <summary>The person of a code; null when it is none of ours, too old, or made for another pane.</summary>
    /// <param name="code">What <see cref="Give"/> gave.</param>
    /// <param name="verifier">What the challenge is the SHA-256 of.</param>
    internal ClaimsPrincipal? Take(string code, string verifier)
    {
        if (_codes.Unprotect(code) is not { } ticket || ticket.Properties.ExpiresUtc is not { } until || until < clock.GetUtcNow())
            return null;
        var proof = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(proof), Encoding.ASCII.GetBytes(ticket.Properties.Items[Challenge] ?? ""))
            ? ticket.Principal
            : null;
    }
}
