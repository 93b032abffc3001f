using ConsultAddin.Core.Approvals;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Mailboxes.Scheduling;

/// <summary>How often a mailbox is asked: more often while something in it is due soon, or a filled sheet's mail is on its way.</summary>
internal static class PollInterval
{
    private static readonly TimeSpan OnItsWay = TimeSpan.FromMinutes(30);

    /// <summary>The interval that holds now; the consultation mailbox has every open consultation in it.</summary>
    public static async Task<TimeSpan> OfAsync(ConsultationsDb db, string mailbox, MailboxSettings settings, DateTimeOffset now, CancellationToken ct)
    {
        var watches = db.Set<WatchRow>().AsNoTracking();
        if (await watches.AnyAsync(w => w.Mailbox == mailbox, ct))
            watches = watches.Where(w => w.Mailbox == mailbox);
        var (soon, lately) = (now + settings.DueWithin, now - OnItsWay);
        var due = await watches.AnyAsync(
            w => w.Since >= lately || db.Consultations.Any(c =>
                c.Id == w.ConsultationId && c.Status != Status.Withdrawn && c.PlannedStart >= now && c.PlannedStart <= soon),
            ct);
        return due ? settings.PollDue : settings.PollIdle;
    }
}
