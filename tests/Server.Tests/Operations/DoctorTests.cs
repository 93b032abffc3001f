using ConsultAddin.Local.Graph;
using ConsultAddin.Server.Commands.Doctor;
using ConsultAddin.Server.Tests.Mailboxes;
using Microsoft.Extensions.Configuration;

namespace ConsultAddin.Server.Tests.Operations;

/// <summary>The doctor names what is missing and what to do, against the stand-in.</summary>
public sealed class DoctorTests
{
    [Fact]
    public async Task A_deployment_that_lacks_nothing_is_told_so()
    {
        await using var town = await Town.StartAsync(configure: c => Years(c));
        await AgreeOnTimeAsync(town);
        var (code, lines) = await AskAsync(town);
        Assert.All(lines, line => Assert.DoesNotContain("MISSING", line, StringComparison.Ordinal));
        Assert.Equal(0, code);
        Assert.Contains(lines, l => l.StartsWith("ok      database", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("ok      clock", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("ok      graph-token", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith($"ok      mailbox {Town.Consultation}", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith($"ok      mailbox {Town.Officer}", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("ok      subscriptions", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("watch   credentials: a client secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_taken_away_is_named_with_what_to_do()
    {
        await using var town = await Town.StartAsync(configure: c => c["City:Departments:0:Members:1"] = "left@seoul.example");
        await AgreeOnTimeAsync(town);
        town.Clock.Advance(TimeSpan.FromMinutes(20));
        town.StandIn.Faults.Set(new FaultRule { Method = "GET", Mailbox = Town.Shared, Status = 403 });
        var (code, lines) = await AskAsync(town);
        Assert.Equal(1, code);
        Assert.Contains("NTP", Line(lines, "clock"), StringComparison.Ordinal);
        Assert.Contains("management scope", Line(lines, $"mailbox {Town.Shared}"), StringComparison.Ordinal);
        Assert.Contains("left", Line(lines, "mailbox left@seoul.example"), StringComparison.Ordinal);
        Assert.Single(lines, l => l.StartsWith("watch   holidays", StringComparison.Ordinal));
    }

    private static string Line(string[] lines, string check) =>
        Assert.Single(lines, l => l.StartsWith($"MISSING {check}:", StringComparison.Ordinal));

    private static void Years(IConfiguration settings)
    {
        for (var year = 2025; year < 2045; year++)
            settings[$"City:Reminders:Holidays:{year}:0"] = $"{year}-01-01";
    }

    /// <summary>Sets the product's clock to what the stand-in's answers bear.</summary>
    private static async Task AgreeOnTimeAsync(Town town)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(town.StandIn.Address, TestContext.Current.CancellationToken);
        town.Clock.AdjustTime(answer.Headers.Date!.Value);
    }

    private static async Task<(int Code, string[] Lines)> AskAsync(Town town)
    {
        await using var output = new StringWriter();
        var code = await Doctor.RunAsync(town.Services, output, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(output.ToString());
        return (code, output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
