using ConsultAddin.Local.Exchange;
using ConsultAddin.Server.Mailboxes.Outbox;
using ConsultAddin.Server.Mailboxes.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ConsultAddin.Server.Tests.Mailboxes;

/// <summary>Rule 5: what was sent is what counts.</summary>
public sealed class SentCopyTests
{
    [Fact]
    public async Task A_word_changed_by_hand_after_the_fill_needs_attention_and_both_texts_are_shown()
    {
        await using var town = await Town.StartAsync();
        var reference = await town.CreateAsync();
        var sent = await town.SendFilledAsync(
            await town.FillAsync(reference), (_, body) => body.HtmlBody = body.HtmlBody!.Replace("쉼터를 운영합니다", "쉼터를 마감합니다", StringComparison.Ordinal));
        town.Answer(Town.Foundation, "동의합니다.", sent);
        town.Answer(Town.CitizenService, "동의합니다.", sent);
        await town.RoundAsync();

        var view = await town.ViewAsync(reference);
        Assert.Equal("attention", (string)view["status"]!);
        var difference = Assert.Single(view["sentCheck"]!["differences"]!.AsArray())!;
        Assert.Equal("문안 1", (string)difference["where"]!);
        Assert.Contains("운영합니다", (string)difference["expected"]!, StringComparison.Ordinal);
        Assert.Contains("마감합니다", (string)difference["found"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_swapped_Word_file_needs_attention()
    {
        await using var town = await Town.StartAsync();
        var now = town.Clock.GetUtcNow();
        var other = await town.FillAsync(await town.CreateAsync(Sheets.ColdWave(now) with { Title = "다른 안내" }));
        var reference = await town.CreateAsync();
        await town.SendFilledAsync(await town.FillAsync(reference), (_, body) =>
        {
            body.Attachments.Clear();
            body.Attachments.Add("사전협의서.docx", Convert.FromBase64String((string)other["attachments"]![0]!["base64"]!));
        });
        await town.RoundAsync();
        var view = await town.ViewAsync(reference);
        Assert.Equal("attention", (string)view["status"]!);
        Assert.Contains(view["sentCheck"]!["differences"]!.AsArray(), d => ((string)d!["where"]!).StartsWith("첨부 파일", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_missing_among_the_recipients_needs_attention()
    {
        await using var town = await Town.StartAsync();
        var reference = await town.CreateAsync();
        await town.SendFilledAsync(await town.FillAsync(reference), (mail, _) => mail.To.RemoveAt(1));
        await town.RoundAsync();
        Assert.Equal("attention", await town.StatusAsync(reference));
    }

    [Fact]
    public async Task A_missing_Word_file_and_consultation_mailbox_are_only_noted()
    {
        await using var town = await Town.StartAsync();
        var reference = await town.CreateAsync();
        await town.SendFilledAsync(await town.FillAsync(reference), (mail, body) =>
        {
            mail.Cc.Clear();
            body.Attachments.Clear();
        });
        await town.RoundAsync();
        var view = await town.ViewAsync(reference);
        Assert.Equal("awaiting", (string)view["status"]!);
        Assert.Equal(2, view["notes"]!.AsArray().Count);
    }

    [Fact]
    public async Task The_copy_in_the_consultation_mailbox_opens_the_revision_when_it_is_seen_first()
    {
        await using var town = await Town.StartAsync();
        var reference = await town.CreateAsync();
        await town.SendFilledAsync(await town.FillAsync(reference));
        await town.RoundAsync(Town.Consultation);
        Assert.Equal("awaiting", await town.StatusAsync(reference));
        await town.RoundAsync(Town.Officer);
        var opened = (await town.ViewAsync(reference))["history"]!.AsArray().Count(e => (string)e!["name"]! is "revision-opened" or "sent-mail-added");
        Assert.Equal(1, opened);
    }

    [Fact]
    public async Task A_sheet_sent_from_the_departments_shared_mailbox_opens_the_revision()
    {
        await using var town = await Town.StartAsync();
        var reference = await town.CreateAsync();
        await town.SendFilledAsync(await town.FillAsync(reference, from: Town.Shared), from: Town.Shared, mailbox: Town.Officer);
        // Exchange files it among the sent mails of who sent it, not of the mailbox for which it was sent.
        await town.RoundAsync(Town.Officer);
        Assert.Equal("awaiting", await town.StatusAsync(reference));
    }

    [Fact]
    public async Task A_sheet_that_is_sent_at_once_is_found_though_Microsofts_clock_is_behind_ours()
    {
        await using var town = await Town.StartAsync(skew: TimeSpan.FromMinutes(-1));
        var reference = await town.CreateAsync();
        await town.SendFilledAsync(await town.FillAsync(reference), (mail, _) => mail.Cc.Clear());
        await town.RoundAsync();
        var view = await town.ViewAsync(reference);
        Assert.Equal("awaiting", (string)view["status"]!);
        Assert.Equal(town.Now.AddMinutes(-1), (DateTimeOffset)view["leadTime"]!["sentAt"]!);
    }

    [Fact]
    public async Task A_copy_of_the_sheet_that_an_outsider_sends_to_the_consultation_mailbox_opens_nothing()
    {
        await using var town = await Town.StartAsync();
        var reference = await town.CreateAsync();
        var filled = await town.FillAsync(reference);
        var forged = town.Reply(Town.Officer, "", null, (string)filled["subject"]!, Town.Consultation, Town.CitizenService, Town.Foundation);
        forged.Body = new TextPart("html") { Text = (string)filled["html"]! };
        town.Arrive(forged, ArrivalProof.Fail);
        await town.RoundAsync();
        Assert.Equal("draft", await town.StatusAsync(reference));
    }

    [Fact]
    public async Task The_same_fill_sent_again_adds_its_mail_to_the_revision()
    {
        await using var town = await Town.StartAsync();
        var reference = await town.CreateAsync();
        var filled = await town.FillAsync(reference);
        await town.SendFilledAsync(filled);
        await town.RoundAsync();
        var again = await town.SendFilledAsync(filled);
        await town.RoundAsync();
        town.Answer(Town.Foundation, "동의합니다.", again);
        town.Answer(Town.CitizenService, "동의합니다.", again);
        await town.RoundAsync();
        var view = await town.ViewAsync(reference);
        Assert.Equal("approved", (string)view["status"]!);
        Assert.Equal(1, (int)view["revision"]!);
    }

    [Fact]
    public async Task A_reply_that_comes_before_the_sent_mail_is_seen_counts_once_it_is()
    {
        await using var town = await Town.StartAsync();
        var reference = await town.CreateAsync();
        var filled = await town.FillAsync(reference);
        var known = await town.ReadAsync(db => db.Set<KnownMessageRow>().CountAsync());
        Assert.Equal(0, known);
        // Nothing but In-Reply-To names the sheet, and its mail isn't known yet: in the consultation mailbox the answer is kept unmatched,
        // in the officer's it is private so far.
        var sheet = $"{Guid.NewGuid():N}@seoul.example";
        town.Answer("jiyoung@dasan120.example", "동의합니다.", sheet, "회신", Town.Officer);
        town.Answer(Town.CitizenService, "동의합니다.", sheet, "회신", Town.Consultation);
        await town.RoundAsync();
        Assert.Equal("draft", await town.StatusAsync(reference));

        town.Clock.Advance(TimeSpan.FromSeconds(30));
        await town.SendFilledAsync(filled, (mail, _) => mail.MessageId = sheet);
        await town.RoundAsync();
        Assert.Equal("approved", await town.StatusAsync(reference));
    }

    [Fact]
    public async Task Ten_minutes_after_an_answer_without_a_sent_mail_somebody_has_to_look()
    {
        await using var town = await Town.StartAsync();
        var reference = await town.CreateAsync();
        var filled = await town.FillAsync(reference);
        town.Answer(Town.CitizenService, "동의합니다.", null, $"RE: {(string)filled["subject"]!}");
        await town.RoundAsync();
        Assert.Equal("draft", await town.StatusAsync(reference));
        town.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("attention", await town.StatusAsync(reference));

        // The clock alone made it due: the sweep owes the owner a mail, once.
        for (var i = 0; i < 2; i++)
        {
            await using var scope = town.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<OweWhatCameDue>().RunAsync(TestContext.Current.CancellationToken);
            await town.SendOutboxAsync();
        }

        Assert.Single(town.StandIn.Mail.Find(Town.Officer)!.Items(), i => i.Envelope.Subject.Contains("보낸 편지 확인", StringComparison.Ordinal));
    }
}
