using ConsultAddin.Core.Sheets;
using ConsultAddin.Core.Sheets.Documents;

namespace ConsultAddin.Core.Tests.Documents;

public class SentMailTests
{
    private static readonly FilledSheet Filled = Samples.Fill(Samples.Relief with
    {
        Messages = [Samples.Relief.Messages[0] with { Text = "귀하의  [부적격사유]는\n\n  \"<확인>\" & 😀 문의 02-120 입니다.", Variables = [new Variable(5, 7, "부적격사유", "가", "가나")] }, Samples.Relief.Messages[1]],
    });

    private static readonly string Html = MailSheet.Render(Filled);

    public static TheoryData<string> Programs => ["Outlook on the web", "classic Outlook", "Gmail", "plain version", "twice"];

    [Theory, MemberData(nameof(Programs))]
    public void A_mail_programs_rewriting_makes_no_false_alarm(string program) =>
        Assert.Empty(SheetComparison.Compare(Filled.Sheet, Read(program, Html)!, null));

    [Theory, MemberData(nameof(Programs))]
    public void One_word_changed_by_hand_is_shown_with_both_texts(string program)
    {
        var difference = Assert.Single(SheetComparison.Compare(Filled.Sheet, Read(program, Html.Replace("휴폐업", "휴업", StringComparison.Ordinal))!, null));
        Assert.Equal(("messages[1].text", SheetSource.Mail), (difference.Where, difference.Source));
        Assert.Contains("휴폐업", difference.Expected, StringComparison.Ordinal);
        Assert.Contains("휴업", difference.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,200명", "1,201명", "messages[0].recipients")]
    [InlineData("15:00 ~ 15:30", "15:00 ~ 16:30", "messages[1].window")]
    [InlineData("이지원", "이지연", "contact")]
    [InlineData("소상공인지원과", "소상공인과", "department")]
    [InlineData("가장 긴 값: 가나", "가장 긴 값: 가나다", "messages[0].variables")]
    [InlineData("휴·폐업한", "폐업한", "eligibility")]
    public void Every_other_changed_word_is_an_alarm_too(string from, string to, string where) =>
        Assert.Equal(where, Assert.Single(SheetComparison.Compare(Filled.Sheet, MailSheet.Read(Html.Replace(from, to, StringComparison.Ordinal))!, null)).Where);

    [Fact]
    public void A_row_that_was_added_to_the_sheet_is_an_alarm()
    {
        var html = Html.Replace("<tr><td colspan=\"2\" align=\"left\" valign=\"top\" bgcolor=\"#0f548c\"", "<tr><td colspan=2>문안 3도 함께 보냅니다</td></tr><tr><td colspan=\"2\" align=\"left\" valign=\"top\" bgcolor=\"#0f548c\"", StringComparison.Ordinal);
        var difference = Assert.Single(SheetComparison.Compare(Filled.Sheet, MailSheet.Read(html)!, null));
        Assert.Equal(("other", "문안 3도 함께 보냅니다"), (difference.Where, difference.Found));
    }

    [Fact]
    public void What_was_typed_into_the_first_line_is_an_alarm()
    {
        var html = Html.Replace(Filled.FillCode + "</td></tr><tr>", Filled.FillCode + "<br>문안은 어제 것으로 보냅니다</td></tr><tr>", StringComparison.Ordinal);
        Assert.Equal("문안은 어제 것으로 보냅니다", Assert.Single(SheetComparison.Compare(Filled.Sheet, MailSheet.Read(html)!, null)).Found);
    }

    [Theory]
    [InlineData("<s>휴폐업</s>", "취소선")]
    [InlineData("<strike>휴폐업</strike>", "취소선")]
    [InlineData("<del>휴폐업</del>", "취소선")]
    [InlineData("<span style=\"color:red;text-decoration:underline line-through\">휴폐업</span>", "취소선")]
    [InlineData("휴폐업<span style=\"display:none\">이 아닌 가게</span>", "숨긴 글")]
    [InlineData("휴폐업<span hidden>이 아닌 가게</span>", "숨긴 글")]
    [InlineData("휴폐업<span style=\"font-size:0px\">이 아닌 가게</span>", "숨긴 글")]
    public void What_was_struck_out_or_hidden_by_hand_is_an_alarm_that_says_so(string html, string sign)
    {
        var sent = Html.Replace("휴폐업", html, StringComparison.Ordinal);
        foreach (var written in (ReadOnlySpan<string>)[sent, Rewriting.OutlookOnTheWeb(sent)])
        {
            var difference = Assert.Single(SheetComparison.Compare(Filled.Sheet, MailSheet.Read(written)!, null));
            Assert.Equal("messages[1].text", difference.Where);
            Assert.Contains($"〔{sign}: ", difference.Found, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_whole_row_that_was_struck_out_is_an_alarm()
    {
        var row = Html.LastIndexOf("<tr>", Html.IndexOf("휴폐업", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.NotEmpty(SheetComparison.Compare(Filled.Sheet, MailSheet.Read(Html.Insert(row + 3, " style=\"text-decoration:line-through\""))!, null));
        Assert.NotEmpty(SheetComparison.Compare(Filled.Sheet, MailSheet.Read(Html.Insert(row + 3, " style=\"display:none\""))!, null));
    }

    [Fact]
    public void Hidden_blanks_and_what_is_hidden_beside_the_sheet_are_no_alarm()
    {
        var html = $"<div style=\"display:none\">미리보기 글</div>{Html.Replace("휴폐업", "휴폐업<span style=\"mso-hide:all\">&nbsp;</span>", StringComparison.Ordinal)}";
        Assert.Empty(SheetComparison.Compare(Filled.Sheet, MailSheet.Read(html)!, null));
    }

    [Theory]
    [InlineData("<blockquote>", "</blockquote>")]
    [InlineData("<div class=\"x_gmail_quote\">", "</div>")]
    [InlineData("<div id=\"x_x_divRplyFwdMsg\"></div>", "")]
    [InlineData("<div style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm\"><p><b>보낸 사람:</b> 김민수</p></div>", "")]
    [InlineData("<p>From: 김민수 &lt;minsu@seoul.example&gt;<br>Sent: Tuesday</p>", "")]
    [InlineData("<p>-----Original Message-----</p>", "")]
    [InlineData("<p>2026년 11월 24일 (화) 오후 1:02, 김민수 &lt;minsu@seoul.example&gt;님이 작성:</p>", "")]
    public void A_sheet_below_a_quotation_is_not_the_mails_own(string before, string after)
    {
        Assert.Null(MailSheet.Read($"<p>동의합니다.</p>{before}{Html}{after}"));
        Assert.NotNull(MailSheet.Read($"{Html}<p>확인 부탁드립니다.</p>{before}<p>지난 편지</p>{after}"));
    }

    [Fact]
    public void Two_sheets_in_one_mail_are_said_and_neither_is_believed()
    {
        var other = MailSheet.Render(Samples.Fill(Samples.Destroyed));
        var reading = MailSheet.Read(Html + other);
        Assert.Equal(2, reading!.Copies);
        Assert.NotEmpty(SheetComparison.Compare(Filled.Sheet, reading, null));
    }

    [Fact]
    public void A_sheet_whose_last_line_is_gone_is_no_sheet() =>
        Assert.Null(MailSheet.Read(Html.Replace("협의서 끝", "협의서", StringComparison.Ordinal)));

    [Fact]
    public void A_swapped_document_is_found_by_its_code_and_its_texts()
    {
        var other = WordSheet.Read(WordSheet.Fill(WordSheet.DefaultTemplate, Samples.Fill(Samples.Relief)));
        var differences = SheetComparison.Compare(Filled.Sheet, MailSheet.Read(Html)!, other);
        Assert.All(differences, d => Assert.Equal(SheetSource.Document, d.Source));
        Assert.Contains(differences, d => d.Where == "fillCode");
        Assert.Contains(differences, d => d.Where == "messages[0].text");
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<font><a>")]
    [InlineData("<b></x>")]
    [InlineData("<table><tr><td>")]
    public void Markup_made_to_keep_a_parser_busy_is_not_parsed(string piece)
    {
        Assert.Null(MailSheet.Read(Html + string.Concat(Enumerable.Repeat(piece, 200_000))));
        // As deep as it is let through, and not read that deep.
        var deep = string.Concat(Enumerable.Repeat(piece, 900));
        Assert.NotNull(MailSheet.Read(Html + deep));
    }

    [Fact]
    public void A_text_of_100_000_characters_reads_back_as_it_was()
    {
        var sheet = Samples.Destroyed with { Messages = [Samples.Destroyed.Messages[0] with { Text = string.Concat(Enumerable.Repeat("귀하의 개인정보를 파기하였습니다.\n", 5_600)) }] };
        var filled = Samples.Fill(sheet);
        var mail = MailSheet.Read(MailSheet.Render(filled));
        Assert.Empty(SheetComparison.Compare(sheet, mail!, WordSheet.Read(WordSheet.Fill(WordSheet.DefaultTemplate, filled))));
    }

    private static SheetReading? Read(string program, string html) => program switch
    {
        "Outlook on the web" => MailSheet.Read(Rewriting.OutlookOnTheWeb(html)),
        "classic Outlook" => MailSheet.Read(Rewriting.ClassicOutlook(html)),
        "Gmail" => MailSheet.Read(Rewriting.Gmail(html)),
        "twice" => MailSheet.Read(Rewriting.Gmail(Rewriting.ClassicOutlook(Rewriting.OutlookOnTheWeb(html)))),
        _ => MailSheet.ReadText(Rewriting.PlainVersion(html)),
    };
}
