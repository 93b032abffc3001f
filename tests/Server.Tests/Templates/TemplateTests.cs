using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ConsultAddin.Core;
using ConsultAddin.Core.Sheets.Documents;
using ConsultAddin.Server.Sheets;
using ConsultAddin.Server.Storage;
using ConsultAddin.Server.Templates;
using ConsultAddin.Server.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultAddin.Server.Tests.Templates;

/// <summary>Departments own the template that their sheets are filled into.</summary>
public abstract class TemplateTests(Office office)
{
    private const string Ours = "한파대응팀";
    private const string Theirs = "소상공인지원과";

    private static readonly byte[] Word = WordSheet.DefaultTemplate.Bytes.ToArray();
    private static readonly byte[] Hwpx = HwpxSheet.DefaultTemplate.Bytes.ToArray();
    private static readonly byte[] WithoutText = Documents.Changed(Word, "word/document.xml", xml => xml
        .Replace("<w:tag w:val=\"message.text\"/>", "<w:tag w:val=\"other\"/>", StringComparison.Ordinal).Replace("«문안»", "", StringComparison.Ordinal));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_template_saved_by_LibreOffice_is_used_by_its_departments_next_fill_and_the_fill_says_which()
    {
        var version = await Upload(Ours, Documents.LibreOffice, "우리 서식.docx");
        Assert.Equal((Ours, SheetFormat.Docx, "우리 서식.docx", true, false), (version.Department, version.Format, version.Name, version.Newest, version.Stopped));
        Assert.Equal("한관리", version.By);

        var created = await office.Create();
        var filled = await office.Done<FillSheet.Response>(created.Reference, "fill", new { });
        var file = Convert.FromBase64String(Assert.Single(filled.Attachments).Base64);
        Assert.Contains("word/media/image1.png", Documents.Parts(file));
        Assert.Empty(SheetComparison.Compare(created.Sheet, MailSheet.Read(filled.Html)!, WordSheet.Read(file)));
        Assert.Equal((version.Id, null), await TemplatesOf(filled));
    }

    [Fact]
    public async Task A_departments_own_template_goes_before_the_one_for_all_and_that_before_the_products()
    {
        var all = await Upload("", Word, "모든 부서.docx");
        var own = await Upload(Ours, Documents.LibreOffice, "우리.docx");
        Assert.Equal(own.Id, (await TemplatesOf(await Fill())).Word);

        // The department stops using its own, the city its common one: each time the next in line is used.
        Assert.True((await Restored<TemplateVersion>(own.Id, "stop")).Stopped);
        Assert.Equal(all.Id, (await TemplatesOf(await Fill())).Word);
        await Restored<TemplateVersion>(all.Id, "stop");
        Assert.Null((await TemplatesOf(await Fill())).Word);
    }

    [Fact]
    public async Task Going_back_to_an_older_version_is_a_new_one_and_every_version_stays_readable()
    {
        var first = await Upload(Theirs, Documents.LibreOffice, "첫째.docx");
        var second = await Upload(Theirs, Word, "둘째.docx");
        Assert.Equal(first.Version + 1, second.Version);
        var third = await Restored<TemplateVersion>(first.Id, "restore");
        Assert.Equal((second.Version + 1, first.Version, "첫째.docx", true), (third.Version, third.RestoredFrom, third.Name, third.Newest));
        await Office.Problem(await Post($"/api/templates/{third.Id}/restore"), 409, "template-in-use", "id");
        await Office.Problem(await Post($"/api/templates/{first.Id}/stop"), 409, "stale");

        var versions = (await List(Office.Admin)).Versions.Where(v => v.Department == Theirs && v.Format == SheetFormat.Docx).ToList();
        Assert.Equal([third.Id, second.Id, first.Id], versions.Select(v => v.Id).Take(3));
        Assert.Single(versions, v => v.Newest);
        foreach (var (version, content) in ((TemplateVersion, byte[])[])[(first, Documents.LibreOffice), (second, Word), (third, Documents.LibreOffice)])
        {
            var answer = await (await office.As(Office.Admin)).GetAsync($"/api/templates/{version.Id}/file", Cancellation);
            Assert.Equal(content, await answer.Content.ReadAsByteArrayAsync(Cancellation));
            Assert.Equal(WordSheet.ContentType, answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal(("attachment", version.Name), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar));
        }
    }

