using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Operations.Retention;
using ConsultAddin.Server.Storage;
using ConsultAddin.Server.Tests.Mailboxes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultAddin.Server.Tests.Operations;

/// <summary>Three years after its closing a consultation is only its events: no text, no name, the same status.</summary>
public sealed class ErasureTests(PostgresCluster cluster)
{
    private static readonly string OnHold = new Reference(2026, 2).ToString();

    private const string Outsider = "stranger@elsewhere.example";

    private const string Regular = "regular@elsewhere.example";

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task After_its_retention_a_consultation_keeps_its_events_and_status_and_nothing_of_people(string database)
    {
        await using var town = await Town.StartAsync(database == "postgresql" ? await cluster.CreateAsync() : null, configure: c => c["City:LegalHolds:0"] = OnHold);
        var (reference, sheet) = await town.SentAsync();
        var (held, other) = await town.SentAsync();
        Assert.Equal(OnHold, held);
        town.Answer(Town.CitizenService, "동의합니다.", sheet);
        town.Answer(Town.Foundation, "동의합니다.", sheet);
        town.Arrive(town.Reply(Outsider, "저는 상관없는 사람입니다.", sheet, "RE: 협의"), Local.Exchange.ArrivalProof.Dmarc);
        foreach (var mail in (string[])[sheet, other])
            town.Arrive(town.Reply(Regular, "참고로 말씀드립니다.", mail, "RE: 협의"), Local.Exchange.ArrivalProof.Dmarc);
        await town.RoundAsync();
        await town.SendOutboxAsync();
        var events = await EventsAsync(town, reference);
        var (status, words) = Standing(await town.ViewAsync(reference));
        Assert.Equal("approved", status);

        town.Clock.Advance(TimeSpan.FromDays((3 * 365) + 10));
        Assert.Equal(0, await EraseAsync(town));
        town.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(1, await EraseAsync(town));
        Assert.Equal(0, await EraseAsync(town));

        Assert.Equal(events, await EventsAsync(town, reference));
        Assert.Equal((status, words), Standing(await town.ViewAsync(reference)));
        await town.ReadAsync(async db =>
        {
            var row = await db.Consultations.SingleAsync(c => c.Number == 1);
            Assert.Equal(("", "", ""), (row.Title, row.SearchText, row.WorkingSheet));
            var mails = await db.Mails.Where(m => m.ConsultationId == row.Id).ToListAsync();
            Assert.Equal(5, mails.Count);
            Assert.All(mails, m => Assert.True(m is { ErasedAt: not null, Mime: null, VisibleText: null, Subject: "", From: "" }));
            Assert.All(await db.Fills.Where(f => f.ConsultationId == row.Id).ToListAsync(), f => Assert.True(f is { ErasedAt: not null, Sheet: null, Mailbox: "" }));
            Assert.All(await db.Set<OutboxRow>().Where(o => o.ConsultationId == row.Id).ToListAsync(), o => Assert.Equal(("", "", ""), (o.To, o.Subject, o.Text)));
            // The stranger was in this consultation only; officer and bodies are named by the settings, and act on.
            Assert.False(await db.Actors.AnyAsync(a => a.Address == Outsider));
            // This one is in the consultation on hold, too.
            Assert.True(await db.Actors.AnyAsync(a => a.Address == Regular));
            Assert.True(await db.Actors.AnyAsync(a => a.Address == Town.Officer));
            // What is on hold is whole.
            Assert.False(await db.Mails.AnyAsync(m => m.ConsultationId != row.Id && m.ErasedAt != null));
            Assert.True(await db.Fills.AnyAsync(f => f.ConsultationId != row.Id && f.Sheet != null));
            return 0;
        });
    }

    [Fact]
    public void Everybody_whom_an_event_can_name_is_known_to_appear_in_its_consultation()
    {
        var person = Guid.CreateVersion7();
        string[] things = ["MailId", "FillId", "RemarkId"];
        foreach (var kind in typeof(Fact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Fact)) && !t.IsAbstract))
        {
            foreach (var names in kind.GetProperties().Where(p => (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) == typeof(Guid) && !things.Contains(p.Name)))
            {
                var fact = (Fact)RuntimeHelpers.GetUninitializedObject(kind);
                names.SetValue(fact, person);
                Assert.True(Appearing.In(new(Guid.Empty, 1, default, null, fact)).Contains(person), $"{kind.Name}.{names.Name}");
            }
        }
    }

    private static (string Status, string Words) Standing(JsonNode view) => (
        (string)view["status"]!,
        string.Join('\n', view["bodies"]!.AsArray().Select(b => $"{b!["code"]} {b["word"]?["decision"]} {b["word"]?["at"]}")));

    private static async Task<int> EraseAsync(Town town)
    {
        await using var scope = town.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Erase>().RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>All rows as they are stored; the chain of their hashes must hold.</summary>
    private static Task<string[]> EventsAsync(Town town, string reference) => town.ReadAsync(async db =>
    {
        var number = int.Parse(reference.AsSpan(6, 5), System.Globalization.CultureInfo.InvariantCulture);
        var rows = await db.Events.Where(e => db.Consultations.Any(c => c.Id == e.ConsultationId && c.Number == number)).OrderBy(e => e.Version).ToListAsync();
        Assert.Null(EventChain.FirstBreak(rows));
        return rows.Select(r => $"{r.Version} {r.Id} {r.At:O} {r.Actor} {r.Name} {r.Fact} {Convert.ToHexString(r.Hash)}").ToArray();
    });
}
