using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quartz;

namespace ConsultAddin.Server.Mailboxes.Scheduling;

/// <summary>Rouses the scheduled work at once. Nothing depends on it but speed: whatever is marked or waits is found by the next poll too.</summary>
internal sealed partial class Wake(IServiceProvider services, IOptions<MailboxSettings> settings, ILogger<Wake> log)
{
    /// <summary>Marks mailboxes as having something new and fires the job of those that weren't marked already.</summary>
    public async Task MailboxesAsync(ConsultationsDb db, IReadOnlyList<string> mailboxes, CancellationToken ct)
    {
        var folders = db.Set<WatchedFolderRow>().Where(f => mailboxes.Contains(f.Mailbox) && f.Marked == f.Begun);
        var unmarked = await folders.Select(f => f.Mailbox).Distinct().ToListAsync(ct);
        if (unmarked.Count == 0)
            return;
        await folders.ExecuteUpdateAsync(f => f.SetProperty(r => r.Marked, r => r.Marked + 1), ct);
        foreach (var mailbox in unmarked)
            await FireAsync(MailboxJob.KeyOf(mailbox), ct);
    }

    /// <summary>Has the outbox sent now.</summary>
    public Task OutboxAsync(CancellationToken ct) => FireAsync(OutboxJob.Key, ct);

    /// <summary>Has watches, subscriptions and their jobs put in order now.</summary>
    public Task WatchAsync(CancellationToken ct) => FireAsync(WatchJob.Key, ct);

    private async Task FireAsync(JobKey job, CancellationToken ct)
    {
        if (!settings.Value.Scheduled)
            return;
        try
        {
            var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(ct);
            await scheduler.TriggerJob(job, ct);
        }
        catch (SchedulerException e)
        {
            // No such job yet, or the store is busy: the poll comes anyway.
            LogNotWoken(log, job.Group, e.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A job of {Group} could not be woken ({Failure}); its next poll does the work.")]
    private static partial void LogNotWoken(ILogger log, string group, string failure);
}