    [Fact]
    public async Task A_template_without_a_required_place_is_refused_by_its_Korean_name()
    {
        var answer = await Send("/api/templates?department=&name=a.docx", WithoutText);
        Assert.Contains("'문안'", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        await Office.Problem(answer, 400, "template-refused", "file");

        var check = await Check(WithoutText);
        Assert.False(check.Usable);
        Assert.Null(check.Sample);
        Assert.Equal("message.text", Assert.Single(check.Findings).Tag);
    }

    [Fact]
    public async Task A_good_file_is_shown_filled_before_anybody_uses_it()
    {
        var before = (await List(Office.Admin)).Versions.Count;
        var check = await Check(Documents.LibreOffice);
        Assert.True(check.Usable);
        Assert.Equal("(견본) 지원금 심사 결과 안내", Assert.Single(check.Places, p => p.Tag == "title").Sample);
        Assert.All(check.Places.Where(p => p.Required), p => Assert.True(p.Found));
        Assert.Equal("(견본) 지원금 심사 결과 안내", WordSheet.Read(Convert.FromBase64String(check.Sample!.Base64))!["title"]);
        Assert.Equal(before, (await List(Office.Admin)).Versions.Count);
    }

    [Fact]
    public async Task A_kept_version_is_shown_filled_as_the_real_file()
    {
        var word = await Upload(Ours, Documents.LibreOffice, "우리.docx");
        var hwpx = await Upload(Ours, Hwpx, "우리.hwpx");
        Assert.Equal("(견본) 지원금 심사 결과 안내", WordSheet.Read(await Bytes($"/api/templates/{word.Id}/preview"))!["title"]);
        Assert.Equal("(견본) 지원금 심사 결과 안내", HwpxSheet.Read(await Bytes($"/api/templates/{hwpx.Id}/preview"))!["title"]);
        Assert.Equal("(견본) 지원금 심사 결과 안내", HwpxSheet.Read(await Bytes($"/api/templates/{hwpx.Id}/preview", Office.Minsu))!["title"]);
    }

    [Fact]
    public async Task Hostile_and_foreign_files_are_refused_with_the_reason()
    {
        await Office.Problem(await Send("/api/templates?name=a.docx", Documents.Added(Word, "word/vbaProject.bin", [1, 2, 3])), 400, "template-refused", "file");
        await Office.Problem(await Send("/api/templates?name=a.docx", Documents.Added(Word, "word/media/big.bin", new byte[41 * 1024 * 1024])), 400, "template-refused", "file");
        await Office.Problem(await Send("/api/templates?name=a.hwpx", Documents.Added(Hwpx, "Scripts/a.js", [1])), 400, "template-refused", "file");
        await Office.Problem(await Send("/api/templates?name=a.docx", Encoding.UTF8.GetBytes("<html><script>alert(1)</script>")), 400, "unknown-file", "file");
        await Office.Problem(await Send("/api/templates?name=a.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), 400, "unknown-file", "file");
        await Office.Problem(await Send("/api/templates?name=a.docx", []), 400, "required", "file");
        await Office.Problem(await Send("/api/templates?department=없는과", Word), 400, "unknown-department", "department");
    }

    [Fact]
    public async Task A_file_beyond_five_megabytes_is_refused_said_or_streamed()
    {
        var large = new byte[UploadedFile.Longest + 1];
        await Office.Problem(await Send("/api/templates", large), 400, "too-large", "file");
        await Office.Problem(await Send("/api/templates", large, chunked: true), 400, "too-large", "file");
    }

    [Fact]
    public async Task The_content_decides_the_kind_and_the_name_is_made_harmless()
    {
        var version = await Upload(Theirs, Hwpx, "../../윈도우\\\u202E서식\r\n<b>.docx");
        Assert.Equal((SheetFormat.Hwpx, "서식b.docx.hwpx"), (version.Format, version.Name));
    }

    [Fact]
    public async Task Officers_read_what_their_departments_use_and_nobody_but_an_administrator_writes()
    {
        var ours = await Upload(Ours, Documents.LibreOffice, "우리.docx");
        var theirs = await Upload(Theirs, Word, "그쪽.docx");
        Assert.Contains(ours.Id, (await List(Office.Minsu)).Versions.Select(v => v.Id));
        Assert.DoesNotContain(theirs.Id, (await List(Office.Minsu)).Versions.Select(v => v.Id));
        Assert.Equal(Documents.LibreOffice, await Bytes($"/api/templates/{ours.Id}/file", Office.Minsu));
        await Office.Problem(await (await office.As(Office.Minsu)).GetAsync($"/api/templates/{theirs.Id}/file", Cancellation), 404, "unknown-template", "id");
        await Office.Problem(await (await office.As(Office.Minsu)).GetAsync($"/api/templates/{theirs.Id}/preview", Cancellation), 404, "unknown-template", "id");
        foreach (var person in (string[])[Office.Minsu, Office.Sunyoung, Office.Hana])
        {
            await Office.Problem(await Send("/api/templates", Word, person: person), 403, "not-allowed");
            await Office.Problem(await Send("/api/templates/check", Word, person: person), 403, "not-allowed");
            await Office.Problem(await Post($"/api/templates/{theirs.Id}/restore", person), 403, "not-allowed");
            await Office.Problem(await Post($"/api/templates/{theirs.Id}/stop", person), 403, "not-allowed");
        }

        await Office.Problem(await (await office.As(Office.Hana)).GetAsync("/api/templates", Cancellation), 403, "not-allowed");
        await Office.Problem(await (await office.As(Office.Sunyoung)).GetAsync($"/api/templates/{ours.Id}/file", Cancellation), 403, "not-allowed");
    }

    [Fact]
    public async Task Of_two_administrators_at_once_both_are_kept_or_one_is_told()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Send($"/api/templates?department={Theirs}&name=a.docx", Word)));
        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict));
        var numbers = (await List(Office.Admin)).Versions.Where(v => v.Department == Theirs && v.Format == SheetFormat.Docx).Select(v => v.Version).ToList();
        Assert.Equal(numbers.Distinct(), numbers);
    }

    [Theory]
    [InlineData(new[] { "docx" }, ".docx")]
    [InlineData(new[] { "hwpx" }, ".hwpx")]
    [InlineData(new[] { "docx", "hwpx" }, ".docx .hwpx")]
    [InlineData(new string[0], ".docx")]
    public async Task An_officer_chooses_the_files_that_go_along(string[] formats, string endings)
    {
        var created = await office.Create();
        var filled = await office.Done<FillSheet.Response>(created.Reference, "fill", new { formats });
        Assert.Equal(endings, string.Join(' ', filled.Attachments.Select(a => Path.GetExtension(a.Name))));
        Assert.All(filled.Attachments, a => Assert.Equal(filled.FillCode, SheetFormats.Read(Convert.FromBase64String(a.Base64))!.FillCode));
    }

    [Fact]
    public async Task A_fill_into_a_newer_template_is_recorded_beside_the_earlier_one()
    {
        var created = await office.Create();
        var filled = await office.Done<FillSheet.Response>(created.Reference, "fill", new { formats = new[] { "hwpx" } });
        var (_, before) = Assert.Single(await AllTemplatesOf(filled));
        var version = await Upload(Ours, Hwpx, "새 서식.hwpx");
        for (var i = 0; i < 2; i++)
            Assert.Equal(filled.FillCode, (await office.Done<FillSheet.Response>(created.Reference, "fill", new { formats = new[] { "hwpx" } })).FillCode);
        Assert.Equivalent(new[] { before, version.Id }, (await AllTemplatesOf(filled)).Select(t => t.Hwpx), strict: true);
    }

    [Fact]
    public async Task An_officer_starts_from_an_existing_document()
    {
        var sheet = office.Sheet("한파 쉼터 안내") with { Questions = [new("쉼터는 언제 여나요?", "24시간 엽니다.")] };
        var created = await office.Create(sheet);
        var filled = await office.Done<FillSheet.Response>(created.Reference, "fill", new { formats = new[] { "docx", "hwpx" } });
        foreach (var attachment in filled.Attachments)
        {
            var read = await Office.Read<ReadSheet.Response>(await Send("/api/sheets/read", Convert.FromBase64String(attachment.Base64), person: Office.Minsu));
            Assert.Equal(JsonSerializer.Serialize(created.Sheet, CoreJson.Options), JsonSerializer.Serialize(read.Sheet, CoreJson.Options));
            Assert.Empty(read.Unread);
        }
    }

    [Fact]
    public async Task What_a_document_says_in_another_way_is_named_for_the_officer()
    {
        var created = await office.Create();
        var filled = await office.Done<FillSheet.Response>(created.Reference, "fill", new { });
        var when = SheetPath.Label("messages[0].window");
        var window = WordSheet.Read(Convert.FromBase64String(filled.Attachments[0].Base64))!["messages[0].window"];
        var document = Documents.Changed(Convert.FromBase64String(filled.Attachments[0].Base64), "word/document.xml", xml => xml.Replace(window, "다음 주 화요일 오후", StringComparison.Ordinal));
        var read = await Office.Read<ReadSheet.Response>(await Send("/api/sheets/read", document, person: Office.Minsu));
        Assert.Null(read.Sheet.Messages[0].WindowStart);
        Assert.Equal([new ReadSheet.UnreadField("messages[0].window", when, "다음 주 화요일 오후")], read.Unread);
    }

    [Fact]
    public async Task A_document_that_is_no_sheet_is_said_so()
    {
        var letter = Documents.Changed(Word, "word/document.xml", _ =>
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>안녕하세요.</w:t></w:r></w:p></w:body></w:document>");
        await Office.Problem(await Send("/api/sheets/read", letter, person: Office.Minsu), 400, "no-sheet", "file");
        await Office.Problem(await Send("/api/sheets/read", Encoding.UTF8.GetBytes("plain"), person: Office.Minsu), 400, "unknown-file", "file");
        await Office.Problem(await Send("/api/sheets/read", Word, person: Office.Hana), 403, "not-allowed");
    }

    private async Task<FillSheet.Response> Fill()
    {
        var created = await office.Create();
        return await office.Done<FillSheet.Response>(created.Reference, "fill", new { });
    }

    private async Task<(Guid? Word, Guid? Hwpx)> TemplatesOf(FillSheet.Response filled) => Assert.Single(await AllTemplatesOf(filled));

    private async Task<IReadOnlyList<(Guid? Word, Guid? Hwpx)>> AllTemplatesOf(FillSheet.Response filled)
    {
        await using var scope = office.Server.App.Services.CreateAsyncScope();
        var fills = await scope.ServiceProvider.GetRequiredService<ConsultationsDb>().Fills.Where(f => f.FillCode == filled.FillCode).ToListAsync(Cancellation);
        return [.. fills.Select(f => (f.WordTemplate, f.HwpxTemplate))];
    }

    private async Task<TemplateVersion> Upload(string department, byte[] file, string name)
    {
        var answer = await Send($"/api/templates?department={Uri.EscapeDataString(department)}&name={Uri.EscapeDataString(name)}", file);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Cancellation));
        return await Office.Read<TemplateVersion>(answer);
    }

    private async Task<CheckTemplate.Response> Check(byte[] file) => await Office.Read<CheckTemplate.Response>(await Send("/api/templates/check", file));

    private async Task<T> Restored<T>(Guid id, string what)
    {
        var answer = await Post($"/api/templates/{id}/{what}");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
        return await Office.Read<T>(answer);
    }

    private async Task<HttpResponseMessage> Post(string address, string person = Office.Admin) => await (await office.As(person)).PostAsync(address, null, Cancellation);

    private async Task<HttpResponseMessage> Send(string address, byte[] file, bool chunked = false, string person = Office.Admin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StreamContent(new MemoryStream(file)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.TransferEncodingChunked = chunked;
        return await (await office.As(person)).SendAsync(request, Cancellation);
    }

    private async Task<byte[]> Bytes(string address, string person = Office.Admin) => await (await office.As(person)).GetByteArrayAsync(address, Cancellation);

    private async Task<ListTemplates.Response> List(string person) =>
        await Office.Read<ListTemplates.Response>(await (await office.As(person)).GetAsync("/api/templates", Cancellation));
}

public sealed class TemplatesOnSqliteTests(SqliteOffice office) : TemplateTests(office), IClassFixture<SqliteOffice>;

public sealed class TemplatesOnPostgresTests(PostgresOffice office) : TemplateTests(office), IClassFixture<PostgresOffice>;
