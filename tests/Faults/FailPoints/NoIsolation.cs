using System.Data;
using System.Data.Common;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ConsultAddin.Faults.FailPoints;

/// <summary>
/// The other guard taken away, for the run in which the unique index is: transactions see no more of each other than PostgreSQL makes
/// them, and one that holds a mail lets another mailbox's round catch up with it.
/// </summary>
public sealed class NoIsolation : DbTransactionInterceptor
{
    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
        InterceptionResult<DbTransaction>.SuppressWithResult(await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken));

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        // Mails of a consultation have a third guard, its version.
        if (eventData.Context!.ChangeTracker.Entries<MailRow>().Any(m => m.Entity.ConsultationId is null))
            await Task.Delay(TimeSpan.FromSeconds(15), cancellationToken);
        return result;
    }
}
