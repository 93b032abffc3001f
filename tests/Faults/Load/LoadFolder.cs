using System.Text.Json;
using ConsultAddin.Faults.Processes;

namespace ConsultAddin.Faults.Load;

/// <summary>
/// Where a load run keeps what it fills: PostgreSQL's files with a database for each size, and Microsoft's side as it was when there was
/// one consultation only. Each size goes on with a Microsoft of its own, since the same reference is given once in each database.
/// </summary>
internal sealed class LoadFolder : IAsyncDisposable
{
    private const string List = "filled.json";

    private static readonly IReadOnlyList<string> Settings =
    [
        "shared_buffers=2GB", "maintenance_work_mem=512MB", "autovacuum=off",
        // Filling writes much at once, and whoever fills again loses nothing.
        "max_wal_size=4GB", "checkpoint_timeout=1h", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0",
    ];

    private readonly DirectoryInfo folder;
    private readonly bool passing;

    /// <param name="path">The folder, which stays; null for one of its own that goes when the run ends.</param>
    public LoadFolder(string? path)
    {
        passing = path is null;
        folder = path is null ? Directory.CreateTempSubdirectory("load-") : Directory.CreateDirectory(path);
        // PostgreSQL refuses to run as root: another user has to get to its files.
        if (passing && !OperatingSystem.IsWindows())
            folder.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        Cluster = new PostgresCluster { Settings = Settings, Folder = Path.Combine(folder.FullName, "postgresql"), Kept = !passing };
    }

    /// <summary>The databases.</summary>
    public PostgresCluster Cluster { get; }

    /// <summary>A folder for the server's own files.</summary>
    public string Server => Path.Combine(folder.FullName, "server");

    /// <summary>Microsoft's side while the first consultation is written.</summary>
    public string Microsoft => Path.Combine(folder.FullName, "microsoft");

    /// <summary>What was filled, smallest first; none when nothing was yet.</summary>
    public async Task<IReadOnlyList<Filled>> FilledAsync(CancellationToken ct)
    {
        var file = Path.Combine(folder.FullName, List);
        return File.Exists(file) ? JsonSerializer.Deserialize<List<Filled>>(await File.ReadAllTextAsync(file, ct))! : [];
    }

    /// <summary>Remembers what was filled.</summary>
    public Task RememberAsync(IReadOnlyList<Filled> filled, CancellationToken ct) =>
        File.WriteAllTextAsync(Path.Combine(folder.FullName, List), JsonSerializer.Serialize(filled), ct);

    /// <summary>Microsoft's side of one size, made of the first one when it is asked for the first time.</summary>
    public string MicrosoftOf(Filled filled)
    {
        var own = $"{Microsoft}-{filled.Consultations}";
        if (Directory.Exists(own))
            return own;
        foreach (var file in Directory.GetFiles(Microsoft, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(own, Path.GetRelativePath(Microsoft, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return own;
    }

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        if (passing)
            folder.Delete(recursive: true);
    }

    /// <summary>One size.</summary>
    /// <param name="Consultations">How many there are; each has three replies.</param>
    /// <param name="Database">The database's name.</param>
    /// <param name="Seed">What the copies were made with.</param>
    /// <param name="Seconds">How long the filling took since the size before.</param>
    /// <param name="Megabytes">How much room it takes.</param>
    public sealed record Filled(int Consultations, string Database, int Seed, int Seconds, long Megabytes);
}
