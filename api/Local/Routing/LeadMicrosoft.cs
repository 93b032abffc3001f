using System.Globalization;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Identity.Web;

namespace ConsultAddin.Local.Routing;

/// <summary>Puts the routing handler into the places where the product's libraries reach for Microsoft.</summary>
internal static class LeadMicrosoft
{
    /// <summary>Leads sign-in, token checks, token requests and Graph to the stand-in.</summary>
    public static void LeadMicrosoftTo(this WebApplicationBuilder builder, Uri standIn, int port)
    {
        var services = builder.Services;

        // Configure, not PostConfigure: the libraries make their clients of the handler in a PostConfigure of their own.
        services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, o =>
        {
            o.BackchannelHttpHandler = Handler(standIn);
            // Over plain http a redirect with Lax cookies is sure to work in every browser.
            o.ResponseMode = "query";
            foreach (var cookie in new[] { o.NonceCookie, o.CorrelationCookie })
            {
                cookie.SameSite = SameSiteMode.Lax;
                cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            }
        });
        services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, o => o.BackchannelHttpHandler = Handler(standIn));

        // Cookies don't know ports: two runs on one machine must not take each other's.
        services.PostConfigure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, o =>
            o.Cookie.Name = string.Create(CultureInfo.InvariantCulture, $"consultaddin-{port}"));

        // MSAL and Graph ask the factory for their clients; so does the issuer validator, once it is given a name.
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new MicrosoftHosts(standIn)));
        services.Configure<AadIssuerValidatorOptions>(o => o.HttpClientName = "issuer");
    }

    private static MicrosoftHosts Handler(Uri standIn) => new(standIn) { InnerHandler = new SocketsHttpHandler() };
}
