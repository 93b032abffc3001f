using System.Text.Json;
using ConsultAddin.Core;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;
using ConsultAddin.Server.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace ConsultAddin.Server.Tests.Storage;

/// <summary>A start that finds the settings changed keeps the difference.</summary>
public abstract class SettingsHistoryTests(TestDatabase database) : IAsyncLifetime
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Only_a_changed_setting_is_kept_with_what_it_was_and_is()
    {
        Assert.Single(await Start());
        Assert.Single(await Start());
        var history = await Start(("City:Bodies:0:Members:0:Address", "younghee@seoul.example"));
        Assert.Equal([1, 2], history.Select(h => h.Number));
        var change = Assert.Single(JsonSerializer.Deserialize<SettingsHistory.Change[]>(history[^1].Difference!, CoreJson.Options)!);
        Assert.Equal(new SettingsHistory.Change("City:Bodies:0:Members:0:Address", "sunyoung@seoul.example", "younghee@seoul.example"), change);
    }

    private async Task<List<SettingsRow>> Start(params (string Name, string Value)[] changed)
    {
        await using (await ServerProcess.StartAsync(database.Connection, builder =>
            builder.Configuration.AddInMemoryCollection(changed.Select(c => KeyValuePair.Create(c.Name, (string?)c.Value)))))
        {
            await using var db = database.Open();
            return await db.Settings.AsNoTracking().OrderBy(s => s.Number).ToListAsync(Cancellation);
        }
    }
}

public sealed class SettingsHistoryOnSqliteTests() : SettingsHistoryTests(new SqliteDatabase());

public sealed class SettingsHistoryOnPostgresTests(PostgresCluster cluster) : SettingsHistoryTests(new PostgresDatabase(cluster));
