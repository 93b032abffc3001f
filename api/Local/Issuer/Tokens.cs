using ConsultAddin.Local.People;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ConsultAddin.Local.Issuer;

/// <summary>
/// Writes tokens as Entra does for one tenant. Their times follow the machine's clock, not the stand-in's: the
/// libraries that check and cache them look at no other.
/// </summary>
public sealed class Tokens(SigningKey key)
{
    /// <summary>What <c>iss</c> says in tokens for the product.</summary>
    public const string IssuerName = $"https://login.microsoftonline.com/{Tenant.Id}/v2.0";

    internal const string GraphAudience = "https://graph.microsoft.com";
    internal const string GraphIssuerName = $"https://sts.windows.net/{Tenant.Id}/";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>An access token for the product's API on behalf of a person, as the add-in gets it.</summary>
    public string ForPerson(Account account) => Write(IssuerName, Tenant.ClientId, new(PersonClaims(account))
    {
        ["azp"] = Tenant.ClientId,
        ["azpacr"] = "0",
        ["scp"] = "access_as_user",
    });

    /// <summary>An access token for the product's API for a machine with the given app roles.</summary>
    public string ForMachine(params string[] roles) => Write(IssuerName, Tenant.ClientId, App(Tenant.MachineClientId, roles));

    /// <summary>An app-only access token for Graph.</summary>
    /// <param name="roles">The application permissions; without any, those that the product is registered with.</param>
    public string ForGraph(params string[] roles) => Write(GraphIssuerName, GraphAudience, App(Tenant.ClientId,
        roles.Length > 0 ? roles : ["Mail.ReadWrite", "Mail.Send", "User.Read.All"]));

    internal string ForSignIn(Account account, string clientId, string? nonce)
    {
        var claims = PersonClaims(account);
        if (nonce is not null) claims["nonce"] = nonce;
        return Write(IssuerName, clientId, claims);
    }

    /// <summary>The roles of a token for Graph; null when it isn't one, or is too old.</summary>
    internal async Task<IReadOnlyList<string>?> GraphRolesAsync(string token)
    {
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = GraphIssuerName,
            ValidAudience = GraphAudience,
            IssuerSigningKey = key.Key,
        });
        return result.IsValid
            ? [.. ((JsonWebToken)result.SecurityToken).Claims.Where(c => c.Type == "roles").Select(c => c.Value)]
            : null;
    }

    private static Dictionary<string, object> PersonClaims(Account account)
    {
        var claims = new Dictionary<string, object>
        {
            ["oid"] = account.Id.ToString(),
            ["sub"] = Tenant.ObjectId("sub/" + account.Address).ToString("N"),
            ["tid"] = Tenant.Id,
            ["name"] = account.Name,
            ["preferred_username"] = account.Address,
            ["email"] = account.Address,
            ["acct"] = account.Kind is AccountKind.Guest ? 1 : 0,
            ["ver"] = "2.0",
        };
        if (account.Roles.Count > 0) claims["roles"] = account.Roles.ToArray();
        return claims;
    }

    private static Dictionary<string, object> App(string clientId, string[] roles) => new()
    {
        ["oid"] = Tenant.ObjectId("app/" + clientId).ToString(),
        ["sub"] = Tenant.ObjectId("app/" + clientId).ToString(),
        ["tid"] = Tenant.Id,
        ["azp"] = clientId,
        ["appid"] = clientId,
        ["azpacr"] = "1",
        ["idtyp"] = "app",
        ["roles"] = roles,
        ["ver"] = "2.0",
    };

    private string Write(string issuer, string audience, Dictionary<string, object> claims)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            IssuedAt = now,
            NotBefore = now.AddMinutes(-5),
            Expires = now + Lifetime,
            Claims = claims,
            SigningCredentials = new SigningCredentials(key.Key, SecurityAlgorithms.RsaSha256),
        });
    }
}
