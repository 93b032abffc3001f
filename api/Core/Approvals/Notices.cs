namespace ConsultAddin.Core.Approvals;

/// <summary>Computes what became of the notice.</summary>
internal static class Notices
{
    public static NoticeStanding Of(Picture picture)
    {
        var state = picture.State;
        var notice = new NoticeStanding(NoticeState.NotYet, null, null, null, [], []);
        foreach (var e in state.Events)
            notice = e.Fact switch
            {
                NoticeGoingOut g => notice with { State = NoticeState.GoingOut, EventId = e.Id, SentAt = g.StartedAt },
                NoticeSent s => notice with
                {
                    State = NoticeState.Sent,
                    EventId = e.Id,
                    SentAt = notice.State == NoticeState.GoingOut ? notice.SentAt : s.SentAt,
                    Recipients = s.Recipients,
                },
                NoticeMoved => notice with { State = NoticeState.Moved, EventId = e.Id, SentAt = SentBefore(notice) },
                NoticeCancelled => notice with { State = NoticeState.Cancelled, EventId = e.Id, SentAt = SentBefore(notice) },
                NoticeRepeated r => notice with { RepeatedBy = [.. notice.RepeatedBy, r.Reference] },
                _ => notice,
            };
        return notice.SentAt is { } sentAt ? notice with { ChangedAfterSending = ChangesSince(picture, sentAt) } : notice;
    }

    /// <summary>What went out to anybody stays out, whatever becomes of the rest.</summary>
    private static DateTimeOffset? SentBefore(NoticeStanding notice) => notice.Recipients is null ? null : notice.SentAt;

    private static List<WordAfterSending> ChangesSince(Picture now, DateTimeOffset sentAt)
    {
        var then = new Picture(now.State.AsOf(sentAt), now.Names, sentAt);
        var changes = new List<WordAfterSending>();
        foreach (var opinion in now.Opinions)
        {
            var before = then.OpinionOf(opinion.Code);
            var (old, word) = (before?.Word?.Says, opinion.Word?.Says);
            // A revision sent since starts without words; that is no body's change of mind.
            if (old == word || (word is null && now.Current?.Number != then.Current?.Number) || now.Current is { Void: true })
                continue;
            var cause = opinion.Word?.EventId ?? opinion.LastClear?.EventId ?? before!.Word!.EventId;
            changes.Add(new(opinion.Code, old, word, $"발송 후 {(word ?? Decision.Retract).Korean}", cause));
        }
        return changes;
    }
}
