using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ConsultAddin.Server.Operations.Health;

/// <summary>
/// Whether a mail about a consultation has been unreadable for longer than <see cref="BacklogCheck.Late"/>. One that its owner has
/// probably deleted is counted and doesn't degrade: nothing would bring it back.
/// </summary>
internal sealed class ParkedCheck(ConsultationsDb db, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var late = clock.GetUtcNow() - BacklogCheck.Late;
        var parked = await db.Set<ParkedMailRow>().CountAsync(cancellationToken);
        var stuck = await db.Set<ParkedMailRow>().CountAsync(p => p.SeenAt < late && p.Reason != ParkedMailRow.Missing, cancellationToken);
        return stuck == 0
            ? HealthCheckResult.Healthy(parked == 0 ? null : $"Parked: {parked} mails.")
            : new(context.Registration.FailureStatus, $"Parked: {parked} mails, {stuck} of them unreadable for ten minutes; an administrator sees them at /api/mailboxes and can have them read again.");
    }
}
