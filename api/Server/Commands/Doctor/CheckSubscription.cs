using System.Security.Cryptography;
using ConsultAddin.Server.Mailboxes;
using ConsultAddin.Server.Mailboxes.Graph;
using ConsultAddin.Server.Settings;
using Microsoft.Extensions.Options;
using Microsoft.Kiota.Abstractions;

namespace ConsultAddin.Server.Commands.Doctor;

/// <summary>Whether Graph can tell the running server of new mail: one subscription is made for the consultation mailbox, and ended at once.</summary>
internal static class CheckSubscription
{
    /// <summary>The shortest that Graph grants.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(45);

    public static async Task<Finding> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        if (services.GetRequiredService<IOptions<MailboxSettings>>().Value.NotificationUrl is not { } address)
            return new(Health.Watch, "subscriptions", "Mailboxes:NotificationUrl is not set, so mailboxes are polled only", "set it where Microsoft can reach this server by https");
        var graph = services.GetRequiredService<GraphMail>();
        try
        {
            var (id, _) = await graph.SubscribeAsync(
                services.GetRequiredService<CitySettings>().ConsultationMailbox, new Uri(address, "/notifications"), new Uri(address, "/notifications/lifecycle"),
                Convert.ToHexString(RandomNumberGenerator.GetBytes(16)), services.GetRequiredService<TimeProvider>().GetUtcNow() + Life, ct);
            await graph.UnsubscribeAsync(id, ct);
            return new(Health.Fine, "subscriptions", $"Graph reaches {address.Host} and makes them");
        }
        catch (ApiException e) when (e.ResponseStatusCode == StatusCodes.Status409Conflict)
        {
            return new(Health.Fine, "subscriptions", "the running server has one");
        }
        catch (Exception e) when (e is ApiException or HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new(Health.Missing, "subscriptions", $"Graph makes none ({(e as ApiException)?.ResponseStatusCode}: {e.Message})",
                $"start the server, and let Microsoft reach {new Uri(address, "/notifications")} by https with a public certificate; mailboxes are polled meanwhile");
        }
    }
}
