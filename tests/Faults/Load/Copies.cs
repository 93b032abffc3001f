using System.Globalization;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using Npgsql;

namespace ConsultAddin.Faults.Load;

/// <summary>
/// Many consultations made of one: its rows are copied in the database with ids, years, departments, statuses, words and times of their own.
/// What is not as in life: the copies' hashes of events don't follow from each other, their mails' MIME counts as erased, and a copy's
/// columns may tell another status than its events do. The database cleans up when told to, not by itself, so that no measure meets it.
/// </summary>
internal sealed class Copies(NpgsqlDataSource database, int seed)
{
    private const int PerYear = 50_000;
    private const int Departments = 200;
    private const int Texts = 20_000;
    private const int OneOwned = 2000;
    private readonly List<Guid> ids = [];
    private Guid original;
    private int made;

    /// <summary>The name of the nth copy; the first is the newest.</summary>
    public static Reference Reference(int n) => new(2025 - ((n - 1) / PerYear), PerYear - ((n - 1) % PerYear));

    /// <summary>The name of the nth copy, or the next newer one that the original's officer owns.</summary>
    public static Reference Owned(int n) => Reference((n / OneOwned * OneOwned) + 1);

    /// <summary>Chooses what is copied, and invents departments and texts.</summary>
    public async Task PrepareAsync(string reference, CancellationToken ct)
    {
        var name = Core.Sheets.Reference.Parse(reference);
        original = (await IdsAsync($"""SELECT "Id" FROM consultations WHERE "Year" = {name.Year} AND "Number" = {name.Number}""", ct)).Single();
        ids.AddRange(await IdsAsync($"""SELECT "Id" FROM mails WHERE "ConsultationId" = '{original}' UNION SELECT "Id" FROM fills WHERE "ConsultationId" = '{original}'""", ct));
        await RunAsync(
            """
            CREATE SCHEMA load;
            CREATE TABLE load.departments (k int PRIMARY KEY, name text, grams int[]);
            CREATE TABLE load.texts (k int PRIMARY KEY, title text, search text, grams int[]);
            CREATE FUNCTION load.copy(id uuid, n int) RETURNS uuid LANGUAGE sql IMMUTABLE AS
                $$ SELECT (lpad(to_hex(n), 12, '0') || substr(md5(id::text || n), 13))::uuid $$;
            """,
            ct);
        var words = new Vocabulary(seed);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using (var rows = await connection.BeginBinaryImportAsync("COPY load.departments FROM STDIN (FORMAT BINARY)", ct))
        {
            for (var k = 0; k < Departments; k++)
            {
                var department = k switch { 0 => "한파대응팀", 1 => "소상공인지원과", _ => string.Create(CultureInfo.InvariantCulture, $"제{k}과") };
                await rows.WriteRowAsync(ct, k, department, Grams.Of(department));
            }

            await rows.CompleteAsync(ct);
        }

        await using (var rows = await connection.BeginBinaryImportAsync("COPY load.texts FROM STDIN (FORMAT BINARY)", ct))
        {
            for (var k = 0; k < Texts; k++)
            {
                var title = words.Text(3);
                var search = $"{title}\n{words.Text(20)}";
                await rows.WriteRowAsync(ct, k, title, search, Grams.Of(search));
            }

            await rows.CompleteAsync(ct);
        }
    }

