using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Local.Exchange;
using ConsultAddin.Server.Consultations;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultAddin.Server.Tests.Mailboxes;

/// <summary>Rules 4 and 7: who counts, and that each mail counts once however it turns up.</summary>
public sealed class ReplyRecordTests
{
    [Fact]
    public async Task The_same_reply_twice_in_two_mailboxes_and_out_of_order_counts_once()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        using var reply = town.Reply(Town.CitizenService, "동의합니다.", sheet, "RE: 협의");
        using var later = town.Reply(Town.Foundation, "동의합니다.", sheet, "RE: 협의");
        town.Arrive(reply, ArrivalProof.Internal);
        town.Arrive(reply, ArrivalProof.Internal);
        town.Arrive(later, ArrivalProof.Dmarc);
        await town.RoundAsync(Town.Consultation, Town.Officer, Town.Consultation, Town.Officer);
        var view = await town.ViewAsync(reference);
        Assert.Equal("approved", (string)view["status"]!);
        Assert.Equal(2, view["history"]!.AsArray().Count(e => (string)e!["name"]! == "reply-recorded"));
    }

    [Fact]
    public async Task A_forged_From_never_moves_the_status_and_is_listed_and_told_to_the_owner()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        town.Arrive(town.Reply(Town.Foundation, "동의합니다.", sheet, "RE: 협의"), ArrivalProof.Fail);
        await town.RoundAsync();
        var view = await town.ViewAsync(reference);
        Assert.Equal("awaiting", (string)view["status"]!);
        Assert.Single(view["lists"]!["forgeries"]!.AsArray());
        await town.SendOutboxAsync();
        Assert.Contains(town.StandIn.Mail.Find(Town.Officer)!.Items(), i => i.Envelope.Subject.Contains("위조 의심", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("X-MS-Exchange-Organization-AuthAs", "Internal", Town.CitizenService)]
    [InlineData("Authentication-Results", "dkim=pass header.d=dasan120.example;dmarc=pass action=none header.from=dasan120.example;compauth=pass reason=100", Town.Foundation)]
    public async Task A_forged_mail_that_brings_its_own_proof_is_believed_no_more(string header, string value, string from)
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        using var reply = town.Reply(from, "동의합니다.", sheet, "RE: 협의");
        reply.Headers.Insert(0, header, value);
        town.Arrive(reply, ArrivalProof.Fail);
        await town.RoundAsync();
        var view = await town.ViewAsync(reference);
        Assert.Equal("awaiting", (string)view["status"]!);
        Assert.Single(view["lists"]!["forgeries"]!.AsArray());
    }

    [Fact]
    public async Task A_bodys_mail_that_still_bears_another_systems_marks_counts_since_Exchange_took_them_off()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        using var reply = town.Reply(Town.CitizenService, "동의합니다.", sheet, "RE: 협의");
        reply.Headers.Insert(0, "X-MS-Exchange-Organization-AuthAs", "Anonymous");
        town.Arrive(reply, ArrivalProof.Internal);
        await town.RoundAsync();
        Assert.Equal("partial", await town.StatusAsync(reference));
    }

    [Theory]
    [InlineData("ops@dasan12o.example")]
    [InlineData("citizen@se0ul.example")]
    [InlineData("\"ops@dasan120.example\" <someone@elsewhere.example>")]
    [InlineData("someone@elsewhere.example, ops@dasan120.example")]
    public async Task A_mail_that_passes_itself_off_as_a_bodys_is_listed_as_a_suspected_forgery_however_well_its_own_domain_is_proven(string from)
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        using var reply = town.Reply(Town.Foundation, "동의합니다.", sheet, "RE: 협의");
        reply.Headers[MimeKit.HeaderId.From] = from;
        town.Arrive(reply, ArrivalProof.Dmarc);
        await town.RoundAsync();
        var view = await town.ViewAsync(reference);
        Assert.Equal("awaiting", (string)view["status"]!);
        Assert.Single(view["lists"]!["forgeries"]!.AsArray());
    }

    [Fact]
    public async Task A_reply_without_proof_is_listed_as_unconfirmed_and_the_body_is_asked_at_its_own_address()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        town.Arrive(town.Reply(Town.Foundation, "동의합니다.", sheet, "RE: 협의"), ArrivalProof.None);
        await town.RoundAsync();
        var view = await town.ViewAsync(reference);
        Assert.Equal("awaiting", (string)view["status"]!);
        Assert.Single(view["lists"]!["unconfirmed"]!.AsArray());

        await town.SendOutboxAsync();
        var asked = Assert.Single(town.StandIn.Mail.Find(Town.Foundation)!.Items(), i => i.Envelope.Subject.Contains("의견 확인 요청", StringComparison.Ordinal));
        using var question = town.StandIn.Mail.Find(Town.Foundation)!.Read(asked);
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        town.Answer(Town.Foundation, "동의합니다.", question.MessageId, $"RE: {question.Subject}", Town.Consultation);
        await town.RoundAsync();
        Assert.Equal("partial", await town.StatusAsync(reference));
    }

    [Fact]
    public async Task An_automatic_reply_never_approves()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        using var absent = town.Reply("jiyoung@dasan120.example", "동의합니다. 11/27까지 부재중입니다.", sheet, "자동 회신: 협의", Town.Officer);
        absent.Headers.Add("Auto-Submitted", "auto-replied");
        town.Arrive(absent, ArrivalProof.Dmarc);
        await town.RoundAsync();
        Assert.Equal("awaiting", await town.StatusAsync(reference));
    }

    [Theory]
    [InlineData(ArrivalProof.Dmarc, 1, 0)]
    [InlineData(ArrivalProof.None, 0, 0)]
    [InlineData(ArrivalProof.Fail, 0, 1)]
    public async Task An_absence_is_shown_only_where_it_is_proven_and_a_forged_one_as_a_forgery(ArrivalProof proof, int absences, int forgeries)
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        using var absent = town.Reply("jiyoung@dasan120.example", "11/27까지 부재중입니다. 대리: 홍길동", sheet, "자동 회신: 협의", Town.Officer);
        absent.Headers.Add("Auto-Submitted", "auto-replied");
        town.Arrive(absent, proof);
        await town.RoundAsync();
        var lists = (await town.ViewAsync(reference))["lists"]!;
        Assert.Equal((absences, forgeries), (lists["absences"]!.AsArray().Count, lists["forgeries"]!.AsArray().Count));
        await town.SendOutboxAsync();
        Assert.Equal(absences, town.StandIn.Mail.Find(Town.Officer)!.Items().Count(i => i.Envelope.Subject.Contains("부재 알림", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_receipt_is_nobodys_word_and_asks_for_none()
    {
        await using var town = await Town.StartAsync();
        var reference = await town.CreateAsync();
        await town.SendFilledAsync(await town.FillAsync(reference), (mail, _) => mail.Headers.Add("Disposition-Notification-To", Town.Officer));
        var body = town.StandIn.Mail.Find(Town.CitizenService)!;
        using var http = new HttpClient { BaseAddress = town.StandIn.Address };
        var read = Assert.Single(body.Items());
        using var sent = await http.PostAsync($"/local/api/mailboxes/{Town.CitizenService}/mails/{read.ImmutableId}/receipt", null, TestContext.Current.CancellationToken);
        await town.RoundAsync();
        Assert.Equal("awaiting", await town.StatusAsync(reference));
        await using var scope = town.Services.CreateAsyncScope();
        var consultation = await scope.ServiceProvider.GetRequiredService<Journal>().Load(Reference.Parse(reference), TestContext.Current.CancellationToken);
        var recorded = Assert.Single(consultation!.Events.Select(e => e.Fact).OfType<ReplyRecorded>());
        Assert.Equal((MailKind.Receipt, Decision.None), (recorded.Kind, recorded.Decision));
        await town.SendOutboxAsync();
        Assert.Single(body.Items());
    }

    [Fact]
    public async Task A_members_mail_that_only_the_conversation_brings_near_a_sheet_is_kept_and_moves_nothing()
    {
        await using var town = await Town.StartAsync();
        var reference = await town.CreateAsync();
        await town.SendFilledAsync(await town.FillAsync(reference), (mail, _) => mail.Subject = "한파 쉼터 안내");
        await town.RoundAsync();
        // Two mails of one subject are one conversation to Exchange, whatever they are about.
        town.Answer("jiyoung@dasan120.example", "동의합니다.", null, "한파 쉼터 안내", Town.Officer);
        town.Answer("jiyoung@dasan120.example", "동의합니다.", null, "점심", Town.Officer);
        await town.RoundAsync();
        Assert.Equal("awaiting", await town.StatusAsync(reference));
        Assert.Equal(["한파 쉼터 안내"], await town.ReadAsync(db => Task.FromResult(db.Mails.Where(m => m.ConsultationId == null).Select(m => m.Subject).ToList())));
    }

    [Fact]
    public async Task The_owners_answer_settles_a_question_even_when_the_subject_names_nothing()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        using var question = town.Reply(Town.Foundation, "대상자는 몇 명인가요?", sheet, "질문");
        town.Arrive(question, ArrivalProof.Dmarc);
        await town.RoundAsync();
        Assert.Equal("attention", await town.StatusAsync(reference));

        town.Clock.Advance(TimeSpan.FromMinutes(1));
        using var answer = town.Reply(Town.Officer, "9,915명입니다.", question.MessageId, "RE: 질문", Town.Foundation);
        await town.SendAsync(Town.Officer, answer);
        await town.RoundAsync();
        Assert.Equal("awaiting", await town.StatusAsync(reference));
    }

    [Fact]
    public async Task The_owners_answer_in_the_thread_settles_a_bodys_question()
    {
        await using var town = await Town.StartAsync();
        var (reference, sheet) = await town.SentAsync();
        using var question = town.Reply(Town.Foundation, "대상자는 몇 명인가요?", sheet, "RE: 협의");
        town.Arrive(question, ArrivalProof.Dmarc);
        await town.RoundAsync();
        var asked = await town.ViewAsync(reference);
        Assert.Equal("attention", (string)asked["status"]!);

        town.Clock.Advance(TimeSpan.FromMinutes(1));
        using var answer = town.Reply(Town.Officer, "9,915명입니다.", question.MessageId, $"RE: [사전협의 {reference}] 협의", Town.Foundation);
        await town.SendAsync(Town.Officer, answer);
        await town.RoundAsync();
        Assert.Equal("awaiting", await town.StatusAsync(reference));
    }

    [Fact]
    public async Task An_answer_to_an_older_revision_never_counts_for_the_current_one_and_the_body_is_asked()
    {
        await using var town = await Town.StartAsync();
        var now = town.Clock.GetUtcNow();
        var (reference, first) = await town.SentAsync();
        town.Clock.Advance(TimeSpan.FromMinutes(5));
        var changed = Sheets.ColdWave(now);
        await town.SendFilledAsync(await town.FillAsync(reference, changed with { Messages = [changed.Messages[0] with { Text = "[서울시] 한파 쉼터를 넓힙니다. 문의 02-120" }] }));
        await town.RoundAsync();
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        town.Answer(Town.CitizenService, "동의합니다.", first);
        await town.RoundAsync();
        var view = await town.ViewAsync(reference);
        Assert.Equal("awaiting", (string)view["status"]!);
        Assert.Single(view["lists"]!["older"]!.AsArray());
        await town.SendOutboxAsync();
        Assert.Contains(town.StandIn.Mail.Find(Town.CitizenService)!.Items(), i => i.Envelope.Subject.Contains("의견 확인 요청", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mail_that_nothing_names_a_consultation_for_is_kept_and_shown_to_its_body()
    {
        await using var town = await Town.StartAsync();
        await town.SentAsync();
        town.Answer(Town.CitizenService, "동의합니다.", null, "회신", Town.Consultation);
        await town.RoundAsync();
        Assert.Contains(await town.ReadAsync(db => Task.FromResult(db.Mails.ToList())), m => m.ConsultationId is null && m.From == Town.CitizenService);
        Assert.Single((await town.GetAsync("/api/reviews", "sunyoung@seoul.example"))["unmatched"]!.AsArray());
        Assert.Empty((await town.GetAsync("/api/reviews", "jiyoung@dasan120.example"))["unmatched"]!.AsArray());
    }
}
