using ConsultAddin.Core.Approvals;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Operations.Reminders;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Mailboxes.Outbox;

/// <summary>
/// Puts into the outbox what is owed by the clock alone, such as that ten minutes after an answer no sent mail is known. The mail's being
/// sent is an event, after which the consultation isn't due any more. Reminders come due around the planned start; they are looked for
/// from the first step before it until nobody is asked any more.
/// </summary>
internal sealed class OweWhatCameDue(ConsultationsDb db, Journal journal, OweMails owe, CitySettings city, TimeProvider clock)
{
    private const int Most = 100;

    /// <summary>Looks at every consultation whose standing the clock has changed since its last event.</summary>
    /// <returns>Whether anything was put into the outbox.</returns>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Consultations.AsNoTracking().Where(c => c.NextChange <= now && c.Status != Status.Withdrawn)
            .OrderByDescending(c => c.NextChange).Select(c => c.Id).Take(Most).ToListAsync(ct);
        due = [.. due.Union(await RemindedAsync(now, ct))];
        foreach (var id in due)
            await owe.StageAsync(await journal.Load(id, ct), ct);
        var owed = db.ChangeTracker.Entries<OutboxRow>().Any(e => e.State == EntityState.Added);
        try
        {
            await journal.Commit(ct);
        }
        catch (StaleException)
        {
            // Something happened meanwhile, and what that made owed is staged already; the next sweep looks again.
        }

        return owed;
    }

    private async Task<IReadOnlyList<Guid>> RemindedAsync(DateTimeOffset now, CancellationToken ct)
    {
        var (from, until) = (now - Reminders.AfterStart - Reminders.AskFor, Reminders.StartsBefore(city, now));
        return await db.Consultations.AsNoTracking().Where(c => c.Revision > 0 && c.Status != Status.Withdrawn && c.PlannedStart > from && c.PlannedStart < until)
            .Select(c => c.Id).ToListAsync(ct);
    }
}