    /// <summary>Copies until there are so many.</summary>
    public async Task GrowAsync(int size, CancellationToken ct)
    {
        // An index is made of many rows at once much sooner than row by row; it is the same one afterwards.
        var indexes = await IndexesAsync(ct);
        foreach (var index in indexes)
            await RunAsync($"DROP INDEX \"{index.Name}\"", ct);
        var now = (DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() + (long)TimeSpan.FromDays(1).TotalMilliseconds) * 1000;
        // Twenty years for a million.
        var start = string.Create(CultureInfo.InvariantCulture, $"{now} - n * 631000000::bigint");
        var status =
            $"""
            CASE WHEN n < 1000 THEN CASE WHEN h < 40 THEN '{Status.Awaiting}' WHEN h < 60 THEN '{Status.Partial}' WHEN h < 65 THEN '{Status.Attention}'
                WHEN h < 75 THEN '{Status.Draft}' ELSE '{Status.Approved}' END
            WHEN n % 2000 = 7 THEN '{Status.Attention}' WHEN h < 5 THEN '{Status.Withdrawn}' WHEN h < 7 THEN '{Status.Rejected}'
            WHEN h < 9 THEN '{Status.ChangesRequested}' ELSE '{Status.Approved}' END
            """;
        await CopyAsync("consultations", "Id", size, new()
        {
            ["Id"] = """load.copy(t."Id", n)""",
            ["Year"] = $"2025 - (n - 1) / {PerYear}",
            ["Number"] = $"{PerYear} - (n - 1) % {PerYear}",
            ["CreatedAt"] = start,
            ["ChangedAt"] = start,
            ["PlannedStart"] = start,
            ["PlannedEnd"] = $"{start} + 3600000000",
            ["Department"] = "(SELECT name FROM load.departments WHERE k = d)",
            ["Title"] = "(SELECT title FROM load.texts WHERE k = x)",
            ["SearchText"] = """(SELECT name || E'\n' || search FROM load.departments l, load.texts m WHERE l.k = d AND m.k = x)""",
            ["SearchGrams"] = $"(SELECT l.grams || m.grams || (2025 - (n - 1) / {PerYear} << 16) FROM load.departments l, load.texts m WHERE l.k = d AND m.k = x)",
            ["Status"] = status,
            ["NextChange"] = "CASE WHEN n % 50000 = 500 THEN 1 END",
            ["NextStatus"] = $"'{Status.Attention}'",
        }, ct);
        var of = new Dictionary<string, string> { ["ConsultationId"] = """load.copy(t."ConsultationId", n)""" };
        await CopyAsync("owners", "ConsultationId", size, new(of)
        {
            ["ActorId"] = $"""CASE WHEN n % {OneOwned} = 1 THEN t."ActorId" ELSE md5('owner' || (h + d * 100) % 2000)::uuid END""",
        }, ct);
        await Task.WhenAll(
            CopyAsync("events", "ConsultationId", size, new(of)
            {
                ["Id"] = """load.copy(t."Id", n)""",
                ["Fact"] = ids.Aggregate("""t."Fact" """, (fact, id) => $"replace({fact}, '{id}', load.copy('{id}', n)::text)"),
            }, ct),
            OthersAsync());
        made = size;
        foreach (var index in indexes)
            await RunAsync(index.Definition, ct);
        foreach (var table in Tables.Big)
            await RunAsync($"VACUUM (ANALYZE) {table}", ct);

        async Task OthersAsync()
        {
            await CopyAsync("appearances", "ConsultationId", size, new(of), ct);
            await CopyAsync("fills", "ConsultationId", size, new(of) { ["Id"] = """load.copy(t."Id", n)""" }, ct);
            await CopyAsync("mails", "ConsultationId", size, new(of)
            {
                ["Id"] = """load.copy(t."Id", n)""",
                ["MailHash"] = """md5(t."MailHash" || n) || md5(n || t."MailHash")""",
                ["MessageId"] = """n || '.' || t."MessageId" """,
                ["Mime"] = "NULL",
            }, ct);
            await CopyAsync("mail_copies", "MailId", size, new()
            {
                ["MailId"] = """load.copy(t."MailId", n)""",
                ["GraphId"] = """t."GraphId" || '.' || n""",
            }, ct);
            await CopyAsync("known_messages", "ConsultationId", size, new(of) { ["MessageId"] = """n || '.' || t."MessageId" """ }, ct);
            // Without them the product would owe each copy's officer the mails that the original's has had.
            await CopyAsync("outbox", "ConsultationId", size, new(of) { ["Id"] = """load.copy(t."Id", n)""" }, ct);
        }
    }

    /// <summary>How much room the database takes, in MB.</summary>
    public async Task<long> MegabytesAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("SELECT pg_database_size(current_database()) / 1048576");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task CopyAsync(string table, string of, int size, Dictionary<string, string> differing, CancellationToken ct)
    {
        var columns = new List<string>();
        await using (var command = database.CreateCommand(
            $"SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}' AND is_generated = 'NEVER'"))
        await using (var rows = await command.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
                columns.Add(rows.GetString(0));
        }

        var which = of == "MailId" ? $"""IN (SELECT "Id" FROM mails WHERE "ConsultationId" = '{original}')""" : $"= '{original}'";
        // Foreign keys are as sound as those of the rows that are copied; checking each would take longer than all the rest.
        await RunAsync(
            $"""
            SET session_replication_role = replica;
            INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))})
            SELECT {string.Join(", ", columns.Select(c => differing.GetValueOrDefault(c, $"t.\"{c}\"")))}
            FROM (SELECT n, abs(hashint8extended(n, {seed}) % 100)::int h, abs(hashint8extended(n, {seed} + 1) % {Departments})::int d,
                abs(hashint8extended(n, {seed} + 2) % {Texts})::int x FROM generate_series({made + 1}, {size}) n) n, {table} t
            WHERE t."{of}" {which};
            SET session_replication_role = origin;
            """,
            ct);
    }

    /// <summary>The indexes that no key or foreign key needs while rows are added.</summary>
    private async Task<IReadOnlyList<(string Name, string Definition)>> IndexesAsync(CancellationToken ct)
    {
        var found = new List<(string, string)>();
        await using var command = database.CreateCommand(
            $"""
            SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY ('{"{"}{string.Join(',', Tables.Big)}{"}"}')
                AND indexname NOT IN (SELECT conname FROM pg_constraint)
            """);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            found.Add((rows.GetString(0), rows.GetString(1)));
        return found;
    }

    private async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<IReadOnlyList<Guid>> IdsAsync(string sql, CancellationToken ct)
    {
        var found = new List<Guid>();
        await using var command = database.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            found.Add(rows.GetGuid(0));
        return found;
    }
}
