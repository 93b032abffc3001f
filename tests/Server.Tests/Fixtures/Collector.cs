using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ConsultAddin.Server.Tests.Fixtures;

/// <summary>
/// A collector that takes OTLP over HTTP and keeps each message's bytes: every word of a message stands in them as UTF-8, so what isn't
/// found in them wasn't sent.
/// </summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Signal, byte[] Bytes)> received = new();

    private Collector(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var collector = new Collector(app);
        app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            collector.received.Enqueue((signal, body.ToArray()));
        });
        await app.StartAsync();
        return collector;
    }

    /// <summary>Everything received so far of traces, metrics or logs.</summary>
    public string Text(string signal) => string.Concat(received.Where(r => r.Signal == signal).Select(r => Encoding.UTF8.GetString(r.Bytes)));

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
