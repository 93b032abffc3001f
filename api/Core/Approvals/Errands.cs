namespace ConsultAddin.Core.Approvals;

/// <summary>Finds out what the product owes whom. What was settled meanwhile is owed no more.</summary>
internal static class Errands
{
    /// <summary>Bodies to be asked for one word by mail: of each sort the newest occasion, so that nobody gets five mails for five.</summary>
    public static IEnumerable<Errand> Asks(Picture p, NoticeStanding notice)
    {
        if (p.Withdrawn is not null || p.Current is { Void: true } || notice.State == NoticeState.Cancelled)
            yield break;
        foreach (var o in p.Opinions)
        {
            foreach (var sort in o.Doubts.GroupBy(d => d.Sort).Select(g => g.Last()))
                yield return About(sort.Mail, KindOf(sort.Sort), o.Code, Sentences.Doubt(sort.Sort));

            if (o.Disputed.Count > 0)
                yield return About(o.Disputed[^1], ErrandKind.AskOrder, o.Code, "서로 다른 의견이 와서 어느 것이 나중인지 확인이 필요합니다.");

            if (MailLists.Unconfirmed(p).LastOrDefault(m => m.Body == o.Code && !o.SettledBefore(m)) is { } unconfirmed)
                yield return About(unconfirmed, ErrandKind.AskUnconfirmed, o.Code, "보낸 사람을 확인하지 못한 회신이 있어 확인이 필요합니다.");

            if (MailLists.Older(p).LastOrDefault(m => m.Body == o.Code && (m.Decision.IsClear || m.Decision == Decision.Unclear) && !o.SettledBefore(m)) is { } older)
                yield return About(older, ErrandKind.AskOlderRevision, o.Code, $"{older.Revision}차 협의서에 회신하셨습니다. {p.Current!.Number}차에 대한 의견이 필요합니다.");

            if (Standing.NotesOf(p, o).LastOrDefault(n => o.Word is null || (!o.Approves && o.Word.At < n.SaidAt)) is { } note)
                yield return new(ErrandKind.AskNoted, o.Code, Step(p, o.Code, note.EventId.ToString("N")), "구두 또는 카카오톡으로 주신 의견을 메일로 확인해 주세요.", null, note.EventId);

            if (o.Word is { Says: Decision.Conditional, AwaitsOtherBody: true } condition && p.Opinions.All(other => other == o || other.Approves))
                yield return About(condition, ErrandKind.AskConditionMet, o.Code, "다른 협의기관이 동의했습니다. 의견을 확인해 주세요.");
        }

        Errand About(Mail mail, ErrandKind kind, string body, string text) =>
            new(kind, body, Step(p, body, mail.Hash), text, mail.MailId, mail.EventId);
    }

    /// <summary>What reviewers had asked: each mail's writer once, whatever became of the mail since.</summary>
    public static IEnumerable<Errand> AsksToWriters(Picture p)
    {
        if (p.Withdrawn is not null)
            yield break;
        foreach (var (at, asked) in p.State.Of<WriterAsked>())
        {
            if (p.State.Mails.FirstOrDefault(m => m.CopyIds.Contains(asked.MailId)) is { } mail)
                yield return new(ErrandKind.AskWriter, asked.Body, Short(mail.Hash), "보내 주신 회신의 뜻을 정확히 알고자 여쭙니다.", mail.MailId, at.Id) { Person = mail.Person };
        }
    }

    /// <summary>What bodies and owners are to be told.</summary>
    public static IEnumerable<Errand> Tellings(Picture p, Status status, LeadTime leadTime, NoticeStanding notice, StandingLists lists)
    {
        if (p.Withdrawn is { } withdrawn)
            return p.Current is null ? [] : ToBodies(p, ErrandKind.TellWithdrawn, "담당 부서가 협의를 취소했습니다.", withdrawn.Id);
        return
        [
            .. p.Current is null ? [] : Changes(p),
            .. notice.ChangedAfterSending.SelectMany(c => ChangedAfterSending(p, c)),
            .. LeadTimeMissed(p, leadTime),
            .. SentMail(p),
            .. Words(p, status),
            .. lists.Questions.Select(m => ToOwners(ErrandKind.TellQuestion, m)),
            .. lists.Forgeries.Select(m => ToOwners(ErrandKind.TellForgery, m)),
            .. lists.Absences.Select(m => ToOwners(ErrandKind.TellAbsence, m)),
            .. lists.Undelivered.Select(m => ToOwners(ErrandKind.TellUndelivered, m)),
        ];
    }

