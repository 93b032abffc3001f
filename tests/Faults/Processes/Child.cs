using System.Diagnostics;
using System.Globalization;
using ConsultAddin.Faults.FailPoints;

namespace ConsultAddin.Faults.Processes;

/// <summary>
/// A part of the run in a process of its own: this program with another verb. It ends by itself when whoever started it is gone,
/// since its standard input ends then.
/// </summary>
public sealed class Child : IAsyncDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private string? lastWord;

    private Child(Process process) => this.process = process;

    /// <summary>Starts it.</summary>
    /// <param name="log">The file to which what it says is added.</param>
    /// <param name="arguments">Its verb and options.</param>
    public static Child Start(string log, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Many are started and killed young: no work is put into code that will run longer.
            Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_gcServer"] = "0" },
        };
        start.ArgumentList.Add(typeof(Child).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var child = new Child(new Process { StartInfo = start, EnableRaisingEvents = true });
        child.process.OutputDataReceived += (_, said) => child.Hear(log, said.Data);
        child.process.ErrorDataReceived += (_, said) => child.Hear(log, said.Data);
        child.process.Exited += (_, _) => child.ready.TrySetException(new InvalidOperationException("The process ended before it was ready."));
        child.process.Start();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        _ = child.ready.Task.Exception;
        return child;
    }

    /// <summary>The number by which the machine knows it.</summary>
    public int Id => process.Id;

    /// <summary>Says a line to it.</summary>
    public async Task SayAsync(string line)
    {
        try
        {
            await process.StandardInput.WriteLineAsync(line);
            await process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // It has ended already.
        }
    }

    /// <summary>Whether it has ended.</summary>
    public bool Ended => process.HasExited;

    /// <summary>The fail point at which it was killed; null while it lives, and when it ended otherwise.</summary>
    public string? KilledAt => process.HasExited && process.ExitCode == 128 + 9 ? lastWord : null;

    /// <summary>Waits until it says that it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public Task ReadyAsync(CancellationToken cancellation) => ready.Task.WaitAsync(cancellation);

    /// <summary>Waits for its end, at most so long.</summary>
    /// <returns>Whether it has ended.</returns>
    public async Task<bool> EndedWithinAsync(TimeSpan patience, CancellationToken cancellation)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bound.CancelAfter(patience);
        try
        {
            await process.WaitForExitAsync(bound.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
        }

        return process.HasExited;
    }

    /// <summary>Kills it as <c>kill -9</c> does.</summary>
    public void Kill()
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Kill();
        await EndedWithinAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
        process.Dispose();
    }

    private void Hear(string log, string? line)
    {
        if (line is null)
            return;
        if (line.StartsWith("Ready", StringComparison.Ordinal))
            ready.TrySetResult();
        if (line.StartsWith(Trap.LastWord, StringComparison.Ordinal))
            lastWord = line[Trap.LastWord.Length..];
        lock (gate)
            File.AppendAllText(log, string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow:HH:mm:ss.fff} {process.Id} {line}{Environment.NewLine}"));
    }
}
