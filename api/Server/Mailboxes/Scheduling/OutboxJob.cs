using ConsultAddin.Server.Mailboxes.Outbox;
using Quartz;

namespace ConsultAddin.Server.Mailboxes.Scheduling;

/// <summary>Sends what waits in the outbox; fired when something is put there, and as a sweep.</summary>
[DisallowConcurrentExecution]
internal sealed class OutboxJob(SendOutbox outbox) : IJob
{
    /// <summary>The one job.</summary>
    public static readonly JobKey Key = new("outbox", "mail");

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await outbox.RunAsync(cancellationToken);
}
