using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Operations.Retention;

/// <summary>
/// Erases what a closed consultation holds of people and texts once its retention has ended: mails, sheets, remarks, our own mails, and
/// the names of those who are in no other consultation. Rows stay as tombstones and events aren't touched, so that the status is what it
/// was and the chain of hashes holds. A backup keeps what it has until it is deleted.
/// </summary>
internal sealed partial class Erase(ConsultationsDb db, CitySettings city, TimeProvider clock, ILogger<Erase> log)
{
    private const int Most = 200;

    /// <summary>Erases everything that is due.</summary>
    /// <returns>How many consultations were erased.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (db is SqliteDb)
        {
            // What is erased must not stay readable in the file's free pages.
            await db.Database.OpenConnectionAsync(ct);
            await db.Database.ExecuteSqlRawAsync("PRAGMA secure_delete=ON", ct);
        }

        var now = UnixMicroseconds.Cut(clock.GetUtcNow());
        var before = now.AddYears(-city.RetentionYears);
        await EraseUnmatchedAsync(before, now, ct);
        await EraseSettingsAsync(before, ct);
        var erased = 0;
        while (await DueAsync(before, ct) is { Count: > 0 } due)
        {
            foreach (var consultation in due)
                await EraseAsync(consultation, now, ct);
            erased += due.Count;
        }

