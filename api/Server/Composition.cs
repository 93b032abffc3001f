using ConsultAddin.Core;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Pages;
using ConsultAddin.Server.Problems;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;

namespace ConsultAddin.Server;

/// <summary>The whole server as two calls, so that every composition runs the same one.</summary>
public static class Composition
{
    /// <summary>Adds everything the server needs; which city, tenant and database is meant comes from the configuration.</summary>
    public static WebApplicationBuilder AddConsultAddin(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.ConfigureHttpJsonOptions(o => CoreJson.Apply(o.SerializerOptions));
        builder.AddCitySettings();
        builder.AddStorage();
        builder.AddTenantIdentity();
        builder.Services.AddKoreanProblems();
        builder.AddPane();
        return builder;
    }

    /// <summary>Maps every address that the server answers.</summary>
    public static WebApplication MapConsultAddin(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UsePane();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapPane();
        return app;
    }
}
