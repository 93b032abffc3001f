namespace ConsultAddin.Core.Approvals;

/// <summary>Computes the lead time.</summary>
internal static class LeadTimes
{
    /// <summary>One step by which the planned start was set.</summary>
    private sealed record Step(DateTimeOffset At, int? Revision, DateTimeOffset? Start, DateTimeOffset? End);

    public static LeadTime Of(ConsultationState state, TimeSpan answerBefore)
    {
        DateTimeOffset? start = null, end = null, sent = null;
        int? countedFrom = null;
        foreach (var step in Steps(state))
        {
            // Later revisions don't restart the time unless the start moves earlier.
            if (sent is null ? step.Revision is not null : step.Start < start)
                (sent, countedFrom) = (step.At, step.Revision ?? countedFrom);
            start = step.Start ?? start;
            end = step.End ?? end;
        }
        if (sent is null && state.Of<SheetFilled>().Select(f => f.Fact).LastOrDefault() is { } fill)
            (start, end) = (fill.PlannedStart, fill.PlannedEnd);

        var mark = Marks(state).OrderBy(m => m.At).Select(m => ((DateTimeOffset At, Guid EventId)?)m).FirstOrDefault();
        return new()
        {
            State = (start - sent) switch
            {
                null => null,
                var ahead when ahead >= LeadTime.Required => LeadTimeState.Kept,
                _ when mark is not null => LeadTimeState.Urgent,
                _ => LeadTimeState.Missed,
            },
            PlannedStart = start,
            PlannedEnd = end,
            SentAt = sent,
            CountedFrom = countedFrom,
            UrgentSince = mark?.At,
            UrgentEventId = mark?.EventId,
            AnswerBy = start - answerBefore,
        };
    }

    /// <summary>By when they happened, not by when they were found.</summary>
    private static IEnumerable<Step> Steps(ConsultationState state) => state.Revisions
        .Select(r => new Step(r.SentAt, r.Number, r.Opened.PlannedStart, r.Opened.PlannedEnd))
        .Concat(state.Of<SheetAmended>().Select(a => new Step(a.Event.At, null, a.Fact.PlannedStart, a.Fact.PlannedEnd)))
        .Concat(state.Of<NoticeMoved>().Select(m => new Step(m.Event.At, null, m.Fact.PlannedStart, m.Fact.PlannedEnd)))
        .OrderBy(s => s.At);

    private static IEnumerable<(DateTimeOffset At, Guid EventId)> Marks(ConsultationState state) => state.Revisions
        .Where(r => r.Opened.Urgent).Select(r => (r.SentAt, r.EventId))
        .Concat(state.Of<MarkedUrgent>().Select(m => (m.Event.At, m.Event.Id)));
}
