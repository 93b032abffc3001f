using System.Text;
using System.Text.Json.Nodes;
using ConsultAddin.Local.People;
using Microsoft.IdentityModel.Tokens;

namespace ConsultAddin.Local.Issuer;

/// <summary>The addresses of Microsoft's login host that the product's libraries ask: discovery, keys, tokens, sign-out.</summary>
internal static class IssuerEndpoints
{
    private const string Login = "https://login.microsoftonline.com";

    public static void MapIssuer(this IEndpointRouteBuilder routes)
    {
        var issuer = routes.MapGroup("").ExcludeFromDescription();
        issuer.MapGet("/common/discovery/instance", Instances);
        foreach (var tenant in new[] { Tenant.Id, "common", "organizations" })
        {
            issuer.MapGet($"/{tenant}/v2.0/.well-known/openid-configuration", Discover);
            issuer.MapGet($"/{tenant}/discovery/v2.0/keys", Keys);
        }

        issuer.MapPost($"/{Tenant.Id}/oauth2/v2.0/token", TokenEndpoint.Answer);
        issuer.MapGet($"/{Tenant.Id}/oauth2/v2.0/authorize", Authorize.Show);
        issuer.MapGet($"/{Tenant.Id}/oauth2/v2.0/logout", SignOut);
    }

    private static JsonObject Instances() => new()
    {
        ["tenant_discovery_endpoint"] = $"{Login}/{Tenant.Id}/v2.0/.well-known/openid-configuration",
        ["api-version"] = "1.1",
        ["metadata"] = new JsonArray(new JsonObject
        {
            ["preferred_network"] = "login.microsoftonline.com",
            ["preferred_cache"] = "login.windows.net",
            ["aliases"] = new JsonArray("login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net"),
        }),
    };

    // Everything that a program fetches stays at Microsoft's host and is routed here; what a browser opens is local.
    private static JsonObject Discover(HttpRequest request)
    {
        var local = $"{request.Scheme}://{request.Host}/{Tenant.Id}/oauth2/v2.0";
        return new JsonObject
        {
            ["issuer"] = Tokens.IssuerName,
            ["authorization_endpoint"] = local + "/authorize",
            ["end_session_endpoint"] = local + "/logout",
            ["token_endpoint"] = $"{Login}/{Tenant.Id}/oauth2/v2.0/token",
            ["jwks_uri"] = $"{Login}/{Tenant.Id}/discovery/v2.0/keys",
            ["response_types_supported"] = new JsonArray("code"),
            ["response_modes_supported"] = new JsonArray("query", "form_post"),
            ["subject_types_supported"] = new JsonArray("pairwise"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["code_challenge_methods_supported"] = new JsonArray("S256"),
            ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "client_secret_basic"),
            ["scopes_supported"] = new JsonArray("openid", "profile", "email", "offline_access"),
            ["tenant_region_scope"] = "AS",
            ["cloud_instance_name"] = "microsoftonline.com",
        };
    }

    private static JsonObject Keys(SigningKey key)
    {
        var parameters = key.Key.Rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["alg"] = "RS256",
                ["kid"] = key.Key.KeyId,
                ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
                ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
                ["issuer"] = Tokens.IssuerName,
            }),
        };
    }

    private static IResult SignOut(string? post_logout_redirect_uri, string? state) =>
        post_logout_redirect_uri is { } uri && Authorize.IsLocal(uri)
            ? Results.Redirect(state is null ? uri : $"{uri}{(uri.Contains('?') ? '&' : '?')}state={Uri.EscapeDataString(state)}")
            : Results.Content("<!doctype html><html lang=\"ko\"><meta charset=\"utf-8\"><title>로그아웃</title><p>로그아웃했습니다.</p></html>", "text/html", Encoding.UTF8);
}
