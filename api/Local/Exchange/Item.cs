namespace ConsultAddin.Local.Exchange;

/// <summary>One mail in one mailbox as it stands now; every change makes a new value.</summary>
public sealed record Item
{
    /// <summary>The ordinary id, which changes when the mail moves to another folder.</summary>
    public required string Id { get; init; }

    /// <summary>The id that stays the same as long as the mail is in this mailbox.</summary>
    public required string ImmutableId { get; init; }

    /// <summary>The folder it lies in.</summary>
    public required string FolderId { get; init; }

    /// <summary>Where its MIME form is kept.</summary>
    public required Guid Content { get; init; }

    /// <summary>Header fields that lists show.</summary>
    public required Envelope Envelope { get; init; }

    /// <summary>The conversation that Exchange counts it to: a hint, since it follows the subject.</summary>
    public required string ConversationId { get; init; }

    /// <summary>When it was made in this mailbox, UTC.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTimeOffset Modified { get; init; }

    /// <summary>When it arrived, UTC; for a sent mail when it was sent.</summary>
    public DateTimeOffset Received { get; init; }

    /// <summary>When it was sent, UTC.</summary>
    public DateTimeOffset Sent { get; init; }

    /// <summary>Whether it was opened.</summary>
    public bool IsRead { get; init; }

    /// <summary>Whether it wasn't sent yet.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Whether it came through transport, so that its headers can be listed; drafts and sent copies have none.</summary>
    public bool HasTransportHeaders { get; init; }

    /// <summary>Whether a read receipt that it asked for was sent.</summary>
    public bool ReceiptSent { get; init; }

    /// <summary>The names of its categories.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary><c>notFlagged</c>, <c>flagged</c> or <c>complete</c>.</summary>
    public string Flag { get; init; } = "notFlagged";

    /// <summary>The size of its MIME form in bytes.</summary>
    public int Size { get; init; }

    /// <summary>The store's change number when it came to its folder.</summary>
    public long Arrived { get; init; }

    /// <summary>The store's change number of its newest change.</summary>
    public long Changed { get; init; }

    /// <summary>The change key that Graph shows, and its ETag.</summary>
    public string ChangeKey => Convert.ToBase64String(BitConverter.GetBytes(Changed)).TrimEnd('=');
}

/// <summary>A mail that left a folder, so that a delta round can say so.</summary>
/// <param name="FolderId">The folder that it left.</param>
/// <param name="Id">The ordinary id that it had there.</param>
/// <param name="ImmutableId">Its immutable id.</param>
/// <param name="Moved">Whether it lies in another folder now; otherwise it was deleted for good.</param>
/// <param name="Changed">The store's change number.</param>
public sealed record Departure(string FolderId, string Id, string ImmutableId, bool Moved, long Changed);

/// <summary>One folder of a mailbox.</summary>
/// <param name="Id">The folder's id.</param>
/// <param name="WellKnownName">The name by which Graph knows it, such as <c>inbox</c>; null for a folder that a person made.</param>
/// <param name="DisplayName">The name shown.</param>
/// <param name="ParentId">The folder above; null for the root.</param>
/// <param name="Changed">The store's change number when it was made.</param>
public sealed record Folder(string Id, string? WellKnownName, string DisplayName, string? ParentId, long Changed = 0);

/// <summary>An inbox rule: mail on which all that is given holds goes to a folder before anybody sees it in the inbox.</summary>
/// <param name="From">The sender's address, case aside; null for any.</param>
/// <param name="SubjectContains">Words in the subject, case aside; null for any.</param>
/// <param name="MoveTo">The folder's id or well-known name.</param>
public sealed record InboxRule(string? From, string? SubjectContains, string MoveTo)
{
    internal bool Fits(MimeKit.MimeMessage mail) =>
        (From is null || mail.From.Mailboxes.Any(m => string.Equals(m.Address, From, StringComparison.OrdinalIgnoreCase)))
        && (SubjectContains is null || mail.Subject?.Contains(SubjectContains, StringComparison.OrdinalIgnoreCase) is true);
}

/// <summary>The out-of-office reply of a mailbox.</summary>
/// <param name="On">Whether it is switched on.</param>
/// <param name="Text">What it says.</param>
public sealed record OutOfOffice(bool On, string Text);
