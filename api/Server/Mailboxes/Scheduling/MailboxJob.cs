using System.Security.Cryptography;
using System.Text;
using ConsultAddin.Server.Mailboxes.Rounds;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quartz;

namespace ConsultAddin.Server.Mailboxes.Scheduling;

/// <summary>
/// Drains one mailbox: one job a mailbox, never two at once, taken over by another replica when this one dies.
/// It polls as often as what is due in the mailbox asks for.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class MailboxJob(ConsultationsDb db, MailboxRound round, IOptions<MailboxSettings> settings, TimeProvider clock) : IJob
{
    private const string Group = "mailboxes";
    private const string Mailbox = "mailbox";

    /// <summary>How long a mailbox into which mail pours is left alone between two rounds, so that they read much at once.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(500);

    /// <summary>The job of a mailbox. Its name says not whose: the scheduler writes names of jobs into the log.</summary>
    public static JobKey KeyOf(string mailbox) => new(NameOf(mailbox), Group);

    /// <summary>Makes sure that a mailbox is polled, starting at once; does nothing when it is.</summary>
    public static async Task EnsureAsync(IScheduler scheduler, string mailbox, TimeSpan interval, CancellationToken ct)
    {
        if (await scheduler.GetTrigger(TriggerOf(mailbox), ct) is not null)
            return;
        var job = JobBuilder.Create<MailboxJob>().WithIdentity(KeyOf(mailbox)).UsingJobData(Mailbox, mailbox).StoreDurably().RequestRecovery().Build();
        await scheduler.AddJob(job, new AddJobOptions { Replace = true }, ct);
        await scheduler.ScheduleJob(Poll(mailbox, interval).StartNow().Build(), cancellationToken: ct);
    }

    /// <summary>Polls a mailbox no more.</summary>
    public static async Task EndAsync(IScheduler scheduler, string mailbox, CancellationToken ct) =>
        await scheduler.DeleteJob(KeyOf(mailbox), ct);

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (context.JobDetail.JobDataMap.GetString(Mailbox) is not { } mailbox)
        {
            // Made by an earlier version, which named jobs otherwise.
            await context.Scheduler.DeleteJob(context.JobDetail.Key, cancellationToken);
            return;
        }

        var failed = true;
        try
        {
            await round.RunAsync(mailbox, cancellationToken);
            failed = false;
        }
        finally
        {
            if (!cancellationToken.IsCancellationRequested)
                await PollAgainAsync(context.Scheduler, mailbox, failed, cancellationToken);
        }
    }

    /// <summary>
    /// Sets when the mailbox is asked next. Where something is known to wait still, no notification wakes it: it is asked again soon, and
    /// after the pause of a mailbox in which something is due where the round failed.
    /// </summary>
    private async Task PollAgainAsync(IScheduler scheduler, string mailbox, bool failed, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var interval = await PollInterval.OfAsync(db, mailbox, settings.Value, now, ct);
        TimeSpan? soon = !await db.Set<WatchedFolderRow>().AnyAsync(f => f.Mailbox == mailbox && f.Marked > f.Drained, ct) ? null
            : failed ? settings.Value.PollDue : Breath;
        if (await scheduler.GetTrigger(TriggerOf(mailbox), ct) is ISimpleTrigger trigger && (trigger.RepeatInterval != interval || soon is not null))
            await scheduler.RescheduleJob(TriggerOf(mailbox), Poll(mailbox, interval).StartAt(now + (soon ?? interval)).Build(), ct);
    }

    private static string NameOf(string mailbox) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mailbox)))[..16];

    private static TriggerKey TriggerOf(string mailbox) => new(NameOf(mailbox), Group);

    private static TriggerBuilder<MailboxJob> Poll(string mailbox, TimeSpan interval) =>
        TriggerBuilder.Create<MailboxJob>().WithIdentity(TriggerOf(mailbox)).ForJob(KeyOf(mailbox))
            .WithSimpleSchedule(s => s.WithInterval(interval).RepeatForever());
}
