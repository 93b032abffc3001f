using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ConsultAddin.Local.Exchange;
using MimeKit;

namespace ConsultAddin.Server.Tests.StandIn;

/// <summary>What a mail carries when it lies in a mailbox.</summary>
public sealed class ArrivalTests : IAsyncLifetime
{
    private readonly GraphFixture fixture = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Theory]
    [InlineData("internal", "Internal", "dmarc=none")]
    [InlineData("dmarc", "Anonymous", "dmarc=pass action=none header.from=dasan120.example;compauth=pass reason=100")]
    [InlineData("pinned", "Anonymous", "dkim=pass (signature was verified) header.d=dasan120.example;dmarc=none")]
    [InlineData("fail", "Anonymous", "dmarc=fail")]
    [InlineData("none", "Anonymous", "compauth=none")]
    public async Task Each_proof_of_a_sender_is_written_as_Exchange_writes_it(string auth, string authAs, string result)
    {
        await fixture.ArriveAsync(auth, GraphFixture.Ops, GraphFixture.Minsu, "회신");

        var mail = Only(GraphFixture.Minsu);
        Assert.Equal(authAs, mail.Headers["X-MS-Exchange-Organization-AuthAs"]);
        Assert.Contains(result, mail.Headers["Authentication-Results"]);
        Assert.NotNull(mail.Headers["Received"]);
        Assert.Equal(GraphFixture.Ops, mail.Headers["Return-Path"]);
    }

    [Fact]
    public async Task Marks_that_only_Exchange_may_write_are_taken_from_mail_that_brings_them()
    {
        await fixture.ArriveAsync("dmarc", GraphFixture.Ops, GraphFixture.Minsu, "회신",
            headers: "X-MS-Exchange-Organization-AuthAs: Internal\r\nx-ms-exchange-organization-scl: -1\r\n");

        var mail = Only(GraphFixture.Minsu);
        Assert.Equal(["Anonymous"], mail.Headers.Where(h => h.Field.Equals("X-MS-Exchange-Organization-AuthAs", StringComparison.OrdinalIgnoreCase)).Select(h => h.Value));
        Assert.Equal(["1"], mail.Headers.Where(h => h.Field.Equals("X-MS-Exchange-Organization-SCL", StringComparison.OrdinalIgnoreCase)).Select(h => h.Value));
    }

    [Fact]
    public void Mail_inside_the_city_is_internal_and_mail_from_the_foundation_passes_DMARC()
    {
        Send("sunyoung@seoul.example", "minsu@seoul.example", "jiyoung@dasan120.example");
        Send("jiyoung@dasan120.example", "jiwon@seoul.example");

        Assert.Equal("Internal", Only("minsu@seoul.example").Headers["X-MS-Exchange-Organization-AuthAs"]);
        Assert.Contains("dmarc=pass", Only("jiyoung@dasan120.example").Headers["Authentication-Results"]);
        Assert.Contains("dmarc=pass", Only("jiwon@seoul.example").Headers["Authentication-Results"]);
    }

    [Fact]
    public void An_address_that_does_not_exist_comes_back_as_a_delivery_report()
    {
        Send("minsu@seoul.example", "nobody@seoul.example", "nobody@nowhere.example");

        var report = Assert.IsType<MultipartReport>(Only("minsu@seoul.example").Body);
        var status = Assert.IsType<MessageDeliveryStatus>(report[1]);
        Assert.Equal("delivery-status", report.ReportType);
        Assert.Contains(status.StatusGroups, g => g["Final-Recipient"] == "rfc822;nobody@nowhere.example" && g["Action"] == "failed");
        Assert.Equal("시험", Assert.IsType<MessagePart>(report[2]).Message!.Subject);
    }

    [Fact]
    public void The_absent_answer_once_and_never_to_a_machine()
    {
        var ops = fixture.Mailbox(GraphFixture.Ops);
        ops.SetOutOfOffice(new OutOfOffice(true, "휴가 중입니다. 대리: 박지영"));

        Send("minsu@seoul.example", GraphFixture.Ops);
        Send("minsu@seoul.example", GraphFixture.Ops);
        Send("consult120@seoul.example", mail => mail.Headers.Add("X-Auto-Response-Suppress", "All"), GraphFixture.Ops);

        var answer = Only("minsu@seoul.example");
        Assert.Equal("자동 회신: 시험", answer.Subject);
        Assert.Equal("auto-generated", answer.Headers["Auto-Submitted"]);
        Assert.Empty(fixture.Mailbox("consult120@seoul.example").Items());
    }

    [Fact]
    public async Task What_is_sent_for_a_shared_mailbox_lies_in_the_senders_own_Sent_Items()
    {
        var mail = New("coldwave@seoul.example", GraphFixture.Citizen);
        fixture.StandIn.Outbox.Send(fixture.Mailbox(GraphFixture.Minsu), mail, keep: true);

        var minsu = fixture.Mailbox(GraphFixture.Minsu);
        Assert.Equal("coldwave@seoul.example", Assert.Single(minsu.Items(minsu.FindFolder("sentitems"))).Envelope.From!.Address);
        Assert.Empty(fixture.Mailbox("coldwave@seoul.example").Items());
        await Task.CompletedTask;
    }

    [Fact]
    public async Task The_door_says_where_the_mail_went_and_gives_it_an_id_when_it_has_none()
    {
        using var answer = await fixture.Http.PostAsync("/local/mail?auth=dmarc",
            new StringContent($"From: {GraphFixture.Ops}\r\nTo: {GraphFixture.Minsu}\r\nCc: nobody@seoul.example\r\nSubject: x\r\n\r\ny\r\n"), Cancellation);

        var json = (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!;
        Assert.Equal(202, (int)answer.StatusCode);
        Assert.Equal(GraphFixture.Minsu, (string?)json["delivered"]![0]!["mailbox"]);
        Assert.Equal("nobody@seoul.example", (string?)json["unknown"]![0]);
        Assert.NotEmpty(Only(GraphFixture.Minsu).MessageId!);
    }

    [Theory]
    [InlineData("POST", "/local/mail?auth=dmarc", "")]
    [InlineData("POST", "/local/mail?auth=dmarc", "junk")]
    [InlineData("PUT", "/local/faults", "junk")]
    public async Task A_door_says_what_it_cannot_read(string method, string address, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        using var answer = await fixture.Http.SendAsync(request, Cancellation);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.NotEmpty(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public void Mail_outlives_a_restart_and_half_a_line_at_the_journals_end()
    {
        var directory = Directory.CreateTempSubdirectory("stand-in-").FullName;
        var accounts = new Local.People.Accounts(Local.People.Accounts.Default);
        Item kept;
        using (var store = new MailStore(accounts, fixture.Clock, directory))
        {
            new Delivery(store).Send(store.Find(GraphFixture.Citizen)!, Bytes(New(GraphFixture.Citizen, GraphFixture.Minsu)));
            kept = store.Find(GraphFixture.Minsu)!.Items()[0];
        }

        File.AppendAllText(Path.Combine(directory, "journal.jsonl"), "{\"mailbox\":\"minsu@seo");
        for (var i = 0; i < 2; i++)
        {
            using var again = new MailStore(accounts, fixture.Clock, directory);
            var minsu = again.Find(GraphFixture.Minsu)!;
            Assert.Equal(kept.ImmutableId, minsu.Items()[^1].ImmutableId);
            Assert.Equal("시험", minsu.Read(minsu.Items()[0]).Subject);
            new Delivery(again).Send(again.Find(GraphFixture.Citizen)!, Bytes(New(GraphFixture.Citizen, GraphFixture.Minsu)));
        }

        Directory.Delete(directory, recursive: true);
    }

    private MimeMessage Only(string address)
    {
        var mailbox = fixture.Mailbox(address);
        return mailbox.Read(Assert.Single(mailbox.Items(mailbox.FindFolder("inbox"))));
    }

    private void Send(string from, params string[] to) => Send(from, _ => { }, to);

    private void Send(string from, Action<MimeMessage> change, params string[] to)
    {
        var mail = New(from, to);
        change(mail);
        fixture.StandIn.Delivery.Send(fixture.Mailbox(from), Bytes(mail));
    }

    private static MimeMessage New(string from, params string[] to)
    {
        var mail = new MimeMessage { Subject = "시험", Body = new TextPart("plain") { Text = "안녕하세요" } };
        mail.From.Add(new MailboxAddress("", from));
        mail.To.AddRange(to.Select(t => new MailboxAddress("", t)));
        return mail;
    }

    private static byte[] Bytes(MimeMessage mail)
    {
        using var bytes = new MemoryStream();
        mail.WriteTo(bytes);
        return bytes.ToArray();
    }
}
