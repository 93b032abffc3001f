using MimeKit;

namespace ConsultAddin.Core.Replies.Senders;

/// <summary>Who a mail says it is from, for which body, and what proves it: the three sender policies.</summary>
internal static class SenderReader
{
    private const string InsideMark = "X-MS-Exchange-Organization-AuthAs";

    /// <summary>Reads the sender.</summary>
    /// <param name="message">The mail; only its headers are looked at.</param>
    /// <param name="settings">Bodies, accepted domains, trusted server.</param>
    /// <param name="receivedAt">When the mail arrived: who was a member then.</param>
    public static ReadSender Read(MimeMessage message, ReaderSettings settings, DateTimeOffset receivedAt)
    {
        var (address, displayName, problem) = OneFrom(message.Headers);
        var known = settings.Bodies.SelectMany(b => b.Addresses.Concat(b.Members.Select(m => m.Address)));
        var imitated = LookAlike.Of(address, displayName, known);
        var (body, role) = RoleOf(address, settings, receivedAt);
        var results = TrustedResults.Read(message.Headers, settings.TrustedServer);
        var inside = CheckInternal(message.Headers, address, settings.AcceptedDomains, results);

        var (check, reason) = problem is not null ? (SenderCheck.Fail, problem)
            : imitated is not null ? (SenderCheck.Fail, "From imitates an address of a body")
            : address is null ? (SenderCheck.None, "no From address that can be read")
            : Check(body?.Policy ?? settings.PolicyForOthers, address, inside, results);

        return new ReadSender
        {
            Address = address,
            DisplayName = displayName,
            Body = body?.Code,
            Role = role,
            Check = check,
            Internal = problem is null && imitated is null && inside.Check == SenderCheck.Pass,
            LookAlikeOf = imitated,
            PretendedBody = body is not null ? null
                : imitated is not null ? RoleOf(imitated, settings, receivedAt).Body?.Code
                : problem is not null ? AllFrom(message.Headers).Select(a => RoleOf(a, settings, receivedAt)).FirstOrDefault(r => r.Role is PersonRole.Address or PersonRole.Member).Body?.Code
                : null,
            Differing = DifferingAddresses(message.Headers, address),
            Reason = reason,
        };
    }

    private static (SenderCheck Check, string Reason) Check(
        SenderPolicy? policy, string address, (SenderCheck Check, string Reason) inside, TrustedResults results) => policy?.Kind switch
        {
            SenderPolicyKind.Internal => inside,
            SenderPolicyKind.Dmarc => CheckDmarc(address, results),
            SenderPolicyKind.Pinned => CheckPinned(address, policy.Domain!, results),
            SenderPolicyKind.None => (SenderCheck.None, "no check asked for"),
            // Somebody of no body: their word counts nowhere, but an owner's mail stands in the history and settles a question.
            _ => inside.Check == SenderCheck.None ? CheckDmarc(address, results) : inside,
        };

    private static (SenderCheck Check, string Reason) CheckInternal(
        HeaderList headers, string? address, IReadOnlyList<string> acceptedDomains, TrustedResults results)
    {
        var marks = headers.Where(h => h.Field.Equals(InsideMark, StringComparison.OrdinalIgnoreCase)).ToList();
        if (results.DmarcFails) return (SenderCheck.Fail, "internal: dmarc=fail in the trusted header");
        if (results.CompauthFails) return (SenderCheck.Fail, "internal: compauth=fail in the trusted header");
        // Exchange writes one mark and strips others at its border: a second one was brought along.
        if (marks.Count > 1) return (SenderCheck.Fail, $"internal: {marks.Count} {InsideMark} headers");
        if (marks.Count == 0) return (SenderCheck.None, $"internal: no {InsideMark} header");
        if (!marks[0].Value.Trim().Equals("Internal", StringComparison.OrdinalIgnoreCase))
            return (SenderCheck.None, $"internal: {InsideMark} is not Internal");
        return MailDomain.Of(address) is { } domain && acceptedDomains.Any(d => MailDomain.Normalize(d) == domain)
            ? (SenderCheck.Pass, $"internal: one {InsideMark}, Internal, From in an accepted domain")
            : (SenderCheck.None, "internal: From is in none of the accepted domains");
    }

