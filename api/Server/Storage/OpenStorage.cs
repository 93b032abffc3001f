using ConsultAddin.Server.Settings;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Storage;

/// <summary>Before anything else starts: refuses a database that would lose Hangul, brings the schema up to date, and keeps what changed in the settings.</summary>
internal sealed class OpenStorage(IServiceScopeFactory scopes, CitySettings city, TimeProvider clock) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConsultationsDb>();
        if (db is PostgresDb)
            await RefuseLocaleWithoutHangul(db, cancellationToken);
        else
            CreateFolder(db);
        await db.Database.MigrateAsync(cancellationToken);
        await SettingsHistory.Record(db, city, clock.GetUtcNow(), cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task RefuseLocaleWithoutHangul(ConsultationsDb db, CancellationToken cancellationToken)
    {
        var locale = await db.Database.SqlQuery<Locale>(
            $"""
            SELECT datctype AS "Type", pg_encoding_to_char(encoding) AS "Encoding" FROM pg_database WHERE datname = current_database()
            """).SingleAsync(cancellationToken);
        if (locale.Encoding != "UTF8" || locale.Type is "C" or "POSIX")
        {
            throw new InvalidOperationException(
                $"ConnectionStrings:{Database.ConnectionName} names a database with encoding {locale.Encoding} and LC_CTYPE {locale.Type}: "
                + "Hangul can't be searched in it. Create it with ENCODING 'UTF8' and LOCALE 'C.UTF-8' or 'ko_KR.UTF-8' from template0.");
        }
    }

    private static void CreateFolder(ConsultationsDb db)
    {
        var file = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            Directory.CreateDirectory(folder);
    }

    private sealed record Locale(string Type, string Encoding);
}
