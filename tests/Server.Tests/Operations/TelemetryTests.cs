using System.Net.Http.Json;
using ConsultAddin.Core;
using ConsultAddin.Local.Graph;
using ConsultAddin.Server.Operations.Telemetry;
using ConsultAddin.Server.Tests.Fixtures;
using ConsultAddin.Server.Tests.Mailboxes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;

namespace ConsultAddin.Server.Tests.Operations;

/// <summary>Who runs the server sees what it does, and never of whom.</summary>
public sealed class TelemetryTests
{
    /// <summary>Names, addresses, a telephone number, and what people wrote; none so short that a random id may hold it.</summary>
    private static readonly string[] Personal =
        ["minsu", "김민수", "sunyoung", "jiyoung", "ops@dasan120", "consult120@", "citizen@seoul", "2133-1234", "21331234", "RE: 협의", "달빛"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Traces_metrics_and_logs_of_the_main_flow_and_its_failures_name_nobody_and_hold_no_word_of_a_mail()
    {
        await using var collector = await Collector.StartAsync();
        using var log = new LogBook();
        await using (var town = await Town.StartAsync(
            scheduled: true,
            configure: c =>
            {
                c[AddTelemetry.Endpoint] = collector.Address;
                c["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
            },
            watch: builder => builder.Logging.AddProvider(log)))
        {
            await ApproveAsync(town);
            await AskStrangelyAsync(town);
            await FailAsync(town, log);
            // What waits is asked of the database while there is one.
            town.Services.GetRequiredService<MeterProvider>().ForceFlush();
        }

        var (traces, metrics, logs) = (collector.Text("traces"), collector.Text("metrics"), collector.Text("logs"));
        Assert.Contains("mailbox round", traces, StringComparison.Ordinal);
        Assert.Contains("v1.0/users/{}/mailFolders/inbox/messages/delta()", traces, StringComparison.Ordinal);
        Assert.Contains("/api/consultations/{reference}/fill", traces, StringComparison.Ordinal);
        foreach (var measured in (ReadOnlySpan<string>)[
            "consultaddin.replies", "approve", "consultaddin.events", "revision-opened", "consultaddin.round.duration", "consultaddin.backlog.mailboxes",
            "consultaddin.backlog.age", "consultaddin.parked", "consultaddin.outbox", "http.server.request.duration", "/notifications"])
            Assert.Contains(measured, metrics, StringComparison.Ordinal);
        Assert.Contains("Quartz", logs, StringComparison.Ordinal);

        Assert.Contains("Quartz", log.Text, StringComparison.Ordinal);
        foreach (var (name, text) in new[] { ("traces", traces), ("metrics", metrics), ("exported logs", logs), ("logs", log.Text) })
        {
            foreach (var word in Personal)
                Assert.False(text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{name} hold '{word}': {Around(text, word)}");
            // Some bytes between the words can be read as a syllable, never several in a row.
            Assert.DoesNotMatch("[가-힣]{3}", text);
        }
    }

    [Theory]
    [InlineData("https://graph.microsoft.com/v1.0/users/minsu@seoul.example/messages/AAMk=/$value?$select=subject", "v1.0/users/{}/messages/{}/$value")]
    [InlineData("https://graph.microsoft.com/v1.0/users/minsu%40seoul.example/mailFolders/sentitems/messages/delta()?$skiptoken=x", "v1.0/users/{}/mailFolders/sentitems/messages/delta()")]
    [InlineData("https://graph.microsoft.com/v1.0/users/a@b/mailFolders/김민수/messages", "v1.0/users/{}/mailFolders/{}/messages")]
    [InlineData("https://graph.microsoft.com/v1.0/subscriptions/7f1c", "v1.0/subscriptions/{}")]
    public void A_request_to_Graph_is_told_without_whose_mailbox_and_which_mail(string address, string told) =>
        Assert.Equal(told, GraphTemplate.Of(new Uri(address)));

    private static async Task ApproveAsync(Town town)
    {
        var sheet = Mailboxes.Sheets.ColdWave(town.Now);
        var reference = await town.CreateAsync(sheet with { Messages = [sheet.Messages[0] with { Text = "[서울시] 달빛 쉼터 문의 02-120" }] });
        var sent = await town.SendFilledAsync(await town.FillAsync(reference));
        await town.UntilAsync(reference, "awaiting");
        town.Answer(Town.CitizenService, "달빛 안내에 동의합니다.", sent);
        town.Answer(Town.Foundation, "동의합니다.", sent);
        await town.UntilAsync(reference, "approved");
    }

    /// <summary>Addresses and bodies in which people are named.</summary>
    private static async Task AskStrangelyAsync(Town town)
    {
        using var anybody = town.Anonymous();
        foreach (var address in (string[])[
            "/nowhere/minsu@seoul.example", "/pane/sign-in?address=minsu@seoul.example&challenge=short", "/signin-oidc?error=access_denied&error_description=minsu",
            "/c/%EA%B9%80%EB%AF%BC%EC%88%98"])
            await anybody.GetAsync(new Uri(address, UriKind.Relative), Cancellation);
        using var counsellor = town.As("hana@dasan120.example");
        await counsellor.GetAsync(new Uri("/api/answers?q=%EA%B9%80%EB%AF%BC%EC%88%98%20minsu", UriKind.Relative), Cancellation);
        using var officer = town.As(Town.Officer);
        await officer.PostAsync(new Uri("/api/consultations", UriKind.Relative), new StringContent("{\"sheet\": \"김민수 minsu\"", null, "application/json"), Cancellation);
        await officer.PostAsJsonAsync("/api/consultations", new { sheet = new { title = "김민수", contact = new { name = 7 } } }, CoreJson.Options, Cancellation);
        using var admin = town.As("admin@seoul.example");
        await admin.PostAsync(new Uri("/api/mailboxes/minsu@seoul.example/parked/replay", UriKind.Relative), null, Cancellation);
    }

    /// <summary>Graph fails in the officer's mailbox, and the scheduler says so.</summary>
    private static async Task FailAsync(Town town, LogBook log)
    {
        town.StandIn.Faults.Set(new FaultRule { Method = "GET", Mailbox = Town.Officer, Status = 500 });
        town.Answer(Town.Foundation, "다시 한번 동의합니다.", null, "RE: 협의", Town.Officer);
        await log.UntilAsync("Quartz", Cancellation);
        town.StandIn.Faults.Set();
    }

    private static string Around(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 200)];
    }
}
