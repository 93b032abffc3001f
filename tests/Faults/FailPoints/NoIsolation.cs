using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ConsultAddin.Faults.FailPoints;

/// <summary>
/// The other guard taken away, for the run in which the unique index is: a round looks for a mail in one transaction and writes it in
/// another, and meanwhile the round of another mailbox looks for the same mail. Either guard alone keeps the mail single. Where it
/// belongs to a consultation that one's version is a third, so this is done to mails that belong to none, apart from the rest of their page.
/// An answer that is read before its sheet belongs to none for a moment, and may be found lost here: that isolation guards too.
/// </summary>
/// <param name="open">Opens the same database once more.</param>
public sealed class NoIsolation(Func<ConsultationsDb> open) : SaveChangesInterceptor
{
    /// <summary>Longer than a mailbox is left alone between two rounds.</summary>
    private static readonly TimeSpan Meanwhile = TimeSpan.FromSeconds(8);

    /// <inheritdoc/>
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (ConsultationsDb)eventData.Context!;
        var mails = db.ChangeTracker.Entries<MailRow>().Where(m => m is { State: EntityState.Added, Entity.ConsultationId: null }).ToList();
        if (db.Database.CurrentTransaction is null || mails.Count == 0)
            return result;
        var copies = db.ChangeTracker.Entries<MailCopyRow>()
            .Where(c => c.State == EntityState.Added && mails.Exists(m => m.Entity.Id == c.Entity.MailId)).ToList();
        await db.BreakTransactionAsync(
            async () =>
            {
                await Task.Delay(Meanwhile, cancellationToken);
                await using var apart = open();
                apart.AddRange(mails.Select(m => m.Entity));
                apart.AddRange(copies.Select(c => c.Entity));
                await apart.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        mails.ForEach(m => m.State = EntityState.Unchanged);
        copies.ForEach(c => c.State = EntityState.Unchanged);
        return result;
    }
}
