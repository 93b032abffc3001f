using ConsultAddin.Local.Doors;
using ConsultAddin.Local.Exchange;
using ConsultAddin.Local.Graph;
using ConsultAddin.Local.Issuer;
using ConsultAddin.Local.People;
using ConsultAddin.Local.Web;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ConsultAddin.Local;

/// <summary>Puts the stand-in into a web application, alone or beside the product's server.</summary>
public static class StandInHosting
{
    private static readonly string[] Prefixes =
        ["/local", "/graph/v1.0", "/common", "/organizations", "/" + Tenant.Id];

    /// <summary>Adds the issuer, the mailboxes and Graph.</summary>
    public static IServiceCollection AddStandIn(this IServiceCollection services, StandInOptions options)
    {
        services.AddRouting();
        services.TryAddSingleton(options.Clock);
        // The product beside it keeps the right time.
        if (options.Skew != TimeSpan.Zero) options = options with { Clock = new SkewedClock(options.Clock, options.Skew), Skew = TimeSpan.Zero };
        services.AddSingleton(options);
        services.AddSingleton(new Accounts(options.Accounts));
        services.AddSingleton(_ => new SigningKey(options.DataDirectory));
        services.AddSingleton<Tokens>();
        services.AddSingleton<AuthorizationCodes>();
        services.AddSingleton(s => new MailStore(s.GetRequiredService<Accounts>(), options.Clock, Folder(options, "mail")));
        services.AddSingleton<Delivery>();
        services.AddGraph(options);
        return services;
    }

    /// <summary>
    /// Serves the stand-in's addresses by a pipeline of their own, before anything else sees the request: neither the
    /// product's authentication nor its routes have a say in them.
    /// </summary>
    public static void UseStandIn(this WebApplication app)
    {
        var branch = new ApplicationBuilder(app.Services);
        branch.UseOwnSite();
        branch.UsePages(app.Services.GetRequiredService<StandInOptions>());
        branch.UseRouting();
        branch.UseGraph();
        branch.UseEndpoints(routes =>
        {
            routes.MapIssuer();
            routes.MapGraph();
            routes.MapDoors();
            routes.MapWebMail();
        });
        var standIn = branch.Build();

        app.Use(next => context =>
        {
            if (!Belongs(context.Request.Path)) return next(context);
            context.SetEndpoint(null);
            context.Request.RouteValues.Clear();
            return standIn(context);
        });
    }

    internal static string? Folder(StandInOptions options, string name) =>
        options.DataDirectory is { } directory ? Path.Combine(directory, name) : null;

    private static bool Belongs(PathString path) =>
        path == "/" || Prefixes.Any(prefix => path.StartsWithSegments(prefix));
}
