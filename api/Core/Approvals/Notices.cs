namespace ConsultAddin.Core.Approvals;

/// <summary>Computes what became of the notice.</summary>
internal static class Notices
{
    public static NoticeStanding Of(Picture picture)
    {
        var state = picture.State;
        var notice = new NoticeStanding(NoticeState.NotYet, null, null, null, null, [], []);
        foreach (var e in state.Events)
            notice = e.Fact switch
            {
                NoticeGoingOut g => notice with { State = NoticeState.GoingOut, EventId = e.Id, GoingOutAt = g.StartedAt },
                NoticeSent s => notice with { State = NoticeState.Sent, EventId = e.Id, SentAt = s.SentAt, Recipients = s.Recipients },
                // What was sent to anybody stays sent, whatever becomes of the rest.
                NoticeMoved => notice with { State = NoticeState.Moved, EventId = e.Id, GoingOutAt = notice.SentAt is null ? null : notice.GoingOutAt },
                NoticeCancelled => notice with { State = NoticeState.Cancelled, EventId = e.Id },
                NoticeRepeated r => notice with { RepeatedBy = [.. notice.RepeatedBy.Append(r.Reference).Distinct()] },
                _ => notice,
            };
        return (notice.GoingOutAt ?? notice.SentAt) is { } outAt ? notice with { ChangedAfterSending = ChangesSince(picture, outAt) } : notice;
    }

    private static List<WordAfterSending> ChangesSince(Picture now, DateTimeOffset outAt)
    {
        var then = new Picture(now.State.AsOf(outAt), now.Names, outAt);
        var changes = new List<WordAfterSending>();
        foreach (var opinion in now.Opinions)
        {
            var before = then.OpinionOf(opinion.Code);
            var (old, word) = (before?.Word?.Says, opinion.Word?.Says);
            // A revision sent since starts without words; that is no body's change of mind.
            if (old == word || (word is null && now.Current?.Number != then.Current?.Number) || now.Current is { Void: true })
                continue;
            var cause = opinion.Word?.EventId ?? opinion.LastClear?.EventId ?? before!.Word!.EventId;
            var mark = word?.Korean ?? (opinion.LastClear?.Says == Decision.Retract ? Decision.Retract.Korean : Status.Attention.Korean());
            changes.Add(new(opinion.Code, old, word, $"발송 후 {mark}", cause));
        }
        return changes;
    }
}
