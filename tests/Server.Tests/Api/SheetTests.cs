using System.Net.Http.Json;
using ConsultAddin.Core;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Core.Sheets.Documents;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Sheets;
using ConsultAddin.Server.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Tests.Api;

/// <summary>The sheet is checked, kept, filled, amended and revised.</summary>
public abstract class SheetTests(Office office)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_check_says_what_is_missing_how_large_it_is_and_where_the_number_stands()
    {
        var answer = await (await office.As(Office.Minsu)).PostAsJsonAsync("/api/check", new { sheet = office.Sheet() with { Reason = "" } }, CoreJson.Options, Cancellation);
        var check = await Office.Read<CheckSheet.Response>(answer);
        Assert.Contains(check.Findings, f => f is { Field: "reason", Severity: Severity.Error, Code: "required" });
        Assert.Equal(SizeKind.Lms, check.Messages[0].Size.Kind);
        Assert.Equal("02-120", Assert.Single(check.Messages[0].Hits).Text);
        Assert.Equal(office.Server.Clock.GetUtcNow().AddHours(2), check.SendBy);
    }

    [Fact]
    public async Task A_filled_sheet_goes_to_both_bodies_with_the_consultation_mailbox_in_Cc()
    {
        var created = await office.Create();
        var fill = await office.Done<FillSheet.Response>(created.Reference, "fill", new { });
        Assert.Equal(1, fill.Revision);
        Assert.Equal($"[사전협의 {created.Reference}] 한파대응팀 · 한파 쉼터 안내 · 11/24 14:00 발송", fill.Subject);
        Assert.Equal(["citizen@seoul.example", "ops@dasan120.example"], fill.To);
        Assert.Equal(["consult120@seoul.example"], fill.Cc);
        Assert.Equal(office.Sheet().Messages[0].Text, MailSheet.Read(fill.Html)!.Texts[0]);
        Assert.Equal(fill.FillCode, MailSheet.Read(fill.Html)!.FillCode);
        var word = Assert.Single(fill.Attachments);
        Assert.Equal($"사전협의서 {created.Reference} 1차.docx", word.Name);
        Assert.Equal(fill.FillCode, WordSheet.Read(Convert.FromBase64String(word.Base64))!.FillCode);
        Assert.Null(fill.KakaoTalk);
        Assert.Equal(TextIdentity.Hash(office.Sheet().Messages), fill.TextHash);
    }

    [Fact]
    public async Task Filling_records_the_fill_and_watches_the_mailbox_it_will_be_sent_from()
    {
        var created = await office.Create();
        await office.Done<FillSheet.Response>(created.Reference, "fill", new { from = "coldwave@seoul.example" });
        Assert.Equal("sheet-filled", (await office.Get(created.Reference)).History[^1].Name);
        Assert.Equal(["coldwave@seoul.example", Office.Minsu], await Watched(created.Reference));
    }

    [Fact]
    public async Task Filling_the_same_sheet_again_gives_the_same_code_and_no_second_event()
    {
        var created = await office.Create();
        var first = await office.Done<FillSheet.Response>(created.Reference, "fill", new { });
        var second = await office.Done<FillSheet.Response>(created.Reference, "fill", new { });
        Assert.Equal(first.FillCode, second.FillCode);
        Assert.Single((await office.Get(created.Reference)).History, e => e.Name == "sheet-filled");
    }

    [Fact]
    public async Task A_sheet_that_no_mail_can_carry_is_refused_and_leaves_no_trace()
    {
        var other = await office.Create();
        var quoted = (await office.Done<FillSheet.Response>(other.Reference, "fill", new { })).FillCode;
        var created = await office.Create(office.Sheet() with { Reason = $"아래 참고\n120 사전협의서 {other.Reference} · 1차 · {quoted}" });
        await Office.Problem(await office.Post(created.Reference, "fill", new { }), 400, "cannot-be-carried", "reason");
        Assert.Single((await office.Get(created.Reference)).History);
    }

    [Fact]
    public async Task Another_owner_who_fills_the_same_sheet_is_watched_too()
    {
        var created = await office.Create();
        await office.Done<ConsultationView>(created.Reference, "owners", new { address = Office.Jiwon });
        var first = await office.Done<FillSheet.Response>(created.Reference, "fill", new { });
        var second = await office.Done<FillSheet.Response>(created.Reference, "fill", new { }, Office.Jiwon);
        Assert.Equal(first.FillCode, second.FillCode);
        Assert.Equal([Office.Jiwon, Office.Minsu], await Watched(created.Reference));
    }

    [Fact]
    public async Task An_urgent_sheet_also_gives_a_short_text_for_KakaoTalk()
    {
        var created = await office.Create(office.Sheet() with { Urgent = new Urgency("한파 경보 발령") });
        var fill = await office.Done<FillSheet.Response>(created.Reference, "fill", new { });
        Assert.StartsWith("[긴급] ", fill.Subject);
        Assert.InRange(fill.KakaoTalk!.Length, 1, 500);
    }

    [Fact]
    public async Task An_incomplete_sheet_is_not_filled()
    {
        var created = await office.Create(office.Sheet() with { Reason = "" });
        await Office.Problem(await office.Post(created.Reference, "fill", new { }), 400, "required", "reason");
        Assert.Single((await office.Get(created.Reference)).History);
    }

    [Fact]
    public async Task A_mailbox_that_is_not_the_officers_or_the_departments_cannot_send_the_sheet()
    {
        var created = await office.Create();
        await Office.Problem(await office.Post(created.Reference, "fill", new { from = "citizen@seoul.example" }), 400, "unknown-mailbox", "from");
    }

    [Fact]
    public async Task A_sheet_never_goes_out_in_the_name_of_a_department_that_is_not_the_officers()
    {
        var created = await office.Create();
        var foreign = office.Sheet() with { Department = "소상공인지원과" };
        await Office.Problem(await office.Post(created.Reference, "fill", new { sheet = foreign }), 400, "other-department", "department");
        var minsu = await office.As(Office.Minsu);
        var saved = await minsu.PutAsJsonAsync($"/api/consultations/{created.Reference}/sheet", new { sheet = foreign, created.Version }, CoreJson.Options, Cancellation);
        await Office.Problem(saved, 400, "other-department", "department");
    }

    [Fact]
    public async Task The_working_sheet_is_kept_at_the_version_that_was_seen_and_not_over_somebody_elses()
    {
        var created = await office.Create();
        var changed = office.Sheet("한파 쉼터 안내(수정)");
        var saved = await Put(created.Reference, changed, created.Version);
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("한파 쉼터 안내(수정)", (await office.Get(created.Reference)).Title);
        await Office.Problem(await Put(created.Reference, office.Sheet("다른 사람의 수정"), created.Version), 409, "stale", "version");
        Assert.Equal("한파 쉼터 안내(수정)", (await office.Get(created.Reference)).Title);
    }

    [Fact]
    public async Task Keeping_a_sheet_says_whether_both_bodies_must_answer_anew()
    {
        var sent = await office.CreateAndSend();
        var amended = await Office.Read<SaveSheet.Response>(await Put(sent.Reference, office.Sheet() with { Contact = new() { Name = "김민수", Telephone = "02-2133-0009" } }, sent.Version));
        Assert.Equal(SheetChangeKind.Amendment, amended.Change);
        Assert.Equal("contact.telephone", Assert.Single(amended.Fields).Field);
        var revised = await Office.Read<SaveSheet.Response>(await Put(sent.Reference, Text("다른 문안. 02-120"), amended.Version));
        Assert.Equal(SheetChangeKind.Revision, revised.Change);
        var view = await office.Get(sent.Reference);
        Assert.Equal(office.Sheet().Messages[0].Text, view.Sheet.Messages[0].Text);
        Assert.Equal("다른 문안. 02-120", view.WorkingSheet!.Messages[0].Text);
    }

    [Fact]
    public async Task An_amendment_keeps_the_approvals_and_is_mailed_to_both_bodies()
    {
        var sent = await office.CreateAndSend();
        await office.Replied(sent.Reference, "citizen-service", Decision.Approve, "동의합니다.");
        var changed = office.Sheet() with { Contact = new() { Name = "김민수", Telephone = "02-2133-0009" } };
        var view = await office.Done<ConsultationView>(sent.Reference, "amend", new { sheet = changed });
        Assert.Equal(1, view.Revision);
        Assert.Equal(Status.Partial, view.Status);
        Assert.Equal("02-2133-0009", view.Sheet.Contact.Telephone);
        Assert.Equal(["citizen@seoul.example", "ops@dasan120.example"], await Mailed(sent.Reference, "tell-amended"));
    }

    [Fact]
    public async Task A_changed_text_cannot_be_amended()
    {
        var sent = await office.CreateAndSend();
        var refused = await office.Post(sent.Reference, "amend", new { sheet = Text("다른 문안. 02-120") });
        await Office.Problem(refused, 409, "needs-revision", "messages[0].text");
        Assert.Contains("문안이 바뀌면", (await Office.Read<System.Text.Json.JsonElement>(refused)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        await Office.Problem(await office.Post(sent.Reference, "amend", new { sheet = office.Sheet() }), 409, "unchanged", "sheet");
    }

    [Fact]
    public async Task Nothing_can_be_amended_or_revised_before_it_was_sent()
    {
        var created = await office.Create();
        await Office.Problem(await office.Post(created.Reference, "amend", new { sheet = office.Sheet() }), 409, "nothing-sent");
        await Office.Problem(await office.Post(created.Reference, "revisions", new { sheet = office.Sheet() }), 409, "nothing-sent");
    }

    [Fact]
    public async Task A_new_revision_begins_with_no_words_and_its_mail_shows_the_last_ones()
    {
        var sent = await office.CreateAndSend();
        await office.Replied(sent.Reference, "citizen-service", Decision.Changes, "문구를 보완해 주세요.");
        await office.Done<ConsultationView>(sent.Reference, "revisions", new { sheet = Text("보완한 문안. 02-120") });
        var fill = await office.Done<FillSheet.Response>(sent.Reference, "fill", new { });
        Assert.Equal(2, fill.Revision);
        Assert.Contains(" 2차]", fill.Subject);
        Assert.Contains("문구를 보완해 주세요.", fill.Html);
        await office.Sent(sent.Reference);
        var view = await office.Get(sent.Reference);
        Assert.Equal(2, view.Revision);
        Assert.Equal(Status.Awaiting, view.Status);
        Assert.All(view.Bodies, b => Assert.Null(b.Word));
        Assert.Equal([true, false], view.Revisions.Select(r => r.Superseded));
    }

    [Fact]
    public async Task A_new_revision_has_no_time_to_be_sent_by_once_the_first_was_sent_in_time_unless_it_starts_earlier()
    {
        var start = office.Sheet().PlannedStart!.Value;
        Sheet Starting(DateTimeOffset at, string text) => Text(text) with { Messages = [Text(text).Messages[0] with { WindowStart = at, WindowEnd = at.AddHours(1) }] };
        var created = await office.Create();
        Assert.Equal(start.AddHours(-2), (await office.Done<FillSheet.Response>(created.Reference, "fill", new { })).SendBy);
        await office.Sent(created.Reference);

        var same = await office.Done<FillSheet.Response>(created.Reference, "fill", new { sheet = Starting(start, "고친 문안. 02-120") });
        Assert.Null(same.SendBy);
        Assert.DoesNotContain(same.Findings, f => f.Code is "send-by" or "lead-time-short");
        Assert.Null((await office.Done<FillSheet.Response>(created.Reference, "fill", new { sheet = Starting(start.AddHours(1), "고친 문안. 02-120") })).SendBy);
        var earlier = await office.Done<FillSheet.Response>(created.Reference, "fill", new { sheet = Starting(start.AddHours(-1), "고친 문안. 02-120") });
        Assert.Equal(start.AddHours(-3), earlier.SendBy);
    }

    [Fact]
    public async Task A_new_revision_shows_word_by_word_what_it_changed_since_the_sheet_as_it_stood_before_it()
    {
        static string Said(ChangeView change) => change.Where + ": " + string.Concat(change.Parts.Select(p => p.Sort switch
        {
            DifferenceSort.Removed => $"[-{p.Text}-]",
            DifferenceSort.Added => $"[+{p.Text}+]",
            _ => p.Text,
        }));
        var sent = await office.CreateAndSend(Text("3월 2일 쉼터가 쉽니다. 문의 02-120"));
        Assert.Empty(sent.Changes);
        var amended = Text("3월 2일 쉼터가 쉽니다. 문의 02-120") with { Contact = new() { Name = "김민수", Telephone = "02-2133-0009" } };
        await office.Done<ConsultationView>(sent.Reference, "amend", new { sheet = amended });
        var revised = Text("3월 3일 쉼터가 쉽니다. 문의 02-120") with { Contact = amended.Contact };
        var begun = await office.Done<ConsultationView>(sent.Reference, "revisions", new { sheet = revised });

        // Until it is sent, only its writer knows of it.
        Assert.Empty(begun.Changes);
        Assert.Equal("문안: 3월 [-2-][+3+]일 쉼터가 쉽니다. 문의 02-120", Said(Assert.Single(begun.UnsentChanges)));
        Assert.Empty((await office.Get(sent.Reference, Office.Hana)).UnsentChanges);

        await office.Done<FillSheet.Response>(sent.Reference, "fill", new { });
        await office.Sent(sent.Reference);
        foreach (var person in new[] { Office.Minsu, Office.Sunyoung, Office.Hana })
        {
            var view = await office.Get(sent.Reference, person);
            Assert.Empty(view.UnsentChanges);
            Assert.Equal("문안: 3월 [-2-][+3+]일 쉼터가 쉽니다. 문의 02-120", Said(Assert.Single(view.Changes)));
        }
    }

    [Fact]
    public async Task What_only_amends_needs_no_new_revision()
    {
        var sent = await office.CreateAndSend();
        var changed = office.Sheet() with { Contact = new() { Name = "김민수", Telephone = "02-2133-0009" } };
        await Office.Problem(await office.Post(sent.Reference, "revisions", new { sheet = changed }), 409, "only-amended", "sheet");
        await Office.Problem(await office.Post(sent.Reference, "fill", new { sheet = changed }), 409, "only-amended");
    }

    [Fact]
    public async Task The_same_sheet_filled_again_after_sending_belongs_to_the_same_revision()
    {
        var sent = await office.CreateAndSend();
        var again = await office.Done<FillSheet.Response>(sent.Reference, "fill", new { });
        Assert.Equal(1, again.Revision);
    }

    [Fact]
    public async Task Mails_show_markup_as_text()
    {
        var created = await office.Create(office.Sheet("<img src=x onerror=alert(1)>"));
        var fill = await office.Done<FillSheet.Response>(created.Reference, "fill", new { });
        Assert.DoesNotContain("<img", fill.Html);
        Assert.Contains("&lt;img", fill.Html);
    }

    private Sheet Text(string text) => office.Sheet() with { Messages = [office.Sheet().Messages[0] with { Text = text }] };

    private async Task<HttpResponseMessage> Put(Reference reference, Sheet sheet, long version) =>
        await (await office.As(Office.Minsu)).PutAsJsonAsync($"/api/consultations/{reference}/sheet", new { sheet, version }, CoreJson.Options, Cancellation);

    private async Task<IReadOnlyList<string>> Watched(Reference reference)
    {
        await using var db = office.Database.Open();
        var id = (await db.Consultations.SingleAsync(c => c.Number == reference.Number, Cancellation)).Id;
        return await db.Set<WatchRow>().Where(w => w.ConsultationId == id).Select(w => w.Mailbox).Order().ToListAsync(Cancellation);
    }

    private async Task<IReadOnlyList<string>> Mailed(Reference reference, string kind)
    {
        await using var db = office.Database.Open();
        var id = (await db.Consultations.SingleAsync(c => c.Number == reference.Number, Cancellation)).Id;
        return await db.Set<OutboxRow>().Where(o => o.ConsultationId == id && o.Kind == kind).Select(o => o.To).Order().ToListAsync(Cancellation);
    }
}

public sealed class SheetOnSqliteTests(SqliteOffice office) : SheetTests(office), IClassFixture<SqliteOffice>;

public sealed class SheetOnPostgresTests(PostgresOffice office) : SheetTests(office), IClassFixture<PostgresOffice>;
