namespace ConsultAddin.Server.Mailboxes.Rounds;

/// <summary>
/// All that is read of a mail to decide whether it is a candidate (rule 6): no body, no preview, no attachment names.
/// </summary>
/// <param name="GraphId">The immutable id of this copy in its mailbox.</param>
/// <param name="MessageId">Message-ID with its angle brackets; empty when the mail has none.</param>
/// <param name="ConversationId">Exchange's conversation: a hint, it names no mail.</param>
/// <param name="From">The address of From in lower case; empty when unknown.</param>
/// <param name="Subject">The subject line.</param>
/// <param name="ReceivedAt">When this copy reached the mailbox, UTC.</param>
/// <param name="SentAt">When the sender sent it, as Exchange has it, UTC.</param>
/// <param name="IsDraft">Whether the mail is still being written.</param>
internal sealed record MailMetadata(
    string GraphId,
    string MessageId,
    string ConversationId,
    string From,
    string Subject,
    DateTimeOffset ReceivedAt,
    DateTimeOffset SentAt,
    bool IsDraft);

/// <summary>The headers that say which mails a mail is about; read only where <see cref="MailMetadata"/> doesn't suffice.</summary>
/// <param name="Named">Message-IDs in In-Reply-To and References, without angle brackets.</param>
/// <param name="HeaderText">Values of the other subject-like headers (Thread-Topic), which may name a reference.</param>
/// <param name="IsReport">Whether the mail is a delivery or reading report (multipart/report).</param>
internal sealed record MailHeaders(IReadOnlyList<string> Named, string HeaderText, bool IsReport);
