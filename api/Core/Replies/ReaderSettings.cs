namespace ConsultAddin.Core.Replies;

/// <summary>What the reader has to know about this city: who the bodies are and which evidence of a sender is trusted.</summary>
public sealed record ReaderSettings
{
    /// <summary>The bodies that are consulted (협의기관).</summary>
    public IReadOnlyList<BodyIdentity> Bodies { get; init; } = [];

    /// <summary>The city's own mail domains, as its tenant accepts them; a person of one of them is never an unlisted person of a body.</summary>
    public IReadOnlyList<string> AcceptedDomains { get; init; } = [];

    /// <summary>
    /// The name by which the trusted server signs its Authentication-Results (RFC 8601 authserv-id). Null: the topmost header of all
    /// counts, since Exchange Online writes no name.
    /// </summary>
    public string? TrustedServer { get; init; }

    /// <summary>What is asked of a sender who belongs to no body. Null, as in the product: the mark of the inside, or else DMARC.</summary>
    public SenderPolicy? PolicyForOthers { get; init; }

    /// <summary>The product's own shared mailbox; what it sends is never anybody's answer.</summary>
    public string? ConsultationMailbox { get; init; }
}

/// <summary>One body, as far as the reader of its mail has to know it.</summary>
/// <param name="Code">Stable code, such as <c>citizen-service</c>.</param>
/// <param name="Name">Name as people read it, such as <c>시민봉사담당관</c>.</param>
/// <param name="Addresses">The body's own addresses.</param>
/// <param name="Members">People who may answer for it.</param>
/// <param name="Policy">What proves that a mail is really theirs; chosen by an administrator, never inferred.</param>
public sealed record BodyIdentity(
    string Code,
    string Name,
    IReadOnlyList<string> Addresses,
    IReadOnlyList<BodyMember> Members,
    SenderPolicy Policy);

/// <summary>A person who answers for a body.</summary>
/// <param name="Address">Mail address, case aside.</param>
/// <param name="From">First instant of the membership, inclusive, UTC; null for always.</param>
/// <param name="Until">End of the membership, exclusive, UTC; null for open.</param>
/// <param name="DeputyOf">Whose deputy the person is; null for a member in their own right.</param>
public sealed record BodyMember(string Address, DateTimeOffset? From = null, DateTimeOffset? Until = null, string? DeputyOf = null)
{
    /// <summary>Whether the person was a member when a mail arrived.</summary>
    /// <param name="receivedAt">When the mail arrived, UTC.</param>
    public bool IsMemberAt(DateTimeOffset receivedAt) =>
        (From is null || From <= receivedAt) && (Until is null || receivedAt < Until);
}
