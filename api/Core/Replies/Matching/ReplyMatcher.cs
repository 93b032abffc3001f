using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Core.Replies;

/// <summary>By which key a mail was matched.</summary>
public enum MatchedBy
{
    /// <summary>By none.</summary>
    Nothing,
    /// <summary>In-Reply-To names a mail of the consultation.</summary>
    InReplyTo,
    /// <summary>The last of References names one.</summary>
    References,
    /// <summary>The subject names the consultation.</summary>
    Subject,
    /// <summary>The written text names it.</summary>
    Text,
}

/// <summary>A mail of ours, of a sheet, or matched before.</summary>
/// <param name="Reference">Its consultation.</param>
/// <param name="Revision">Its revision; null for a mail that belongs to the consultation as a whole.</param>
public sealed record KnownMail(Reference Reference, int? Revision);

/// <summary>What the matcher asks of the one that keeps mails and consultations.</summary>
public interface IKnownMail
{
    /// <summary>The mail with this Message-ID (without brackets), if it is ours, a sheet's, or a matched one.</summary>
    KnownMail? Find(string messageId);

    /// <summary>The numbers of the revisions sent of a consultation, ascending; empty when none was; null when it doesn't exist.</summary>
    IReadOnlyList<int>? RevisionsSent(Reference reference);
}

/// <summary>To which consultation and revision a mail belongs.</summary>
/// <param name="Reference">The consultation; null when nothing names one.</param>
/// <param name="Revision">The revision; null when it isn't sure which one is meant.</param>
/// <param name="By">The strongest key that named it.</param>
/// <param name="Disagrees">Two keys disagree on the consultation or the revision; the mail is then unclear, whatever it says.</param>
public sealed record Match(Reference? Reference, int? Revision, MatchedBy By, bool Disagrees = false)
{
    /// <summary>Nothing named a consultation.</summary>
    public static Match Nothing { get; } = new(null, null, MatchedBy.Nothing);
}

/// <summary>Finds the consultation and the revision that a mail answers; a conversation's id matches nothing.</summary>
public static class ReplyMatcher
{
    /// <summary>
    /// Matches by In-Reply-To, then by the last of References, then by the subject, then by the written text. A revision is that
    /// of the mail so named, else the number written with the reference, else the only one sent.
    /// </summary>
    public static Match Match(MailKeys keys, IKnownMail known)
    {
        var subject = Known(keys.SubjectReferences, known);
        var (mail, by) = Thread(keys, known);
        if (mail is not null)
        {
            var named = subject.Where(m => m.Reference == mail.Reference).ToList();
            var others = subject.Count > 0 && named.Count == 0;
            var numbers = named.Concat(Known(keys.TextReferences, known).Where(m => m.Reference == mail.Reference)).Select(m => m.Revision).OfType<int>();
            var revision = mail.Revision ?? WrittenOrOnly(mail.Reference, numbers, known);
            return new(mail.Reference, revision, by, others || numbers.Any(n => n != revision));
        }
        return Written(subject, MatchedBy.Subject, known)
            ?? Written(Known(keys.TextReferences, known), MatchedBy.Text, known)
            ?? Replies.Match.Nothing;
    }

    /// <summary>The revision that a mention means: the number written with it, else the only one sent; null when that isn't sure.</summary>
    public static int? RevisionOf(ReferenceMention mention, IKnownMail known) =>
        WrittenOrOnly(mention.Reference, mention.Revision is { } written ? [written] : [], known);

    private static (KnownMail? Mail, MatchedBy By) Thread(MailKeys keys, IKnownMail known)
    {
        foreach (var id in keys.InReplyTo)
        {
            if (known.Find(id) is { } mail) return (mail, MatchedBy.InReplyTo);
        }
        return keys.References.Count > 0 && known.Find(keys.References[^1]) is { } last ? (last, MatchedBy.References) : (null, MatchedBy.Nothing);
    }

    private static Match? Written(List<ReferenceMention> mentions, MatchedBy by, IKnownMail known)
    {
        if (mentions.Count == 0) return null;
        var reference = mentions[0].Reference;
        // In the subject two consultations leave open which one is meant; in the text each has an opinion of its own.
        var disagrees = by == MatchedBy.Subject && mentions.Any(m => m.Reference != reference);
        var numbers = mentions.Where(m => m.Reference == reference).Select(m => m.Revision).OfType<int>().Distinct().ToList();
        return new(reference, WrittenOrOnly(reference, numbers, known), by, disagrees || numbers.Count > 1);
    }

    private static int? WrittenOrOnly(Reference reference, IEnumerable<int> written, IKnownMail known)
    {
        var sent = known.RevisionsSent(reference) ?? [];
        return written.Distinct().ToList() switch
        {
            [var number] => sent.Contains(number) ? number : null,
            [] => sent is [var only] ? only : null,
            _ => null,
        };
    }

    private static List<ReferenceMention> Known(IReadOnlyList<ReferenceMention> mentions, IKnownMail known) =>
        [.. mentions.Where(m => known.RevisionsSent(m.Reference) is not null)];
}
