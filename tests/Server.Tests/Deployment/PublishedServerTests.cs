using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;

namespace ConsultAddin.Server.Tests.Deployment;

/// <summary>What is delivered runs anywhere on Linux, as anybody, and stops without losing what it was asked.</summary>
public sealed class PublishedServerTests(PublishedProgram program, PostgresCluster cluster) : IClassFixture<PublishedProgram>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_runs_as_an_unprivileged_user_from_an_empty_folder_with_its_data_elsewhere_and_ends_what_it_was_asked_before_it_stops()
    {
        var data = Directory.CreateTempSubdirectory("consultaddin-");
        try
        {
            if (!OperatingSystem.IsWindows())
                data.UnixFileMode = (UnixFileMode)0b111_111_111;
            await using var server = RunningProgram.Start(program, Settings(("DataFolder", data.FullName)));
            Assert.Equal("""{"status":"healthy","checks":[]}""", await server.UntilAsync("/health/live", HttpStatusCode.OK, Cancellation));
            // Microsoft can't be reached from here: people are served all the same.
            var ready = JsonNode.Parse(await server.UntilAsync("/health/ready", HttpStatusCode.OK, Cancellation))!;
            Assert.Equal("degraded", (string)ready["status"]!);
            Assert.Equal("healthy", Check(ready, "database"));
            if (Environment.IsPrivilegedProcess)
                Assert.NotEqual(0, server.User);

            using var asked = await BeginAsync(server.Port);
            server.Terminate();
            await server.UntilClosedAsync(Cancellation);
            await asked.GetStream().WriteAsync("}"u8.ToArray(), Cancellation);
            using var answer = new StreamReader(asked.GetStream(), Encoding.ASCII);
            Assert.Equal("HTTP/1.1 202 Accepted", await answer.ReadLineAsync(Cancellation));

            var (code, output, errors) = await server.EndAsync(Cancellation);
            Assert.True(code == 0, output + errors);
            Assert.NotEmpty(data.GetFiles("consultations.db"));
            Assert.Empty(Directory.EnumerateFileSystemEntries(program.Empty));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Load_balancers_are_told_when_its_database_goes_and_when_it_is_back()
    {
        var connection = new NpgsqlConnectionStringBuilder(await cluster.CreateAsync());
        var name = connection.Database!;
        await using var server = RunningProgram.Start(program, Settings(("ConnectionStrings__Consultations", connection.ConnectionString), ("DataFolder", "/nonexistent")));
        await server.UntilAsync("/health/ready", HttpStatusCode.OK, Cancellation);

        connection.Database = "postgres";
        await using var other = new NpgsqlConnection(connection.ConnectionString);
        await other.OpenAsync(Cancellation);
        await RunAsync(other, $"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        await RunAsync(other, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        var gone = JsonNode.Parse(await server.UntilAsync("/health/ready", HttpStatusCode.ServiceUnavailable, Cancellation))!;
        Assert.Equal("unhealthy", Check(gone, "database"));
        await server.UntilAsync("/health/live", HttpStatusCode.OK, Cancellation);

        await RunAsync(other, $"ALTER DATABASE {name} ALLOW_CONNECTIONS true");
        await server.UntilAsync("/health/ready", HttpStatusCode.OK, Cancellation);
        server.Terminate();
        Assert.Equal(0, (await server.EndAsync(Cancellation)).Code);
    }

    [Fact]
    public async Task One_that_is_told_to_stop_while_it_starts_ends_as_quietly_as_one_that_ran()
    {
        var connection = await cluster.CreateAsync();
        await using var other = new NpgsqlConnection(connection);
        await other.OpenAsync(Cancellation);
        // Another replica is bringing the schema up to date: whoever starts waits for it.
        await RunAsync(other, "CREATE TABLE \"__EFMigrationsHistory\" (\"MigrationId\" varchar(150) PRIMARY KEY, \"ProductVersion\" varchar(32) NOT NULL)");
        await using var held = await other.BeginTransactionAsync(Cancellation);
        await RunAsync(other, "LOCK TABLE \"__EFMigrationsHistory\"");
        await using var server = RunningProgram.Start(program, Settings(("ConnectionStrings__Consultations", connection), ("DataFolder", "/nonexistent")));
        await using (var waits = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = '\"__EFMigrationsHistory\"'::regclass)", other))
        {
            for (var patience = Stopwatch.StartNew(); await waits.ExecuteScalarAsync(Cancellation) is not true;)
                Assert.True(patience.Elapsed < TimeSpan.FromMinutes(1), "It never waited.");
        }

        server.Terminate();
        var (code, output, errors) = await server.EndAsync(Cancellation);
        Assert.True(code == 0, output + errors);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task A_wrong_setting_stops_it_by_the_settings_name()
    {
        await using var server = RunningProgram.Start(program, Settings(("City__AnswerByMinutes", "-1"), ("DataFolder", "/nonexistent")));
        var (code, _, errors) = await server.EndAsync(Cancellation);
        Assert.Equal(2, code);
        Assert.Contains("City:AnswerByMinutes", errors, StringComparison.Ordinal);
    }

    /// <summary>A request whose body lacks its last byte; the server has begun to read it.</summary>
    private static async Task<TcpClient> BeginAsync(int port)
    {
        // So long that the server waits for minutes until it finds the sender too slow.
        var body = Encoding.ASCII.GetBytes("{ \"value\": []".PadRight(100_000));
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, Cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST /notifications HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length + 1}\r\nExpect: 100-continue\r\n\r\n"), Cancellation);
        var begun = "HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray();
        await stream.ReadExactlyAsync(new byte[begun.Length], Cancellation);
        await stream.WriteAsync(body, Cancellation);
        return client;
    }

    private static string Check(JsonNode ready, string name) => (string)ready["checks"]!.AsArray().Single(c => (string)c!["name"]! == name)!["status"]!;

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private Dictionary<string, string> Settings(params ReadOnlySpan<(string Name, string Value)> more)
    {
        var settings = new Dictionary<string, string>
        {
            ["CityFile"] = program.City,
            ["City__PublicAddress"] = "https://consult.seoul.example/",
            // Nobody answers there: whatever needs Microsoft fails at once, and no test asks it anything.
            ["HTTPS_PROXY"] = "http://127.0.0.1:9/",
            // Half a minute otherwise, which a busy machine may need for less.
            ["ASPNETCORE_shutdownTimeoutSeconds"] = "120",
            ["AzureAd__Instance"] = "https://login.microsoftonline.com/",
            ["AzureAd__TenantId"] = Local.People.Tenant.Id,
            ["AzureAd__ClientId"] = Local.People.Tenant.ClientId,
            ["AzureAd__ClientCredentials__0__SourceType"] = "ClientSecret",
            ["AzureAd__ClientCredentials__0__ClientSecret"] = Local.People.Tenant.ClientSecret,
        };
        foreach (var (name, value) in more)
            settings[name] = value;
        return settings;
    }
}
