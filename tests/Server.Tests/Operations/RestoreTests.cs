using System.Text.Json.Nodes;
using ConsultAddin.Server.Commands;
using ConsultAddin.Server.Mailboxes.Outbox;
using ConsultAddin.Server.Tests.Mailboxes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Tests.Operations;

/// <summary>A lost database costs nothing that reached a mailbox, and nobody gets a mail of ours a second time.</summary>
public sealed class RestoreTests(PostgresCluster cluster) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("restore");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task A_restored_backup_catches_up_from_the_mailboxes_to_the_same_status_and_sends_nothing_twice(string database)
    {
        var postgres = database == "postgresql";
        await using var town = await Town.StartAsync(postgres ? await cluster.CreateAsync() : null);
        var connection = await town.ReadAsync(db => Task.FromResult(db.Database.GetConnectionString()!));
        var backup = Path.Combine(folder.FullName, "backup");
        var (reference, sheet) = await town.SentAsync();
        var (second, secondSheet) = await town.SentAsync();

        Assert.Equal("", await Said(Backup.RunAsync, connection, backup));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(backup));

        // After the backup: one consultation is agreed to, the other rejected; the owner hears of both.
        town.Answer(Town.CitizenService, "동의합니다.", sheet);
        town.Answer(Town.Foundation, "동의합니다.", sheet);
        town.Answer(Town.Foundation, "반대합니다.", secondSheet);
        await town.RoundAsync();
        await town.SendOutboxAsync();
        var (status, secondStatus) = (await Standing(town, reference), await Standing(town, second));
        Assert.Equal("approved", (string)JsonNode.Parse(status)!["status"]!);
        Assert.Equal("rejected", (string)JsonNode.Parse(secondStatus)!["status"]!);
        var sent = Sent(town);
        Assert.Equal(2, sent.Length);

        var restored = postgres ? await cluster.CreateAsync() : $"Data Source={Path.Combine(folder.FullName, "restored.db")}";
        Assert.Equal("", await Said(Restore.RunAsync, restored, backup));
        await town.RestartServerAsync(restored);
        Assert.Equal("awaiting", await town.StatusAsync(reference));
        for (var i = 0; i < 3; i++)
        {
            await town.RoundAsync();
            await town.SendOutboxAsync();
            town.Clock.Advance(SendOutbox.Rest);
        }

        Assert.Equal(status, await Standing(town, reference));
        Assert.Equal(secondStatus, await Standing(town, second));
        Assert.Equal(sent, Sent(town));
        // That it was sent is known again, so that an answer to it finds its consultation.
        Assert.Equal(2, await town.ReadAsync(db => db.Events.CountAsync(e => e.Name == "product-mail-sent")));
        Assert.Empty((await town.ViewAsync(reference))["lists"]!["other"]!.AsArray());
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task Neither_a_backup_nor_a_restore_overwrites_anything(string database)
    {
        await using var town = await Town.StartAsync(database == "postgresql" ? await cluster.CreateAsync() : null);
        var connection = await town.ReadAsync(db => Task.FromResult(db.Database.GetConnectionString()!));
        var backup = Path.Combine(folder.FullName, "backup");
        Assert.Equal("", await Said(Backup.RunAsync, connection, backup));
        Assert.Contains("already", await Said(Backup.RunAsync, connection, backup), StringComparison.Ordinal);
        Assert.Contains("already", await Said(Restore.RunAsync, connection, backup), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_backup_is_not_restored_and_leaves_nothing_behind()
    {
        var file = Path.Combine(folder.FullName, "damaged");
        await File.WriteAllTextAsync(file, "no database", TestContext.Current.CancellationToken);
        var target = Path.Combine(folder.FullName, "target", "consultations.db");
        Assert.Contains("no whole backup", await Said(Restore.RunAsync, $"Data Source={target}", file), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(target)!));
    }

    /// <summary>What a consultation amounts to, without ids and instants of recording, which a restored copy makes anew.</summary>
    private static async Task<string> Standing(Town town, string reference)
    {
        var view = await town.ViewAsync(reference);
        return new JsonObject
        {
            ["status"] = view["status"]!.DeepClone(),
            ["waitingFor"] = view["waitingFor"]!.DeepClone(),
            ["words"] = new JsonArray([.. view["bodies"]!.AsArray().Select(b => (JsonNode?)$"{b!["code"]} {b["word"]?["decision"]} {b["word"]?["at"]} {b["word"]?["sentence"]}")]),
            ["reasons"] = new JsonArray([.. view["reasons"]!.AsArray().Select(r => (JsonNode?)(string)r!["text"]!)]),
        }.ToJsonString();
    }

    /// <summary>Our own mails as they lie in the officer's mailbox.</summary>
    private static string[] Sent(Town town) =>
        [.. town.StandIn.Mail.Find(Town.Officer)!.Items().Where(i => i.Envelope.Subject.Contains("알림", StringComparison.Ordinal)).Select(i => i.Envelope.Subject).Order(StringComparer.Ordinal)];

    private static async Task<string> Said(Func<string, string, TextWriter, TextWriter, Task<int>> verb, string connection, string file)
    {
        await using var errors = new StringWriter();
        var code = await verb(connection, file, TextWriter.Null, errors);
        Assert.Equal(errors.ToString().Length == 0 ? 0 : 1, code);
        SqliteConnection.ClearAllPools();
        return errors.ToString();
    }
}