    private static (SenderCheck Check, string Reason) CheckDmarc(string address, TrustedResults results)
    {
        if (MailDomain.Of(address) is not { } domain) return (SenderCheck.None, "dmarc: From has no domain");
        if (results.CompauthFails) return (SenderCheck.Fail, "dmarc: compauth=fail in the trusted header");
        if (results.CompauthPasses(domain)) return (SenderCheck.Pass, "dmarc: compauth=pass for From's domain");
        if (results.ArcOverride && results.DmarcFails) return (SenderCheck.None, "dmarc: ARC overrode a failure (compauth reason 130)");
        if (results.DmarcFails) return (SenderCheck.Fail, "dmarc: dmarc=fail in the trusted header");
        if (results.DmarcPasses(domain)) return (SenderCheck.Pass, "dmarc: dmarc=pass for From's domain");
        return (SenderCheck.None, results.Any ? "dmarc: no pass for From's domain in the trusted header" : "dmarc: no trusted Authentication-Results");
    }

    private static (SenderCheck Check, string Reason) CheckPinned(string address, string pinned, TrustedResults results)
    {
        if (results.DmarcFails) return (SenderCheck.Fail, "pinned: dmarc=fail in the trusted header");
        if (results.CompauthFails) return (SenderCheck.Fail, "pinned: compauth=fail in the trusted header");
        if (MailDomain.Of(address) is not { } domain || !MailDomain.IsSameOrParent(pinned, domain))
            return (SenderCheck.None, "pinned: the pinned domain is not From's or its parent");
        if (results.SignedOrSentBy(pinned)) return (SenderCheck.Pass, "pinned: dkim or spf passes for the pinned domain");
        return results.SpfFails(pinned)
            ? (SenderCheck.Fail, "pinned: spf=fail for the pinned domain")
            : (SenderCheck.None, "pinned: neither dkim nor spf passes for the pinned domain");
    }

    private static (BodyIdentity? Body, PersonRole Role) RoleOf(string? address, ReaderSettings settings, DateTimeOffset receivedAt)
    {
        if (address is null) return (null, PersonRole.Other);
        if (settings.Bodies.FirstOrDefault(b => b.Addresses.Any(a => MailDomain.SameAddress(a, address))) is { } own)
            return (own, PersonRole.Address);
        if (settings.Bodies.FirstOrDefault(b => b.Members.Any(m => MailDomain.SameAddress(m.Address, address) && m.IsMemberAt(receivedAt))) is { } theirs)
            return (theirs, PersonRole.Member);

        var domain = MailDomain.Of(address);
        if (domain is null || settings.AcceptedDomains.Any(d => MailDomain.Normalize(d) == domain)) return (null, PersonRole.Other);
        var neighbour = settings.Bodies.FirstOrDefault(b => b.Addresses.Any(a => MailDomain.Of(a) == domain));
        return (neighbour, neighbour is null ? PersonRole.Other : PersonRole.Unlisted);
    }

    private static (string? Address, string DisplayName, string? Problem) OneFrom(HeaderList headers)
    {
        var from = headers.Where(h => h.Id == HeaderId.From).ToList();
        if (from.Count == 0) return (null, "", null);
        if (from.Count > 1) return (null, "", $"{from.Count} From headers");
        if (!InternetAddressList.TryParse(ParserOptions.Default, from[0].RawValue, out var list))
            return (null, from[0].Value.Trim(), null);
        var mailboxes = list.Mailboxes.ToList();
        if (mailboxes.Count > 1) return (null, "", $"From has {mailboxes.Count} addresses");
        if (list.Count != 1 || list[0] is not MailboxAddress mailbox || !mailbox.Address.Contains('@'))
            return (null, list.Count > 0 ? list[0].Name ?? "" : "", mailboxes.Count == 0 ? null : "From is not one plain address");
        return (mailbox.Address, mailbox.Name ?? "", null);
    }

    private static IEnumerable<string> AllFrom(HeaderList headers) => headers.Where(h => h.Id == HeaderId.From)
        .SelectMany(h => InternetAddressList.TryParse(ParserOptions.Default, h.RawValue, out var list) ? list.Mailboxes : [])
        .Select(m => m.Address);

    private static List<string> DifferingAddresses(HeaderList headers, string? address) =>
        [.. headers
            .Where(h => h.Id is HeaderId.Sender or HeaderId.ReplyTo)
            .SelectMany(h => InternetAddressList.TryParse(ParserOptions.Default, h.RawValue, out var list) ? list.Mailboxes : [])
            .Select(m => m.Address)
            .Where(a => address is null || !MailDomain.SameAddress(a, address))
            .Distinct(StringComparer.OrdinalIgnoreCase)];
}
