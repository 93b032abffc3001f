using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ConsultAddin.Faults.FailPoints;
using ConsultAddin.Faults.Processes;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Faults.Driver;

/// <summary>
/// A run: consultations live while processes are killed and Microsoft misbehaves; then all is quiet, and whatever was delivered must be
/// counted once. The last line is the result as JSON.
/// </summary>
internal sealed class FaultRun
{
    /// <summary>How many consultations live at once.</summary>
    private const int AtOnce = 3;

    private static readonly TimeSpan QuietPatience = TimeSpan.FromMinutes(5);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Options options;
    private readonly int seed;
    private readonly int replies;
    private readonly bool postgres;
    private readonly string? control;
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("faults-");
    private readonly string log;

    private FaultRun(Options options)
    {
        this.options = options;
        string[] known = ["seed", "replies", "replicas", "database", "control", "logs"];
        if (options.Names.Except(known).FirstOrDefault() is { } unknown)
            throw new FormatException($"There is no option --{unknown}.");
        seed = options.Number("seed", 1);
        replies = options.Number("replies", 300);
        postgres = options.Find("database") switch
        {
            null or "sqlite" => false,
            "postgresql" => true,
            var other => throw new FormatException($"There is no database {other}."),
        };
        control = options.Find("control") switch
        {
            null => null,
            "doubled" or "lost" => options.Find("control"),
            var other => throw new FormatException($"There is no control run {other}."),
        };
        if (options.Number("replicas", 1) is > 1 && !postgres)
            throw new FormatException("Several replicas need --database postgresql.");
        log = Path.Combine(Directory.CreateDirectory(options.Find("logs") ?? data.FullName).FullName, $"seed-{seed}.log");
    }

    /// <summary>Runs it.</summary>
    /// <returns>0 when nothing was lost, doubled or wrong; in a control run, when what was broken on purpose was noticed.</returns>
    public static async Task<int> RunAsync(Options options)
    {
        var run = new FaultRun(options);
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
        var began = DateTimeOffset.UtcNow;
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        await using var cluster = new PostgresCluster { Durable = true };
        var connection = postgres ? await cluster.CreateAsync() : $"Data Source={Path.Combine(data.FullName, "consultations.db")}";

        var standInPort = Ports.Free();
        var standInAddress = Replica.Address(standInPort);
        await using var standInProcess = Child.Start(log, "stand-in", "--port", $"{standInPort}", "--data", Path.Combine(data.FullName, "microsoft"));
        await standInProcess.ReadyAsync(stop.Token);
        using var standIn = new StandInDoor(standInAddress);

        var ports = Enumerable.Range(0, options.Number("replicas", 1)).Select(_ => Ports.Free()).ToList();
        var doorPort = Ports.Free();
        IReadOnlyList<Uri> doors = [Replica.Address(doorPort), new($"http://localhost:{doorPort}/")];
        await using var door = await FrontDoor.OpenAsync(doorPort, [.. ports.Select(Replica.Address)], stop.Token);
        IReadOnlyList<Story> stories = [];
        // What a control run has broken shows where a page is stored.
        var targets = new Targets(seed, () => stories.Sum(s => s.Delivered.Count), control == "lost" ? ["before commit round-recorded"] : null);
        var replicas = ports.Select(port => new Replica(log, port, Arguments(port, standInAddress, connection), doors, targets, standIn)).ToList();
        using var quiet = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);

        await MigrateAsync(connection, stop.Token);
        var living = replicas.ConvertAll(r => r.RunAsync(quiet.Token, end.Token));
        var weather = new Weather(seed, standIn, door, postgres ? cluster.RestartAsync : null, linksExpire: control != "lost");
        var blowing = weather.BlowAsync(quiet.Token);
        try
        {
            using var officer = new HttpClient { BaseAddress = Replica.Address(doorPort), Timeout = TimeSpan.FromSeconds(30) };
            officer.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await standIn.TokenAsync(People.Officer, stop.Token));
            stories = [.. Plan.Of(seed, replies).Select(plan => new Story(plan, standIn, officer))];
            var told = Parallel.ForEachAsync(
                stories, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop.Token }, async (story, ct) => await story.LiveAsync(ct));
            // Whoever breaks things must not break off unnoticed.
            await await Task.WhenAny([told, blowing, .. living]);
            await told;

            await quiet.CancelAsync();
            await blowing;
            var audit = new Audit(() => Databases.Open(connection), standIn);
            var settled = await SettleAsync(audit, stop.Token);
            await audit.RunAsync(stories, stop.Token);
            foreach (var finding in audit.Findings.Take(40))
                Console.WriteLine(finding);
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    seed,
                    database = postgres ? "postgresql" : "sqlite",
                    replicas = ports.Count,
                    control,
                    consultations = stories.Count,
                    replies = stories.Sum(s => s.Delivered.Count),
                    kills = Sorted(targets.Kills),
                    killed = targets.Kills.Values.Sum(),
                    unhit = FailPoint.Aimed.Except(targets.Kills.Keys),
                    exits = replicas.Sum(r => r.Exits),
                    faults = Sorted(weather.Counts),
                    settled,
                    seconds = (int)(DateTimeOffset.UtcNow - began).TotalSeconds,
                    lost = audit.Lost,
                    doubled = audit.Doubled,
                    wrong = audit.Wrong,
                },
                Json));
            return control switch
            {
                "lost" => audit.Lost > 0,
                "doubled" => audit.Doubled > 0,
                _ => audit.Lost + audit.Doubled + audit.Wrong == 0,
            } ? 0 : 1;
        }
        finally
        {
            await quiet.CancelAsync();
            await end.CancelAsync();
            foreach (var replica in replicas)
                await replica.DisposeAsync();
            await Task.WhenAll(living).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await blowing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private List<string> Arguments(int port, Uri standIn, string connection) =>
    [
        "server", "--port", $"{port}", "--data", Path.Combine(data.FullName, $"server-{port}"), "--stand-in", standIn.ToString(),
        "--connection", connection,
        .. control is null ? Array.Empty<string>() : ["--control", control],
    ];

    /// <summary>The product makes its tables itself at the start; here they are made before, so that a control run can take an index away.</summary>
    private async Task MigrateAsync(string connection, CancellationToken ct)
    {
        await using var db = Databases.Open(connection);
        await db.Database.MigrateAsync(ct);
        if (control == "doubled")
            await db.Database.ExecuteSqlRawAsync("""DROP INDEX "IX_mails_MailHash" """, ct);
    }

    private static async Task<bool> SettleAsync(Audit audit, CancellationToken ct)
    {
        var since = DateTimeOffset.UtcNow.AddSeconds(5);
        for (var until = since + QuietPatience; DateTimeOffset.UtcNow < until;)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), ct);
            if (await audit.IsQuietSinceAsync(since, ct))
                return true;
        }

        return false;
    }

    private static SortedDictionary<string, int> Sorted(IReadOnlyDictionary<string, int> counts) => new(counts.ToDictionary(), StringComparer.Ordinal);
}
