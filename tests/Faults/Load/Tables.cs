using Npgsql;

namespace ConsultAddin.Faults.Load;

/// <summary>What a database tells of itself while it is measured.</summary>
internal sealed class Tables(NpgsqlDataSource database)
{
    private const string Mailbox = "consult120@seoul.example";

    /// <summary>Those that grow with the years.</summary>
    public static readonly IReadOnlyList<string> Big = ["consultations", "owners", "appearances", "events", "fills", "mails", "mail_copies", "known_messages", "outbox"];

    /// <summary>How often each big table was read from end to end until now.</summary>
    public async Task<IReadOnlyDictionary<string, long>> ScansAsync(CancellationToken ct)
    {
        // A connection tells what it did ten seconds after it was last used.
        await Task.Delay(TimeSpan.FromSeconds(11), ct);
        var scans = new Dictionary<string, long>();
        await using var command = database.CreateCommand("SELECT relname, seq_scan FROM pg_stat_user_tables WHERE schemaname = 'public'");
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            if (Big.Contains(rows.GetString(0)))
                scans[rows.GetString(0)] = rows.GetInt64(1);
        }

        return scans;
    }

    /// <summary>The subscription by which Microsoft tells this address of the consultation mailbox; null while there is none.</summary>
    public async Task<(string Id, string ClientState)?> SubscriptionAsync(Uri address, CancellationToken ct)
    {
        await using var command = database.CreateCommand($"""SELECT "Id", "ClientState" FROM subscriptions WHERE "Mailbox" = '{Mailbox}' AND "Address" = '{address}'""");
        await using var rows = await command.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct) ? (rows.GetString(0), rows.GetString(1)) : null;
    }
}
