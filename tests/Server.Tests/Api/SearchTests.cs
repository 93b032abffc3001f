using System.Net.Http.Json;
using ConsultAddin.Core;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Storage;
using ConsultAddin.Server.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Tests.Api;

/// <summary>Whichever way words are looked for, what is found is what whoever reads every consultation would find.</summary>
#pragma warning disable CA5394 // Nothing secret hangs on it.
public abstract class SearchTests(Office office)
{
    private const int Kept = 9000;

    /// <summary>Few enough that most words' letters stand in other words in another order.</summary>
    private const string Syllables = "가나다라마바사";

    private static readonly string[] Departments = ["한파대응팀", "소상공인지원과", "도로과", "한파 대응 2과"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_find_what_a_look_at_every_consultation_finds()
    {
        var seed = Random.Shared.Next();
        var chance = new Random(seed);
        List<string> words = [.. Enumerable.Range(0, 150).Select(_ => Word(chance)).Distinct()];
        var (all, owned) = await FillAsync(words, chance);
        for (var i = 0; i < 150; i++)
        {
            var counsellor = chance.Next(2) == 0;
            var asked = string.Join(' ', Enumerable.Range(0, chance.Next(1, 3)).Select(_ => Any(chance, words)));
            var department = chance.Next(4) == 0 ? Any(chance, Departments) : null;
            var status = chance.Next(4) == 0 ? Any(chance, [Status.Approved, Status.Rejected]) : (Status?)null;
            var after = chance.Next(3) == 0 ? Any(chance, all) : null;
            var limit = Any(chance, [2, 20, 100]);
            var path = $"/api/consultations?q={asked}&limit={limit}{(department is null ? "" : $"&department={department}")}"
                + (status is null ? "" : $"&status={status.Value.ToString().ToLowerInvariant()}")
                + (after is null ? "" : $"&after={new Reference(after.Year, after.Number)}");
            var expected = all
                .Where(c => counsellor || c.Department == Departments[0] || owned.Contains(c.Id))
                .Where(c => (department is null || c.Department == department) && (status is null || c.Status == status))
                .Where(c => after is null || c.Year < after.Year || (c.Year == after.Year && c.Number < after.Number))
                .Where(c => asked.Split(' ').All(word => c.SearchText.Contains(word, StringComparison.Ordinal)))
                .Take(limit).Select(c => new Reference(c.Year, c.Number));
            var person = await office.As(counsellor ? Office.Hana : Office.Minsu);
            var found = await person.GetFromJsonAsync<ListConsultations.Response>(path, CoreJson.Options, Cancellation);
            Assert.True(
                expected.SequenceEqual(found!.Items.Select(item => item.Reference)),
                $"seed {seed}, {(counsellor ? "a counsellor" : "an officer")}: {path}");
        }
    }

    /// <summary>Keeps consultations of some years whose words are from very common to very rare: all newest first, and which of them Minsu owns.</summary>
    private async Task<(IReadOnlyList<ConsultationRow> All, IReadOnlySet<Guid> Owned)> FillAsync(List<string> words, Random chance)
    {
        // Whoever acts for the first time gets an id.
        await office.Create();
        await using var db = office.Database.Open();
        var minsu = (await db.Actors.SingleAsync(a => a.Address == Office.Minsu, Cancellation)).Id;
        for (var n = 0; n < Kept; n++)
        {
            var (department, year) = (Any(chance, Departments), 2026 - (n * 4 / Kept));
            var text = $"{department}\n{string.Join(' ', Enumerable.Range(0, 4).Select(_ => words[(int)Math.Pow(words.Count, chance.NextDouble()) - 1]))}";
            var row = new ConsultationRow
            {
                Id = Guid.CreateVersion7(),
                Year = year,
                Number = 100 + n,
                Department = department,
                Status = chance.Next(20) == 0 ? Status.Rejected : Status.Approved,
                SearchText = text,
                SearchGrams = [.. Grams.Of(text), Grams.OfYear(year)],
            };
            db.Consultations.Add(row);
            if (chance.Next(50) == 0)
                db.Owners.Add(new OwnerRow { ConsultationId = row.Id, ActorId = minsu });
        }

        await db.SaveChangesAsync(Cancellation);
        return (
            await db.Consultations.AsNoTracking().OrderByDescending(c => c.Year).ThenByDescending(c => c.Number).ToListAsync(Cancellation),
            await db.Owners.Where(o => o.ActorId == minsu).Select(o => o.ConsultationId).ToHashSetAsync(Cancellation));
    }

    private static string Word(Random chance) =>
        string.Concat(Enumerable.Range(0, chance.Next(1, 5)).Select(_ => Syllables[chance.Next(Syllables.Length)]));

    private static T Any<T>(Random chance, IReadOnlyList<T> of) => of[chance.Next(of.Count)];
}
#pragma warning restore CA5394

public sealed class SearchOnSqliteTests(SqliteOffice office) : SearchTests(office), IClassFixture<SqliteOffice>;

public sealed class SearchOnPostgresTests(PostgresOffice office) : SearchTests(office), IClassFixture<PostgresOffice>;
