using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using ConsultAddin.Local.Exchange;
using MimeKit;

namespace ConsultAddin.Server.Tests.StandIn;

/// <summary>What people do in the web mail, by the requests that its pages make.</summary>
public sealed class WebMailTests : IAsyncLifetime
{
    private readonly GraphFixture fixture = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Theory]
    [InlineData("outlook", "RE: 협의 요청", "<div id=\"divRplyFwdMsg\"", "보낸 사람:")]
    [InlineData("gmail", "Re: 협의 요청", "class=\"gmail_quote", "님이 작성:")]
    [InlineData("naver", "RE: 협의 요청", "-----Original Message-----", "(GMT+09:00)")]
    [InlineData("iphone", "Re: 협의 요청", "<blockquote type=\"cite\">", "나의 iPhone에서 보냄")]
    public async Task An_answer_is_threaded_and_quotes_in_the_form_of_its_mail_program(string client, string subject, string mark, string words)
    {
        await SendAsync("minsu@seoul.example", new { to = new[] { GraphFixture.Ops }, cc = new[] { "consult120@seoul.example" }, subject = "협의 요청", html = "원문입니다." });
        var asked = fixture.Mailbox(GraphFixture.Ops).Items()[0];

        var answer = await Http.GetFromJsonAsync<JsonObject>(Path(GraphFixture.Ops, $"/mails/{asked.ImmutableId}/answer?how=reply-all&client={client}"), Cancellation);
        await SendAsync(GraphFixture.Ops, new
        {
            to = answer!["to"]!.AsArray().Select(t => (string)t!["address"]!),
            cc = answer["cc"]!.AsArray().Select(t => (string)t!["address"]!),
            subject = (string)answer["subject"]!,
            html = "동의합니다.",
            answers = asked.ImmutableId,
            how = "reply-all",
            client,
        });

        var got = Read("minsu@seoul.example");
        Assert.Equal(subject, got.Subject);
        Assert.Equal(asked.Envelope.MessageId, $"<{got.InReplyTo}>");
        Assert.Contains(asked.Envelope.MessageId.Trim('<', '>'), got.References);
        Assert.Contains(mark, got.HtmlBody);
        Assert.Contains(words, got.HtmlBody);
        Assert.True(got.HtmlBody!.IndexOf("동의합니다.", StringComparison.Ordinal) < got.HtmlBody.IndexOf("원문입니다.", StringComparison.Ordinal));
        Assert.Equal("consult120@seoul.example", Assert.Single(got.Cc.Mailboxes).Address);
    }

    [Fact]
    public async Task Forwarding_takes_the_attachments_along()
    {
        await SendAsync("minsu@seoul.example", new
        {
            to = new[] { GraphFixture.Ops },
            subject = "파일",
            html = "x",
            attachments = new[] { new { name = "협의서.docx", contentType = "application/octet-stream", base64 = "UEsDBA==" } },
        });
        var asked = fixture.Mailbox(GraphFixture.Ops).Items()[0];

        await SendAsync(GraphFixture.Ops, new { to = new[] { "jiyoung@dasan120.example" }, subject = "FW: 파일", html = "봐 주세요", answers = asked.ImmutableId, how = "forward" });

        var item = fixture.Mailbox("jiyoung@dasan120.example").Items()[0];
        using var file = await Http.GetAsync(Path("jiyoung@dasan120.example", $"/mails/{item.ImmutableId}/attachments/0"), Cancellation);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("협의서.docx", file.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal([80, 75, 3, 4], await file.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task A_hostile_mail_can_neither_run_nor_load_anything()
    {
        const string html = "<html><body><p onclick=\"x()\">안녕</p><script>alert(1)</script><img src=\"https://evil.example/p.png\" onerror=\"x()\"><form action=\"https://evil.example\"><input></form><iframe src=\"https://evil.example\"></iframe></body></html>";
        var raw = $"From: <{GraphFixture.Ops}>\r\nTo: <minsu@seoul.example>\r\nSubject: x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}";
        using var delivered = await Http.PostAsync("/local/mail?auth=dmarc", new StringContent(raw), Cancellation);
        var item = fixture.Mailbox("minsu@seoul.example").Items()[0];

        using var answer = await Http.GetAsync(Path("minsu@seoul.example", $"/mails/{item.ImmutableId}/html"), Cancellation);

        var shown = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("안녕", shown);
        Assert.DoesNotContain("<script", shown);
        Assert.DoesNotContain("onclick", shown);
        Assert.DoesNotContain("onerror", shown);
        Assert.DoesNotContain("<form", shown);
        Assert.DoesNotContain("<iframe", shown);
        var policy = string.Join(';', answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("sandbox", policy);
    }

    [Fact]
    public async Task Arriving_mail_is_told_while_the_page_is_open()
    {
        await using var stream = await Http.GetStreamAsync("/local/api/events", Cancellation);
        var events = SseParser.Create(stream).EnumerateAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(await events.MoveNextAsync());

        await fixture.ArriveAsync("internal", GraphFixture.Citizen, "minsu@seoul.example", "회신");

        Assert.True(await events.MoveNextAsync());
        Assert.Equal("created", events.Current.EventType);
        Assert.Equal("minsu@seoul.example", events.Current.Data);
    }

    [Fact]
    public async Task A_page_of_another_site_can_do_nothing_here()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path("minsu@seoul.example", "/send")) { Content = JsonContent.Create(new { to = new[] { GraphFixture.Ops }, subject = "x" }) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await Http.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(fixture.Mailbox(GraphFixture.Ops).Items());
    }

    [Fact]
    public async Task Nobody_sends_in_the_name_of_a_mailbox_that_is_not_theirs()
    {
        using var answer = await Http.PostAsJsonAsync(Path("jiwon@seoul.example", "/send"), new { from = "coldwave@seoul.example", to = new[] { GraphFixture.Ops }, subject = "x" }, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("권한", await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Empty(fixture.Mailbox(GraphFixture.Ops).Items());
    }

    [Fact]
    public async Task A_draft_is_kept_once_and_leaves_when_it_is_sent()
    {
        var written = new { to = new[] { GraphFixture.Ops }, subject = "초안", html = "<p>하나</p>", whole = true, headers = new Dictionary<string, string> { ["x-consultaddin"] = "1" } };
        using var kept = await Http.PostAsJsonAsync(Path("minsu@seoul.example", "/drafts"), written, Cancellation);
        var id = (string)(await kept.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!["id"]!;

        await SendAsync("minsu@seoul.example", new { written.to, written.subject, html = "<p>둘</p>", whole = true, written.headers, draft = id });

        var minsu = fixture.Mailbox("minsu@seoul.example");
        Assert.Equal(id, Assert.Single(minsu.Items()).ImmutableId);
        Assert.False(minsu.Items()[0].IsDraft);
        Assert.Equal("1", Read(GraphFixture.Ops).Headers["x-consultaddin"]);
        Assert.Contains("둘", Read(GraphFixture.Ops).HtmlBody);
    }

    [Fact]
    public async Task Headers_are_empty_for_sent_mail_as_Office_gives_them()
    {
        await SendAsync("minsu@seoul.example", new { to = new[] { GraphFixture.Ops }, subject = "x", html = "y" });
        var sent = fixture.Mailbox("minsu@seoul.example").Items()[0];
        var received = fixture.Mailbox(GraphFixture.Ops).Items()[0];

        Assert.Equal("", await Http.GetStringAsync(Path("minsu@seoul.example", $"/mails/{sent.ImmutableId}/headers"), Cancellation));
        Assert.Contains("Authentication-Results:", await Http.GetStringAsync(Path(GraphFixture.Ops, $"/mails/{received.ImmutableId}/headers"), Cancellation));
    }

    private HttpClient Http => fixture.Http;

    private static string Path(string mailbox, string rest) => $"/local/api/mailboxes/{mailbox}{rest}";

    private async Task SendAsync(string mailbox, object written)
    {
        using var answer = await Http.PostAsJsonAsync(Path(mailbox, "/send"), written, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private MimeMessage Read(string address)
    {
        var mailbox = fixture.Mailbox(address);
        return mailbox.Read(mailbox.Items(mailbox.FindFolder(WellKnownFolders.Inbox))[0]);
    }
}
