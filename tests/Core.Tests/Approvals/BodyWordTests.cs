using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using static ConsultAddin.Core.Tests.Approvals.History;

namespace ConsultAddin.Core.Tests.Approvals;

/// <summary>What a body stands by. The other body agreed already, so that the status shows this body's word.</summary>
public sealed class BodyWordTests
{
    private static History Start() => new History().Sends(1, 0).Replies("dasan yes", Dasan, Decision.Approve, 1);

    [Fact]
    public void A_persons_own_newer_word_replaces_the_older_one() =>
        Assert.Equal(Status.Approved, Start().Replies("no", Citizen, Decision.Reject, 5).Replies("yes", Citizen, Decision.Approve, 9).Status());

    [Theory]
    [InlineData(Decision.Conditional, Status.ChangesRequested)]
    [InlineData(Decision.Changes, Status.ChangesRequested)]
    [InlineData(Decision.Reject, Status.Rejected)]
    public void An_approval_against_a_colleagues_standing_objection_is_asked_about_and_the_older_word_stands(Decision objection, Status status)
    {
        var standing = Start().Replies("but", Citizen, objection, 5).Replies("yes", Citizen, Decision.Approve, 9, CitizenDesk).Standing();

        Assert.Equal(status, standing.Status);
        Assert.Contains(standing.Asks, a => a.Kind == ErrandKind.AskContested && a.Body == Citizen && a.MailId == MailId("yes"));
    }

    [Fact]
    public void An_approval_that_answers_the_colleagues_objection_counts() => Assert.Equal(Status.Approved, Start()
        .Replies("no", Citizen, Decision.Reject, 5)
        .Replies("yes", Citizen, Decision.Approve, 9, CitizenDesk, r => r with { Answers = ["no", Sheet(1)] }).Status());

    [Fact]
    public void An_approval_that_answers_our_question_about_the_objection_counts() => Assert.Equal(Status.Approved, Start()
        .Replies("no", Citizen, Decision.Reject, 5)
        .Replies("yes", Citizen, Decision.Approve, 9, CitizenDesk)
        .Record(new ProductMailSent { Kind = "ask-contested", Step = "r1:citizen-service:yes", MessageIdHash = "asked", Revision = 1 }, 10)
        .Replies("yes again", Citizen, Decision.Approve, 12, CitizenDesk, r => r with { Answers = ["asked"] }).Status());

    [Fact]
    public void An_answer_to_our_question_does_not_outweigh_an_objection_that_came_after_it() => Assert.Equal(Status.Rejected, Start()
        .Record(new ProductMailSent { Kind = "ask-contested", Step = "r1:citizen-service:yes", MessageIdHash = "asked", Revision = 1 }, 3)
        .Replies("no", Citizen, Decision.Reject, 5)
        .Replies("yes", Citizen, Decision.Approve, 9, CitizenDesk, r => r with { Answers = ["asked"] }).Status());

    [Fact]
    public void When_everybody_of_the_body_came_to_agree_it_agrees() => Assert.Equal(Status.Approved, Start()
        .Replies("no", Citizen, Decision.Reject, 5)
        .Replies("yes", Citizen, Decision.Approve, 9, CitizenDesk)
        .Replies("yes too", Citizen, Decision.Approve, 12).Status());

    [Fact]
    public void A_retract_ends_the_word_and_nothing_is_left_of_it()
    {
        var standing = Start().Replies("yes", Citizen, Decision.Approve, 5).Replies("back", Citizen, Decision.Retract, 9).Standing();

        Assert.Equal(Status.Partial, standing.Status);
        Assert.Null(standing.Bodies[0].Word);
    }

    [Theory]
    [InlineData(Decision.Acknowledge)]
    [InlineData(Decision.Question)]
    [InlineData(Decision.None)]
    public void What_decides_nothing_changes_no_word(Decision decision) =>
        Assert.Equal(Status.Approved, Start().Replies("yes", Citizen, Decision.Approve, 5).Replies("then", Citizen, decision, 9).Status());

    [Fact]
    public void An_automatic_reply_never_approves() => Assert.Equal(Status.Partial, Start()
        .Replies("auto", Citizen, Decision.Approve, 5, but: r => r with { Kind = MailKind.Automatic }).Status());

    [Theory]
    [InlineData(Decision.Approve, Decision.Reject, Status.Rejected)]
    [InlineData(Decision.Reject, Decision.Approve, Status.Rejected)]
    [InlineData(Decision.Changes, Decision.Approve, Status.ChangesRequested)]
    [InlineData(Decision.Approve, Decision.Conditional, Status.ChangesRequested)]
    [InlineData(Decision.Approve, Decision.Retract, Status.Partial)]
    public void Of_two_decisions_in_the_same_second_the_stricter_stands_and_the_body_is_asked(Decision one, Decision other, Status status)
    {
        var standing = Start().Replies("a", Citizen, one, 5).Replies("b", Citizen, other, 5.01).Standing();

        Assert.Equal(status, standing.Status);
        Assert.Contains(standing.Asks, a => a.Kind == ErrandKind.AskOrder && a.Body == Citizen);
    }

    [Fact]
    public void When_Date_and_arrival_disagree_the_stricter_stands_and_the_body_is_asked()
    {
        var standing = Start()
            .Replies("no", Citizen, Decision.Reject, 5, but: r => r with { Date = At(8) })
            .Replies("yes", Citizen, Decision.Approve, 6, but: r => r with { Date = At(6) }).Standing();

        Assert.Equal(Status.Rejected, standing.Status);
        Assert.Contains(standing.Asks, a => a.Kind == ErrandKind.AskOrder);
    }

