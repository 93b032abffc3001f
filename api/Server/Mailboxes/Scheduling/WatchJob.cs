using ConsultAddin.Server.Mailboxes.Outbox;
using ConsultAddin.Server.Mailboxes.Watching;
using ConsultAddin.Server.Storage;
using Microsoft.Extensions.Options;
using Quartz;

namespace ConsultAddin.Server.Mailboxes.Scheduling;

/// <summary>
/// Every minute: ends the watch of closed consultations, polls every watched mailbox, keeps its subscription alive, and owes what came due.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class WatchJob(
    ConsultationsDb db, Watches watches, Subscriptions subscriptions, OweWhatCameDue due, Wake wake, IOptions<MailboxSettings> settings, TimeProvider clock) : IJob
{
    /// <summary>The one job.</summary>
    public static readonly JobKey Key = new("watch", "mail");

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var (watched, ended) = await watches.SweepAsync(db, cancellationToken);
        foreach (var mailbox in ended)
            await MailboxJob.EndAsync(context.Scheduler, mailbox, cancellationToken);
        foreach (var mailbox in watched)
        {
            var interval = await PollInterval.OfAsync(db, mailbox, settings.Value, clock.GetUtcNow(), cancellationToken);
            await MailboxJob.EnsureAsync(context.Scheduler, mailbox, interval, cancellationToken);
        }

        await subscriptions.RenewAsync(db, watched, cancellationToken);
        if (await due.RunAsync(cancellationToken))
            wake.Outbox();
    }
}
