using ConsultAddin.Core.Approvals;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Mailboxes.Graph;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Operations.Reminders;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Kiota.Abstractions;

namespace ConsultAddin.Server.Mailboxes.Outbox;

/// <summary>
/// Sends what waits in the outbox: draft, then send, and after any doubt look before telling it to go again. Each step is stored before
/// the next, so that a crash at any point ends in a look-up and never in a second mail.
/// </summary>
internal sealed partial class SendOutbox(IServiceScopeFactory scopes, GraphMail graph, CitySettings city, TimeProvider clock, ILogger<SendOutbox> log)
{
    /// <summary>How long a mail that was told to go may take until it is looked up, and how long a failed step rests.</summary>
    internal static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    /// <summary>After so many failures a row is given up and shown.</summary>
    internal const int MostAttempts = 20;

    private const int MostRaces = 10;

    /// <summary>Takes every row that is due as far as it goes; a failing one doesn't hold up the others.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        List<Guid> due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var now = clock.GetUtcNow();
            due = await scope.ServiceProvider.GetRequiredService<ConsultationsDb>().Set<OutboxRow>()
                .Where(r => (r.State == OutboxState.Waiting || r.State == OutboxState.Drafted || r.State == OutboxState.Told) && r.NextTryAt <= now)
                .OrderBy(r => r.At).ThenBy(r => r.Id).Select(r => r.Id).Take(100).ToListAsync(ct);
        }

        foreach (var id in due)
        {
            try
            {
                await TakeAsync(id, ct);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another replica took this step; what it stored is the truth.
            }
            catch (Exception e) when (e is ApiException or HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
            {
                await RestAsync(id, e, ct);
            }
        }
    }

    private async Task TakeAsync(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConsultationsDb>();
        var row = await db.Set<OutboxRow>().SingleAsync(r => r.Id == id, ct);
        if (row.State == OutboxState.Waiting && await IsSettledAsync(scope, row, ct))
        {
            row.State = OutboxState.Dropped;
            await db.SaveChangesAsync(ct);
        }

        if (row.State == OutboxState.Waiting)
            await DraftAsync(db, row, ct);
        if (row.State == OutboxState.Told)
            await LookAsync(db, row, ct);
        if (row.State == OutboxState.Drafted)
        {
            row.State = OutboxState.Told;
            row.NextTryAt = clock.GetUtcNow() + Rest;
            await db.SaveChangesAsync(ct);
            await graph.SendAsync(city.ConsultationMailbox, row.GraphId!, ct);
            await SentAsync(id, ct);
        }
    }

    /// <summary>A reminder that waited, such as for Graph, while what it asks for came.</summary>
    private async Task<bool> IsSettledAsync(AsyncServiceScope scope, OutboxRow row, CancellationToken ct)
    {
        if (!Reminders.IsReminder(row.Kind))
            return false;
        var (consultation, now) = (await scope.ServiceProvider.GetRequiredService<Journal>().Load(row.ConsultationId, ct), clock.GetUtcNow());
        return !Reminders.IsStillMeant(consultation, consultation.Standing(city, now), city, now, row.Kind, row.Step);
    }

    private async Task DraftAsync(ConsultationsDb db, OutboxRow row, CancellationToken ct)
    {
        var messageId = OurMail.MessageId(row, city.ConsultationMailbox);
        // An earlier attempt may have laid the draft down although its answer was lost, or the mail was sent before a backup was restored.
        var found = await graph.FindByMessageIdAsync(city.ConsultationMailbox, messageId, ct);
        var draft = found ?? await graph.DraftAsync(city.ConsultationMailbox, OurMail.Write(row, city.ConsultationMailbox, clock.GetUtcNow()), ct);
        row.GraphId = draft.GraphId;
        row.MessageId = draft.MessageId.Length > 0 ? draft.MessageId.Trim('<', '>') : messageId;
        row.State = found is null ? OutboxState.Drafted : OutboxState.Told;
        if (await db.Set<KnownMessageRow>().FindAsync([row.MessageId, row.ConsultationId], ct) is null)
            db.Add(new KnownMessageRow { MessageId = row.MessageId, ConsultationId = row.ConsultationId, Revision = row.Revision });
        await db.SaveChangesAsync(ct);
    }

    private async Task LookAsync(ConsultationsDb db, OutboxRow row, CancellationToken ct)
    {
        var found = await graph.FindAsync(city.ConsultationMailbox, row.GraphId!, ct)
            ?? await graph.FindByMessageIdAsync(city.ConsultationMailbox, row.MessageId!, ct);
        switch (found)
        {
            case { IsDraft: false }:
                await SentAsync(row.Id, ct);
                break;
            case { IsDraft: true } when await graph.LiesInDraftsAsync(city.ConsultationMailbox, found.GraphId, ct):
                row.GraphId = found.GraphId;
                row.State = OutboxState.Drafted;
                await db.SaveChangesAsync(ct);
                break;
            default:
                // On its way, or gone and not yet among the sent mails: never tell again what may have gone.
                await RestAsync(row.Id, null, ct);
                break;
        }
    }

    private async Task SentAsync(Guid id, CancellationToken ct)
    {
        for (var race = 1; ; race++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var journal = scope.ServiceProvider.GetRequiredService<Journal>();
            var row = await scope.ServiceProvider.GetRequiredService<ConsultationsDb>().Set<OutboxRow>().SingleAsync(r => r.Id == id, ct);
            if (row.State == OutboxState.Sent)
                return;
            row.State = OutboxState.Sent;
            row.SentAt = clock.GetUtcNow();
            var sent = new ProductMailSent { Kind = row.Kind, Step = row.Step, MessageIdHash = MessageIdHash.Of(row.MessageId!), Revision = row.Revision };
            try
            {
                await journal.Append(await journal.Load(row.ConsultationId, ct), null, [sent], ct);
                await journal.Commit(ct);
                return;
            }
            catch (StaleException) when (race < MostRaces)
            {
                // Somebody else changed the consultation: append anew.
            }
        }
    }

    private async Task RestAsync(Guid id, Exception? failure, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConsultationsDb>();
        var row = await db.Set<OutboxRow>().SingleAsync(r => r.Id == id, ct);
        // 429 is Graph's promise that nothing was done; every other failure of "send" leaves a doubt, and the row stays Told.
        if (row.State == OutboxState.Told && failure is ApiException { ResponseStatusCode: StatusCodes.Status429TooManyRequests })
            row.State = OutboxState.Drafted;
        row.Attempts++;
        row.NextTryAt = clock.GetUtcNow() + Rest;
        if (row.Attempts >= MostAttempts)
            row.State = OutboxState.Failed;
        LogRest(log, row.Id, row.State, row.Attempts, (failure as ApiException)?.ResponseStatusCode ?? 0, failure?.GetType().Name ?? "not found");
        await db.SaveChangesAsync(ct);
    }

    [LoggerMessage(LogLevel.Warning, "Outbox row {Row} rests in state {State} after attempt {Attempt}: {Status} {Failure}")]
    private static partial void LogRest(ILogger log, Guid row, OutboxState state, int attempt, int status, string failure);
}
