namespace ConsultAddin.Core.Approvals;

/// <summary>Makes the lists beside the status.</summary>
internal static class MailLists
{
    public static StandingLists Of(Picture p)
    {
        var mails = p.State.Mails;
        var current = p.Current;
        return new(
            Questions: [.. p.Opinions.SelectMany(o => o.Questions).Select(m => Listed(m, "답변이 필요한 질의입니다."))],
            Forgeries: [.. In(MailPlace.Forgery).Select(m => Listed(m, "위조가 의심되는 회신입니다. 협의에 반영하지 않았습니다."))],
            Unconfirmed: [.. Unconfirmed(p).Select(m => Listed(m, "보낸 사람을 확인하지 못한 회신입니다. 협의기관의 확인이 필요합니다."))],
            Unclear: [.. p.Opinions.SelectMany(o => o.Doubts).Select(d => Listed(d.Mail, Sentences.Doubt(d.Sort)))],
            Older: [.. Older(p).Select(m => Listed(m, $"{m.Revision}차 협의서에 대한 회신입니다. {current!.Number}차 협의에는 반영하지 않았습니다."))],
            Waiting: [.. p.Waiting.Select(m => Listed(m, "보낸 편지를 찾는 중입니다. 찾으면 이 회신을 반영합니다."))],
            Absences: [.. p.State.Of<AbsenceNoticed>().DistinctBy(a => a.Fact.MailHash).OrderBy(a => a.Fact.ReceivedAt).Select(a => new ListedMail(
                a.Fact.MailId, a.Fact.MailHash, a.Fact.Body, a.Fact.Person, a.Fact.ReceivedAt, Decision.None,
                a.Fact.NamesDeputy ? "부재중입니다. 안내에 대리자가 적혀 있습니다." : "부재중입니다.", a.Event.Id))],
            Undelivered: [.. p.State.Of<Undelivered>().DistinctBy(u => u.Fact.MailHash).OrderBy(u => u.Fact.ReceivedAt).Select(u => new ListedMail(
                u.Fact.MailId, u.Fact.MailHash, u.Fact.Body, null, u.Fact.ReceivedAt, Decision.None,
                "편지가 전달되지 않았습니다. 받는 사람의 주소를 확인해 주세요.", u.Event.Id))],
            Other:
            [
                .. mails.Where(m => m.Place is MailPlace.Other or MailPlace.Discounted || (m.Place == MailPlace.Body && p.OpinionOf(m.Body!) is null))
                    .Select(m => Listed(m, m.Place == MailPlace.Discounted
                        ? "협의기관 담당자가 반영하지 않기로 한 회신입니다."
                        : "그 밖의 회신입니다. 협의에 반영하지 않았습니다.")),
            ]);

        IEnumerable<Mail> In(MailPlace place) => mails.Where(m => m.Place == place);
    }

    /// <summary>Replies that aren't proven, unless a newer revision made them void.</summary>
    public static IEnumerable<Mail> Unconfirmed(Picture p) => p.State.Mails.Where(m => m.Place == MailPlace.Unconfirmed
        && (m.Waits || p.Current is not { } current || m.Revision == current.Number || m.At >= current.SentAt));

    /// <summary>Answers to an older revision by somebody who could have had the newer one.</summary>
    public static IEnumerable<Mail> Older(Picture p) => p.Current is not { } current ? []
        : p.State.Mails.Where(m => m.Place == MailPlace.Body && !m.Waits && m.Revision < current.Number && m.At >= current.SentAt);

    private static ListedMail Listed(Mail m, string text) => new(m.MailId, m.Hash, m.Body, m.Person, m.At, m.Decision, text, m.EventId);
}
