using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;

namespace ConsultAddin.Server.Consultations;

/// <summary>A consultation as the journal loaded it, kept up to date by what is appended to it.</summary>
public sealed class Consultation
{
    private readonly List<RecordedEvent> _events;

    internal Consultation(ConsultationRow row, IEnumerable<RecordedEvent> events)
    {
        Row = row;
        _events = [.. events];
        State = ConsultationState.Fold(_events);
    }

    /// <summary>Identity and list columns.</summary>
    public ConsultationRow Row { get; }

    /// <summary>All events, oldest first.</summary>
    public IReadOnlyList<RecordedEvent> Events => _events;

    /// <summary>What the events amount to.</summary>
    public ConsultationState State { get; private set; }

    /// <summary>Its public name.</summary>
    public Reference Reference => new(Row.Year, Row.Number);

    /// <summary>Actor ids of its owners; the first began it.</summary>
    public IReadOnlyList<Guid> Owners =>
        [.. Events.Select(e => e.Fact switch { ConsultationCreated => e.Actor, OwnerAdded added => added.Owner, _ => null }).OfType<Guid>().Distinct()];

    /// <summary>The revisions that were sent, oldest first.</summary>
    public IReadOnlyList<RevisionOpened> Revisions =>
        [.. Events.Select(e => e.Fact).OfType<RevisionOpened>().DistinctBy(r => r.Revision).OrderBy(r => r.Revision)];

    /// <summary>The fill that holds the sheet as sent and last amended; null while nothing was sent.</summary>
    public Guid? SentFill => LastFill(Events);

    /// <summary>The fill that holds the sheet as it last stood before the current revision opened; null while there is no revision before it.</summary>
    public Guid? FillBefore =>
        State.Current is { } current ? LastFill(Events.TakeWhile(e => e.Id != current.EventId)) : null;

    /// <summary>Withdrawn, which is final.</summary>
    public bool Withdrawn => Events.Any(e => e.Fact is ConsultationWithdrawn);

    /// <summary>How it stands at an instant.</summary>
    public Standing Standing(CitySettings city, DateTimeOffset now) =>
        Core.Approvals.Standing.Of(State, city.BodySet(), now, TimeSpan.FromMinutes(city.AnswerByMinutes));

    private static Guid? LastFill(IEnumerable<RecordedEvent> events) =>
        events.Select(e => e.Fact switch { RevisionOpened opened => opened.FillId, SheetAmended amended => amended.FillId, _ => (Guid?)null })
            .LastOrDefault(id => id is not null);

    internal void Add(IEnumerable<RecordedEvent> appended)
    {
        _events.AddRange(appended);
        State = ConsultationState.Fold(_events);
    }
}
