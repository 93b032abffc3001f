using ConsultAddin.Core.Replies;

namespace ConsultAddin.Server.Mailboxes.Rounds;

/// <summary>A candidate that was read whole; nothing of it is stored yet.</summary>
/// <param name="Mailbox">Where this copy lies.</param>
/// <param name="Folder">Graph's well-known name of the folder.</param>
/// <param name="Metadata">What Graph says of this copy.</param>
/// <param name="OnlyIfOurs">A report of which it isn't known yet whether it reports on a mail of ours: dropped unstored if not.</param>
/// <param name="Read">What the reader found.</param>
/// <param name="Mime">The whole mail.</param>
internal sealed record IncomingMail(
    string Mailbox, string Folder, MailMetadata Metadata, bool OnlyIfOurs, ReadReply Read, byte[] Mime)
{
    /// <summary>Whether the copy lies among the mails that its mailbox sent.</summary>
    public bool IsSentCopy => Folder == Watching.Watches.SentItems;
}
