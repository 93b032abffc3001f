using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using ConsultAddin.Local.People;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ConsultAddin.Server.Tests.StandIn;

/// <summary>Sign-in with code and PKCE, client credentials, and what is refused.</summary>
public sealed class IssuerTests : IAsyncLifetime
{
    private const string Redirect = "http://127.0.0.1:5000/signin-oidc";
    private const string Verifier = "a-verifier-that-is-long-enough-to-be-one-of-them";

    private Local.StandIn standIn = null!;
    private HttpClient http = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        standIn = await Local.StandIn.StartAsync(cancellation: Cancellation);
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = standIn.Address };
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await standIn.DisposeAsync();
    }

    [Fact]
    public async Task A_person_signs_in_once_per_code_and_only_with_the_verifier()
    {
        var code = await CodeAsync("jiyoung@dasan120.example");

        var wrong = await TokenAsync(code, "another-verifier");
        var right = await TokenAsync(code = await CodeAsync("jiyoung@dasan120.example"), Verifier);
        var again = await TokenAsync(code, Verifier);

        Assert.Equal("invalid_grant", (string?)wrong["error"]);
        Assert.Equal("invalid_grant", (string?)again["error"]);
        var id = new JsonWebToken((string)right["id_token"]!);
        Assert.Equal("jiyoung@dasan120.example", id.GetClaim("preferred_username").Value);
        Assert.Equal("n-1", id.GetClaim("nonce").Value);
        Assert.Equal("reviewer", id.GetClaim("roles").Value);
        Assert.Equal("1", id.GetClaim("acct").Value);
    }

    [Theory]
    [InlineData("https://evil.example/take", Tenant.ClientId)]
    [InlineData(Redirect, "somebody-elses-program")]
    public async Task No_code_leaves_the_machine_or_goes_to_another_program(string redirect, string client)
    {
        using var answer = await http.GetAsync($"/{Tenant.Id}/oauth2/v2.0/authorize?client_id={client}&response_type=code&redirect_uri={Uri.EscapeDataString(redirect)}&as=minsu@seoul.example", Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Somebody_who_cannot_sign_in_is_not_offered()
    {
        using var answer = await http.GetAsync($"/{Tenant.Id}/oauth2/v2.0/authorize?client_id={Tenant.ClientId}&response_type=code&redirect_uri={Uri.EscapeDataString(Redirect)}&as=outsider@elsewhere.example", Cancellation);

        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("박지영", page);
        Assert.DoesNotContain("<b>외부인</b>", page);
    }

    [Fact]
    public async Task A_program_gets_its_permissions_for_its_secret_alone()
    {
        var refused = await AppAsync("wrong", "https://graph.microsoft.com/.default");
        var given = await AppAsync(Tenant.ClientSecret, "https://graph.microsoft.com/.default");

        Assert.Equal("invalid_client", (string?)refused["error"]);
        Assert.Equal("https://graph.microsoft.com", new JsonWebToken((string)given["access_token"]!).Audiences.Single());
    }

    [Fact]
    public async Task Discovery_keeps_Microsofts_names_for_programs_and_gives_browsers_a_local_one()
    {
        var found = (await http.GetFromJsonAsync<JsonObject>($"/{Tenant.Id}/v2.0/.well-known/openid-configuration", Cancellation))!;

        Assert.Equal($"https://login.microsoftonline.com/{Tenant.Id}/v2.0", (string?)found["issuer"]);
        Assert.StartsWith("https://login.microsoftonline.com/", (string?)found["jwks_uri"]);
        Assert.StartsWith(standIn.Address.ToString(), (string?)found["authorization_endpoint"]);
    }

    [Fact]
    public async Task Tokens_stay_good_over_a_restart()
    {
        var directory = Directory.CreateTempSubdirectory("stand-in-").FullName;
        string token;
        await using (var first = await Local.StandIn.StartAsync(new() { DataDirectory = directory }, cancellation: Cancellation))
            token = first.Tokens.ForGraph();
        await using (var second = await Local.StandIn.StartAsync(new() { DataDirectory = directory }, cancellation: Cancellation))
            Assert.NotNull(await second.Tokens.GraphRolesAsync(token));

        Assert.Null(await standIn.Tokens.GraphRolesAsync(token));
        Directory.Delete(directory, recursive: true);
    }

    private async Task<string> CodeAsync(string address)
    {
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
        using var answer = await http.GetAsync(
            $"/{Tenant.Id}/oauth2/v2.0/authorize?client_id={Tenant.ClientId}&response_type=code&redirect_uri={Uri.EscapeDataString(Redirect)}&state=s&nonce=n-1&code_challenge={challenge}&code_challenge_method=S256&as={address}", Cancellation);
        var query = HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        Assert.Equal("s", query["state"]);
        return query["code"]!;
    }

    private Task<JsonObject> TokenAsync(string code, string verifier) => PostAsync(new()
    {
        ["client_id"] = Tenant.ClientId,
        ["grant_type"] = "authorization_code",
        ["code"] = code,
        ["redirect_uri"] = Redirect,
        ["code_verifier"] = verifier,
    });

    private Task<JsonObject> AppAsync(string secret, string scope) => PostAsync(new()
    {
        ["client_id"] = Tenant.ClientId,
        ["client_secret"] = secret,
        ["grant_type"] = "client_credentials",
        ["scope"] = scope,
    });

    private async Task<JsonObject> PostAsync(Dictionary<string, string> form)
    {
        using var answer = await http.PostAsync($"/{Tenant.Id}/oauth2/v2.0/token", new FormUrlEncodedContent(form), Cancellation);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!;
    }
}
