using System.Security.Claims;
using ConsultAddin.Server.Pages;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ConsultAddin.Server.Identity.Pane;

/// <summary>
/// Sign-in for an Outlook without nested app authentication. The pane opens <c>/pane/sign-in</c> in an Office dialog; there the
/// person signs in as on every page (code flow, PKCE, cookie); the dialog asks for a code and hands it to the pane, and the pane
/// exchanges it for a token (<see cref="Handover"/>).
/// </summary>
internal static class SignInForPane
{
    /// <summary>What the dialog asks a code with.</summary>
    internal sealed record CodeRequest(string Challenge);

    /// <summary>A code for the pane.</summary>
    /// <param name="Code">For one minute.</param>
    /// <param name="Address">Whose it is: the dialog hands over nobody but the mailbox's person.</param>
    internal sealed record CodeResponse(string Code, string Address);

    /// <summary>What the pane exchanges.</summary>
    internal sealed record TokenRequest(string Code, string Verifier);

    /// <summary>A token for the pane.</summary>
    /// <param name="AccessToken">The bearer token.</param>
    /// <param name="ExpiresIn">Seconds until it ends.</param>
    /// <param name="Address">Whose it is.</param>
    internal sealed record TokenResponse(string AccessToken, int ExpiresIn, string Address);

    internal static void MapSignInForPane(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/pane/sign-in", Show).Open("it begins the sign-in itself, for the mailbox's person").ExcludeFromDescription();
        routes.MapPost("/pane/sign-in/code", GiveCode).ForSignedIn().ExcludeFromDescription();
        routes.MapPost("/pane/sign-in/token", GiveToken).Open("the code and the proof that belongs to it say who it is").ExcludeFromDescription();
    }

    /// <summary>
    /// The dialog's page, once the person whose mailbox is open is signed in. <paramref name="asked"/> is set on the way back from
    /// the sign-in, so that whoever insists on another account isn't sent round in circles: the page itself tells them.
    /// </summary>
    private static async Task<IResult> Show(
        string address, string challenge, bool? asked, HttpContext context, [FromKeyedServices(PaneSettings.Files)] IFileProvider files)
    {
        if (!Handover.IsChallenge(challenge))
            return new Refused("bad-challenge", "협의 창에서 로그인을 다시 눌러 주세요.", "challenge");
        var cookie = await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        var known = cookie.Principal?.Address();
        if (asked is not true && !string.Equals(known, address.Trim(), StringComparison.OrdinalIgnoreCase))
            return Challenge(address, challenge, other: known is not null);
        var page = files.GetFileInfo("sign-in.html");
        if (!page.Exists)
            return TypedResults.NotFound();
        context.Response.Headers.ContentSecurityPolicy = ServePane.DialogPolicy;
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(page.CreateReadStream(), "text/html; charset=utf-8");
    }

    private static ChallengeHttpResult Challenge(string address, string challenge, bool other)
    {
        var back = new AuthenticationProperties
        {
            RedirectUri = $"/pane/sign-in?address={Uri.EscapeDataString(address)}&challenge={challenge}&asked=true",
        };
        back.SetParameter(OpenIdConnectParameterNames.LoginHint, address);
        if (other)
            back.SetParameter(OpenIdConnectParameterNames.Prompt, OpenIdConnectPrompt.SelectAccount);
        return TypedResults.Challenge(back, [OpenIdConnectDefaults.AuthenticationScheme]);
    }

    private static Results<Ok<CodeResponse>, Problem> GiveCode(CodeRequest request, ClaimsPrincipal person, Handover handover) =>
        Handover.IsChallenge(request.Challenge)
            ? TypedResults.Ok(new CodeResponse(handover.Give(person, request.Challenge), person.Address()!))
            : new Refused("bad-challenge", "협의 창에서 로그인을 다시 눌러 주세요.", "challenge");

    private static Results<Ok<TokenResponse>, Problem> GiveToken(
        TokenRequest request, Handover handover, HttpContext context, IOptionsMonitor<BearerTokenOptions> options, TimeProvider clock)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (handover.Take(request.Code, request.Verifier) is not { } person)
            return new Refused("bad-code", "로그인이 너무 오래 걸렸습니다. 협의 창에서 로그인을 다시 눌러 주세요.", "code");
        var ticket = new AuthenticationTicket(person, new() { ExpiresUtc = clock.GetUtcNow() + PaneToken.Lifetime }, PaneToken.Scheme);
        var token = options.Get(PaneToken.Scheme).BearerTokenProtector.Protect(ticket);
        return TypedResults.Ok(new TokenResponse(token, (int)PaneToken.Lifetime.TotalSeconds, person.Address()!));
    }
}
