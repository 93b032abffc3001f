using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ConsultAddin.Server.Storage;

/// <summary>Tells a lost race from a fault.</summary>
public static class Races
{
    private const int SqliteConstraint = 19;
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    /// <summary>
    /// True when another writer was first: a concurrency token moved on, a unique key was taken, or what was read has changed meanwhile.
    /// The latter may come of any statement, and Entity Framework puts what it takes for passing into an exception of its own.
    /// </summary>
    public static bool IsRace(this Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException or InvalidOperationException => exception.InnerException?.IsRace() == true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
        SqliteException { SqliteErrorCode: SqliteConstraint, SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey } => true,
        _ => false,
    };
}
