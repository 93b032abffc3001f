using System.Globalization;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ConsultAddin.Server.Live;

/// <summary>Carries changes between replicas on PostgreSQL: a notification in the transaction, a listener in each process.</summary>
internal sealed partial class PostgresChanges(IConfiguration configuration, Changes changes, TimeProvider clock, ILogger<PostgresChanges> logger) : BackgroundService
{
    private const string Channel = "consultation_changed";

    /// <summary>Queues the notification; PostgreSQL sends it when the transaction commits.</summary>
    internal static Task Notify(PostgresDb db, Changed changed, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {Write(changed)})", cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Kept alive, since nothing is sent on it from here: a dead peer would never be noticed.
                var settings = new NpgsqlConnectionStringBuilder(configuration.ConsultationsConnection()) { KeepAlive = 30, Pooling = false };
                await using var connection = new NpgsqlConnection(settings.ConnectionString);
                connection.Notification += (_, e) =>
                {
                    if (Read(e.Payload) is { } changed)
                        changes.Publish(changed);
                };
                await connection.OpenAsync(stoppingToken);
                await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                while (true)
                    await connection.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                Lost(logger, e);
                await Task.Delay(TimeSpan.FromSeconds(2), clock, stoppingToken);
            }
        }
    }

    private static string Write(Changed changed) => string.Create(CultureInfo.InvariantCulture, $"{changed.Reference} {changed.Version}");

    private static Changed? Read(string payload) =>
        payload.Split(' ') is [var reference, var version]
            && Reference.TryParse(reference, out var parsed)
            && long.TryParse(version, CultureInfo.InvariantCulture, out var number)
            ? new Changed(parsed, number)
            : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection that carries changes between replicas was lost; trying again in two seconds.")]
    private static partial void Lost(ILogger logger, Exception cause);
}
