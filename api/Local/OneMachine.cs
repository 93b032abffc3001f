using ConsultAddin.Local.Doors;
using ConsultAddin.Local.Routing;
using ConsultAddin.Local.Web;
using ConsultAddin.Server;

namespace ConsultAddin.Local;

/// <summary>Composes the default run: the product in production configuration, and Microsoft 365 stood in for beside it.</summary>
public static class OneMachine
{
    /// <summary>Builds what the arguments ask for, ready to be started.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="settings">Settings of the product that win over those of the default run; null for none.</param>
    /// <param name="watch">What a test adds to watch it; null for nothing.</param>
    public static WebApplication Build(
        LocalArguments arguments, IReadOnlyDictionary<string, string?>? settings = null, Action<WebApplicationBuilder>? watch = null)
    {
        var self = new Uri($"http://127.0.0.1:{arguments.Port}");
        var standInFolder = Path.Combine(arguments.Data, "stand-in");
        var serverFolder = Path.Combine(arguments.Data, "server");
        if (arguments.Reset)
        {
            if (arguments.Part is not Part.Server) Empty(standInFolder);
            if (arguments.Part is not Part.StandIn) Empty(serverFolder);
        }

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(self.ToString());
        builder.Logging.AddFilter(null, LogLevel.Warning);
        // Both warn of what is meant here: keys in the data folder, and settings given twice by the library itself.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.Identity.Web", LogLevel.Error);
        // Two writers that meet are told apart by unique keys and try again; the database's own complaint says nothing new.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        builder.Configuration["AllowedHosts"] = "127.0.0.1;localhost";

        if (arguments.Part is not Part.Server)
            builder.Services.AddStandIn(new StandInOptions { DataDirectory = standInFolder, Server = arguments.Server });
        if (arguments.Part is not Part.StandIn)
        {
            builder.Configuration.AddInMemoryCollection(ProductConfiguration.For(self, arguments.StandIn, serverFolder));
            if (settings is not null) builder.Configuration.AddInMemoryCollection(settings);
            builder.AddConsultAddin();
            builder.LeadMicrosoftTo(arguments.StandIn ?? self, arguments.Port);
            builder.Services.ServeOfficeFromHere();
        }

        watch?.Invoke(builder);
        var app = builder.Build();
        if (arguments.Part is Part.Server) app.UseOfficeScript();
        else app.UseStandIn();
        if (arguments.Part is not Part.StandIn) app.MapConsultAddin();
        return app;
    }

    private static void Empty(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
