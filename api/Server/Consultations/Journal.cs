using System.Data;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Live;
using ConsultAddin.Server.Operations.Telemetry;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Consultations;

/// <summary>
/// The only way in which anything happens to a consultation: load it, decide by its state, append facts, commit.
/// Appending stages events, list columns and follow-ups in the database context; committing writes them, and whatever
/// else the caller staged there, in one transaction.
/// </summary>
public sealed class Journal(ConsultationsDb db, TimeProvider clock, CitySettings city, Changes changes, IEnumerable<IFollowUp> followUps, Measures measures)
{
    private readonly List<(string Name, Fact Fact)> _appended = [];
    private readonly Dictionary<Guid, Consultation> _loaded = [];
    private readonly HashSet<Consultation> _touched = [];

    /// <summary>The consultation of that name, or null.</summary>
    public async Task<Consultation?> Load(Reference reference, CancellationToken cancellationToken) =>
        await db.Consultations.SingleOrDefaultAsync(c => c.Year == reference.Year && c.Number == reference.Number, cancellationToken) is { } row
            ? await Load(row, cancellationToken)
            : null;

    /// <summary>The consultation with that id.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public async Task<Consultation> Load(Guid id, CancellationToken cancellationToken) =>
        await Load(await db.Consultations.SingleAsync(c => c.Id == id, cancellationToken), cancellationToken);

    /// <summary>The consultations of these rows, in that order, and the sheets filled for them: as many questions to the database as for one.</summary>
    /// <param name="rows">As this scope's context tracks them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<Consultation>> Load(IReadOnlyList<ConsultationRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(r => r.Id).ToList();
        var events = await db.Events.AsNoTracking().Where(e => ids.Contains(e.ConsultationId)).ToListAsync(cancellationToken);
        var histories = events.ToLookup(e => e.ConsultationId);
        await db.Fills.Where(f => ids.Contains(f.ConsultationId)).LoadAsync(cancellationToken);
        return [.. rows.Select(row => _loaded.TryGetValue(row.Id, out var loaded) ? loaded : _loaded[row.Id] = Read(row, histories[row.Id]))];
    }

    /// <summary>
    /// Begins a consultation with the next free number of the year in Seoul. Two at once may take the same number: the
    /// second's <see cref="Commit"/> is then stale, and its request begins again.
    /// </summary>
    public async Task<Consultation> Begin(Sheet sheet, string department, Guid actor, Consultation? repeats, CancellationToken cancellationToken)
    {
        var now = UnixMicroseconds.Cut(clock.GetUtcNow());
        var year = SeoulTime.Year(now);
        var last = await db.Consultations.Where(c => c.Year == year).MaxAsync(c => (int?)c.Number, cancellationToken) ?? 0;
        var row = new ConsultationRow
        {
            Id = Guid.CreateVersion7(now),
            Year = year,
            Number = last + 1,
            CreatedAt = now,
            Department = department,
            Repeats = repeats?.Row.Id,
        };
        db.Consultations.Add(row);
        var consultation = _loaded[row.Id] = new Consultation(row, []);
        Save(consultation, sheet);
        await Append(consultation, actor,
            [new ConsultationCreated { Reference = consultation.Reference.ToString(), Department = department, Repeats = repeats?.Reference.ToString() }],
            cancellationToken);
        return consultation;
    }

    /// <summary>Appends what happened, and stages its consequences.</summary>
    /// <param name="consultation">As loaded in this scope.</param>
    /// <param name="actor">Who caused it; null for the product itself.</param>
    /// <param name="facts">In order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task Append(Consultation consultation, Guid? actor, IReadOnlyList<Fact> facts, CancellationToken cancellationToken)
    {
        var now = UnixMicroseconds.Cut(clock.GetUtcNow());
        var row = consultation.Row;
        var appended = new List<RecordedEvent>(facts.Count);
        foreach (var fact in facts)
        {
            var recorded = new RecordedEvent(Guid.CreateVersion7(now), ++row.LastEvent, now, actor, fact);
            var stored = EventJson.Write(fact);
            var link = new EventRow
            {
                ConsultationId = row.Id,
                Version = recorded.Version,
                Id = recorded.Id,
                At = now,
                Actor = actor,
                Name = stored.Name,
                NameVersion = stored.Version,
                Fact = stored.Json,
            };
            row.LastHash = link.Hash = EventChain.Link(row.LastHash, link);
            db.Events.Add(link);
            _appended.Add((stored.Name, fact));
            appended.Add(recorded);
        }

        consultation.Add(appended);
        Touch(consultation, now);
        await Projection.Update(db, consultation, appended, city, now, cancellationToken);
        foreach (var followUp in followUps)
            await followUp.Follow(consultation, appended, cancellationToken);
    }

    /// <summary>Keeps the sheet that is being worked on. No event: what was typed and never sent is nobody's history.</summary>
    public void Save(Consultation consultation, Sheet sheet)
    {
        if (Projection.Keep(consultation.Row, sheet))
            Touch(consultation, UnixMicroseconds.Cut(clock.GetUtcNow()));
    }

    /// <summary>
    /// Opens the transaction of the coming <see cref="Commit"/> now, and makes it as if nobody else wrote at the time: of two who each don't
    /// see what the other is about to write, one is told that it lost a race, by this scope's reads or by <see cref="Commit"/>.
    /// </summary>
    public Task Isolate(CancellationToken cancellationToken) => db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);

    /// <summary>Writes everything staged in one transaction and tells the listeners.</summary>
    /// <exception cref="StaleException">Another one was first; nothing was written, and this scope's context is spent.</exception>
    public async Task Commit(CancellationToken cancellationToken)
    {
        var news = _touched.Select(c => new Changed(c.Reference, c.Row.Version)).ToList();
        _touched.Clear();
        try
        {
            await using var transaction = db.Database.CurrentTransaction ?? await db.Database.BeginTransactionAsync(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            if (db is PostgresDb postgres)
            {
                foreach (var changed in news)
                    await PostgresChanges.Notify(postgres, changed, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception e) when (e.IsRace())
        {
            throw new StaleException(e);
        }

        measures.Recorded(_appended);
        _appended.Clear();
        foreach (var changed in news)
            changes.Publish(changed);
    }

    private async Task<Consultation> Load(ConsultationRow row, CancellationToken cancellationToken)
    {
        if (_loaded.TryGetValue(row.Id, out var loaded))
            return loaded;
        var events = await db.Events.AsNoTracking().Where(e => e.ConsultationId == row.Id).ToListAsync(cancellationToken);
        return _loaded[row.Id] = Read(row, events);
    }

    /// <summary>Bounded by the row that was read: an event that came between the two reads would belong to a later version.</summary>
    private static Consultation Read(ConsultationRow row, IEnumerable<EventRow> events) =>
        new(row, events.Where(e => e.Version <= row.LastEvent).OrderBy(e => e.Version)
            .Select(e => new RecordedEvent(e.Id, e.Version, e.At, e.Actor, EventJson.Read(e.Name, e.NameVersion, e.Fact))));

    private void Touch(Consultation consultation, DateTimeOffset now)
    {
        if (_touched.Add(consultation))
            consultation.Row.Version++;
        consultation.Row.ChangedAt = now;
    }
}
