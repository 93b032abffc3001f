using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ConsultAddin.Local.Graph;
using ConsultAddin.Server.Commands.Doctor;
using ConsultAddin.Server.Mailboxes;
using ConsultAddin.Server.Mailboxes.Graph;
using ConsultAddin.Server.Tests.Mailboxes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Identity.Abstractions;

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

    [Fact]
    public async Task A_consultation_mailbox_that_is_gone_and_a_right_that_was_taken_away_are_told_apart()
    {
        await using var town = await Town.StartAsync();
        await AgreeOnTimeAsync(town);
        town.StandIn.Faults.Set(
            new FaultRule { Method = "GET", Mailbox = Town.Consultation, Status = 404 },
            new FaultRule { Method = "GET", Mailbox = Town.Officer, Status = 403 });
        var (code, lines) = await AskAsync(town);
        Assert.Equal(1, code);
        Assert.Contains("there is none", Line(lines, $"mailbox {Town.Consultation}"), StringComparison.Ordinal);
        Assert.Contains("Graph refuses it (403)", Line(lines, $"mailbox {Town.Officer}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whether_Graph_can_tell_of_new_mail_is_said_as_it_is()
    {
        await using var town = await Town.StartAsync();
        await AgreeOnTimeAsync(town);
        town.StandIn.Faults.Set(new FaultRule { Method = "POST", Path = "subscriptions", Status = 409 });
        Assert.Single((await AskAsync(town)).Lines, l => l.StartsWith("ok      subscriptions: the running server has one", StringComparison.Ordinal));
        // As when Microsoft's handshake does not reach the server.
        town.StandIn.Faults.Set(new FaultRule { Method = "POST", Path = "subscriptions", Status = 400 });
        Assert.Contains("/notifications by https", Line((await AskAsync(town)).Lines, "subscriptions"), StringComparison.Ordinal);
        town.Services.GetRequiredService<IOptions<MailboxSettings>>().Value.NotificationUrl = null;
        Assert.Single((await AskAsync(town)).Lines, l => l.StartsWith("watch   subscriptions: Mailboxes:NotificationUrl is not set", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-1, "MISSING certificate: ended on")]
    [InlineData(10, "watch   certificate: ends on")]
    [InlineData(60, "ok      certificate: lasts until")]
    public async Task A_certificate_near_its_end_is_said_in_time(int days, string said)
    {
        var now = new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=consultaddin", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-365), now.AddDays(days));
        Assert.StartsWith(said, Assert.Single(await Credentials(now, new CredentialDescription { SourceType = CredentialSource.Certificate, Certificate = certificate })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_is_not_there_and_no_credentials_at_all_are_missing()
    {
        var now = DateTimeOffset.UnixEpoch;
        var lost = new CredentialDescription { SourceType = CredentialSource.Path, CertificateDiskPath = "/nowhere/certificate.pfx" };
        Assert.StartsWith("MISSING certificate", Assert.Single(await Credentials(now, lost)), StringComparison.Ordinal);
        Assert.StartsWith("MISSING credentials", Assert.Single(await Credentials(now)), StringComparison.Ordinal);
        Assert.StartsWith("ok      credentials", Assert.Single(await Credentials(now, new CredentialDescription { SourceType = CredentialSource.SignedAssertionFromManagedIdentity })), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> Credentials(DateTimeOffset now, params IEnumerable<CredentialDescription> given)
    {
        await using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(now))
            .Configure<MicrosoftIdentityApplicationOptions>(GraphAuthentication.ApplicationName, o => o.ClientCredentials = given)
            .BuildServiceProvider();
        var lines = new List<string>();
        await foreach (var finding in CheckCredentials.RunAsync(services, TestContext.Current.CancellationToken))
            lines.Add(finding.ToString());
        return lines;
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
