using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using ConsultAddin.Core;
using ConsultAddin.Server.Identity.Pane;
using ConsultAddin.Server.People;
using ConsultAddin.Server.Tests.Fixtures;
using Microsoft.AspNetCore.WebUtilities;

namespace ConsultAddin.Server.Tests.Api;

/// <summary>The server's own sign-in for a pane whose Outlook can't sign in by itself: a dialog, a code, a token.</summary>
public sealed class PaneSignInTests(SqliteOffice office) : IClassFixture<SqliteOffice>
{
    private const string Verifier = "a-verifier-that-only-this-pane-knows";

    private static readonly string Challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Page(string person) => $"/pane/sign-in?address={Uri.EscapeDataString(person)}&challenge={Challenge}";

    [Fact]
    public async Task The_dialog_sends_a_stranger_to_sign_in_as_the_mailboxs_person()
    {
        using var browser = office.Browser();
        var question = await Question(browser, Office.Minsu);
        Assert.Equal("code", question["response_type"]);
        Assert.Equal("S256", question["code_challenge_method"]);
        Assert.Equal(Office.Minsu, question["login_hint"]);
        Assert.Null(question["prompt"]);
    }

    [Fact]
    public async Task A_browser_in_which_somebody_else_is_signed_in_asks_for_another_account()
    {
        using var browser = await SignedIn(Office.Jiwon);
        var question = await Question(browser, Office.Minsu);
        Assert.Equal("select_account", question["prompt"]);
        Assert.Equal(Office.Minsu, question["login_hint"]);
    }

    [Fact]
    public async Task A_code_and_its_proof_are_exchanged_for_a_token_of_that_person()
    {
        using var browser = await SignedIn(Office.Minsu);
        var token = await Json(await Exchange(await Code(browser), Verifier));
        Assert.Equal(Office.Minsu, (string?)token["address"]);
        Assert.Equal(3600, (int?)token["expiresIn"]);
        using var pane = Pane(token);
        var me = await pane.GetFromJsonAsync<WhoAmI.Response>("/api/me", CoreJson.Options, Cancellation);
        Assert.Equal(Office.Minsu, me!.Address);
        Assert.Equal(["officer"], me.Roles);
        Assert.Equal(HttpStatusCode.Created, (await pane.PostAsJsonAsync("/api/consultations", new { sheet = office.Sheet() }, CoreJson.Options, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_code_is_worth_nothing_without_the_proof_of_the_pane_that_asked_for_it()
    {
        using var browser = await SignedIn(Office.Minsu);
        var code = await Code(browser);
        await Office.Problem(await Exchange(code, "another pane's verifier"), 400, "bad-code", "code");
        await Office.Problem(await Exchange("made up", Verifier), 400, "bad-code", "code");
    }

    [Fact]
    public async Task A_code_ends_after_a_minute_and_a_token_after_an_hour()
    {
        using var browser = await SignedIn(Office.Minsu);
        var late = await Code(browser);
        var token = await Json(await Exchange(await Code(browser), Verifier));
        office.Server.Clock.Advance(Handover.Lifetime + TimeSpan.FromSeconds(1));
        await Office.Problem(await Exchange(late, Verifier), 400, "bad-code", "code");
        using var pane = Pane(token);
        Assert.Equal(HttpStatusCode.OK, (await pane.GetAsync("/api/me", Cancellation)).StatusCode);
        office.Server.Clock.Advance(PaneToken.Lifetime);
        await Office.Problem(await pane.GetAsync("/api/me", Cancellation), 401, "not-signed-in");
    }

    [Fact]
    public async Task Nobody_gets_a_code_without_having_signed_in_or_from_another_site()
    {
        using var stranger = office.Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskCode(stranger, office.Address.GetLeftPart(UriPartial.Authority))).StatusCode);
        using var browser = await SignedIn(Office.Minsu);
        await Office.Problem(await AskCode(browser, "https://elsewhere.example"), 403, "not-allowed");
    }

    [Fact]
    public async Task A_token_that_was_tampered_with_opens_nothing()
    {
        using var browser = await SignedIn(Office.Minsu);
        var token = await Json(await Exchange(await Code(browser), Verifier));
        var text = (string)token["accessToken"]!;
        token["accessToken"] = text[..^8] + new string([.. text[^8..].Reverse()]);
        using var pane = Pane(token);
        Assert.Equal(HttpStatusCode.Unauthorized, (await pane.GetAsync("/api/me", Cancellation)).StatusCode);
    }

    private static async Task<System.Collections.Specialized.NameValueCollection> Question(HttpClient browser, string person)
    {
        var answer = await browser.GetAsync(Page(person), Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
    }

    private async Task<HttpClient> SignedIn(string person)
    {
        var browser = office.Browser();
        await browser.SignIn(Page(person), person, Cancellation);
        return browser;
    }

    private async Task<string> Code(HttpClient browser) =>
        (string)(await Json(await AskCode(browser, office.Address.GetLeftPart(UriPartial.Authority))))["code"]!;

    private static async Task<HttpResponseMessage> AskCode(HttpClient browser, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/pane/sign-in/code") { Content = JsonContent.Create(new { challenge = Challenge }) };
        request.Headers.Add("Origin", origin);
        return await browser.SendAsync(request, Cancellation);
    }

    private async Task<HttpResponseMessage> Exchange(string code, string verifier)
    {
        using var http = new HttpClient { BaseAddress = office.Address };
        return await http.PostAsJsonAsync("/pane/sign-in/token", new { code, verifier }, Cancellation);
    }

    private HttpClient Pane(JsonNode token)
    {
        var client = new HttpClient { BaseAddress = office.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token["accessToken"]!);
        return client;
    }

    private static async Task<JsonNode> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
