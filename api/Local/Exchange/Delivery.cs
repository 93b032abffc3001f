using ConsultAddin.Local.People;
using MimeKit;

namespace ConsultAddin.Local.Exchange;

/// <summary>What became of one recipient of a mail.</summary>
/// <param name="Recipient">The address in To, Cc or Bcc.</param>
/// <param name="Item">The mail in that mailbox; null when there is no such mailbox.</param>
public sealed record Delivered(string Recipient, Item? Item);

/// <summary>Carries mail between mailboxes, of one organisation and between organisations.</summary>
public sealed class Delivery(MailStore store)
{
    /// <summary>Sends a mail from a mailbox: delivers it, answers for the absent, and returns undeliverable copies to the sender.</summary>
    /// <param name="sender">The mailbox that sends; its own address is the envelope sender.</param>
    /// <param name="mime">The mail with its Bcc.</param>
    /// <returns>One entry a recipient.</returns>
    public IReadOnlyList<Delivered> Send(Mailbox sender, byte[] mime)
    {
        var mail = Parts.Read(mime);
        var delivered = new List<Delivered>();
        foreach (var address in Recipients(mail, withBcc: true))
        {
            var proof = store.Accounts.Find(address) is { } account && SameOrganisation(sender.Account, account)
                ? ArrivalProof.Internal
                : ArrivalProof.Dmarc;
            delivered.Add(Deliver(address, mime, mail, sender.Account.Address, proof, WellKnownFolders.Inbox));
        }

        var lost = delivered.Where(d => d.Item is null).Select(d => d.Recipient).ToList();
        if (lost.Count > 0 && !AutomaticMail.IsAutomatic(mail)) Return(sender, mail, mime, lost);
        return delivered;
    }

    /// <summary>Delivers a mail that came from anywhere to those in To and Cc, as if it had proved its sender in the given way.</summary>
    /// <param name="mime">The mail as it came.</param>
    /// <param name="proof">How it proves its sender.</param>
    /// <param name="folder">The well-known folder that it is put into, normally the inbox.</param>
    public IReadOnlyList<Delivered> Receive(byte[] mime, ArrivalProof proof, string folder = WellKnownFolders.Inbox)
    {
        var mail = Parts.Read(mime);
        var envelopeSender = AutomaticMail.HasEmptySender(mail)
            ? ""
            : mail.Sender?.Address ?? mail.From.Mailboxes.FirstOrDefault()?.Address ?? "";
        return [.. Recipients(mail, withBcc: false).Select(to => Deliver(to, mime, mail, envelopeSender, proof, folder))];
    }

    private Delivered Deliver(string address, byte[] mime, MimeMessage mail, string envelopeSender, ArrivalProof proof, string folder)
    {
        if (store.Find(address) is not { } mailbox) return new Delivered(address, null);
        var automatic = AutomaticMail.IsAutomatic(mail);
        if (folder is WellKnownFolders.Inbox && mailbox.Rules.FirstOrDefault(r => r.Fits(mail)) is { } rule) folder = rule.MoveTo;
        var stamped = ArrivalHeaders.Stamp(mime, mailbox.Account, automatic && AutomaticMail.HasEmptySender(mail) ? "" : envelopeSender, proof, store.Clock.GetUtcNow(), junk: folder is WellKnownFolders.JunkEmail);
        var item = mailbox.Add(folder, stamped, draft: false, transported: true, read: false);
        if (!automatic && envelopeSender is not "" && mailbox.TellOutOfOffice(envelopeSender))
            SendAutomatic(mailbox, AutomaticMail.OutOfOffice(mailbox, mail, envelopeSender, store.Clock.GetUtcNow()));
        return new Delivered(address, item);
    }

    /// <summary>Sends what nobody wrote, with an empty envelope sender, so that it is never answered or returned.</summary>
    internal void SendAutomatic(Mailbox from, MimeMessage reply)
    {
        // Automatic answers leave no copy in Sent Items.
        var mime = Parts.Write(reply);
        foreach (var to in reply.To.Mailboxes)
        {
            var proof = store.Accounts.Find(to.Address) is { } account && SameOrganisation(from.Account, account)
                ? ArrivalProof.Internal
                : ArrivalProof.Dmarc;
            Deliver(to.Address, mime, reply, "", proof, WellKnownFolders.Inbox);
        }
    }

    private void Return(Mailbox sender, MimeMessage mail, byte[] mime, List<string> lost)
    {
        var report = AutomaticMail.Undelivered(sender, mail, mime, lost, store.Clock.GetUtcNow());
        Deliver(sender.Account.Address, Parts.Write(report), report, "", ArrivalProof.Internal, WellKnownFolders.Inbox);
    }

    private static bool SameOrganisation(Account one, Account other) =>
        string.Equals(one.Domain, other.Domain, StringComparison.OrdinalIgnoreCase);

    private static List<string> Recipients(MimeMessage mail, bool withBcc) =>
        mail.To.Mailboxes.Concat(mail.Cc.Mailboxes).Concat(withBcc ? mail.Bcc.Mailboxes : [])
            .Select(m => m.Address).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
}
