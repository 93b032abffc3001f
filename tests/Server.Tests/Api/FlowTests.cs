using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Tests.Api;

/// <summary>From the sent sheet to the notice, and what owners can say on the way.</summary>
public abstract class FlowTests(Office office)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_bodies_agree_and_the_consultation_is_approved_with_a_reason_for_each_event()
    {
        var sent = await office.CreateAndSend();
        Assert.Equal(Status.Awaiting, sent.Status);
        Assert.Equal(["citizen-service", "dasan-foundation"], sent.WaitingFor);
        await office.Replied(sent.Reference, "citizen-service", Decision.Approve, "동의합니다.");
        Assert.Equal(Status.Partial, (await office.Get(sent.Reference)).Status);
        await office.Replied(sent.Reference, "dasan-foundation", Decision.Approve, "이견 없습니다.");
        var view = await office.Get(sent.Reference);
        Assert.Equal(Status.Approved, view.Status);
        Assert.Empty(view.WaitingFor);
        Assert.Equal(["동의합니다.", "이견 없습니다."], view.Bodies.Select(b => b.Word!.Sentence));
        Assert.All(view.Reasons, r => Assert.Contains(view.History, e => e.Id == r.Event.Id && e.Name == r.Event.Name));
    }

    [Fact]
    public async Task What_citizens_already_received_is_not_withdrawn_so_that_120_still_finds_it()
    {
        var sent = await office.CreateAndSend();
        var view = await office.Done<ConsultationView>(sent.Reference, "notice/sent", new { sentAt = office.Server.Clock.GetUtcNow(), recipients = 100 });
        Assert.False(view.Can.Withdraw);
        await Office.Problem(await office.Post(sent.Reference, "withdraw", new { reason = "사업 취소" }), 409, "already-sent");
    }

    [Fact]
    public async Task A_withdrawn_consultation_is_final_and_both_bodies_are_told_why()
    {
        var sent = await office.CreateAndSend();
        var view = await office.Done<ConsultationView>(sent.Reference, "withdraw", new { reason = "사업 취소" });
        Assert.Equal(Status.Withdrawn, view.Status);
        Assert.Equal("사업 취소", view.History[^1].Words);
        Assert.False(view.Can.Fill || view.Can.Withdraw || view.Can.Notice);
        Assert.Equal(2, await Owed(sent.Reference, "tell-withdrawn"));
        await Office.Problem(await office.Post(sent.Reference, "fill", new { }), 409, "withdrawn");
        await Office.Problem(await office.Post(sent.Reference, "withdraw", new { reason = "다시" }), 409, "withdrawn");
        Assert.Equal(2, await Owed(sent.Reference, "tell-withdrawn"));
    }

    [Fact]
    public async Task A_body_that_has_not_answered_is_reminded_once_an_hour_and_one_that_has_is_left_alone()
    {
        var sent = await office.CreateAndSend();
        await office.Replied(sent.Reference, "citizen-service", Decision.Approve, "동의합니다.");
        await office.Done<ConsultationView>(sent.Reference, "remind", new { body = "dasan-foundation" });
        Assert.Equal(1, await Owed(sent.Reference, "remind-answer"));
        await Office.Problem(await office.Post(sent.Reference, "remind", new { body = "dasan-foundation" }), 409, "reminded", "body");
        await Office.Problem(await office.Post(sent.Reference, "remind", new { body = "citizen-service" }), 409, "not-waited-for", "body");
        await Office.Problem(await office.Post(sent.Reference, "remind", new { body = "somebody" }), 400, "unknown-body", "body");
        await Office.Problem(await office.Post(sent.Reference, "remind", new { body = "dasan-foundation" }, Office.Jiwon), 403, "other-department");
        Assert.Equal(1, await Owed(sent.Reference, "remind-answer"));
    }

    [Theory]
    [InlineData("", "required")]
    [InlineData("   ", "required")]
    [InlineData("취소\u0007", "invisible-character")]
    public async Task A_withdrawal_without_a_readable_reason_is_refused(string reason, string type)
    {
        var created = await office.Create();
        await Office.Problem(await office.Post(created.Reference, "withdraw", new { reason }), 400, type, "reason");
        Assert.Equal(Status.Draft, (await office.Get(created.Reference)).Status);
    }

    [Fact]
    public async Task A_sent_notice_is_recorded_and_a_rejection_afterwards_is_marked()
    {
        var sent = await office.CreateAndSend();
        await office.Replied(sent.Reference, "citizen-service", Decision.Approve, "동의합니다.");
        await office.Replied(sent.Reference, "dasan-foundation", Decision.Approve, "동의합니다.");
        var view = await office.Done<ConsultationView>(sent.Reference, "notice/sent", new { sentAt = office.Server.Clock.GetUtcNow(), recipients = 9915 });
        Assert.Equal(NoticeState.Sent, view.Notice.State);
        Assert.Equal(9915, view.Notice.Recipients);
        office.Server.Clock.Advance(TimeSpan.FromSeconds(1));
        await office.Replied(sent.Reference, "dasan-foundation", Decision.Reject, "반려합니다.");
        Assert.Contains("발송 후 반려", (await office.Get(sent.Reference)).Notice.Marks);
    }

    [Fact]
    public async Task A_notice_whose_sheet_nobody_was_sent_cannot_have_been_sent()
    {
        var draft = await office.Create();
        await Office.Problem(await office.Post(draft.Reference, "notice/sent", new { sentAt = office.Server.Clock.GetUtcNow(), recipients = 1 }), 409, "nothing-sent");
        Assert.Equal(NoticeState.NotYet, (await office.Get(draft.Reference)).Notice.State);
    }

    [Fact]
    public async Task A_notice_cannot_have_been_sent_in_the_future_or_to_nobody()
    {
        var sent = await office.CreateAndSend();
        var now = office.Server.Clock.GetUtcNow();
        await Office.Problem(await office.Post(sent.Reference, "notice/sent", new { sentAt = now.AddHours(1), recipients = 1 }), 400, "in-the-future", "sentAt");
        await Office.Problem(await office.Post(sent.Reference, "notice/sent", new { sentAt = now, recipients = 0 }), 400, "out-of-range", "recipients");
    }

    [Fact]
    public async Task A_notice_moves_to_a_later_time_and_keeps_the_approvals()
    {
        var sent = await office.CreateAndSend();
        await office.Replied(sent.Reference, "citizen-service", Decision.Approve, "동의합니다.");
        var start = office.Server.Clock.GetUtcNow().AddHours(8);
        var view = await office.Done<ConsultationView>(sent.Reference, "notice/moved", new { windowStart = start, windowEnd = start.AddHours(1) });
        Assert.Equal(Status.Partial, view.Status);
        Assert.Equal(start, view.LeadTime.PlannedStart);
        Assert.Equal(2, await Owed(sent.Reference, "tell-notice-moved"));
    }

    [Fact]
    public async Task An_earlier_start_needs_a_new_revision()
    {
        var sent = await office.CreateAndSend();
        var start = office.Server.Clock.GetUtcNow().AddHours(3);
        await Office.Problem(await office.Post(sent.Reference, "notice/moved", new { windowStart = start, windowEnd = start.AddHours(1) }), 409, "earlier-start", "windowStart");
        await Office.Problem(await office.Post(sent.Reference, "notice/moved", new { windowStart = start, windowEnd = start.AddHours(-1) }), 400, "ends-before-start", "windowEnd");
    }

    [Fact]
    public async Task A_cancelled_notice_is_told_to_both_bodies()
    {
        var sent = await office.CreateAndSend();
        var view = await office.Done<ConsultationView>(sent.Reference, "notice/cancelled", new { reason = "한파 해제" });
        Assert.Equal(NoticeState.Cancelled, view.Notice.State);
        Assert.Equal(2, await Owed(sent.Reference, "tell-notice-cancelled"));
    }

    [Fact]
    public async Task An_agreement_by_telephone_is_shown_never_counted_and_asked_for_by_mail()
    {
        var sent = await office.CreateAndSend();
        var note = new { body = "citizen-service", channel = "telephone", words = "박선영 주무관: 동의합니다", at = office.Server.Clock.GetUtcNow() };
        var view = await office.Done<ConsultationView>(sent.Reference, "notes", note);
        Assert.Equal(Status.Awaiting, view.Status);
        Assert.Null(view.Bodies[0].Word);
        Assert.Equal("박선영 주무관: 동의합니다", Assert.Single(view.Bodies[0].Notes).Words);
        Assert.Equal(1, await Owed(sent.Reference, "ask-noted"));
    }

    [Fact]
    public async Task An_agreement_of_an_unknown_body_is_refused()
    {
        var sent = await office.CreateAndSend();
        var note = new { body = "fire-department", channel = "kakaotalk", words = "동의", at = office.Server.Clock.GetUtcNow() };
        await Office.Problem(await office.Post(sent.Reference, "notes", note), 400, "unknown-body", "body");
    }

    [Fact]
    public async Task A_question_asks_for_attention_until_an_owner_answered_it()
    {
        var sent = await office.CreateAndSend();
        var mail = await office.Replied(sent.Reference, "citizen-service", Decision.Question, "대상자는 몇 명인가요?");
        var asked = await office.Get(sent.Reference);
        Assert.Equal(Status.Attention, asked.Status);
        Assert.Equal("대상자는 몇 명인가요?", Assert.Single(asked.Lists.Questions).Words);
        var view = await office.Done<ConsultationView>(sent.Reference, $"questions/{mail}/answered", new { });
        Assert.Equal(Status.Awaiting, view.Status);
        await Office.Problem(await office.Post(sent.Reference, $"questions/{mail}/answered", new { }), 404, "unknown-question", "mailId");
    }

    [Fact]
    public async Task Less_than_two_hours_is_missed_until_the_mark_and_its_reason_are_added()
    {
        var now = office.Server.Clock.GetUtcNow();
        var late = office.Sheet() with { Messages = [office.Sheet().Messages[0] with { WindowStart = now.AddMinutes(90) }] };
        var sent = await office.CreateAndSend(late);
        Assert.Equal(LeadTimeState.Missed, sent.LeadTime.State);
        Assert.True(sent.Can.Urgent);
        office.Server.Clock.Advance(TimeSpan.FromSeconds(1));
        var view = await office.Done<ConsultationView>(sent.Reference, "urgent", new { reason = "한파 경보" });
        Assert.Equal(LeadTimeState.Urgent, view.LeadTime.State);
        Assert.True(view.LeadTime.MarkedAfterwards);
        Assert.False(view.Can.Urgent);
    }

    [Fact]
    public async Task The_urgent_mark_is_offered_only_once_the_two_hours_are_missed()
    {
        var created = await office.Create();
        Assert.False(created.Can.Urgent);
        var now = office.Server.Clock.GetUtcNow();
        var ahead = office.Sheet() with { Messages = [office.Sheet().Messages[0] with { WindowStart = now.AddHours(2) }] };
        var sent = await office.CreateAndSend(ahead);
        Assert.Equal(LeadTimeState.Kept, sent.LeadTime.State);
        Assert.False(sent.Can.Urgent);
    }

    [Fact]
    public async Task Nothing_is_done_at_a_version_that_was_not_seen()
    {
        var created = await office.Create();
        var seen = created.Version;
        await office.Done<ConsultationView>(created.Reference, "urgent", new { reason = "한파 경보", version = seen });
        await Office.Problem(await office.Post(created.Reference, "withdraw", new { reason = "취소", version = seen }), 409, "stale", "version");
        Assert.Equal(Status.Draft, (await office.Get(created.Reference)).Status);
    }

    private async Task<int> Owed(Reference reference, string kind)
    {
        await using var db = office.Database.Open();
        var id = (await db.Consultations.SingleAsync(c => c.Number == reference.Number, Cancellation)).Id;
        return await db.Set<OutboxRow>().CountAsync(o => o.ConsultationId == id && o.Kind == kind, Cancellation);
    }
}

public sealed class FlowOnSqliteTests(SqliteOffice office) : FlowTests(office), IClassFixture<SqliteOffice>;

public sealed class FlowOnPostgresTests(PostgresOffice office) : FlowTests(office), IClassFixture<PostgresOffice>;
