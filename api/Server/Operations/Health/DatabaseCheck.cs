using System.Data.Common;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ConsultAddin.Server.Operations.Health;

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseCheck(ConsultationsDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await db.Consultations.AnyAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException)
        {
            return new(context.Registration.FailureStatus, "The database does not answer.");
        }
    }
}
