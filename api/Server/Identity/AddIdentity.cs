using ConsultAddin.Server.Identity.Pane;
using ConsultAddin.Server.Storage;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Web;

namespace ConsultAddin.Server.Identity;

internal static class AddIdentity
{
    private const string ByRequest = "bearer or cookie";
    private const string ChallengeByPath = "401 or sign-in";

    /// <summary>
    /// The pane sends bearer tokens, Entra's or our own where its Outlook can't get one; web pages sign in by OpenID Connect and keep a cookie.
    /// Both come from the one tenant of the section <c>AzureAd</c>.
    /// </summary>
    internal static void AddTenantIdentity(this IHostApplicationBuilder builder)
    {
        var tenant = builder.Configuration.GetSection("AzureAd");
        builder.Services.AddSingleton<IValidateOptions<TenantSettings>, CheckTenantSettings>();
        builder.Services.AddOptions<TenantSettings>().Bind(tenant).ValidateOnStart();
        var authentication = builder.Services.AddAuthentication(ByRequest);
        authentication.AddMicrosoftIdentityWebApi(tenant);
        authentication.AddMicrosoftIdentityWebApp(tenant);
        authentication.AddBearerToken(PaneToken.Scheme);
        authentication.AddPolicyScheme(ByRequest, null, options =>
        {
            options.ForwardDefaultSelector = context => (SendsBearer(context.Request), PaneToken.IsIn(context.Request)) switch
            {
                (false, _) => CookieAuthenticationDefaults.AuthenticationScheme,
                (true, true) => PaneToken.Scheme,
                _ => JwtBearerDefaults.AuthenticationScheme,
            };
            options.ForwardChallenge = ChallengeByPath;
        });
        authentication.AddPolicyScheme(ChallengeByPath, null, options =>
            options.ForwardDefaultSelector = context => IsPage(context.Request)
                ? OpenIdConnectDefaults.AuthenticationScheme
                : JwtBearerDefaults.AuthenticationScheme);

        builder.Services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, o => o.MapInboundClaims = false);
        builder.Services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, o =>
        {
            o.ResponseType = "code";
            o.MapInboundClaims = false;
            o.Events.OnRemoteFailure = BrokenSignIn.Tell;
        });
        builder.Services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, o =>
        {
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.Cookie.HttpOnly = true;
            o.ExpireTimeSpan = TimeSpan.FromHours(9);
            o.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        builder.Services.AddAuthorization();
        builder.Services.AddScoped<Caller>();
        builder.Services.AddSingleton<Handover>();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddDataProtection()
            .SetApplicationName("ConsultAddin")
            // In the database, so that a cookie of one replica is known to all.
            .PersistKeysToDbContext<ConsultationsDb>();
    }

    private static bool SendsBearer(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    private static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && !SendsBearer(request) && !request.Path.StartsWithSegments("/api");
}
