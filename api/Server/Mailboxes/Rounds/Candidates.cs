using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Server.Mailboxes.Rounds;

/// <summary>What may be done with a mail, told from its metadata alone (rule 6).</summary>
public enum Candidacy
{
    /// <summary>Private: never fetched, stored or logged.</summary>
    Private,
    /// <summary>The headers have to be asked before it can be said.</summary>
    AskHeaders,
    /// <summary>A report on some mail: read for the Message-ID it reports on, and dropped unstored if that isn't ours.</summary>
    Report,
    /// <summary>About a consultation: read whole.</summary>
    Candidate,
}

/// <summary>
/// Which mails of one mailbox may be read (rule 6). In the consultation mailbox every mail is a candidate. In a sheet's mailbox, from the
/// fill on, one that names a Message-ID or a reference of ours in headers or subject, one from a body's own address, one from a member
/// in the sheet's conversation; never the owner's own mail without our mark.
/// </summary>
internal sealed record Candidates
{
    /// <summary>Whether this is the consultation mailbox.</summary>
    public bool All { get; init; }

    /// <summary>
    /// How far Microsoft's clock may be behind ours: a sheet that is sent at once, and an answer to it, may bear a time before its fill. In that
    /// span only a mail that names a reference or a Message-ID of ours is no private one, whoever wrote it.
    /// </summary>
    public static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(2);

    /// <summary>From when on this mailbox is watched, UTC; older mail is private.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Addresses that write from this mailbox itself, in lower case.</summary>
    public IReadOnlySet<string> Own { get; init; } = EmptySet;

    /// <summary>The bodies' own addresses, in lower case.</summary>
    public IReadOnlySet<string> Bodies { get; init; } = EmptySet;

    /// <summary>The addresses of the bodies' members, in lower case.</summary>
    public IReadOnlySet<string> Members { get; init; } = EmptySet;

    /// <summary>The conversations of the sheets sent from this mailbox.</summary>
    public IReadOnlySet<string> Conversations { get; init; } = EmptySet;

    private static readonly IReadOnlySet<string> EmptySet = new HashSet<string>();

    /// <summary>Judges by what a round sees of every mail.</summary>
    public Candidacy Judge(MailMetadata mail)
    {
        if (mail.IsDraft)
            return Candidacy.Private;
        if (All)
            return Candidacy.Candidate;
        if (mail.ReceivedAt < Since - ClockDifference)
            return Candidacy.Private;
        if (Reference.FindAll(mail.Subject).Count > 0)
            return Candidacy.Candidate;
        if (mail.ReceivedAt < Since)
            return Candidacy.AskHeaders;
        if (Own.Contains(mail.From))
            return Candidacy.AskHeaders;
        if (Bodies.Contains(mail.From))
            return Candidacy.Candidate;
        return Members.Contains(mail.From) && Conversations.Contains(mail.ConversationId) ? Candidacy.Candidate : Candidacy.AskHeaders;
    }

    /// <summary>Judges a mail for which <see cref="Judge(MailMetadata)"/> wanted the headers.</summary>
    /// <param name="headers">Its headers.</param>
    /// <param name="isOurs">Whether a Message-ID is of our own mail, of a sheet, or of a matched mail.</param>
    public static Candidacy Judge(MailHeaders headers, Func<string, bool> isOurs)
    {
        if (headers.Named.Any(isOurs) || Reference.FindAll(headers.HeaderText).Count > 0)
            return Candidacy.Candidate;
        return headers.IsReport ? Candidacy.Report : Candidacy.Private;
    }
}
