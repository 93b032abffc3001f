using ConsultAddin.Local.Exchange;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ConsultAddin.Server.Tests.Mailboxes;

/// <summary>In whichever order and mailboxes mails are found, those that belong together meet.</summary>
public sealed class OrderOfFindingTests(PostgresCluster cluster)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task A_sheet_and_its_answer_that_are_found_at_the_same_moment_in_two_mailboxes_meet(string database)
    {
        await using var town = await Town.StartAsync(database == "postgresql" ? await cluster.CreateAsync() : null);
        for (var i = 0; i < 6; i++)
        {
            var reference = await town.CreateAsync();
            var sheet = await town.SendFilledAsync(await town.FillAsync(reference), (mail, _) => mail.Cc.Clear());
            town.Answer(Town.Foundation, "동의합니다.", sheet, "RE: 협의", Town.Consultation);
            await Task.WhenAll(town.RoundAsync(Town.Officer), town.RoundAsync(Town.Consultation));
            Assert.Equal("partial", await town.StatusAsync(reference));
        }
    }

    [Fact]
    public async Task An_answer_that_arrives_before_the_sheets_own_copy_is_counted()
    {
        await using var town = await Town.StartAsync();
        var reference = await town.CreateAsync();
        using var sheet = Sheet(town, await town.FillAsync(reference));
        town.Answer(Town.Foundation, "동의합니다.", sheet.MessageId, "RE: 협의", Town.Consultation);
        town.Clock.Advance(TimeSpan.FromSeconds(2));
        town.Arrive(sheet, ArrivalProof.Internal);
        await town.RoundAsync(Town.Consultation);
        var view = await town.ViewAsync(reference);
        Assert.Equal(1, view["history"]!.AsArray().Count(e => (string)e!["name"]! == "reply-recorded"));
    }

    [Theory]
    [InlineData(Town.Consultation, Town.Officer)]
    [InlineData(Town.Officer, Town.Officer)]
    public async Task An_answer_that_Microsofts_clock_puts_before_the_filling_is_counted(string arrives, string sheetIsFound)
    {
        await using var town = await Town.StartAsync(skew: TimeSpan.FromMinutes(-1));
        var reference = await town.CreateAsync();
        var sheet = await town.SendFilledAsync(await town.FillAsync(reference), (mail, _) => mail.Cc.Clear());
        town.Answer(Town.Foundation, "동의합니다.", sheet, "RE: 협의", arrives);
        await town.RoundAsync(arrives);
        await town.RoundAsync(sheetIsFound);
        Assert.Equal("partial", await town.StatusAsync(reference));
    }

    [Fact]
    public async Task An_answer_to_an_answer_that_is_found_later_is_counted()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        using var first = town.Reply(Town.CitizenService, "동의합니다.", sheet, "RE: 협의", Town.Officer);
        town.Arrive(first, ArrivalProof.Internal);
        town.Clock.Advance(TimeSpan.FromSeconds(10));
        using var second = town.Reply(Town.Foundation, "동의합니다.", first.MessageId, "RE: 협의", Town.Consultation);
        town.Arrive(second, ArrivalProof.Dmarc);
        town.Clock.Advance(TimeSpan.FromSeconds(10));
        using var third = town.Reply(Town.CitizenService, "동의합니다.", second.MessageId, "RE: 협의", Town.Consultation);
        town.Arrive(third, ArrivalProof.Internal);
        await town.RoundAsync(Town.Consultation);
        Assert.Equal("awaiting", await town.StatusAsync(reference));

        await town.RoundAsync(Town.Officer);
        var view = await town.ViewAsync(reference);
        Assert.True("approved" == (string)view["status"]!, view["reasons"]!.ToJsonString());
        Assert.Equal(3, view["history"]!.AsArray().Count(e => (string)e!["name"]! == "reply-recorded"));
    }

    [Fact]
    public async Task A_mail_that_names_a_sheet_found_while_its_mailbox_is_being_read_is_found_too()
    {
        Func<Task>? meanwhile = null;
        await using var town = await Town.StartAsync(watch: builder => builder.Services.ConfigureHttpClientDefaults(
            http => http.AddHttpMessageHandler(() => new AtTheFirstWholeMail(() => Interlocked.Exchange(ref meanwhile, null)?.Invoke() ?? Task.CompletedTask))));
        var reference = await town.CreateAsync();
        using var sheet = Sheet(town, await town.FillAsync(reference));
        town.Answer("outsider@elsewhere.example", "참고로 알려 드립니다.", sheet.MessageId, "RE: 협의", Town.Officer);
        town.Answer(Town.Foundation, "동의합니다.", sheet.MessageId, "RE: 협의", Town.Officer);
        town.Arrive(sheet, ArrivalProof.Internal);

        meanwhile = () => town.RoundAsync(Town.Consultation);
        await town.RoundAsync(Town.Officer);
        await town.RoundAsync(Town.Officer);
        var view = await town.ViewAsync(reference);
        Assert.Equal(2, view["history"]!.AsArray().Count(e => (string)e!["name"]! == "reply-recorded"));
    }

    /// <summary>A sheet's mail of which only the copy in the consultation mailbox is found.</summary>
    private static MimeMessage Sheet(Town town, System.Text.Json.Nodes.JsonNode filled)
    {
        var sheet = new MimeMessage { Subject = (string)filled["subject"]!, MessageId = "sheet@seoul.example", Date = town.Now };
        sheet.From.Add(new MailboxAddress("김민수", Town.Officer));
        sheet.To.Add(new MailboxAddress("", Town.Consultation));
        sheet.Body = new TextPart("html") { Text = (string)filled["html"]! };
        return sheet;
    }

    /// <summary>Something happens while a mail is being read whole, after it was decided which mails are.</summary>
    private sealed class AtTheFirstWholeMail(Func<Task> happens) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/$value", StringComparison.Ordinal))
                await happens();
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
