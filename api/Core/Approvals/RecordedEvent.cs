namespace ConsultAddin.Core.Approvals;

/// <summary>One event of a consultation, as it was appended: a fact, when it was recorded, and by whom.</summary>
/// <param name="Id">UUIDv7 of the event; every reason of a status names one.</param>
/// <param name="Version">Position in the consultation, from 1, without gaps. For mails it is the order of arrival at the product, nothing else.</param>
/// <param name="At">When it was recorded, UTC. A mail's own time stands in its fact.</param>
/// <param name="Actor">Who did it; null for the product itself.</param>
/// <param name="Fact">What happened.</param>
public sealed record RecordedEvent(Guid Id, long Version, DateTimeOffset At, Guid? Actor, Fact Fact);
