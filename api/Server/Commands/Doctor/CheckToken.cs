using ConsultAddin.Server.Mailboxes.Graph;
using Microsoft.Identity.Client;

namespace ConsultAddin.Server.Commands.Doctor;

/// <summary>Whether Entra gives the product its own token for Graph.</summary>
internal static class CheckToken
{
    public static async Task<Finding> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        try
        {
            await services.GetRequiredService<GraphAuthentication>().TokenAsync(ct);
            return new(Health.Fine, "graph-token", "Entra gives one");
        }
        catch (MsalException e)
        {
            // Its first line names the code by which Microsoft explains it.
            return new(Health.Missing, "graph-token", e.Message.Split('\n')[0].Trim(), "check AzureAd:TenantId, AzureAd:ClientId and the credential against the app registration");
        }
        catch (Exception e) when (e is HttpRequestException or InvalidOperationException or ArgumentException or IOException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new(Health.Missing, "graph-token", e.Message, "let this machine reach AzureAd:Instance on port 443, and check AzureAd:ClientCredentials");
        }
    }
}
