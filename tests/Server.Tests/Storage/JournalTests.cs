using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Storage;
using ConsultAddin.Server.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultAddin.Server.Tests.Storage;

/// <summary>Events are appended once, in order, chained; who comes second is told.</summary>
public abstract class JournalTests(Office office)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_who_append_at_once_one_is_stale_and_nothing_of_it_is_kept()
    {
        var reference = (await office.Create()).Reference;
        await using var first = office.Server.App.Services.CreateAsyncScope();
        await using var second = office.Server.App.Services.CreateAsyncScope();
        var mine = await Staged(first, reference);
        var theirs = await Staged(second, reference);
        second.ServiceProvider.GetRequiredService<ConsultationsDb>().Remarks.Add(
            new RemarkRow { Id = Guid.CreateVersion7(), ConsultationId = Guid.Empty, Text = "만들다 만 것" });

        await mine.Commit(Cancellation);
        await Assert.ThrowsAsync<StaleException>(() => theirs.Commit(Cancellation));
        var view = await office.Get(reference);
        Assert.Single(view.History, e => e.Name == "marked-urgent");
    }

    [Fact]
    public async Task Whoever_races_the_events_have_no_gap_and_the_chain_holds()
    {
        var reference = (await office.CreateAndSend()).Reference;
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            while (true)
            {
                await using var scope = office.Server.App.Services.CreateAsyncScope();
                try
                {
                    await (await Staged(scope, reference)).Commit(Cancellation);
                    return;
                }
                catch (StaleException)
                {
                    // The other was first: begin again, as a mailbox's round does.
                }
            }
        }));
        var rows = await Rows(reference);
        Assert.Equal(Enumerable.Range(1, rows.Count).Select(v => (long)v), rows.Select(r => r.Version));
        Assert.Equal(6, rows.Count(r => r.Name == "marked-urgent"));
        Assert.Null(EventChain.FirstBreak(rows));
    }

    [Fact]
    public async Task A_row_that_was_changed_or_taken_away_shows_in_the_chain()
    {
        var rows = await Rows((await office.CreateAndSend()).Reference);
        Assert.Equal(3, rows.Count);
        Assert.Equal(2, EventChain.FirstBreak([rows[0], Copy(rows[1], rows[1].Fact.Replace("1", "2", StringComparison.Ordinal)), rows[2]]));
        Assert.Equal(3, EventChain.FirstBreak([rows[0], rows[2]]));
        Assert.Equal(2, EventChain.FirstBreak(rows.Skip(1)));
    }

    [Fact]
    public async Task Events_hold_neither_names_nor_addresses_nor_words()
    {
        var reference = (await office.CreateAndSend()).Reference;
        await office.Replied(reference, "citizen-service", Decision.Approve, "비밀스러운 말");
        await office.Done<ConsultationView>(reference, "withdraw", new { reason = "비밀스러운 사유" });
        var facts = string.Concat((await Rows(reference)).Select(r => r.Fact));
        Assert.DoesNotContain("비밀", facts);
        Assert.DoesNotContain("@", facts);
        Assert.DoesNotContain("민수", facts);
    }

    [Fact]
    public async Task What_is_read_back_is_what_was_written_to_the_microsecond()
    {
        office.Server.Clock.Advance(TimeSpan.FromTicks(12_345));
        var reference = (await office.Create()).Reference;
        var recorded = Assert.Single((await office.Get(reference)).History).At;
        Assert.Equal(UnixMicroseconds.Cut(office.Server.Clock.GetUtcNow()), recorded);
    }

    [Fact]
    public async Task Numbers_begin_anew_with_the_year_in_Seoul()
    {
        office.Server.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 31, 14, 59, 59, TimeSpan.Zero));
        Assert.Equal(2026, (await office.Create()).Reference.Year);
        office.Server.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 31, 15, 0, 0, TimeSpan.Zero));
        Assert.Equal(new Reference(2027, 1), (await office.Create()).Reference);
    }

    private static async Task<Journal> Staged(AsyncServiceScope scope, Reference reference)
    {
        var journal = scope.ServiceProvider.GetRequiredService<Journal>();
        var consultation = (await journal.Load(reference, Cancellation))!;
        await journal.Append(consultation, null, [new MarkedUrgent { RemarkId = Guid.CreateVersion7() }], Cancellation);
        return journal;
    }

    private static EventRow Copy(EventRow row, string fact) => new()
    {
        ConsultationId = row.ConsultationId,
        Version = row.Version,
        Id = row.Id,
        At = row.At,
        Actor = row.Actor,
        Name = row.Name,
        NameVersion = row.NameVersion,
        Fact = fact,
        Hash = row.Hash,
    };

    private async Task<List<EventRow>> Rows(Reference reference)
    {
        await using var db = office.Database.Open();
        return await db.Events.AsNoTracking()
            .Where(e => db.Consultations.Any(c => c.Id == e.ConsultationId && c.Year == reference.Year && c.Number == reference.Number))
            .OrderBy(e => e.Version).ToListAsync(Cancellation);
    }
}

public sealed class JournalOnSqliteTests(SqliteOffice office) : JournalTests(office), IClassFixture<SqliteOffice>;

public sealed class JournalOnPostgresTests(PostgresOffice office) : JournalTests(office), IClassFixture<PostgresOffice>;
