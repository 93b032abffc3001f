namespace ConsultAddin.Server.Consultations;

/// <summary>
/// Somebody else was first; nothing was written. Whoever decides begins again by what stands there now: a person's request
/// (<see cref="LostRaces"/>) as well as a mailbox's round.
/// </summary>
public sealed class StaleException(Exception? cause = null) : Exception("The consultation was changed meanwhile.", cause);
