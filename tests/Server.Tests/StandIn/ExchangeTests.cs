using System.Net;
using System.Net.Http.Json;
using ConsultAddin.Local.Exchange;
using MimeKit;

namespace ConsultAddin.Server.Tests.StandIn;

/// <summary>What Exchange does with mail besides carrying it.</summary>
public sealed class ExchangeTests : IAsyncLifetime
{
    private readonly GraphFixture fixture = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task An_inbox_rule_moves_mail_before_anybody_sees_it_in_the_inbox()
    {
        var minsu = fixture.Mailbox(GraphFixture.Minsu);
        var folder = minsu.AddFolder("협의", minsu.FindFolder("inbox")!);
        using var set = await fixture.Http.PutAsJsonAsync($"/local/api/mailboxes/{GraphFixture.Minsu}/rules",
            new[] { new { from = GraphFixture.Ops.ToUpperInvariant(), subjectContains = "협의", moveTo = folder.Id } }, Cancellation);
        using var lost = await fixture.Http.PutAsJsonAsync($"/local/api/mailboxes/{GraphFixture.Minsu}/rules", new[] { new { moveTo = "nowhere" } }, Cancellation);

        await fixture.ArriveAsync("dmarc", GraphFixture.Ops, GraphFixture.Minsu, "RE: 협의");
        await fixture.ArriveAsync("dmarc", GraphFixture.Ops, GraphFixture.Minsu, "점심");

        Assert.Equal(HttpStatusCode.NoContent, set.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, lost.StatusCode);
        Assert.Equal("RE: 협의", Assert.Single(minsu.Items(folder)).Envelope.Subject);
        Assert.Equal("점심", Assert.Single(minsu.Items(minsu.FindFolder("inbox"))).Envelope.Subject);
        var delta = await fixture.Graph.Users[GraphFixture.Minsu].MailFolders["inbox"].Messages.Delta.GetAsDeltaGetResponseAsync(cancellationToken: Cancellation);
        Assert.Single(delta!.Value!);
    }

    [Fact]
    public async Task Junk_lies_in_its_folder_and_says_so_in_its_headers()
    {
        var raw = $"From: <{GraphFixture.Ops}>\r\nTo: <{GraphFixture.Minsu}>\r\nSubject: 회신\r\nX-Forefront-Antispam-Report: SCL:-1\r\n\r\n동의\r\n";
        using var answer = await fixture.Http.PostAsync("/local/mail?auth=none&folder=junkemail", new StringContent(raw), Cancellation);

        var minsu = fixture.Mailbox(GraphFixture.Minsu);
        var mail = minsu.Read(Assert.Single(minsu.Items(minsu.FindFolder("junkemail"))));
        Assert.Empty(minsu.Items(minsu.FindFolder("inbox")));
        Assert.Equal("5", mail.Headers["X-MS-Exchange-Organization-SCL"]);
        Assert.Contains("SFV:SPM", Assert.Single(mail.Headers, h => h.Field == "X-Forefront-Antispam-Report").Value);
    }

    [Fact]
    public async Task Conversations_merge_by_subject_and_split_when_it_changes()
    {
        await fixture.ArriveAsync("dmarc", GraphFixture.Ops, GraphFixture.Minsu, "한파 안내");
        await fixture.ArriveAsync("dmarc", "outsider@elsewhere.example", GraphFixture.Minsu, "RE: 한파 안내");
        var first = fixture.Mailbox(GraphFixture.Minsu).Items()[^1];
        await fixture.ArriveAsync("dmarc", GraphFixture.Ops, GraphFixture.Minsu, "한파 안내 (수정)", headers: $"In-Reply-To: {first.Envelope.MessageId}\r\n");

        var conversations = fixture.Mailbox(GraphFixture.Minsu).Items().ToDictionary(i => i.Envelope.Subject, i => i.ConversationId);
        Assert.Equal(conversations["한파 안내"], conversations["RE: 한파 안내"]);
        Assert.NotEqual(conversations["한파 안내"], conversations["한파 안내 (수정)"]);
    }

    [Fact]
    public async Task A_read_receipt_is_sent_once_and_only_when_the_reader_agrees()
    {
        await fixture.ArriveAsync("internal", GraphFixture.Minsu, GraphFixture.Citizen, "협의 요청", headers: $"Disposition-Notification-To: <{GraphFixture.Minsu}>\r\n");
        var read = Assert.Single(fixture.Mailbox(GraphFixture.Citizen).Items());
        var path = $"/local/api/mailboxes/{GraphFixture.Citizen}/mails/{read.ImmutableId}/receipt";
        Assert.Empty(fixture.Mailbox(GraphFixture.Minsu).Items());

        using var sent = await fixture.Http.PostAsync(path, null, Cancellation);
        using var again = await fixture.Http.PostAsync(path, null, Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, sent.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        var minsu = fixture.Mailbox(GraphFixture.Minsu);
        var receipt = minsu.Read(Assert.Single(minsu.Items()));
        var report = Assert.IsType<MultipartReport>(receipt.Body);
        Assert.Equal("disposition-notification", report.ReportType);
        var fields = Assert.IsType<MessageDispositionNotification>(report[1]).Fields;
        Assert.Equal(read.Envelope.MessageId, fields["Original-Message-ID"]);
        Assert.Equal("manual-action/MDN-sent-manually; displayed", fields["Disposition"]);
        Assert.Equal("<>", receipt.Headers["Return-Path"]);
        Assert.Empty(fixture.Mailbox(GraphFixture.Citizen).Items(fixture.Mailbox(GraphFixture.Citizen).FindFolder("sentitems")));
    }

    [Fact]
    public void A_mail_without_the_wish_asks_for_no_receipt()
    {
        var mail = new MimeMessage { Subject = "x", Body = new TextPart("plain") { Text = "y" } };
        mail.From.Add(new MailboxAddress("", GraphFixture.Ops));
        var item = fixture.Mailbox(GraphFixture.Minsu).Add("inbox", Parts.Write(mail), draft: false, transported: true, read: false);

        Assert.False(item.Envelope.ReadReceiptRequested);
    }
}
