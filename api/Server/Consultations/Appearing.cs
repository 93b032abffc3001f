using ConsultAddin.Core.Approvals;

namespace ConsultAddin.Server.Consultations;

/// <summary>Whom events name.</summary>
internal static class Appearing
{
    /// <summary>Ids of the people in an event: who caused it, and whom it is about.</summary>
    internal static IEnumerable<Guid> In(RecordedEvent recorded)
    {
        if (recorded.Actor is { } actor)
            yield return actor;
        Guid? other = recorded.Fact switch
        {
            OwnerAdded added => added.Owner,
            ReplyRecorded reply => reply.Person,
            AbsenceNoticed absence => absence.Person,
            WriterListed listed => listed.Person,
            _ => null,
        };
        if (other is { } person)
            yield return person;
    }
}
