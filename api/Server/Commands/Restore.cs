using ConsultAddin.Server.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ConsultAddin.Server.Commands;

/// <summary>
/// <c>restore FILE</c>: puts a backup where no database is yet. The server that is started on it reads the mailboxes from where the backup
/// ends, and finds what it sent since among its sent mails, so that nothing is sent twice.
/// </summary>
internal static class Restore
{
    private const string Usage = "restore FILE [--ConnectionStrings:Consultations=…]";

    /// <summary>Runs the verb on the deployment's own configuration.</summary>
    /// <returns>0; 1 when nothing was restored, with a sentence that says why; 2 for wrong options.</returns>
    internal static Task<int> RunAsync(string[] arguments) => StoredCopy.RunAsync(arguments, Usage, RunAsync);

    internal static async Task<int> RunAsync(string connection, string file, TextWriter output, TextWriter errors)
    {
        if (!File.Exists(file))
            return await errors.SayAsync($"There is no file {file}.");
        var failure = Database.IsPostgres(connection) ? await IntoPostgresAsync(connection, file) : await IntoSqliteAsync(connection, file);
        if (failure is not null)
            return await errors.SayAsync(failure);
        await output.WriteLineAsync("Restored. Start the server: it catches up from the mailboxes by itself.");
        return 0;
    }

    private static async Task<string?> IntoSqliteAsync(string connection, string file)
    {
        var target = new SqliteConnectionStringBuilder(connection).DataSource;
        // A log left beside a database that was taken away would be replayed into the copy.
        if (new[] { target, $"{target}-wal", $"{target}-shm" }.FirstOrDefault(File.Exists) is { } inTheWay)
            return $"{inTheWay} exists already; nothing was restored. Stop the server and move the file away first.";
        var folder = Path.GetDirectoryName(Path.GetFullPath(target))!;
        Directory.CreateDirectory(folder);
        var unfinished = $"{target}.restoring";
        try
        {
            File.Copy(file, unfinished, overwrite: true);
            if (await FaultAsync(unfinished) is { } fault)
                return $"{file} is no whole backup ({fault}); nothing was restored.";
            StoredCopy.OnlyForMe(unfinished);
            File.Move(unfinished, target);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"The backup could not be copied to {target}: {e.Message}";
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task<string?> FaultAsync(string file)
    {
        try
        {
            await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
            await copy.OpenAsync();
            await using var check = copy.CreateCommand();
            check.CommandText = "PRAGMA integrity_check(1)";
            if (await check.ExecuteScalarAsync() is not "ok" and var said)
                return said?.ToString();
            check.CommandText = "SELECT count(*) FROM events";
            await check.ExecuteScalarAsync();
            return null;
        }
        catch (SqliteException e)
        {
            return e.Message;
        }
    }

    private static async Task<string?> IntoPostgresAsync(string connection, string file)
    {
        try
        {
            await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
            await using var tables = source.CreateCommand("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'");
            if (await tables.ExecuteScalarAsync() is not 0L)
                return "The database has tables already; nothing was restored. Create an empty one (ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0) and name it.";
        }
        catch (NpgsqlException e)
        {
            return $"The database could not be opened: {e.Message}";
        }

        return await PostgresTool.RunAsync("pg_restore", connection, ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", file]);
    }
}
