using System.Globalization;
using ConsultAddin.Faults.Processes;

namespace ConsultAddin.Faults.Driver;

/// <summary>One server: started, killed at a point that is aimed at, and its place taken by another that stood by.</summary>
internal sealed class Replica(string log, int port, IReadOnlyList<string> arguments, IReadOnlyList<Uri> doors, Targets targets) : IAsyncDisposable
{
    /// <summary>How often a process that lives is set to what is aimed at now.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);

    private readonly HttpClient http = new() { BaseAddress = Address(port), Timeout = TimeSpan.FromSeconds(10) };
    private readonly List<TimeSpan> starts = [];
    private Child? child;
    private Child? spare;
    private int door;

    /// <summary>How often it ended by itself, such as when the database was away at its start.</summary>
    public int Exits { get; private set; }

    /// <summary>How long each start took, from the order to the first answer.</summary>
    public IReadOnlyList<TimeSpan> Starts => starts;

    /// <summary>Where it serves.</summary>
    public static Uri Address(int port) => new($"http://127.0.0.1:{port}/");

    /// <summary>Runs it: with fail points until the run grows quiet, and then without until it ends.</summary>
    public async Task RunAsync(CancellationToken quiet, CancellationToken end)
    {
        try
        {
            while (!end.IsCancellationRequested)
                await LiveAsync(quiet, end);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (child is not null)
            await child.DisposeAsync();
        if (spare is not null)
            await spare.DisposeAsync();
    }

    /// <summary>One life, from the start of a process to its end.</summary>
    private async Task LiveAsync(CancellationToken quiet, CancellationToken end)
    {
        var (set, points) = quiet.IsCancellationRequested ? (0, []) : targets.AtStart();
        if (child is not null)
            await child.DisposeAsync();
        // Told another address than before, it ends its subscriptions and makes them anew.
        if (points.Any(p => p.EndsWith("unsubscribed", StringComparison.Ordinal)))
            door = (door + 1) % doors.Count;
        child = spare ?? StandBy();
        spare = null;
        var ordered = DateTimeOffset.UtcNow;
        await child.SayAsync(string.Create(CultureInfo.InvariantCulture, $"{targets.Passes(points)} {doors[door]} {Uri.EscapeDataString(string.Join(',', points))}"));
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(end);
            patience.CancelAfter(StartPatience);
            await child.ReadyAsync(patience.Token);
            starts.Add(DateTimeOffset.UtcNow - ordered);
            targets.Started(starts[^1]);
        }
        catch (InvalidOperationException)
        {
            await child.EndedWithinAsync(TimeSpan.FromSeconds(5), end);
        }

        if (!quiet.IsCancellationRequested)
            spare = StandBy();
        while (!await child.EndedWithinAsync(Look, end))
        {
            var now = quiet.IsCancellationRequested ? (Version: -1, Points: []) : targets.After(Look);
            if (now.Version != set)
                await SetAsync(now.Points, end);
            set = now.Version;
        }

        if (child.KilledAt is { } point)
            targets.Killed(point);
        else
            Exits++;
    }

    private Child StandBy() => Child.Start(log, [.. arguments, "--spare", "yes"]);

    private async Task SetAsync(IReadOnlyList<string> points, CancellationToken ct)
    {
        try
        {
            using var answer = await http.PutAsync(new Uri($"/trap?passes={targets.Passes(points).ToString(CultureInfo.InvariantCulture)}&points={Uri.EscapeDataString(string.Join(',', points))}", UriKind.Relative), null, ct);
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            // It died at one of the points before.
        }
    }
}
