using System.Data.Common;
using System.Diagnostics;
using ConsultAddin.Core.Replies;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Mailboxes.Graph;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Mailboxes.Watching;
using ConsultAddin.Server.Operations.Telemetry;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;

namespace ConsultAddin.Server.Mailboxes.Rounds;

/// <summary>
/// Drains one mailbox: what is new in each folder by delta, of it the candidates by metadata, those read whole, and all that follows from
/// them stored in one transaction with the link at which the next round goes on. A crash anywhere repeats a page, and unique keys make
/// that harmless. Mail that is no candidate leaves no trace.
/// </summary>
internal sealed partial class MailboxRound(
    IServiceScopeFactory scopes, GraphMail graph, CitySettings city, Measures measures, TimeProvider clock, ILogger<MailboxRound> log)
{
    /// <summary>How often a transaction that lost a race is tried again before the round gives up and is repeated as a whole.</summary>
    private const int MostRaces = 10;

    /// <summary>
    /// How often mails that are stored together are tried again. The longer a transaction takes, the surer others' short ones overtake it.
    /// </summary>
    private const int MostRacesTogether = 3;

    /// <summary>How often a round looks again before it lets other mailboxes have their turn.</summary>
    private const int MostPasses = 5;

    /// <summary>How far before its last look a round looks again where Graph doesn't tell what changed: clocks differ, and delivery takes a while.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    /// <summary>Reads the mailbox until nothing is new. Folders are read in an order in which a sheet's sent copy comes before its answers.</summary>
    /// <exception cref="ApiException">Graph doesn't answer; the next round begins where this one stopped.</exception>
    public async Task RunAsync(string mailbox, CancellationToken ct)
    {
        var (kind, began, done) = (MailboxKind.Of(mailbox, city.ConsultationMailbox), clock.GetTimestamp(), false);
        using var span = Spans.Source.StartActivity("mailbox round")?.SetTag(Spans.Mailbox, kind);
        try
        {
            await ReadAsync(mailbox, ct);
            done = true;
        }
        finally
        {
            span?.SetStatus(done ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
            measures.Round(kind, clock.GetElapsedTime(began), done);
        }
    }

    private async Task ReadAsync(string mailbox, CancellationToken ct)
    {
        var gone = await ReadParkedAsync(mailbox, ct);
        for (var pass = 0; pass < MostPasses; pass++)
        {
            foreach (var folder in Watches.Folders)
                await DrainAsync(mailbox, folder, ct);
            // Only now is it known that the mailbox itself is there.
            gone = await ForgetAsync(mailbox, gone, ct);
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ConsultationsDb>();
            if (!await db.Set<WatchedFolderRow>().AnyAsync(f => f.Mailbox == mailbox && f.Marked > f.Drained, ct))
                return;
        }
    }

    private async Task DrainAsync(string mailbox, string folder, CancellationToken ct)
    {
        string? link, stored;
        DateTimeOffset? since, readAt;
        long begun;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ConsultationsDb>();
            var row = db.Set<WatchedFolderRow>().Where(f => f.Mailbox == mailbox && f.Folder == folder);
            if (await row.ExecuteUpdateAsync(s => s.SetProperty(f => f.Begun, f => f.Marked), ct) == 0)
                return;
            (stored, since, readAt, begun) = await row
                .Select(f => new ValueTuple<string?, DateTimeOffset?, DateTimeOffset?, long>(f.DeltaLink, f.Since, f.ReadAt, f.Begun)).SingleAsync(ct);
            since -= Candidates.ClockDifference;
        }

        link = stored;
        while (true)
        {
            GraphMail.Page page;
            try
            {
                page = folder == Watches.Elsewhere
                    ? await graph.ReadElsewhereAsync(mailbox, Watches.Followed, link, Later(since, readAt - Overlap), ct)
                    : await graph.ReadPageAsync(mailbox, folder, link, since, ct);
            }
            catch (ODataError e) when (e.ResponseStatusCode == StatusCodes.Status410Gone && link is not null)
            {
                link = null;
                continue;
            }

            var (mails, parked) = await ReadCandidatesAsync(mailbox, folder, page, ct);
            var advanced = false;
            await StoreAsync(mailbox, mails, parked, f => advanced |= f.Folder == folder && Advance(f, stored, readAt, begun, page), ct);
            if (page.Last || !advanced)
                return;
            stored = link = page.Link;
        }
    }

    /// <summary>
    /// Keeps the link to go on with; false when the folder was told meanwhile to start over, since a Message-ID has become known.
    /// </summary>
    private bool Advance(WatchedFolderRow folder, string? from, DateTimeOffset? readAt, long begun, GraphMail.Page page)
    {
        if (folder.DeltaLink != from || folder.ReadAt != readAt || folder.Begun != begun)
            return false;
        folder.DeltaLink = page.Link;
        if (page.Last)
        {
            folder.Drained = folder.Begun;
            folder.ReadAt = clock.GetUtcNow();
        }

        return true;
    }

    private static DateTimeOffset? Later(DateTimeOffset? since, DateTimeOffset? looked) => looked is null || since > looked ? since : looked;

    /// <summary>Tries again what couldn't be read before and is due.</summary>
    /// <returns>Ids of those that have been missing for so long that their owner must have deleted them.</returns>
    private async Task<IReadOnlyList<string>> ReadParkedAsync(string mailbox, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConsultationsDb>();
        var now = clock.GetUtcNow();
        var due = await db.Set<ParkedMailRow>().AsNoTracking().Where(p => p.Mailbox == mailbox && p.NextTryAt <= now).ToListAsync(ct);
        if (due.Count == 0)
            return [];
        var reader = await ReadingSettings.OfAsync(db, city, ct);
        var choice = await scope.ServiceProvider.GetRequiredService<ChooseCandidates>().ForAsync(mailbox, ct);
        var gone = new List<string>();
        foreach (var row in due)
        {
            if (await graph.FindAsync(mailbox, row.GraphId, ct) is not { } metadata)
            {
                await StoreAsync(mailbox, [], [Parked(mailbox, row.Folder, row.GraphId, row.Candidacy, ParkedMailRow.Missing)], _ => { }, ct);
                if (row.SeenAt <= now - ParkedMailRow.Given)
                    gone.Add(row.GraphId);
                continue;
            }

            var chosen = row.Candidacy == Candidacy.AskHeaders
                ? await choice.ChooseAsync(new([metadata], [], null, true), ct) : [(metadata, row.Candidacy)];
            var (mails, parked) = await ReadAsync(mailbox, row.Folder, chosen, reader, ct);
            if (mails.Count + parked.Count > 0)
                await StoreAsync(mailbox, mails, parked, _ => { }, ct);
            else
                await ForgetAsync(mailbox, [row.GraphId], ct);
        }

        return gone;
    }

    /// <summary>Parks mails no more: private ones, and those that are gone.</summary>
    /// <returns>None.</returns>
    private async Task<IReadOnlyList<string>> ForgetAsync(string mailbox, IReadOnlyList<string> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return ids;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ConsultationsDb>().Set<ParkedMailRow>()
            .Where(p => p.Mailbox == mailbox && ids.Contains(p.GraphId)).ExecuteDeleteAsync(ct);
        return [];
    }

    private async Task<(List<IncomingMail> Mails, List<ParkedMailRow> Parked)> ReadCandidatesAsync(
        string mailbox, string folder, GraphMail.Page page, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var reader = await ReadingSettings.OfAsync(scope.ServiceProvider.GetRequiredService<ConsultationsDb>(), city, ct);
        var choice = await scope.ServiceProvider.GetRequiredService<ChooseCandidates>().ForAsync(mailbox, ct);
        return await ReadAsync(mailbox, folder, await choice.ChooseAsync(page, ct), reader, ct);
    }

    private async Task<(List<IncomingMail> Mails, List<ParkedMailRow> Parked)> ReadAsync(
        string mailbox, string folder, IEnumerable<(MailMetadata Metadata, Candidacy Candidacy)> chosen, ReaderSettings reader, CancellationToken ct)
    {
        var (mails, parked) = (new List<IncomingMail>(), new List<ParkedMailRow>());
        foreach (var (metadata, candidacy) in chosen)
        {
            var (mail, failed) = candidacy == Candidacy.AskHeaders
                ? (null, Parked(mailbox, folder, metadata.GraphId, candidacy, ParkedMailRow.Missing))
                : await ReadAsync(mailbox, folder, metadata, candidacy, reader, ct);
            if (mail is not null)
                mails.Add(mail);
            if (failed is not null)
                parked.Add(failed);
        }

        return (mails, parked);
    }

    private async Task<(IncomingMail? Mail, ParkedMailRow? Parked)> ReadAsync(
        string mailbox, string folder, MailMetadata metadata, Candidacy candidacy, ReaderSettings reader, CancellationToken ct)
    {
        try
        {
            if (await graph.ReadMimeAsync(mailbox, metadata.GraphId, ct) is not { } mime)
                return (null, Parked(mailbox, folder, metadata.GraphId, candidacy, "404"));
            using var stream = new MemoryStream(mime, writable: false);
            return (new(mailbox, folder, metadata, candidacy == Candidacy.Report, ReplyReader.Read(stream, reader, metadata.ReceivedAt), mime), null);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            var reason = (e as ApiException)?.ResponseStatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? e.GetType().Name;
            LogParked(log, reason);
            return (null, Parked(mailbox, folder, metadata.GraphId, candidacy, reason));
        }
    }

    private ParkedMailRow Parked(string mailbox, string folder, string graphId, Candidacy candidacy, string reason) => new()
    {
        Mailbox = mailbox,
        GraphId = graphId,
        Folder = folder,
        Candidacy = candidacy,
        SeenAt = clock.GetUtcNow(),
        Reason = reason,
    };

    private async Task StoreAsync(
        string mailbox, List<IncomingMail> mails, IReadOnlyList<ParkedMailRow> parked, Action<WatchedFolderRow> advance, CancellationToken ct)
    {
        try
        {
            await CommitAsync(mailbox, mails, parked, advance, ct);
        }
        catch (Exception e) when (mails.Count > 0 && IsTheMailsFault(e) || mails.Count > 1 && IsLostRace(e))
        {
            // One of them can't be taken as it is, as hostile mail may be made to, or together they are overtaken each time: none waits for the others.
            var refused = parked.ToList();
            foreach (var mail in mails)
            {
                try
                {
                    await CommitAsync(mailbox, [mail], [], _ => { }, ct);
                }
                catch (Exception single) when (IsTheMailsFault(single))
                {
                    LogParked(log, single.GetType().Name);
                    refused.Add(Parked(mailbox, mail.Folder, mail.Metadata.GraphId, mail.OnlyIfOurs ? Candidacy.Report : Candidacy.Candidate, single.GetType().Name));
                }
            }

            await CommitAsync(mailbox, [], refused, advance, ct);
        }
    }

    private static bool IsTheMailsFault(Exception e) => e switch
    {
        DbUpdateException => e.InnerException is not DbException { IsTransient: true },
        DbException or StaleException or OperationCanceledException => false,
        // Entity Framework's form of a database that is away.
        InvalidOperationException { InnerException: { } cause } => IsTheMailsFault(cause),
        _ => true,
    };

    private static bool IsLostRace(Exception e) => e is StaleException || e.IsRace();

    private async Task CommitAsync(
        string mailbox,
        List<IncomingMail> mails,
        IReadOnlyList<ParkedMailRow> parked,
        Action<WatchedFolderRow> advance,
        CancellationToken ct)
    {
        var mostRaces = mails.Count > 1 ? MostRacesTogether : MostRaces;
        for (var race = 1; ; race++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var (db, journal) = (scope.ServiceProvider.GetRequiredService<ConsultationsDb>(), scope.ServiceProvider.GetRequiredService<Journal>());
            try
            {
                // Else a sheet and its early answer, found in two mailboxes at once, would never meet.
                await journal.Isolate(ct);
                await scope.ServiceProvider.GetRequiredService<RecordMails>().StageAsync(mailbox, mails, ct);
                await StageParkedAsync(db, mailbox, mails, parked, ct);
                var folders = await db.Set<WatchedFolderRow>().Where(f => f.Mailbox == mailbox).ToListAsync(ct);
                folders.ForEach(advance);
                await journal.Commit(ct);
                return;
            }
            catch (Exception e) when (race < mostRaces && IsLostRace(e))
            {
                // A person or another mailbox's round was first: decide anew by what stands there now.
            }
        }
    }

    private async Task StageParkedAsync(
        ConsultationsDb db, string mailbox, IReadOnlyList<IncomingMail> mails, IReadOnlyList<ParkedMailRow> parked, CancellationToken ct)
    {
        foreach (var mail in mails)
        {
            if (await db.Set<ParkedMailRow>().FindAsync([mailbox, mail.Metadata.GraphId], ct) is { } readAtLast)
                db.Remove(readAtLast);
        }

        foreach (var failed in parked)
        {
            var row = await db.Set<ParkedMailRow>().FindAsync([mailbox, failed.GraphId], ct);
            if (row is null)
                db.Add(row = new() { Mailbox = mailbox, GraphId = failed.GraphId, Folder = failed.Folder, Candidacy = failed.Candidacy, SeenAt = failed.SeenAt });
            row.Attempts++;
            row.Reason = failed.Reason;
            row.NextTryAt = clock.GetUtcNow() + TimeSpan.FromSeconds(15 * Math.Pow(2, Math.Min(row.Attempts - 1, 8)));
        }
    }

    [LoggerMessage(LogLevel.Warning, "A candidate could not be read ({Reason}); it is parked and tried again.")]
    private static partial void LogParked(ILogger log, string reason);
}
