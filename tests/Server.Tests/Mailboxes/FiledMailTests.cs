using ConsultAddin.Local.Exchange;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Tests.Mailboxes;

/// <summary>What people do with their mails, and how many there are, changes nothing that was said in them.</summary>
public sealed class FiledMailTests
{
    [Fact]
    public async Task A_reply_that_its_reader_files_or_deletes_keeps_its_word_and_is_not_read_again()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        town.Answer(Town.CitizenService, "동의합니다.", sheet, "RE: 협의", Town.Officer);
        await town.RoundAsync();
        town.StandIn.Requests.Clear();

        var mailbox = town.StandIn.Mail.Find(Town.Officer)!;
        var reply = Assert.Single(mailbox.Items(mailbox.FindFolder("inbox")));
        reply = mailbox.Move(reply, mailbox.AddFolder("협의", mailbox.FindFolder("inbox")!));
        await town.RoundAsync();
        mailbox.Remove(reply);
        await town.RoundAsync();
        Assert.Equal("partial", await town.StatusAsync(reference));
        Assert.DoesNotContain(town.StandIn.Requests.Since(), c => c.Content.Contains("mime"));
    }

    [Fact]
    public async Task A_reply_that_was_filed_and_taken_back_before_the_round_is_found()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        town.Answer(Town.CitizenService, "동의합니다.", sheet, "RE: 협의", Town.Officer);
        var mailbox = town.StandIn.Mail.Find(Town.Officer)!;
        var inbox = mailbox.FindFolder("inbox")!;
        mailbox.Move(mailbox.Move(Assert.Single(mailbox.Items(inbox)), mailbox.FindFolder("archive")!), inbox);

        town.StandIn.Requests.Clear();
        await town.RoundAsync();
        Assert.Equal("partial", await town.StatusAsync(reference));
        Assert.Contains(town.StandIn.Requests.Since(), c => AsksForMetadata(c, Assert.Single(mailbox.Items(inbox))));
    }

    [Fact]
    public async Task A_mail_to_which_its_owner_adds_the_reference_is_read_though_Graph_tells_of_the_change_in_part()
    {
        await using var town = await Town.StartAsync();
        var (reference, _) = await town.SentAsync();
        town.Answer("someone@dasan120.example", "지난번 건은 잘 끝났습니다.", null, "지난번 건", Town.Officer);
        await town.RoundAsync();
        Assert.Empty((await town.ViewAsync(reference))["lists"]!["unconfirmed"]!.AsArray());

        town.StandIn.Requests.Clear();
        var mailbox = town.StandIn.Mail.Find(Town.Officer)!;
        var item = Assert.Single(mailbox.Items(mailbox.FindFolder("inbox")));
        using var mail = mailbox.Read(item);
        mail.Subject = $"[사전협의 {reference}] 지난번 건";
        mailbox.Rewrite(item, Parts.Write(mail));
        await town.RoundAsync();
        Assert.Contains(town.StandIn.Requests.Since(), c => AsksForMetadata(c, item));
        Assert.Single((await town.ViewAsync(reference))["lists"]!["unconfirmed"]!.AsArray());
    }

    [Fact]
    public async Task A_reply_behind_hundreds_of_other_mails_is_found()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        Crowd(town, 120);
        town.Answer(Town.CitizenService, "동의합니다.", sheet, "RE: 협의", Town.Officer);
        await town.RoundAsync();
        Assert.Equal("partial", await town.StatusAsync(reference));
    }

    [Fact]
    public async Task A_link_that_grows_too_old_between_two_pages_starts_the_folder_over()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        Crowd(town, 120);
        town.Answer(Town.CitizenService, "동의합니다.", sheet, "RE: 협의", Town.Officer);
        town.StandIn.Faults.Set(new Local.Graph.FaultRule { Mailbox = Town.Officer, Path = "skiptoken", Status = 410, Next = 1 });
        await town.RoundAsync();
        Assert.Equal("partial", await town.StatusAsync(reference));
        Assert.Empty(town.StandIn.Faults.Rules);
    }

    [Fact]
    public async Task Replies_that_arrive_while_rounds_run_are_all_kept()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        const int writers = 3, each = 12;
        var arriving = Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i < each; i++)
                town.Answer(Town.CitizenService, $"검토하고 있습니다. {writer}-{i}", sheet, "RE: 협의", Town.Consultation);
        })));
        while (!arriving.IsCompleted)
            await town.RoundAsync(Town.Consultation);
        await arriving;
        await town.RoundAsync(Town.Consultation);
        // The sheet's own copy lies there too.
        Assert.Equal((writers * each) + 1, await town.ReadAsync(db => db.Mails.CountAsync()));
    }

    private static bool AsksForMetadata(Local.Graph.GraphCall call, Item mail) =>
        call.Path.EndsWith($"/messages/{mail.ImmutableId}", StringComparison.Ordinal) && call.Query.Contains("internetMessageId", StringComparison.Ordinal);

    private static void Crowd(Town town, int mails)
    {
        for (var i = 0; i < mails; i++)
            town.Arrive(town.Reply("outsider@elsewhere.example", "광고", null, $"광고 {i}", Town.Officer), ArrivalProof.None);
    }
}
