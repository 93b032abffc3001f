using System.Net;
using System.Net.Http.Json;
using ConsultAddin.Core;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Reviews;
using ConsultAddin.Server.Storage;
using ConsultAddin.Server.Tests.Fixtures;

namespace ConsultAddin.Server.Tests.Reviews;

/// <summary>What waits for a body's reviewer, and what they may do about it.</summary>
public abstract class ReviewQueueTests(Office office)
{
    private const string Unclear = "내용은 확인했습니다.\n첨부한 의견을 보시고 진행해 주세요.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unclear_mail_waits_with_its_words_the_evidence_the_best_guess_and_the_sheets_text()
    {
        var (reference, mail) = await Waits(guess: Decision.Approve);
        var item = await Item(Office.Sunyoung, reference);
        var waiting = Assert.Single(item.Mails);
        Assert.Equal(mail, waiting.MailId);
        Assert.Equal(ListReviews.Waiting.Unclear, waiting.Why);
        Assert.Equal(Unclear, waiting.Words);
        Assert.Equal(Decision.Approve, waiting.BestGuess);
        Assert.Equal("진행해", Unclear.Substring(waiting.Evidence[0].Start, waiting.Evidence[0].Length));
        Assert.Equal(["의견.hwpx"], waiting.Attachments);
        Assert.Equal("회신의 뜻을 확실히 알 수 없어 협의기관의 확인이 필요합니다.", waiting.Text);
        Assert.Contains("한파 쉼터", Assert.Single(item.Messages).Text, StringComparison.Ordinal);
        Assert.Null(waiting.Refusal);
        Assert.True(item.WordMissing);
        Assert.Empty((await Item(Office.Jiyoung, reference)).Mails);
    }

    [Fact]
    public async Task The_bodys_reviewer_says_what_an_unclear_mail_means_and_the_status_follows()
    {
        var (reference, mail) = await Waits();
        Assert.Equal(Status.Attention, (await office.Get(reference)).Status);
        var view = await office.Done<ConsultationView>(reference, $"mails/{mail}/ruling", new { ruling = "decision", decision = "approve" }, Office.Sunyoung);
        Assert.Equal(Status.Partial, view.Status);
        Assert.True(view.Bodies[0].Word!.Ruled);
        var line = view.History[^1];
        Assert.Equal(("reply-ruled", "시민봉사담당관에서 회신을 확인했습니다: 동의."), (line.Name, line.Text));
        Assert.Equal(Office.Sunyoung, line.Actor!.Address);
        Assert.DoesNotContain((await List(Office.Sunyoung)).Items, i => i.Reference == reference);
    }

    [Fact]
    public async Task The_same_ruling_once_more_changes_nothing()
    {
        var (reference, mail) = await Waits();
        var ruling = new { ruling = "decision", decision = "reject" };
        var once = await office.Done<ConsultationView>(reference, $"mails/{mail}/ruling", ruling, Office.Sunyoung);
        var twice = await office.Done<ConsultationView>(reference, $"mails/{mail}/ruling", ruling, Office.Sunyoung);
        Assert.Equal(once.Version, twice.Version);
    }

