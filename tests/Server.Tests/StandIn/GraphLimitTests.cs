using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ConsultAddin.Local;
using ConsultAddin.Local.Exchange;
using ConsultAddin.Local.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Message = Microsoft.Graph.Models.Message;

namespace ConsultAddin.Server.Tests.StandIn;

/// <summary>Where Graph says no, and how; and the faults that can be had on demand.</summary>
public sealed class GraphLimitTests : IAsyncLifetime
{
    private readonly GraphFixture fixture = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => fixture.InitializeAsync();

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task A_fifth_request_at_once_on_a_mailbox_is_throttled_and_told_when_to_come_back()
    {
        fixture.StandIn.Faults.Set(new FaultRule { Path = "messages", DelayMilliseconds = 1000, Next = 4 });
        var four = Enumerable.Range(0, 4).Select(_ => GetAsync($"users/{GraphFixture.Minsu}/messages")).ToList();
        while (fixture.StandIn.Faults.Rules.Count > 0) await Task.Yield();
        HttpResponseMessage fifth;
        do fifth = await GetAsync($"users/{GraphFixture.Minsu}/messages");
        while (fifth.IsSuccessStatusCode);
        using var other = await GetAsync($"users/{GraphFixture.Consult}/messages");

        Assert.Equal(HttpStatusCode.TooManyRequests, fifth.StatusCode);
        Assert.NotNull(fifth.Headers.RetryAfter!.Delta);
        Assert.Contains("ApplicationThrottled", await fifth.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        while (!four.All(t => t.IsCompleted))
        {
            fixture.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.All(await Task.WhenAll(four), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task A_request_above_four_megabytes_is_refused()
    {
        var draft = await fixture.Graph.Users[GraphFixture.Minsu].Messages.PostAsync(new Message { Subject = "x" }, cancellationToken: Cancellation);

        var error = await Assert.ThrowsAsync<ODataError>(() => fixture.Graph.Users[GraphFixture.Minsu].Messages[draft!.Id].Attachments
            .PostAsync(new FileAttachment { Name = "큰 파일.docx", ContentBytes = new byte[3_400_000] }, cancellationToken: Cancellation));

        Assert.Equal(413, error.ResponseStatusCode);
        Assert.Contains("4MB", error.Error!.Message);
        Assert.NotNull(await fixture.Graph.Users[GraphFixture.Minsu].Messages[draft!.Id].Attachments
            .PostAsync(new FileAttachment { Name = "파일.docx", ContentBytes = new byte[2_900_000] }, cancellationToken: Cancellation));
    }

    [Theory]
    [InlineData("$search=\"x\"&$filter=isRead eq false", "SearchWithFilter")]
    [InlineData("$search=\"x\"&$orderby=subject", "SearchWithOrderBy")]
    [InlineData("$filter=nothing eq 1", "RequestBroker--ParseUri")]
    [InlineData("$select=subjekt", "RequestBroker--ParseUri")]
    [InlineData("$top=1001", "ErrorInvalidUrlQuery")]
    public async Task Query_options_that_Graph_does_not_take_are_answered_by_name(string query, string code)
    {
        using var answer = await GetAsync($"users/{GraphFixture.Minsu}/messages?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(code, (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!["error"]!["code"]);
    }

    [Fact]
    public async Task What_the_product_does_not_use_is_refused_in_Graphs_form_and_not_passed_over()
    {
        using var batch = await SendAsync(HttpMethod.Post, "$batch", JsonContent.Create(new { requests = Array.Empty<object>() }));
        using var unknown = await GetAsync($"users/{GraphFixture.Minsu}/calendar");

        Assert.Equal(HttpStatusCode.NotImplemented, batch.StatusCode);
        Assert.Equal("NotImplemented", (string?)(await batch.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!["error"]!["code"]);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Contains("Resource not found for the segment 'calendar'", await unknown.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Each_answer_names_its_request_and_gives_the_callers_own_id_back()
    {
        using var first = await GetAsync($"users/{GraphFixture.Minsu}/messages", "client-request-id", "4b1c9f0e-7e43-4b0f-9b2a-3f1c2f9d8a11");
        using var second = await GetAsync($"users/{GraphFixture.Minsu}/messages/none");

        Assert.True(Guid.TryParse(first.Headers.GetValues("request-id").Single(), out var one));
        Assert.Equal("4b1c9f0e-7e43-4b0f-9b2a-3f1c2f9d8a11", first.Headers.GetValues("client-request-id").Single());
        var error = (await second.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!["error"]!;
        Assert.Equal("ErrorItemNotFound", (string?)error["code"]);
        Assert.Equal(second.Headers.GetValues("request-id").Single(), (string?)error["innerError"]!["request-id"]);
        Assert.NotEqual(one.ToString(), (string?)error["innerError"]!["request-id"]);
        Assert.Equal("2026-11-24T01:00:00", (string?)error["innerError"]!["date"]);
    }

    [Theory]
    [InlineData("skiptoken", true)]
    [InlineData("deltatoken", false)]
    public async Task A_next_link_can_grow_too_old_just_as_a_delta_link(string link, bool next)
    {
        for (var i = 0; i < 2; i++) await fixture.ArriveAsync("internal", GraphFixture.Citizen, GraphFixture.Minsu, $"회신 {i}");
        var delta = fixture.Graph.Users[GraphFixture.Minsu].MailFolders["inbox"].Messages.Delta;
        var round = await delta.GetAsDeltaGetResponseAsync(r => r.Headers.Add("Prefer", $"odata.maxpagesize={(next ? 1 : 10)}"), Cancellation);
        fixture.StandIn.Faults.Set(new FaultRule { Path = link, Status = 410 });

        var error = await Assert.ThrowsAsync<ODataError>(() => delta.WithUrl((next ? round!.OdataNextLink : round!.OdataDeltaLink)!).GetAsDeltaGetResponseAsync(cancellationToken: Cancellation));

        Assert.Equal(410, error.ResponseStatusCode);
        Assert.Equal("SyncStateNotFound", error.Error!.Code);
        Assert.Equal(2, (await delta.GetAsDeltaGetResponseAsync(cancellationToken: Cancellation))!.Value!.Count);
    }

    [Fact]
    public async Task A_rate_strikes_the_same_requests_for_the_same_seed()
    {
        async Task<string> Run(int seed)
        {
            fixture.StandIn.Faults.Set(new FaultRule { Status = 503, Rate = 0.5, Seed = seed });
            var outcome = new StringBuilder();
            for (var i = 0; i < 40; i++)
            {
                using var answer = await GetAsync($"users/{GraphFixture.Minsu}/messages");
                outcome.Append(answer.IsSuccessStatusCode ? '.' : 'x');
            }

            return outcome.ToString();
        }

        var first = await Run(7);

        Assert.Equal(first, await Run(7));
        Assert.NotEqual(first, await Run(8));
        Assert.InRange(first.Count(c => c is 'x'), 10, 30);
    }

    [Fact]
    public async Task Half_a_body_is_seen_as_a_broken_answer()
    {
        fixture.StandIn.Faults.Set(new FaultRule { HalfBody = true, Next = 1 });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => GetAsync($"users/{GraphFixture.Minsu}/messages"));

        using var again = await GetAsync($"users/{GraphFixture.Minsu}/messages");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task A_delay_holds_the_answer_back_by_the_clock()
    {
        fixture.StandIn.Faults.Set(new FaultRule { DelayMilliseconds = 30_000, Next = 1 });

        var asked = GetAsync($"users/{GraphFixture.Minsu}/messages");
        while (fixture.StandIn.Faults.Rules.Count > 0) await Task.Yield();
        Assert.False(asked.IsCompleted);
        while (!asked.IsCompleted)
        {
            fixture.Clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        Assert.Equal(HttpStatusCode.OK, (await asked).StatusCode);
    }

    [Fact]
    public async Task An_expired_token_is_told_as_such()
    {
        fixture.StandIn.Faults.Set(new FaultRule { Status = 401, Next = 1 });

        using var answer = await GetAsync($"users/{GraphFixture.Minsu}/messages");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("Lifetime validation failed", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Faults_are_set_and_taken_away_by_their_door()
    {
        using var set = await fixture.Http.PutAsJsonAsync("/local/faults", new[] { new { status = 503, retryAfter = 7, path = "messages$", next = 1 } }, Cancellation);
        using var struck = await GetAsync($"users/{GraphFixture.Minsu}/messages");
        using var bad = await fixture.Http.PutAsJsonAsync("/local/faults", new[] { new { path = "(" } }, Cancellation);

        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, struck.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), struck.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        Assert.Equal("[]", await fixture.Http.GetStringAsync("/local/faults", Cancellation));
    }

    [Fact]
    public async Task Microsofts_clock_may_be_wrong()
    {
        await using var standIn = await Local.StandIn.StartAsync(new StandInOptions { Clock = fixture.Clock, Skew = TimeSpan.FromMinutes(-3) }, cancellation: Cancellation);
        var minsu = standIn.Mail.Find(GraphFixture.Minsu)!;

        minsu.Add(WellKnownFolders.Inbox, "From: a@b.example\r\nSubject: x\r\n\r\ny"u8.ToArray(), draft: false, transported: true, read: false);

        Assert.Equal(fixture.Clock.GetUtcNow().AddMinutes(-3), minsu.Items()[0].Received);
    }

    [Fact]
    public async Task Without_immutable_ids_a_sent_draft_has_another_id()
    {
        var messages = fixture.Graph.Users[GraphFixture.Minsu].Messages;
        var draft = await messages.PostAsync(new Message { Subject = "x", ToRecipients = [new() { EmailAddress = new() { Address = GraphFixture.Citizen } }] }, cancellationToken: Cancellation);
        await messages[draft!.Id].Send.PostAsync(cancellationToken: Cancellation);

        Assert.Equal(404, (await Assert.ThrowsAsync<ODataError>(() => messages[draft.Id].GetAsync(cancellationToken: Cancellation))).ResponseStatusCode);
        var sent = Assert.Single((await fixture.Graph.Users[GraphFixture.Minsu].MailFolders["sentitems"].Messages.GetAsync(cancellationToken: Cancellation))!.Value!);
        Assert.NotEqual(draft.Id, sent.Id);
        Assert.Equal(draft.InternetMessageId, sent.InternetMessageId);
    }

    private Task<HttpResponseMessage> GetAsync(string path, string? header = null, string? value = null) => SendAsync(HttpMethod.Get, path, null, header, value);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, string? header = null, string? value = null)
    {
        using var request = new HttpRequestMessage(method, "/graph/v1.0/" + path) { Content = content };
        request.Headers.Authorization = new("Bearer", fixture.StandIn.Tokens.ForGraph());
        if (header is not null) request.Headers.Add(header, value);
        return await fixture.Http.SendAsync(request, Cancellation);
    }
}
