using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using static ConsultAddin.Core.Tests.Approvals.History;

namespace ConsultAddin.Core.Tests.Approvals;

/// <summary>
/// The status rules once more, written down from the design by quantifiers over pairs of mails, for single copies, without a thought
/// for speed or beauty, and sharing nothing with the product but the facts.
/// </summary>
internal static class NaiveModel
{
    private sealed record M(ReplyRecorded Raw, Decision Decision, bool Ruled, int? Revision, bool Unsure, bool Waits);

    public static Status Status(Tale tale, DateTimeOffset now)
    {
        var opened = tale.Sent.OfType<RevisionOpened>().ToList();
        var mails = new List<M>();
        foreach (var raw in tale.Mails.OrderBy(m => m.ReceivedAt).ThenBy(m => m.ContentHash, StringComparer.Ordinal))
            if (Interpret(raw, tale, opened, mails) is { } mail)
                mails.Add(mail);

        var current = opened.Count;
        var isVoid = current > 0 && (opened[^1].TextsDiffer || opened[^1].MissingBodies.Count > 0
            || tale.Sent.OfType<SentMailAdded>().Any(a => a.Revision == current && a.TextsDiffer));
        var words = new Dictionary<string, Decision?>();
        var attention = isVoid;
        foreach (var body in new[] { Citizen, Dasan })
        {
            var own = mails.Where(m => m.Raw.Body == body).ToList();
            var counting = isVoid ? [] : own.Where(m => !m.Waits && m.Revision == current && current > 0).ToList();

            bool Doubled(M m) => !m.Ruled && counting.Any(o => o != m && o.Raw.MessageIdHash == m.Raw.MessageIdHash);
            bool Objects(M m) => m.Decision is Decision.Conditional or Decision.Changes or Decision.Reject;
            bool Clear(M m) => Objects(m) || m.Decision is Decision.Approve or Decision.Retract;
            // By which decision somebody stands: of their clear mails not surely followed by another, the strictest.
            M? Stance(Guid person)
            {
                var theirs = counting.Where(m => m.Raw.Person == person && Clear(m)).ToList();
                foreach (var strict in new[] { Decision.Reject, Decision.Changes, Decision.Conditional, Decision.Retract, Decision.Approve })
                    if (theirs.LastOrDefault(m => m.Decision == strict && !theirs.Any(o => Follows(o, m))) is { } found)
                        return found;
                return null;
            }
            bool Blocked(M approval) => !approval.Ruled && counting.Select(m => m.Raw.Person).Distinct()
                .Where(person => person != approval.Raw.Person).Select(Stance)
                .Any(o => o is not null && Objects(o) && !Follows(o, approval)
                    && !approval.Raw.Answers.Contains(o.Raw.MessageIdHash!)
                    && !tale.Steps.Any(s => s.Fact is ProductMailSent p && p.Step == $"r{current}:{body}:x"
                        && s.At > o.Raw.ReceivedAt && approval.Raw.Answers.Contains(p.MessageIdHash)));

            var doubtful = counting.Where(m => m.Decision == Decision.Unclear || Doubled(m) || (m.Decision == Decision.Approve && Blocked(m))).ToList();
            var clear = counting.Where(m => Clear(m) && !(m.Decision == Decision.Approve && doubtful.Contains(m))).ToList();
            var last = clear.Where(m => !clear.Any(o => Follows(o, m))).Select(m => m.Decision).ToList();
            words[body] = last.Contains(Decision.Reject) ? Decision.Reject
                : last.Contains(Decision.Changes) ? Decision.Changes
                : last.Contains(Decision.Conditional) ? Decision.Conditional
                : last.Contains(Decision.Retract) ? null
                : last.Contains(Decision.Approve) ? Decision.Approve
                : null;

            attention |= doubtful.Any(m => !clear.Any(o => Follows(o, m)));
            attention |= words[body] is null && counting.Any(q => q.Decision == Decision.Question
                && !tale.Steps.Any(s => s.Fact is QuestionAnswered a && a.MailId == q.Raw.MailId)
                && !clear.Any(o => o.Decision != Decision.Retract && Follows(o, q))
                && !tale.Mails.Any(o => o.Role == PersonRole.Owner && o.Sender == SenderCheck.Pass && o.Kind == MailKind.Person
                    && o.Decision != Decision.None && o.ToBodies.Contains(body)
                    && (o.Answers.Contains(q.Raw.MessageIdHash!) || Follows(o, q.Raw))));
            attention |= own.Any(m => m.Waits && m.Raw.ReceivedAt.AddMinutes(10) <= now && !clear.Any(o => Follows(o, m)));
        }

        if (words.ContainsValue(Decision.Reject))
            return Core.Approvals.Status.Rejected;
        if (words.ContainsValue(Decision.Changes) || words.ContainsValue(Decision.Conditional))
            return Core.Approvals.Status.ChangesRequested;
        if (attention)
            return Core.Approvals.Status.Attention;
        if (words.Values.All(w => w == Decision.Approve))
            return Core.Approvals.Status.Approved;
        if (words.ContainsValue(Decision.Approve))
            return Core.Approvals.Status.Partial;
        return current > 0 ? Core.Approvals.Status.Awaiting : Core.Approvals.Status.Draft;
    }

