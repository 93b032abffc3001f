using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ConsultAddin.Core;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Local.Routing;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Sheets;
using ConsultAddin.Server.Storage;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Identity.Web;

namespace ConsultAddin.Server.Tests.Fixtures;

/// <summary>An office with a SQLite file.</summary>
public sealed class SqliteOffice() : Office(new SqliteDatabase());

/// <summary>An office with a database of the run's PostgreSQL.</summary>
public sealed class PostgresOffice(PostgresCluster cluster) : Office(new PostgresDatabase(cluster));

/// <summary>
/// The real server beside the stand-in for Microsoft 365, with real tokens of its issuer; one for each test class and database.
/// What a mailbox's round would find is told to the journal directly: the rounds have tests of their own.
/// </summary>
public abstract class Office(TestDatabase database) : IAsyncLifetime
{
    public const string Minsu = "minsu@seoul.example";
    public const string Jiwon = "jiwon@seoul.example";
    public const string Sunyoung = "sunyoung@seoul.example";
    public const string Jiyoung = "jiyoung@dasan120.example";
    public const string Hana = "hana@dasan120.example";
    public const string Admin = "admin@seoul.example";

    private readonly Dictionary<string, HttpClient> _people = [];
    private Local.StandIn _standIn = null!;

    public TestDatabase Database => database;

    public ServerProcess Server { get; private set; } = null!;

    public Uri Address => Server.Address;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A client that sends this person's token; <c>machine</c> is a program with the scope clearance.read.</summary>
    public async Task<HttpClient> As(string person)
    {
        if (_people.TryGetValue(person, out var known))
            return known;
        using var issuer = new HttpClient { BaseAddress = _standIn.Address };
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", await issuer.GetStringAsync($"/local/token?as={person}", Cancellation));
        return _people[person] = client;
    }

    /// <summary>A browser in which nobody is signed in yet.</summary>
    public Browser Browser() => new(Address, _standIn.Address) { BaseAddress = Address };

    public Sheet Sheet(string title = "한파 쉼터 안내") => TestCity.Sheet(Server.Clock.GetUtcNow(), title);

