using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ConsultAddin.Core;
using ConsultAddin.Local.Exchange;
using ConsultAddin.Local.Graph;
using MimeKit;

namespace ConsultAddin.Faults.Driver;

/// <summary>The doors of the stand-in: mail arrives, people send, Microsoft misbehaves.</summary>
internal sealed class StandInDoor(Uri address) : IDisposable
{
    private const int MostAttempts = 60;

    private readonly SemaphoreSlim changing = new(1);

    private readonly HttpClient http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>A token of somebody, or of <c>graph</c>.</summary>
    public Task<string> TokenAsync(string who, CancellationToken ct) => http.GetStringAsync(new Uri($"/local/token?as={who}", UriKind.Relative), ct);

    /// <summary>A mail arrives.</summary>
    /// <returns>How many copies of it were laid down.</returns>
    public async Task<int> ArriveAsync(MimeMessage mail, ArrivalProof proof, CancellationToken ct)
    {
        using var answer = await http.PostAsync(
            new Uri($"/local/mail?auth={proof}", UriKind.Relative), new ByteArrayContent(await BytesAsync(mail, ct)), ct);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(ct))!["delivered"]!.AsArray().Count;
    }

    /// <summary>The officer sends a mail; it is filed among the sent ones.</summary>
    public async Task SendAsync(string mailbox, MimeMessage mail, CancellationToken ct)
    {
        var bytes = await BytesAsync(mail, ct);
        await GraphAsync(
            () => new(HttpMethod.Post, $"/graph/v1.0/users/{mailbox}/sendMail")
            {
                Content = new StringContent(Convert.ToBase64String(bytes), new MediaTypeHeaderValue("text/plain")),
            },
            ct);
    }

    /// <summary>The Message-IDs, with their number, of all mails in a mailbox's folder.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(string mailbox, string folder, CancellationToken ct)
    {
        var counts = new Dictionary<string, int>();
        var next = new Uri($"/graph/v1.0/users/{mailbox}/mailFolders/{folder}/messages?$select=internetMessageId&$top=500", UriKind.Relative);
        while (next is not null)
        {
            var from = next;
            var page = (await GraphAsync(() => new(HttpMethod.Get, from), ct))!;
            foreach (var mail in page["value"]!.AsArray())
            {
                var id = ((string?)mail!["internetMessageId"] ?? "").Trim('<', '>');
                counts[id] = counts.GetValueOrDefault(id) + 1;
            }

            next = (string?)page["@odata.nextLink"] is { } link ? new Uri("/graph" + new Uri(link).PathAndQuery, UriKind.Relative) : null;
        }

        return counts;
    }

    /// <summary>Each time that a mail's text left, among the newest requests.</summary>
    public async Task<IReadOnlyList<string>> ReadsOfAsync(string messageId, CancellationToken ct) =>
    [
        .. (await http.GetFromJsonAsync<GraphCall[]>(new Uri("/local/requests", UriKind.Relative), CoreJson.Options, ct))!
            .Where(c => c.Disclosed.Any(id => id.Trim('<', '>') == messageId))
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.At:HH:mm:ss.fff} {c.Method} {c.Path} {c.Status} after {c.Milliseconds:F0} ms")),
    ];

    /// <summary>The rules in force, with what is left of them.</summary>
    public async Task<IReadOnlyList<FaultRule>> RulesAsync(CancellationToken ct) =>
        (await http.GetFromJsonAsync<FaultRule[]>(new Uri("/local/faults", UriKind.Relative), CoreJson.Options, ct))!;

    /// <summary>Adds a rule to those in force.</summary>
    public async Task AddAsync(FaultRule rule, CancellationToken ct)
    {
        await changing.WaitAsync(ct);
        try
        {
            var others = await RulesAsync(ct);
            await PutAsync([rule, .. others.Where(r => r.Method != rule.Method || r.Path != rule.Path || r.Status != rule.Status)], ct);
        }
        finally
        {
            changing.Release();
        }
    }

    /// <summary>Puts rules in the place of all others.</summary>
    public async Task SetAsync(IReadOnlyList<FaultRule> rules, CancellationToken ct)
    {
        await changing.WaitAsync(ct);
        try
        {
            await PutAsync(rules, ct);
        }
        finally
        {
            changing.Release();
        }
    }

    private async Task PutAsync(IReadOnlyList<FaultRule> rules, CancellationToken ct)
    {
        using var answer = await http.PutAsJsonAsync(new Uri("/local/faults", UriKind.Relative), rules, CoreJson.Options, ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Something happens to the subscriptions of a mailbox, or of all.</summary>
    /// <returns>To how many.</returns>
    public async Task<int> HappenAsync(string lifecycleEvent, string? mailbox, CancellationToken ct)
    {
        var of = mailbox is null ? "" : $"&mailbox={mailbox}";
        using var answer = await http.PostAsync(new Uri($"/local/lifecycle?event={lifecycleEvent}{of}", UriKind.Relative), null, ct);
        answer.EnsureSuccessStatusCode();
        return (int)(await answer.Content.ReadFromJsonAsync<JsonObject>(ct))!["told"]!;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        http.Dispose();
        changing.Dispose();
    }

    private async Task<JsonNode?> GraphAsync(Func<HttpRequestMessage> ask, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = ask();
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync("graph", ct));
            using var answer = await http.SendAsync(request, ct);
            if (answer.IsSuccessStatusCode)
                return answer.Content.Headers.ContentType?.MediaType == "application/json" ? await answer.Content.ReadFromJsonAsync<JsonNode>(ct) : null;
            // A mailbox answers four at once, and the product is one of them.
            if (answer.StatusCode != HttpStatusCode.TooManyRequests || attempt == MostAttempts)
                throw new HttpRequestException(string.Create(CultureInfo.InvariantCulture, $"{request.RequestUri}: {(int)answer.StatusCode}"));
            await Task.Delay(TimeSpan.FromMilliseconds(500), ct);
        }
    }

    private static async Task<byte[]> BytesAsync(MimeMessage mail, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await mail.WriteToAsync(bytes, ct);
        return bytes.ToArray();
    }
}
