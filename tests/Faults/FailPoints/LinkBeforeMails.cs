using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ConsultAddin.Faults.FailPoints;

/// <summary>
/// A fault of design put in on purpose, for the run that shows that the others would have noticed: the link with which the next round
/// goes on is committed before the mails that it has passed.
/// </summary>
public sealed class LinkBeforeMails : SaveChangesInterceptor
{
    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (ConsultationsDb)eventData.Context!;
        var entries = db.ChangeTracker.Entries().ToList();
        if (db.Database.CurrentTransaction is null || !entries.Exists(e => e is { Entity: MailCopyRow, State: EntityState.Added }))
            return result;
        foreach (var entry in entries.Where(e => e is { Entity: WatchedFolderRow, State: EntityState.Modified }))
        {
            var row = (WatchedFolderRow)entry.Entity;
            await db.Set<WatchedFolderRow>().Where(f => f.Mailbox == row.Mailbox && f.Folder == row.Folder)
                .ExecuteUpdateAsync(s => s.SetProperty(f => f.DeltaLink, row.DeltaLink).SetProperty(f => f.ReadAt, row.ReadAt), cancellationToken);
            entry.State = EntityState.Unchanged;
        }

        await db.BreakTransactionAsync(() => Task.CompletedTask, cancellationToken);
        return result;
    }
}
