using ConsultAddin.Local.Exchange;
using MimeKit;

namespace ConsultAddin.Local.Graph;

/// <summary>Sends a mailbox's mail: checks the sender, delivers, and files the sender's own copy.</summary>
public sealed class Outbox(MailStore store, Delivery delivery, Faults faults, TimeProvider clock)
{
    /// <summary>Sends a draft: it leaves Drafts and appears in the mailbox's own Sent Items with its immutable id kept.</summary>
    /// <exception cref="GraphError">There is no recipient, or the mailbox may not send in From's name.</exception>
    internal void SendDraft(Mailbox mailbox, Item draft)
    {
        var mail = Ready(mailbox, mailbox.Read(draft));
        var mime = Parts.Write(mail);
        var delay = faults.ForSentCopy(mailbox.Account.Address)?.SentCopyDelaySeconds ?? 0;
        if (delay == 0)
        {
            mailbox.MoveSent(draft, mime);
            delivery.Send(mailbox, mime);
            return;
        }

        // Between sending and filing the copy is in no folder that Graph shows.
        var waiting = mailbox.Move(draft, mailbox.FindFolder("outbox")!);
        delivery.Send(mailbox, mime);
        Later(delay, () => mailbox.MoveSent(waiting, mime));
    }

    /// <summary>Sends a mail that was never a draft.</summary>
    /// <param name="mailbox">The mailbox that sends.</param>
    /// <param name="mail">The mail.</param>
    /// <param name="keep">Whether a copy is filed in Sent Items.</param>
    /// <exception cref="GraphError">There is no recipient, or the mailbox may not send in From's name.</exception>
    internal void Send(Mailbox mailbox, MimeMessage mail, bool keep)
    {
        var mime = Parts.Write(Ready(mailbox, mail));
        if (keep)
        {
            var delay = faults.ForSentCopy(mailbox.Account.Address)?.SentCopyDelaySeconds ?? 0;
            if (delay == 0) File(mailbox, mime);
            else Later(delay, () => File(mailbox, mime));
        }

        delivery.Send(mailbox, mime);
    }

    private static void File(Mailbox mailbox, byte[] mime) =>
        mailbox.Add(WellKnownFolders.SentItems, mime, draft: false, transported: false, read: true);

    private MimeMessage Ready(Mailbox mailbox, MimeMessage mail)
    {
        if (!mail.To.Mailboxes.Concat(mail.Cc.Mailboxes).Concat(mail.Bcc.Mailboxes).Any())
            throw GraphError.BadRequest("ErrorInvalidRecipients", "At least one recipient is not valid., A message can't be sent because it contains no recipients.");
        var from = mail.From.Mailboxes.FirstOrDefault()?.Address ?? mailbox.Account.Address;
        var own = string.Equals(from, mailbox.Account.Address, StringComparison.OrdinalIgnoreCase);
        if (!own && store.Accounts.Find(from)?.Delegates.Contains(mailbox.Account.Address, StringComparer.OrdinalIgnoreCase) != true)
            throw new GraphError(403, "ErrorSendAsDenied", "The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.");
        mail.Date = clock.GetUtcNow();
        return mail;
    }

    private void Later(int seconds, Action action)
    {
        ITimer? timer = null;
        timer = clock.CreateTimer(_ =>
        {
            timer?.Dispose();
            action();
        }, null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
    }
}
