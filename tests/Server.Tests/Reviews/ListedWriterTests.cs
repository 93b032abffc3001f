using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Tests.Mailboxes;

namespace ConsultAddin.Server.Tests.Reviews;

/// <summary>What follows in the mailboxes when a reviewer lists or asks a mail's writer.</summary>
public sealed class ListedWriterTests
{
    private const string FoundationReviewer = "jiyoung@dasan120.example";
    private const string NewColleague = "sujin@dasan120.example";

    [Fact]
    public async Task Who_is_listed_counts_from_then_on_until_the_last_day_and_never_for_an_earlier_mail()
    {
        await using var town = await Town.StartAsync();
        var (first, firstSheet) = await town.SentAsync();
        var (second, secondSheet) = await town.SentAsync();
        var (third, thirdSheet) = await town.SentAsync();
        town.Answer(NewColleague, "동의합니다.", firstSheet);
        // Arrives before the listing, and is found only after it.
        town.Answer(NewColleague, "동의합니다.", secondSheet, to: Town.Officer);
        await town.RoundAsync(Town.Consultation);
        Assert.Equal("awaiting", await town.StatusAsync(first));

        town.Clock.Advance(TimeSpan.FromMinutes(1));
        var today = SeoulTime.Date(town.Now);
        await town.PostAsync(await PathAsync(town, first, "ruling"), new { ruling = "count", listUntil = today.AddDays(1) }, FoundationReviewer);
        Assert.Equal("partial", await town.StatusAsync(first));
        await town.RoundAsync();
        var earlier = await town.ViewAsync(second);
        Assert.Equal("awaiting", (string)earlier["status"]!);
        Assert.Single(earlier["lists"]!["unconfirmed"]!.AsArray());

        town.Clock.Advance(TimeSpan.FromMinutes(1));
        town.Answer(NewColleague, "반려합니다.", thirdSheet);
        await town.RoundAsync();
        Assert.Equal("rejected", await town.StatusAsync(third));

        town.Clock.Advance(TimeSpan.FromDays(2));
        town.Answer(NewColleague, "동의합니다.", thirdSheet);
        await town.RoundAsync();
        Assert.Equal("rejected", await town.StatusAsync(third));
    }

    [Fact]
    public async Task The_writer_gets_one_polite_line_in_the_sheets_thread_and_the_answer_counts()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        town.Answer(FoundationReviewer, "담당자와 이야기해 보았는데 좀 애매하네요.", sheet);
        await town.RoundAsync();
        var path = await PathAsync(town, reference, "question");
        await town.PostAsync(path, new { }, FoundationReviewer);
        await town.PostAsync(path, new { }, FoundationReviewer);
        await town.SendOutboxAsync();

        var mailbox = town.StandIn.Mail.Find(FoundationReviewer)!;
        using var asked = mailbox.Read(Assert.Single(mailbox.Items(), i => i.Envelope.Subject.Contains("의견 확인 요청", StringComparison.Ordinal)));
        Assert.Equal("auto-generated", asked.Headers["Auto-Submitted"]);
        Assert.Equal(sheet, asked.InReplyTo);
        Assert.Contains("보내 주신 회신의 뜻을 정확히 알고자 여쭙니다.", asked.TextBody, StringComparison.Ordinal);

        town.Clock.Advance(TimeSpan.FromMinutes(1));
        town.Answer(FoundationReviewer, "동의합니다.", asked.MessageId, $"RE: {asked.Subject}", Town.Consultation);
        await town.RoundAsync();
        var view = await town.ViewAsync(reference);
        Assert.Equal("partial", (string)view["status"]!);
        Assert.Contains(view["history"]!.AsArray(), e => (string)e!["name"]! == "writer-asked" && (string)e["actor"]!["address"]! == FoundationReviewer);
    }

    private static async Task<string> PathAsync(Town town, string reference, string what)
    {
        var item = (await town.GetAsync("/api/reviews", FoundationReviewer))["items"]!.AsArray().Single(i => (string)i!["reference"]! == reference)!;
        return $"/api/consultations/{reference}/mails/{(string)Assert.Single(item["mails"]!.AsArray())!["mailId"]!}/{what}";
    }
}
