using ConsultAddin.Local.Exchange;

namespace ConsultAddin.Server.Tests.Mailboxes;

/// <summary>From the fill to 협의완료 by mail alone, through the real SDK.</summary>
public abstract class MainFlowTests
{
    [Fact]
    public async Task A_sheet_that_was_sent_and_answered_by_both_bodies_is_approved()
    {
        await using var town = await Town.StartAsync(await DatabaseAsync());
        var reference = await town.CreateAsync();
        Assert.Equal("draft", await town.StatusAsync(reference));

        var sheet = await town.SendFilledAsync(await town.FillAsync(reference));
        await town.RoundAsync();
        Assert.Equal("awaiting", await town.StatusAsync(reference));

        town.Answer(Town.CitizenService, "동의합니다.", sheet);
        await town.RoundAsync();
        Assert.Equal("partial", await town.StatusAsync(reference));

        town.Answer(Town.Foundation, "동의합니다.", sheet);
        await town.RoundAsync();
        Assert.Equal("approved", await town.StatusAsync(reference));
        await town.SendOutboxAsync();
        Assert.Single(town.StandIn.Mail.Find(Town.Officer)!.Items(), i => i.Envelope.Subject.Contains("협의 완료", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rejected_sheet_with_two_texts_is_approved_by_a_new_revision()
    {
        await using var town = await Town.StartAsync(await DatabaseAsync());
        var sheet = Sheets.Relief(town.Now);
        var reference = await town.CreateAsync(sheet);
        var first = await town.SendFilledAsync(await town.FillAsync(reference));
        town.Answer(Town.Foundation, "반려합니다.", first);
        await town.RoundAsync();
        Assert.Equal("rejected", await town.StatusAsync(reference));

        var better = sheet with { Messages = [sheet.Messages[0], sheet.Messages[1] with { Text = sheet.Messages[1].Text + " 이의신청은 12월 1일까지" }] };
        town.Clock.Advance(TimeSpan.FromMinutes(10));
        var second = await town.SendFilledAsync(await town.FillAsync(reference, better));
        await town.RoundAsync();
        Assert.Equal("awaiting", await town.StatusAsync(reference));

        town.Clock.Advance(TimeSpan.FromMinutes(1));
        town.Answer(Town.Foundation, "동의합니다.", second);
        town.Answer(Town.CitizenService, "동의합니다.", second);
        await town.RoundAsync();
        var view = await town.ViewAsync(reference);
        Assert.Equal("approved", (string)view["status"]!);
        Assert.Equal(2, (int)view["revision"]!);
    }

    [Fact]
    public async Task Both_mailboxes_rounds_at_once_record_each_mail_once()
    {
        await using var town = await Town.StartAsync(await DatabaseAsync());
        var reference = await town.CreateAsync();
        var sheet = await town.SendFilledAsync(await town.FillAsync(reference));
        town.Answer(Town.CitizenService, "동의합니다.", sheet);
        town.Answer(Town.Foundation, "동의합니다.", sheet);
        var watched = await town.WatchedAsync();
        await Task.WhenAll(watched.Concat(watched).Select(m => town.RoundAsync(m)));
        var view = await town.ViewAsync(reference);
        Assert.Equal("approved", (string)view["status"]!);
        Assert.Equal(1, view["history"]!.AsArray().Count(e => (string)e!["name"]! == "revision-opened"));
        Assert.Equal(2, view["history"]!.AsArray().Count(e => (string)e!["name"]! == "reply-recorded"));
    }

    [Fact]
    public async Task A_mail_made_to_break_the_database_does_not_stop_its_mailbox()
    {
        await using var town = await Town.StartAsync(await DatabaseAsync());
        var (reference, sheet) = await town.SentAsync();
        using var hostile = town.Reply("outsider@elsewhere.example", "\0동의\0합니다\0", sheet, "\0RE: \0협의", Town.Consultation);
        hostile.Headers.Add("X-Nothing", "\0");
        town.Arrive(hostile, ArrivalProof.Dmarc);
        town.Answer(Town.CitizenService, "동의합니다.", sheet, "RE: 협의", Town.Consultation);
        await town.RoundAsync(Town.Consultation);
        var view = await town.ViewAsync(reference);
        Assert.Equal("partial", (string)view["status"]!);
        Assert.Single(view["lists"]!["other"]!.AsArray());
    }

    /// <summary>The connection string of an empty database; null for a SQLite file of the town's own.</summary>
    protected abstract Task<string?> DatabaseAsync();
}

/// <summary>On SQLite, as a district runs it.</summary>
public sealed class MainFlowOnSqliteTests : MainFlowTests
{
    protected override Task<string?> DatabaseAsync() => Task.FromResult<string?>(null);
}

/// <summary>On PostgreSQL, as a metropolis runs it.</summary>
public sealed class MainFlowOnPostgresTests(PostgresCluster cluster) : MainFlowTests
{
    protected override async Task<string?> DatabaseAsync() => await cluster.CreateAsync();
}
