using System.Diagnostics;
using System.Globalization;
using ConsultAddin.Faults.Driver;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ConsultAddin.Faults.Load;

/// <summary>
/// Fills databases of a thousand consultations, ten times as many, and so on: one consultation is lived through with the product, and
/// copied. A copy of the database is put aside at each size.
/// </summary>
internal static class Fill
{
    /// <summary>Fills a folder in which nothing is yet.</summary>
    public static async Task<IReadOnlyList<LoadFolder.Filled>> RunAsync(LoadFolder folder, int consultations, int seed, string log, CancellationToken ct)
    {
        var connection = new NpgsqlConnectionStringBuilder(await folder.Cluster.CreateAsync()) { CommandTimeout = 0 };
        await using (var db = new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(connection.ConnectionString).Options))
            await db.Database.MigrateAsync(ct);
        var reference = await LiveAsync(folder, connection.ConnectionString, log, ct);

        var filled = new List<LoadFolder.Filled>();
        await using var database = NpgsqlDataSource.Create(connection);
        var copies = new Copies(database, seed);
        await copies.PrepareAsync(reference, ct);
        for (var size = Math.Min(1000, consultations); ; size = (int)Math.Min(size * 10L, consultations))
        {
            var watch = Stopwatch.StartNew();
            await copies.GrowAsync(size, ct);
            var name = size == consultations ? connection.Database! : string.Create(CultureInfo.InvariantCulture, $"load_{size}");
            filled.Add(new(size, name, seed, (int)watch.Elapsed.TotalSeconds, await copies.MegabytesAsync(ct)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size:N0} consultations filled in {filled[^1].Seconds} s, {filled[^1].Megabytes:N0} MB"));
            if (size == consultations)
                break;
            database.Clear();
            await folder.Cluster.CopyAsync(connection.Database!, name);
        }

        await folder.RememberAsync(filled, ct);
        return filled;
    }

    /// <summary>One consultation with three replies, from its draft to its approval.</summary>
    private static async Task<string> LiveAsync(LoadFolder folder, string connection, string log, CancellationToken ct)
    {
        await using var city = await LoadCity.StartAsync(folder, folder.Microsoft, connection, log, ct);
        var story = new Story(new Plan(0, [[
            new(Kind.Question, People.CitizenService, [People.Consultation]), new(Kind.Approve, People.CitizenService, [People.Consultation]),
            new(Kind.Approve, People.Foundation, [People.Consultation])]]), city.StandIn, city.Officer);
        await story.LiveAsync(ct);
        await LoadCity.UntilAsync(async () => await city.StatusAsync(story.Reference, ct) == "approved", ct);
        // What is still to be sent would be sent once for each copy.
        await using var db = new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(connection).Options);
        await LoadCity.UntilAsync(async () => !await db.Set<Server.Mailboxes.Rows.OutboxRow>().AnyAsync(o => o.SentAt == null, ct), ct);
        return story.Reference;
    }
}
