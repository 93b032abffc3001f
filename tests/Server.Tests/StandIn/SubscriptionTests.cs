using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using ConsultAddin.Local.Graph;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Graph.Models.ODataErrors;
using Subscription = Microsoft.Graph.Models.Subscription;

namespace ConsultAddin.Server.Tests.StandIn;

/// <summary>Subscriptions and what is posted to them.</summary>
public sealed class SubscriptionTests : IAsyncLifetime
{
    private readonly GraphFixture fixture = new();
    private readonly ConcurrentQueue<(string Path, JsonNode Notification)> posted = new();
    private readonly List<string> misshapen = [];
    private WebApplication listener = null!;
    private string address = "";

    private int Answers { get; set; } = StatusCodes.Status202Accepted;

    private bool ShakesHands { get; set; } = true;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await fixture.InitializeAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        listener = builder.Build();
        listener.MapPost("/{path}", async (HttpContext context, string path, string? validationToken) =>
        {
            if (validationToken is not null) return ShakesHands ? Results.Text(validationToken) : Results.Text("?");
            var collection = (await JsonNode.ParseAsync(context.Request.Body))!;
            misshapen.AddRange(GraphSlice.FaultsOf("changeNotificationCollection", collection));
            posted.Enqueue((path, collection["value"]![0]!));
            return Results.StatusCode(Answers);
        });
        await listener.StartAsync(Cancellation);
        address = listener.Urls.First();
    }

    public async ValueTask DisposeAsync()
    {
        await listener.DisposeAsync();
        await fixture.DisposeAsync();
        Assert.Empty(misshapen);
    }

    [Fact]
    public async Task Arriving_mail_is_told_with_the_secret_and_an_id_that_can_be_read()
    {
        var created = await SubscribeAsync();

        await ArriveAsync();

        var (path, notification) = Assert.Single(posted);
        Assert.Equal("notifications", path);
        Assert.Equal(created.Id, (string?)notification["subscriptionId"]);
        Assert.Equal("secret", (string?)notification["clientState"]);
        Assert.Equal("created", (string?)notification["changeType"]);
        Assert.NotNull(await fixture.Graph.Users[GraphFixture.Minsu].Messages[(string?)notification["resourceData"]!["id"]].GetAsync(cancellationToken: Cancellation));
        Assert.All(created.AdditionalData.Keys, key => Assert.StartsWith("@odata.", key));
    }

    [Fact]
    public async Task Without_a_handshake_there_is_no_subscription()
    {
        ShakesHands = false;

        var error = await Assert.ThrowsAsync<ODataError>(() => SubscribeAsync());

        Assert.Equal("ValidationError", error.Error!.Code);
        Assert.Empty(fixture.StandIn.Subscriptions.Current);
    }

    [Fact]
    public async Task A_second_subscription_on_the_same_mailbox_conflicts()
    {
        await SubscribeAsync();

        var error = await Assert.ThrowsAsync<ODataError>(() => SubscribeAsync());

        Assert.Equal(409, error.ResponseStatusCode);
    }

    [Fact]
    public async Task It_lasts_a_week_at_most_and_three_quarters_of_an_hour_at_least()
    {
        var now = fixture.Clock.GetUtcNow();
        var tooLong = await Assert.ThrowsAsync<ODataError>(() => SubscribeAsync(now.AddMinutes(10_081)));
        var created = await SubscribeAsync(now.AddMinutes(5));
        Assert.Equal(400, tooLong.ResponseStatusCode);
        Assert.Equal(now.AddMinutes(45), created.ExpirationDateTime);

        var renewed = await fixture.Graph.Subscriptions[created.Id].PatchAsync(new Subscription { ExpirationDateTime = now.AddDays(2) }, cancellationToken: Cancellation);
        Assert.Equal(now.AddDays(2), renewed!.ExpirationDateTime);

        fixture.Clock.Advance(TimeSpan.FromDays(3));
        await ArriveAsync();
        Assert.Empty(posted);
        Assert.Equal(404, (await Assert.ThrowsAsync<ODataError>(() => fixture.Graph.Subscriptions[created.Id].GetAsync(cancellationToken: Cancellation))).ResponseStatusCode);
    }

    [Fact]
    public async Task What_the_listener_refuses_is_posted_again_by_the_clock()
    {
        await SubscribeAsync();
        Answers = StatusCodes.Status500InternalServerError;
        await ArriveAsync();
        Assert.Single(posted);

        Answers = StatusCodes.Status202Accepted;
        for (var i = 0; i < 200 && posted.Count < 2; i++)
        {
            fixture.Clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }

        await Wait(() => posted.Count == 2);
        Assert.Equal(posted.First().Notification.ToJsonString(), posted.Last().Notification.ToJsonString());
    }

    [Theory]
    [InlineData(NotificationFault.Lost, 0)]
    [InlineData(NotificationFault.Doubled, 2)]
    public async Task Notifications_get_lost_or_come_twice_on_demand(NotificationFault fault, int expected)
    {
        await SubscribeAsync();
        fixture.StandIn.Faults.Set(new FaultRule { Notifications = fault, Mailbox = GraphFixture.Minsu });

        await ArriveAsync();

        Assert.Equal(expected, posted.Count);
    }

    [Fact]
    public async Task A_reordered_notification_comes_after_the_next_one()
    {
        await SubscribeAsync();
        fixture.StandIn.Faults.Set(new FaultRule { Notifications = NotificationFault.Reordered, Next = 1 });

        await ArriveAsync();
        Assert.Empty(posted);
        await ArriveAsync();

        var minsu = fixture.Mailbox(GraphFixture.Minsu).Items();
        Assert.Equal(minsu.Select(i => i.ImmutableId).Order(), posted.Select(p => (string?)p.Notification["resourceData"]!["id"]).Order());
    }

    [Theory]
    [InlineData("clientState", 129, "ClientState can't be longer than 128 characters.")]
    [InlineData("changeType", 0, "is not supported")]
    [InlineData("notificationUrl", 0, "must be an https address")]
    public async Task What_a_subscription_may_not_say_is_refused(string property, int length, string words)
    {
        var error = await Assert.ThrowsAsync<ODataError>(() => SubscribeAsync(change: s =>
        {
            if (property is "clientState") s.ClientState = new string('x', length);
            if (property is "changeType") s.ChangeType = "moved";
            if (property is "notificationUrl") s.NotificationUrl = "http://consult.seoul.example/notifications";
        }));

        Assert.Equal(400, error.ResponseStatusCode);
        Assert.Contains(words, error.Error!.Message);
        Assert.Equal(128, (await SubscribeAsync(change: s => s.ClientState = new string('x', 128))).ClientState!.Length);
    }

    [Fact]
    public async Task Both_addresses_have_to_shake_hands()
    {
        var error = await Assert.ThrowsAsync<ODataError>(() => SubscribeAsync(change: s => s.LifecycleNotificationUrl = address + "/nobody/here"));

        Assert.Equal("ValidationError", error.Error!.Code);
    }

    [Fact]
    public async Task A_lifecycle_address_cannot_be_added_later()
    {
        var created = await SubscribeAsync(change: s => s.LifecycleNotificationUrl = null);

        var error = await Assert.ThrowsAsync<ODataError>(() => fixture.Graph.Subscriptions[created.Id]
            .PatchAsync(new Subscription { LifecycleNotificationUrl = address + "/lifecycle" }, cancellationToken: Cancellation));

        Assert.Equal(400, error.ResponseStatusCode);
        Assert.Equal(1, fixture.StandIn.Subscriptions.Announce("missed"));
        await fixture.StandIn.Subscriptions.SettledAsync();
        Assert.Empty(posted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_reauthorizationRequired_nothing_comes_until_somebody_reacts(bool renews)
    {
        var created = await SubscribeAsync();
        fixture.StandIn.Subscriptions.Announce("reauthorizationRequired");
        await ArriveAsync();
        Assert.Equal("reauthorizationRequired", (string?)Assert.Single(posted).Notification["lifecycleEvent"]);

        if (renews) await fixture.Graph.Subscriptions[created.Id].PatchAsync(new Subscription { ExpirationDateTime = fixture.Clock.GetUtcNow().AddDays(2) }, cancellationToken: Cancellation);
        else await fixture.Graph.Subscriptions[created.Id].Reauthorize.PostAsync(cancellationToken: Cancellation);
        await ArriveAsync();

        Assert.Equal("created", (string?)posted.Last().Notification["changeType"]);
        Assert.Equal(2, posted.Count);
    }

    [Fact]
    public async Task Missed_changes_are_told_and_the_subscription_goes_on()
    {
        await SubscribeAsync();

        fixture.StandIn.Subscriptions.Announce("missed");
        await ArriveAsync();

        Assert.Equal(2, posted.Count);
        Assert.Contains(posted, p => (string?)p.Notification["lifecycleEvent"] is "missed");
    }

    [Fact]
    public async Task A_subscription_that_expired_tells_nobody()
    {
        var created = await SubscribeAsync();

        using var answer = await fixture.Http.PostAsync("/local/lifecycle?event=expired", null, Cancellation);
        await ArriveAsync();

        Assert.Empty(posted);
        Assert.Equal(404, (await Assert.ThrowsAsync<ODataError>(() => fixture.Graph.Subscriptions[created.Id].GetAsync(cancellationToken: Cancellation))).ResponseStatusCode);
    }

    [Fact]
    public async Task Lifecycle_events_go_to_their_own_address()
    {
        await SubscribeAsync();

        using var answer = await fixture.Http.PostAsync("/local/lifecycle?event=subscriptionRemoved", null, Cancellation);
        await fixture.StandIn.Subscriptions.SettledAsync();

        var (path, notification) = Assert.Single(posted);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("lifecycle", path);
        Assert.Equal("subscriptionRemoved", (string?)notification["lifecycleEvent"]);
        Assert.Empty(fixture.StandIn.Subscriptions.Current);
    }

    private async Task ArriveAsync()
    {
        await fixture.ArriveAsync("internal", GraphFixture.Citizen, GraphFixture.Minsu, "회신");
        await fixture.StandIn.Subscriptions.SettledAsync();
    }

    private async Task<Subscription> SubscribeAsync(DateTimeOffset? until = null, Action<Subscription>? change = null)
    {
        var wanted = new Subscription
        {
            ChangeType = "created",
            Resource = $"users/{GraphFixture.Minsu}/messages",
            NotificationUrl = address + "/notifications",
            LifecycleNotificationUrl = address + "/lifecycle",
            ClientState = "secret",
            ExpirationDateTime = until ?? fixture.Clock.GetUtcNow().AddDays(1),
        };
        change?.Invoke(wanted);
        return (await fixture.Graph.Subscriptions.PostAsync(wanted, GraphFixture.Immutable, Cancellation))!;
    }

    private static async Task Wait(Func<bool> condition)
    {
        while (!condition())
        {
            Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
