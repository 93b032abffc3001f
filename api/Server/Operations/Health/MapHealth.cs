using System.Text.Json;
using ConsultAddin.Server.Identity;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ConsultAddin.Server.Operations.Health;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: 503 while the database can't be used, so that no visitor is sent here;
/// 200 with <c>degraded</c> while people are served but mail is not, since a replica less would bring no mail more.
/// </summary>
internal static class MapHealth
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    internal static void AddHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseCheck>("database", HealthStatus.Unhealthy, [], Patience)
        .AddCheck<GraphTokenCheck>("graph-token", HealthStatus.Degraded, [], Patience)
        .AddCheck<SubscriptionsCheck>("subscriptions", HealthStatus.Degraded, [], Patience)
        .AddCheck<BacklogCheck>("backlog", HealthStatus.Degraded, [], Patience)
        .AddCheck<ParkedCheck>("parked", HealthStatus.Degraded, [], Patience);

    internal static void MapHealthChecks(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write })
            .Open("whoever restarts the process asks it; it says nothing but that it answers");
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = Write })
            .Open("the load balancer asks it; it says names of checks and no data");
    }

    /// <summary>Names and states only: what a check found may name a mailbox.</summary>
    private static Task Write(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(
            context.Response.Body,
            new
            {
                status = Word(report.Status),
                checks = report.Entries.Select(e => new { name = e.Key, status = Word(e.Value.Status), says = e.Value.Description }),
            },
            JsonSerializerOptions.Web,
            context.RequestAborted);
    }

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}
