using ConsultAddin.Local.Graph;
using ConsultAddin.Server.Mailboxes;
using ConsultAddin.Server.Mailboxes.Rows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ConsultAddin.Server.Tests.Mailboxes;

/// <summary>Graph's alarm as Graph itself rings it: handshakes, subscriptions, notifications and their lifecycle.</summary>
public sealed class AlarmTests
{
    [Fact]
    public async Task New_mail_rings_for_its_own_mailbox()
    {
        await using var town = await SubscribedAsync();
        await town.FillAsync(await town.CreateAsync());
        await town.RenewSubscriptionsAsync();
        await town.RoundAsync();
        town.Answer(Town.CitizenService, "안녕하세요.", null, "안부", Town.Officer);
        Assert.Equal([Town.Officer], await RungAsync(town));
    }

    [Theory]
    [InlineData("/notifications")]
    [InlineData("/notifications/lifecycle")]
    public async Task A_server_of_whose_two_addresses_Graph_reaches_only_one_is_not_subscribed_and_its_mailboxes_are_polled(string reached)
    {
        await using var gateway = await GatewayAsync(reached);
        await using var town = await Town.StartAsync(configure: c => c["Mailboxes:NotificationUrl"] = gateway.Urls.Single());
        var (reference, sheet) = await town.SentAsync();
        await town.RenewSubscriptionsAsync();
        Assert.Empty(town.StandIn.Subscriptions.Current);
        Assert.Equal(0, await town.ReadAsync(db => db.Set<SubscriptionRow>().CountAsync()));
        town.Answer(Town.CitizenService, "동의합니다.", sheet);
        await town.RoundAsync();
        Assert.Equal("partial", await town.StatusAsync(reference));
    }

    [Fact]
    public async Task A_subscription_that_the_product_forgot_is_replaced_by_one_that_it_can_believe()
    {
        await using var town = await SubscribedAsync();
        var forgotten = town.StandIn.Subscriptions.Current.Single().Id;
        await town.ReadAsync(db => db.Set<SubscriptionRow>().ExecuteDeleteAsync());
        await town.RenewSubscriptionsAsync();
        await town.RoundAsync();
        Assert.NotEqual(forgotten, town.StandIn.Subscriptions.Current.Single().Id);
        town.Answer(Town.CitizenService, "안녕하세요.", null, "안부", Town.Consultation);
        Assert.Equal([Town.Consultation], await RungAsync(town));
    }

    [Fact]
    public async Task A_server_that_moved_to_another_address_is_told_there_and_no_more_at_the_old_one()
    {
        await using var gateway = await GatewayAsync("/{**any}");
        await using var town = await Town.StartAsync(configure: c => c["Mailboxes:NotificationUrl"] = gateway.Urls.Single());
        await town.RenewSubscriptionsAsync();
        await town.RoundAsync();
        var old = town.StandIn.Subscriptions.Current.Single().Id;

        await town.RestartServerAsync(town.Embedded);
        await town.RenewSubscriptionsAsync();
        Assert.NotEqual(old, town.StandIn.Subscriptions.Current.Single().Id);
        await town.RoundAsync();
        town.Answer(Town.CitizenService, "안녕하세요.", null, "안부", Town.Consultation);
        Assert.Equal([Town.Consultation], await RungAsync(town));
        await town.RenewSubscriptionsAsync();
        Assert.Single(town.StandIn.Subscriptions.Current);
    }

    [Fact]
    public async Task A_server_that_died_before_it_stored_its_subscription_is_told_at_once_though_it_comes_back_at_another_address()
    {
        await using var gateway = await GatewayAsync("/{**any}");
        await using var town = await Town.StartAsync(configure: c => c["Mailboxes:NotificationUrl"] = gateway.Urls.Single());
        await town.RenewSubscriptionsAsync();
        await town.RoundAsync();
        var neverStored = town.StandIn.Subscriptions.Current.Single().Id;
        await town.ReadAsync(db => db.Set<SubscriptionRow>().ExecuteDeleteAsync());

        await town.RestartServerAsync(town.Embedded);
        await town.RenewSubscriptionsAsync();
        Assert.NotEqual(neverStored, town.StandIn.Subscriptions.Current.Single().Id);
        await town.RoundAsync();
        town.Answer(Town.CitizenService, "안녕하세요.", null, "안부", Town.Consultation);
        Assert.Equal([Town.Consultation], await RungAsync(town));
    }

    [Fact]
    public async Task A_server_that_Microsoft_can_reach_no_more_ends_its_subscriptions()
    {
        await using var town = await SubscribedAsync();
        await town.StopServerAsync();
        await town.StartServerAsync(watch: b => b.Services.Configure<MailboxSettings>(s => s.NotificationUrl = null));
        await town.RenewSubscriptionsAsync();
        Assert.Empty(town.StandIn.Subscriptions.Current);
    }

    [Fact]
    public async Task A_paused_subscription_is_taken_up_again_and_what_came_meanwhile_is_read()
    {
        await using var town = await SubscribedAsync();
        town.StandIn.Subscriptions.Announce("reauthorizationRequired");
        Assert.Equal([Town.Consultation], await RungAsync(town));
        await town.RoundAsync();

        town.Answer(Town.CitizenService, "안녕하세요.", null, "안부", Town.Consultation);
        Assert.Empty(await RungAsync(town));

        await town.RenewSubscriptionsAsync();
        Assert.Equal([Town.Consultation], await RungAsync(town));
        await town.RoundAsync();
        town.Answer(Town.CitizenService, "안녕하세요.", null, "또 안부", Town.Consultation);
        Assert.Equal([Town.Consultation], await RungAsync(town));
    }

