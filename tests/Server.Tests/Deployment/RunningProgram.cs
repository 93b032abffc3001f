using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ConsultAddin.Server.Tests.Deployment;

/// <summary>The published server as a process of an unprivileged user's, in an empty folder, with nothing in its environment but its settings.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private const int Nobody = 65534;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly Task<string> errors;
    private readonly Task<string> output;

    private RunningProgram(Process process, int port)
    {
        this.process = process;
        (errors, output) = (process.StandardError.ReadToEndAsync(), process.StandardOutput.ReadToEndAsync());
        Port = port;
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>The user that it runs as.</summary>
    public int User => int.Parse(
        File.ReadLines($"/proc/{process.Id}/status").Single(l => l.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1], CultureInfo.InvariantCulture);

    public static RunningProgram Start(PublishedProgram program, IReadOnlyDictionary<string, string> settings)
    {
        var port = Ports.Free();
        var start = new ProcessStartInfo { WorkingDirectory = program.Empty, RedirectStandardError = true, RedirectStandardOutput = true };
        if (Environment.IsPrivilegedProcess)
        {
            start.FileName = "setpriv";
            foreach (var option in (string[])[$"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "--no-new-privs", program.File])
                start.ArgumentList.Add(option);
        }
        else
        {
            start.FileName = program.File;
        }

        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return new(Process.Start(start)!, port);
    }

    /// <summary>Asks until the answer is this one.</summary>
    public async Task<string> UntilAsync(string path, HttpStatusCode status, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!process.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), patience.Token);
                if (answer.StatusCode == status)
                    return await answer.Content.ReadAsStringAsync(patience.Token);
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await again.WaitForNextTickAsync(patience.Token);
        }

        throw new InvalidOperationException($"The server ended with {process.ExitCode}: {await output}{await errors}");
    }

    /// <summary>Waits until nobody is let in any more.</summary>
    public async Task UntilClosedAsync(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, Port, patience.Token);
            }
            catch (SocketException)
            {
                return;
            }

            await again.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>SIGTERM, as systemd and container engines send it.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit(Patience);
    }

    /// <summary>How it ended, and what it said.</summary>
    public async Task<(int Code, string Output, string Errors)> EndAsync(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }
}