        if (erased > 0)
            LogErased(log, erased);
        return erased;
    }

    /// <summary>Closed, as the watch on its mailboxes closes, for the whole retention; a consultation on hold never is.</summary>
    private async Task<IReadOnlyList<Guid>> DueAsync(DateTimeOffset before, CancellationToken ct)
    {
        var closedBefore = before - TimeSpan.FromDays(city.WatchDays);
        var holds = city.LegalHolds.Select(Reference.Parse).ToHashSet();
        var closed = db.Consultations.AsNoTracking().Where(c => c.ChangedAt < closedBefore
            && (c.Status == Status.Withdrawn || (c.PlannedEnd ?? c.PlannedStart ?? c.ChangedAt) < closedBefore));
        var due = await DueAsync(closed.Where(c => c.WorkingSheet != ""));
        // A late reply to an erased consultation is kept for as long, and erased in its turn.
        return due.Count > 0 ? due : await DueAsync(closed.Where(
            c => c.WorkingSheet == "" && db.Mails.Any(m => m.ConsultationId == c.Id && m.ErasedAt == null && m.ReceivedAt < closedBefore)));

        // Holds are few, and their form can't be compared in the database.
        async Task<IReadOnlyList<Guid>> DueAsync(IQueryable<ConsultationRow> rows) =>
            [.. (await rows.OrderBy(c => c.ChangedAt).Select(c => new { c.Id, c.Year, c.Number }).Take(Most + holds.Count).ToListAsync(ct))
                .Where(c => !holds.Contains(new Reference(c.Year, c.Number))).Select(c => c.Id)];
    }

    private async Task EraseAsync(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Mails.Where(m => m.ConsultationId == id).ExecuteUpdateAsync(
            m => m.SetProperty(r => r.From, "").SetProperty(r => r.Subject, "").SetProperty(r => r.MessageId, "")
                .SetProperty(r => r.VisibleText, (string?)null).SetProperty(r => r.Mime, (byte[]?)null).SetProperty(r => r.ErasedAt, now), ct);
        await ForgetCopiesAsync(db.Mails.Where(m => m.ConsultationId == id), ct);
        await db.Fills.Where(f => f.ConsultationId == id).ExecuteUpdateAsync(
            f => f.SetProperty(r => r.Sheet, (string?)null).SetProperty(r => r.Mailbox, "").SetProperty(r => r.ErasedAt, now), ct);
        await db.Remarks.Where(r => r.ConsultationId == id).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.Text, (string?)null).SetProperty(x => x.ErasedAt, now), ct);
        await db.Set<OutboxRow>().Where(o => o.ConsultationId == id).ExecuteUpdateAsync(
            o => o.SetProperty(r => r.To, "").SetProperty(r => r.Subject, "").SetProperty(r => r.Text, "").SetProperty(r => r.References, ""), ct);
        await db.Set<ConversationRow>().Where(c => c.ConsultationId == id).ExecuteDeleteAsync(ct);
        await db.Set<KnownMessageRow>().Where(k => k.ConsultationId == id).ExecuteDeleteAsync(ct);
        await db.Set<WatchRow>().Where(w => w.ConsultationId == id).ExecuteDeleteAsync(ct);
        await db.Consultations.Where(c => c.Id == id).ExecuteUpdateAsync(
            c =>
            {
                c.SetProperty(r => r.WorkingSheet, "").SetProperty(r => r.SearchText, "").SetProperty(r => r.Title, "");
                if (db is PostgresDb)
                    c.SetProperty(r => r.SearchGrams, []);
            },
            ct);
        await ForgetAsync(id, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Takes address and name from those in it who are in no consultation that is kept, and not among those whom the settings name.</summary>
    private async Task ForgetAsync(Guid consultation, CancellationToken ct)
    {
        var named = city.Bodies.SelectMany(b => b.Addresses.Concat(b.Members.Select(m => m.Address)))
            .Concat(city.Departments.SelectMany(d => d.Members.Concat(d.Mailboxes))).Select(a => a.ToLowerInvariant()).Distinct().ToList();
        await db.Actors.Where(a => a.Address != null && !named.Contains(a.Address)
                && db.Appearances.Any(p => p.ActorId == a.Id && p.ConsultationId == consultation)
                && !db.Appearances.Any(p => p.ActorId == a.Id && db.Consultations.Any(c => c.Id == p.ConsultationId && c.WorkingSheet != "")))
            .ExecuteUpdateAsync(a => a.SetProperty(r => r.Address, (string?)null).SetProperty(r => r.Name, ""), ct);
    }

    /// <summary>Where mails lay names people's mailboxes. Copies in the consultation mailbox stay, so that reading it anew brings nothing back.</summary>
    private async Task ForgetCopiesAsync(IQueryable<MailRow> mails, CancellationToken ct)
    {
        var kept = city.ConsultationMailbox.ToLowerInvariant();
        await db.Set<MailCopyRow>().Where(c => c.Mailbox != kept && mails.Any(m => m.Id == c.MailId)).ExecuteDeleteAsync(ct);
    }

    private async Task EraseUnmatchedAsync(DateTimeOffset before, DateTimeOffset now, CancellationToken ct)
    {
        await ForgetCopiesAsync(db.Mails.Where(m => m.ConsultationId == null && m.ErasedAt == null && m.ReceivedAt < before), ct);
        await db.Mails.Where(m => m.ConsultationId == null && m.ErasedAt == null && m.ReceivedAt < before).ExecuteUpdateAsync(
            m => m.SetProperty(r => r.From, "").SetProperty(r => r.Subject, "").SetProperty(r => r.MessageId, "")
                .SetProperty(r => r.VisibleText, (string?)null).SetProperty(r => r.Mime, (byte[]?)null).SetProperty(r => r.ErasedAt, now), ct);
        await db.Set<ParkedMailRow>().Where(p => p.SeenAt < before).ExecuteDeleteAsync(ct);
    }

    /// <summary>The settings name members; the newest are in force and stay.</summary>
    private async Task EraseSettingsAsync(DateTimeOffset before, CancellationToken ct) =>
        await db.Settings.Where(s => s.At < before && s.Settings != null && db.Settings.Any(newer => newer.Number > s.Number && newer.At < before)).ExecuteUpdateAsync(
            s => s.SetProperty(r => r.Settings, (string?)null).SetProperty(r => r.Difference, (string?)null), ct);

    [LoggerMessage(LogLevel.Information, "The retention of {Count} consultations has ended; their mails, sheets and names were erased.")]
    private static partial void LogErased(ILogger log, int count);
}
