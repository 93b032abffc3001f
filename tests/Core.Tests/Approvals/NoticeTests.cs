using ConsultAddin.Core.Approvals;
using static ConsultAddin.Core.Tests.Approvals.History;

namespace ConsultAddin.Core.Tests.Approvals;

public sealed class NoticeTests
{
    private static History Out() => StatusTableTests.Agreed().Record(new NoticeSent { SentAt = At(200), Recipients = 9915 }, 210, Minsu);

    [Fact]
    public void The_notice_goes_its_way_beside_the_status()
    {
        var history = StatusTableTests.Agreed();
        Assert.Equal(NoticeState.NotYet, history.Standing().Notice.State);
        Assert.Equal(NoticeState.Moved, history.Record(new NoticeMoved { PlannedStart = At(400) }, 20, Minsu).Standing().Notice.State);
        Assert.Equal(At(400), history.Standing().LeadTime.PlannedStart);
        Assert.Equal(NoticeState.GoingOut, history.Record(new NoticeGoingOut { StartedAt = At(400) }, 401, Minsu).Standing().Notice.State);
        var sent = history.Record(new NoticeSent { SentAt = At(410), Recipients = 9915 }, 411, Minsu)
            .Record(new NoticeRepeated { Reference = "C2026-00150-V" }, 500, Minsu).Standing();
        Assert.Equal((NoticeState.Sent, At(410), 9915), (sent.Notice.State, sent.Notice.SentAt, sent.Notice.Recipients));
        Assert.Equal(["C2026-00150-V"], sent.Notice.RepeatedBy);
        Assert.Equal(Status.Approved, sent.Status);
        Assert.Empty(sent.Notice.ChangedAfterSending);
    }

    [Theory]
    [InlineData(Decision.Reject, Decision.Reject, "발송 후 반려")]
    [InlineData(Decision.Conditional, Decision.Conditional, "발송 후 조건부")]
    [InlineData(Decision.Retract, null, "발송 후 철회")]
    public void A_word_that_changes_after_sending_is_marked_and_told_to_owners_and_both_bodies(Decision later, Decision? now, string mark)
    {
        var standing = Out().Replies("after all", Citizen, later, 220).Standing();

        var change = Assert.Single(standing.Notice.ChangedAfterSending);
        Assert.Equal((Citizen, Decision.Approve, now, mark), (change.Body, change.Before, change.Now, change.Mark));
        Assert.Equal([Citizen, Dasan, null], standing.Tellings.Where(t => t.Kind == ErrandKind.TellChangedAfterSending).Select(t => t.Body));
    }

    [Fact]
    public void A_word_that_changed_before_sending_or_was_only_said_again_is_not_marked()
    {
        Assert.Empty(Out().Replies("again", Citizen, Decision.Approve, 220).Standing().Notice.ChangedAfterSending);
        Assert.Empty(Out().Replies("before", Citizen, Decision.Reject, 190).Standing().Notice.ChangedAfterSending);
    }

    [Fact]
    public void Both_bodies_are_told_of_amendments_moves_cancellation_and_withdrawal_once_each()
    {
        var history = StatusTableTests.Agreed()
            .Record(new SheetAmended { FillId = Guid.Empty, Changed = ["contact.telephone"] }, 20, Minsu)
            .Record(new NoticeMoved { PlannedStart = At(400) }, 30, Minsu)
            .Record(new NoticeCancelled(), 40, Minsu);
        var told = history.Standing().Tellings.Where(t => t.Body is not null).ToList();
        Assert.Equal(
            [ErrandKind.TellAmended, ErrandKind.TellAmended, ErrandKind.TellNoticeMoved, ErrandKind.TellNoticeMoved, ErrandKind.TellNoticeCancelled, ErrandKind.TellNoticeCancelled],
            told.Select(t => t.Kind));
        Assert.Equal(told.Count, told.DistinctBy(t => (t.KindName, t.Step)).Count());

        var withdrawn = history.Record(new ConsultationWithdrawn(), 50, Minsu).Standing();
        Assert.Equal([Citizen, Dasan], withdrawn.Tellings.Select(t => t.Body));
        Assert.Empty(withdrawn.Asks);
    }

    [Fact]
    public void An_agreement_by_telephone_is_shown_never_counted_and_the_body_is_asked_for_a_word_by_mail()
    {
        var noted = new History().Sends(1, 0).Replies("citizen", Citizen, Decision.Approve, 5)
            .Record(new AgreementNoted { Body = Dasan, Channel = NoteChannel.Telephone, SaidAt = At(10), RemarkId = Guid.Empty }, 11, Minsu);

        var standing = noted.Standing();
        Assert.Equal(Status.Partial, standing.Status);
        Assert.Single(standing.Bodies[1].Notes);
        Assert.Contains(standing.Asks, a => a.Kind == ErrandKind.AskNoted && a.Body == Dasan);
        Assert.DoesNotContain(noted.Replies("dasan", Dasan, Decision.Approve, 15).Standing().Asks, a => a.Kind == ErrandKind.AskNoted);
    }

    [Fact]
    public void Absences_and_undelivered_copies_are_listed_once_and_told_to_the_owners()
    {
        var absence = new AbsenceNoticed { MailId = MailId("away"), MailHash = "away", Body = Citizen, Person = Sunyoung, ReceivedAt = At(1), NamesDeputy = true };
        var bounce = new Undelivered { MailId = MailId("bounce"), MailHash = "bounce", Body = Dasan, ReceivedAt = At(1), AboutMessageIdHash = Sheet(1) };

        var standing = new History().Sends(1, 0).Record(absence, 2).Record(absence with { MailId = MailId("copy") }, 2).Record(bounce, 2).Standing();

        Assert.Equal((Status.Awaiting, 1, 1), (standing.Status, standing.Lists.Absences.Count, standing.Lists.Undelivered.Count));
        Assert.Equal(2, standing.Tellings.Count(t => t.Kind is ErrandKind.TellAbsence or ErrandKind.TellUndelivered));
    }
}
