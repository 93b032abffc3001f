using ConsultAddin.Local.Exchange;
using ConsultAddin.Local.Graph;
using ConsultAddin.Local.Issuer;
using ConsultAddin.Local.Routing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace ConsultAddin.Local;

/// <summary>
/// A running stand-in on a port of its own: what tests start, and what <c>--only stand-in</c> serves. Everything that
/// it offers over HTTP is also here as objects.
/// </summary>
public sealed class StandIn : IAsyncDisposable
{
    private readonly WebApplication app;

    private StandIn(WebApplication app, Uri address)
    {
        this.app = app;
        Address = address;
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:50123/</c>.</summary>
    public Uri Address { get; }

    /// <summary>The mailboxes.</summary>
    public MailStore Mail => app.Services.GetRequiredService<MailStore>();

    /// <summary>Carries mail between mailboxes.</summary>
    public Delivery Delivery => app.Services.GetRequiredService<Delivery>();

    /// <summary>Sends mail from mailboxes.</summary>
    internal Outbox Outbox => app.Services.GetRequiredService<Outbox>();

    /// <summary>Writes tokens.</summary>
    public Tokens Tokens => app.Services.GetRequiredService<Tokens>();

    /// <summary>What was asked of Graph.</summary>
    public RequestLog Requests => app.Services.GetRequiredService<RequestLog>();

    /// <summary>Faults on demand.</summary>
    public Faults Faults => app.Services.GetRequiredService<Faults>();

    /// <summary>The subscriptions of Graph and their notifications.</summary>
    public Subscriptions Subscriptions => app.Services.GetRequiredService<Subscriptions>();

    /// <summary>Starts a stand-in.</summary>
    /// <param name="options">How it is set up; without them in memory, by the machine's clock, with the default people.</param>
    /// <param name="port">The port on 127.0.0.1; 0 for a free one.</param>
    /// <param name="cancellation">Gives up the start.</param>
    public static async Task<StandIn> StartAsync(StandInOptions? options = null, int port = 0, CancellationToken cancellation = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddStandIn(options ?? new StandInOptions());
        var app = builder.Build();
        app.UseStandIn();
        await app.StartAsync(cancellation);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new StandIn(app, new Uri(address));
    }

    /// <summary>A handler that leads Microsoft's hosts to this stand-in and refuses all others.</summary>
    /// <param name="inner">What sends the request on; without it the network.</param>
    public DelegatingHandler RouteMicrosoft(HttpMessageHandler? inner = null) =>
        new MicrosoftHosts(Address) { InnerHandler = inner ?? new SocketsHttpHandler() };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
