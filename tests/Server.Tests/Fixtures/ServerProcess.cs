using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ConsultAddin.Server.Tests.Fixtures;

/// <summary>The real server in this process on a free port, with the configuration of production but for its addresses.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>Where the clock of every test stands at first: 2026. 11. 24.(화) 10:00 in Seoul.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _data;

    private ServerProcess(WebApplication app, DirectoryInfo data, FakeTimeProvider clock)
    {
        App = app;
        _data = data;
        Clock = clock;
    }

    public WebApplication App { get; }

    /// <summary>The clock by which the server decides; it moves only when told.</summary>
    public FakeTimeProvider Clock { get; }

    public Uri Address => new(App.Urls.First());

    /// <summary>Starts a server.</summary>
    /// <param name="connection">Its database.</param>
    /// <param name="configure">What differs from the usual.</param>
    public static async Task<ServerProcess> StartAsync(string connection, Action<WebApplicationBuilder>? configure = null)
    {
        var data = Directory.CreateTempSubdirectory("consultaddin-");
        var clock = new FakeTimeProvider(Begin);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(TestCity.Settings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Consultations"] = connection,
            ["DataFolder"] = data.FullName,
            ["AzureAd:Instance"] = "https://login.microsoftonline.com/",
            ["AzureAd:TenantId"] = Local.People.Tenant.Id,
            ["AzureAd:ClientId"] = Local.People.Tenant.ClientId,
            ["AzureAd:ClientSecret"] = Local.People.Tenant.ClientSecret,
            // Rounds of the mailboxes are run one by one by the tests that want them.
            ["Mailboxes:Scheduled"] = "false",
        });
        builder.AddConsultAddin();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapConsultAddin();
        var server = new ServerProcess(app, data, clock);
        try
        {
            await app.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
