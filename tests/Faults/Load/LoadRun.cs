using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConsultAddin.Faults.Driver;
using ConsultAddin.Faults.Processes;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ConsultAddin.Faults.Load;

/// <summary>
/// A run under load: one server on PostgreSQL holds a thousand consultations, then ten times as many, and so on; lists and statuses are
/// asked for at each size, and at the last one notifications and replies arrive. The last line is every figure as JSON.
/// </summary>
internal sealed class LoadRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly int seed;
    private readonly int consultations;
    private readonly int seconds;
    private readonly int rate;
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("load-");
    private readonly string log;
    private readonly List<string> missed = [];

    private LoadRun(Options options)
    {
        string[] known = ["consultations", "seconds", "rate", "seed", "logs"];
        if (options.Names.Except(known).FirstOrDefault() is { } unknown)
            throw new FormatException($"There is no option --{unknown}.");
        seed = options.Number("seed", 1);
        consultations = options.Number("consultations", 1_000_000);
        seconds = options.Number("seconds", 60);
        rate = options.Number("rate", 500);
        log = Path.Combine(Directory.CreateDirectory(options.Find("logs") ?? data.FullName).FullName, $"seed-{seed}.log");
    }

    /// <summary>Runs it.</summary>
    /// <returns>0 when every figure is within its limit.</returns>
    public static async Task<int> RunAsync(Options options)
    {
        var run = new LoadRun(options);
        try
        {
            return await run.RunAsync();
        }
        finally
        {
            run.data.Delete(recursive: true);
        }
    }

    private async Task<int> RunAsync()
    {
        var began = Stopwatch.StartNew();
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        var ct = stop.Token;
        await using var cluster = new PostgresCluster { Settings = ["shared_buffers=1GB", "max_wal_size=8GB", "maintenance_work_mem=256MB", "autovacuum=off"] };
        var connection = await cluster.CreateAsync();
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { CommandTimeout = 0 });

        var (standInPort, port) = (Ports.Free(), Ports.Free());
        await using var standInProcess = Child.Start(log, "stand-in", "--port", $"{standInPort}", "--data", Path.Combine(data.FullName, "microsoft"));
        await standInProcess.ReadyAsync(ct);
        using var standIn = new StandInDoor(Replica.Address(standInPort));
        await using (var db = new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(connection).Options))
            await db.Database.MigrateAsync(ct);
        await using var server = Child.Start(
            log, "server", "--port", $"{port}", "--data", Path.Combine(data.FullName, "server"), "--stand-in", Replica.Address(standInPort).ToString(),
            "--door", Replica.Address(port).ToString(), "--connection", connection, "--poll", "00:02:00");
        await server.ReadyAsync(ct);
        using var officer = await ClientAsync(port, standIn, People.Officer, ct);
        using var counsellor = await ClientAsync(port, standIn, People.Counsellor, ct);

        var first = new Story(new Plan(0, [[
            new(Kind.Question, People.CitizenService, [People.Consultation]), new(Kind.Approve, People.CitizenService, [People.Consultation]),
            new(Kind.Approve, People.Foundation, [People.Consultation])]]), standIn, officer);
        await first.LiveAsync(ct);
        await UntilAsync(async () => (string?)(await GetAsync(officer, first.Reference, ct))["status"] == "approved", ct);
        var atRest = Memory(server.Id).Now;

        var copies = new Copies(database, seed);
        await copies.PrepareAsync(first.Reference, ct);
        var questions = new Questions(officer, counsellor, seed);
        var sizes = new List<Size>();
        for (var size = Math.Min(1000, consultations); ; size = Math.Min(size * 10, consultations))
        {
            var filling = Stopwatch.StartNew();
            await copies.GrowAsync(size, ct);
            var filled = filling.Elapsed;
            var before = await copies.ScansAsync(ct);
            var figures = await questions.AskAsync(size, ct);
            var after = await copies.ScansAsync(ct);
            sizes.Add(new(size, (int)filled.TotalSeconds, figures, after.ToDictionary(t => t.Key, t => t.Value - before[t.Key])));
            Say(sizes[^1]);
            if (size == consultations)
                break;
        }

        foreach (var figure in sizes[^1].Figures)
            Hold(figure.Name, figure.P99, 20);
        // A table of a few pages is read from end to end sooner than its index.
        if (consultations >= 100_000)
        {
            foreach (var (table, scans) in sizes[^1].Scans)
                Hold($"scans of {table}", scans, 0);
        }

        var alarms = await Notifications.PostAsync(Replica.Address(port), await copies.SubscriptionAsync(ct), rate, TimeSpan.FromSeconds(seconds), ct);
        Say(alarms);
        Hold(alarms.Name, alarms.P99, 50);
        var arrivals = await Arrivals.DeliverAsync(standIn, officer, Math.Max(20, seconds), ct);
        Say(arrivals);
        Hold(arrivals.Name, arrivals.P95, 1000);
        foreach (var figure in sizes.SelectMany(s => s.Figures).Append(alarms))
            Hold($"{figure.Name}, failed", figure.Failed, 0);
        var memory = Memory(server.Id);

        var growth = sizes.Count < 2 ? null : sizes[0].Figures.ToDictionary(
            f => f.Name, f => Math.Round(Slope([.. sizes.Select(s => (s.Consultations, s.Figures.Single(x => x.Name == f.Name).P50))]), 3));
        foreach (var (name, exponent) in growth ?? [])
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} grows as n^{exponent:0.000}"));
        foreach (var miss in missed)
            Console.WriteLine($"MISSED: {miss}");
        Console.WriteLine(JsonSerializer.Serialize(
            new
            {
                seed,
                consultations,
                replies = 3L * consultations,
                cores = Environment.ProcessorCount,
                sizes,
                exponents = growth,
                notifications = alarms,
                rate,
                arrivals,
                memory = new { atRest, atEnd = memory.Now, peak = memory.Peak, unit = "MB" },
                seconds = (int)began.Elapsed.TotalSeconds,
                missed,
            },
            Json));
        return missed.Count == 0 ? 0 : 1;
    }

    private void Hold(string what, double figure, double limit)
    {
        if (figure > limit)
            missed.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {figure:0.##} instead of {limit:0.##}"));
    }

    private static void Say(Size size)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size.Consultations:N0} consultations, filled in {size.FilledIn} s; read from end to end: {string.Join(", ", size.Scans.Where(s => s.Value > 0).Select(s => $"{s.Key} {s.Value}x").DefaultIfEmpty("nothing"))}"));
        foreach (var figure in size.Figures)
            Say(figure);
    }

    private static void Say(Percentiles figure) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {figure.Name,-32} {figure.Count,6} times  p50 {figure.P50,8:0.0} ms  p95 {figure.P95,8:0.0}  p99 {figure.P99,8:0.0}  max {figure.Max,8:0.0}  failed {figure.Failed}"));

    private static async Task<HttpClient> ClientAsync(int port, StandInDoor standIn, string person, CancellationToken ct)
    {
        var client = new HttpClient { BaseAddress = Replica.Address(port), Timeout = TimeSpan.FromSeconds(60) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await standIn.TokenAsync(person, ct));
        return client;
    }

    private static async Task<JsonObject> GetAsync(HttpClient client, string reference, CancellationToken ct) =>
        (await client.GetFromJsonAsync<JsonObject>(new Uri($"/api/consultations/{reference}", UriKind.Relative), ct))!;

    /// <exception cref="TimeoutException">It never came to be.</exception>
    internal static async Task UntilAsync(Func<Task<bool>> isSo, CancellationToken ct)
    {
        for (var until = DateTimeOffset.UtcNow + Patience; !await isSo();)
        {
            if (DateTimeOffset.UtcNow > until)
                throw new TimeoutException($"What was waited for did not come within {Patience}.");
            await Task.Delay(TimeSpan.FromMilliseconds(500), ct);
        }
    }

    /// <summary>The exponent of growth: the slope of the line that fits the figures best, both axes logarithmic.</summary>
    private static double Slope(IReadOnlyList<(int Size, double Figure)> figures)
    {
        var points = figures.Select(f => (X: Math.Log(f.Size), Y: Math.Log(f.Figure))).ToList();
        var (x, y) = (points.Average(p => p.X), points.Average(p => p.Y));
        return points.Sum(p => (p.X - x) * (p.Y - y)) / points.Sum(p => (p.X - x) * (p.X - x));
    }

    /// <summary>Resident memory of a process in MB, now and at its highest.</summary>
    private static (int Now, int Peak) Memory(int process)
    {
        var lines = File.ReadAllLines($"/proc/{process}/status");
        return (Of("VmRSS:"), Of("VmHWM:"));

        int Of(string name) => int.Parse(lines.Single(l => l.StartsWith(name, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>What was measured at one size.</summary>
    /// <param name="Consultations">How many there were.</param>
    /// <param name="FilledIn">Seconds that the copying took.</param>
    /// <param name="Figures">The questions.</param>
    /// <param name="Scans">How often each table was read from end to end meanwhile.</param>
    private sealed record Size(int Consultations, int FilledIn, IReadOnlyList<Percentiles> Figures, IReadOnlyDictionary<string, long> Scans);
}
