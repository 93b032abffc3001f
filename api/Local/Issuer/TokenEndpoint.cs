using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ConsultAddin.Local.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.IdentityModel.Tokens;

namespace ConsultAddin.Local.Issuer;

/// <summary>Exchanges a code with PKCE, or a client secret, for tokens; refuses in OAuth's form with Entra's codes.</summary>
internal static class TokenEndpoint
{
    public static async Task<JsonHttpResult<JsonObject>> Answer(HttpRequest request, Tokens tokens, AuthorizationCodes codes)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var (clientId, secret) = Client(request, form);
        if (clientId is not (Tenant.ClientId or Tenant.MachineClientId))
            return Refuse("unauthorized_client", "AADSTS700016: Application was not found in the directory.");
        return form["grant_type"].ToString() switch
        {
            "client_credentials" => ForApp(clientId, secret, form["scope"].ToString(), tokens),
            "authorization_code" => ForPerson(clientId, secret, form, tokens, codes),
            _ => Refuse("unsupported_grant_type", "AADSTS70003: The app requested an unsupported grant type."),
        };
    }

    private static JsonHttpResult<JsonObject> ForApp(string clientId, string? secret, string scope, Tokens tokens)
    {
        if (secret != Tenant.ClientSecret)
            return Refuse("invalid_client", "AADSTS7000215: Invalid client secret provided.", StatusCodes.Status401Unauthorized);
        return scope switch
        {
            $"{Tokens.GraphAudience}/.default" when clientId is Tenant.ClientId => Give(tokens.ForGraph()),
            $"api://{Tenant.ClientId}/.default" or $"{Tenant.ClientId}/.default" => Give(tokens.ForMachine("clearance.read")),
            _ => Refuse("invalid_scope", "AADSTS70011: The provided request must include a 'scope' input parameter that is valid."),
        };
    }

    private static JsonHttpResult<JsonObject> ForPerson(string clientId, string? secret, IFormCollection form, Tokens tokens, AuthorizationCodes codes)
    {
        var signIn = codes.Take(form["code"].ToString());
        if (signIn is null || signIn.ClientId != clientId || signIn.RedirectUri != form["redirect_uri"].ToString())
            return Refuse("invalid_grant", "AADSTS70008: The provided authorization code is invalid or has expired.");
        if (secret is not null && secret != Tenant.ClientSecret)
            return Refuse("invalid_client", "AADSTS7000215: Invalid client secret provided.", StatusCodes.Status401Unauthorized);
        if (signIn.Challenge is null ? secret is null : !Proves(form["code_verifier"].ToString(), signIn.Challenge))
            return Refuse("invalid_grant", "AADSTS501481: The Code_Verifier does not match the code_challenge supplied in the authorization request.");

        var answer = Give(tokens.ForPerson(signIn.Account));
        answer.Value!["scope"] = form["scope"].ToString() is { Length: > 0 } scope ? scope : "openid profile";
        answer.Value["id_token"] = tokens.ForSignIn(signIn.Account, clientId, signIn.Nonce);
        answer.Value["client_info"] = Base64UrlEncoder.Encode(new JsonObject
        {
            ["uid"] = signIn.Account.Id.ToString(),
            ["utid"] = Tenant.Id,
        }.ToJsonString());
        return answer;
    }

    private static (string? ClientId, string? Secret) Client(HttpRequest request, IFormCollection form)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return (form["client_id"], form["client_secret"].ToString() is { Length: > 0 } posted ? posted : null);
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header["Basic ".Length..], bytes, out var written)) return (null, null);
        var parts = Encoding.UTF8.GetString(bytes, 0, written).Split(':', 2);
        return parts.Length == 2 ? (Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts[1])) : (null, null);
    }

    private static bool Proves(string verifier, string challenge) =>
        Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) == challenge;

    private static JsonHttpResult<JsonObject> Give(string accessToken) => TypedResults.Json(new JsonObject
    {
        ["token_type"] = "Bearer",
        ["expires_in"] = 3599,
        ["ext_expires_in"] = 3599,
        ["access_token"] = accessToken,
    });

    private static JsonHttpResult<JsonObject> Refuse(string error, string description, int status = StatusCodes.Status400BadRequest) =>
        TypedResults.Json(new JsonObject { ["error"] = error, ["error_description"] = description, ["error_codes"] = new JsonArray() }, statusCode: status);
}
