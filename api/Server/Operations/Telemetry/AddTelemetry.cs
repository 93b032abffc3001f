using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ConsultAddin.Server.Operations.Telemetry;

/// <summary>
/// Traces, metrics and logs by OpenTelemetry, sent to the collector that <see cref="Endpoint"/> names and else nowhere. Nothing that
/// leaves names a person or holds a word of a mail or sheet: of traces only listed tags leave, of other libraries' logs only their
/// templates. OpenTelemetry's own settings (<c>OTEL_…</c>) hold, in the environment or the configuration.
/// </summary>
internal static class AddTelemetry
{
    /// <summary>OpenTelemetry's own setting: where a collector takes OTLP, such as <c>http://127.0.0.1:4317</c>.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetryServices(this IHostApplicationBuilder builder)
    {
        SayLess(builder.Logging);
        builder.Services.AddSingleton<Measures>();
        if (string.IsNullOrWhiteSpace(builder.Configuration[Endpoint]))
            return;
        builder.Services.AddHostedService<BacklogGauges>();
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("consultaddin", serviceVersion: Assembly.GetExecutingAssembly().GetName().Version?.ToString()))
            .WithTracing(t => t
                .AddSource(Spans.Source.Name)
                // Asked every few seconds by machines.
                .AddAspNetCoreInstrumentation(o => o.Filter = context => !context.Request.Path.StartsWithSegments("/health"))
                .AddProcessor<OnlyListedTags>())
            .WithMetrics(m => m
                .AddMeter(Measures.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime"))
            .WithLogging(l => l.AddProcessor<OnlyOurWords>(), o => o.IncludeFormattedMessage = true)
            .UseOtlpExporter();
    }

    /// <summary>
    /// What libraries tell in passing holds addresses and queries of requests, and names of jobs. Whoever needs it for a while names the
    /// finer category, such as <c>Logging:LogLevel:Microsoft.AspNetCore.Routing</c>.
    /// </summary>
    private static void SayLess(ILoggingBuilder logging)
    {
        foreach (var library in (string[])["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Identity", "System.Net.Http", "Quartz", "Npgsql"])
            logging.AddFilter(library, LogLevel.Warning);
    }
}
