using System.Text.Json;
using ConsultAddin.Core;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Operations.Reminders;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ConsultAddin.Server.Mailboxes.Outbox;

/// <summary>
/// Puts into the outbox what a consultation's standing says is owed, in the transaction of its cause. The standing is computed anew each
/// time; the key (consultation, kind, step) keeps anything from being owed twice.
/// </summary>
internal sealed class OweMails(ConsultationsDb db, CitySettings city, IOptions<MailboxSettings> settings, TimeProvider clock) : IFollowUp
{
    /// <inheritdoc/>
    public Task Follow(Consultation consultation, IReadOnlyList<RecordedEvent> appended, CancellationToken cancellationToken) =>
        StageAsync(consultation, cancellationToken);

    /// <summary>Stages whatever is owed now; by the clock alone something may come due, too.</summary>
    public async Task StageAsync(Consultation consultation, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var standing = consultation.Standing(city, now);
        var errands = standing.Asks.Concat(standing.Tellings).Concat(Reminders.Owed(consultation, standing, city, now))
            .Where(e => e.Person is not null || !settings.Value.SwitchedOff.Contains(e.KindName)).ToList();
        if (errands.Count > 0)
            await StageAsync(consultation, standing, errands, now, ct);
    }

    /// <summary>Stages one that a person asks for, unless its key is taken.</summary>
    public Task StageAsync(Consultation consultation, Errand errand, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return StageAsync(consultation, consultation.Standing(city, now), [errand], now, ct);
    }

    private async Task StageAsync(Consultation consultation, Standing standing, IReadOnlyList<Errand> errands, DateTimeOffset now, CancellationToken ct)
    {
        var id = consultation.Row.Id;
        var owed = (await db.Set<OutboxRow>().AsNoTracking().Where(o => o.ConsultationId == id).Select(o => new { o.Kind, o.Step }).ToListAsync(ct))
            .Select(o => (o.Kind, o.Step))
            .Concat(db.Set<OutboxRow>().Local.Where(o => o.ConsultationId == id).Select(o => (o.Kind, o.Step)))
            .ToHashSet();
        foreach (var errand in errands.Where(e => owed.Add((e.KindName, e.Step))))
        {
            var recipients = await RecipientsAsync(consultation, errand, ct);
            if (recipients.Count == 0)
                continue;
            var writing = new OurTexts(consultation, standing, city, await ChangesAsync(consultation, errand, ct));
            db.Add(new OutboxRow
            {
                Id = Guid.CreateVersion7(now),
                ConsultationId = id,
                Kind = errand.KindName,
                Step = errand.Step,
                Revision = standing.Revision,
                To = string.Join(',', recipients),
                Subject = writing.Subject(errand),
                Text = writing.Text(errand),
                References = await ThreadAsync(consultation, ct),
                At = now,
                NextTryAt = now,
            });
        }
    }

    private async Task<IReadOnlyList<string>> RecipientsAsync(Consultation consultation, Errand errand, CancellationToken ct)
    {
        if (errand.Person is { } person)
            return await db.Actors.FindAsync([person], ct) is { Address: { } writer } && writer.Contains('@') ? [writer] : [];
        if (errand.Body is { } code)
            return city.Body(code) is { } body ? [body.Addresses[0].ToLowerInvariant()] : [];
        var owners = consultation.State.Owners;
        var stored = await db.Actors.Where(a => owners.Contains(a.Id)).ToListAsync(ct);
        return [.. stored.Concat(db.Actors.Local.Where(a => owners.Contains(a.Id))).Select(a => a.Address).OfType<string>().Where(a => a.Contains('@')).Distinct()];
    }

    /// <summary>The Message-ID of the mail that sent the current revision: our mail stands in its thread.</summary>
    private async Task<string> ThreadAsync(Consultation consultation, CancellationToken ct)
    {
        if (consultation.State.Current is not { } current)
            return "";
        var id = consultation.Row.Id;
        var stored = await db.Set<KnownMessageRow>().AsNoTracking().Where(k => k.ConsultationId == id && k.Revision == current.Number)
            .Select(k => k.MessageId).ToListAsync(ct);
        return stored.Concat(db.Set<KnownMessageRow>().Local.Where(k => k.ConsultationId == id).Select(k => k.MessageId))
            .FirstOrDefault(m => MessageIdHash.Of(m) == current.Mails[0].MessageIdHash) ?? "";
    }

    /// <summary>For an amended sheet, each changed field as it was and is.</summary>
    private async Task<IReadOnlyList<ChangedField>> ChangesAsync(Consultation consultation, Errand errand, CancellationToken ct)
    {
        if (errand.Kind != ErrandKind.TellAmended || consultation.Events.FirstOrDefault(e => e.Id == errand.EventId) is not { Fact: SheetAmended amended } at)
            return [];
        var before = consultation.Events.Where(e => e.Version < at.Version)
            .Select(e => e.Fact switch { SheetAmended a => a.FillId, RevisionOpened r => r.FillId, _ => Guid.Empty }).LastOrDefault(f => f != Guid.Empty);
        return await SheetAsync(before, ct) is { } older && await SheetAsync(amended.FillId, ct) is { } newer ? SheetChange.Between(older, newer).Fields : [];
    }

    private async Task<Sheet?> SheetAsync(Guid fill, CancellationToken ct) =>
        (await db.Fills.FindAsync([fill], ct))?.Sheet is { } json ? JsonSerializer.Deserialize<Sheet>(json, CoreJson.Options) : null;
}