    [Fact]
    public async Task Nobody_else_rules_or_asks_and_nobody_does_on_their_own_consultation()
    {
        var (reference, mail) = await Waits();
        foreach (var what in (string[])["ruling", "question"])
        {
            var body = new { ruling = "decision", decision = "approve" };
            Assert.Equal(HttpStatusCode.Forbidden, (await office.Post(reference, $"mails/{mail}/{what}", body)).StatusCode);
            await Office.Problem(await office.Post(reference, $"mails/{mail}/{what}", body, Office.Jiyoung), 403, "may-not-rule");
            Assert.Equal(HttpStatusCode.Forbidden, (await office.Post(reference, $"mails/{mail}/{what}", body, Office.Hana)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await office.Post(reference, $"mails/{mail}/{what}", body, Office.Admin)).StatusCode);
            await Office.Problem(await office.Post(reference, $"mails/{Guid.NewGuid()}/{what}", body, Office.Sunyoung), 404, "unknown-mail", "mailId");
        }

        await office.Done<ConsultationView>(reference, "owners", new { address = Office.Sunyoung });
        await Office.Problem(
            await office.Post(reference, $"mails/{mail}/ruling", new { ruling = "decision", decision = "approve" }, Office.Sunyoung), 403, "may-not-rule");
        Assert.StartsWith("본인이 담당하는 협의", Assert.Single((await Item(Office.Sunyoung, reference)).Mails).Refusal, StringComparison.Ordinal);
        Assert.Equal(Status.Attention, (await office.Get(reference)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await office.As(Office.Minsu)).GetAsync("/api/reviews", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_ruling_without_a_decision_that_a_mail_can_say_is_refused()
    {
        var (reference, mail) = await Waits();
        await Office.Problem(await office.Post(reference, $"mails/{mail}/ruling", new { ruling = "decision" }, Office.Sunyoung), 400, "no-decision", "decision");
        await Office.Problem(
            await office.Post(reference, $"mails/{mail}/ruling", new { ruling = "decision", decision = "unclear" }, Office.Sunyoung), 400, "no-decision", "decision");
    }

    [Fact]
    public async Task An_approval_against_a_colleagues_objection_waits_for_the_reviewer()
    {
        var sent = await office.CreateAndSend(office.Sheet("엇갈린 회신"));
        await Replied(sent.Reference, Decision.Reject, "반려합니다.");
        office.Server.Clock.Advance(TimeSpan.FromSeconds(5));
        var approval = await Replied(sent.Reference, Decision.Approve, "동의합니다.");
        var waiting = Assert.Single((await Item(Office.Sunyoung, sent.Reference)).Mails);
        Assert.Equal(approval, waiting.MailId);
        Assert.Contains("다른 담당자의 의견이 남아", waiting.Text, StringComparison.Ordinal);
        var view = await office.Done<ConsultationView>(sent.Reference, $"mails/{approval}/ruling", new { ruling = "decision", decision = "approve" }, Office.Sunyoung);
        Assert.Equal(Status.Partial, view.Status);
    }

    [Fact]
    public async Task An_unproven_mail_may_be_counted_but_its_writer_not_listed()
    {
        var sent = await office.CreateAndSend(office.Sheet("증명되지 않은 회신"));
        var mail = await Replied(sent.Reference, Decision.Approve, "동의합니다.", check: SenderCheck.None);
        var waiting = Assert.Single((await Item(Office.Sunyoung, sent.Reference)).Mails);
        Assert.Equal((ListReviews.Waiting.Unconfirmed, false), (waiting.Why, waiting.MayList));
        await Office.Problem(
            await office.Post(sent.Reference, $"mails/{mail}/ruling", new { ruling = "count", listUntil = InDays(30) }, Office.Sunyoung), 400, "not-unlisted", "listUntil");
        Assert.Equal(Status.Awaiting, (await office.Get(sent.Reference)).Status);
        var view = await office.Done<ConsultationView>(sent.Reference, $"mails/{mail}/ruling", new { ruling = "count" }, Office.Sunyoung);
        Assert.Equal(Status.Partial, view.Status);
    }

    [Fact]
    public async Task An_unlisted_person_is_listed_until_a_day_within_a_year_and_the_listing_can_be_ended()
    {
        var sent = await office.CreateAndSend(office.Sheet("등록되지 않은 사람"));
        var mail = await Replied(sent.Reference, Decision.Approve, "동의합니다.", "dasan-foundation", PersonRole.Unlisted);
        Assert.True(Assert.Single((await Item(Office.Jiyoung, sent.Reference)).Mails).MayList);
        foreach (var day in (int[])[-1, 367])
            await Office.Problem(await Rule("count", InDays(day)), 400, "bad-until", "listUntil");
        await Office.Problem(await Rule("discount", InDays(30)), 400, "not-counted", "listUntil");
        Assert.Empty((await List(Office.Jiyoung)).Members);

        Assert.Equal(HttpStatusCode.OK, (await Rule("count", InDays(30))).StatusCode);
        var view = await office.Get(sent.Reference);
        Assert.Equal(Status.Partial, view.Status);
        Assert.Equal(["reply-ruled", "writer-listed"], view.History.TakeLast(2).Select(h => h.Name));
        await Office.Problem(await Rule("count", InDays(60)), 409, "already-listed", "listUntil");
        Assert.Equal(HttpStatusCode.OK, (await Rule("count", InDays(30))).StatusCode);

        var member = Assert.Single((await List(Office.Jiyoung)).Members);
        Assert.Equal(Office.Jiyoung, member.ListedBy.Address);
        Assert.Empty((await List(Office.Sunyoung)).Members);
        await Office.Problem(await End(Office.Sunyoung), 404, "unknown-member", "id");
        Assert.Equal(HttpStatusCode.NoContent, (await End(Office.Jiyoung)).StatusCode);
        Assert.Empty((await List(Office.Jiyoung)).Members);
        Assert.Equal(Status.Partial, (await office.Get(sent.Reference)).Status);
        await using var db = office.Database.Open();
        Assert.Equal(2, db.Settings.AsEnumerable().Count(s => s.Difference!.Contains($"Listed:{member.Id:N}", StringComparison.Ordinal)));

        async Task<HttpResponseMessage> Rule(string ruling, DateOnly until) =>
            await office.Post(sent.Reference, $"mails/{mail}/ruling", new { ruling, listUntil = until }, Office.Jiyoung);
        async Task<HttpResponseMessage> End(string person) =>
            await (await office.As(person)).PostAsync($"/api/reviews/members/{member.Id}/end", null, Cancellation);
    }

    [Fact]
    public async Task A_mails_writer_is_asked_once_and_a_machine_never()
    {
        var (reference, mail) = await Waits();
        var once = await office.Done<ConsultationView>(reference, $"mails/{mail}/question", new { }, Office.Sunyoung);
        Assert.Equal("시민봉사담당관에서 회신한 사람에게 뜻을 물었습니다.", once.History[^1].Text);
        var twice = await office.Done<ConsultationView>(reference, $"mails/{mail}/question", new { }, Office.Sunyoung);
        Assert.Equal(once.Version, twice.Version);
        Assert.True(Assert.Single((await Item(Office.Sunyoung, reference)).Mails).Asked);

        var machine = await Replied(reference, Decision.None, "부재중입니다.", kind: MailKind.Automatic);
        await Office.Problem(await office.Post(reference, $"mails/{machine}/question", new { }, Office.Sunyoung), 403, "may-not-rule");
        var forged = await Replied(reference, Decision.Unclear, "확인 바랍니다.", check: SenderCheck.Fail);
        await Office.Problem(await office.Post(reference, $"mails/{forged}/question", new { }, Office.Sunyoung), 403, "may-not-rule");
    }

    [Fact]
    public async Task The_stream_tells_that_something_new_waits()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        await using var stream = await (await office.As(Office.Sunyoung)).GetStreamAsync("/api/reviews/stream", patience.Token);
        using var events = new StreamReader(stream);
        Assert.Equal("event: changed", await events.ReadLineAsync(patience.Token));
        while (await events.ReadLineAsync(patience.Token) is { Length: > 0 })
        {
        }

        await Waits();
        Assert.Equal("event: changed", await events.ReadLineAsync(patience.Token));
    }

    private DateOnly InDays(int days) => SeoulTime.Date(office.Server.Clock.GetUtcNow()).AddDays(days);

    private async Task<(Reference Reference, Guid Mail)> Waits(Decision? guess = null)
    {
        var sent = await office.CreateAndSend(office.Sheet("한파 쉼터 안내"));
        return (sent.Reference, await Replied(sent.Reference, Decision.Unclear, Unclear, guess: guess));
    }

    private async Task<Guid> Replied(
        Reference reference, Decision decision, string words, string body = "citizen-service", PersonRole role = PersonRole.Address,
        SenderCheck check = SenderCheck.Pass, MailKind kind = MailKind.Person, Decision? guess = null)
    {
        var mail = Guid.CreateVersion7();
        await office.Tell(reference, (consultation, db) =>
        {
            var now = office.Server.Clock.GetUtcNow();
            var person = Guid.CreateVersion7();
            db.Actors.Add(new ActorRow { Id = person, Address = $"{person:N}@dasan120.example", Name = "이담당" });
            db.Mails.Add(new MailRow
            {
                Id = mail,
                ConsultationId = consultation.Row.Id,
                MailHash = $"{mail:N}",
                ContentHash = $"{mail:N}",
                From = $"{person:N}@dasan120.example",
                Subject = "RE: 협의",
                VisibleText = words,
                Attachments = "의견.hwpx",
                ReceivedAt = now,
            });
            return
            [
                new ReplyRecorded
                {
                    MailId = mail, MailHash = $"{mail:N}", ContentHash = $"{mail:N}", ReceivedAt = now, Body = body, Person = person, Role = role, Sender = check,
                    Answers = [consultation.State.Current!.Mails[0].MessageIdHash], Kind = kind, Decision = decision, BestGuess = guess, ReaderVersion = "1",
                    Evidence = words.IndexOf("진행해", StringComparison.Ordinal) is >= 0 and var at ? [new Evidence("says-send", at, 3)] : [],
                },
            ];
        });
        return mail;
    }

    private async Task<ListReviews.Item> Item(string person, Reference reference) => (await List(person)).Items.Single(i => i.Reference == reference);

    private async Task<ListReviews.Response> List(string person) =>
        (await (await office.As(person)).GetFromJsonAsync<ListReviews.Response>("/api/reviews", CoreJson.Options, Cancellation))!;
}

public sealed class ReviewQueueOnSqliteTests(SqliteOffice office) : ReviewQueueTests(office), IClassFixture<SqliteOffice>;

public sealed class ReviewQueueOnPostgresTests(PostgresOffice office) : ReviewQueueTests(office), IClassFixture<PostgresOffice>;
