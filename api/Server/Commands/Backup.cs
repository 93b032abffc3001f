using ConsultAddin.Server.Storage;
using Microsoft.Data.Sqlite;

namespace ConsultAddin.Server.Commands;

/// <summary>
/// <c>backup FILE</c>: writes everything kept into one file, while the server runs. The file holds mails and the keys of cookies: only
/// whoever wrote it may read it. What comes after it is not lost: <c>restore</c> catches up from the mailboxes.
/// </summary>
internal static class Backup
{
    private const string Usage = "backup FILE [--ConnectionStrings:Consultations=…]";

    /// <summary>Runs the verb on the deployment's own configuration.</summary>
    /// <returns>0; 1 when nothing was written, with a sentence that says why; 2 for wrong options.</returns>
    internal static Task<int> RunAsync(string[] arguments) => StoredCopy.RunAsync(arguments, Usage, RunAsync);

    internal static async Task<int> RunAsync(string connection, string file, TextWriter output, TextWriter errors)
    {
        if (File.Exists(file))
            return await errors.SayAsync($"{file} exists already; nothing was written. Name a new file.");
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
            return await errors.SayAsync($"The folder {folder} does not exist. Create it first.");
        var failure = Database.IsPostgres(connection)
            ? await PostgresTool.RunAsync("pg_dump", connection, ["--format=custom", "--no-owner", "--no-privileges", "--exclude-table=qrtz_*", $"--file={file}"])
            : await CopyAsync(connection, file);
        if (failure is not null)
        {
            File.Delete(file);
            return await errors.SayAsync(failure);
        }

        StoredCopy.OnlyForMe(file);
        await output.WriteLineAsync($"Wrote {file}, {new FileInfo(file).Length:N0} bytes.");
        return 0;
    }

    private static async Task<string?> CopyAsync(string connection, string file)
    {
        var source = new SqliteConnectionStringBuilder(connection) { Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        if (!File.Exists(source.DataSource))
            return $"There is no database {source.DataSource}. Set ConnectionStrings:{Database.ConnectionName} or DataFolder as the server has it.";
        try
        {
            await using var database = new SqliteConnection(source.ConnectionString);
            await database.OpenAsync();
            await using var copy = database.CreateCommand();
            // One consistent snapshot; neither readers nor the writer wait for it.
            copy.CommandText = "VACUUM INTO $file";
            copy.Parameters.AddWithValue("$file", file);
            await copy.ExecuteNonQueryAsync();
            return null;
        }
        catch (SqliteException e)
        {
            return $"The database could not be copied: {e.Message}";
        }
    }
}
