namespace ConsultAddin.Server.Consultations;

/// <summary>
/// Somebody else changed the same consultation first; nothing was written. A person is asked to look again,
/// a mailbox's round simply starts over.
/// </summary>
public sealed class StaleException(Exception? cause = null) : Exception("The consultation was changed meanwhile.", cause);
