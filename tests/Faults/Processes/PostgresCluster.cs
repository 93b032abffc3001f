using System.Diagnostics;
using Npgsql;

namespace ConsultAddin.Faults.Processes;

/// <summary>
/// A real PostgreSQL of Debian's, one cluster for a whole run, started when the first test asks for a database.
/// PostgreSQL refuses to run as root, so there it runs as the user postgres.
/// </summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private static readonly string Binaries =
        Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).LastOrDefault() is { } version
            ? Path.Combine(version, "bin")
            : throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql");

    private readonly SemaphoreSlim _starting = new(1);
    private int _port;

    /// <summary>Whether what was committed outlives an immediate stop; off it is quicker, and enough where nobody stops it.</summary>
    public bool Durable { get; init; }

    /// <summary>Settings that differ from those of a small machine, such as <c>shared_buffers=1GB</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Where its files are.</summary>
    public string Folder { get; init; } = Path.Combine("/tmp", $"consultaddin-pg-{Guid.NewGuid():N}");

    /// <summary>Whether the files stay for another run.</summary>
    public bool Kept { get; init; }

    /// <summary>Makes an empty database and gives its connection string.</summary>
    public async Task<string> CreateAsync(string locale = "C.UTF-8")
    {
        await StartAsync();
        var name = $"t{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name} ENCODING 'UTF8' LOCALE '{locale}' TEMPLATE template0", connection);
        await create.ExecuteNonQueryAsync();
        return ConnectionTo(name);
    }

    /// <summary>Gives a database that is there already.</summary>
    public async Task<string> OpenAsync(string name)
    {
        await StartAsync();
        return ConnectionTo(name);
    }

    /// <summary>Copies a database to which nobody is connected any more.</summary>
    public async Task CopyAsync(string from, string to)
    {
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionTo("postgres")) { CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync();
        await using var end = new NpgsqlCommand($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{from}'", connection);
        await end.ExecuteNonQueryAsync();
        await using var copy = new NpgsqlCommand($"CREATE DATABASE {to} TEMPLATE {from} STRATEGY FILE_COPY", connection);
        await copy.ExecuteNonQueryAsync();
    }

    /// <summary>Stops at once, without a word to anybody who is connected, and starts again.</summary>
    public Task RestartAsync() => RunAsync("pg_ctl", ["restart", "-m", "immediate", .. Start()]);

    public async ValueTask DisposeAsync()
    {
        _starting.Dispose();
        if (_port == 0)
            return;
        NpgsqlConnection.ClearAllPools();
        await RunAsync("pg_ctl", "stop", "-D", Folder, "-m", Kept ? "fast" : "immediate", "-s", "-t", "600");
        if (!Kept)
            Directory.Delete(Folder, recursive: true);
    }

    private string ConnectionTo(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Maximum Pool Size=20";

    private async Task StartAsync()
    {
        await _starting.WaitAsync();
        try
        {
            if (_port > 0)
                return;
            if (!Directory.Exists(Folder))
                await MakeAsync();
            if (!File.Exists(Path.Combine(Folder, "PG_VERSION")))
                await RunAsync("initdb", "-D", Folder, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--auth=trust", "--no-sync");
            _port = Ports.Free();
            try
            {
                await RunAsync("pg_ctl", ["start", .. Start()]);
            }
            catch (InvalidOperationException)
            {
                _port = 0;
                throw;
            }
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>Makes the folder, for the user whom PostgreSQL runs as.</summary>
    private async Task MakeAsync()
    {
        Directory.CreateDirectory(Folder);
        if (Environment.UserName == "root")
            await Process.Start("chown", ["postgres", Folder]).WaitForExitAsync();
    }

    private string[] Start() =>
    [
        "-D", Folder, "-w", "-s", "-l", Path.Combine(Folder, "log"), "-o",
        $"-p {_port} -h 127.0.0.1 -k {Folder} -c fsync=off -c synchronous_commit={(Durable ? "on" : "off")} -c max_connections=200{string.Concat(Settings.Select(setting => $" -c {setting}"))}",
    ];

    private static async Task RunAsync(string program, params string[] arguments)
    {
        string[] command = Environment.UserName == "root"
            ? ["runuser", "-u", "postgres", "--", Path.Combine(Binaries, program), .. arguments]
            : [Path.Combine(Binaries, program), .. arguments];
        // Not redirected where the program leaves a child behind: the child would keep the pipe open for ever.
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/tmp" };
        if (program == "initdb")
            start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        if (program == "initdb")
            await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed with {process.ExitCode}.");
    }
}