    public async Task<ConsultationView> Create(Sheet? sheet = null, string person = Minsu)
    {
        var answer = await (await As(person)).PostAsJsonAsync("/api/consultations", new { sheet = sheet ?? Sheet() }, CoreJson.Options, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
        return await Read<ConsultationView>(answer);
    }

    public async Task<ConsultationView> Get(Reference reference, string person = Minsu) =>
        await Read<ConsultationView>(await (await As(person)).GetAsync($"/api/consultations/{reference}", Cancellation));

    public async Task<HttpResponseMessage> Post(Reference reference, string what, object body, string person = Minsu) =>
        await (await As(person)).PostAsJsonAsync($"/api/consultations/{reference}/{what}", body, CoreJson.Options, Cancellation);

    /// <summary>Posts what must succeed.</summary>
    public async Task<T> Done<T>(Reference reference, string what, object body, string person = Minsu)
    {
        var answer = await Post(reference, what, body, person);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
        return await Read<T>(answer);
    }

    /// <summary>Creates, fills and sends: as after the round that found the sent mail.</summary>
    public async Task<ConsultationView> CreateAndSend(Sheet? sheet = null)
    {
        var created = await Create(sheet);
        await Done<FillSheet.Response>(created.Reference, "fill", new { });
        await Sent(created.Reference);
        return await Get(created.Reference);
    }

    /// <summary>The mail with the newest fill was found as sent.</summary>
    public Task Sent(Reference reference) => Tell(reference, (consultation, _) =>
    {
        var filled = consultation.Events.Select(e => e.Fact).OfType<SheetFilled>().Last();
        return
        [
            new RevisionOpened
            {
                Revision = filled.Revision, FillId = filled.FillId, FillCode = filled.FillCode, TextHash = filled.TextHash,
                MailId = Guid.CreateVersion7(), MessageIdHash = MessageIdHash.Of($"sheet-{filled.FillCode}@seoul.example"),
                SentAt = Server.Clock.GetUtcNow(), PlannedStart = filled.PlannedStart, PlannedEnd = filled.PlannedEnd,
                Bodies = ["citizen-service", "dasan-foundation"], Urgent = filled.Urgent,
            },
        ];
    });

    /// <summary>A proven mail of a body was found, with these words.</summary>
    public async Task<Guid> Replied(Reference reference, string body, Decision decision, string words)
    {
        var mail = Guid.CreateVersion7();
        await Tell(reference, (consultation, db) =>
        {
            var person = Guid.CreateVersion7();
            db.Actors.Add(new ActorRow { Id = person, Address = $"{person:N}@seoul.example", Name = "담당자" });
            db.Mails.Add(new MailRow
            {
                Id = mail,
                ConsultationId = consultation.Row.Id,
                MailHash = $"{mail:N}",
                ContentHash = $"{mail:N}",
                MessageId = $"{mail:N}@seoul.example",
                From = "citizen@seoul.example",
                VisibleText = words,
                ReceivedAt = Server.Clock.GetUtcNow(),
            });
            return
            [
                new ReplyRecorded
                {
                    MailId = mail, MailHash = $"{mail:N}", ContentHash = $"{mail:N}", MessageIdHash = MessageIdHash.Of($"{mail:N}@seoul.example"),
                    ReceivedAt = Server.Clock.GetUtcNow(), Body = body, Person = person, Role = PersonRole.Address, Sender = SenderCheck.Pass,
                    Answers = [consultation.State.Current!.Mails[0].MessageIdHash], Kind = MailKind.Person, Decision = decision, ReaderVersion = "1",
                    Evidence = [new Evidence("test", 0, words.Length)],
                },
            ];
        });
        return mail;
    }

    /// <summary>Appends facts as the product itself does.</summary>
    public async Task Tell(Reference reference, Func<Consultation, ConsultationsDb, IReadOnlyList<Fact>> facts)
    {
        await using var scope = Server.App.Services.CreateAsyncScope();
        var journal = scope.ServiceProvider.GetRequiredService<Journal>();
        var consultation = (await journal.Load(reference, Cancellation))!;
        await journal.Append(consultation, null, facts(consultation, scope.ServiceProvider.GetRequiredService<ConsultationsDb>()), Cancellation);
        await journal.Commit(Cancellation);
    }

    public static async Task<T> Read<T>(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<T>(CoreJson.Options, Cancellation))!;

    /// <summary>The answer is this problem, told in Korean, about this field.</summary>
    public static async Task Problem(HttpResponseMessage answer, int status, string type, string? field = null)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True((int)answer.StatusCode == status, text);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(text);
        Assert.Equal($"urn:consultaddin:{type}", problem.RootElement.GetProperty("type").GetString());
        Assert.Matches("[가-힣]", problem.RootElement.GetProperty("detail").GetString());
        Assert.Equal(field, problem.RootElement.TryGetProperty("field", out var named) ? named.GetString() : null);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var client in _people.Values)
            client.Dispose();
        await Server.DisposeAsync();
        await _standIn.DisposeAsync();
        await Database.DisposeAsync();
    }

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        _standIn = await Local.StandIn.StartAsync(cancellation: Cancellation);
        Server = await ServerProcess.StartAsync(Database.Connection, LeadMicrosoftToTheStandIn);
    }

    /// <summary>The four places in which a composition leads Microsoft's hosts elsewhere; the configuration stays that of production.</summary>
    public void LeadMicrosoftToTheStandIn(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, o => o.BackchannelHttpHandler = _standIn.RouteMicrosoft());
        services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, o => o.BackchannelHttpHandler = _standIn.RouteMicrosoft());
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new MicrosoftHosts(_standIn.Address)));
        services.Configure<AadIssuerValidatorOptions>(o => o.HttpClientName = "issuer");
    }
}
