using ConsultAddin.Server.Mailboxes;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ConsultAddin.Server.Operations.Health;

/// <summary>Whether Graph tells of new mail in every watched mailbox. Where it doesn't, the mailbox is polled: slower, and nothing is lost.</summary>
internal sealed class SubscriptionsCheck(ConsultationsDb db, IOptions<MailboxSettings> settings, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (settings.Value.NotificationUrl is null)
            return HealthCheckResult.Healthy("Mailboxes are polled only.");
        var now = clock.GetUtcNow();
        var missing = await db.Set<WatchedFolderRow>().Select(f => f.Mailbox).Distinct()
            .CountAsync(m => !db.Set<SubscriptionRow>().Any(s => s.Mailbox == m && s.ExpiresAt > now), cancellationToken);
        return missing == 0 ? HealthCheckResult.Healthy() : new(context.Registration.FailureStatus, $"Without a subscription: {missing} mailboxes; they are polled.");
    }
}
