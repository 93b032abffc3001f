using ConsultAddin.Server.Mailboxes.Graph;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Identity.Client;

namespace ConsultAddin.Server.Operations.Health;

/// <summary>Whether the product can get its own token for Microsoft Graph; the token is kept, so that asking often costs nothing.</summary>
internal sealed class GraphTokenCheck(GraphAuthentication authentication) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await authentication.TokenAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (e is MsalException or HttpRequestException or InvalidOperationException or ArgumentException or IOException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new(context.Registration.FailureStatus, "No token for Microsoft Graph; the verb 'doctor' says why.");
        }
    }
}
