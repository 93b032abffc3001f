using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Faults.FailPoints;

/// <summary>Breaks a transaction in two for the control runs.</summary>
internal static class BrokenTransaction
{
    /// <summary>Ends the transaction under the eyes of its owner, who goes on in a new one as if nothing had happened.</summary>
    public static async Task BreakTransactionAsync(this ConsultationsDb db, Func<Task> meanwhile, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync("COMMIT", ct);
        await meanwhile();
        await db.Database.ExecuteSqlRawAsync(db is PostgresDb ? "BEGIN" : "BEGIN IMMEDIATE", ct);
    }
}
