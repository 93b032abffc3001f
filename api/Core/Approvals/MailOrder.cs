using ConsultAddin.Core.Replies;

namespace ConsultAddin.Core.Approvals;

/// <summary>
/// Puts the recorded copies together to mails, orders them as rule 7 says, and finds out which revision each answers. Nothing here
/// looks at the order in which copies were recorded.
/// </summary>
internal sealed class MailOrder
{
    private readonly ConsultationState _state;
    private readonly ILookup<Guid, (RecordedEvent Event, ReplyRuled Fact)> _rulings;

    public MailOrder(ConsultationState state)
    {
        _state = state;
        _rulings = state.Of<ReplyRuled>().ToLookup(r => r.Fact.MailId);
        Mails = WithRevisions([.. state.Of<ReplyRecorded>()
            .GroupBy(r => r.Fact.MailHash, StringComparer.Ordinal)
            .Select(copies => Merge([.. copies.OrderBy(c => c.Fact.ReceivedAt).ThenBy(c => c.Fact.MailId)]))
            .OrderBy(m => m.At).ThenBy(m => m.ContentHash, StringComparer.Ordinal).ThenBy(m => m.Hash, StringComparer.Ordinal)]);
    }

    /// <summary>Each mail once: by arrival of its earliest proven copy, then content hash.</summary>
    public IReadOnlyList<Mail> Mails { get; }

    private Mail Merge(IReadOnlyList<(RecordedEvent Event, ReplyRecorded Fact)> copies)
    {
        var rulings = copies.SelectMany(c => RulingsOn(c.Fact)).OrderBy(r => r.Event.Version).ToList();
        var speaking = Speaking(copies, rulings);
        var first = speaking[0];
        var check = first.Fact.Sender;
        bool Agree<T>(Func<ReplyRecorded, T> of) => speaking.TrueForAll(c => EqualityComparer<T>.Default.Equals(of(c.Fact), of(first.Fact)));

        var role = Agree(f => f.Body) ? speaking.Max(c => c.Fact.Role) : PersonRole.Other;
        var written = speaking.TrueForAll(c => c.Fact.Kind == MailKind.Person && c.Fact.Decision != Decision.None);
        (RecordedEvent Event, ReplyRuled Fact)? ruling = rulings.Count == 0 ? null : rulings[^1];
        var owner = role == PersonRole.Owner || _state.WasOwner(first.Fact.Person, first.Fact.ReceivedAt);

        return new Mail
        {
            Hash = first.Fact.MailHash,
            ContentHash = first.Fact.ContentHash,
            MessageIdHash = first.Fact.MessageIdHash,
            At = first.Fact.ReceivedAt,
            Date = first.Fact.Date,
            Body = first.Fact.Body,
            Person = first.Fact.Person,
            Role = role,
            Proven = check == SenderCheck.Pass,
            Place = PlaceOf(written, owner, role, check, first.Fact.Body, ruling?.Fact.Ruling),
            Answers = speaking.Skip(1).Aggregate(
                first.Fact.Answers.ToHashSet(StringComparer.Ordinal),
                (all, c) => { all.IntersectWith(c.Fact.Answers); return all; }),
            AnswersInOrder = first.Fact.Answers,
            WrittenRevision = Agree(f => f.WrittenRevision) ? first.Fact.WrittenRevision : null,
            ToBodies = first.Fact.ToBodies.ToHashSet(StringComparer.Ordinal),
            Decision = ruling?.Fact.Decision is { } ruled ? ruled : Agree(f => f.Decision) ? first.Fact.Decision : Decision.Unclear,
            AwaitsOtherBody = speaking.TrueForAll(c => c.Fact.AwaitsOtherBody),
            Ruling = ruling is { } r ? (r.Event.Id, r.Event.At, r.Fact) : null,
            MailId = first.Fact.MailId,
            CopyIds = copies.Select(c => c.Fact.MailId).ToHashSet(),
            RecordedEventId = first.Event.Id,
        };
    }

    /// <summary>
    /// The copies that speak. An unproven copy may be anybody's work, with headers of their own: once there is a proven one, or one on
    /// which a reviewer ruled, only those speak.
    /// </summary>
    private static List<(RecordedEvent Event, ReplyRecorded Fact)> Speaking(
        IReadOnlyList<(RecordedEvent Event, ReplyRecorded Fact)> copies, List<(RecordedEvent Event, ReplyRuled Fact)> rulings)
    {
        if (copies.Where(c => c.Fact.Sender == SenderCheck.Pass).ToList() is { Count: > 0 } proven)
            return proven;
        var unproven = copies.Where(c => c.Fact.Sender == SenderCheck.None).ToList();
        if (unproven.Where(c => rulings.Exists(r => r.Fact.MailId == c.Fact.MailId)).ToList() is { Count: > 0 } ruled)
            return ruled;
        return copies.Where(c => c.Fact.Sender == SenderCheck.Fail).ToList() is { Count: > 0 } failed ? failed : unproven;
    }

