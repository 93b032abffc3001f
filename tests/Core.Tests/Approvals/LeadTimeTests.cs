using ConsultAddin.Core.Approvals;
using static ConsultAddin.Core.Tests.Approvals.History;

namespace ConsultAddin.Core.Tests.Approvals;

public sealed class LeadTimeTests
{
    private static readonly MarkedUrgent Mark = new() { RemarkId = Guid.Empty };

    private static SheetAmended Amended(double start) => new() { FillId = Guid.Empty, Changed = ["messages[0].windowStart"], PlannedStart = At(start) };

    [Theory]
    [InlineData(120, LeadTimeState.Kept)]
    [InlineData(119.5, LeadTimeState.Missed)]
    public void Two_hours_or_more_are_kept(double start, LeadTimeState state)
    {
        var leadTime = new History().Sends(1, 0, start).Standing().LeadTime;

        Assert.Equal(state, leadTime.State);
        Assert.Equal((At(start - 120), At(start - 30)), (leadTime.SendBy, leadTime.AnswerBy));
    }

    [Fact]
    public void A_late_sheet_with_the_urgent_mark_is_urgent_and_a_mark_that_came_afterwards_says_so()
    {
        var marked = new History().Sends(1, 0, 60, r => r with { Urgent = true }).Standing().LeadTime;
        var afterwards = new History().Sends(1, 0, 60).Record(Mark, 10, Minsu).Standing().LeadTime;

        Assert.Equal((LeadTimeState.Urgent, At(0), false), (marked.State, marked.UrgentSince, marked.MarkedAfterwards));
        Assert.Equal((LeadTimeState.Urgent, At(10), true), (afterwards.State, afterwards.UrgentSince, afterwards.MarkedAfterwards));
    }

    [Fact]
    public void A_later_revision_does_not_restart_the_time_unless_the_start_moves_earlier()
    {
        Assert.Equal(LeadTimeState.Kept, new History().Sends(1, 0, 150).Sends(2, 100, 150).Standing().LeadTime.State);
        Assert.Equal(LeadTimeState.Kept, new History().Sends(1, 0, 150).Sends(2, 100, 180).Standing().LeadTime.State);
        var earlier = new History().Sends(1, 0, 150).Sends(2, 100, 140).Standing().LeadTime;
        Assert.Equal((LeadTimeState.Missed, At(100), 2), (earlier.State, earlier.SentAt, earlier.CountedFrom));
    }

    [Theory]
    [InlineData(150, true)]
    [InlineData(180, true)]
    [InlineData(149.5, false)]
    public void A_revision_that_was_sent_in_time_keeps_the_time_of_the_next_one_unless_its_start_is_earlier(double start, bool kept) =>
        Assert.Equal(kept, new History().Sends(1, 0, 150).Standing().LeadTime.KeptFor(At(start)));

    [Theory]
    [InlineData(60, false)]
    [InlineData(119.5, false)]
    [InlineData(120, true)]
    public void A_revision_that_was_sent_late_keeps_the_time_of_the_next_one_only_where_that_starts_two_hours_after_it(double start, bool kept)
    {
        Assert.Equal(kept, new History().Sends(1, 0, 60).Standing().LeadTime.KeptFor(At(start)));
        Assert.False(new History().Standing().LeadTime.KeptFor(At(start)));
    }

    [Fact]
    public void A_start_amended_to_later_is_the_planned_start_and_may_keep_the_time() =>
        Assert.Equal((LeadTimeState.Kept, At(130)), new History().Sends(1, 0, 60).Record(Amended(130), 20, Minsu).Standing().LeadTime is var l ? (l.State, l.PlannedStart) : default);

    [Fact]
    public void It_neither_gives_nor_blocks_approval_and_the_sender_is_told()
    {
        var standing = new History().Sends(1, 0, 60).Replies("citizen", Citizen, Decision.Approve, 5).Replies("dasan", Dasan, Decision.Approve, 6).Standing();

        Assert.Equal((Status.Approved, LeadTimeState.Missed), (standing.Status, standing.LeadTime.State));
        Assert.Contains(standing.Tellings, t => t.Kind == ErrandKind.TellLeadTimeMissed && t.Body is null);
    }

    [Fact]
    public void Before_anything_is_sent_there_is_only_the_time_by_which_to_send()
    {
        var leadTime = new History().Record(new SheetFilled
        {
            FillId = Guid.Empty,
            FillCode = "3f9a2c1b",
            Revision = 1,
            TextHash = "n1:",
            PlannedStart = At(298),
            PlannedEnd = At(300),
        }, 0, Minsu).Standing().LeadTime;

        Assert.Equal((null, At(178)), (leadTime.State, leadTime.SendBy));
    }
}
