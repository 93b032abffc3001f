using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using ConsultAddin.Server.Mailboxes.Graph;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Abstractions;
using Microsoft.Identity.Web;

namespace ConsultAddin.Server.Commands.Doctor;

/// <summary>What the product signs in with, and for how long it lasts.</summary>
internal static class CheckCredentials
{
    private const int EarlyDays = 30;

    public static async IAsyncEnumerable<Finding> RunAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken ct)
    {
        var credentials = services.GetRequiredService<IOptionsMonitor<MicrosoftIdentityApplicationOptions>>().Get(GraphAuthentication.ApplicationName).ClientCredentials ?? [];
        if (!credentials.Any())
            yield return new(Health.Missing, "credentials", "AzureAd:ClientCredentials is empty", "name a certificate or a managed identity there");
        foreach (var credential in credentials)
        {
            ct.ThrowIfCancellationRequested();
            yield return credential.CredentialType switch
            {
                CredentialType.Certificate => await CertificateAsync(credential, services.GetRequiredService<TimeProvider>().GetUtcNow()),
                CredentialType.Secret => new(Health.Watch, "credentials", "a client secret, whose end can't be seen from here", "use a certificate or a managed identity"),
                _ => new(Health.Fine, "credentials", $"{credential.SourceType}, which does not expire here"),
            };
        }
    }

    private static async Task<Finding> CertificateAsync(CredentialDescription credential, DateTimeOffset now)
    {
        try
        {
            await new DefaultCredentialsLoader().LoadCredentialsIfNeededAsync(credential);
        }
        catch (Exception e) when (e is CryptographicException or IOException or ArgumentException or InvalidOperationException or UnauthorizedAccessException)
        {
            return new(Health.Missing, "certificate", $"can't be loaded ({e.Message})", "check AzureAd:ClientCredentials and who may read the certificate");
        }

        if (credential.Certificate is not { } certificate)
            return new(Health.Missing, "certificate", "is not where AzureAd:ClientCredentials says", "put it there, with its private key");
        var end = new DateTimeOffset(certificate.NotAfter.ToUniversalTime());
        const string renew = "make a new one, add it to the app registration, then replace the old one here";
        return end <= now ? new(Health.Missing, "certificate", $"ended on {end:yyyy-MM-dd}", renew)
            : end <= now.AddDays(EarlyDays) ? new(Health.Watch, "certificate", $"ends on {end:yyyy-MM-dd}", renew)
            : new(Health.Fine, "certificate", $"lasts until {end:yyyy-MM-dd}");
    }
}
