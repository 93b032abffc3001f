using ConsultAddin.Local.Exchange;
using ConsultAddin.Local.Graph;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Kiota.Abstractions;

namespace ConsultAddin.Server.Tests.Mailboxes;

/// <summary>A round that is disturbed loses nothing and stops no mailbox.</summary>
public sealed class RoundFaultTests
{
    private const string Stranger = "outsider@elsewhere.example";

    [Fact]
    public async Task A_link_that_is_too_old_starts_the_folder_over_and_counts_nothing_twice()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        town.Answer(Town.CitizenService, "동의합니다.", sheet);
        await town.RoundAsync();
        town.StandIn.Faults.Set(new FaultRule { Method = "GET", Path = "inbox/messages/(microsoft.graph.)?delta", Status = 410, Next = 1 });
        town.Answer(Town.Foundation, "동의합니다.", sheet);
        await town.RoundAsync();
        var view = await town.ViewAsync(reference);
        Assert.Equal("approved", (string)view["status"]!);
        Assert.Equal(2, view["history"]!.AsArray().Count(e => (string)e!["name"]! == "reply-recorded"));
    }

    [Fact]
    public async Task A_mailbox_that_was_moved_to_another_server_is_read_from_its_beginning_there()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        await town.RestartStandInAsync(moved: true);
        town.Answer(Town.CitizenService, "동의합니다.", sheet);
        await town.RoundAsync();
        Assert.Equal("partial", await town.StatusAsync(reference));
    }

    [Fact]
    public async Task A_mail_that_cannot_be_read_is_parked_stops_nobody_and_is_read_later()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        town.Answer(Town.CitizenService, "동의합니다.", sheet, "RE: 협의", Town.Consultation);
        town.Answer(Town.Foundation, "동의합니다.", sheet, "RE: 협의", Town.Officer);
        town.StandIn.Faults.Set(new FaultRule { Method = "GET", Path = @"/\$value$", Mailbox = Town.Consultation, Status = 404 });
        await town.RoundAsync();
        Assert.Equal("partial", await town.StatusAsync(reference));
        Assert.Equal("404", (await town.ReadAsync(db => db.Set<ParkedMailRow>().SingleAsync())).Reason);
        var shown = (await town.GetAsync("/api/mailboxes", "admin@seoul.example"))["mailboxes"]!.AsArray();
        Assert.Equal("404", (string)shown.Single(m => (string)m!["address"]! == Town.Consultation)!["parked"]![0]!["reason"]!);

        town.StandIn.Faults.Set();
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        await town.RoundAsync();
        Assert.Equal("approved", await town.StatusAsync(reference));
        Assert.Equal(0, await town.ReadAsync(db => db.Set<ParkedMailRow>().CountAsync()));
    }

    [Fact]
    public async Task A_mail_whose_headers_cannot_be_had_yet_is_judged_later_and_not_read_before()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        town.Arrive(town.Reply(Stranger, "저도 의견이 있습니다.", sheet, "의견", Town.Officer), ArrivalProof.Dmarc);
        town.Arrive(town.Reply(Stranger, "저녁에 봅시다.", null, "약속", Town.Officer), ArrivalProof.Dmarc);
        town.StandIn.Faults.Set(new FaultRule { Path = "internetMessageHeaders", Status = 404 });
        var before = town.StandIn.Requests.Since().Count;
        await town.RoundAsync(Town.Officer);
        Assert.Equal(2, await town.ReadAsync(db => db.Set<ParkedMailRow>().CountAsync(p => p.Reason == "missing")));
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        await town.RoundAsync(Town.Officer);
        Assert.DoesNotContain(town.StandIn.Requests.Since().Skip(before), r => r.Path.Contains("$value", StringComparison.Ordinal));

        town.StandIn.Faults.Set();
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        await town.RoundAsync(Town.Officer);
        Assert.Equal(0, await town.ReadAsync(db => db.Set<ParkedMailRow>().CountAsync()));
        Assert.Equal("의견", await town.ReadAsync(db => db.Mails.Where(m => m.From == Stranger).Select(m => m.Subject).SingleAsync()));
        Assert.Single((await town.ViewAsync(reference))["history"]!.AsArray(), e => (string)e!["name"]! == "reply-recorded");
        Assert.Single(town.StandIn.Requests.Since().Skip(before), r => r.Path.Contains("$value", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_parked_mail_that_its_owner_deleted_is_parked_no_more_after_an_hour_but_stays_while_the_mailbox_is_away()
    {
        await using var town = await Town.StartAsync();
        var (_, sheet) = await town.SentAsync();
        town.Answer(Town.CitizenService, "동의합니다.", sheet, "RE: 협의", Town.Consultation);
        town.StandIn.Faults.Set(new FaultRule { Method = "GET", Path = @"/\$value$", Mailbox = Town.Consultation, Status = 500 });
        await town.RoundAsync(Town.Consultation);
        var mailbox = town.StandIn.Mail.Find(Town.Consultation)!;
        var parked = await town.ReadAsync(db => db.Set<ParkedMailRow>().SingleAsync());
        mailbox.Remove(mailbox.Items(mailbox.FindFolder(WellKnownFolders.Inbox)!).Single(i => i.ImmutableId == parked.GraphId));
        town.Clock.Advance(TimeSpan.FromMinutes(5));
        await town.RoundAsync(Town.Consultation);
        Assert.Equal("missing", (await town.ReadAsync(db => db.Set<ParkedMailRow>().SingleAsync())).Reason);

        town.Clock.Advance(TimeSpan.FromHours(2));
        town.StandIn.Faults.Set(new FaultRule { Mailbox = Town.Consultation, Status = 404 });
        await Assert.ThrowsAnyAsync<ApiException>(() => town.RoundAsync(Town.Consultation));
        Assert.Equal(1, await town.ReadAsync(db => db.Set<ParkedMailRow>().CountAsync()));

        town.StandIn.Faults.Set();
        town.Clock.Advance(TimeSpan.FromHours(2));
        await town.RoundAsync(Town.Consultation);
        Assert.Equal(0, await town.ReadAsync(db => db.Set<ParkedMailRow>().CountAsync()));
    }

    [Fact]
    public async Task An_administrator_has_parked_mails_read_again_at_once_and_health_shows_those_that_stay_unreadable()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        town.Answer(Town.CitizenService, "동의합니다.", sheet, "RE: 협의", Town.Consultation);
        town.StandIn.Faults.Set(new FaultRule { Method = "GET", Path = @"/\$value$", Mailbox = Town.Consultation, Status = 400 });
        await town.RoundAsync();
        Assert.Equal("healthy", await ParkedAsync(town));
        for (var i = 0; i < 8; i++)
        {
            town.Clock.Advance(TimeSpan.FromMinutes(5));
            await town.RoundAsync();
        }

        Assert.Equal("degraded", await ParkedAsync(town));
        town.StandIn.Faults.Set();
        await town.RoundAsync();
        // The pause has grown: by itself it would be read later.
        Assert.Equal("awaiting", await town.StatusAsync(reference));

        using (var officer = town.As(Town.Officer))
            Assert.Equal(403, (int)(await officer.PostAsync(new Uri($"/api/mailboxes/{Town.Consultation}/parked/replay", UriKind.Relative), null, Cancellation)).StatusCode);
        using (var admin = town.As("admin@seoul.example"))
            Assert.Equal(404, (int)(await admin.PostAsync(new Uri("/api/mailboxes/nobody@seoul.example/parked/replay", UriKind.Relative), null, Cancellation)).StatusCode);
        Assert.Equal(1, (int)(await town.PostAsync($"/api/mailboxes/{Town.Consultation}/parked/replay", new { }, "admin@seoul.example"))["mails"]!);
        await town.RoundAsync();
        Assert.Equal("partial", await town.StatusAsync(reference));
        Assert.Equal("healthy", await ParkedAsync(town));
    }

    [Fact]
    public async Task Mails_that_are_overtaken_each_time_when_stored_together_are_stored_one_by_one()
    {
        await using var town = await Town.StartAsync(watch: builder => builder.Services.ConfigureDbContext<SqliteDb>(db => db.AddInterceptors(new OthersAreQuicker())));
        var (reference, sheet) = await town.SentAsync();
        town.Answer(Town.CitizenService, "동의합니다.", sheet);
        town.Answer(Town.Foundation, "동의합니다.", sheet);
        await town.RoundAsync();
        var view = await town.ViewAsync(reference);
        Assert.Equal("approved", (string)view["status"]!);
        Assert.Equal(2, view["history"]!.AsArray().Count(e => (string)e!["name"]! == "reply-recorded"));
        Assert.Equal(0, await town.ReadAsync(db => db.Set<ParkedMailRow>().CountAsync()));
    }

    [Fact]
    public async Task A_throttled_round_goes_on_when_Graph_lets_it()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        town.Answer(Town.CitizenService, "동의합니다.", sheet);
        town.StandIn.Faults.Set(new FaultRule { Status = 429, RetryAfter = 0, Next = 2 });
        await town.RoundAsync();
        Assert.Equal("partial", await town.StatusAsync(reference));
    }

    [Fact]
    public async Task A_round_that_finds_the_mailbox_busy_waits_its_turn()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        town.Answer(Town.CitizenService, "동의합니다.", sheet, "RE: 협의", Town.Consultation);
        town.StandIn.Faults.Set(new FaultRule { Mailbox = Town.Consultation, DelayMilliseconds = 1, Next = 4 });
        using var others = new HttpClient { BaseAddress = town.StandIn.Address };
        others.DefaultRequestHeaders.Authorization = new("Bearer", town.StandIn.Tokens.ForGraph());
        var held = Enumerable.Range(0, 4).Select(_ => others.GetAsync($"/graph/v1.0/users/{Town.Consultation}/mailFolders/inbox", TestContext.Current.CancellationToken)).ToList();
        await UntilAsync(() => town.StandIn.Faults.Rules.Count == 0);

        var round = town.RoundAsync(Town.Consultation);
        await UntilAsync(() => town.StandIn.Requests.Since().Any(c => c.Status == 429));
        town.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await round;
        Assert.All(await Task.WhenAll(held), answer => Assert.True(answer.IsSuccessStatusCode));
        Assert.Equal("partial", await town.StatusAsync(reference));
    }

    [Fact]
    public async Task A_token_that_Graph_calls_expired_ends_the_round_and_the_next_one_goes_on()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        town.Answer(Town.CitizenService, "동의합니다.", sheet);
        town.StandIn.Faults.Set(new FaultRule { Status = 401, Next = 1 });
        await Assert.ThrowsAnyAsync<ApiException>(() => town.RoundAsync(Town.Consultation));
        await town.RoundAsync();
        Assert.Equal("partial", await town.StatusAsync(reference));
    }

    [Fact]
    public async Task A_round_that_Graph_breaks_off_is_repeated_from_where_it_stood()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        town.Answer(Town.CitizenService, "동의합니다.", sheet, "RE: 협의", Town.Consultation);
        town.StandIn.Faults.Set(new FaultRule { Method = "GET", Path = "junkemail", Status = 500 });
        await Assert.ThrowsAnyAsync<ApiException>(() => town.RoundAsync(Town.Consultation));
        town.StandIn.Faults.Set();
        await town.RoundAsync(Town.Consultation);
        var view = await town.ViewAsync(reference);
        Assert.Equal("partial", (string)view["status"]!);
        Assert.Equal(1, view["history"]!.AsArray().Count(e => (string)e!["name"]! == "reply-recorded"));
    }

    [Fact]
    public async Task A_mail_service_that_was_restarted_is_read_on_from_where_the_round_stood()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        town.Answer(Town.CitizenService, "동의합니다.", sheet);
        await town.RestartStandInAsync();
        town.Answer(Town.Foundation, "동의합니다.", sheet);
        await town.RoundAsync();
        var view = await town.ViewAsync(reference);
        Assert.Equal("approved", (string)view["status"]!);
        Assert.Equal(2, view["history"]!.AsArray().Count(e => (string)e!["name"]! == "reply-recorded"));
    }

    [Fact]
    public async Task A_reply_that_a_rule_moved_to_another_folder_is_found()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        var mailbox = town.StandIn.Mail.Find(Town.Officer)!;
        var folder = mailbox.AddFolder("협의", mailbox.FindFolder(Local.Exchange.WellKnownFolders.Inbox)!);
        mailbox.SetRules([new(Town.Foundation, null, folder.Id)]);
        town.Clock.Advance(TimeSpan.FromMinutes(30));
        town.Answer(Town.Foundation, "동의합니다.", sheet, "RE: 협의", Town.Officer);
        await town.RoundAsync();
        Assert.Equal("partial", await town.StatusAsync(reference));
        Assert.Single(mailbox.Items(folder));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<string> ParkedAsync(Town town)
    {
        using var anybody = town.Anonymous();
        var ready = System.Text.Json.Nodes.JsonNode.Parse(await anybody.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Cancellation))!;
        return (string)ready["checks"]!.AsArray().Single(c => (string)c!["name"]! == "parked")!["status"]!;
    }

    [Fact]
    public async Task A_reply_that_went_to_junk_is_found()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        using var reply = town.Reply(Town.Foundation, "동의합니다.", sheet, "RE: 협의", Town.Officer);
        using var bytes = new MemoryStream();
        await reply.WriteToAsync(bytes, TestContext.Current.CancellationToken);
        town.StandIn.Delivery.Receive(bytes.ToArray(), Local.Exchange.ArrivalProof.Dmarc, Local.Exchange.WellKnownFolders.JunkEmail);
        await town.RoundAsync();
        Assert.Equal("partial", await town.StatusAsync(reference));
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!isSo())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Somebody else's short transaction is always done before one with several mails.</summary>
    private sealed class OthersAreQuicker : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            eventData.Context!.ChangeTracker.Entries<MailRow>().Count(m => m.State == EntityState.Added) > 1
                ? throw new DbUpdateConcurrencyException("Somebody was quicker.")
                : ValueTask.FromResult(result);
    }
}
