using System.Diagnostics;
using ConsultAddin.Faults.FailPoints;
using ConsultAddin.Local;
using ConsultAddin.Local.Doors;
using ConsultAddin.Server.Storage;

namespace ConsultAddin.Faults.Processes;

/// <summary>
/// The verbs that run as processes of their own: the stand-in as <c>api/Local --only stand-in</c> composes it, and the server as
/// <c>--only server</c> does, watched at its fail points.
/// </summary>
public static class ServerProgram
{
    /// <summary>How long a server that is watched waits for an answer of Graph.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Runs the stand-in.</summary>
    internal static Task<int> StandInAsync(Options options) => ServeAsync(
        OneMachine.Build(new LocalArguments(Part.StandIn, options.Number("port"), options["data"], false, null, null)));

    /// <summary>Runs a server; without <c>--points</c> nobody watches it.</summary>
    internal static async Task<int> ServerAsync(Options options)
    {
        var trap = new Trap();
        trap.Set(Points(options.Find("points")), options.Number("passes", 0));
        var settings = new Dictionary<string, string?>
        {
            [$"ConnectionStrings:{Database.ConnectionName}"] = options["connection"],
            ["Mailboxes:NotificationUrl"] = options.Find("door"),
            // Without notifications a fault run would take hours: who polls every two minutes is behind for two minutes.
            ["Mailboxes:PollDue"] = options.Find("poll") ?? "00:00:03",
            ["Mailboxes:PollIdle"] = options.Find("poll") ?? "00:00:03",
        };
        var app = OneMachine.Build(
            new LocalArguments(Part.Server, options.Number("port"), options["data"], false, new Uri(options["stand-in"]), null),
            settings,
            builder =>
            {
                if (options.Find("points") is not null || options.Find("spare") is not null)
                    builder.Services.WatchFailPoints(trap, Patience);
                if (options.Find("control") == "lost")
                    builder.Services.ConfigureDbContexts(_ => new LinkBeforeMails());
                if (options.Find("control") == "doubled")
                    builder.Services.ConfigureDbContexts(_ => new NoIsolation(() => Databases.Open(options["connection"])));
            });
        if (options.Find("spare") is not null && !AwaitOrders(app, trap))
            return 1;
        app.MapPut("/trap", (string? points, int passes) => trap.Set(Points(points), passes)).AllowAnonymous().ExcludeFromDescription();
        return await ServeAsync(app);
    }

    /// <summary>
    /// A server that stands by while another lives: its code is loaded, and it has opened nothing. What it is set to, and where Microsoft
    /// reaches it, it is told in a line when it is to start.
    /// </summary>
    private static bool AwaitOrders(WebApplication app, Trap trap)
    {
        using (var scope = app.Services.CreateScope())
            _ = scope.ServiceProvider.GetRequiredService<ConsultationsDb>().Model;
        _ = ((IEndpointRouteBuilder)app).DataSources.Sum(s => s.Endpoints.Count);
        if (Console.In.ReadLine()?.Split(' ') is not [var passes, var door, var points])
            return false;
        app.Configuration["Mailboxes:NotificationUrl"] = door;
        trap.Set(Points(Uri.UnescapeDataString(points)), int.Parse(passes, System.Globalization.CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>Puts the watch around every call of Graph and every commit.</summary>
    public static void WatchFailPoints(this IServiceCollection services, Trap trap, TimeSpan patience)
    {
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new GraphCalls(trap, patience)));
        services.ConfigureDbContexts(_ => new Commits(trap));
    }

    private static string[] Points(string? list) => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static void ConfigureDbContexts(this IServiceCollection services, Func<IServiceProvider, Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor> interceptor)
    {
        services.AddKeyedSingleton(interceptor, (provider, _) => interceptor(provider));
        services.ConfigureDbContext<SqliteDb>((provider, db) => db.AddInterceptors(Of(provider)));
        services.ConfigureDbContext<PostgresDb>((provider, db) => db.AddInterceptors(Of(provider)));

        Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor Of(IServiceProvider provider) =>
            provider.GetRequiredKeyedService<Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor>(interceptor);
    }

    private static async Task<int> ServeAsync(WebApplication app)
    {
        EndWithParent();
        await app.StartAsync();
        Console.WriteLine("Ready");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static void EndWithParent()
    {
        var watch = new Thread(() =>
        {
            while (Console.In.Read() >= 0)
            {
            }

            Process.GetCurrentProcess().Kill();
        })
        { IsBackground = true };
        watch.Start();
    }
}