    /// <summary>
    /// Rulings on a copy by somebody who reviewed for its body and owned nothing here. The door checks this too
    /// (<see cref="RulingRefusals.MayRule"/>); a ruling that slipped through must still move nothing.
    /// </summary>
    private IEnumerable<(RecordedEvent Event, ReplyRuled Fact)> RulingsOn(ReplyRecorded copy) => _rulings[copy.MailId].Where(r =>
        r.Fact.Body == copy.Body
        && r.Event.Actor is { } actor && !_state.WasOwner(actor, r.Event.At)
        && (r.Fact.Ruling == Ruling.Decision) == (r.Fact.Decision is { } d && d.CanBeRuled));

    private static MailPlace PlaceOf(bool written, bool owner, PersonRole role, SenderCheck check, string? body, Ruling? ruling)
    {
        // A forged out-of-office that names a deputy is a forgery too, though no decision is in it.
        if (check == SenderCheck.Fail && (body is not null || (owner && written)))
            return MailPlace.Forgery;
        if (!written)
            return MailPlace.Automatic;
        if (check == SenderCheck.Fail)
            return MailPlace.Other;
        if (owner)
            return check == SenderCheck.Pass ? MailPlace.Owner : MailPlace.Other;
        if (body is null || role is not (PersonRole.Address or PersonRole.Member or PersonRole.Unlisted))
            return MailPlace.Other;
        if (role == PersonRole.Unlisted && check != SenderCheck.Pass)
            return MailPlace.Other;
        if (ruling == Ruling.Discount)
            return MailPlace.Discounted;
        return ruling is not null || (check == SenderCheck.Pass && role != PersonRole.Unlisted) ? MailPlace.Body : MailPlace.Unconfirmed;
    }

    /// <summary>
    /// Which revision: that of the mail which it answers, else the number written with the reference, else the only one sent by then.
    /// A mail answers only mails before it, so each is looked up among those already placed.
    /// </summary>
    private List<Mail> WithRevisions(IReadOnlyList<Mail> mails)
    {
        var named = new Dictionary<string, int?>(StringComparer.Ordinal);
        foreach (var revision in _state.Revisions)
            foreach (var sent in revision.Mails)
                named[sent.MessageIdHash] = named.GetValueOrDefault(sent.MessageIdHash, revision.Number) == revision.Number ? revision.Number : null;
        foreach (var (_, own) in _state.Of<ProductMailSent>())
            named.TryAdd(own.MessageIdHash, own.Revision);

        var placed = new List<Mail>(mails.Count);
        foreach (var mail in mails)
        {
            var at = Place(mail, named);
            placed.Add(at);
            // Only proven mails hand their revision on: an outsider's mail must not steer an answer to it.
            if (at is { Place: MailPlace.Body or MailPlace.Owner, MessageIdHash: { } id, RevisionUnsure: false, Waits: false })
                named.TryAdd(id, at.Revision);
        }
        return placed;
    }

    private Mail Place(Mail mail, Dictionary<string, int?> named)
    {
        var revisions = _state.Revisions;
        var byThread = mail.AnswersInOrder.Where(mail.Answers.Contains).Select(id => named.GetValueOrDefault(id)).FirstOrDefault(n => n is not null);
        var byNumber = mail.WrittenRevision;
        if (byThread is { } thread)
            return byNumber is { } other && other != thread
                ? mail with { Revision = Math.Max(thread, revisions.Any(r => r.Number == other) ? other : thread), RevisionUnsure = true }
                : mail with { Revision = thread };

        var sentBefore = revisions.LastOrDefault(r => r.SentAt <= mail.At);
        if (byNumber is { } number)
        {
            if (revisions.FirstOrDefault(r => r.Number == number) is { } opened)
                return mail with { Revision = number, RevisionUnsure = mail.At < opened.SentAt };
            if (revisions.Count == 0 || number > revisions[^1].Number)
                return mail with { Waits = true };
        }
        if (revisions.Count == 0)
            return mail with { Waits = true };
        return mail with
        {
            Revision = (sentBefore ?? revisions[0]).Number,
            RevisionUnsure = byNumber is not null || revisions.Count(r => r.SentAt <= mail.At) != 1,
        };
    }
}
