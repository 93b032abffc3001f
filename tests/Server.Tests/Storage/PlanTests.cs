using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Net.Http.Json;
using ConsultAddin.Core;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Operations.Retention;
using ConsultAddin.Server.Storage;
using ConsultAddin.Server.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultAddin.Server.Tests.Storage;

/// <summary>What a page of a list costs doesn't grow with the years: PostgreSQL finds it by an index.</summary>
public sealed class PlanTests(OfficeOfManyYears office) : IClassFixture<OfficeOfManyYears>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Office.Minsu, "/api/consultations")]
    [InlineData(Office.Minsu, "/api/consultations?status=attention")]
    [InlineData(Office.Minsu, "/api/consultations?status=awaiting&status=partial&after={0}")]
    [InlineData(Office.Minsu, "/api/consultations?q=제설")]
    [InlineData(Office.Hana, "/api/consultations?after={1}")]
    [InlineData(Office.Hana, "/api/consultations?status=rejected&department=부서 7")]
    [InlineData(Office.Hana, "/api/consultations?due=2026-11-24T06:00:00Z")]
    [InlineData(Office.Hana, "/api/consultations?q=안내")]
    [InlineData(Office.Hana, "/api/consultations?q=눈")]
    [InlineData(Office.Hana, "/api/answers?q=빙판")]
    [InlineData(Office.Hana, "/api/answers?q=어디에도 없는 말")]
    [InlineData(Office.Sunyoung, "/api/reviews")]
    public async Task No_page_is_found_by_reading_every_consultation(string person, string path)
    {
        var address = string.Format(CultureInfo.InvariantCulture, path, new Reference(2024, 77), new Reference(2023, 2000));
        var plans = await office.PlansOf(person, address);
        Assert.Contains(plans, plan => plan.Contains("on consultations", StringComparison.Ordinal));
        Assert.DoesNotContain(plans, plan => plan.Contains("Seq Scan on consultations", StringComparison.Ordinal)
            || plan.Contains("Seq Scan on owners", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rare_word_is_found_newest_first_through_all_years() =>
        Assert.Equal(OfficeOfManyYears.Rare, await Found(Office.Hana, "결빙 구간", 7));

    [Fact]
    public async Task None_of_the_departments_own_is_passed_over_for_an_older_one_that_the_caller_owns_elsewhere() =>
        Assert.Equal(OfficeOfManyYears.Shared, await Found(Office.Minsu, "합동 점검", 50));

    [Fact]
    public async Task A_consultation_is_shown_to_a_counsellor_by_three_questions_and_without_a_look_at_its_mails()
    {
        var asked = await office.AskedBy(Office.Hana, $"/api/consultations/{office.Sent}");
        Assert.Equal(3, asked.Count);
        Assert.DoesNotContain(asked, a => a.Contains("FROM mails", StringComparison.Ordinal) || a.Contains("FROM remarks", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whether_mail_of_ours_waits_is_not_found_by_reading_all_that_was_ever_sent()
    {
        var plans = await office.PlansOf(Office.Admin, "/health/ready");
        Assert.Contains(plans, plan => plan.Contains("on outbox", StringComparison.Ordinal));
        Assert.DoesNotContain(plans, plan => plan.Contains("Seq Scan on outbox", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_to_be_erased_is_not_found_by_reading_all_that_is_kept()
    {
        var plans = await office.PlansOf(async services => await services.GetRequiredService<Erase>().RunAsync(Cancellation));
        Assert.Equal(2, plans.Count(plan => plan.Contains("on consultations", StringComparison.Ordinal)));
        Assert.DoesNotContain(plans, plan => plan.Contains("Seq Scan on consultations", StringComparison.Ordinal)
            || plan.Contains("Seq Scan on mails", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whether_somebody_who_is_to_be_forgotten_is_named_elsewhere_is_not_found_by_reading_all_that_happened()
    {
        var plans = await office.PlansOf(async services =>
        {
            var db = services.GetRequiredService<ConsultationsDb>();
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE consultations SET "ChangedAt" = 0 WHERE "Id" = md5('c' || 4321)::uuid;
                INSERT INTO actors ("Id", "Address", "Name") VALUES (md5('a' || 21)::uuid, 'somebody@elsewhere.example', '');
                """,
                Cancellation);
            Assert.Equal(1, await services.GetRequiredService<Erase>().RunAsync(Cancellation));
            // Named in others that are kept.
            Assert.True(await db.Actors.AnyAsync(a => a.Address == "somebody@elsewhere.example", Cancellation));
        });
        Assert.Contains(plans, plan => plan.Contains("on appearances", StringComparison.Ordinal));
        Assert.DoesNotContain(plans, plan => plan.Contains("Seq Scan on appearances", StringComparison.Ordinal)
            || plan.Contains("on events", StringComparison.Ordinal) || plan.Contains("Seq Scan on consultations", StringComparison.Ordinal));
    }

    /// <summary>All pages of a search.</summary>
    private async Task<IReadOnlyList<Reference>> Found(string person, string words, int limit)
    {
        var found = new List<Reference>();
        for (Reference? after = null; ;)
        {
            var page = await office.Read<ListConsultations.Response>(person, $"/api/consultations?q={words}&limit={limit}{(after is null ? "" : $"&after={after}")}");
            found.AddRange(page.Items.Select(i => i.Reference));
            if ((after = page.Next) is null)
                return found;
        }
    }
}

/// <summary>An office that has kept twenty thousand consultations, and a server beside it that tells how its questions are answered.</summary>
public sealed class OfficeOfManyYears(PostgresCluster cluster) : IAsyncLifetime
{
    private const int Kept = 20_000;

    /// <summary>An instant within the retention.</summary>
    private static readonly long Lately = ServerProcess.Begin.ToUnixTimeMilliseconds() * 1000;

    private readonly PostgresOffice _office = new(cluster);
    private readonly Plans _plans = new();
    private ServerProcess _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Those that hold a rare word, newest first: ten a year for four years.</summary>
    public static IReadOnlyList<Reference> Rare { get; } =
        [.. from year in new[] { 2024, 2023, 2022, 2021 } from tenth in Enumerable.Range(0, 10) select new Reference(year, 4517 - (tenth * 500))];

    /// <summary>Those that hold another word, newest first: many of Minsu's department of one year, and some older ones that Minsu owns elsewhere.</summary>
    public static IReadOnlyList<Reference> Shared { get; } =
    [
        .. Enumerable.Range(1, 83).Reverse().Select(n => new Reference(2024, 60 * n)),
        .. Enumerable.Range(1, 30).Reverse().Select(n => new Reference(2021, 60 * n)),
    ];

    /// <summary>One whose sheet was sent in the ordinary way.</summary>
    public Reference Sent { get; private set; }

    /// <summary>What this request asks of the database.</summary>
    public async Task<IReadOnlyList<string>> AskedBy(string person, string path)
    {
        _plans.Asked.Clear();
        await PlansOf(person, path);
        return [.. _plans.Asked];
    }

    /// <summary>What this request is answered.</summary>
    public async Task<T> Read<T>(string person, string path) =>
        (await (await _office.As(person)).GetFromJsonAsync<T>(new Uri(_server.Address, path), CoreJson.Options, Cancellation))!;

    /// <summary>How PostgreSQL answers what this request asks of it about consultations and mails of our own.</summary>
    public async Task<IReadOnlyList<string>> PlansOf(string person, string path)
    {
        _plans.Seen.Clear();
        var known = await _office.As(person);
        using var answer = await known.GetAsync(new Uri(_server.Address, path), Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
        return [.. _plans.Seen];
    }

    /// <summary>The same for work that nobody asks for by a request.</summary>
    public async Task<IReadOnlyList<string>> PlansOf(Func<IServiceProvider, Task> work)
    {
        _plans.Seen.Clear();
        await using var scope = _server.App.Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
        return [.. _plans.Seen];
    }

    public async ValueTask InitializeAsync()
    {
        await _office.InitializeAsync();
        Sent = (await _office.CreateAndSend()).Reference;
        await using (var db = _office.Database.Open())
            await FillAsync(db);
        _server = await ServerProcess.StartAsync(_office.Database.Connection, builder =>
        {
            _office.LeadMicrosoftToTheStandIn(builder);
            builder.Services.ConfigureDbContext<PostgresDb>(o => o.AddInterceptors(_plans));
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _office.DisposeAsync();
    }

    private static async Task FillAsync(ConsultationsDb db)
    {
        string[] texts = ["안내 제설 작업", "안내 빙판길주의", "안내 지원금 신청", "안내 눈 치우기"];
        for (var i = 0; i < texts.Length; i++)
        {
            var grams = Grams.Of(texts[i]);
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO consultations ("Id", "Year", "Number", "CreatedAt", "Version", "LastEvent", "ChangedAt", "LastHash", "Department", "Title",
                    "SearchText", "SearchGrams", "Status", "NextChange", "NextStatus", "Revision", "PlannedStart", "PlannedEnd", "Urgent", "WorkingSheet")
                SELECT md5('c' || n)::uuid, 2021 + n / 5000, 10 + n % 5000, 0, 1, 0, {Lately}, '', '부서 ' || n % 40, {texts[i]}, {texts[i]}, {grams} || (2021 + n / 5000 << 16),
                    CASE WHEN n % 100 = 0 THEN 'Rejected' WHEN n % 101 = 0 THEN 'Awaiting' ELSE 'Approved' END,
                    CASE WHEN n % 1000 = 0 THEN 1 END, 'Attention', 1, n::bigint * 1000000, n::bigint * 1000000, false, '-'
                FROM generate_series({i}, {Kept - 1}, {texts.Length}) n
                """,
                Cancellation);
        }

        const string rare = "안내 결빙 구간";
        var ofRare = Grams.Of(rare);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE consultations SET "SearchText" = {rare}, "SearchGrams" = {ofRare} || ("Year" << 16) WHERE "LastEvent" = 0 AND "Number" % 500 = 17
            """,
            Cancellation);
        const string shared = "안내 합동 점검";
        var ofShared = Grams.Of(shared);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE consultations SET "Department" = '한파대응팀' WHERE "LastEvent" = 0 AND "Year" = 2024 AND "Number" % 5 = 0;
            UPDATE consultations SET "SearchText" = {shared}, "SearchGrams" = {ofShared} || ("Year" << 16)
                WHERE "LastEvent" = 0 AND "Number" % 60 = 0 AND ("Year" = 2024 OR ("Year" = 2021 AND "Number" <= 1800));
            INSERT INTO owners SELECT c."Id", a."Id" FROM consultations c, actors a
                WHERE c."Year" = 2021 AND c."Number" % 60 = 0 AND c."Number" <= 1800 AND a."Address" = {Office.Minsu};
            """,
            Cancellation);
        // The department's name stands first in what is searched.
        foreach (var department in Enumerable.Range(0, 40).Select(n => $"부서 {n}").Append("한파대응팀"))
        {
            var ofDepartment = Grams.Of(department);
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE consultations SET "SearchText" = "Department" || ' ' || "SearchText", "SearchGrams" = "SearchGrams" || {ofDepartment}
                WHERE "LastEvent" = 0 AND "Department" = {department}
                """,
                Cancellation);
        }

        await db.Database.ExecuteSqlAsync($"INSERT INTO owners SELECT \"Id\", md5('a' || \"Number\" % 500)::uuid FROM consultations WHERE \"LastEvent\" = 0", Cancellation);
        await db.Database.ExecuteSqlAsync($"INSERT INTO appearances (\"ConsultationId\", \"ActorId\") SELECT \"ConsultationId\", \"ActorId\" FROM owners ON CONFLICT DO NOTHING", Cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO outbox ("Id", "ConsultationId", "Kind", "Step", "To", "Subject", "Text", "References", "At", "State", "Attempts", "NextTryAt")
            SELECT "Id", "Id", 'tell-approved', '', '', '', '', '', 0, 'Sent', 0, 0 FROM consultations WHERE "LastEvent" = 0
            """,
            Cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO mails ("Id", "ConsultationId", "MailHash", "ContentHash", "MessageId", "From", "Subject", "Attachments", "ReceivedAt")
            SELECT "Id", "Id", "Id"::text, '', "Id"::text, '', '', '', {Lately} FROM consultations WHERE "LastEvent" = 0
            """,
            Cancellation);
        await db.Database.ExecuteSqlAsync($"ANALYZE", Cancellation);
    }

    /// <summary>Asks PostgreSQL of every question how it would answer it, just before it does.</summary>
    private sealed class Plans : DbCommandInterceptor
    {
        public ConcurrentBag<string> Seen { get; } = [];

        public ConcurrentBag<string> Asked { get; } = [];

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Asked.Add(command.CommandText);
            await ExplainAsync(command, cancellationToken);
            return result;
        }

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.StartsWith("UPDATE actors", StringComparison.Ordinal))
                await ExplainAsync(command, cancellationToken);
            return result;
        }

        private async Task ExplainAsync(DbCommand command, CancellationToken cancellationToken)
        {
            var asked = command.CommandText;
            if (!asked.Contains("FROM consultations", StringComparison.Ordinal) && !asked.Contains("FROM outbox", StringComparison.Ordinal))
                return;
            command.CommandText = "EXPLAIN " + asked;
            await using (var lines = await command.ExecuteReaderAsync(cancellationToken))
            {
                var plan = new List<string>();
                while (await lines.ReadAsync(cancellationToken))
                    plan.Add(lines.GetString(0));
                Seen.Add(string.Join('\n', plan));
            }

            command.CommandText = asked;
        }
    }
}
