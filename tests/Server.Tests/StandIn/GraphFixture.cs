using ConsultAddin.Local;
using ConsultAddin.Local.Exchange;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;

namespace ConsultAddin.Server.Tests.StandIn;

/// <summary>A stand-in in memory with a clock that stands still, and the real Graph SDK led to it, each answer held to Graph's description.</summary>
public sealed class GraphFixture : IAsyncLifetime
{
    public const string Minsu = "minsu@seoul.example";
    public const string Citizen = "citizen@seoul.example";
    public const string Ops = "ops@dasan120.example";
    public const string Consult = "consult120@seoul.example";

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));

    public Local.StandIn StandIn { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    public GraphServiceClient Graph { get; private set; } = null!;

    public Mailbox Mailbox(string address) => StandIn.Mail.Find(address)!;

    public static void Immutable<T>(RequestConfiguration<T> request)
        where T : class, new() => request.Headers.Add("Prefer", "IdType=\"ImmutableId\"");

    public async ValueTask InitializeAsync()
    {
        StandIn = await Local.StandIn.StartAsync(new StandInOptions { Clock = Clock }, cancellation: TestContext.Current.CancellationToken);
        Http = new HttpClient { BaseAddress = StandIn.Address };
        Graph = new GraphServiceClient(GraphClientFactory.Create(finalHandler: new HeldToDescription { InnerHandler = StandIn.RouteMicrosoft() }), new AppToken(StandIn));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Graph.Dispose();
        await StandIn.DisposeAsync();
    }

    public async Task<HttpResponseMessage> ArriveAsync(string auth, string from, string to, string subject, string text = "동의합니다.", string headers = "")
    {
        var raw = $"From: <{from}>\r\nTo: <{to}>\r\nSubject: {subject}\r\nMessage-ID: <{Guid.NewGuid():N}@test.example>\r\n{headers}MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n";
        return await Http.PostAsync($"/local/mail?auth={auth}", new StringContent(raw), TestContext.Current.CancellationToken);
    }

    private sealed class AppToken(Local.StandIn standIn) : IAuthenticationProvider
    {
        public Task AuthenticateRequestAsync(RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
        {
            request.Headers.Add("Authorization", "Bearer " + standIn.Tokens.ForGraph());
            return Task.CompletedTask;
        }
    }
}
