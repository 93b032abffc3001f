using ConsultAddin.Server.Live;
using ConsultAddin.Server.Storage;

namespace ConsultAddin.Server.Consultations;

internal static class AddConsultationServices
{
    /// <summary>The journal and what reads it.</summary>
    internal static void AddConsultations(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Changes>();
        builder.Services.AddScoped<Journal>();
        builder.Services.AddScoped<Desk>();
        builder.Services.AddScoped<ConsultationReader>();
        if (Database.IsPostgres(builder.Configuration.ConsultationsConnection()))
            builder.Services.AddHostedService<PostgresChanges>();
    }
}
