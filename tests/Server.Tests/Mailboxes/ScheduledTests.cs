using System.Diagnostics;

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
}
