using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ConsultAddin.Server.Tests.Deployment;

/// <summary>
/// The server as it is delivered: published with its runtime into a folder of its own in which nobody may write. What was compiled is
/// kept between runs.
/// </summary>
public sealed class PublishedProgram : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("consultaddin-");

    /// <summary>The program file.</summary>
    public string File => Path.Combine(Folder, "ConsultAddin.Server");

    /// <summary>Where it lies.</summary>
    public string Folder => Path.Combine(folder.FullName, "program");

    /// <summary>An empty folder that nobody may write into.</summary>
    public string Empty => Path.Combine(folder.FullName, "empty");

    /// <summary>The settings file.</summary>
    public string City => Path.Combine(folder.FullName, "city.json");

    public async ValueTask InitializeAsync()
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("The published server is tried on Linux.");
        var repository = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../.."));
        await PublishAsync(repository);
        System.IO.File.Copy(Path.Combine(repository, "api/Local/city.json"), City);
        Directory.CreateDirectory(Empty);
        // As the server's own user would find them, whoever runs the tests.
        System.IO.File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        foreach (var place in folder.EnumerateDirectories("*", SearchOption.AllDirectories))
            place.UnixFileMode = (UnixFileMode)0b101_101_101;
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
            file.UnixFileMode = file.FullName == File ? (UnixFileMode)0b101_101_101 : (UnixFileMode)0b100_100_100;
    }

    public ValueTask DisposeAsync()
    {
        if (!OperatingSystem.IsWindows())
        {
            foreach (var place in folder.EnumerateDirectories("*", SearchOption.AllDirectories))
                place.UnixFileMode = (UnixFileMode)0b111_111_111;
        }

        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task PublishAsync(string repository)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "publish", "api/Server", "-c", "Release", "-r", "linux-x64", "--self-contained", "-v", "quiet", "-nologo", "-nodeReuse:false",
                "--artifacts-path", "tests/output/publish", "-o", Folder, "-p:RunAnalyzers=false", "-p:UseSharedCompilation=false",
            },
        };
        // A test run that was itself started by a build tool hands its settings down.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        using var publish = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var said = await Task.WhenAll(publish.StandardOutput.ReadToEndAsync(patience.Token), publish.StandardError.ReadToEndAsync(patience.Token));
            await publish.WaitForExitAsync(patience.Token);
            Assert.True(publish.ExitCode == 0, string.Join('\n', said));
        }
        catch (OperationCanceledException)
        {
            publish.Kill(entireProcessTree: true);
            throw new TimeoutException($"Publishing did not end in {Patience}.");
        }
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
