namespace ConsultAddin.Core.Approvals;

/// <summary>One sent version of a sheet (차수), immutable but for further mails of the same fill.</summary>
public sealed record SentRevision
{
    /// <summary>Its number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The event that opened it.</summary>
    public required Guid EventId { get; init; }

    /// <summary>What that event says.</summary>
    public required RevisionOpened Opened { get; init; }

    /// <summary>Every mail that sent it, by sending time, then Message-ID: never by the order in which they were found.</summary>
    public required IReadOnlyList<SentMail> Mails { get; init; }

    /// <summary>When it was sent first, UTC.</summary>
    public DateTimeOffset SentAt => Mails[0].SentAt;

    /// <summary>Bodies to whom the first mail was not addressed.</summary>
    public IReadOnlyList<string> MissingBodies => Mails[0].MissingBodies;

    /// <summary>The first mail whose text differs from the sheet; null when none does.</summary>
    public SentMail? Differing => Mails.FirstOrDefault(m => m.TextsDiffer);

    /// <summary>Whether no word counts on it (rule 5): a text differs, or a body is missing among the recipients.</summary>
    public bool Void => Differing is not null || MissingBodies.Count > 0;
}

/// <summary>A mail that sent a revision.</summary>
/// <param name="EventId">The event that says so.</param>
/// <param name="MailId">The stored mail.</param>
/// <param name="MessageIdHash">Its Message-ID.</param>
/// <param name="SentAt">When it was sent, UTC.</param>
/// <param name="MissingBodies">Bodies to whom it was not addressed.</param>
/// <param name="TextsDiffer">Whether a text in it differs from the sheet.</param>
public sealed record SentMail(
    Guid EventId, Guid MailId, string MessageIdHash, DateTimeOffset SentAt, IReadOnlyList<string> MissingBodies, bool TextsDiffer);
