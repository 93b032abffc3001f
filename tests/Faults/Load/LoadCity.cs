using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ConsultAddin.Faults.Driver;
using ConsultAddin.Faults.Processes;

namespace ConsultAddin.Faults.Load;

/// <summary>One server and Microsoft beside it, as processes of their own, and two people who are signed in.</summary>
internal sealed class LoadCity : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Child microsoft;
    private readonly Child server;

    private LoadCity(Child microsoft, Child server, StandInDoor standIn, HttpClient officer, HttpClient counsellor, Uri address)
    {
        (this.microsoft, this.server) = (microsoft, server);
        (StandIn, Officer, Counsellor, Address) = (standIn, officer, counsellor, address);
    }

    public StandInDoor StandIn { get; }

    public HttpClient Officer { get; }

    public HttpClient Counsellor { get; }

    public Uri Address { get; }

    /// <summary>Starts both.</summary>
    /// <param name="folder">Where the server may keep files.</param>
    /// <param name="data">What Microsoft's side keeps.</param>
    /// <param name="connection">The server's database.</param>
    /// <param name="log">The file to which they write.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<LoadCity> StartAsync(LoadFolder folder, string data, string connection, string log, CancellationToken ct)
    {
        // The oldest copies are twenty years old: erasing them would go on beside whatever is measured.
        Environment.SetEnvironmentVariable("City__RetentionYears", "30");
        var (standInPort, port) = (Ports.Free(), Ports.Free());
        var microsoft = Child.Start(log, "stand-in", "--port", $"{standInPort}", "--data", data);
        await microsoft.ReadyAsync(ct);
        var standIn = new StandInDoor(Replica.Address(standInPort));
        var server = Child.Start(
            log, "server", "--port", $"{port}", "--data", folder.Server, "--stand-in", Replica.Address(standInPort).ToString(),
            "--door", Replica.Address(port).ToString(), "--connection", connection, "--poll", "00:02:00");
        await server.ReadyAsync(ct);
        return new(
            microsoft, server, standIn, await ClientAsync(port, standIn, People.Officer, ct), await ClientAsync(port, standIn, People.Counsellor, ct),
            Replica.Address(port));
    }

    /// <summary>Resident memory of the server in MB, now and at its highest.</summary>
    public (int Now, int Peak) Memory()
    {
        var lines = File.ReadAllLines($"/proc/{server.Id}/status");
        return (Of("VmRSS:"), Of("VmHWM:"));

        int Of(string name) => int.Parse(lines.Single(l => l.StartsWith(name, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Where a consultation stands.</summary>
    public async Task<string?> StatusAsync(string reference, CancellationToken ct) =>
        (string?)(await Officer.GetFromJsonAsync<JsonObject>(new Uri($"/api/consultations/{reference}", UriKind.Relative), ct))!["status"];

    /// <exception cref="TimeoutException">It never came to be.</exception>
    public static async Task UntilAsync(Func<Task<bool>> isSo, CancellationToken ct)
    {
        for (var until = DateTimeOffset.UtcNow + Patience; !await isSo();)
        {
            if (DateTimeOffset.UtcNow > until)
                throw new TimeoutException($"What was waited for did not come within {Patience}.");
            await Task.Delay(TimeSpan.FromMilliseconds(500), ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Officer.Dispose();
        Counsellor.Dispose();
        await server.DisposeAsync();
        StandIn.Dispose();
        await microsoft.DisposeAsync();
    }

    private static async Task<HttpClient> ClientAsync(int port, StandInDoor standIn, string person, CancellationToken ct)
    {
        var client = new HttpClient { BaseAddress = Replica.Address(port), Timeout = TimeSpan.FromSeconds(60) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await standIn.TokenAsync(person, ct));
        return client;
    }
}
