namespace ConsultAddin.Core.Approvals;

/// <summary>
/// The events of one consultation, put in order: what was done stands in the order of the record, since each such step saw the ones
/// before it; mails stand in the order of rule 7, whatever the record's order is.
/// </summary>
public sealed class ConsultationState
{
    private readonly List<(Guid Owner, DateTimeOffset From)> _ownerships;

    private ConsultationState(IReadOnlyList<RecordedEvent> events)
    {
        Events = events;
        _ownerships = [.. events.SelectMany(e => e.Fact switch
        {
            ConsultationCreated when e.Actor is { } creator => [(creator, DateTimeOffset.MinValue)],
            OwnerAdded added => [(added.Owner, e.At)],
            _ => Array.Empty<(Guid, DateTimeOffset)>(),
        })];
        Revisions = RevisionsOf(events);
        Mails = new MailOrder(this).Mails;
    }

    /// <summary>All events, by version, each once.</summary>
    public IReadOnlyList<RecordedEvent> Events { get; }

    /// <summary>The sent revisions, ascending.</summary>
    public IReadOnlyList<SentRevision> Revisions { get; }

    /// <summary>The revision that the bodies have to answer; null while nothing was sent.</summary>
    public SentRevision? Current => Revisions.Count == 0 ? null : Revisions[^1];

    /// <summary>The beginning of the consultation; null when the events don't hold it.</summary>
    public ConsultationCreated? Created => Of<ConsultationCreated>().Select(e => e.Fact).FirstOrDefault();

    /// <summary>The version of the newest event; 0 for none.</summary>
    public long Version => Events.Count == 0 ? 0 : Events[^1].Version;

    /// <summary>Actor ids of the owners.</summary>
    public IReadOnlyList<Guid> Owners => [.. _ownerships.Select(o => o.Owner).Distinct()];

    /// <summary>Each mail once, in the order of rule 7.</summary>
    internal IReadOnlyList<Mail> Mails { get; }

    /// <summary>Folds events, given in any order and with any of them doubled. The same events give the same state for ever.</summary>
    public static ConsultationState Fold(IEnumerable<RecordedEvent> events) =>
        new([.. events.DistinctBy(e => e.Id).OrderBy(e => e.Version).ThenBy(e => e.Id)]);

    /// <summary>Whether somebody owned the consultation at an instant.</summary>
    /// <param name="person">Actor id.</param>
    /// <param name="at">The instant, UTC.</param>
    public bool WasOwner(Guid person, DateTimeOffset at) => _ownerships.Any(o => o.Owner == person && o.From <= at);

    /// <summary>The consultation as it was at an instant: mails by when they arrived or were sent, all else by when it was recorded.</summary>
    internal ConsultationState AsOf(DateTimeOffset at) => new([.. Events.Where(e => e.Fact switch
    {
        ReplyRecorded reply => reply.ReceivedAt,
        RevisionOpened revision => revision.SentAt,
        SentMailAdded mail => mail.SentAt,
        _ => e.At,
    } <= at)]);

    /// <summary>The events with a fact of this type, in the record's order.</summary>
    internal IEnumerable<(RecordedEvent Event, T Fact)> Of<T>() where T : Fact =>
        Events.Where(e => e.Fact is T).Select(e => (e, (T)e.Fact));

    private static List<SentRevision> RevisionsOf(IReadOnlyList<RecordedEvent> events)
    {
        var mails = events.Select(e => e.Fact switch
        {
            RevisionOpened o => (o.Revision, Mail: new SentMail(e.Id, o.MailId, o.MessageIdHash, o.SentAt, o.MissingBodies, o.TextsDiffer)),
            SentMailAdded a => (a.Revision, Mail: new SentMail(e.Id, a.MailId, a.MessageIdHash, a.SentAt, a.MissingBodies, a.TextsDiffer)),
            _ => default,
        }).Where(m => m.Mail is not null).ToLookup(m => m.Revision, m => m.Mail);
        return [.. events.Where(e => e.Fact is RevisionOpened)
            .GroupBy(e => ((RevisionOpened)e.Fact).Revision)
            .OrderBy(g => g.Key)
            .Select(g => new SentRevision
            {
                Number = g.Key,
                EventId = g.First().Id,
                Opened = (RevisionOpened)g.First().Fact,
                Mails = [.. mails[g.Key].OrderBy(m => m.SentAt).ThenBy(m => m.MessageIdHash, StringComparer.Ordinal)],
            })];
    }
}
