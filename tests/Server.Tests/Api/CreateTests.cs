using System.Net;
using System.Net.Http.Json;
using System.Text;
using ConsultAddin.Core;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Tests.Api;

/// <summary>A consultation is begun, or refused with nothing half done.</summary>
public abstract class CreateTests(Office office)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_consultation_is_a_draft_of_its_department_with_a_reference_of_the_year_in_Seoul()
    {
        var view = await office.Create();
        Assert.Equal(2026, view.Reference.Year);
        Assert.Equal(Status.Draft, view.Status);
        Assert.Equal("한파대응팀", view.Department);
        Assert.Equal(new PersonView("김민수", Office.Minsu), Assert.Single(view.Owners));
        Assert.Equal("consultation-created", Assert.Single(view.History).Name);
        Assert.True(view.Can.Fill);
        Assert.False(view.Can.Amend);
        Assert.Equal(Server.Clock.GetUtcNow().AddHours(2), view.LeadTime.SendBy);
    }

    [Fact]
    public async Task What_was_created_can_be_opened_at_the_address_that_was_given()
    {
        var answer = await (await office.As(Office.Minsu)).PostAsJsonAsync("/api/consultations", new { sheet = office.Sheet() }, CoreJson.Options, Cancellation);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var view = await (await office.As(Office.Minsu)).GetFromJsonAsync<ConsultationView>(answer.Headers.Location, CoreJson.Options, Cancellation);
        Assert.Equal("한파 쉼터 안내", view!.Sheet.Title);
    }

    [Fact]
    public async Task An_incomplete_sheet_may_be_begun()
    {
        var view = await office.Create(new Sheet { Title = "아직 제목뿐" });
        Assert.Equal("한파대응팀", view.Department);
        Assert.Equal("아직 제목뿐", view.Title);
    }

    [Fact]
    public async Task Two_consultations_begun_at_once_get_two_numbers()
    {
        var views = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => office.Create()));
        Assert.Equal(8, views.Select(v => v.Reference).Distinct().Count());
    }

    [Fact]
    public async Task A_repeated_notice_is_linked_both_ways()
    {
        var first = await office.Create();
        var answer = await (await office.As(Office.Minsu)).PostAsJsonAsync(
            "/api/consultations", new { sheet = office.Sheet(), repeats = first.Reference.ToString() }, CoreJson.Options, Cancellation);
        var second = await Office.Read<ConsultationView>(answer);
        Assert.Equal(first.Reference, second.Repeats);
        Assert.Equal([second.Reference.ToString()], (await office.Get(first.Reference)).Notice.RepeatedBy);
    }

    [Fact]
    public async Task A_window_that_ends_before_it_starts_is_refused() =>
        await Refused(s => s with { Messages = [s.Messages[0] with { WindowEnd = s.Messages[0].WindowStart!.Value.AddMinutes(-1) }] }, "ends-before-start", "messages[0].windowEnd");

    // Once kept, such a window made every list that showed it fail.
    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public async Task A_window_in_a_year_that_cannot_be_meant_is_refused(string instant) =>
        await Refused(
            s => s with { Messages = [s.Messages[0] with { WindowStart = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), WindowEnd = null }] },
            "out-of-range", "messages[0].windowStart");

    [Fact]
    public async Task A_text_of_100_000_characters_is_refused() =>
        await Refused(s => s with { Messages = [s.Messages[0] with { Text = new string('가', 100_000) }] }, "too-long", "messages[0].text");

    [Theory]
    [InlineData("한파\u0000쉼터")]
    [InlineData("한파\u202E쉼터")]
    [InlineData("한파\u200B쉼터")]
    public async Task Control_and_hidden_characters_are_refused(string title) =>
        await Refused(s => s with { Title = title }, "invisible-character", "title");

    [Fact]
    public async Task A_variable_outside_its_text_is_refused() =>
        await Refused(s => s with { Messages = [s.Messages[0] with { Variables = [new Variable(400, 5, "사유", "", "")] }] }, "out-of-text", "messages[0].variables[0]");

    [Fact]
    public async Task Another_departments_sheet_is_refused() =>
        await Refused(s => s with { Department = "소상공인지원과" }, "other-department", "department");

    [Fact]
    public async Task Markup_in_a_text_is_only_text()
    {
        var view = await office.Create(office.Sheet("<script>alert(1)</script>"));
        Assert.Equal("<script>alert(1)</script>", view.Sheet.Title);
    }

    [Theory]
    [InlineData("{\"sheet\":{\"messages\":[{\"channel\":\"fax\"}]}}", "sheet.messages[0].channel")]
    [InlineData("{\"sheet\":{\"messages\":[{\"windowStart\":\"내일\"}]}}", "sheet.messages[0].windowStart")]
    public async Task What_cannot_be_read_is_refused_by_its_field(string json, string field) =>
        await Office.Problem(await Post(json), 400, "unreadable", field);

    [Theory]
    [InlineData("{\"sheet\":null}")]
    [InlineData("{}")]
    public async Task Without_a_sheet_nothing_is_begun(string json) => await Office.Problem(await Post(json), 400, "required", "sheet");

    [Fact]
    public async Task Programs_may_write_null_for_what_is_empty()
    {
        var answer = await Post("""{"sheet":{"title":null,"messages":[null,{"text":null,"variables":null}],"contact":null,"questions":[null]}}""");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("", Assert.Single((await Office.Read<ConsultationView>(answer)).Sheet.Messages).Text);
    }

    [Fact]
    public async Task A_body_of_many_megabytes_is_refused_before_it_is_sent()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/consultations") { Content = new ByteArrayContent(new byte[5_000_000]) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.ExpectContinue = true;
        await Office.Problem(await (await office.As(Office.Minsu)).SendAsync(request, Cancellation), 413, "too-large");
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_is_refused() =>
        await Office.Problem(
            await (await office.As(Office.Minsu)).PostAsync("/api/consultations", new StringContent("제목: 한파", Encoding.UTF8, "text/plain"), Cancellation),
            415, "unknown-format");

    private ServerProcess Server => office.Server;

    private async Task Refused(Func<Sheet, Sheet> spoil, string type, string field)
    {
        await using var db = office.Database.Open();
        var before = await db.Consultations.CountAsync(Cancellation);
        await Office.Problem(
            await (await office.As(Office.Minsu)).PostAsJsonAsync("/api/consultations", new { sheet = spoil(office.Sheet()) }, CoreJson.Options, Cancellation),
            400, type, field);
        Assert.Equal(before, await db.Consultations.CountAsync(Cancellation));
    }

    private async Task<HttpResponseMessage> Post(string json) =>
        await (await office.As(Office.Minsu)).PostAsync("/api/consultations", new StringContent(json, Encoding.UTF8, "application/json"), Cancellation);
}

public sealed class CreateOnSqliteTests(SqliteOffice office) : CreateTests(office), IClassFixture<SqliteOffice>;

public sealed class CreateOnPostgresTests(PostgresOffice office) : CreateTests(office), IClassFixture<PostgresOffice>;
