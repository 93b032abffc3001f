using ConsultAddin.Server.Mailboxes.Outbox;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Tests.Mailboxes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultAddin.Server.Tests.Operations;

/// <summary>Reminders: to whom something is still due, once, in working hours. The sheet is sent at 09:00 on a Tuesday.</summary>
public sealed class ReminderTests(PostgresCluster cluster)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task Only_the_body_that_has_not_answered_is_reminded_at_each_step_once(string database)
    {
        await using var town = await Town.StartAsync(database == "postgresql" ? await cluster.CreateAsync() : null);
        var (_, sheet, start) = await SentAsync(town, TimeSpan.FromHours(4));
        town.Answer(Town.CitizenService, "동의합니다.", sheet);
        await town.RoundAsync();

        await AtAsync(town, start - Minutes(91));
        Assert.Equal([0, 0], Reminded(town));
        await AtAsync(town, start - Minutes(90));
        await AtAsync(town, start - Minutes(60));
        Assert.Equal([0, 1], Reminded(town));
        await AtAsync(town, start - Minutes(45));
        await AtAsync(town, start - Minutes(31));
        Assert.Equal([0, 2], Reminded(town));
        await AtAsync(town, start - Minutes(10));
        Assert.Equal([0, 2], Reminded(town));
    }

    [Fact]
    public async Task A_reminder_that_waited_for_Graph_is_not_sent_when_the_answer_came_meanwhile()
    {
        await using var town = await Town.StartAsync();
        var (_, sheet, start) = await SentAsync(town, TimeSpan.FromHours(4));
        town.Clock.Advance(start - Minutes(90) - town.Now);
        await OweAsync(town);
        town.Answer(Town.CitizenService, "동의합니다.", sheet);
        await town.RoundAsync();
        await town.SendOutboxAsync();
        Assert.Equal([0, 1], Reminded(town));
        Assert.Equal(1, await town.ReadAsync(db => db.Set<OutboxRow>().CountAsync(o => o.State == OutboxState.Dropped)));
    }

    [Fact]
    public async Task Outside_working_hours_and_on_a_holiday_nobody_is_reminded_but_the_afternoon_before()
    {
        // Wednesday the 25th is made a holiday: what is due on Thursday at 08:00 goes on Tuesday at 17:00.
        await using var town = await Town.StartAsync(configure: c => c["City:Reminders:Holidays:2026:0"] = "2026-11-25");
        var (_, _, start) = await SentAsync(town, TimeSpan.FromHours(48.5));
        await AtAsync(town, Seoul(24, 16, 59));
        Assert.Equal([0, 0], Reminded(town));
        await AtAsync(town, Seoul(24, 17, 0));
        await AtAsync(town, Seoul(24, 18, 30));
        await AtAsync(town, Seoul(25, 11, 0));
        await AtAsync(town, Seoul(26, 8, 50));
        Assert.Equal([1, 1], Reminded(town));
        Assert.Equal(Seoul(26, 9, 30), start);
    }

    [Fact]
    public async Task An_urgent_sheet_is_reminded_of_at_any_hour()
    {
        await using var town = await Town.StartAsync();
        var (reference, _, start) = await SentAsync(town, TimeSpan.FromHours(13));
        await town.PostAsync($"/api/consultations/{reference}/urgent", new { reason = "한파 경보가 발령되었습니다." });
        Assert.Equal(Seoul(24, 22, 0), start);
        await AtAsync(town, Seoul(24, 20, 29));
        Assert.Equal([0, 0], Reminded(town));
        await AtAsync(town, Seoul(24, 20, 30));
        Assert.Equal([1, 1], Reminded(town));
    }

    [Fact]
    public async Task Half_an_hour_after_the_planned_start_the_owner_is_asked_once_by_links_that_decide_nothing()
    {
        await using var town = await Town.StartAsync();
        var (reference, _, start) = await SentAsync(town, TimeSpan.FromHours(4));
        await AtAsync(town, start + Minutes(29));
        Assert.Equal(0, Asked(town));
        await AtAsync(town, start + Minutes(30));
        await AtAsync(town, start + Minutes(90));
        Assert.Equal(1, Asked(town));
        var mailbox = town.StandIn.Mail.Find(Town.Officer)!;
        using var asked = mailbox.Read(mailbox.Items().Single(i => i.Envelope.Subject.Contains("발송 결과", StringComparison.Ordinal)));
        foreach (var (word, ask) in (IEnumerable<(string, string)>)[("보냈음", "sent"), ("미뤘음", "moved"), ("취소", "cancelled")])
            Assert.Contains($"{word}: https://consult.seoul.example/c/{reference}?ask=notice-{ask}\n", asked.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_said_that_the_notice_was_sent_is_not_asked()
    {
        await using var town = await Town.StartAsync();
        var (reference, _, start) = await SentAsync(town, TimeSpan.FromHours(4));
        town.Clock.Advance(start + Minutes(5) - town.Now);
        await town.PostAsync($"/api/consultations/{reference}/notice/sent", new { sentAt = start, recipients = 9915 });
        await AtAsync(town, start + Minutes(30));
        Assert.Equal(0, Asked(town));
    }

    private static async Task<(string Reference, string Sheet, DateTimeOffset Start)> SentAsync(Town town, TimeSpan ahead)
    {
        var start = town.Now + ahead;
        var sheet = Mailboxes.Sheets.ColdWave(town.Now);
        var reference = await town.CreateAsync(sheet with
        {
            Messages = [.. sheet.Messages.Select(m => m with { WindowStart = start, WindowEnd = start + TimeSpan.FromHours(1) })],
        });
        var mail = await town.SendFilledAsync(await town.FillAsync(reference));
        await town.RoundAsync();
        return (reference, mail, start);
    }

    /// <summary>What happens each minute, at one of them.</summary>
    private static async Task AtAsync(Town town, DateTimeOffset instant)
    {
        town.Clock.Advance(instant - town.Now);
        await OweAsync(town);
        await town.SendOutboxAsync();
    }

    private static async Task OweAsync(Town town)
    {
        await using var scope = town.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OweWhatCameDue>().RunAsync(TestContext.Current.CancellationToken);
    }

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);

    private static DateTimeOffset Seoul(int day, int hour, int minute) => new(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(9));

    private static int[] Reminded(Town town) =>
        [.. new[] { Town.CitizenService, Town.Foundation }.Select(b => town.StandIn.Mail.Find(b)!.Items().Count(i => i.Envelope.Subject.Contains("회신 요청", StringComparison.Ordinal)))];

    private static int Asked(Town town) =>
        town.StandIn.Mail.Find(Town.Officer)!.Items().Count(i => i.Envelope.Subject.Contains("발송 결과 확인", StringComparison.Ordinal));
}
