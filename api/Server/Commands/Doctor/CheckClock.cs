using ConsultAddin.Server.Mailboxes;
using Microsoft.Extensions.Options;

namespace ConsultAddin.Server.Commands.Doctor;

/// <summary>Whether this machine's clock agrees with Graph's: deadlines and tokens depend on it.</summary>
internal static class CheckClock
{
    private static readonly TimeSpan Slight = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Much = TimeSpan.FromMinutes(5);

    public static async Task<Finding> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var graph = services.GetRequiredService<IOptions<MailboxSettings>>().Value.GraphUrl;
        using var http = services.GetRequiredService<IHttpClientFactory>().CreateClient(AddMailboxes.HttpClientName);
        try
        {
            // Any answer will do, a refusal too: each bears the Date.
            using var answer = await http.GetAsync(graph, HttpCompletionOption.ResponseHeadersRead, ct);
            if (answer.Headers.Date is not { } theirs)
                return new(Health.Watch, "clock", $"{graph.Host} answered without a Date", "compare this machine's clock with another source");
            var off = (services.GetRequiredService<TimeProvider>().GetUtcNow() - theirs).Duration();
            const string set = "set this machine's clock by a time server (NTP)";
            return off > Much ? new(Health.Missing, "clock", $"is off by {off.TotalSeconds:0} s", set)
                : off > Slight ? new(Health.Watch, "clock", $"is off by {off.TotalSeconds:0} s", set)
                : new(Health.Fine, "clock", "agrees with Microsoft's");
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new(Health.Missing, "network", $"{graph.Host} does not answer ({e.Message})", "let this machine reach it on port 443, or name the proxy in HTTPS_PROXY");
        }
    }
}
