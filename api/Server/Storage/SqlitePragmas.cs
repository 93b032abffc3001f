using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ConsultAddin.Server.Storage;

/// <summary>Readers never wait for the writer (WAL), and a second writer waits up to ten seconds instead of failing.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    internal static readonly SqlitePragmas Instance = new();

    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
