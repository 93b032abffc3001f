using System.Net.Http.Json;
using ConsultAddin.Core;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Answers;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Tests.Api;

/// <summary>Lists, and what counsellors find.</summary>
public abstract class ListTests(Office office)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_follow_each_other_newest_first_without_gap_or_repetition()
    {
        var made = new List<Reference>();
        for (var i = 0; i < 7; i++)
            made.Add((await office.Create(office.Sheet($"쪽넘김 안내 {i}"))).Reference);
        var seen = new List<Reference>();
        for (string? after = null; ;)
        {
            var page = await List($"q=쪽넘김&limit=3{(after is null ? "" : $"&after={after}")}");
            seen.AddRange(page.Items.Select(i => i.Reference));
            if (page.Next is null)
                break;
            after = page.Next.ToString();
        }

        Assert.Equal(made.AsEnumerable().Reverse(), seen);
    }

    [Fact]
    public async Task A_status_is_found_by_what_it_is_now()
    {
        var draft = await office.Create(office.Sheet("상태별 초안"));
        var sent = await office.CreateAndSend(office.Sheet("상태별 발송"));
        Assert.Equal([draft.Reference], (await List("q=상태별&status=draft")).Items.Select(i => i.Reference));
        Assert.Equal([sent.Reference], (await List("q=상태별&status=awaiting&status=approved")).Items.Select(i => i.Reference));
        Assert.Empty((await List("q=상태별&status=rejected")).Items);
    }

    [Fact]
    public async Task A_status_that_the_clock_alone_changed_is_found_by_its_new_name()
    {
        // A body answers a sheet whose sent mail isn't known: ten minutes later that asks for attention.
        var sent = await office.CreateAndSend(office.Sheet("시계만으로 바뀐 안내"));
        await using (var db = office.Database.Open())
        {
            var row = db.Consultations.Single(c => c.Number == sent.Reference.Number);
            row.NextChange = office.Server.Clock.GetUtcNow().AddMinutes(10);
            row.NextStatus = Status.Attention;
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Equal(Status.Awaiting, Assert.Single((await List("q=시계만으로&status=awaiting")).Items).Status);
        office.Server.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty((await List("q=시계만으로&status=awaiting")).Items);
        Assert.Equal(Status.Attention, Assert.Single((await List("q=시계만으로&status=attention")).Items).Status);
    }

    [Fact]
    public async Task Words_are_found_in_title_department_and_texts_whatever_their_case()
    {
        var made = await office.Create(office.Sheet() with { Title = "SMART 쉼터", Messages = [office.Sheet().Messages[0] with { Text = "난방텐트 대여 02-120" }] });
        Assert.Equal(made.Reference, Assert.Single((await List("q=smart 난방텐트 한파대응")).Items).Reference);
        Assert.Empty((await List("q=smart 냉방텐트")).Items);
        Assert.Equal(made.Reference, Assert.Single((await List($"q={made.Reference}")).Items).Reference);
    }

    [Fact]
    public async Task Hangul_that_was_typed_in_parts_is_found_too()
    {
        var made = await office.Create(office.Sheet("자모로 찾는 안내"));
        var parts = "자모로".Normalize(System.Text.NormalizationForm.FormD);
        Assert.NotEqual("자모로", parts);
        Assert.Equal(made.Reference, Assert.Single((await List($"q={Uri.EscapeDataString(parts)}")).Items).Reference);
    }

    [Theory]
    [InlineData("눈")]
    [InlineData("빙판")]
    [InlineData("판길")]
    [InlineData("판길주의")]
    [InlineData("주의 눈 빙판길")]
    public async Task A_word_of_any_length_is_found_in_the_middle_of_another(string q)
    {
        var made = await office.Create(office.Sheet("폭설(눈) 빙판길주의"));
        Assert.Equal(made.Reference, Assert.Single((await List($"q={Uri.EscapeDataString(q)}")).Items, i => i.Reference == made.Reference).Reference);
        Assert.DoesNotContain((await List($"q={Uri.EscapeDataString(q + " 길판")}")).Items, i => i.Reference == made.Reference);
    }

    [Fact]
    public async Task A_page_goes_on_in_the_year_before()
    {
        var made = new List<Reference>();
        for (var i = 0; i < 4; i++)
            made.Add((await office.Create(office.Sheet($"해넘이 안내 {i}"))).Reference);
        await using (var db = office.Database.Open())
        {
            var older = made.Take(2).Select(r => r.Number).ToList();
            await db.Consultations.Where(c => older.Contains(c.Number)).ExecuteUpdateAsync(c => c.SetProperty(r => r.Year, 2025), Cancellation);
        }

        foreach (var search in (string[])["department=한파대응팀&status=draft", "q=해넘이"])
        {
            var all = (await List($"{search}&limit=100")).Items.Select(i => i.Reference).ToList();
            var seen = new List<Reference>();
            for (string? after = null; ;)
            {
                var page = await List($"{search}&limit=3{(after is null ? "" : $"&after={after}")}");
                seen.AddRange(page.Items.Select(i => i.Reference));
                if (page.Next is null)
                    break;
                after = page.Next.ToString();
            }

            Assert.Equal(all, seen);
            Assert.Equal([2026, 2025], seen.Select(r => r.Year).Distinct());
        }
    }

    [Fact]
    public async Task An_owner_finds_what_belongs_to_another_department_once_and_in_its_place()
    {
        var mine = await office.Create(office.Sheet("함께 보는 안내 하나"));
        var theirs = await office.Create(office.Sheet("함께 보는 안내 둘") with { Department = "소상공인지원과" }, Office.Jiwon);
        var last = await office.Create(office.Sheet("함께 보는 안내 셋"));
        Assert.Equal([last.Reference, mine.Reference], (await List("q=함께")).Items.Select(i => i.Reference));
        await office.Done<ConsultationView>(theirs.Reference, "owners", new { address = Office.Minsu }, Office.Jiwon);
        Assert.Equal([last.Reference, theirs.Reference, mine.Reference], (await List("q=함께")).Items.Select(i => i.Reference));
        Assert.Equal([last.Reference, theirs.Reference, mine.Reference], (await List("status=draft&status=draft&limit=3")).Items.Select(i => i.Reference));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("'; DROP TABLE consultations; --")]
    public async Task Signs_that_mean_something_to_a_database_mean_nothing_here(string q)
    {
        await office.Create();
        Assert.Empty((await List($"q={Uri.EscapeDataString(q)}")).Items);
    }

    [Fact]
    public async Task What_is_due_starts_between_now_and_then()
    {
        var now = office.Server.Clock.GetUtcNow();
        var soon = await office.Create(office.Sheet("마감 임박"));
        var due = Uri.EscapeDataString(now.AddHours(5).ToString("O"));
        Assert.Contains(soon.Reference, (await List($"q=임박&due={due}")).Items.Select(i => i.Reference));
        Assert.Empty((await List($"q=임박&due={Uri.EscapeDataString(now.AddHours(1).ToString("O"))}")).Items);
    }

    [Theory]
    [InlineData("status=done", "unknown-status", "status")]
    [InlineData("limit=0", "out-of-range", "limit")]
    [InlineData("limit=101", "out-of-range", "limit")]
    [InlineData("after=C2026-00001-X", "bad-reference", "after")]
    public async Task A_filter_that_cannot_be_is_refused(string query, string type, string field) =>
        await Office.Problem(await (await office.As(Office.Minsu)).GetAsync($"/api/consultations?{query}", Cancellation), 400, type, field);

    [Fact]
    public async Task An_agreed_notice_is_answered_like_its_sheet_says()
    {
        var sent = await Agreed("답변 있는 안내");
        var answer = Assert.Single((await Ask("답변 있는")).Items);
        Assert.Equal(sent, answer.Reference);
        Assert.Equal(FindAnswers.AnswerKind.AnswerLikeThis, answer.Kind);
        Assert.Equal("24시간 엽니다.", Assert.Single(answer.Questions).Answer);
        Assert.Equal("02-2133-0001", answer.Contact.Telephone);
    }

    [Fact]
    public async Task A_notice_that_is_not_agreed_is_put_through_to_the_department_without_its_text()
    {
        await office.CreateAndSend(office.Sheet("협의중인 안내"));
        var answer = Assert.Single((await Ask("협의중인")).Items);
        Assert.Equal(FindAnswers.AnswerKind.NotAgreed, answer.Kind);
        Assert.Contains("02-2133-0001", answer.Headline);
        Assert.Empty(answer.Texts);
        Assert.Empty(answer.Questions);
    }

    [Fact]
    public async Task An_agreed_notice_without_answers_is_put_through_to_the_person_in_charge()
    {
        await Agreed("답 없는 알림", office.Sheet("답 없는 알림") with { Questions = [] });
        var answer = Assert.Single((await Ask("답 없는 알림")).Items);
        Assert.Equal(FindAnswers.AnswerKind.PutThrough, answer.Kind);
        Assert.Equal("김민수(02-2133-0001) 담당자에게 연결해 주세요.", answer.Headline);
    }

    [Fact]
    public async Task Drafts_and_withdrawn_notices_are_not_found_and_the_departments_are_told()
    {
        await office.Create(office.Sheet("숨은 초안"));
        var withdrawn = await office.CreateAndSend(office.Sheet("숨은 취소"));
        await office.Done<ConsultationView>(withdrawn.Reference, "withdraw", new { reason = "취소" });
        var found = await Ask("숨은");
        Assert.Empty(found.Items);
        Assert.Contains(found.Departments, d => d is { Name: "한파대응팀", Telephone: "02-2133-0001" });
    }

    [Fact]
    public async Task What_was_sent_and_rejected_afterwards_is_still_answered_with_the_mark()
    {
        var reference = await Agreed("보낸 뒤 반려된 안내");
        await office.Done<ConsultationView>(reference, "notice/sent", new { sentAt = office.Server.Clock.GetUtcNow(), recipients = 3 });
        office.Server.Clock.Advance(TimeSpan.FromSeconds(1));
        await office.Replied(reference, "citizen-service", Decision.Reject, "반려합니다.");
        var answer = Assert.Single((await Ask("보낸 뒤 반려된")).Items);
        Assert.Equal(FindAnswers.AnswerKind.AnswerLikeThis, answer.Kind);
        Assert.Contains("발송 후 반려", answer.Marks);
    }

    [Fact]
    public async Task A_question_for_nothing_is_refused() =>
        await Office.Problem(await (await office.As(Office.Hana)).GetAsync("/api/answers?q=%20", Cancellation), 400, "required", "q");

    private async Task<Reference> Agreed(string title, Sheet? sheet = null)
    {
        var sent = await office.CreateAndSend(sheet ?? office.Sheet(title));
        await office.Replied(sent.Reference, "citizen-service", Decision.Approve, "동의합니다.");
        await office.Replied(sent.Reference, "dasan-foundation", Decision.Approve, "동의합니다.");
        return sent.Reference;
    }

    private async Task<ListConsultations.Response> List(string query) =>
        (await (await office.As(Office.Minsu)).GetFromJsonAsync<ListConsultations.Response>($"/api/consultations?{query}", CoreJson.Options, Cancellation))!;

    private async Task<FindAnswers.Response> Ask(string q) =>
        (await (await office.As(Office.Hana)).GetFromJsonAsync<FindAnswers.Response>($"/api/answers?q={Uri.EscapeDataString(q)}", CoreJson.Options, Cancellation))!;
}

public sealed class ListOnSqliteTests(SqliteOffice office) : ListTests(office), IClassFixture<SqliteOffice>;

public sealed class ListOnPostgresTests(PostgresOffice office) : ListTests(office), IClassFixture<PostgresOffice>;
