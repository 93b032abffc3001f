using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Storage;

/// <summary>Which database is meant is told by the connection string alone.</summary>
public static class Database
{
    /// <summary>Name of the connection string; without it a SQLite file <c>consultations.db</c> in the data folder is used.</summary>
    public const string ConnectionName = "Consultations";

    /// <summary>True when the connection string names a PostgreSQL server.</summary>
    public static bool IsPostgres(string connection) =>
        connection.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    /// <summary>The connection string of this deployment.</summary>
    public static string ConsultationsConnection(this IConfiguration configuration) =>
        configuration.GetConnectionString(ConnectionName)
        ?? $"Data Source={Path.Combine(configuration["DataFolder"] ?? "data", "consultations.db")}";

    internal static void AddStorage(this IHostApplicationBuilder builder)
    {
        var connection = builder.Configuration.ConsultationsConnection();
        if (IsPostgres(connection))
            builder.Services.AddDbContext<ConsultationsDb, PostgresDb>(o => o.UseNpgsql(connection));
        else
            builder.Services.AddDbContext<ConsultationsDb, SqliteDb>(o => o.UseSqlite(connection).AddInterceptors(SqlitePragmas.Instance));
        builder.Services.AddHostedService<OpenStorage>();
        // Statements are for whoever looks for a fault, and say so by configuration.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
    }
}
