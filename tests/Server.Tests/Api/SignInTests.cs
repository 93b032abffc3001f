using System.Net;
using System.Net.Http.Json;
using System.Web;
using ConsultAddin.Core;
using ConsultAddin.Server.People;
using ConsultAddin.Server.Tests.Fixtures;

namespace ConsultAddin.Server.Tests.Api;

/// <summary>Web pages sign in by OpenID Connect and keep a cookie.</summary>
public sealed class SignInTests(SqliteOffice office) : IClassFixture<SqliteOffice>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_sends_a_stranger_to_sign_in_with_a_code_and_its_proof()
    {
        using var browser = office.Browser();
        var answer = await browser.GetAsync("/c/C2026-00001-K", Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var question = HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        Assert.EndsWith("/oauth2/v2.0/authorize", answer.Headers.Location.AbsolutePath);
        Assert.Equal("code", question["response_type"]);
        Assert.Equal("S256", question["code_challenge_method"]);
    }

    [Fact]
    public async Task Whoever_signed_in_is_known_by_the_cookie()
    {
        using var browser = await SignedIn(Office.Minsu);
        var me = await browser.GetFromJsonAsync<WhoAmI.Response>("/api/me", CoreJson.Options, Cancellation);
        Assert.Equal(Office.Minsu, me!.Address);
        Assert.Equal(["officer"], me.Roles);
    }

    [Fact]
    public async Task A_changing_request_by_cookie_is_taken_from_our_own_pages_only()
    {
        using var browser = await SignedIn(Office.Minsu);
        await Office.Problem(await Post(browser, null), 403, "not-allowed");
        await Office.Problem(await Post(browser, "https://elsewhere.example"), 403, "not-allowed");
        await Office.Problem(await Post(browser, "null"), 403, "not-allowed");
        Assert.Equal(HttpStatusCode.Created, (await Post(browser, office.Address.GetLeftPart(UriPartial.Authority))).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Post(browser, "https://consult.seoul.example")).StatusCode);
    }

    [Fact]
    public async Task A_cookie_of_one_replica_is_known_to_another()
    {
        using var browser = await SignedIn(Office.Minsu);
        await using var replica = await ServerProcess.StartAsync(office.Database.Connection, office.LeadMicrosoftToTheStandIn);
        var me = await browser.GetFromJsonAsync<WhoAmI.Response>(new Uri(replica.Address, "/api/me"), CoreJson.Options, Cancellation);
        Assert.Equal(Office.Minsu, me!.Address);
    }

    [Fact]
    public async Task The_API_never_redirects_a_stranger()
    {
        using var browser = office.Browser();
        await Office.Problem(await browser.GetAsync("/api/me", Cancellation), 401, "not-signed-in");
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_from_other_sites()
    {
        using var browser = office.Browser();
        var answer = await browser.SignIn("/c/C2026-00001-K", Office.Minsu, Cancellation);
        var session = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith(".AspNetCore.Cookies=", StringComparison.Ordinal));
        Assert.Contains("httponly", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", session, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/signin-oidc")]
    [InlineData("/signin-oidc?state=made-up&code=made-up")]
    [InlineData("/signin-oidc?error=access_denied&error_description=%3Cb%3EHello")]
    public async Task An_answer_of_a_sign_in_that_never_began_here_is_refused_with_what_to_do(string address)
    {
        using var browser = office.Browser();
        var answer = await browser.GetAsync(address, Cancellation);
        await Office.Problem(answer, 400, "sign-in-broken");
        Assert.DoesNotContain("Hello", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> Post(HttpClient browser, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/consultations")
        {
            Content = JsonContent.Create(new { sheet = office.Sheet() }, options: CoreJson.Options),
        };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return await browser.SendAsync(request, Cancellation);
    }

    private async Task<HttpClient> SignedIn(string person)
    {
        var browser = office.Browser();
        var answer = await browser.SignIn("/c/C2026-00001-K", person, Cancellation);
        Assert.True(answer.Headers.Location?.OriginalString == "/c/C2026-00001-K", await answer.Content.ReadAsStringAsync(Cancellation));
        return browser;
    }
}
