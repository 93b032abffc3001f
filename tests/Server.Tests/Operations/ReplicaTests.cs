using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ConsultAddin.Core;
using ConsultAddin.Local.Exchange;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Storage;
using ConsultAddin.Server.Tests.Fixtures;
using ConsultAddin.Server.Tests.Mailboxes;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace ConsultAddin.Server.Tests.Operations;

/// <summary>Two servers on one PostgreSQL, each a process of its own; one of them is killed over its work.</summary>
public sealed class ReplicaTests(PostgresCluster cluster) : IAsyncLifetime
{
    private static readonly TimeSpan TakenOverWithin = TimeSpan.FromSeconds(15);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("replicas-");
    private readonly CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private Local.StandIn standIn = null!;
    private string connection = "";

    public async ValueTask InitializeAsync()
    {
        patience.CancelAfter(TimeSpan.FromMinutes(4));
        connection = await cluster.CreateAsync();
        standIn = await Local.StandIn.StartAsync(cancellation: patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await standIn.DisposeAsync();
        patience.Dispose();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_mailboxes_of_a_killed_replica_are_taken_over_its_scheduled_work_is_done_once_and_pages_of_the_other_are_told()
    {
        // Microsoft tells the first of new mail, but whichever has a hand free takes it: that one is to die over it.
        var ports = new[] { Ports.Free(), Ports.Free() };
        await using var first = Start(ports[0], ports[0]);
        await first.ReadyAsync(patience.Token);
        await using var second = Start(ports[1], ports[0]);
        await second.ReadyAsync(patience.Token);
        Child[] servers = [first, second];
        using var atFirst = Officer(ports[0]);
        using var atSecond = Officer(ports[1]);
        HttpClient[] officers = [atFirst, atSecond];

        var reference = (string)(await PostAsync(atFirst, "/api/consultations", new { sheet = TestCity.Sheet(DateTimeOffset.UtcNow) }))["reference"]!;
        using var pageAtFirst = await PageAsync(atFirst, reference);
        using var pageAtSecond = await PageAsync(atSecond, reference);
        var sheet = await SendAsync(await PostAsync(atFirst, $"/api/consultations/{reference}/fill", new { }));
        await UntilAsync(atFirst, pageAtFirst, reference, "awaiting");
        await UntilAsync(atSecond, pageAtSecond, reference, "awaiting");

        foreach (var officer in officers)
            await TrapAsync(officer, "before commit round-recorded");
        Answer(Town.CitizenService, sheet, ArrivalProof.Internal);
        Answer(Town.Foundation, sheet, ArrivalProof.Dmarc);
        var ended = await Task.WhenAny(servers.Select(s => s.EndedWithinAsync(TimeSpan.FromSeconds(60), patience.Token)));
        var takeover = Stopwatch.StartNew();
        Assert.True(await ended);
        var dead = Array.FindIndex(servers, s => s.Ended);
        Assert.Equal("before commit round-recorded", servers[dead].KilledAt);
        var (living, told) = dead == 0 ? (atSecond, pageAtSecond) : (atFirst, pageAtFirst);
        await TrapAsync(living, "");

        await UntilAsync(living, told, reference, "approved");
        takeover.Stop();
        TestContext.Current.TestOutputHelper?.WriteLine($"From the kill to the answers' being counted: {takeover.ElapsedMilliseconds} ms.");
        Assert.True(takeover.Elapsed < TakenOverWithin, $"It took {takeover.Elapsed}.");

        await using var db = new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(connection).Options);
        while (await db.Set<OutboxRow>().AnyAsync(o => o.State != OutboxState.Sent, patience.Token) || !await db.Set<OutboxRow>().AnyAsync(patience.Token))
            await told.ReadLineAsync(patience.Token);
        var ours = await db.Set<OutboxRow>().Select(o => o.MessageId!).ToListAsync(patience.Token);
        var inbox = standIn.Mail.Find(Town.Officer)!;
        Assert.All(ours, id => Assert.Single(
            inbox.Items(inbox.FindFolder(WellKnownFolders.Inbox)), i => (i.Envelope.MessageId ?? "").Trim('<', '>') == id));
    }

    private Child Start(int port, int notified) => Child.Start(
        Path.Combine(folder.FullName, "log"), "server", "--port", $"{port}", "--data", Path.Combine(folder.FullName, $"{port}"),
        "--stand-in", standIn.Address.ToString(), "--door", $"http://127.0.0.1:{notified}/", "--connection", connection,
        // Watched, and set to a point later.
        "--points", "",
        // No poll helps within the time of the test: only a take-over does.
        "--poll", "00:02:00");

    private HttpClient Officer(int port)
    {
        var http = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/")) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", standIn.Tokens.ForPerson(standIn.Mail.Accounts.Find(Town.Officer)!));
        return http;
    }

    private async Task<StreamReader> PageAsync(HttpClient http, string reference) =>
        new(await http.GetStreamAsync(new Uri($"/api/consultations/{reference}/stream", UriKind.Relative), patience.Token));

    private async Task TrapAsync(HttpClient http, string points)
    {
        using var answer = await http.PutAsync(new Uri($"/trap?passes=0&points={points}", UriKind.Relative), null, patience.Token);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<JsonNode> PostAsync(HttpClient http, string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body, CoreJson.Options, patience.Token);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(patience.Token));
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(patience.Token))!;
    }

    private async Task UntilAsync(HttpClient http, StreamReader told, string reference, string status)
    {
        while ((string?)(await http.GetFromJsonAsync<JsonNode>($"/api/consultations/{reference}", patience.Token))!["status"] != status)
        {
            while (await told.ReadLineAsync(patience.Token) is { Length: > 0 })
            {
            }
        }
    }

    private async Task<string> SendAsync(JsonNode filled)
    {
        using var mail = new MimeMessage { Subject = (string)filled["subject"]!, MessageId = $"{Guid.NewGuid():N}@seoul.example", Date = DateTimeOffset.UtcNow };
        mail.From.Add(new MailboxAddress("", Town.Officer));
        mail.To.AddRange(filled["to"]!.AsArray().Select(a => new MailboxAddress("", (string)a!)));
        mail.Cc.Add(new MailboxAddress("", Town.Consultation));
        mail.Body = new TextPart("html") { Text = (string)filled["html"]! };
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", standIn.Tokens.ForGraph());
        using var answer = await http.PostAsync(
            new Uri(standIn.Address, $"/graph/v1.0/users/{Town.Officer}/sendMail"),
            new StringContent(Convert.ToBase64String(Bytes(mail)), new MediaTypeHeaderValue("text/plain")), patience.Token);
        answer.EnsureSuccessStatusCode();
        return mail.MessageId!;
    }

    private void Answer(string from, string sheet, ArrivalProof proof)
    {
        using var mail = new MimeMessage { Subject = "RE: 협의", MessageId = $"{Guid.NewGuid():N}@{from.Split('@')[1]}", Date = DateTimeOffset.UtcNow, InReplyTo = sheet };
        mail.From.Add(new MailboxAddress("", from));
        mail.To.Add(new MailboxAddress("", Town.Consultation));
        mail.Body = new TextPart("plain") { Text = "동의합니다." };
        standIn.Delivery.Receive(Bytes(mail), proof);
    }

    private static byte[] Bytes(MimeMessage mail)
    {
        using var bytes = new MemoryStream();
        mail.WriteTo(bytes);
        return bytes.ToArray();
    }
}
