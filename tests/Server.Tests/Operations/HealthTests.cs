using System.Net;
using System.Security.Claims;
using System.Text.Json.Nodes;
using ConsultAddin.Server.Mailboxes;
using ConsultAddin.Server.Mailboxes.Graph;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Operations.Health;
using ConsultAddin.Server.Tests.Mailboxes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Abstractions;
using Microsoft.Identity.Client;

namespace ConsultAddin.Server.Tests.Operations;

/// <summary>Health says which check fails, to anybody, and nothing of what is kept.</summary>
public sealed class HealthTests(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task A_working_server_lives_and_is_ready_for_people_who_are_not_signed_in(string database)
    {
        await using var town = await Town.StartAsync(database == "postgresql" ? await cluster.CreateAsync() : null);
        var (_, live) = await AskAsync(town, "live");
        Assert.Equal("""{"status":"healthy","checks":[]}""", live);
        await town.ReadAsync(db => db.Set<WatchedFolderRow>().ExecuteUpdateAsync(f => f.SetProperty(r => r.ReadAt, town.Now), Cancellation));

        var (answer, ready) = await AskAsync(town, "ready");
        Assert.Equal(HttpStatusCode.OK, answer);
        Assert.Equal("degraded", (string)JsonNode.Parse(ready)!["status"]!);
        Assert.Equal(
            ["database healthy", "graph-token healthy", "subscriptions degraded", "backlog healthy", "parked healthy"],
            JsonNode.Parse(ready)!["checks"]!.AsArray().Select(c => $"{c!["name"]} {c["status"]}"));
        Assert.DoesNotContain("@", ready, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_that_waits_too_long_shows_as_a_backlog_and_people_are_served_on()
    {
        await using var town = await Town.StartAsync();
        await town.SentAsync();
        town.Clock.Advance(TimeSpan.FromMinutes(11));
        var (answer, ready) = await AskAsync(town, "ready");
        Assert.Equal(HttpStatusCode.OK, answer);
        Assert.Equal("degraded", Check(ready, "backlog"));
        await town.RoundAsync();
        (_, ready) = await AskAsync(town, "ready");
        Assert.Equal("healthy", Check(ready, "backlog"));
    }

    [Fact]
    public async Task Without_its_database_a_server_lives_but_is_not_ready()
    {
        await using var town = await Town.StartAsync();
        SqliteConnection.ClearAllPools();
        var file = new SqliteConnectionStringBuilder(town.Embedded).DataSource;
        File.Move(file, $"{file}.away");
        var (answer, ready) = await AskAsync(town, "ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer);
        Assert.Equal("unhealthy", Check(ready, "database"));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(town, "live")).Answer);
        SqliteConnection.ClearAllPools();
        File.Move($"{file}.away", file, overwrite: true);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(town, "ready")).Answer);
    }

    [Fact]
    public async Task A_token_that_Microsoft_refuses_degrades_and_takes_no_replica_away()
    {
        var check = new GraphTokenCheck(new GraphAuthentication(new Refusing(), Options.Create(new MailboxSettings())));
        var registration = new HealthCheckRegistration("graph-token", check, HealthStatus.Degraded, []);
        var result = await check.CheckHealthAsync(new HealthCheckContext { Registration = registration }, Cancellation);
        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.DoesNotContain("AADSTS", result.Description, StringComparison.Ordinal);
    }

    private static string Check(string health, string name) =>
        (string)JsonNode.Parse(health)!["checks"]!.AsArray().Single(c => (string)c!["name"]! == name)!["status"]!;

    private static async Task<(HttpStatusCode Answer, string Text)> AskAsync(Town town, string what)
    {
        using var anybody = town.Anonymous();
        using var answer = await anybody.GetAsync(new Uri($"/health/{what}", UriKind.Relative), Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private sealed class Refusing : IAuthorizationHeaderProvider
    {
        public Task<string> CreateAuthorizationHeaderForUserAsync(
            IEnumerable<string> scopes, AuthorizationHeaderProviderOptions? authorizationHeaderProviderOptions = null,
            ClaimsPrincipal? claimsPrincipal = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<string> CreateAuthorizationHeaderForAppAsync(
            string scopes, AuthorizationHeaderProviderOptions? downstreamApiOptions = null, CancellationToken cancellationToken = default) =>
            throw new MsalServiceException("unauthorized_client", "AADSTS700016: Application was not found in the directory.");

        public Task<string> CreateAuthorizationHeaderAsync(
            IEnumerable<string> scopes, AuthorizationHeaderProviderOptions? options = null, ClaimsPrincipal? claimsPrincipal = null,
            CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
