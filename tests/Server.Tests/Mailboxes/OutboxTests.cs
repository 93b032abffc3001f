using ConsultAddin.Local.Graph;
using ConsultAddin.Server.Mailboxes.Outbox;
using ConsultAddin.Server.Mailboxes.Rows;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Tests.Mailboxes;

/// <summary>Our own mails: each goes once, whatever Graph answers.</summary>
public sealed class OutboxTests
{
    private static readonly FaultRule GatewayGivesUpAfterSending = new() { Method = "POST", Path = "/send$", Status = 504, AfterWork = true };

    [Fact]
    public async Task A_withdrawal_is_told_to_both_bodies_in_the_sheets_thread_and_by_a_machine()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        await town.PostAsync($"/api/consultations/{reference}/withdraw", new { reason = "발송하지 않기로 했습니다." });
        await town.SendOutboxAsync();
        foreach (var body in (string[])[Town.CitizenService, Town.Foundation])
        {
            var mailbox = town.StandIn.Mail.Find(body)!;
            using var told = mailbox.Read(Assert.Single(mailbox.Items(), i => i.Envelope.Subject.Contains("협의 취소", StringComparison.Ordinal)));
            Assert.Equal("auto-generated", told.Headers["Auto-Submitted"]);
            Assert.Equal("All", told.Headers["X-Auto-Response-Suppress"]);
            Assert.Equal(sheet, told.InReplyTo);
            Assert.Equal(Town.Consultation, told.From.Mailboxes.Single().Address);
            Assert.Contains(reference, told.Subject, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_504_on_send_never_sends_twice()
    {
        await using var town = await Town.StartAsync();
        var (reference, _) = await town.SentAsync();
        town.StandIn.Faults.Set(GatewayGivesUpAfterSending);
        await town.PostAsync($"/api/consultations/{reference}/withdraw", new { reason = "발송하지 않기로 했습니다." });
        for (var i = 0; i < 5; i++)
        {
            await town.SendOutboxAsync();
            town.Clock.Advance(SendOutbox.Rest);
        }

        Assert.Equal([1, 1], Received(town, "협의 취소"));
        Assert.Equal(2, await town.ReadAsync(db => db.Set<OutboxRow>().CountAsync(o => o.Kind == "tell-withdrawn" && o.State == OutboxState.Sent)));
    }

    [Fact]
    public async Task A_send_that_failed_without_sending_is_told_to_go_again_after_a_look()
    {
        await using var town = await Town.StartAsync();
        var (reference, _) = await town.SentAsync();
        town.StandIn.Faults.Set(new FaultRule { Method = "POST", Path = "/send$", Status = 503, Next = 2 });
        await town.PostAsync($"/api/consultations/{reference}/withdraw", new { reason = "발송하지 않기로 했습니다." });
        await town.SendOutboxAsync();
        Assert.Equal([0, 0], Received(town, "협의 취소"));
        town.Clock.Advance(SendOutbox.Rest);
        await town.SendOutboxAsync();
        Assert.Equal([1, 1], Received(town, "협의 취소"));
    }

    [Fact]
    public async Task A_sent_copy_that_is_filed_late_is_waited_for()
    {
        await using var town = await Town.StartAsync();
        var (reference, _) = await town.SentAsync();
        town.StandIn.Faults.Set(GatewayGivesUpAfterSending, new FaultRule { Mailbox = Town.Consultation, SentCopyDelaySeconds = 150 });
        await town.PostAsync($"/api/consultations/{reference}/withdraw", new { reason = "발송하지 않기로 했습니다." });
        for (var i = 0; i < 5; i++)
        {
            await town.SendOutboxAsync();
            town.Clock.Advance(SendOutbox.Rest);
            var found = await town.ReadAsync(db => db.Set<OutboxRow>().CountAsync(o => o.Kind == "tell-withdrawn" && o.State == OutboxState.Sent));
            Assert.Equal(i < 3 ? 0 : 2, found);
        }

        Assert.Equal([1, 1], Received(town, "협의 취소"));
    }

    [Fact]
    public async Task Nobodys_automatic_answer_is_called_for_by_a_mail_of_ours()
    {
        await using var town = await Town.StartAsync();
        foreach (var absent in (string[])[Town.CitizenService, Town.Foundation, Town.Officer])
            town.StandIn.Mail.Find(absent)!.SetOutOfOffice(new(true, "부재중입니다."));
        var (reference, _) = await town.SentAsync();
        await town.PostAsync($"/api/consultations/{reference}/withdraw", new { reason = "발송하지 않기로 했습니다." });
        await town.SendOutboxAsync();
        Assert.Equal([1, 1], Received(town, "협의 취소"));
        // To the sheet, which a person sent, both answered; to our mail nobody does.
        Assert.Equal(2, town.StandIn.Mail.Find(Town.Officer)!.Items().Count(IsAutomatic));
        Assert.DoesNotContain(town.StandIn.Mail.Find(Town.Consultation)!.Items(), IsAutomatic);

        static bool IsAutomatic(Local.Exchange.Item item) => item.Envelope.Subject.StartsWith("자동 회신", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_owner_is_told_once_that_every_body_agreed()
    {
        await using var town = await Town.StartAsync();
        var (_, sheet) = await town.SentAsync();
        town.Answer(Town.CitizenService, "동의합니다.", sheet);
        town.Answer(Town.Foundation, "동의합니다.", sheet);
        await town.RoundAsync();
        await town.SendOutboxAsync();
        await town.RoundAsync();
        await town.SendOutboxAsync();
        Assert.Single(town.StandIn.Mail.Find(Town.Officer)!.Items(), i => i.Envelope.Subject.Contains("협의 완료", StringComparison.Ordinal));
        // Our own mails, which lie in the watched mailboxes now, are nobody's replies.
        Assert.Equal(3, await town.ReadAsync(db => db.Mails.CountAsync()));
    }

    [Fact]
    public async Task An_amended_sheet_is_told_to_both_bodies_with_what_changed()
    {
        await using var town = await Town.StartAsync();
        var sheet = Sheets.ColdWave(town.Clock.GetUtcNow());
        var (reference, _) = await town.SentAsync();
        await town.PostAsync($"/api/consultations/{reference}/amend", new { sheet = sheet with { Contact = new() { Name = "이지원", Telephone = "02-2133-9999" } } });
        await town.SendOutboxAsync();
        var mailbox = town.StandIn.Mail.Find(Town.Foundation)!;
        using var told = mailbox.Read(Assert.Single(mailbox.Items(), i => i.Envelope.Subject.Contains("협의서 변경", StringComparison.Ordinal)));
        Assert.Contains("02-2133-9999", told.TextBody, StringComparison.Ordinal);
        Assert.Contains("02-2133-1234", told.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_that_the_city_switched_off_is_not_sent()
    {
        await using var town = await Town.StartAsync(configure: c => c["Mailboxes:SwitchedOff:0"] = "tell-withdrawn");
        var (reference, _) = await town.SentAsync();
        await town.PostAsync($"/api/consultations/{reference}/withdraw", new { reason = "발송하지 않기로 했습니다." });
        await town.SendOutboxAsync();
        Assert.Equal([0, 0], Received(town, "협의 취소"));
    }

    private static int[] Received(Town town, string subject) =>
        [.. new[] { Town.CitizenService, Town.Foundation }.Select(b => town.StandIn.Mail.Find(b)!.Items().Count(i => i.Envelope.Subject.Contains(subject, StringComparison.Ordinal)))];
}
