using ConsultAddin.Server.Identity;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace ConsultAddin.Server.Pages;

/// <summary>Serves what <c>addin/</c> builds: the task pane and the Smart Alert under <c>/pane/</c>, and the web pages of people without the pane.</summary>
internal static class ServePane
{
    internal static void AddPane(this IHostApplicationBuilder builder)
    {
        builder.Services.Configure<PaneSettings>(builder.Configuration.GetSection(PaneSettings.Section));
        // Built or published, the files lie beside the program; a server built without the pane has none.
        var folder = Path.Combine(AppContext.BaseDirectory, "pane");
        builder.Services.AddKeyedSingleton<IFileProvider>(PaneSettings.Files, (_, _) =>
            Directory.Exists(folder) ? new PhysicalFileProvider(folder) : new NullFileProvider());
    }

    /// <summary>The files themselves: open to anybody, since they hold no data, and before authentication.</summary>
    internal static void UsePane(this WebApplication app)
    {
        var policy = PanePolicy(app.Services.GetRequiredService<IOptions<PaneSettings>>().Value);
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = "/pane",
            FileProvider = Files(app.Services),
            OnPrepareResponse = file =>
            {
                var headers = file.Context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                if (file.File.Name.EndsWith(".html", StringComparison.Ordinal))
                    headers.ContentSecurityPolicy = policy;
                // Names under assets/ change with their content; everything else is asked for again.
                headers.CacheControl = file.Context.Request.Path.StartsWithSegments("/pane/assets")
                    ? "public, max-age=31536000, immutable"
                    : "no-cache";
            },
        });
    }

    internal static void MapPane(this WebApplication app)
    {
        app.MapGet("/pane/config.json", PaneConfiguration.Get)
            .Open("the pane reads it before sign-in; tenant and client id are no secrets")
            .ExcludeFromDescription();
        app.MapPage("/c/{reference}", "consultation.html");
        app.MapPage("/reviews", "reviews.html");
        app.MapPage("/admin/templates", "templates.html");
    }

    private static void MapPage(this WebApplication app, string address, string file) =>
        app.MapGet(address, (HttpContext context, [FromKeyedServices(PaneSettings.Files)] IFileProvider files) => Page(context, files, file))
            .ForSignedIn().ExcludeFromDescription();

    private static IResult Page(HttpContext context, IFileProvider files, string file)
    {
        var page = files.GetFileInfo(file);
        if (!page.Exists)
            return TypedResults.Problem("이 서버에는 화면이 들어 있지 않습니다. 관리자에게 알려 주세요.", statusCode: StatusCodes.Status404NotFound);
        context.Response.Headers.ContentSecurityPolicy = PagePolicy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(page.CreateReadStream(), "text/html; charset=utf-8");
    }

    private static IFileProvider Files(IServiceProvider services) =>
        services.GetRequiredKeyedService<IFileProvider>(PaneSettings.Files);

    private const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>The sign-in dialog: a window of its own, so no other site may frame it.</summary>
    internal const string DialogPolicy =
        "default-src 'none'; script-src 'self' https://appsforoffice.microsoft.com; style-src 'self'; img-src 'self' https://appsforoffice.microsoft.com; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>
    /// Office.js comes from Microsoft's host and loads more from there; sign-in talks to Microsoft's authority. Style
    /// attributes are allowed because the pane parses the mail's body to find the sheet in it, and never shows it.
    /// </summary>
    private static string PanePolicy(PaneSettings settings) =>
        "default-src 'none'; script-src 'self' https://appsforoffice.microsoft.com; style-src 'self'; style-src-attr 'unsafe-inline'; "
        + "img-src 'self' https://appsforoffice.microsoft.com; connect-src 'self' https://login.microsoftonline.com; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'self' "
        + string.Join(' ', settings.FrameAncestors is { Count: > 0 } chosen ? chosen : PaneSettings.Outlook);
}
