using System.Threading.Channels;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Mailboxes.Watching;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quartz;

namespace ConsultAddin.Server.Mailboxes.Scheduling;

/// <summary>
/// Rouses the scheduled work. Whoever asks for it doesn't wait for the scheduler, which takes its time while it is busy, and nothing
/// depends on it but speed: whatever is marked or waits is found by the next poll too.
/// </summary>
internal sealed partial class Wake(IServiceProvider services, IOptions<MailboxSettings> settings, ILogger<Wake> log) : BackgroundService
{
    // More jobs than any city has mailboxes; one that isn't roused is run by its poll.
    private const int MostWaiting = 10_000;

    private readonly Channel<JobKey> waiting = Channel.CreateBounded<JobKey>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>
    /// Marks mailboxes as having something new and has those read in which nothing was known to wait until now: where something was,
    /// its round is on its way or looks again before it ends.
    /// </summary>
    /// <returns>The mailboxes that are read now.</returns>
    public async Task<IReadOnlyList<string>> MailboxesAsync(ConsultationsDb db, IReadOnlyList<string> mailboxes, CancellationToken ct)
    {
        // Nothing is written, and nobody waits for a writer, where all is marked.
        var unmarked = await db.Set<WatchedFolderRow>().Where(f => mailboxes.Contains(f.Mailbox) && f.Marked == f.Begun)
            .Select(f => f.Mailbox).Distinct().Order().ToListAsync(ct);
        if (unmarked.Count == 0)
            return [];
        var quiet = new List<string>();
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            foreach (var mailbox in unmarked)
            {
                var folders = db.Set<WatchedFolderRow>().Where(f => f.Mailbox == mailbox && f.Marked == f.Begun);
                if (await MarkAsync(folders.Where(f => f.Begun == f.Drained)) == Watches.Folders.Count)
                    quiet.Add(mailbox);
                else
                    await MarkAsync(folders);
            }

            await transaction.CommitAsync(ct);
        }

        foreach (var mailbox in quiet)
            waiting.Writer.TryWrite(MailboxJob.KeyOf(mailbox));
        return quiet;

        Task<int> MarkAsync(IQueryable<WatchedFolderRow> folders) => folders.ExecuteUpdateAsync(f => f.SetProperty(r => r.Marked, r => r.Marked + 1), ct);
    }

    /// <summary>Has the outbox sent now.</summary>
    public void Outbox() => waiting.Writer.TryWrite(OutboxJob.Key);

    /// <summary>Has watches, subscriptions and their jobs put in order now.</summary>
    public void Watch() => waiting.Writer.TryWrite(WatchJob.Key);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var jobs = new HashSet<JobKey>();
        while (await waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            while (waiting.Reader.TryRead(out var job))
                jobs.Add(job);
            if (settings.Value.Scheduled)
            {
                foreach (var job in jobs)
                    await FireAsync(job, stoppingToken);
            }

            jobs.Clear();
        }
    }

    private async Task FireAsync(JobKey job, CancellationToken ct)
    {
        try
        {
            var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(ct);
            await scheduler.TriggerJob(job, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // No such job yet, or the store is busy or away: the poll comes anyway.
            LogNotWoken(log, job.Group, e.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A job of {Group} could not be woken ({Failure}); its next poll does the work.")]
    private static partial void LogNotWoken(ILogger log, string group, string failure);
}
