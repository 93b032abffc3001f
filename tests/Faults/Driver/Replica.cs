using System.Globalization;
using ConsultAddin.Faults.Processes;

namespace ConsultAddin.Faults.Driver;

/// <summary>One server: started, killed at a point that is next, started again.</summary>
internal sealed class Replica(string log, int port, IReadOnlyList<string> arguments, IReadOnlyList<Uri> doors, Targets targets, StandInDoor standIn) : IAsyncDisposable
{
    /// <summary>How long a process may take to come to one of its points before it is set to others.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);

    private readonly HttpClient http = new() { BaseAddress = Address(port), Timeout = TimeSpan.FromSeconds(10) };
    private Child? child;
    private int door;

    /// <summary>How often it ended by itself, such as when the database was away at its start.</summary>
    public int Exits { get; private set; }

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
    }

    /// <summary>One life, from the start of a process to its end.</summary>
    private async Task LiveAsync(CancellationToken quiet, CancellationToken end)
    {
        var points = Next(quiet);
        if (child is not null)
            await child.DisposeAsync();
        // Told another address than before, it subscribes anew.
        if (targets.Moves(points))
            door = (door + 1) % doors.Count;
        child = Child.Start(log, [.. arguments, "--door", $"{doors[door]}", "--points", string.Join(',', points), "--passes", Passes(points)]);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(end);
            patience.CancelAfter(StartPatience);
            await child.ReadyAsync(patience.Token);
        }
        catch (InvalidOperationException)
        {
            await child.EndedWithinAsync(TimeSpan.FromSeconds(5), end);
        }

        while (!child.Ended)
        {
            if (targets.Provoked(points) is { } happening)
                await standIn.HappenAsync(happening, People.Consultation, end);
            if (await child.EndedWithinAsync(Patience, end))
                break;
            points = Next(quiet);
            await SetAsync(points, end);
        }

        if (child.KilledAt is { } point)
            targets.Killed(point);
        else
            Exits++;
    }

    private IReadOnlyList<string> Next(CancellationToken quiet) => quiet.IsCancellationRequested ? [] : targets.Next();

    private string Passes(IReadOnlyList<string> points) => (points.Count == 0 ? 0 : targets.Passes()).ToString(CultureInfo.InvariantCulture);

    private async Task SetAsync(IReadOnlyList<string> points, CancellationToken ct)
    {
        try
        {
            using var answer = await http.PutAsync(
                new Uri($"/trap?passes={Passes(points)}&points={Uri.EscapeDataString(string.Join(',', points))}", UriKind.Relative), null, ct);
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            // It died at one of the points before.
        }
    }
}
