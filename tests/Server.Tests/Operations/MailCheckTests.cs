using ConsultAddin.Local.Exchange;
using ConsultAddin.Local.Graph;
using ConsultAddin.Server.Commands.Doctor;
using ConsultAddin.Server.Mailboxes.Graph;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Tests.Mailboxes;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultAddin.Server.Tests.Operations;

/// <summary>Before the first consultation an administrator sees how each body's mail proves its sender.</summary>
public sealed class MailCheckTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_body_is_written_to_once_and_its_answer_shows_whether_the_policy_fits()
    {
        await using var town = await Town.StartAsync();
        var (code, said) = await RunAsync(town, look =>
        {
            if (look == 1)
                Answer(town, Town.CitizenService, Town.CitizenService, ArrivalProof.Internal);
            if (look == 2)
                Answer(town, Town.Foundation, Town.Foundation, ArrivalProof.Dmarc);
        });
        Assert.Equal(0, code);
        Assert.Contains("ok      mail-check citizen-service: the policy internal takes it", said, StringComparison.Ordinal);
        Assert.Contains("ok      mail-check dasan-foundation: the policy dmarc takes it", said, StringComparison.Ordinal);
        Assert.Contains("X-MS-Exchange-Organization-AuthAs: Internal", said, StringComparison.Ordinal);
        Assert.Contains("dmarc=pass action=none header.from=dasan120.example", said, StringComparison.Ordinal);
        foreach (var body in (string[])[Town.CitizenService, Town.Foundation])
        {
            using var sent = town.StandIn.Mail.Find(body)!.Read(Assert.Single(town.StandIn.Mail.Find(body)!.Items()));
            Assert.Equal("auto-generated", sent.Headers["Auto-Submitted"]);
            Assert.DoesNotContain("동의", sent.TextBody, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_policy_that_does_not_fit_is_named_with_the_one_that_does()
    {
        await using var town = await Town.StartAsync();
        var (code, said) = await RunAsync(town, look =>
        {
            if (look > 1)
                return;
            Answer(town, Town.CitizenService, "sunyoung@seoul.example", ArrivalProof.Internal);
            Answer(town, Town.Foundation, Town.Foundation, ArrivalProof.Pinned);
        });
        Assert.Equal(1, code);
        Assert.Contains(
            "MISSING mail-check dasan-foundation: the policy dmarc doesn't take it, pinned:dasan120.example does -> "
            + "set City:Bodies:1:Policy to pinned and City:Bodies:1:PinnedDomain to dasan120.example", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_whom_the_settings_do_not_know_and_a_forger_are_said()
    {
        await using var town = await Town.StartAsync();
        var (code, said) = await RunAsync(town, look =>
        {
            if (look > 1)
                return;
            Answer(town, Town.CitizenService, "newcomer@seoul.example", ArrivalProof.Internal);
            Answer(town, Town.Foundation, Town.Foundation, ArrivalProof.Fail);
        });
        Assert.Equal(1, code);
        Assert.Contains("newcomer@seoul.example is no address or member of citizen-service", said, StringComparison.Ordinal);
        Assert.Contains("MISSING mail-check dasan-foundation: nothing proves this sender (dmarc: compauth=fail", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_answer_it_ends_and_an_automatic_one_is_none()
    {
        await using var town = await Town.StartAsync();
        var began = town.Now;
        var (code, said) = await RunAsync(town, look =>
        {
            if (look == 1)
                Answer(town, Town.Foundation, Town.Foundation, ArrivalProof.Dmarc, automatic: true);
        });
        Assert.Equal(1, code);
        Assert.Contains("watch   mail-check dasan-foundation: an automatic answer came", said, StringComparison.Ordinal);
        Assert.Contains("MISSING mail-check dasan-foundation: no answer within 2 minutes", said, StringComparison.Ordinal);
        Assert.Contains("MISSING mail-check citizen-service: no answer within 2 minutes", said, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(2), town.Now - began);
    }

    [Fact]
    public async Task Where_no_mail_can_be_sent_the_missing_right_is_named()
    {
        await using var town = await Town.StartAsync();
        town.StandIn.Faults.Set(new FaultRule { Method = "POST", Mailbox = Town.Consultation, Status = 403 });
        var (code, said) = await RunAsync(town, _ => { });
        Assert.Equal(1, code);
        Assert.Contains("Application Mail.Send", said, StringComparison.Ordinal);
        Assert.DoesNotContain("waiting", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 10)]
    [InlineData("--wait 3", 3)]
    [InlineData("--wait 0", null)]
    [InlineData("--wait soon", null)]
    [InlineData("--weight 3", null)]
    public void How_long_it_waits_can_be_told(string arguments, int? minutes) =>
        Assert.Equal(minutes, (int?)MailCheck.PatienceOf(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))?.TotalMinutes);

    private static async Task<(int Code, string Said)> RunAsync(Town town, Action<int> betweenLooks)
    {
        await using var output = new StringWriter();
        var looks = 0;
        var check = new MailCheck(
            town.Services.GetRequiredService<CitySettings>(), town.Services.GetRequiredService<GraphMail>(), town.Services.GetRequiredService<TimeProvider>(), output);
        var code = await check.RunAsync(
            TimeSpan.FromMinutes(2),
            (pause, _) =>
            {
                betweenLooks(++looks);
                town.Clock.Advance(pause);
                return Task.CompletedTask;
            },
            Cancellation);
        TestContext.Current.TestOutputHelper?.WriteLine(output.ToString());
        return (code, output.ToString());
    }

    /// <summary>A person answers the mail that lies in a body's mailbox.</summary>
    private static void Answer(Town town, string asked, string from, ArrivalProof proof, bool automatic = false)
    {
        var mailbox = town.StandIn.Mail.Find(asked)!;
        using var question = mailbox.Read(mailbox.Items()[^1]);
        using var answer = town.Reply(from, "확인", question.MessageId, $"RE: {question.Subject}", Town.Consultation);
        if (automatic)
            answer.Headers.Add("Auto-Submitted", "auto-replied");
        town.Arrive(answer, proof);
    }
}
