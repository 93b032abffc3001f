using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ConsultAddin.Core;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Local.Exchange;
using ConsultAddin.Local.People;
using ConsultAddin.Local.Routing;
using ConsultAddin.Server.Mailboxes.Outbox;
using ConsultAddin.Server.Mailboxes.Rounds;
using ConsultAddin.Server.Mailboxes.Watching;
using ConsultAddin.Server.Storage;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Identity.Web;
using MimeKit;

namespace ConsultAddin.Server.Tests.Mailboxes;

/// <summary>
/// The product with its production configuration beside a stand-in, both over loopback HTTP: people act as they would,
/// and mail moves when a test says so.
/// </summary>
internal sealed class Town : IAsyncDisposable
{
    public const string Officer = "minsu@seoul.example";
    public const string Shared = "coldwave@seoul.example";
    public const string Consultation = "consult120@seoul.example";
    public const string CitizenService = "citizen@seoul.example";
    public const string Foundation = "ops@dasan120.example";

    private WebApplication server;
    private readonly string folder;

    private readonly TimeProvider clock;
    private readonly Uri address;
    private readonly TimeSpan skew;

    private Town(WebApplication server, Local.StandIn standIn, TimeProvider clock, string folder, Uri address, TimeSpan skew)
    {
        this.server = server;
        this.folder = folder;
        this.clock = clock;
        this.address = address;
        this.skew = skew;
        StandIn = standIn;
    }

    public Local.StandIn StandIn { get; private set; }

    /// <summary>The clock, which stands still until a test moves it; where the scheduler runs, it is the machine's.</summary>
    public FakeTimeProvider Clock => (FakeTimeProvider)clock;

    public DateTimeOffset Now => clock.GetUtcNow();

    public IServiceProvider Services => server.Services;

