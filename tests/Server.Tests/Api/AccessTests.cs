using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using ConsultAddin.Core;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.People;
using ConsultAddin.Server.Tests.Fixtures;

namespace ConsultAddin.Server.Tests.Api;

/// <summary>Who sees and does what.</summary>
public abstract class AccessTests(Office office)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Office.Minsu, "officer", "한파대응팀", null)]
    [InlineData(Office.Sunyoung, "reviewer", null, "citizen-service")]
    [InlineData(Office.Jiyoung, "reviewer", null, "dasan-foundation")]
    [InlineData(Office.Hana, "counsellor", null, null)]
    [InlineData(Office.Admin, "administrator", null, null)]
    public async Task Everybody_learns_their_roles_departments_and_body(string person, string role, string? department, string? body)
    {
        var me = await (await office.As(person)).GetFromJsonAsync<WhoAmI.Response>("/api/me", CoreJson.Options, Cancellation);
        Assert.Equal(person, me!.Address);
        Assert.Equal([role], me.Roles);
        Assert.Equal(department is null ? [] : [department], me.Departments);
        Assert.Equal(body, me.Body);
    }

    [Theory]
    [InlineData("GET", "/api/me")]
    [InlineData("GET", "/api/settings")]
    [InlineData("GET", "/api/consultations")]
    [InlineData("GET", "/api/consultations/C2026-00001-K")]
    [InlineData("GET", "/api/consultations/C2026-00001-K/stream")]
    [InlineData("GET", "/api/answers?q=한파")]
    [InlineData("POST", "/api/consultations")]
    [InlineData("POST", "/api/check")]
    public async Task Without_a_token_the_API_answers_401(string method, string address)
    {
        using var http = new HttpClient { BaseAddress = office.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = method == "POST" ? JsonContent.Create(new { }) : null };
        await Office.Problem(await http.SendAsync(request, Cancellation), 401, "not-signed-in");
    }

    [Fact]
    public async Task A_token_that_was_tampered_with_is_worth_nothing()
    {
        using var http = new HttpClient { BaseAddress = office.Address };
        var token = (await office.As(Office.Minsu)).DefaultRequestHeaders.Authorization!.Parameter!;
        var parts = token.Split('.');
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"{parts[0]}.{parts[1]}.{new string([.. parts[2].Reverse()])}");
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/api/me", Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData(Office.Sunyoung)]
    [InlineData(Office.Hana)]
    [InlineData(Office.Admin)]
    [InlineData("machine")]
    public async Task Only_officers_begin_consultations(string person) =>
        await Office.Problem(
            await (await office.As(person)).PostAsJsonAsync("/api/consultations", new { sheet = office.Sheet() }, CoreJson.Options, Cancellation), 403, "not-allowed");

    [Fact]
    public async Task A_program_is_nobody_among_people() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await office.As("machine")).GetAsync("/api/me", Cancellation)).StatusCode);

    [Fact]
    public async Task Another_departments_officer_sees_neither_the_consultation_nor_its_line_in_the_list()
    {
        var sent = await office.CreateAndSend();
        await Office.Problem(await (await office.As(Office.Jiwon)).GetAsync($"/api/consultations/{sent.Reference}", Cancellation), 403, "other-department");
        await Office.Problem(await (await office.As(Office.Jiwon)).GetAsync($"/api/consultations/{sent.Reference}/stream", Cancellation), 403, "other-department");
        Assert.DoesNotContain(sent.Reference, (await List(Office.Jiwon)).Select(i => i.Reference));
        Assert.Contains(sent.Reference, (await List(Office.Minsu)).Select(i => i.Reference));
    }

    [Fact]
    public async Task A_colleague_of_the_department_reads_all_and_changes_nothing()
    {
        await using var server = await ServerProcess.StartAsync(office.Database.Connection, builder =>
        {
            office.LeadMicrosoftToTheStandIn(builder);
            builder.Configuration["City:Departments:0:Members:1"] = Office.Jiwon;
        });
        using var jiwon = new HttpClient { BaseAddress = server.Address };
        jiwon.DefaultRequestHeaders.Authorization = (await office.As(Office.Jiwon)).DefaultRequestHeaders.Authorization;
        var sent = await office.CreateAndSend();
        await office.Replied(sent.Reference, "citizen-service", Decision.Approve, "시민봉사담당관의 말");
        var view = await jiwon.GetFromJsonAsync<ConsultationView>($"/api/consultations/{sent.Reference}", CoreJson.Options, Cancellation);
        Assert.Equal("시민봉사담당관의 말", view!.Bodies[0].Word!.Sentence);
        Assert.Equal(new CanView(false, false, false, false, false, false, false, false), view.Can);
        await Office.Problem(await jiwon.PostAsJsonAsync($"/api/consultations/{sent.Reference}/withdraw", new { reason = "취소" }, Cancellation), 403, "not-owner");
    }

    [Fact]
    public async Task An_added_owner_of_another_department_sees_and_writes()
    {
        var sent = await office.CreateAndSend();
        await office.Done<ConsultationView>(sent.Reference, "owners", new { address = Office.Jiwon });
        var view = await office.Get(sent.Reference, Office.Jiwon);
        Assert.Equal([Office.Minsu, Office.Jiwon], view.Owners.Select(o => o.Address));
        Assert.True(view.Can.Withdraw);
        Assert.Contains(sent.Reference, (await List(Office.Jiwon)).Select(i => i.Reference));
        await office.Done<ConsultationView>(sent.Reference, "urgent", new { reason = "한파 경보" }, Office.Jiwon);
    }

    [Theory]
    [InlineData("outsider@elsewhere.example")]
    [InlineData("ops@dasan120.example")]
    [InlineData("민수")]
    [InlineData("\"a b\"@seoul.example\r\nBcc: x@elsewhere.example")]
    public async Task Only_the_citys_staff_can_become_owners(string address)
    {
        var created = await office.Create();
        await Office.Problem(await office.Post(created.Reference, "owners", new { address }), 400, "not-staff", "address");
    }

    [Fact]
    public async Task A_bodys_own_address_cannot_become_an_owner_since_its_replies_would_then_be_the_departments()
    {
        var created = await office.Create();
        await Office.Problem(await office.Post(created.Reference, "owners", new { address = "Citizen@seoul.example" }), 400, "body-address", "address");
    }

    [Theory]
    [InlineData("withdraw", """{"reason":"취소"}""")]
    [InlineData("fill", "{}")]
    [InlineData("urgent", """{"reason":"급함"}""")]
    [InlineData("owners", """{"address":"jiwon@seoul.example"}""")]
    public async Task Reviewers_and_counsellors_change_nothing(string what, string body)
    {
        var created = await office.Create();
        foreach (var person in (string[])[Office.Sunyoung, Office.Hana])
        {
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
            await Office.Problem(await (await office.As(person)).PostAsync($"/api/consultations/{created.Reference}/{what}", content, Cancellation), 403, "not-allowed");
        }

        Assert.Equal(created.Version, (await office.Get(created.Reference)).Version);
    }

    [Fact]
    public async Task A_reviewer_reads_the_words_of_their_own_body_only()
    {
        var sent = await office.CreateAndSend();
        await office.Replied(sent.Reference, "citizen-service", Decision.Approve, "시민봉사담당관의 말");
        await office.Replied(sent.Reference, "dasan-foundation", Decision.Question, "재단의 말");
        var view = await office.Get(sent.Reference, Office.Sunyoung);
        Assert.Equal("시민봉사담당관의 말", view.Bodies[0].Word!.Sentence);
        Assert.Null(Assert.Single(view.Lists.Questions).Words);
        Assert.Equal("한파 쉼터 안내", view.Sheet.Title);
        Assert.DoesNotContain("재단의 말", await Raw(sent.Reference, Office.Sunyoung));
    }

    [Fact]
    public async Task A_counsellor_sees_sheet_and_status_and_no_word_of_any_mail_or_note()
    {
        var sent = await office.CreateAndSend();
        await office.Replied(sent.Reference, "citizen-service", Decision.Approve, "시민봉사담당관의 말");
        await office.Replied(sent.Reference, "dasan-foundation", Decision.Question, "재단의 말");
        await office.Done<ConsultationView>(sent.Reference, "notes",
            new { body = "dasan-foundation", channel = "telephone", words = "전화로 들은 말", at = office.Server.Clock.GetUtcNow() });
        var raw = await Raw(sent.Reference, Office.Hana);
        Assert.Contains("한파 쉼터 안내", raw);
        Assert.DoesNotContain("시민봉사담당관의 말", raw);
        Assert.DoesNotContain("재단의 말", raw);
        Assert.DoesNotContain("전화로 들은 말", raw);
    }

    [Fact]
    public async Task An_administrator_sees_no_consultation()
    {
        var sent = await office.CreateAndSend();
        await Office.Problem(await (await office.As(Office.Admin)).GetAsync($"/api/consultations/{sent.Reference}", Cancellation), 403, "not-allowed");
        await Office.Problem(await (await office.As(Office.Admin)).GetAsync("/api/consultations", Cancellation), 403, "not-allowed");
    }

    [Theory]
    [InlineData("C2026-99999-A", 400, "wrong-check-letter")]
    [InlineData("hello", 400, "bad-reference")]
    [InlineData("C2026-00142", 400, "bad-reference")]
    public async Task A_reference_that_is_none_is_told_apart(string reference, int status, string type) =>
        await Office.Problem(await (await office.As(Office.Minsu)).GetAsync($"/api/consultations/{reference}", Cancellation), status, type, "reference");

    [Fact]
    public async Task A_reference_that_nobody_has_is_unknown() =>
        await Office.Problem(
            await (await office.As(Office.Minsu)).GetAsync($"/api/consultations/{new Reference(2026, 99998)}", Cancellation), 404, "unknown-reference", "reference");

    [Fact]
    public async Task A_reference_is_read_as_people_write_it()
    {
        var created = await office.Create();
        var written = created.Reference.ToString().Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        var view = await (await office.As(Office.Minsu)).GetFromJsonAsync<ConsultationView>($"/api/consultations/{written}", CoreJson.Options, Cancellation);
        Assert.Equal(created.Reference, view!.Reference);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_told_in_Korean() =>
        await Office.Problem(await (await office.As(Office.Minsu)).GetAsync("/api/consultation", Cancellation), 404, "unknown-address");

    [Fact]
    public async Task Answers_of_the_API_are_not_kept_and_not_framed()
    {
        var answer = await (await office.As(Office.Minsu)).GetAsync("/api/me", Cancellation);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
    }

    private async Task<IReadOnlyList<ListConsultations.Item>> List(string person) =>
        (await (await office.As(person)).GetFromJsonAsync<ListConsultations.Response>("/api/consultations?limit=100", CoreJson.Options, Cancellation))!.Items;

    private async Task<string> Raw(Reference reference, string person) =>
        await (await office.As(person)).GetStringAsync($"/api/consultations/{reference}", Cancellation);
}

public sealed class AccessOnSqliteTests(SqliteOffice office) : AccessTests(office), IClassFixture<SqliteOffice>;

public sealed class AccessOnPostgresTests(PostgresOffice office) : AccessTests(office), IClassFixture<PostgresOffice>;
