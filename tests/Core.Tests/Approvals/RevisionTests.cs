using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using static ConsultAddin.Core.Tests.Approvals.History;

namespace ConsultAddin.Core.Tests.Approvals;

public sealed class RevisionTests
{
    private static ReplyRecorded NoThread(ReplyRecorded reply) => reply with { Answers = [] };

    private static History TwoSent() => new History().Sends(1, 0).Sends(2, 30);

    [Fact]
    public void An_answer_to_an_older_revision_never_counts_is_listed_and_the_body_is_asked()
    {
        var standing = TwoSent().Replies("dasan", Dasan, Decision.Approve, 35, but: r => r with { Answers = [Sheet(2)] })
            .Replies("late", Citizen, Decision.Approve, 40).Standing();

        Assert.Equal(Status.Partial, standing.Status);
        Assert.Equal(MailId("late"), Assert.Single(standing.Lists.Older).MailId);
        Assert.Contains(standing.Asks, a => a.Kind == ErrandKind.AskOlderRevision && a.Body == Citizen);
    }

    [Fact]
    public void A_new_revision_is_answered_anew_by_both_bodies() => Assert.Equal(Status.Awaiting, StatusTableTests.Agreed().Sends(2, 30).Status());

    [Theory]
    [InlineData(null, "sheet-2", Status.Approved)]
    [InlineData(2, null, Status.Approved)]
    [InlineData(1, null, Status.Partial)]
    [InlineData(null, null, Status.Attention)]
    [InlineData(1, "sheet-2", Status.Attention)]
    [InlineData(2, "sheet-1", Status.Attention)]
    [InlineData(null, "dasan", Status.Approved)]
    public void The_revision_is_that_of_the_answered_mail_else_the_written_number_else_unclear(int? written, string? answered, Status status) =>
        Assert.Equal(status, TwoSent()
            .Replies("dasan", Dasan, Decision.Approve, 35, but: r => r with { Answers = [Sheet(2)] })
            .Replies("citizen", Citizen, Decision.Approve, 40, but: r => r with { Answers = answered is null ? [] : [answered], WrittenRevision = written })
            .Status());

    [Fact]
    public void A_number_written_before_that_revision_was_sent_does_not_count_for_it() => Assert.Equal(Status.Attention, TwoSent()
        .Replies("dasan", Dasan, Decision.Approve, 35, but: r => r with { Answers = [Sheet(2)] })
        .Replies("ahead", Citizen, Decision.Approve, 20, but: r => NoThread(r) with { WrittenRevision = 2 }).Status());

    [Fact]
    public void An_outsiders_mail_does_not_steer_an_answer_to_it() => Assert.Equal(Status.Attention, TwoSent()
        .Replies("dasan", Dasan, Decision.Approve, 35, but: r => r with { Answers = [Sheet(2)] })
        .Replies("outside", null, Decision.Approve, 38, Person("outsider"), r => r with { Role = PersonRole.Other, Answers = [Sheet(2)] })
        .Replies("citizen", Citizen, Decision.Approve, 40, but: r => r with { Answers = ["outside"] }).Status());

    [Fact]
    public void Without_a_number_the_only_revision_sent_by_then_is_meant() =>
        Assert.Equal(Status.Partial, new History().Replies("yes", Citizen, Decision.Approve, 5, but: NoThread).Sends(1, 0).Status());

    [Fact]
    public void A_reply_that_comes_before_its_sent_mail_is_found_waits_and_counts_once_it_is()
    {
        var history = new History().Replies("yes", Citizen, Decision.Approve, 5);

        var waiting = history.Standing(14);
        Assert.Equal((Status.Draft, At(15)), (waiting.Status, waiting.NextChange));
        Assert.Equal(MailId("yes"), Assert.Single(waiting.Lists.Waiting).MailId);

        var overdue = history.Standing(15);
        Assert.Equal(Status.Attention, overdue.Status);
        Assert.Contains("보낸 편지를 찾지 못했습니다", Assert.Single(overdue.Reasons).Text, StringComparison.Ordinal);

        Assert.Equal(Status.Partial, history.Sends(1, 0).Status(15));
    }

    [Fact]
    public void An_answer_to_a_revision_not_yet_found_does_not_count_for_the_one_before() => Assert.Equal(Status.Attention, StatusTableTests.Agreed()
        .Replies("second", Citizen, Decision.Approve, 40, but: r => NoThread(r) with { WrittenRevision = 2 }).Status());

    [Fact]
    public void The_same_fill_sent_again_is_the_same_revision()
    {
        var again = new SentMailAdded { Revision = 1, MailId = MailId("again"), MessageIdHash = "again", SentAt = At(3), MissingBodies = [Dasan] };
        History Answered(SentMailAdded added) => new History().Sends(1, 0).Record(added, 4)
            .Replies("citizen", Citizen, Decision.Approve, 5, but: r => r with { Answers = ["again"] })
            .Replies("dasan", Dasan, Decision.Approve, 6);

        Assert.Equal(Status.Approved, Answered(again).Status());
        Assert.Equal(Status.Attention, Answered(again with { TextsDiffer = true }).Status());
        // The mail that was sent first has to reach both, whichever of the two was found first.
        Assert.Equal(Status.Attention, Answered(again with { SentAt = At(-1) }).Status());
    }

    [Fact]
    public void No_word_counts_on_a_differing_mail_until_a_new_revision_is_sent()
    {
        var history = new History().Sends(1, 0, but: r => r with { TextsDiffer = true }).Replies("no", Citizen, Decision.Reject, 5);

        var standing = history.Standing();
        Assert.Equal((Status.Attention, null), (standing.Status, standing.Bodies[0].Word));
        Assert.Contains(standing.Tellings, t => t.Kind == ErrandKind.TellSentMailDiffers && t.Body is null);
        Assert.Empty(standing.Asks);
        Assert.Equal(Status.Awaiting, history.Sends(2, 20).Status());
    }

    [Fact]
    public void A_missing_Word_file_or_consultation_mailbox_is_only_noted()
    {
        var standing = new History().Sends(1, 0, but: r => r with { WordFileMissing = true, ConsultationMailboxMissing = true })
            .Replies("citizen", Citizen, Decision.Approve, 5).Replies("dasan", Dasan, Decision.Approve, 6).Standing();

        Assert.Equal((Status.Approved, 2), (standing.Status, standing.Notes.Count));
    }
}