    /// <summary>Starts a town.</summary>
    /// <param name="connection">The connection string of an empty database; null for a SQLite file of its own.</param>
    /// <param name="scheduled">Whether the scheduler runs the rounds, by the machine's clock.</param>
    /// <param name="configure">Changes the product's configuration.</param>
    /// <param name="watch">Adds what watches the product, such as a listener to its log.</param>
    /// <param name="skew">How far Microsoft's clock is ahead of the product's.</param>
    public static async Task<Town> StartAsync(
        string? connection = null,
        bool scheduled = false,
        Action<IConfiguration>? configure = null,
        Action<WebApplicationBuilder>? watch = null,
        TimeSpan skew = default)
    {
        // The morning of a working day in Seoul: Tuesday, 24 November 2026, 09:00.
        TimeProvider clock = scheduled ? TimeProvider.System : new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));
        var address = new Uri($"http://127.0.0.1:{Ports.Free()}/");
        var folder = Directory.CreateTempSubdirectory("town").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "city.json"), Settings);
        var standIn = await Local.StandIn.StartAsync(Remembering(folder, clock, skew));
        var server = await ServeAsync(standIn, clock, folder, address, connection ?? EmbeddedIn(folder), configure, watch);
        var town = new Town(server, standIn, clock, folder, address, skew);
        // The library keeps the tenant's issuers for the whole process, with the client of whoever asked first: ask while that one lives.
        await town.GetAsync("/api/me");
        if (!scheduled)
            await town.SweepAsync();
        return town;
    }

    /// <summary>The connection string of the embedded database.</summary>
    public string Embedded => EmbeddedIn(folder);

    /// <summary>The connection string of the schedule beside it.</summary>
    public string Schedule => $"Data Source={Path.Combine(folder, "consultations.schedule.db")}";

    /// <summary>Stops the server and starts it again, on another database.</summary>
    public async Task RestartServerAsync(string connection)
    {
        await StopServerAsync();
        await StartServerAsync(connection);
    }

    /// <summary>Stops the server; Microsoft and the people go on.</summary>
    public async Task StopServerAsync()
    {
        await server.StopAsync();
        await server.DisposeAsync();
    }

    /// <summary>Starts the server again, on the embedded database if no other is named.</summary>
    public async Task StartServerAsync(string? connection = null, Action<WebApplicationBuilder>? watch = null) =>
        server = await ServeAsync(StandIn, clock, folder, address, connection ?? Embedded, null, watch);

    private static string EmbeddedIn(string folder) => $"Data Source={Path.Combine(folder, "consultations.db")}";

    private static async Task<WebApplication> ServeAsync(
        Local.StandIn standIn, TimeProvider clock, string folder, Uri address, string connection,
        Action<IConfiguration>? configure, Action<WebApplicationBuilder>? watch)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = folder, EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address.AbsoluteUri);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DataFolder"] = folder,
            [$"ConnectionStrings:{Database.ConnectionName}"] = connection,
            ["Mailboxes:Scheduled"] = (clock == TimeProvider.System).ToString(),
            ["Mailboxes:NotificationUrl"] = address.AbsoluteUri,
            ["AzureAd:Instance"] = "https://login.microsoftonline.com/",
            ["AzureAd:TenantId"] = Tenant.Id,
            ["AzureAd:ClientId"] = Tenant.ClientId,
            ["AzureAd:Audience"] = Tenant.ClientId,
            ["AzureAd:ClientCredentials:0:SourceType"] = "ClientSecret",
            ["AzureAd:ClientCredentials:0:ClientSecret"] = Tenant.ClientSecret,
        });
        // A source of its own: what is only set on a configuration is lost once another source is added to it.
        var changed = new ConfigurationBuilder().AddInMemoryCollection().Build();
        configure?.Invoke(changed);
        builder.Configuration.AddConfiguration(changed);
        builder.AddConsultAddin();
        builder.Services.AddSingleton(clock);
        builder.Services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new MicrosoftHosts(standIn.Address)));
        builder.Services.Configure<AadIssuerValidatorOptions>(o => o.HttpClientName = "issuer");
        builder.Services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, o => o.BackchannelHttpHandler = standIn.RouteMicrosoft());
        builder.Services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, o => o.BackchannelHttpHandler = standIn.RouteMicrosoft());
        watch?.Invoke(builder);
        var server = builder.Build();
        server.MapConsultAddin();
        await server.StartAsync();
        return server;
    }

    /// <summary>A browser or pane in which somebody is signed in.</summary>
    public HttpClient As(string address)
    {
        var account = StandIn.Mail.Accounts.Find(address)!;
        var http = new HttpClient { BaseAddress = this.address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", StandIn.Tokens.ForPerson(account));
        return http;
    }

    /// <summary>A request from outside that nobody signed.</summary>
    public HttpClient Anonymous() => new() { BaseAddress = address };

    public async Task<JsonNode> PostAsync(string path, object body, string who = Officer)
    {
        using var http = As(who);
        var answer = await http.PostAsJsonAsync(path, body, CoreJson.Options);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {answer.Headers.WwwAuthenticate} {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public async Task<JsonNode> GetAsync(string path, string who = Officer)
    {
        using var http = As(who);
        var answer = await http.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {answer.Headers.WwwAuthenticate} {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public async Task<string> CreateAsync(Sheet? sheet = null) =>
        (string)(await PostAsync("/api/consultations", new { sheet = sheet ?? Sheets.ColdWave(Now) }))["reference"]!;

    public Task<JsonNode> FillAsync(string reference, Sheet? sheet = null, string? from = null) =>
        PostAsync($"/api/consultations/{reference}/fill", new { sheet, from });

    public Task<JsonNode> ViewAsync(string reference, string who = Officer) => GetAsync($"/api/consultations/{reference}", who);

    public async Task<string> StatusAsync(string reference) => (string)(await ViewAsync(reference))["status"]!;

    /// <summary>Sends a filled mail as the officer's Outlook would; a test may change it by hand before.</summary>
    public async Task<string> SendFilledAsync(JsonNode filled, Action<MimeMessage, BodyBuilder>? byHand = null, string from = Officer, string mailbox = Officer)
    {
        using var mail = new MimeMessage { Subject = (string)filled["subject"]!, MessageId = $"{Guid.NewGuid():N}@seoul.example", Date = Now };
        mail.From.Add(new MailboxAddress("김민수", from));
        mail.To.AddRange(filled["to"]!.AsArray().Select(a => new MailboxAddress("", (string)a!)));
        mail.Cc.AddRange(filled["cc"]!.AsArray().Select(a => new MailboxAddress("", (string)a!)));
        var body = new BodyBuilder { HtmlBody = $"<html><body><p>협의 부탁드립니다.</p>{(string)filled["html"]!}<p>김민수 드림</p></body></html>" };
        foreach (var attachment in filled["attachments"]!.AsArray())
        {
            body.Attachments.Add(
                (string)attachment!["name"]!, Convert.FromBase64String((string)attachment["base64"]!), ContentType.Parse((string)attachment["contentType"]!));
        }

        byHand?.Invoke(mail, body);
        mail.Body = body.ToMessageBody();
        await SendAsync(mailbox, mail);
        return mail.MessageId;
    }

    /// <summary>Sends a mail from a mailbox of the tenant through Graph, so that it is filed among its sent mails.</summary>
    public async Task SendAsync(string mailbox, MimeMessage mail)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", StandIn.Tokens.ForGraph());
        using var bytes = new MemoryStream();
        await mail.WriteToAsync(bytes);
        var answer = await http.PostAsync(
            new Uri(StandIn.Address, $"/graph/v1.0/users/{mailbox}/sendMail"), new StringContent(Convert.ToBase64String(bytes.ToArray()), new MediaTypeHeaderValue("text/plain")));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A consultation whose first revision was sent and seen.</summary>
    public async Task<(string Reference, string Sheet)> SentAsync()
    {
        var reference = await CreateAsync();
        var sheet = await SendFilledAsync(await FillAsync(reference));
        await RoundAsync();
        return (reference, sheet);
    }

    /// <summary>Stops the stand-in and starts it again at the same address with what it kept.</summary>
    /// <param name="moved">Whether the mailboxes were moved to another server meanwhile, and begin there empty.</param>
    public async Task RestartStandInAsync(bool moved = false)
    {
        var port = StandIn.Address.Port;
        await StandIn.DisposeAsync();
        var options = Remembering(folder, clock, skew);
        if (moved)
        {
            Directory.Delete(Path.Combine(options.DataDirectory!, "mail"), recursive: true);
            File.Delete(Path.Combine(options.DataDirectory!, "store-id"));
        }

        StandIn = await Local.StandIn.StartAsync(options, port);
    }

    /// <summary>Waits on the live stream, as pane and page do, until the consultation has a status.</summary>
    public async Task UntilAsync(string reference, string status)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        using var http = As(Officer);
        await using var stream = await http.GetStreamAsync($"/api/consultations/{reference}/stream", patience.Token);
        using var events = new StreamReader(stream);
        while (await StatusAsync(reference) != status)
        {
            while (await events.ReadLineAsync(patience.Token) is { Length: > 0 })
            {
            }
        }
    }

    /// <summary>A reply to the sheet's mail, as it arrives at those in To.</summary>
    public MimeMessage Reply(string from, string text, string? inReplyTo, string subject, params IReadOnlyList<string> to)
    {
        var mail = new MimeMessage { Subject = subject, MessageId = $"{Guid.NewGuid():N}@{from.Split('@')[1]}", Date = Now };
        mail.From.Add(new MailboxAddress("", from));
        mail.To.AddRange((to.Count == 0 ? [Officer, Consultation] : to).Select(a => new MailboxAddress("", a)));
        if (inReplyTo is not null)
        {
            mail.InReplyTo = inReplyTo;
            mail.References.Add(inReplyTo);
        }

        mail.Body = new TextPart("plain") { Text = text };
        return mail;
    }

    public void Arrive(MimeMessage mail, ArrivalProof proof)
    {
        using var bytes = new MemoryStream();
        mail.WriteTo(bytes);
        StandIn.Delivery.Receive(bytes.ToArray(), proof);
    }

    /// <summary>Both bodies answer; the foundation's mail comes from outside the tenant.</summary>
    public void Answer(string from, string text, string? inReplyTo, string subject = "RE: 협의", params IReadOnlyList<string> to) =>
        Arrive(Reply(from, text, inReplyTo, subject, to), from.EndsWith("@seoul.example", StringComparison.Ordinal) ? ArrivalProof.Internal : ArrivalProof.Dmarc);

    /// <summary>Lets every watched mailbox have its round, as its job would, and sends the outbox.</summary>
    public async Task RoundAsync(params IReadOnlyList<string> mailboxes)
    {
        var token = TestContext.Current.CancellationToken;
        foreach (var mailbox in mailboxes.Count > 0 ? mailboxes : await WatchedAsync())
            await Services.GetRequiredService<MailboxRound>().RunAsync(mailbox, token);
    }

    public Task SendOutboxAsync() => Services.GetRequiredService<SendOutbox>().RunAsync(TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<string>> WatchedAsync() => (await SweepAsync()).Watched;

    public async Task<(IReadOnlyList<string> Watched, IReadOnlyList<string> Ended)> SweepAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Watches>()
            .SweepAsync(scope.ServiceProvider.GetRequiredService<ConsultationsDb>(), TestContext.Current.CancellationToken);
    }

    /// <summary>Brings the subscriptions in line with the watched mailboxes, as the scheduler does every minute.</summary>
    public async Task RenewSubscriptionsAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Subscriptions>()
            .RenewAsync(scope.ServiceProvider.GetRequiredService<ConsultationsDb>(), await WatchedAsync(), TestContext.Current.CancellationToken);
    }

    public async Task<T> ReadAsync<T>(Func<ConsultationsDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ConsultationsDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await server.StopAsync();
        await server.DisposeAsync();
        await StandIn.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static Local.StandInOptions Remembering(string folder, TimeProvider clock, TimeSpan skew) =>
        new() { Clock = clock, Skew = skew, DataDirectory = Path.Combine(folder, "stand-in") };

    private const string Settings = """
        { "City": {
            "ConsultationMailbox": "consult120@seoul.example",
            "PublicAddress": "https://consult.seoul.example/",
            "AcceptedDomains": ["seoul.example"],
            "Bodies": [
              { "Code": "citizen-service", "Name": "시민봉사담당관", "Addresses": ["citizen@seoul.example"], "Policy": "Internal",
                "Members": [{ "Address": "sunyoung@seoul.example", "Name": "박선영" }] },
              { "Code": "dasan-foundation", "Name": "120다산콜재단", "Addresses": ["ops@dasan120.example"], "Policy": "Dmarc",
                "Members": [{ "Address": "jiyoung@dasan120.example", "Name": "박지영" }] }
            ],
            "Departments": [
              { "Name": "한파대응팀", "Members": ["minsu@seoul.example"], "Mailboxes": ["coldwave@seoul.example"], "Telephone": "02-2133-0000" }
            ] } }
        """;
}

internal static class Sheets
{
    /// <summary>The letter's case 1 in an invented form: one text, more than two hours ahead.</summary>
    public static Sheet ColdWave(DateTimeOffset now) => new()
    {
        Department = "한파대응팀",
        Title = "한파 쉼터 안내",
        Reason = "한파 특보에 따른 쉼터 안내",
        Contact = new() { Name = "김민수", Telephone = "02-2133-1234" },
        Messages =
        [
            new() { Text = "[서울시] 한파 쉼터를 운영합니다. 문의 02-120", Sender = "02-120", Recipients = 9915, WindowStart = now.AddHours(5), WindowEnd = now.AddHours(6) },
        ],
    };

    /// <summary>The letter's case 2 in an invented form: two texts, the second with a variable.</summary>
    public static Sheet Relief(DateTimeOffset now)
    {
        const string rejected = "[서울시] 신청하신 지원금은 [부적격사유]로 지급되지 않습니다. 문의 02-120";
        var start = rejected.IndexOf("[부적격사유]", StringComparison.Ordinal);
        return ColdWave(now) with
        {
            Title = "지원금 결과 안내",
            Messages =
            [
                new() { Text = "[서울시] 신청하신 지원금이 지급됩니다. 문의 02-120", Sender = "02-120", Recipients = 4000, WindowStart = now.AddHours(5), WindowEnd = now.AddHours(6) },
                new()
                {
                    Text = rejected, Sender = "02-120", Recipients = 300, WindowStart = now.AddHours(5), WindowEnd = now.AddHours(6),
                    Variables = [new(start, "[부적격사유]".Length, "부적격사유", "소득 초과", "주민등록 주소지가 서울시가 아님")],
                },
            ],
        };
    }
}
