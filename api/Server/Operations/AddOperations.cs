using ConsultAddin.Server.Operations.Health;
using ConsultAddin.Server.Operations.Reminders;
using ConsultAddin.Server.Operations.Retention;
using ConsultAddin.Server.Operations.Telemetry;

namespace ConsultAddin.Server.Operations;

/// <summary>What those need who run the server: whether it lives, what it does in the background, what it reports.</summary>
internal static class AddOperations
{
    public static void AddOperationsServices(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHealth();
        builder.AddTelemetryServices();
        builder.Services.AddScoped<Erase>();
        builder.Services.AddHostedService<SayUnknownYear>();
    }
}