    [Fact]
    public async Task A_subscription_that_Graph_removed_is_forgotten_its_mailbox_read_and_another_made()
    {
        await using var town = await SubscribedAsync();
        var removed = town.StandIn.Subscriptions.Current.Single().Id;
        town.StandIn.Subscriptions.Announce("subscriptionRemoved");
        Assert.Equal([Town.Consultation], await RungAsync(town));
        Assert.Empty(town.StandIn.Subscriptions.Current);
        Assert.Equal(0, await town.ReadAsync(db => db.Set<SubscriptionRow>().CountAsync()));

        await town.RenewSubscriptionsAsync();
        Assert.NotEqual(removed, town.StandIn.Subscriptions.Current.Single().Id);
    }

    [Fact]
    public async Task What_Graph_could_not_tell_is_read_when_it_says_that_it_missed_something()
    {
        await using var town = await SubscribedAsync();
        town.StandIn.Faults.Set(new FaultRule { Notifications = NotificationFault.Lost });
        town.Answer(Town.CitizenService, "안녕하세요.", null, "안부", Town.Consultation);
        Assert.Empty(await RungAsync(town));
        town.StandIn.Subscriptions.Announce("missed");
        Assert.Equal([Town.Consultation], await RungAsync(town));
        Assert.Single(town.StandIn.Subscriptions.Current);
    }

    [Fact]
    public async Task A_notification_that_comes_after_a_later_one_loses_no_mail()
    {
        await using var town = await SubscribedAsync();
        var (reference, sheet) = await town.SentAsync();
        town.StandIn.Faults.Set(new FaultRule { Notifications = NotificationFault.Reordered, Next = 1 });
        town.Answer(Town.CitizenService, "동의합니다.", sheet, "RE: 협의", Town.Consultation);
        Assert.DoesNotContain(Town.Consultation, await RungAsync(town));
        town.Answer(Town.Foundation, "동의합니다.", sheet, "RE: 협의", Town.Consultation);
        Assert.Contains(Town.Consultation, await RungAsync(town));
        await town.RoundAsync(Town.Consultation);
        Assert.Equal("approved", await town.StatusAsync(reference));
    }

    [Fact]
    public async Task A_server_that_was_away_is_told_again_once_it_is_back()
    {
        await using var town = await SubscribedAsync();
        await town.StopServerAsync();
        town.Answer(Town.CitizenService, "안녕하세요.", null, "안부", Town.Consultation);
        await town.StandIn.Subscriptions.SettledAsync();
        await town.StartServerAsync();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while ((await RungAsync(town)).Count == 0)
        {
            patience.Token.ThrowIfCancellationRequested();
            town.Clock.Advance(TimeSpan.FromSeconds(2));
        }
    }

    [Fact]
    public async Task A_mailbox_that_Graph_does_not_serve_keeps_no_other_from_being_told()
    {
        await using var town = await SubscribedAsync(c => c["City:Departments:0:Mailboxes:1"] = "jiyoung@dasan120.example");
        await town.FillAsync(await town.CreateAsync(), from: "jiyoung@dasan120.example");
        await town.RenewSubscriptionsAsync();
        Assert.Equal([Town.Consultation, Town.Officer], town.StandIn.Subscriptions.Current.Select(s => s.Mailbox).Order());
    }

    [Theory]
    [InlineData("00:10:00", false)]
    [InlineData("00:45:00", true)]
    [InlineData("6.00:00:00", true)]
    [InlineData("7.00:00:00", false)]
    public void A_life_that_Graph_might_not_give_is_refused_with_the_settings_name(string life, bool taken)
    {
        var faults = new List<System.ComponentModel.DataAnnotations.ValidationResult>();
        var settings = new MailboxSettings { SubscriptionLife = TimeSpan.Parse(life, System.Globalization.CultureInfo.InvariantCulture) };
        Assert.Equal(taken, System.ComponentModel.DataAnnotations.Validator.TryValidateObject(settings, new(settings), faults, validateAllProperties: true));
        Assert.All(faults, f => Assert.Contains(nameof(MailboxSettings.SubscriptionLife), f.ErrorMessage, StringComparison.Ordinal));
    }

    /// <summary>A town whose consultation mailbox was read and is subscribed to.</summary>
    private static async Task<Town> SubscribedAsync(Action<IConfiguration>? configure = null)
    {
        var town = await Town.StartAsync(configure: configure);
        await town.RenewSubscriptionsAsync();
        await town.RoundAsync();
        Assert.Empty(await RungAsync(town));
        return town;
    }

    /// <summary>The mailboxes in which something new is known to wait, once all notifications have been tried.</summary>
    private static async Task<IReadOnlyList<string>> RungAsync(Town town)
    {
        await town.StandIn.Subscriptions.SettledAsync();
        return await town.ReadAsync(db => db.Set<WatchedFolderRow>().Where(f => f.Marked > f.Drained).Select(f => f.Mailbox).Distinct().Order().ToListAsync());
    }

    /// <summary>A gateway that lets one address through and knows no other.</summary>
    private static async Task<WebApplication> GatewayAsync(string path)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var gateway = builder.Build();
        gateway.MapPost(path, (string validationToken) => Results.Text(validationToken));
        await gateway.StartAsync(TestContext.Current.CancellationToken);
        return gateway;
    }
}
