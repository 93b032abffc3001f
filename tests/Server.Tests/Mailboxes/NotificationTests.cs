using System.Net;
using System.Net.Http.Json;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Mailboxes.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultAddin.Server.Tests.Mailboxes;

/// <summary>Graph's notifications are the alarm: believed only with subscription and clientState, and cheap.</summary>
public sealed class NotificationTests
{
    [Theory]
    [InlineData("/notifications")]
    [InlineData("/notifications/lifecycle")]
    public async Task The_handshake_gives_the_decoded_token_back_as_plain_text(string path)
    {
        await using var town = await Town.StartAsync();
        using var graph = town.Anonymous();
        var answer = await graph.PostAsync($"{path}?validationToken={Uri.EscapeDataString("Validation: <b>&한글")}", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Validation: <b>&한글", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_notification_marks_its_mailbox_once_and_a_stranger_marks_nothing()
    {
        await using var town = await Town.StartAsync();
        await town.RoundAsync();
        await SubscribeAsync(town);
        Assert.Equal(0, await DirtyAsync(town));

        await NotifyAsync(town, new { subscriptionId = "known", clientState = "guess" }, new { subscriptionId = "unknown", clientState = "secret" });
        Assert.Equal(0, await DirtyAsync(town));

        await NotifyAsync(town, new { subscriptionId = "known", clientState = "secret" });
        var marked = await MarksAsync(town);
        Assert.Equal(4, await DirtyAsync(town));
        await NotifyAsync(town, new { subscriptionId = "known", clientState = "secret" }, new { subscriptionId = "known", clientState = "secret" });
        Assert.Equal(marked, await MarksAsync(town));

        await town.RoundAsync();
        Assert.Equal(0, await DirtyAsync(town));
    }

    [Fact]
    public async Task A_mailbox_is_woken_once_however_often_it_rings_before_its_round_has_ended()
    {
        await using var town = await Town.StartAsync();
        await town.RoundAsync();
        Assert.Equal([Town.Consultation], await WakeAsync(town));
        Assert.Empty(await WakeAsync(town));

        // A round has begun with the first folder: what rings now is found when it looks again before it ends.
        await town.ReadAsync(db => db.Set<WatchedFolderRow>().Where(f => f.Folder == "sentitems").ExecuteUpdateAsync(
            f => f.SetProperty(r => r.Begun, r => r.Marked).SetProperty(r => r.Drained, r => r.Marked), TestContext.Current.CancellationToken));
        var marked = await MarksAsync(town);
        Assert.Empty(await WakeAsync(town));
        Assert.Equal(marked + 1, await MarksAsync(town));

        await town.RoundAsync();
        Assert.Equal(0, await DirtyAsync(town));
        Assert.Equal([Town.Consultation], await WakeAsync(town));
    }

    [Fact]
    public async Task Mailboxes_that_ring_at_once_are_all_marked_before_the_answer()
    {
        await using var town = await Town.StartAsync();
        await town.FillAsync(await town.CreateAsync());
        await town.RoundAsync();
        await SubscribeAsync(town);
        await SubscribeAsync(town, Town.Officer, "other");
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            NotifyAsync(town, new { subscriptionId = i % 2 == 0 ? "known" : "other", clientState = i % 5 == 0 ? "guess" : "secret" })));
        Assert.Equal(8, await DirtyAsync(town));
        Assert.Equal(1, await town.ReadAsync(db => db.Set<WatchedFolderRow>().Where(f => f.Mailbox == Town.Consultation).MaxAsync(f => f.Marked - f.Drained)));
    }

    [Fact]
    public async Task A_server_that_dies_once_a_notification_is_answered_reads_its_mailbox_after_the_next_start()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        await SubscribeAsync(town);
        town.Answer(Town.CitizenService, "동의합니다.", sheet, "RE: 협의", Town.Consultation);
        await NotifyAsync(town, new { subscriptionId = "known", clientState = "secret" });
        await town.StopServerAsync();
        await town.StartServerAsync();
        Assert.Equal(4, await DirtyAsync(town));
        await town.RoundAsync();
        Assert.Equal("partial", await town.StatusAsync(reference));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"value\":[null]}")]
    [InlineData("{\"value\":\"x\"}")]
    public async Task A_malformed_notification_does_nothing(string body)
    {
        await using var town = await Town.StartAsync();
        using var graph = town.Anonymous();
        var answer = await graph.PostAsync("/notifications", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    [Fact]
    public async Task Every_watched_mailbox_gets_one_subscription_that_is_renewed_in_time_and_made_anew_when_it_is_gone()
    {
        await using var town = await Town.StartAsync();
        await town.FillAsync(await town.CreateAsync());
        await town.RenewSubscriptionsAsync();
        Assert.Equal(2, town.StandIn.Subscriptions.Current.Count);
        await town.RenewSubscriptionsAsync();
        Assert.Equal(2, town.StandIn.Subscriptions.Current.Count);

        town.Clock.Advance(TimeSpan.FromDays(2.5));
        await town.RenewSubscriptionsAsync();
        town.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, town.StandIn.Subscriptions.Current.Count);

        town.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Empty(town.StandIn.Subscriptions.Current);
        await town.RenewSubscriptionsAsync();
        Assert.Equal(2, town.StandIn.Subscriptions.Current.Count);
    }

    private static Task<IReadOnlyList<string>> WakeAsync(Town town) => town.ReadAsync(db =>
        town.Services.GetRequiredService<Wake>().MailboxesAsync(db, [Town.Consultation], TestContext.Current.CancellationToken));

    private static Task<int> SubscribeAsync(Town town, string mailbox = Town.Consultation, string id = "known") => town.ReadAsync(db =>
    {
        db.Add(new SubscriptionRow { Id = id, Mailbox = mailbox, ClientState = "secret", ExpiresAt = town.Clock.GetUtcNow().AddDays(1) });
        return db.SaveChangesAsync();
    });

    private static async Task NotifyAsync(Town town, params object[] value)
    {
        using var graph = town.Anonymous();
        var answer = await graph.PostAsJsonAsync("/notifications", new { value }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private static Task<int> DirtyAsync(Town town) => town.ReadAsync(db => db.Set<WatchedFolderRow>().CountAsync(f => f.Marked > f.Drained));

    private static Task<long> MarksAsync(Town town) => town.ReadAsync(db => db.Set<WatchedFolderRow>().SumAsync(f => f.Marked));
}
