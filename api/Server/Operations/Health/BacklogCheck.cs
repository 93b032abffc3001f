using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ConsultAddin.Server.Operations.Health;

/// <summary>Whether mail is read and sent in time: no watched folder unread, and no mail of our own unsent, for longer than <see cref="Late"/>.</summary>
internal sealed class BacklogCheck(ConsultationsDb db, TimeProvider clock) : IHealthCheck
{
    /// <summary>Several times the slowest poll.</summary>
    internal static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var late = clock.GetUtcNow() - Late;
        var unread = await db.Set<WatchedFolderRow>().Where(f => f.ReadAt < late || (f.ReadAt == null && f.Since < late))
            .Select(f => f.Mailbox).Distinct().CountAsync(cancellationToken);
        var unsent = await db.Set<OutboxRow>().CountAsync(o => OutboxRow.Unsent.Contains(o.State) && o.At < late, cancellationToken);
        return unread + unsent == 0
            ? HealthCheckResult.Healthy()
            : new(context.Registration.FailureStatus, $"Not read for ten minutes: {unread} mailboxes; not sent: {unsent} mails.");
    }
}
