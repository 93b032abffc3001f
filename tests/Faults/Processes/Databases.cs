using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Faults.Processes;

/// <summary>The product's database, opened beside the product.</summary>
internal static class Databases
{
    /// <summary>Opens the one that a connection string names.</summary>
    public static ConsultationsDb Open(string connection) => Database.IsPostgres(connection)
        // A connection that is kept would be one from before the database was restarted.
        ? new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql($"{connection};Pooling=false").Options)
        : new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connection).Options);
}