    private static bool Follows(M later, M earlier) => Follows(later.Raw, earlier.Raw);

    private static bool Follows(ReplyRecorded later, ReplyRecorded earlier) =>
        later.ReceivedAt.ToUnixTimeSeconds() > earlier.ReceivedAt.ToUnixTimeSeconds()
        && (later.Date is null || earlier.Date is null || later.Date >= earlier.Date);

    /// <summary>What a mail says of which revision, when it may move anything; null for any other.</summary>
    private static M? Interpret(ReplyRecorded raw, Tale tale, List<RevisionOpened> opened, List<M> before)
    {
        if (raw.Kind != MailKind.Person || raw.Decision == Decision.None || raw.Sender == SenderCheck.Fail || raw.Role == PersonRole.Other)
            return null;
        var isOwners = raw.Role == PersonRole.Owner;
        var ruling = isOwners ? null : tale.Steps.Where(s => s.Actor != Minsu).Select(s => s.Fact).OfType<ReplyRuled>().LastOrDefault(r =>
            r.MailId == raw.MailId && r.Body == raw.Body && (r.Ruling == Ruling.Decision) == (r.Decision is not (null or Decision.None or Decision.Unclear)));
        var listed = raw.Role is PersonRole.Address or PersonRole.Member;
        if (ruling?.Ruling == Ruling.Discount || (isOwners && raw.Sender != SenderCheck.Pass))
            return null;
        if (!isOwners && !(listed && raw.Sender == SenderCheck.Pass) && (ruling is null || (!listed && raw.Sender != SenderCheck.Pass)))
            return null;
        var mail = new M(raw, ruling?.Decision ?? raw.Decision, ruling?.Decision is not null, null, false, false);
        mail = WithRevision(mail, tale, opened, before);
        return mail.Unsure && !mail.Ruled && mail.Decision is not (Decision.Question or Decision.Acknowledge)
            ? mail with { Decision = Decision.Unclear }
            : mail;
    }

    private static M WithRevision(M mail, Tale tale, List<RevisionOpened> opened, List<M> before)
    {
        int? named = null;
        foreach (var id in mail.Raw.Answers)
        {
            named ??= opened.FirstOrDefault(o => o.MessageIdHash == id)?.Revision;
            named ??= tale.Sent.OfType<SentMailAdded>().FirstOrDefault(a => a.MessageIdHash == id)?.Revision;
            named ??= tale.Steps.Select(s => s.Fact).OfType<ProductMailSent>().FirstOrDefault(p => p.MessageIdHash == id)?.Revision;
            named ??= before.FirstOrDefault(m => m.Raw.MessageIdHash == id && !m.Unsure && !m.Waits)?.Revision;
        }
        var written = mail.Raw.WrittenRevision;
        if (named is not null)
            return written is null || written == named
                ? mail with { Revision = named }
                : mail with { Revision = written <= opened.Count ? Math.Max(named.Value, written.Value) : named, Unsure = true };
        if (opened.Count == 0 || written > opened.Count)
            return mail with { Waits = true };
        if (written is not null)
            return mail with { Revision = written, Unsure = mail.Raw.ReceivedAt < opened[written.Value - 1].SentAt };
        var by = opened.Count(o => o.SentAt <= mail.Raw.ReceivedAt);
        return mail with { Revision = Math.Max(by, 1), Unsure = by != 1 };
    }
}
