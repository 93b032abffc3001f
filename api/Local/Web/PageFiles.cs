using Microsoft.Extensions.FileProviders;

namespace ConsultAddin.Local.Web;

/// <summary>Serves the stand-in's own pages: plain HTML, CSS and modules from the folder <c>Pages</c>.</summary>
internal static class PageFiles
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    // What is being written is mail: shown with its own styles, but it may neither run nor load anything.
    private const string EditorPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /// <summary>Serves all pages under <c>/local/pages</c>, and the three that people open by shorter addresses.</summary>
    public static void UsePages(this IApplicationBuilder app, StandInOptions options)
    {
        var policy = options.Server is { } server
            ? Policy.Replace("frame-src 'self'", $"frame-src 'self' {server.GetLeftPart(UriPartial.Authority)}", StringComparison.Ordinal)
            : Policy;
        app.Use((context, next) =>
        {
            context.Request.Path = context.Request.Path.Value switch
            {
                "/" => "/local/pages/start.html",
                "/local" or "/local/" => "/local/pages/start.html",
                "/local/webmail" => "/local/pages/webmail.html",
                "/local/compose" => "/local/pages/compose.html",
                "/local/demo" => "/local/pages/demo.html",
                "/local/office.js" => "/local/pages/office.js",
                _ => context.Request.Path,
            };
            return next(context);
        });
        app.UseFiles(policy);
    }

    /// <summary>Serves the stand-in of Office.js alone, where the product runs without the stand-in beside it.</summary>
    public static void UseOfficeScript(this WebApplication app) => app.MapWhen(
        context => context.Request.Path == "/local/office.js",
        branch =>
        {
            branch.Use((context, next) =>
            {
                context.SetEndpoint(null);
                context.Request.Path = "/local/pages/office.js";
                return next(context);
            });
            branch.UseFiles(Policy);
        });

    private static void UseFiles(this IApplicationBuilder app, string policy) => app.UseStaticFiles(new StaticFileOptions
    {
        RequestPath = "/local/pages",
        FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "Pages")),
        OnPrepareResponse = file =>
        {
            var headers = file.Context.Response.Headers;
            headers.ContentSecurityPolicy = file.File.Name == "editor.html" ? EditorPolicy : policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers.CacheControl = "no-cache";
        },
    });
}
