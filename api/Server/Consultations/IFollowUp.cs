using ConsultAddin.Core.Approvals;

namespace ConsultAddin.Server.Consultations;

/// <summary>
/// What has to happen because of new events, such as a mail to both bodies or the watch of a mailbox. It only stages rows
/// in the same database context, so that cause and consequence are committed together or not at all.
/// </summary>
public interface IFollowUp
{
    /// <summary>Stages the consequences of <paramref name="appended"/>, which <paramref name="consultation"/> already holds.</summary>
    Task Follow(Consultation consultation, IReadOnlyList<RecordedEvent> appended, CancellationToken cancellationToken);
}