    private static IEnumerable<Errand> Changes(Picture p) => p.State.Events.SelectMany(e => e.Fact switch
    {
        SheetAmended => ToBodies(p, ErrandKind.TellAmended, "협의서의 내용이 바뀌었습니다. 문안은 그대로이며 다시 회신하지 않으셔도 됩니다.", e.Id),
        NoticeMoved => ToBodies(p, ErrandKind.TellNoticeMoved, "발송 시각이 바뀌었습니다.", e.Id),
        NoticeCancelled => ToBodies(p, ErrandKind.TellNoticeCancelled, "발송이 취소되었습니다.", e.Id),
        _ => [],
    });

    private static IEnumerable<Errand> ChangedAfterSending(Picture p, WordAfterSending change)
    {
        var text = $"{p.Names.NameOf(change.Body)}: {change.Mark}";
        // By the mail, not by the event: a mail that is found again after a restored backup is the same occasion.
        var occasion = p.State.Events.First(e => e.Id == change.EventId).Fact is ReplyRecorded reply ? Short(reply.MailHash) : change.EventId.ToString("N");
        return [.. ToBodies(p, ErrandKind.TellChangedAfterSending, text, change.EventId, occasion),
            ToOwners(ErrandKind.TellChangedAfterSending, occasion, text, null, change.EventId)];
    }

    private static IEnumerable<Errand> LeadTimeMissed(Picture p, LeadTime leadTime)
    {
        if (leadTime.State == LeadTimeState.Missed && p.State.Revisions.FirstOrDefault(r => r.Number == leadTime.CountedFrom) is { } revision)
            yield return ToOwners(ErrandKind.TellLeadTimeMissed, $"r{revision.Number}:{leadTime.PlannedStart?.ToUnixTimeSeconds()}",
                "발송 2시간 전까지 협의서를 보내지 못했습니다. 긴급 표시와 사유를 남길 수 있습니다.", null, revision.EventId);
    }

    private static IEnumerable<Errand> SentMail(Picture p)
    {
        if (Sentences.Void(p).FirstOrDefault() is { } reason)
            yield return ToOwners(ErrandKind.TellSentMailDiffers, $"r{p.Current!.Number}", reason.Text, null, reason.EventId);
        foreach (var mail in p.Overdue)
            yield return ToOwners(ErrandKind.TellSentMailNotFound, Short(mail.Hash), "회신이 왔지만 보낸 편지를 찾지 못했습니다. 보낸편지함을 확인해 주세요.", mail.MailId, mail.EventId);
    }

    private static IEnumerable<Errand> Words(Picture p, Status status)
    {
        if (status == Status.Approved)
        {
            var last = p.Opinions.Select(o => o.Word!).MaxBy(w => w.At)!;
            yield return ToOwners(ErrandKind.TellApproved, Step(p, "all", last.Hash), "모든 협의기관이 동의했습니다.", last.MailId, last.EventId);
        }
        foreach (var o in p.Opinions.Where(o => o.Word?.Says.IsObjection == true))
        {
            var kind = o.Word!.Says == Decision.Reject ? ErrandKind.TellRejected : ErrandKind.TellChangesRequested;
            yield return ToOwners(kind, Step(p, o.Code, o.Word.Hash), $"{p.Names.NameOf(o.Code)}: {o.Word.Says.Korean} 의견을 보냈습니다.", o.Word.MailId, o.Word.EventId);
        }
    }

    private static IEnumerable<Errand> ToBodies(Picture p, ErrandKind kind, string text, Guid eventId, string? occasion = null) =>
        p.Opinions.Select(o => new Errand(kind, o.Code, $"{o.Code}:{occasion ?? eventId.ToString("N")}", text, null, eventId));

    private static Errand ToOwners(ErrandKind kind, ListedMail mail) =>
        ToOwners(kind, Short(mail.MailHash), mail.Text, mail.MailId, mail.EventId);

    private static Errand ToOwners(ErrandKind kind, string step, string text, Guid? mailId, Guid eventId) =>
        new(kind, null, step, text, mailId, eventId);

    /// <summary>How the step of every errand begins that is about one body's word on the current revision.</summary>
    public static string Occasion(Picture p, string whom) => $"r{p.Current?.Number ?? 0}:{whom}:";

    private static string Step(Picture p, string whom, string occasion) => Occasion(p, whom) + Short(occasion);

    private static string Short(string hash) => hash.Length > 16 ? hash[..16] : hash;

    private static ErrandKind KindOf(DoubtSort sort) => sort switch
    {
        DoubtSort.Unclear => ErrandKind.AskUnclear,
        DoubtSort.Contested => ErrandKind.AskContested,
        DoubtSort.SameId => ErrandKind.AskSameId,
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, null),
    };
}