    [Fact]
    public void An_approval_written_before_its_own_retract_does_not_count_because_it_came_late() => Assert.Equal(Status.Partial, Start()
        .Replies("back", Citizen, Decision.Retract, 5)
        .Replies("yes", Citizen, Decision.Approve, 6, but: r => r with { Date = At(3) }).Status());

    [Theory]
    [InlineData(Decision.Approve, Status.Approved)]
    [InlineData(Decision.Reject, Status.Rejected)]
    [InlineData(Decision.Retract, Status.Partial)]
    public void An_unclear_mail_is_settled_by_a_later_clear_decision_or_retract_of_that_body(Decision later, Status status) =>
        Assert.Equal(status, Start().Replies("hm", Citizen, Decision.Unclear, 5).Replies("now", Citizen, later, 9).Status());

    [Theory]
    [InlineData(Decision.Approve, Status.Approved)]
    [InlineData(Decision.Changes, Status.ChangesRequested)]
    [InlineData(Decision.Acknowledge, Status.Partial)]
    [InlineData(Decision.Unclear, Status.Attention)]
    [InlineData(Decision.None, Status.Attention)]
    public void An_unclear_mail_is_settled_by_its_bodys_reviewer_with_a_decision_that_a_mail_can_say(Decision ruled, Status status) =>
        Assert.Equal(status, Start().Replies("hm", Citizen, Decision.Unclear, 5).Rules("hm", Citizen, Ruling.Decision, ruled, 9).Status());

    [Fact]
    public void A_ruling_of_an_owner_or_of_the_other_body_or_of_nobody_moves_nothing()
    {
        var unclear = () => Start().Replies("hm", Citizen, Decision.Unclear, 5);

        Assert.Equal(Status.Attention, unclear().Rules("hm", Citizen, Ruling.Decision, Decision.Approve, 9, Minsu).Status());
        Assert.Equal(Status.Attention, unclear().Rules("hm", Dasan, Ruling.Decision, Decision.Approve, 9).Status());
        Assert.Equal(Status.Attention, unclear()
            .Record(new ReplyRuled { MailId = MailId("hm"), Body = Citizen, Ruling = Ruling.Decision, Decision = Decision.Approve }, 9).Status());
    }

    [Fact]
    public void A_question_is_settled_by_an_owners_later_mail_to_that_body_or_when_marked_or_by_the_bodys_word()
    {
        var asked = () => Start().Replies("why", Citizen, Decision.Question, 5);
        History Answered(string to, double minute, SenderCheck check = SenderCheck.Pass) => asked().Replies(
            "because", null, Decision.Unclear, minute, Minsu,
            r => r with { Role = PersonRole.Owner, ToBodies = [to], Sender = check });

        Assert.Equal(Status.Attention, asked().Status());
        Assert.Equal(Status.Partial, Answered(Citizen, 9).Status());
        Assert.Equal(Status.Attention, Answered(Dasan, 9).Status());
        Assert.Equal(Status.Attention, Answered(Citizen, 4).Status());
        Assert.Equal(Status.Attention, Answered(Citizen, 9, SenderCheck.None).Status());
        Assert.Equal(Status.Partial, asked().Record(new QuestionAnswered { MailId = MailId("why") }, 9, Minsu).Status());
        Assert.Equal(Status.Approved, asked().Replies("yes", Citizen, Decision.Approve, 9).Status());
    }

    [Fact]
    public void A_question_beside_a_word_is_only_listed()
    {
        var standing = Start().Replies("yes", Citizen, Decision.Approve, 5).Replies("why", Citizen, Decision.Question, 9).Standing();

        Assert.Equal(Status.Approved, standing.Status);
        Assert.Equal(MailId("why"), Assert.Single(standing.Lists.Questions).MailId);
    }

    [Fact]
    public void Two_proven_mails_with_one_Message_ID_and_other_content_need_a_person()
    {
        var standing = Start().Replies("yes", Citizen, Decision.Approve, 5)
            .Replies("yes, changed", Citizen, Decision.Approve, 6, but: r => r with { MessageIdHash = "yes" }).Standing();

        Assert.Equal(Status.Attention, standing.Status);
        Assert.Null(standing.Bodies[0].Word);
        Assert.Contains(standing.Asks, a => a.Kind == ErrandKind.AskSameId);
    }

    [Fact]
    public void An_unproven_mail_with_the_same_Message_ID_is_only_listed() => Assert.Equal(Status.Approved, Start()
        .Replies("yes", Citizen, Decision.Approve, 5)
        .Replies("forged", Citizen, Decision.Reject, 6, but: r => r with { MessageIdHash = "yes", Sender = SenderCheck.None }).Status());

    [Fact]
    public void Conditional_on_the_other_bodys_yes_is_asked_for_one_word_once_that_is_there()
    {
        var standing = Start().Replies("if they do", Citizen, Decision.Conditional, 5, but: r => r with { AwaitsOtherBody = true }).Standing();

        Assert.Equal(Status.ChangesRequested, standing.Status);
        Assert.Contains(standing.Asks, a => a.Kind == ErrandKind.AskConditionMet && a.Body == Citizen);
    }
}
