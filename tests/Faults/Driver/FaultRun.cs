using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
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
    private const int AtOnce = 6;

    /// <summary>How many wait in vain meanwhile, so that reminders are owed and sent again and again.</summary>
    private const int WaitingAtOnce = 6;

    /// <summary>Minutes before the bodies' deadline at which they are reminded: each minute for as long as a run takes.</summary>
    private static readonly int[] Reminders = [.. Enumerable.Range(1, 120)];

    /// <summary>How many processes are killed in the shortest run; in three hundred mails there are enough for every point.</summary>
    private const int LeastKills = 20;

    private static readonly TimeSpan QuietPatience = TimeSpan.FromMinutes(5);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Options options;
    private readonly int seed;
    private readonly int replies;
    private readonly bool postgres;
    private readonly string? control;
    private readonly int kills;
    private readonly Hits hits;
    private readonly Pace pace;
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("faults-");
    private readonly string log;

    private FaultRun(Options options)
    {
        this.options = options;
        string[] known = ["seed", "replies", "replicas", "database", "control", "logs", "kills", "hits"];
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
        kills = options.Number("kills", Math.Max(LeastKills, replies * 4 / 15) * options.Number("replicas", 1));
        hits = new Hits(options.Find("hits"));
        pace = new Pace(replies, kills);
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
        var targets = new Targets(seed, ports.Count, hits.Before, pace, control == "lost" ? ["before commit round-recorded"] : null);
        foreach (var port in ports)
            WriteCity(port);
        var replicas = ports.Select(port => new Replica(log, port, Arguments(port, standInAddress, connection), doors, targets)).ToList();
        using var quiet = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);

        await MigrateAsync(connection, stop.Token);
        var living = replicas.ConvertAll(r => r.RunAsync(quiet.Token, end.Token));
        var weather = new Weather(seed, standIn, door, postgres ? cluster.RestartAsync : null, linksExpire: control != "lost");
        var blowing = weather.BlowAsync(quiet.Token);
        var provoking = Task.CompletedTask;
        try
        {
            using var officer = await SignInAsync(People.Officer);
            using var administrator = await SignInAsync(People.Administrator);
            var provocations = new Provocations(targets, pace, standIn, officer, administrator, () => Databases.Open(connection));
            provoking = provocations.RunAsync(quiet.Token);
            stories = [.. Plan.Of(seed, replies).Select(plan => new Story(plan, standIn, officer, pace))];
            IReadOnlyList<Story> waiting = [.. Plan.Waiting(WaitingAtOnce).Select(plan => new Story(plan, standIn, officer, pace))];
            var waits = Task.WhenAll(waiting.Select(story => story.LiveAsync(stop.Token)));
            var told = Parallel.ForEachAsync(
                stories, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop.Token }, async (story, ct) => await story.LiveAsync(ct));
            // Whoever breaks things must not break off unnoticed.
            await await Task.WhenAny([Task.WhenAll(told, waits), blowing, provoking, .. living]);
            await Task.WhenAll(told, waits);
            var calm = DateTimeOffset.UtcNow;

            await quiet.CancelAsync();
            await Task.WhenAll(blowing, provoking);
            // Else they would be reminded for ever.
            foreach (var story in waiting)
                await story.WithdrawAsync(stop.Token);
            var audit = new Audit(() => Databases.Open(connection), standIn);
            var settled = await SettleAsync(audit, stop.Token);
            await audit.RunAsync([.. stories, .. waiting, .. provocations.Drafts], provocations.Strangers, stop.Token);
            foreach (var finding in audit.Findings.Take(40))
                Console.WriteLine(finding);
            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    seed,
                    database = postgres ? "postgresql" : "sqlite",
                    replicas = ports.Count,
                    control,
                    consultations = stories.Count + waiting.Count + provocations.Drafts.Count,
                    replies = stories.Sum(s => s.Delivered.Count),
                    kills = Sorted(targets.Kills),
                    killed = targets.Kills.Values.Sum(),
                    waitedInVain = Sorted(targets.Misses),
                    unhit = FailPoint.Aimed.Except(targets.Kills.Keys),
                    inAll = hits.Before.Count > 0 ? hits.With(targets.Kills) : null,
                    exits = replicas.Sum(r => r.Exits),
                    startMilliseconds = (int)Median(replicas.SelectMany(r => r.Starts)).TotalMilliseconds,
                    strangers = provocations.Strangers.Count,
                    faults = Sorted(weather.Counts),
                    settled,
                    settling = (int)(DateTimeOffset.UtcNow - calm).TotalSeconds,
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
            if (control is null)
                hits.Add(targets.Kills);
            await quiet.CancelAsync();
            await end.CancelAsync();
            foreach (var replica in replicas)
                await replica.DisposeAsync();
            await Task.WhenAll(living).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await blowing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await provoking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task<HttpClient> SignInAsync(string who)
        {
            var http = new HttpClient { BaseAddress = Replica.Address(doorPort), Timeout = TimeSpan.FromSeconds(30) };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await standIn.TokenAsync(who, stop.Token));
            return http;
        }
    }

    /// <summary>The city of the default run, but for its reminders.</summary>
    private void WriteCity(int port)
    {
        var city = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "city.json")))!;
        city["City"]!["Reminders"]!["MinutesBefore"] = new JsonArray([.. Reminders.Select(m => JsonValue.Create(m))]);
        var folder = Directory.CreateDirectory(Path.Combine(data.FullName, $"server-{port}", "server")).FullName;
        File.WriteAllText(Path.Combine(folder, "city.json"), city.ToJsonString());
    }

    private static TimeSpan Median(IEnumerable<TimeSpan> all) => all.Order().ToList() is { Count: > 0 } sorted ? sorted[sorted.Count / 2] : TimeSpan.Zero;

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

    /// <summary>
    /// Waits until nothing waits any more, twice: what was read to its end when it was quiet first may have been begun before the last mail
    /// arrived, and what is read to its end after that was begun after that.
    /// </summary>
    private static async Task<bool> SettleAsync(Audit audit, CancellationToken ct)
    {
        var until = DateTimeOffset.UtcNow + QuietPatience;
        for (var quiet = 0; quiet < 2; quiet++)
        {
            var since = DateTimeOffset.UtcNow;
            do
            {
                if (DateTimeOffset.UtcNow > until)
                    return false;
                await Task.Delay(TimeSpan.FromSeconds(1), ct);
            }
            while (!await audit.IsQuietSinceAsync(since, ct));
        }

        return true;
    }

    private static SortedDictionary<string, int> Sorted(IReadOnlyDictionary<string, int> counts) => new(counts.ToDictionary(), StringComparer.Ordinal);
}
