using ConsultAddin.Local.Exchange;
using ConsultAddin.Server.Mailboxes.Rows;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace ConsultAddin.Server.Tests.Mailboxes;

/// <summary>Rule 6: private mail stays private.</summary>
public sealed class PrivacyTests
{
    [Fact]
    public async Task Of_a_thousand_private_mails_no_body_is_asked_and_nothing_is_stored()
    {
        await using var town = await Town.StartAsync();
        var reference = await town.CreateAsync();
        var filled = await town.FillAsync(reference);
        var secret = new HashSet<string>();
        for (var i = 0; i < 1000; i++)
        {
            var mail = town.Reply($"friend{i % 7}@elsewhere.example", $"비밀 {i}", null, $"개인 메일 {i}", Town.Officer);
            secret.Add($"<{mail.MessageId}>");
            town.Arrive(mail, ArrivalProof.Dmarc);
        }

        using var own = town.Reply(Town.Officer, "집에 일찍 갈게요.", null, "저녁", "outsider@elsewhere.example");
        secret.Add($"<{own.MessageId}>");
        await town.SendAsync(Town.Officer, own);
        var sheet = await town.SendFilledAsync(filled);
        town.StandIn.Requests.Clear();
        await town.RoundAsync();
        town.Answer(Town.CitizenService, "동의합니다.", sheet);
        await town.RoundAsync();

        Assert.Equal("partial", await town.StatusAsync(reference));
        var calls = town.StandIn.Requests.Since();
        Assert.NotEmpty(calls);
        Assert.DoesNotContain(calls, c => c.Content.Contains("preview") || c.Content.Contains("body") || c.Content.Contains("attachments"));
        Assert.DoesNotContain(calls.SelectMany(c => c.Disclosed), id => secret.Contains(id) || secret.Contains($"<{id}>"));
        // Graph serves four requests at once on a mailbox: whoever asks more of it is sent away.
        Assert.DoesNotContain(calls, c => c.Status == 429);
        Assert.Equal(0, await town.ReadAsync(db => db.Mails.CountAsync(m => m.From.EndsWith("elsewhere.example") || m.Subject == "저녁")));
        Assert.Equal(0, await town.ReadAsync(db => db.Set<ParkedMailRow>().CountAsync()));
    }

    [Fact]
    public async Task Mail_from_before_the_fill_is_never_seen_not_even_a_bodys()
    {
        await using var town = await Town.StartAsync();
        var reference = await town.CreateAsync();
        town.Answer(Town.CitizenService, "지난 일에 대하여", null, "지난 협의", Town.Officer);
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        await town.FillAsync(reference);
        await town.RoundAsync();
        Assert.Equal(0, await town.ReadAsync(db => db.Mails.CountAsync()));
        Assert.DoesNotContain(town.StandIn.Requests.Since(), c => c.Content.Contains("mime"));
    }

    [Fact]
    public async Task A_report_on_a_mail_that_is_not_ours_is_dropped_unstored()
    {
        await using var town = await Town.StartAsync();
        await town.FillAsync(await town.CreateAsync());
        using var lost = town.Reply(Town.Officer, "개인 메일", null, "개인", "nobody@seoul.example");
        await town.SendAsync(Town.Officer, lost);
        await town.RoundAsync();
        Assert.Equal(0, await town.ReadAsync(db => db.Mails.CountAsync()));
    }

    [Fact]
    public async Task A_report_that_a_body_did_not_get_the_sheet_is_listed_and_told_to_the_owner()
    {
        await using var town = await Town.StartAsync();
        var reference = await town.CreateAsync();
        await town.SendFilledAsync(await town.FillAsync(reference), (mail, _) => mail.Cc.Add(new MailboxAddress("", "nobody@seoul.example")));
        await town.RoundAsync();
        var view = await town.ViewAsync(reference);
        Assert.Equal("awaiting", (string)view["status"]!);
        Assert.Single(view["lists"]!["undelivered"]!.AsArray());
        await town.SendOutboxAsync();
        Assert.Contains(town.StandIn.Mail.Find(Town.Officer)!.Items(), i => i.Envelope.Subject.Contains("전달되지 않은 편지", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_watch_ends_fourteen_days_after_the_last_window()
    {
        await using var town = await Town.StartAsync();
        var reference = await town.CreateAsync();
        await town.SendFilledAsync(await town.FillAsync(reference));
        await town.RoundAsync();
        town.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Contains(Town.Officer, await town.WatchedAsync());
        town.Clock.Advance(TimeSpan.FromDays(1));
        var (watched, ended) = await town.SweepAsync();
        Assert.Equal([Town.Consultation], watched);
        Assert.Equal([Town.Officer], ended);
    }
}
