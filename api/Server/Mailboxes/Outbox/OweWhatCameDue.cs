using ConsultAddin.Core.Approvals;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Mailboxes.Outbox;

/// <summary>
/// Puts into the outbox what is owed by the clock alone, such as that ten minutes after an answer no sent mail is known. The mail's being
/// sent is an event, after which the consultation isn't due any more.
/// </summary>
internal sealed class OweWhatCameDue(ConsultationsDb db, Journal journal, OweMails owe, TimeProvider clock)
{
    private const int Most = 100;

    /// <summary>Looks at every consultation whose standing the clock has changed since its last event.</summary>
    /// <returns>Whether anything was looked at, and may wait in the outbox now.</returns>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Consultations.AsNoTracking().Where(c => c.NextChange <= now && c.Status != Status.Withdrawn)
            .OrderByDescending(c => c.NextChange).Select(c => c.Id).Take(Most).ToListAsync(ct);
        foreach (var id in due)
            await owe.StageAsync(await journal.Load(id, ct), ct);
        try
        {
            await journal.Commit(ct);
        }
        catch (StaleException)
        {
            // Something happened meanwhile, and what that made owed is staged already; the next sweep looks again.
        }

        return due.Count > 0;
    }
}
