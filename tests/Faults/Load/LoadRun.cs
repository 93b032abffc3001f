using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;

namespace ConsultAddin.Faults.Load;

/// <summary>
/// A run under load: one server on PostgreSQL with a thousand consultations, then ten times as many, and so on. At each size lists and
/// statuses are asked for, notifications pour in, and replies arrive. The last line is every figure as JSON.
/// </summary>
internal sealed class LoadRun
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly int seed;
    private readonly int? consultations;
    private readonly int seconds;
    private readonly int rate;
    private readonly string? data;
    private readonly string log;
    private readonly List<string> missed = [];

    private LoadRun(Options options, params string[] known)
    {
        if (options.Names.Except(known).FirstOrDefault() is { } unknown)
            throw new FormatException($"There is no option --{unknown}.");
        seed = options.Number("seed", 1);
        consultations = options.Find("consultations") is null ? null : options.Number("consultations");
        seconds = options.Number("seconds", 60);
        rate = options.Number("rate", 500);
        data = options.Find("data") is { } folder ? Path.GetFullPath(folder) : null;
        log = Path.Combine(Directory.CreateDirectory(options.Find("logs") ?? Path.GetTempPath()).FullName, $"load-{seed}.log");
    }

    private static int Most => 1_000_000;

    /// <summary>Only fills a folder, for runs that measure it later.</summary>
    /// <returns>0.</returns>
    public static async Task<int> FillAsync(Options options)
    {
        var run = new LoadRun(options, "data", "consultations", "seed", "logs");
        using var stop = Stopping();
        await using var folder = new LoadFolder(run.data ?? throw new FormatException("--data is missing."));
        if ((await folder.FilledAsync(stop.Token)).Count > 0)
            throw new FormatException($"{run.data} is filled already. Name another folder, or delete it first.");
        await Fill.RunAsync(folder, run.consultations ?? Most, run.seed, run.log, stop.Token);
        return 0;
    }

    /// <summary>Measures, after filling what isn't filled yet.</summary>
    /// <returns>0 when every figure is within its limit.</returns>
    public static async Task<int> RunAsync(Options options)
    {
        var run = new LoadRun(options, "data", "consultations", "seconds", "rate", "seed", "logs");
        using var stop = Stopping();
        return await run.RunAsync(stop.Token);
    }

    private static CancellationTokenSource Stopping()
    {
        var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        return stop;
    }

    private async Task<int> RunAsync(CancellationToken ct)
    {
        var began = Stopwatch.StartNew();
        await using var folder = new LoadFolder(data);
        var filled = await folder.FilledAsync(ct);
        if (filled.Count == 0)
            filled = await Fill.RunAsync(folder, consultations ?? Most, seed, log, ct);
        var sizes = new List<Size>();
        foreach (var size in filled.Where(f => consultations is null || f.Consultations <= consultations))
        {
            sizes.Add(await MeasureAsync(folder, size, ct));
            Say(sizes[^1]);
        }

        foreach (var size in sizes)
            Judge(size);
        var growth = sizes.Count < 2 ? null : sizes[0].Figures.ToDictionary(
            f => f.Name, f => Math.Round(Slope([.. sizes.Select(s => (s.Consultations, s.Figures.Single(x => x.Name == f.Name).P50))]), 3));
        foreach (var (name, exponent) in growth ?? [])
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} grows as n^{exponent:0.000}"));
        foreach (var miss in missed)
            Console.WriteLine($"MISSED: {miss}");
        Console.WriteLine(JsonSerializer.Serialize(
            new { seed = filled[0].Seed, cores = Environment.ProcessorCount, rate, sizes, exponents = growth, seconds = (int)began.Elapsed.TotalSeconds, missed },
            Json));
        return missed.Count == 0 ? 0 : 1;
    }

    private async Task<Size> MeasureAsync(LoadFolder folder, LoadFolder.Filled size, CancellationToken ct)
    {
        var connection = await folder.Cluster.OpenAsync(size.Database);
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { CommandTimeout = 0 });
        var tables = new Tables(database);
        await using var city = await LoadCity.StartAsync(folder, folder.MicrosoftOf(size), connection, log, ct);
        (string Id, string ClientState)? subscription = null;
        await LoadCity.UntilAsync(async () => (subscription = await tables.SubscriptionAsync(city.Address, ct)) is not null, ct);
        var atRest = city.Memory().Now;

        var before = await tables.ScansAsync(ct);
        var figures = await new Questions(city.Officer, city.Counsellor, size.Seed).AskAsync(size.Consultations, ct);
        var notifications = await Notifications.PostAsync(city.Address, subscription!.Value, rate, TimeSpan.FromSeconds(seconds), ct);
        var arrivals = await Arrivals.DeliverAsync(city.StandIn, city.Officer, Math.Max(20, seconds), ct);
        var after = await tables.ScansAsync(ct);
        var (atEnd, peak) = city.Memory();
        return new(
            size.Consultations, 3L * size.Consultations, size.Seconds, size.Megabytes, [.. figures, notifications, arrivals],
            after.ToDictionary(t => t.Key, t => t.Value - before[t.Key]), new(atRest, atEnd, peak));
    }

    private void Judge(Size size)
    {
        foreach (var figure in size.Figures)
        {
            if (figure.Name == Arrivals.Name)
                Hold(size, $"{figure.Name}, p95", figure.P95, 1000);
            else
                Hold(size, $"{figure.Name}, p99", figure.P99, figure.Name == Notifications.Name ? 50 : 20);
            Hold(size, $"{figure.Name}, failed", figure.Failed, 0);
        }

        // A table of a few pages is read from end to end sooner than its index.
        if (size.Consultations < 100_000)
            return;
        foreach (var (table, scans) in size.Scans)
            Hold(size, $"scans of {table}", scans, 0);
    }

    private void Hold(Size size, string what, double figure, double limit)
    {
        if (figure > limit)
            missed.Add(string.Create(CultureInfo.InvariantCulture, $"{what} at {size.Consultations:N0}: {figure:0.##} instead of {limit:0.##}"));
    }

    private static void Say(Size size)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{size.Consultations:N0} consultations, {size.DatabaseMegabytes:N0} MB, filled in {size.FilledIn} s; read from end to end: {string.Join(", ", size.Scans.Where(s => s.Value > 0).Select(s => $"{s.Key} {s.Value}x").DefaultIfEmpty("nothing"))}; server {size.Memory.AtRest} MB at rest, {size.Memory.AtEnd} under load, {size.Memory.Peak} at most"));
        foreach (var figure in size.Figures)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {figure.Name,-32} {figure.Count,6} times  p50 {figure.P50,8:0.0} ms  p95 {figure.P95,8:0.0}  p99 {figure.P99,8:0.0}  max {figure.Max,8:0.0}  failed {figure.Failed}"));
        }
    }

    /// <summary>The exponent of growth: the slope of the line that fits the figures best, both axes logarithmic.</summary>
    private static double Slope(IReadOnlyList<(int Size, double Figure)> figures)
    {
        var points = figures.Select(f => (X: Math.Log(f.Size), Y: Math.Log(f.Figure))).ToList();
        var (x, y) = (points.Average(p => p.X), points.Average(p => p.Y));
        return points.Sum(p => (p.X - x) * (p.Y - y)) / points.Sum(p => (p.X - x) * (p.X - x));
    }

    /// <summary>What was measured at one size.</summary>
    /// <param name="Consultations">How many there were.</param>
    /// <param name="Replies">How many replies these have.</param>
    /// <param name="FilledIn">Seconds that the copying took since the size before.</param>
    /// <param name="DatabaseMegabytes">The database's size.</param>
    /// <param name="Figures">The questions, the notifications, the arrivals.</param>
    /// <param name="Scans">How often each table was read from end to end meanwhile.</param>
    /// <param name="Memory">The server's.</param>
    private sealed record Size(
        int Consultations, long Replies, int FilledIn, long DatabaseMegabytes, IReadOnlyList<Percentiles> Figures, IReadOnlyDictionary<string, long> Scans, Resident Memory);

    /// <summary>Resident memory in MB.</summary>
    /// <param name="AtRest">Before anything was asked.</param>
    /// <param name="AtEnd">Once all was.</param>
    /// <param name="Peak">At its highest.</param>
    private sealed record Resident(int AtRest, int AtEnd, int Peak);
}
