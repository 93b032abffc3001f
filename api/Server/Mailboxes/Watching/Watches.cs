using ConsultAddin.Core.Approvals;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Mailboxes.Watching;

/// <summary>
/// Which mailboxes are watched: the consultation mailbox always, a sheet's mailboxes from the fill until the consultation closes,
/// that is some days after its last window has ended or after its withdrawal.
/// </summary>
public sealed class Watches(CitySettings city, TimeProvider clock)
{
    internal const string SentItems = "sentitems";

    /// <summary>Stands for every other folder, into which a rule of the mailbox's owner may move what arrives.</summary>
    internal const string Elsewhere = "elsewhere";

    /// <summary>The folders that Graph tells the changes of: mail arrives there, is sent, or is taken for junk.</summary>
    internal static readonly IReadOnlyList<string> Followed = [SentItems, "inbox", "junkemail"];

    /// <summary>All folders of a watched mailbox, in the order in which a round reads them.</summary>
    internal static readonly IReadOnlyList<string> Folders = [.. Followed, Elsewhere];

    /// <summary>
    /// Watches a sheet's mailboxes from now on, in the caller's transaction: the officer's own and, where From is another, that too.
    /// Mailboxes watched already for this consultation keep their first instant. Saves nothing itself.
    /// </summary>
    public async Task BeginAsync(ConsultationsDb db, Guid consultation, IEnumerable<string> mailboxes, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var mailbox in mailboxes.Select(m => m.Trim().ToLowerInvariant()).Where(m => m.Length > 0 && !IsConsultationMailbox(m)).Distinct())
        {
            if (await db.Set<WatchRow>().FindAsync([consultation, mailbox], ct) is not null)
                continue;
            db.Set<WatchRow>().Add(new WatchRow { ConsultationId = consultation, Mailbox = mailbox, Since = now });
            foreach (var folder in Folders)
            {
                if (await db.Set<WatchedFolderRow>().FindAsync([mailbox, folder], ct) is { } watched)
                    watched.Marked++;
                else
                    db.Set<WatchedFolderRow>().Add(new WatchedFolderRow { Mailbox = mailbox, Folder = folder, Since = now, Marked = 1 });
            }
        }
    }

    internal bool IsConsultationMailbox(string mailbox) => mailbox.Equals(city.ConsultationMailbox, StringComparison.OrdinalIgnoreCase);

    /// <summary>Ends the watches of closed consultations and makes sure of the consultation mailbox.</summary>
    /// <returns>The mailboxes now watched, and those that are no more.</returns>
    internal async Task<(IReadOnlyList<string> Watched, IReadOnlyList<string> Ended)> SweepAsync(ConsultationsDb db, CancellationToken ct)
    {
        var consultationMailbox = city.ConsultationMailbox.ToLowerInvariant();
        foreach (var folder in Folders)
        {
            if (await db.Set<WatchedFolderRow>().FindAsync([consultationMailbox, folder], ct) is null)
                db.Set<WatchedFolderRow>().Add(new WatchedFolderRow { Mailbox = consultationMailbox, Folder = folder, Marked = 1 });
        }

        var closedBefore = clock.GetUtcNow() - TimeSpan.FromDays(city.WatchDays);
        var closed = await db.Set<WatchRow>().Where(w => db.Consultations.Any(c =>
            c.Id == w.ConsultationId
            && ((c.Status == Status.Withdrawn && c.ChangedAt < closedBefore)
                || ((c.PlannedEnd ?? c.PlannedStart ?? c.ChangedAt) < closedBefore && c.ChangedAt < closedBefore)))).ToListAsync(ct);
        db.Set<WatchRow>().RemoveRange(closed);
        await db.SaveChangesAsync(ct);

        var watched = await db.Set<WatchRow>().Select(w => w.Mailbox).Distinct().ToListAsync(ct);
        watched.Add(consultationMailbox);
        var idle = await db.Set<WatchedFolderRow>().Where(f => !watched.Contains(f.Mailbox)).ToListAsync(ct);
        db.Set<WatchedFolderRow>().RemoveRange(idle);
        await db.SaveChangesAsync(ct);
        return (watched, [.. idle.Select(f => f.Mailbox).Distinct()]);
    }
}
