using System.Text;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using MimeKit;
using Message = Microsoft.Graph.Models.Message;

namespace ConsultAddin.Server.Tests.StandIn;

/// <summary>The stand-in's slice of Graph, read by the real SDK.</summary>
public sealed class GraphMailTests : IAsyncLifetime
{
    private readonly GraphFixture fixture = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task A_draft_made_of_MIME_keeps_its_headers_and_its_immutable_id_when_it_is_sent()
    {
        var draft = await DraftFromMimeAsync("사전협의 결과 알림");
        var messages = fixture.Graph.Users[GraphFixture.Consult].Messages;
        var ordinary = fixture.Mailbox(GraphFixture.Consult).Find(draft.Id!)!.Id;

        await messages[draft.Id].Send.PostAsync(GraphFixture.Immutable, Cancellation);

        var sent = await messages[draft.Id].GetAsync(r => { GraphFixture.Immutable(r); r.QueryParameters.Select = ["id", "internetMessageId", "isDraft", "parentFolderId"]; }, Cancellation);
        var folder = await fixture.Graph.Users[GraphFixture.Consult].MailFolders["sentitems"].GetAsync(cancellationToken: Cancellation);
        Assert.Equal(draft.InternetMessageId, sent!.InternetMessageId);
        Assert.Equal(folder!.Id, sent.ParentFolderId);
        Assert.False(sent.IsDraft);
        await Assert.ThrowsAsync<ODataError>(() => messages[ordinary].GetAsync(cancellationToken: Cancellation));

        var received = Assert.Single(fixture.Mailbox(GraphFixture.Citizen).Items());
        Assert.Equal("auto-generated", fixture.Mailbox(GraphFixture.Citizen).Read(received).Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task Sent_copies_list_no_headers_but_their_MIME_form_has_them()
    {
        var draft = await DraftFromMimeAsync("머리글");
        var messages = fixture.Graph.Users[GraphFixture.Consult].Messages;
        await messages[draft.Id].Send.PostAsync(GraphFixture.Immutable, Cancellation);

        var sent = await messages[draft.Id].GetAsync(r => r.QueryParameters.Select = ["internetMessageHeaders"], Cancellation);
        await using var mime = await messages[draft.Id].Content.GetAsync(cancellationToken: Cancellation);

        Assert.Null(sent!.InternetMessageHeaders);
        Assert.Equal("auto-generated", (await MimeMessage.LoadAsync(mime!, Cancellation)).Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task What_a_sent_copy_answers_stands_in_the_properties_of_its_composition()
    {
        var messages = fixture.Graph.Users[GraphFixture.Minsu].Messages;
        await fixture.ArriveAsync("dmarc", GraphFixture.Ops, GraphFixture.Minsu, "질문");
        var asked = Assert.Single(fixture.Mailbox(GraphFixture.Minsu).Items());
        await messages[asked.ImmutableId].Reply.PostAsync(new() { Comment = "답" }, cancellationToken: Cancellation);
        var copy = fixture.Mailbox(GraphFixture.Minsu).Items().Single(i => i.Envelope.Subject == "RE: 질문");

        async Task<Message> ReadAsync(string filter) => (await messages[copy.ImmutableId].GetAsync(
            r =>
            {
                r.QueryParameters.Select = ["id", "internetMessageHeaders"];
                r.QueryParameters.Expand = [$"singleValueExtendedProperties($filter={filter})"];
            },
            Cancellation))!;
        var read = await ReadAsync("id eq 'String 0x1042' or id eq 'String 0x1039'");

        Assert.Null(read.InternetMessageHeaders);
        Assert.Equal(
            [("String 0x1042", asked.Envelope.MessageId), ("String 0x1039", asked.Envelope.MessageId)],
            read.SingleValueExtendedProperties!.Select(p => (p.Id!, p.Value!)));
        Assert.Null((await ReadAsync("id eq 'String 0x0001'")).SingleValueExtendedProperties);
    }

    [Fact]
    public async Task A_round_brings_what_came_then_what_changed_in_part_then_what_left()
    {
        await fixture.ArriveAsync("internal", GraphFixture.Citizen, GraphFixture.Minsu, "하나");
        await fixture.ArriveAsync("internal", GraphFixture.Citizen, GraphFixture.Minsu, "둘");
        var delta = fixture.Graph.Users[GraphFixture.Minsu].MailFolders["inbox"].Messages.Delta;

        var first = await delta.GetAsDeltaGetResponseAsync(r =>
        {
            r.Headers.Add("Prefer", "odata.maxpagesize=1");
            GraphFixture.Immutable(r);
            r.QueryParameters.Select = ["subject", "internetMessageId"];
            r.QueryParameters.Filter = "receivedDateTime ge 2026-11-01T00:00:00Z";
        }, Cancellation);
        Assert.Single(first!.Value!);
        var second = await delta.WithUrl(first.OdataNextLink!).GetAsDeltaGetResponseAsync(GraphFixture.Immutable, Cancellation);
        Assert.Equal("둘", Assert.Single(second!.Value!).Subject);
        Assert.Null(second.Value![0].BodyPreview);
        Assert.StartsWith("https://graph.microsoft.com/v1.0/users/", second.OdataDeltaLink);

        var id = second.Value[0].Id;
        await fixture.Graph.Users[GraphFixture.Minsu].Messages[id].PatchAsync(new Message { IsRead = true }, cancellationToken: Cancellation);
        var third = await delta.WithUrl(second.OdataDeltaLink!).GetAsDeltaGetResponseAsync(GraphFixture.Immutable, Cancellation);
        var changed = Assert.Single(third!.Value!);
        Assert.True(changed.IsRead);
        Assert.Null(changed.Subject);

        await fixture.Graph.Users[GraphFixture.Minsu].Messages[id].Move.PostAsync(new() { DestinationId = "deleteditems" }, cancellationToken: Cancellation);
        var fourth = await delta.WithUrl(third.OdataDeltaLink!).GetAsDeltaGetResponseAsync(GraphFixture.Immutable, Cancellation);
        var removed = Assert.Single(fourth!.Value!);
        Assert.Equal(id, removed.Id);
        Assert.True(removed.AdditionalData.ContainsKey("@removed"));
    }

    [Theory]
    [InlineData("$deltatoken")]
    [InlineData("$skiptoken")]
    public async Task A_link_that_this_store_never_gave_is_gone(string token)
    {
        var error = await Assert.ThrowsAsync<ODataError>(() => fixture.Graph.Users[GraphFixture.Minsu].MailFolders["inbox"].Messages.Delta
            .WithUrl($"https://graph.microsoft.com/v1.0/users/{GraphFixture.Minsu}/mailFolders/inbox/messages/delta?{token}=bm9wZQ")
            .GetAsDeltaGetResponseAsync(cancellationToken: Cancellation));

        Assert.Equal(410, error.ResponseStatusCode);
        Assert.Equal("SyncStateNotFound", error.Error!.Code);
    }

    [Theory]
    [InlineData("isRead eq false", null)]
    [InlineData("receivedDateTime ge 2026-11-01T00:00:00Z and isRead eq false", null)]
    [InlineData(null, "subject")]
    public async Task Delta_filters_by_the_time_of_arrival_and_by_nothing_else(string? filter, string? order)
    {
        var error = await Assert.ThrowsAsync<ODataError>(() => fixture.Graph.Users[GraphFixture.Minsu].MailFolders["inbox"].Messages.Delta.GetAsDeltaGetResponseAsync(r =>
        {
            r.QueryParameters.Filter = filter;
            r.QueryParameters.Orderby = order is null ? null : [order];
        }, Cancellation));

        Assert.Equal(400, error.ResponseStatusCode);
        Assert.StartsWith("ErrorInvalidUrlQuery", error.Error!.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_mail_that_comes_back_stays_removed_for_those_with_immutable_ids(bool immutable)
    {
        await fixture.ArriveAsync("internal", GraphFixture.Citizen, GraphFixture.Minsu, "돌아온 편지");
        var delta = fixture.Graph.Users[GraphFixture.Minsu].MailFolders["inbox"].Messages.Delta;
        var first = await delta.WithUrl($"https://graph.microsoft.com/v1.0/users/{GraphFixture.Minsu}/mailFolders/inbox/messages/delta").GetAsDeltaGetResponseAsync(
            r => { if (immutable) GraphFixture.Immutable(r); }, Cancellation);
        var minsu = fixture.Mailbox(GraphFixture.Minsu);
        minsu.Move(minsu.Move(minsu.Items()[0], minsu.FindFolder("archive")!), minsu.FindFolder("inbox")!);

        var second = await delta.WithUrl(first!.OdataDeltaLink!).GetAsDeltaGetResponseAsync(r => { if (immutable) GraphFixture.Immutable(r); }, Cancellation);

        Assert.Equal(immutable ? [true] : [true, false], second!.Value!.Select(m => m.AdditionalData.ContainsKey("@removed")));
    }

    [Fact]
    public async Task A_filter_and_an_order_that_do_not_go_together_are_refused_as_Graph_refuses_them()
    {
        var messages = fixture.Graph.Users[GraphFixture.Minsu].Messages;

        var mixed = await Assert.ThrowsAsync<ODataError>(() => messages.GetAsync(r =>
        {
            r.QueryParameters.Filter = "isRead eq false";
            r.QueryParameters.Orderby = ["receivedDateTime desc"];
        }, Cancellation));
        var headers = await Assert.ThrowsAsync<ODataError>(() => messages.GetAsync(r => r.QueryParameters.Filter = "contains(bodyPreview, 'x')", Cancellation));

        Assert.Equal("InefficientFilter", mixed.Error!.Code);
        Assert.Equal(400, headers.ResponseStatusCode);
    }

    [Fact]
    public async Task Filters_on_dates_senders_ids_and_words_find_what_they_name()
    {
        await fixture.ArriveAsync("internal", GraphFixture.Citizen, GraphFixture.Minsu, "RE: 협의 C2026-00142-L");
        fixture.Clock.Advance(TimeSpan.FromHours(1));
        await fixture.ArriveAsync("dmarc", GraphFixture.Ops, GraphFixture.Minsu, "점심 'O''Brien'");
        var messages = fixture.Graph.Users[GraphFixture.Minsu].Messages;

        async Task<IEnumerable<string?>> Subjects(string filter) => (await messages.GetAsync(r =>
        {
            r.QueryParameters.Filter = filter;
            r.QueryParameters.Select = ["subject"];
        }, Cancellation))!.Value!.Select(m => m.Subject);

        Assert.Single(await Subjects("receivedDateTime ge 2026-11-24T02:00:00Z"));
        Assert.Single(await Subjects($"from/emailAddress/address eq '{GraphFixture.Ops.ToUpperInvariant()}'"));
        Assert.Single(await Subjects("contains(subject,'C2026-00142-L') and not (isRead eq true)"));
        Assert.Equal(2, (await Subjects("startswith(subject,'RE:') or from/emailAddress/address eq 'ops@dasan120.example'")).Count());
        var id = fixture.Mailbox(GraphFixture.Minsu).Items()[0].Envelope.MessageId;
        Assert.Single(await Subjects($"internetMessageId eq '{id}'"));
    }

    [Fact]
    public async Task Nothing_that_the_SDK_does_not_know_is_in_any_answer()
    {
        await DraftFromMimeAsync("초안");
        await fixture.ArriveAsync("dmarc", GraphFixture.Ops, GraphFixture.Consult, "외부에서");
        var user = fixture.Graph.Users[GraphFixture.Consult];

        var messages = (await user.Messages.GetAsync(r => r.QueryParameters.Expand = ["attachments"], Cancellation))!.Value!;
        var full = await user.Messages[messages[0].Id].GetAsync(r => r.QueryParameters.Select = ["internetMessageHeaders", "body", "uniqueBody", "from"], Cancellation);
        var folders = (await user.MailFolders.GetAsync(cancellationToken: Cancellation))!.Value!;
        var delta = (await user.MailFolders["inbox"].Messages.Delta.GetAsDeltaGetResponseAsync(cancellationToken: Cancellation))!.Value!;

        IEnumerable<Entity> all = [.. messages, full!, .. folders, .. delta, .. messages.SelectMany(m => m.Attachments ?? [])];
        Assert.All(all, entity => Assert.All(entity.AdditionalData.Keys, key => Assert.StartsWith("@odata.", key)));
        Assert.All(messages, m => Assert.All(
            new[] { m.From!.AdditionalData, m.From.EmailAddress!.AdditionalData, m.Body!.AdditionalData, m.Flag!.AdditionalData },
            Assert.Empty));
        Assert.All(messages, m => Assert.NotNull(m.Importance));
    }

    [Fact]
    public async Task A_draft_made_of_JSON_carries_its_file_to_the_recipient()
    {
        var user = fixture.Graph.Users[GraphFixture.Minsu];
        var draft = await user.Messages.PostAsync(new Message
        {
            Subject = "[사전협의] 한파",
            Body = new ItemBody { ContentType = BodyType.Html, Content = "<p>협의 부탁드립니다.</p>" },
            ToRecipients = [new Recipient { EmailAddress = new EmailAddress { Address = GraphFixture.Ops } }],
            Attachments = [new FileAttachment { Name = "협의서.docx", ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ContentBytes = [80, 75, 3, 4] }],
        }, cancellationToken: Cancellation);
        await user.Messages[draft!.Id].Send.PostAsync(cancellationToken: Cancellation);

        var mail = fixture.Mailbox(GraphFixture.Ops).Read(Assert.Single(fixture.Mailbox(GraphFixture.Ops).Items()));
        Assert.Contains("협의 부탁드립니다.", mail.HtmlBody);
        Assert.Equal("협의서.docx", Assert.Single(mail.Attachments).ContentDisposition!.FileName);
    }

    [Fact]
    public async Task JSON_takes_only_headers_that_begin_with_x()
    {
        var error = await Assert.ThrowsAsync<ODataError>(() => fixture.Graph.Users[GraphFixture.Minsu].Messages.PostAsync(new Message
        {
            InternetMessageHeaders = [new InternetMessageHeader { Name = "Auto-Submitted", Value = "auto-generated" }],
        }, cancellationToken: Cancellation));

        Assert.Equal("InvalidInternetMessageHeader", error.Error!.Code);
    }

    [Fact]
    public async Task A_token_is_wanted_and_its_permissions_are_looked_at()
    {
        using var none = await fixture.Http.GetAsync($"/graph/v1.0/users/{GraphFixture.Minsu}/messages", Cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/graph/v1.0/users/{GraphFixture.Minsu}/sendMail");
        request.Headers.Authorization = new("Bearer", fixture.StandIn.Tokens.ForGraph("Mail.Read"));
        using var reader = await fixture.Http.SendAsync(request, Cancellation);

        Assert.Equal(401, (int)none.StatusCode);
        Assert.Contains("InvalidAuthenticationToken", await none.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(403, (int)reader.StatusCode);
    }

    [Fact]
    public async Task Mailboxes_of_other_organisations_are_not_served()
    {
        var error = await Assert.ThrowsAsync<ODataError>(() => fixture.Graph.Users[GraphFixture.Ops].Messages.GetAsync(cancellationToken: Cancellation));

        Assert.Equal("MailboxNotEnabledForRESTAPI", error.Error!.Code);
    }

    [Fact]
    public async Task The_log_tells_whose_text_left_and_whose_did_not()
    {
        await fixture.ArriveAsync("internal", GraphFixture.Citizen, GraphFixture.Minsu, "사사로운 편지", "비밀");
        var messages = fixture.Graph.Users[GraphFixture.Minsu].Messages;
        var item = fixture.Mailbox(GraphFixture.Minsu).Items()[0];
        await messages.GetAsync(r => r.QueryParameters.Select = ["subject", "from", "internetMessageId"], Cancellation);
        Assert.All(fixture.StandIn.Requests.Since(), call => Assert.Empty(call.Disclosed));

        await messages[item.Id].Content.GetAsync(cancellationToken: Cancellation);

        var call = fixture.StandIn.Requests.Since()[^1];
        Assert.Equal(item.Envelope.MessageId, Assert.Single(call.Disclosed));
        Assert.Equal(["mime"], call.Content);
        Assert.Equal(GraphFixture.Minsu, call.Mailbox);
    }

    [Fact]
    public async Task A_gateway_that_gives_up_after_the_work_leaves_the_mail_sent()
    {
        var draft = await DraftFromMimeAsync("한 번만");
        fixture.StandIn.Faults.Set(new Local.Graph.FaultRule { Path = "/send$", Status = 504, AfterWork = true, Next = 1 });

        var error = await Assert.ThrowsAsync<ODataError>(() => fixture.Graph.Users[GraphFixture.Consult].Messages[draft.Id].Send
            .PostAsync(r => r.Options.Add(new Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options.RetryHandlerOption { MaxRetry = 0 }), Cancellation));

        Assert.Equal(504, error.ResponseStatusCode);
        Assert.Single(fixture.Mailbox(GraphFixture.Citizen).Items());
    }

    [Fact]
    public async Task A_sent_copy_may_appear_late_by_the_clock()
    {
        var draft = await DraftFromMimeAsync("늦은 사본");
        var mailbox = fixture.Mailbox(GraphFixture.Consult);
        fixture.StandIn.Faults.Set(new Local.Graph.FaultRule { SentCopyDelaySeconds = 30 });
        await fixture.Graph.Users[GraphFixture.Consult].Messages[draft.Id].Send.PostAsync(cancellationToken: Cancellation);
        Assert.Empty(mailbox.Items(mailbox.FindFolder("sentitems")));
        Assert.Single(fixture.Mailbox(GraphFixture.Citizen).Items());

        fixture.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(draft.Id, Assert.Single(mailbox.Items(mailbox.FindFolder("sentitems"))).ImmutableId);
    }

    private async Task<Message> DraftFromMimeAsync(string subject)
    {
        var mail = new MimeMessage { Subject = subject, Body = new TextPart("plain") { Text = "알립니다." } };
        mail.From.Add(new MailboxAddress("120 사전협의", GraphFixture.Consult));
        mail.To.Add(new MailboxAddress("", GraphFixture.Citizen));
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        using var bytes = new MemoryStream();
        await mail.WriteToAsync(bytes, Cancellation);

        var request = fixture.Graph.Users[GraphFixture.Consult].Messages.ToPostRequestInformation(new Message(), GraphFixture.Immutable);
        request.Headers.Remove("Content-Type");
        request.SetStreamContent(new MemoryStream(Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes.ToArray()))), "text/plain");
        return (await fixture.Graph.RequestAdapter.SendAsync(request, Message.CreateFromDiscriminatorValue,
            new Dictionary<string, Microsoft.Kiota.Abstractions.Serialization.ParsableFactory<Microsoft.Kiota.Abstractions.Serialization.IParsable>> { ["XXX"] = ODataError.CreateFromDiscriminatorValue }, Cancellation))!;
    }
}
