using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using ConsultAddin.Local.Graph;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Mailboxes.Scheduling;
using ConsultAddin.Server.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace ConsultAddin.Server.Tests.Mailboxes;

/// <summary>Nobody calls the rounds here: notifications wake them, Quartz runs them, the live stream tells of it.</summary>
public sealed class ScheduledTests(PostgresCluster cluster)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task A_sheet_goes_from_fill_to_approval_by_notifications_alone(string database)
    {
        await using var town = await Town.StartAsync(database == "postgresql" ? await cluster.CreateAsync() : null, scheduled: true);
        var reference = await town.CreateAsync();
        var sheet = await town.SendFilledAsync(await town.FillAsync(reference));
        await town.UntilAsync(reference, "awaiting");

        town.Answer(Town.CitizenService, "동의합니다.", sheet);
        await town.UntilAsync(reference, "partial");

        var watch = Stopwatch.StartNew();
        town.Answer(Town.Foundation, "동의합니다.", sheet);
        await town.UntilAsync(reference, "approved");
        TestContext.Current.TestOutputHelper?.WriteLine($"{database}: from a reply's arrival to the changed status {watch.ElapsedMilliseconds} ms.");
    }

    [Fact]
    public async Task A_notification_is_answered_while_the_scheduler_is_busy_and_its_mailbox_is_read_afterwards()
    {
        await using var town = await Town.StartAsync(scheduled: true, configure: Idle);
        await ReadToItsEndAsync(town);
        var subscription = await UntilAsync(town, db => db.Set<SubscriptionRow>().AsNoTracking().SingleOrDefaultAsync(s => s.Mailbox == Town.Consultation, Cancellation));
        town.StandIn.Faults.Set(new FaultRule { Notifications = NotificationFault.Lost });
        await using (await BusyAsync(town))
        {
            town.Answer(Town.CitizenService, "안녕하세요.", null, "안부", Town.Consultation);
            using var graph = town.Anonymous();
            graph.Timeout = TimeSpan.FromSeconds(10);
            var answer = await graph.PostAsJsonAsync(
                "/notifications", new { value = new[] { new { subscriptionId = subscription.Id, clientState = subscription.ClientState } } }, Cancellation);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            Assert.Equal(0, await town.ReadAsync(db => db.Mails.CountAsync(Cancellation)));
        }

        await UntilAsync(town, db => db.Mails.AsNoTracking().FirstOrDefaultAsync(Cancellation));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task A_mailbox_is_read_soon_though_the_scheduler_was_not_told_that_it_was_asked_for(string database)
    {
        var connection = database == "postgresql" ? await cluster.CreateAsync() : null;
        await using var town = await Town.StartAsync(connection, scheduled: true, configure: Idle);
        await ReadToItsEndAsync(town);
        town.StandIn.Faults.Set(new FaultRule { Notifications = NotificationFault.Lost });
        town.Answer(Town.CitizenService, "안녕하세요.", null, "안부", Town.Consultation);
        // Another replica asks for the mailbox and dies before it reads it.
        await using (var dying = Scheduling(town, connection))
        {
            var scheduler = await dying.GetRequiredService<ISchedulerFactory>().GetScheduler(Cancellation);
            await scheduler.TriggerJob(MailboxJob.KeyOf(Town.Consultation), cancellationToken: Cancellation);
        }

        await UntilAsync(town, db => db.Mails.AsNoTracking().FirstOrDefaultAsync(Cancellation), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_mailbox_whose_reading_failed_is_asked_again_as_soon_as_one_in_which_something_is_due()
    {
        await using var town = await Town.StartAsync(scheduled: true, configure: Idle);
        await ReadToItsEndAsync(town);
        town.StandIn.Faults.Set(new FaultRule { Method = "GET", Path = "inbox/messages/(microsoft.graph.)?delta", Status = 500 });
        town.Answer(Town.CitizenService, "안녕하세요.", null, "안부", Town.Consultation);
        // More often than the mailbox is woken by anything but its own failure.
        await UntilAsync(town, _ => Task.FromResult(town.StandIn.Requests.Since().Count(r => r.Status == 500) > 4 ? "failed" : null));
        town.StandIn.Faults.Set();
        await UntilAsync(town, db => db.Mails.AsNoTracking().FirstOrDefaultAsync(Cancellation));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Polls come too seldom to help.</summary>
    private static void Idle(IConfiguration settings) => (settings["Mailboxes:PollIdle"], settings["Mailboxes:PollDue"]) = ("02:00:00", "00:00:01");

    /// <summary>A scheduler on a town's schedule that runs nothing itself.</summary>
    private static ServiceProvider Scheduling(Town town, string? connection) => new ServiceCollection().AddLogging().AddQuartz(quartz =>
    {
        quartz.ConfigureScheduler(o => (o.InstanceName, o.GenerateInstanceId) = ("consultaddin", true));
        quartz.UsePersistentStore(store =>
        {
            store.UseSystemTextJsonSerializer();
            if (connection is null)
            {
                store.UseSqlite(town.Schedule);
                return;
            }

            store.UsePostgres(connection);
            store.UseClustering();
        });
    }).BuildServiceProvider();

    /// <summary>
    /// Keeps a town's scheduler busy once nothing is left to be read: a round that somebody asked for before could read what comes later, and one
    /// that waits for the scheduler would never end.
    /// </summary>
    private static async Task<SqliteConnection> BusyAsync(Town town)
    {
        while (true)
        {
            await ReadToItsEndAsync(town);
            var busy = new SqliteConnection(town.Schedule);
            await busy.OpenAsync(Cancellation);
            // Ends with its connection.
            busy.BeginTransaction();
            if (await town.ReadAsync(IsReadToItsEndAsync))
                return busy;
            await busy.DisposeAsync();
        }
    }

    private static async Task<bool> IsReadToItsEndAsync(ConsultationsDb db) =>
        await db.Set<WatchedFolderRow>().CountAsync(f => f.ReadAt != null && f.Marked == f.Drained, Cancellation) == 4;

    private static Task<string> ReadToItsEndAsync(Town town) => UntilAsync(town, async db => await IsReadToItsEndAsync(db) ? "read" : null);

    /// <summary>Asks the database until there is an answer.</summary>
    private static async Task<T> UntilAsync<T>(Town town, Func<ConsultationsDb, Task<T?>> ask, TimeSpan? within = null) where T : class
    {
        var patience = within ?? TimeSpan.FromSeconds(30);
        for (var waited = Stopwatch.StartNew(); ;)
        {
            if (await town.ReadAsync(ask) is { } answer)
                return answer;
            Assert.True(waited.Elapsed < patience, $"It didn't come within {patience}.");
        }
    }
}
