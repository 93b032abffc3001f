using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ConsultAddin.Core.Sheets.Documents;

namespace ConsultAddin.Core.Tests.Documents;

public class MailSheetTests
{
    public static TheoryData<string> Fills => ["case 1", "case 2", "second revision"];

    [Theory, MemberData(nameof(Fills))]
    public void What_was_filled_reads_back_without_a_difference(string name)
    {
        var filled = Samples.Named(name);
        var html = MailSheet.Read("<html><body>" + MailSheet.Render(filled) + "</body></html>");
        var text = MailSheet.ReadText(MailSheet.RenderText(filled));
        Assert.NotNull(html);
        Assert.NotNull(text);
        Assert.Equal((filled.Reference, filled.Revision, filled.FillCode), (html.Reference, html.Revision, html.FillCode));
        Assert.Empty(SheetComparison.Compare(filled.Sheet, html, null));
        Assert.Empty(SheetComparison.Compare(filled.Sheet, text, null));
        Assert.Equal(filled.Sheet.Messages.Select(m => m.Text), html.Texts);
        Assert.Equal(filled.Sheet.Messages.Select(m => m.Text), text.Texts);
    }

    [Fact]
    public void What_is_sent_when_by_whom_and_to_how_many_comes_before_what_to_answer_and_the_rest_after_it()
    {
        var rows = Rows(Samples.Fill(Samples.Destroyed));
        Assert.Equal("120 사전협의서 C2026-00142-L · 1차 · " + Samples.Fill(Samples.Destroyed).FillCode, rows[0]);
        Assert.Equal("무엇을 – 문안 1 · LMS", rows[1]);
        Assert.Equal(Samples.Destroyed.Messages[0].Text, rows[2]);
        Assert.Equal(["언제", "누가", "몇 명", "발신번호"], rows[3..7].Select(r => r.Split('|')[0]));
        Assert.Equal("누가|한파대응팀김민수 ☎ 02-2133-0000", rows[4]);
        Assert.Equal("동의 / 조건부 / 보완 / 반려 중 한 마디로 회신하시면 됩니다 · 회신 마감 13:30", rows[7]);
        Assert.Equal("자세한 내용", rows[8]);
        Assert.Equal("협의서 끝 · C2026-00142-L · " + Samples.Fill(Samples.Destroyed).FillCode, rows[^1]);
    }

    [Fact]
    public void A_later_revision_begins_with_the_difference_and_both_bodies_last_words()
    {
        var rows = Rows(Samples.SecondRevision);
        Assert.StartsWith("지난 차수에서 바뀐 곳", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("바뀐 곳: 문안 1|", rows[2], StringComparison.Ordinal);
        Assert.Equal("지난 의견|시민봉사담당관: 반려 (11/24 11:02) – “이의신청 기간이 너무 짧아 반려합니다.”120다산콜재단: 동의 (11/24 10:40) – “동의합니다.”", rows[3]);
        Assert.StartsWith("무엇을", rows[4], StringComparison.Ordinal);
        Assert.Contains("[-7-][+14+]일 이내", MailSheet.RenderText(Samples.SecondRevision), StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_and_the_variables_stand_out_by_more_than_colour()
    {
        var marks = Document(Samples.Fill(Samples.Relief)).QuerySelectorAll("span").ToDictionary(s => s.TextContent, s => s.GetAttribute("style")!);
        Assert.Contains("font-weight:bold", marks["02)120"], StringComparison.Ordinal);
        Assert.Contains("text-decoration:underline", marks["[부적격사유]"], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Fills))]
    public void Every_mail_program_can_draw_it(string name)
    {
        var html = MailSheet.Render(Samples.Named(name));
        var document = Document(Samples.Named(name));
        Assert.StartsWith("<p", html, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, 100_000);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=", html, StringComparison.Ordinal);
        // Text and background always together, or dark mode makes one of them vanish; each cell says its own font.
        Assert.All(document.QuerySelectorAll("td"), cell =>
        {
            var style = cell.GetAttribute("style")!;
            Assert.Contains($"background-color:{cell.GetAttribute("bgcolor")};color:#", style, StringComparison.Ordinal);
            Assert.Contains("padding:", style, StringComparison.Ordinal);
            Assert.Contains("font-family:'Malgun Gothic'", style, StringComparison.Ordinal);
        });
        Assert.All(document.QuerySelectorAll("span"), span => Assert.Matches("background-color:#[0-9a-f]{6};color:#[0-9a-f]{6}", span.GetAttribute("style")!));
    }

    [Fact]
    public void A_sheet_that_quotes_another_sheets_first_line_is_refused_with_the_field()
    {
        var other = MailSheet.RenderText(Samples.Fill(Samples.Relief));
        var refused = Assert.Throws<SheetRefusedException>(() => MailSheet.Render(Samples.Fill(Samples.Destroyed with { Reason = other })));
        Assert.Equal("reason", refused.Field);
        Assert.Contains("지워 주세요", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_that_no_document_can_hold_is_refused_with_its_place()
    {
        var refused = Assert.Throws<SheetRefusedException>(() => MailSheet.Render(Samples.Fill(Samples.Destroyed with { Selection = "가\u0007" })));
        Assert.Equal("selection", refused.Field);
        Assert.Contains("U+0007", refused.Message, StringComparison.Ordinal);
    }

    private static IDocument Document(FilledSheet filled) => new HtmlParser().ParseDocument(MailSheet.Render(filled));

    private static List<string> Rows(FilledSheet filled) =>
        Document(filled).QuerySelectorAll("tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Select(c => c.TextContent))).ToList();
}
