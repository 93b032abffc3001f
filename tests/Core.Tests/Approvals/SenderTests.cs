using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using static ConsultAddin.Core.Tests.Approvals.History;

namespace ConsultAddin.Core.Tests.Approvals;

public sealed class SenderTests
{
    private static History Half() => new History().Sends(1, 0).Replies("dasan", Dasan, Decision.Approve, 1);

    private static History With(PersonRole role, SenderCheck check, Decision decision = Decision.Approve, string? body = Citizen) =>
        Half().Replies("citizen", body, decision, 5, Person("somebody"), r => r with { Role = role, Sender = check });

    [Theory]
    [InlineData(PersonRole.Address, SenderCheck.Pass, Status.Approved, "")]
    [InlineData(PersonRole.Member, SenderCheck.Pass, Status.Approved, "")]
    [InlineData(PersonRole.Address, SenderCheck.None, Status.Partial, "unconfirmed")]
    [InlineData(PersonRole.Member, SenderCheck.None, Status.Partial, "unconfirmed")]
    [InlineData(PersonRole.Unlisted, SenderCheck.Pass, Status.Partial, "unconfirmed")]
    [InlineData(PersonRole.Unlisted, SenderCheck.None, Status.Partial, "other")]
    [InlineData(PersonRole.Address, SenderCheck.Fail, Status.Partial, "forgery")]
    [InlineData(PersonRole.Member, SenderCheck.Fail, Status.Partial, "forgery")]
    [InlineData(PersonRole.Other, SenderCheck.Fail, Status.Partial, "forgery")]
    [InlineData(PersonRole.Other, SenderCheck.Pass, Status.Partial, "other")]
    [InlineData(PersonRole.Owner, SenderCheck.Pass, Status.Partial, "")]
    public void Only_proven_mail_from_a_bodys_address_or_member_moves_the_status(PersonRole role, SenderCheck check, Status status, string list)
    {
        var standing = With(role, check).Standing();

        Assert.Equal(status, standing.Status);
        var lists = standing.Lists;
        Assert.Equal(list, string.Join(' ', new[] { ("forgery", lists.Forgeries), ("unconfirmed", lists.Unconfirmed), ("other", lists.Other) }
            .Where(l => l.Item2.Count > 0).Select(l => l.Item1)));
        Assert.Equal(list == "unconfirmed", standing.Asks.Any(a => a.Kind == ErrandKind.AskUnconfirmed && a.Body == Citizen));
    }

    [Theory]
    [InlineData(SenderCheck.Fail, 1)]
    [InlineData(SenderCheck.None, 0)]
    [InlineData(SenderCheck.Pass, 0)]
    public void A_forged_automatic_reply_is_listed_as_a_forgery_and_moves_nothing(SenderCheck check, int forgeries)
    {
        var standing = Half().Replies("auto", Citizen, Decision.None, 5, but: r => r with { Kind = MailKind.Automatic, Sender = check }).Standing();
        Assert.Equal(forgeries, standing.Lists.Forgeries.Count);
        Assert.Equal(Status.Partial, standing.Status);
    }

    [Theory]
    [InlineData(PersonRole.Member, SenderCheck.None, Status.Approved)]
    [InlineData(PersonRole.Unlisted, SenderCheck.Pass, Status.Approved)]
    [InlineData(PersonRole.Unlisted, SenderCheck.None, Status.Partial)]
    [InlineData(PersonRole.Member, SenderCheck.Fail, Status.Partial)]
    [InlineData(PersonRole.Other, SenderCheck.Pass, Status.Partial)]
    public void The_bodys_reviewer_may_count_an_unconfirmed_mail_but_no_forgery(PersonRole role, SenderCheck check, Status status) =>
        Assert.Equal(status, With(role, check).Rules("citizen", Citizen, Ruling.Count, null, 9).Status());

    [Fact]
    public void A_discounted_mail_speaks_no_more()
    {
        var standing = With(PersonRole.Member, SenderCheck.Pass, Decision.Reject).Rules("citizen", Citizen, Ruling.Discount, null, 9).Standing();

        Assert.Equal(Status.Partial, standing.Status);
        Assert.Single(standing.Lists.Other);
    }

    [Fact]
    public void An_owner_who_is_also_a_member_of_a_body_does_not_agree_with_themselves() =>
        Assert.Equal(Status.Partial, Half().Replies("mine", Citizen, Decision.Approve, 5, Minsu).Status());

    [Fact]
    public void Somebody_who_became_an_owner_later_had_agreed_as_the_bodys_member() => Assert.Equal(Status.Approved, Half()
        .Replies("citizen", Citizen, Decision.Approve, 5).Record(new OwnerAdded { Owner = Sunyoung }, 50, Minsu).Status());

    [Fact]
    public void Copies_that_were_read_differently_are_unclear() => Assert.Equal(Status.Attention, Half()
        .Replies("citizen", Citizen, Decision.Approve, 5)
        .Replies("citizen", Citizen, Decision.Conditional, 6, but: r => r with { MailId = MailId("second copy") }).Status());

    [Fact]
    public void Only_a_reviewer_of_the_body_that_wrote_a_mail_may_rule_on_it_and_nobody_on_their_own_consultation()
    {
        var reviewer = Person("reviewer");
        RulingRefusal? Try(History history, Guid who, string? body, Ruling ruling = Ruling.Count, Decision? decision = null, string mail = "citizen") =>
            ConsultationState.Fold(history.Events).MayRule(who, body, MailId(mail), ruling, decision, At(60));
        var unconfirmed = With(PersonRole.Member, SenderCheck.None);

        Assert.Null(Try(unconfirmed, reviewer, Citizen));
        Assert.Null(Try(unconfirmed, reviewer, Citizen, Ruling.Decision, Decision.Reject));
        Assert.Equal(RulingRefusal.UnknownMail, Try(unconfirmed, reviewer, Citizen, mail: "nothing"));
        Assert.Equal(RulingRefusal.OwnConsultation, Try(unconfirmed, Minsu, Citizen));
        Assert.Equal(RulingRefusal.NotTheirBody, Try(unconfirmed, reviewer, Dasan));
        Assert.Equal(RulingRefusal.NotTheirBody, Try(unconfirmed, reviewer, null));
        Assert.Equal(RulingRefusal.NotTheirBody, Try(With(PersonRole.Other, SenderCheck.Pass, body: null), reviewer, null));
        Assert.Equal(RulingRefusal.Forgery, Try(With(PersonRole.Member, SenderCheck.Fail), reviewer, Citizen));
        Assert.Equal(RulingRefusal.Automatic, Try(With(PersonRole.Member, SenderCheck.Pass, Decision.None), reviewer, Citizen));
        Assert.Equal(RulingRefusal.NoDecision, Try(unconfirmed, reviewer, Citizen, Ruling.Decision, Decision.Unclear));
        Assert.Equal(RulingRefusal.NoDecision, Try(unconfirmed, reviewer, Citizen, Ruling.Decision));
        Assert.Equal(RulingRefusal.NoDecision, Try(unconfirmed, reviewer, Citizen, Ruling.Count, Decision.Approve));
        Assert.Equal(RulingRefusal.Withdrawn, Try(unconfirmed.Record(new ConsultationWithdrawn(), 20, Minsu), reviewer, Citizen));
        Assert.All(Enum.GetValues<RulingRefusal>(), r => Assert.NotEmpty(r.Sentence()));
    }
}
