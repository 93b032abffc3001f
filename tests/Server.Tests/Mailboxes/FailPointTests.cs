using ConsultAddin.Faults.FailPoints;
using ConsultAddin.Local.Graph;
using ConsultAddin.Server.Mailboxes.Outbox;
using ConsultAddin.Server.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultAddin.Server.Tests.Mailboxes;

/// <summary>The fault runs kill the product at named points: whatever it asks of Microsoft or commits has to be one of them.</summary>
public sealed class FailPointTests
{
    [Fact]
    public async Task Every_call_and_every_commit_in_a_consultations_life_is_a_named_fail_point()
    {
        var trap = new Trap();
        await using var town = await Town.StartAsync(watch: builder => builder.Services.WatchFailPoints(trap, TimeSpan.FromSeconds(30)));
        await SubscribeAsync(town);
        var (reference, sheet) = await town.SentAsync();

        // A mail that isn't there yet, one of a stranger, a link that is too old.
        town.StandIn.Faults.Set(new FaultRule { Method = "GET", Path = @"/\$value$", Status = 404, Next = 2 });
        town.Answer(Town.CitizenService, "동의합니다.", sheet);
        town.Answer("outsider@elsewhere.example", "안녕하세요.", null, "다른 이야기", Town.Officer);
        await town.RoundAsync();
        town.Clock.Advance(TimeSpan.FromSeconds(20));
        town.StandIn.Faults.Set(new FaultRule { Method = "GET", Path = @"/\$value$", Status = 404, Next = 1 });
        await town.RoundAsync();
        town.Clock.Advance(TimeSpan.FromMinutes(2));
        await town.RoundAsync();

        // Mail of our own of which nobody knows whether it went: it still lies among the drafts.
        town.Answer(Town.Foundation, "동의합니다.", sheet);
        await town.RoundAsync();
        town.StandIn.Faults.Set(new FaultRule { Method = "POST", Path = "/send$", Status = 503 });
        await town.SendOutboxAsync();
        town.StandIn.Faults.Set();
        town.Clock.Advance(SendOutbox.Rest);
        await town.SendOutboxAsync();
        Assert.Equal("approved", await town.StatusAsync(reference));

        // What comes due by the clock, and a subscription that ends.
        town.Clock.Advance(TimeSpan.FromHours(7));
        await DueAsync(town);
        town.StandIn.Subscriptions.Announce("reauthorizationRequired");
        await town.StandIn.Subscriptions.SettledAsync();
        await SubscribeAsync(town);
        await town.RoundAsync();

        Assert.Empty(trap.Seen.Except(FailPoint.Operations));
        Assert.Empty(FailPoint.Operations.Except(FailPoint.Rare).Except(trap.Seen));
    }

    private static async Task SubscribeAsync(Town town)
    {
        await using var scope = town.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Server.Mailboxes.Watching.Subscriptions>().RenewAsync(
            scope.ServiceProvider.GetRequiredService<ConsultationsDb>(), await town.WatchedAsync(), TestContext.Current.CancellationToken);
    }

    private static async Task DueAsync(Town town)
    {
        await using var scope = town.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OweWhatCameDue>().RunAsync(TestContext.Current.CancellationToken);
    }
}
