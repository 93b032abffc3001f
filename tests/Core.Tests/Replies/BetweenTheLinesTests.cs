using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using ConsultAddin.Core.Sheets.Documents;
using ConsultAddin.Core.Tests.Documents;
using CsCheck;

namespace ConsultAddin.Core.Tests.Replies;

/// <summary>Answers between the lines of the quoted mail are the person's; what the officer coloured or marked never is.</summary>
public sealed class BetweenTheLinesTests
{
    private const string Head =
        "<div><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>보낸 사람:</b> 김민수 &lt;minsu@seoul.example&gt;<br><b>보낸 날짜:</b> 2026년 11월 24일 화요일 오전 9:12<br><b>받는 사람:</b> 120다산콜재단 &lt;ops@dasan120.example&gt;<br><b>제목:</b> [사전협의 C2026-00142-L] 한파쉼터</p></div></div>";

    private const string TextHead =
        "-----원본 메시지-----\n보낸 사람: 김민수 <minsu@seoul.example>\n보낸 날짜: 2026년 11월 24일 화요일 오전 9:12\n받는 사람: 120다산콜재단 <ops@dasan120.example>\n제목: [사전협의 C2026-00142-L] 한파쉼터\n\n";

    [Theory]
    [InlineData("<p class=MsoNormal><span lang=EN-US style='color:#0070C0'>→ </span><span style='color:#0070C0'>{0}</span><o:p></o:p></p>", "파란색으로 적었습니다.", "→ ")]
    [InlineData("<p><font color=red>{0}</font></p>", "아래 빨간 글씨로 답변드립니다.", "")]
    [InlineData("<p><font color=\"#FF0000\"><b>{0}</b></font></p>", "Please see my comments below in red.", "")]
    [InlineData("<div class=\"elementToProof\" style=\"color: rgb(200, 38, 19);\">{0}</div>", "빨강색으로 의견 드립니다.", "")]
    [InlineData("<p class=x_MsoNormal style=\"color:#00B050\">{0}</p>", "초록색으로 표시했습니다.", "")]
    [InlineData("<p style=\"color:#7030a0\">{0}</p>", "보라색으로 작성하였습니다.", "")]
    [InlineData("<p style=\"color:#7030a0\">{0}</p>", "보라색 글씨가 저희 의견입니다.", "")]
    public void Lines_in_the_colour_that_the_person_names_are_the_persons(string line, string above, string mark)
    {
        var read = Outlook(above, $"{P("안녕하세요.")}{P("○ 발송문구: 한파쉼터")}{line.Replace("{0}", "문구 괜찮습니다.", StringComparison.Ordinal)}{P("○ 발송일시: 12. 3. 10:00")}{line.Replace("{0}", "12. 4.(금)로 바꾸어 주세요.", StringComparison.Ordinal)}{P("○ 발송대상: 1,240명")}");
        Assert.Equal($"{above}\n\n{mark}문구 괜찮습니다.\n\n{mark}12. 4.(금)로 바꾸어 주세요.", read.VisibleText);
        Assert.Contains(read.Opinions[0].Decision, new[] { Decision.Changes, Decision.Conditional });
    }

    [Fact]
    public void A_coloured_line_in_Gmails_quotation_is_the_persons_where_the_person_names_the_colour()
    {
        var read = Html("<div dir=ltr>빨간색으로 답변드립니다.</div><br><div class=gmail_quote><div dir=ltr class=gmail_attr>2026년 11월 24일 (화) 오전 9:12, 김민수 &lt;minsu@seoul.example&gt;님이 작성:<br></div>"
            + "<blockquote class=gmail_quote style='border-left:1px solid rgb(204,204,204)'><div>발송문구: 한파쉼터</div><div><font color='#ff0000'>반려합니다.</font></div><div>발송일시: 12. 3. 10:00</div></blockquote></div>");
        Assert.Equal("빨간색으로 답변드립니다.\n\n반려합니다.", read.VisibleText);
        Assert.Equal(Decision.Reject, read.Opinions[0].Decision);
    }

    [Theory]
    [InlineData("아래에 답변드렸습니다.")]
    [InlineData("안녕하세요. 120다산콜재단 장미란입니다.<br>본문 사이에 의견 적었습니다.<br>감사합니다.<br>장미란 드림")]
    [InlineData("See my comments inline.")]
    public void Where_no_colour_is_named_the_lines_are_shown_and_a_person_decides(string above)
    {
        var read = Outlook(above, P("○ 발송문구: 한파쉼터") + Red("동의합니다.") + P("○ 발송일시: 12. 3. 10:00"));
        Assert.EndsWith("\n\n동의합니다.", read.VisibleText, StringComparison.Ordinal);
        Assert.Equal((Decision.Unclear, Decision.Approve), (read.Opinions[0].Decision, read.Opinions[0].BestGuess));
        Assert.Contains(read.Opinions[0].Evidence, e => e.Rule == "BetweenTheLines");
    }

    [Fact]
    public void What_breaks_the_bar_that_Outlook_draws_beside_the_quoted_mail_is_the_persons()
    {
        static string Bar(string quoted) => $"<div style='border:none;border-left:solid blue 1.5pt;padding:0cm 0cm 0cm 4.0pt'>{quoted}</div>";
        const string Above = "질문을 본문 사이에 적었습니다.";
        var read = Html($"<div class=WordSection1>{P(Above)}{Bar(Head + P("○ 발송문구: 한파쉼터"))}{Red("쉼터 목록은 어느 부서에서 관리하나요?")}{Bar(P("○ 발송일시: 12. 3. 10:00"))}</div>");
        Assert.Equal($"{Above}\n\n쉼터 목록은 어느 부서에서 관리하나요?", read.VisibleText);
        Assert.Equal(Decision.Question, read.Opinions[0].Decision);
        Assert.Equal(Decision.Unclear, Html($"<div class=WordSection1>{P(Above)}{Bar(Head + P("○ 발송문구: 한파쉼터") + Red("쉼터 목록은 어느 부서에서 관리하나요?") + P("○ 발송일시: 12. 3. 10:00"))}</div>").Opinions[0].Decision);
    }

    [Theory]
    [InlineData("an officer's red deadline", "<p><span style='color:red'>회신 마감: 11. 24. 12:00까지 동의 여부</span></p>")]
    [InlineData("an invitation", "<p><span style='color:red'>이상 없으면 \"동의합니다\"라고 적어 주세요</span></p>")]
    [InlineData("a word within a line", "<p>발송: <span style='color:red'>동의합니다.</span></p>")]
    [InlineData("a table", "<table><tr><td><span style='color:red'>동의합니다.</span></td></tr></table>")]
    [InlineData("a link", "<p><a href='https://seoul.example/' style='color:red'>동의합니다.</a></p>")]
    [InlineData("a value in the sheet", "<p>120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b</p><table><tr><td><p>문안</p></td><td><p style='color:red'>개인정보 제공에 동의합니다.</p></td></tr></table><p>협의서 끝 · C2026-00142-L · 3f9a2c1b</p>")]
    [InlineData("the other body's row", "<p>120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b</p><table><tr><th>시민봉사담당관 의견</th><td style='color:red'>동의합니다.</td></tr></table><p>협의서 끝 · C2026-00142-L · 3f9a2c1b</p>")]
    [InlineData("a label", "<table><tr><td><p style='color:red'>재단 의견</p></td><td><p>동의합니다.</p></td></tr></table>")]
    [InlineData("hidden words", "<p style='color:red;display:none'>동의합니다.</p>")]
    [InlineData("grey words", "<p style='color:#a0a0a0'>동의합니다.</p>")]
    [InlineData("another colour", "<p style='color:blue'>동의합니다.</p>")]
    [InlineData("an older mail", "<p>그 전 메일입니다.</p><p>보낸 사람: 박지영 &lt;a@seoul.example&gt;<br>보낸 날짜: 2026년 11월 20일 금요일 오전 9:12<br>받는 사람: b@seoul.example<br>제목: 지난 건</p><p>지난 건</p><p style='color:red'>동의합니다.</p>")]
    [InlineData("a signature", "<p style='color:red'>한파대응팀 김민수 주무관</p><p style='color:red'>전화 02-2133-0000</p>")]
    public void What_the_officer_coloured_never_becomes_the_reviewers_word(string what, string quoted)
    {
        const string Above = "빨간 글씨로 답변드립니다.";
        var read = Outlook(Above, P("안녕하세요. 한파대응팀입니다.") + quoted + P("발송문구: 한파쉼터"));
        Assert.True(read.VisibleText == Above, what);
        Assert.NotEqual(Decision.Approve, read.Opinions[0].Decision);
    }

    [Theory]
    [InlineData("a notice that is coloured whole", "{red}{red}{red}{plain}")]
    [InlineData("nothing but coloured lines", "{red}")]
    public void A_mail_in_one_colour_is_the_officers(string what, string quoted)
    {
        var read = Outlook("빨간 글씨로 답변드립니다.", quoted.Replace("{red}", Red("발송에 동의합니다."), StringComparison.Ordinal).Replace("{plain}", P("김민수 드림"), StringComparison.Ordinal));
        Assert.True(read.VisibleText == "빨간 글씨로 답변드립니다.", what);
    }

    [Theory]
    [InlineData("within a line", "<p>발송일시: 12. 3. <span style='color:red'>(12. 4.로 바꿔 주세요)</span></p>")]
    [InlineData("in a cell", "<table><tr><td style='color:red'>12. 4.로 바꿔 주세요.</td></tr></table>")]
    [InlineData("in a second red", "<p style='color:#C00000'>긴급 발송 건입니다.</p>")]
    [InlineData("in a line that asks for an answer", "<p style='color:red'>11. 24.까지 회신 바랍니다.</p>")]
    public void Where_the_colour_stands_elsewhere_too_nothing_is_decided(string where, string quoted)
    {
        var read = Outlook("빨간 글씨로 답변드립니다.", P("안녕하세요.") + P("발송문구: 한파쉼터") + Red("동의합니다.") + quoted + P("발송대상: 1,240명"));
        Assert.Contains("동의합니다.", read.VisibleText, StringComparison.Ordinal);
        Assert.True(read.Opinions[0].Decision == Decision.Unclear, where);
    }

    [Fact]
    public void Whatever_the_officer_coloured_changes_nothing_where_no_words_point_below()
    {
        string[] aboves =
        [
            "", "동의합니다.", "반려합니다.", "확인했습니다.", "아래 문안에 동의합니다.", "아래와 같이 회신드립니다.<br><br>동의합니다.", "아래와 같이 수정하여 발송 바랍니다.<br>문의 120", "본문에 오타가 있습니다.",
            "빨간색으로 표시된 부분을 수정해 주세요.", "빨간 글씨는 빼 주세요.", "붉은색으로 적힌 문구를 검토 중입니다.", "Please fix the words in red.",
        ];
        string[] colours = ["red", "#C00000", "#0070C0", "rgb(0,128,0)", "#7030A0", "#ED7D31", "#1F497D", "black"];
        string[] words = ["동의합니다.", "반려합니다.", "→ 승인합니다.", "회신 마감: 11. 24.", "[답] 동의합니다.", "문구 수정 후 발송", "==> 좋습니다."];
        string[] forms = ["<p class=MsoNormal><span style='color:{0}'>{1}</span></p>", "<p><font color='{0}'>{1}</font></p>", "<div style='color:{0}'>{1}</div>", "<table><tr><td style='color:{0}'>{1}</td></tr></table>"];
        var line = Gen.Select(OneOf(colours), OneOf(words), OneOf(forms))
            .Select((colour, word, form) => form.Replace("{0}", colour, StringComparison.Ordinal).Replace("{1}", word, StringComparison.Ordinal));
        Gen.Select(OneOf(aboves), line.Array[1, 8]).Sample((above, lines) =>
        {
            var read = Outlook(above, P("안녕하세요.") + string.Concat(lines) + P("발송문구: 한파쉼터"));
            var bare = Outlook(above, P("안녕하세요."));
            Assert.Equal(bare.VisibleText, read.VisibleText);
            Assert.Equal(bare.Opinions.Select(o => o.Decision), read.Opinions.Select(o => o.Decision));
        }, iter: Often.Times(400));
    }

    [Theory]
    [InlineData("본문 중에 답 드립니다.", "[장미란]")]
    [InlineData("본문 중에 답 드립니다.", "-->")]
    [InlineData("", "[답]")]
    [InlineData("", "답변:")]
    public void Marked_lines_between_lines_that_Outlook_marked_are_the_persons(string above, string mark)
    {
        var read = Plain($"{above}\n\n{TextHead}> 발송문구: 한파쉼터\n\n{mark} 네, 확인했습니다.\n\n> 발송일시: 12. 3. 10:00\n\n{mark} 동의합니다.\n끝까지 읽었습니다.\n\n> 감사합니다.\n");
        Assert.Equal($"{above}\n\n{mark} 네, 확인했습니다.\n\n{mark} 동의합니다.\n끝까지 읽었습니다.".Trim(), read.VisibleText);
        Assert.Equal(Decision.Approve, read.Opinions[0].Decision);
    }

    [Theory]
    [InlineData("own words above that don't point", "검토 중입니다.", "> 발송문구: 한파쉼터\n\n[답] 동의합니다.\n")]
    [InlineData("a line without a mark", "", "> 발송문구: 한파쉼터\n\n[답] 동의합니다.\n\n김민수 드림\n")]
    [InlineData("a quotation without marks", "", "발송문구: 한파쉼터\n\n[답] 동의합니다.\n")]
    [InlineData("an arrow alone", "", "> 기존 문안 연장됩니다\n→ 동의합니다.\n")]
    [InlineData("somebody else's name", "", "> 발송문구: 한파쉼터\n[김민수] 동의합니다.\n")]
    [InlineData("an older mail", "", "확인 부탁드립니다.\n\n보낸 사람: 박지영 <a@seoul.example>\n보낸 날짜: 2026년 11월 20일 금요일 오전 9:12\n받는 사람: b@seoul.example\n제목: 지난 건\n\n> 지난 건\n[답] 동의합니다.\n")]
    public void A_mark_that_could_be_anybodys_says_nothing(string what, string above, string quoted)
    {
        var read = Plain($"{above}\n\n{TextHead}{quoted}");
        Assert.True(read.VisibleText == above, what);
        Assert.Equal(Decision.Unclear, read.Opinions[0].Decision == Decision.Acknowledge ? Decision.Unclear : read.Opinions[0].Decision);
    }

    [Fact]
    public void Marked_lines_in_an_unmarked_quotation_are_shown_and_a_person_decides()
    {
        var read = Plain($"본문 중에 답 드립니다.\n\n{TextHead}안녕하세요.\n발송문구: 한파쉼터\n[답] 동의합니다.\n발송대상: 1,240명\n");
        Assert.Equal("본문 중에 답 드립니다.\n\n[답] 동의합니다.", read.VisibleText);
        Assert.Equal((Decision.Unclear, Decision.Approve), (read.Opinions[0].Decision, read.Opinions[0].BestGuess));
    }

    [Fact]
    public void Arrows_that_the_quoted_mail_uses_as_its_bullets_are_no_marks() =>
        Assert.Equal("본문 중에 답 드립니다.", Plain($"본문 중에 답 드립니다.\n\n{TextHead}안녕하세요.\n→ 발송문구: 한파쉼터\n→ 발송대상에 동의합니다.\n감사합니다.\n").VisibleText);

    [Theory]
    [InlineData("between the sheet's lines", "본문에 파란색으로 의견 적어 드렸습니다.", "{first}<p class=MsoNormal><b><span style='color:#0070C0'>동의합니다.</span></b></p>{rows}{last}", "동의합니다.")]
    [InlineData("under a cell's words", "의견을 협의서 표 안에 파란 글씨로 적었습니다.", "{first}<table><tr><th>문안</th><td>[서울시] 한파쉼터<div style='color:#0070C0'>→ 동의합니다.</div></td></tr></table>{last}", "→ 동의합니다.")]
    [InlineData("under a cell's paragraph, as Outlook writes them", "파란색으로 답변드립니다.", "{first}<table><tr><td><p>문안</p></td><td><p>[서울시] 한파쉼터</p><p style='color:#0070C0'>동의합니다.</p></td></tr></table>{last}", "동의합니다.")]
    [InlineData("in a row for the office's opinion", "파란색으로 답변드립니다.", "{first}<table><tr><th>담당</th><td>김민수</td></tr><tr><th>재단 의견</th><td style='color:#0070C0'>동의합니다.</td></tr></table>{last}", "재단 의견 동의합니다.")]
    [InlineData("in such a row, as Outlook writes it", "파란색으로 답변드립니다.", "{first}<table><tr><td><p>담당</p></td><td><p>김민수</p></td></tr><tr><td><p>의견</p></td><td><p style='color:#0070C0'>동의합니다.</p></td></tr></table>{last}", "의견 동의합니다.")]
    public void A_line_in_the_named_colour_is_the_persons_in_the_sheet_and_its_tables_too(string where, string above, string quoted, string answer)
    {
        var read = Outlook(above, Sheet(quoted));
        Assert.Equal($"{above} {answer}", InOneLine(read));
        Assert.True(read.Opinions[0].Decision == Decision.Approve, where);
    }

    [Theory]
    [InlineData("파란색으로 답변드립니다.")]
    [InlineData("빨간색으로 답변드립니다.")]
    [InlineData("초록색으로 답변드립니다.")]
    [InlineData("본문에 주황색으로 적었습니다.")]
    [InlineData("협의서 표 맨 아래에 적어 회신합니다.")]
    [InlineData("의견은 협의서 아래에 적었습니다.")]
    [InlineData("의견은 [120다산콜재단]으로 표시하였습니다.")]
    [InlineData("")]
    public void What_the_product_writes_into_a_sheet_is_never_the_reviewers(string above)
    {
        // The second revision has the difference in colours, and both bodies' last words: one of them agreed.
        Assert.Equal(above, Outlook(above, MailSheet.Render(Samples.SecondRevision)).VisibleText);
        // A variable may fill a line, which then stands in one colour.
        var message = Samples.Relief.Messages[0] with { Text = "결과를 알립니다.\n동의합니다.\n문의 02)120", Variables = [new(10, 6, "결과", "반려합니다.", "동의합니다.")] };
        Assert.Equal(above, Outlook(above, MailSheet.Render(Samples.Fill(Samples.Relief with { Messages = [message] }))).VisibleText);
        Assert.Equal(above, Plain($"{above}\n\n{TextHead}{MailSheet.RenderText(Samples.SecondRevision)}").VisibleText);
    }

    [Theory]
    [InlineData("의견은 본문 중 [120다산콜재단 운영팀]으로 표시하였습니다.", "[120다산콜재단 운영팀] ")]
    [InlineData("회신드립니다. 의견은 [재단]이라고 적었습니다.", "[재단] ")]
    [InlineData("아래 >> 표시로 의견 드립니다.", ">> ")]
    [InlineData("본문에 '▶' 표시로 답변드립니다.", "▶ ")]
    [InlineData("저희 의견은 ※를 붙여 적었습니다.", "※ ")]
    public void Lines_with_the_mark_that_the_person_names_are_the_persons(string above, string mark)
    {
        string[] forms =
        [
            Said(Plain($"{above}\n\n{TextHead}120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b\n발송문구: 한파쉼터\n\n{mark}동의합니다.\n\n발송일시: 12. 3. 10:00\n협의서 끝 · C2026-00142-L · 3f9a2c1b\n", "120다산콜재단")),
            Said(Outlook(above.Replace(">", "&gt;", StringComparison.Ordinal), Sheet("{first}<table><tr><td><p>문안</p></td><td><p>[서울시] 한파쉼터</p><p>" + mark.Replace(">", "&gt;", StringComparison.Ordinal) + "동의합니다.</p></td></tr></table>{last}"))),
        ];
        Assert.All(forms, form => Assert.Equal($"{above}\n\n{mark}동의합니다. Approve", form));

        static string Said(ReadReply read) => $"{read.VisibleText} {read.Opinions[0].Decision}";
    }

    [Theory]
    [InlineData("the office addresses each body", "[재단]", "[시민봉사담당관] 문안을 봐 주세요.\n[재단] 동의합니다.\n")]
    [InlineData("the mark is the other body's", "[시민봉사담당관]", "[시민봉사담당관] 동의합니다.\n")]
    [InlineData("the mark is the officer's name", "[김민수]", "[김민수] 동의합니다.\n")]
    [InlineData("the officer asks with it", "[재단]", "[재단] 동의합니다.\n[재단] 동의 여부 회신 바랍니다.\n")]
    [InlineData("a notice begins with it", "[서울시]", "[서울시] 발송에 동의합니다.\n")]
    [InlineData("the officer's list has it", "▶", "▶ 발송대상 1,240명\n▶ 발송에 동의합니다.\n발송문구: 한파쉼터\n")]
    [InlineData("the officer's older mail has it", "▶", "▶ 동의합니다.\n발송문구: 한파쉼터\n\n보낸 사람: 김민수 <minsu@seoul.example>\n보낸 날짜: 2026년 11월 20일 금요일 오전 9:12\n받는 사람: b@seoul.example\n제목: 지난 건\n\n▶ 지난 건\n")]
    [InlineData("an older answer is quoted with it", ">>", "> 지난 문안\n>> 동의합니다.\n발송문구: 한파쉼터\n")]
    public void A_named_mark_that_the_quoted_mail_has_of_its_own_decides_nothing(string what, string mark, string quoted)
    {
        var read = Plain($"의견은 본문에 {mark} 표시로 적었습니다.\n\n{TextHead}안녕하세요.\n확인 부탁드립니다.\n{quoted}감사합니다.\n끝.\n", "120다산콜재단");
        Assert.True(read.Opinions[0].Decision == Decision.Unclear, what);
    }

    [Theory]
    [InlineData("발송에 [이름]을 추가했습니다. 동의합니다.")]
    [InlineData("[서울시]로 표시된 부분을 확인했습니다. 동의합니다.")]
    [InlineData("문안에 [이름] 표기를 추가하였습니다. 동의합니다.")]
    [InlineData("궁금한 점은 협의서 하단에 있는 번호로 답변드립니다. 동의합니다.")]
    public void A_word_in_brackets_that_names_no_mark_points_nowhere(string above) =>
        Assert.Equal(above, Plain($"{above}\n\n{TextHead}안녕하세요.\n[이름]님, 반려합니다.\n[서울시] 반려합니다.\n").VisibleText);

    [Theory]
    [InlineData("장미란", Decision.Approve)]
    [InlineData("장미란 주무관/120다산콜재단", Decision.Approve)]
    [InlineData("120다산콜재단", Decision.Unclear)]
    [InlineData("김소영", Decision.Unclear)]
    public void Outlooks_bold_slanted_name_before_a_comment_approves_only_where_it_is_the_senders(string sender, Decision expected)
    {
        var read = Html($"<div class=WordSection1>{Head}{Sheet($"{{first}}<table><tr><td><p>문안</p></td><td><p>[서울시] 한파쉼터</p>{Preface("장미란", "문안에 동의합니다.")}</td></tr></table>{Preface("장미란", "시각에도 이견 없습니다.")}{{last}}")}</div>", sender);
        Assert.Equal("[장미란] 문안에 동의합니다. [장미란] 시각에도 이견 없습니다.", InOneLine(read));
        Assert.Equal(expected, read.Opinions[0].Decision);
        Assert.True(expected == Decision.Approve || read.Opinions[0].BestGuess == Decision.Approve);
    }

    [Fact]
    public void What_such_a_comment_asks_for_counts_whoever_of_the_office_wrote_it()
    {
        var read = Html($"<div class=WordSection1>{Head}{Sheet($"{{first}}{Preface("장미란", "부서 번호로 바꿔 주세요.")}<p><b><i>고치신 뒤 협의서를 다시 보내 주시기 바랍니다.</i></b></p>{{rows}}{{last}}")}</div>");
        Assert.Equal("[장미란] 부서 번호로 바꿔 주세요. 고치신 뒤 협의서를 다시 보내 주시기 바랍니다.", InOneLine(read));
        Assert.Equal(Decision.Changes, read.Opinions[0].Decision);
    }

    [Fact]
    public void A_name_in_brackets_that_the_person_signs_with_above_is_the_persons()
    {
        var read = Html($"<div class=WordSection1>{P("안녕하세요, 120다산콜재단 장미란입니다.")}{P("본문에 의견 적었습니다.")}{Head}{Sheet($"{{first}}{Preface("장미란", "동의합니다.")}{{rows}}{{last}}")}</div>");
        Assert.EndsWith("[장미란] 동의합니다.", read.VisibleText, StringComparison.Ordinal);
        Assert.Equal(Decision.Approve, read.Opinions[0].Decision);
    }

    [Theory]
    [InlineData("the officer's own name", "<p><b><i>[김민수] 동의합니다.</i></b></p>")]
    [InlineData("a word that is no name", "<p><b><i>[안내] 발송을 반려합니다.</i></b></p>")]
    [InlineData("a notice's own word", "<p><b><i>[서울시] 반려합니다.</i></b></p>")]
    [InlineData("somebody's name in plain letters", "<p>[박지영] 동의합니다.</p>")]
    [InlineData("only bold", "<p><b>[박지영] 동의합니다.</b></p>")]
    [InlineData("only the name slanted", "<p><b><i>[박지영]</i></b> 동의합니다.</p>")]
    [InlineData("two names", "<p><b><i>[박지영] 동의합니다.</i></b></p><p><b><i>[한지원] 반려합니다.</i></b></p>")]
    [InlineData("a name that the sheet names", "<table><tr><td>담당</td><td>박지영</td></tr></table><p><b><i>[박지영] 동의합니다.</i></b></p>")]
    public void Other_words_in_brackets_are_not_the_reviewers(string what, string quoted)
    {
        var read = Html($"<div class=WordSection1>{Head}{Sheet($"{{first}}{quoted}{{rows}}{{last}}")}</div>");
        Assert.True(read.VisibleText.Length == 0, what);
    }

    [Fact]
    public void Where_the_officer_writes_bold_and_slanted_too_nothing_is_decided()
    {
        var read = Html($"<div class=WordSection1>{Head}{P("안녕하세요.")}<p><b><i>긴급 건입니다.</i></b></p>{P("확인 부탁드립니다.")}{Preface("장미란", "반려합니다.")}</div>", "장미란");
        Assert.Equal((Decision.Unclear, Decision.Reject), (read.Opinions[0].Decision, read.Opinions[0].BestGuess));
    }

    [Theory]
    [InlineData("의견은 협의서 아래에 적었습니다.")]
    [InlineData("안녕하세요. 120다산콜재단 문태식입니다.<br>맨 아래에 답변드렸습니다.")]
    [InlineData("메일 하단에 의견을 기재하였습니다.")]
    public void What_stands_below_the_sheet_is_the_persons_where_the_person_says_so(string above)
    {
        var read = Outlook(above, Sheet("{first}{rows}{last}") + P("&nbsp;") + P("의견: 발송 보류 요청") + P("사유: 확인 화면이 아직 열리지 않았습니다.") + P("문태식 대리") + P("120다산콜재단 운영팀") + P("02-2133-0010"));
        Assert.EndsWith("\n\n의견: 발송 보류 요청\n사유: 확인 화면이 아직 열리지 않았습니다.", read.VisibleText, StringComparison.Ordinal);
        Assert.Equal(Decision.Reject, read.Opinions[0].Decision);
        var under = Outlook(above, Sheet("{first}{rows}{last}") + P("김민수 주무관") + P("서울특별시 한파대응팀") + P("02-2133-0000") + P("이견 없습니다. 동의합니다."));
        Assert.EndsWith("\n\n이견 없습니다. 동의합니다.", under.VisibleText, StringComparison.Ordinal);
        // A yes there is a person's to see: nothing shows that it isn't the officer's own word.
        Assert.Equal((Decision.Unclear, Decision.Approve), (under.Opinions[0].Decision, under.Opinions[0].BestGuess));
    }

    [Theory]
    [InlineData("the officer's signature", "<p>김민수 주무관</p><p>서울특별시 한파대응팀</p><p>전화 02-2133-0000</p>")]
    [InlineData("the officer's thanks", "<p>감사합니다.</p><p>김민수 드림</p>")]
    [InlineData("the officer's request", "<p>11. 24. 12:00까지 동의 여부 회신 바랍니다.</p>")]
    [InlineData("an invitation", "<p>이상 없으면 \"동의합니다\"라고 회신해 주세요.</p>")]
    [InlineData("an older answer under a mail head", "<p>보낸 사람: 박지영 &lt;a@seoul.example&gt;<br>보낸 날짜: 2026년 11월 20일 금요일 오전 9:12<br>받는 사람: b@seoul.example<br>제목: 지난 건</p><p>동의합니다.</p>")]
    [InlineData("an older answer in a quotation", "<blockquote><p>동의합니다.</p></blockquote><p>동의합니다.</p>")]
    [InlineData("another office's word", "<p>시민봉사담당관: 동의합니다.</p>")]
    [InlineData("another office's word in brackets", "<p>[시민봉사담당관] 동의합니다.</p>")]
    [InlineData("what the officer tells of a body", "<p>시민봉사담당관에서는 이미 동의하였습니다.</p>")]
    [InlineData("a program's footer", "<p>나의 iPhone에서 보냄</p>")]
    public void What_the_officer_wrote_below_the_sheet_is_never_the_reviewers(string what, string below)
    {
        foreach (var above in (string[])["", "의견은 협의서 아래에 적었습니다.", "아래에 답변드렸습니다.", "검토 중입니다."])
        {
            var read = Html($"<div class=WordSection1>{(above.Length > 0 ? P(above) : "")}{Head}{Sheet("{first}{rows}{last}")}{below}</div>");
            Assert.True(read.VisibleText == above, what);
            Assert.NotEqual(Decision.Approve, read.Opinions[0].Decision);
        }
    }

    [Theory]
    [InlineData("a request of the officer's beside it", "<p>11. 24. 12:00까지 회신 바랍니다.</p><p>동의합니다.</p>")]
    [InlineData("the officer's words and signature above it", "<p>급한 건입니다. 잘 부탁드립니다.</p><p>김민수 드림</p><p>동의합니다.</p>")]
    [InlineData("another office's word beside it", "<p>시민봉사담당관: 동의합니다.</p><p>동의합니다.</p>")]
    [InlineData("above the officer's signature", "<p>동의합니다.</p><p>김민수 주무관</p><p>서울특별시 한파대응팀</p>")]
    public void Where_the_officer_too_wrote_below_the_sheet_the_lines_are_shown_and_nothing_is_decided(string what, string below)
    {
        var read = Outlook("의견은 협의서 아래에 적었습니다.", Sheet("{first}{rows}{last}") + below);
        Assert.EndsWith("\n\n동의합니다.", read.VisibleText, StringComparison.Ordinal);
        Assert.True(read.Opinions[0].Decision == Decision.Unclear, what);
    }

    [Theory]
    [InlineData("장미란 드림", "장미란", true)]
    [InlineData("120다산콜재단 장미란 드림", "장미란", true)]
    [InlineData("120다산콜재단 드림", "120다산콜재단", true)]
    [InlineData("장미란 드림", "120다산콜재단", false)]
    [InlineData("박지영 드림", "장미란", false)]
    [InlineData("감사합니다.", "장미란", false)]
    [InlineData("120다산콜재단", "120다산콜재단", false)]
    public void Below_the_sheet_with_no_word_above_it_only_what_the_sender_signed_decides_and_a_yes_is_a_persons_to_see(string signature, string sender, bool decides)
    {
        ReadReply Below(string words) => Html($"<div class=WordSection1>{Head}{Sheet("{first}{rows}{last}")}{P(words)}{P("&nbsp;")}{P(signature)}</div>", sender);
        Assert.StartsWith("☞ 이견 없습니다. 동의합니다.", Below("☞ 이견 없습니다. 동의합니다.").VisibleText, StringComparison.Ordinal);
        Assert.Equal((Decision.Unclear, Decision.Approve), (Below("☞ 이견 없습니다. 동의합니다.").Opinions[0].Decision, Below("☞ 이견 없습니다. 동의합니다.").Opinions[0].BestGuess));
        Assert.Equal(decides ? Decision.Reject : Decision.Unclear, Below("☞ 반려합니다.").Opinions[0].Decision);
    }

    [Fact]
    public void Whatever_stands_below_the_sheet_says_nothing_under_an_answer_that_does_not_point_there()
    {
        var read = Html($"<div class=WordSection1>{P("검토 중입니다.")}{Head}{Sheet("{first}{rows}{last}")}{P("동의합니다.")}{P("장미란 드림")}</div>", "장미란");
        Assert.Equal("검토 중입니다.", read.VisibleText);
    }

    [Theory]
    [InlineData("<tr><th>재단 의견</th><td>동의합니다.</td></tr>", "재단 의견 동의합니다.")]
    [InlineData("<tr><td><p>120다산콜재단 검토의견</p></td><td><p>동의합니다.</p></td></tr>", "120다산콜재단 검토의견 동의합니다.")]
    public void A_row_at_the_end_of_the_table_is_the_persons_where_the_person_says_so(string row, string answer)
    {
        const string Above = "협의서 표 맨 아래에 적어 회신합니다.";
        var read = Outlook(Above, Sheet($"{{first}}<table><tr><th>담당</th><td>김민수</td></tr>{row}</table>{{last}}"));
        Assert.Equal($"{Above} {answer}", InOneLine(read));
        Assert.Equal(Decision.Approve, read.Opinions[0].Decision);
    }

    [Fact]
    public void A_row_that_was_added_below_the_products_own_sheet_is_the_persons_and_a_yes_in_it_a_persons_to_see()
    {
        const string Above = "협의서 표 맨 아래에 적어 회신합니다.";
        var sheet = MailSheet.Render(Samples.SecondRevision).Replace("</table>", "<tr><td colspan=2><p>동의합니다.</p></td></tr></table>", StringComparison.Ordinal);
        Assert.Equal($"{Above} 동의합니다.", InOneLine(Outlook(Above, sheet)));
        Assert.Equal((Decision.Unclear, Decision.Approve), (Outlook(Above, sheet).Opinions[0].Decision, Outlook(Above, sheet).Opinions[0].BestGuess));
        Assert.Equal(Decision.Reject, Outlook(Above, sheet.Replace("동의합니다.", "반려합니다.", StringComparison.Ordinal)).Opinions[0].Decision);
    }

    [Theory]
    [InlineData("the other body's row", "<tr><th>재단 의견</th><td></td></tr><tr><th>시민봉사담당관 의견</th><td>동의합니다.</td></tr>")]
    [InlineData("one of two rows for anybody", "<tr><th>의견</th><td>반려합니다.</td></tr><tr><th>의견</th><td>동의합니다.</td></tr>")]
    [InlineData("a row that is still to be filled in", "<tr><th>재단 의견</th><td>동의 여부를 적어 회신해 주세요.</td></tr>")]
    public void A_row_of_the_quoted_table_that_could_be_anothers_decides_nothing(string what, string rows)
    {
        var read = Outlook("협의서 표 맨 아래에 적어 회신합니다.", Sheet($"{{first}}<table><tr><th>담당</th><td>김민수</td></tr>{rows}</table>{{last}}"));
        Assert.True(read.Opinions[0].Decision == Decision.Unclear, what);
    }

    [Theory]
    [InlineData("<tr><th>지난 의견</th><td>시민봉사담당관: 반려</td></tr>")]
    [InlineData("<tr><th>답변 2</th><td>11. 20.에 파기하였습니다.</td></tr>")]
    [InlineData("<tr><td><p>지난 의견</p></td><td><p>120다산콜재단: 동의 – “동의합니다.”</p></td></tr>")]
    public void The_sheets_own_last_row_is_never_the_reviewers(string row) =>
        Assert.Equal("협의서 표 맨 아래에 적어 회신합니다.", Outlook("협의서 표 맨 아래에 적어 회신합니다.", Sheet($"{{first}}<table>{row}</table>{{last}}")).VisibleText);

    [Theory]
    [InlineData("파란색으로 답변드립니다.", "<p style='color:#0070C0'>동의합니다.</p><p>다만, 16시 이후로 보내 주세요.</p>")]
    [InlineData("의견은 [재단]으로 표시하였습니다.", "<p>[재단] 동의합니다.</p><p>단, 16시 이후로 보내 주세요.</p>")]
    public void A_condition_in_the_line_below_an_answer_belongs_to_it(string above, string quoted)
    {
        var read = Outlook(above, Sheet($"{{first}}{quoted}{{rows}}{{last}}"));
        Assert.Contains("16시 이후로", read.VisibleText, StringComparison.Ordinal);
        Assert.NotEqual(Decision.Approve, read.Opinions[0].Decision);
    }

    [Fact]
    public void Whatever_the_officer_writes_into_and_around_the_sheet_no_mail_without_words_of_its_own_approves()
    {
        string[] words = ["동의합니다.", "[120다산콜재단] 동의합니다.", "[박지영] 동의합니다.", "→ 승인합니다.", "&gt;&gt; 동의합니다.", "[답] 이견 없습니다.", "재단 의견 동의합니다.", "감사합니다.", "김민수 드림", "박지영 드림", "서울특별시 한파대응팀", "02-2133-0000", "시민봉사담당관: 동의합니다."];
        string[] forms =
        [
            "<p>{0}</p>", "<p><b><i>{0}</i></b></p>", "<p style='color:#0070C0'>{0}</p>", "<table><tr><th>재단 의견</th><td>{0}</td></tr></table>", "<table><tr><td><p>문안</p></td><td><p>알림</p><p><b><i>{0}</i></b></p></td></tr></table>",
            "<blockquote>{0}</blockquote>",
        ];
        var line = Gen.Select(OneOf(words), OneOf(forms)).Select((word, form) => form.Replace("{0}", word, StringComparison.Ordinal));
        Gen.Select(line.Array[0, 3], line.Array[0, 4], line.Array[0, 4], OneOf(["120다산콜재단", "장미란", "장미란/120다산콜재단"])).Sample((before, within, below, sender) =>
        {
            var quoted = string.Concat(before) + Sheet($"{{first}}{string.Concat(within)}{{rows}}{{last}}") + string.Concat(below);
            Assert.NotEqual(Decision.Approve, Html($"<div class=WordSection1>{Head}{quoted}</div>", sender).Opinions[0].Decision);
            // Under words that don't point into the quotation it isn't even shown.
            Assert.Equal("검토 중입니다.", Html($"<div class=WordSection1>{P("검토 중입니다.")}{Head}{quoted}</div>", sender).VisibleText);
        }, iter: Often.Times(400));
    }

    private static Gen<string> OneOf(string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static string P(string text) => $"<p class=MsoNormal>{text}<o:p></o:p></p>";

    private static string Red(string text) => $"<p class=MsoNormal><span style='color:red'>{text}</span><o:p></o:p></p>";

    private static ReadReply Outlook(string above, string quoted) => Html($"<div class=WordSection1>{P(above)}<p class=MsoNormal><o:p>&nbsp;</o:p></p>{Head}{quoted}</div>");

    private static string Preface(string name, string text) => $"<p class=MsoNormal><b><i><span lang=EN-US style='color:#2E74B5'>[</span><span style='color:#2E74B5'>{name}] {text}</span></i></b><o:p></o:p></p>";

    private static string InOneLine(ReadReply read) => string.Join(' ', read.VisibleText.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private static string Sheet(string form) => form
        .Replace("{first}", P("<b>120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b</b>") + P("‘동의합니다’처럼 한마디로 회신해 주세요."), StringComparison.Ordinal)
        .Replace("{rows}", "<table><tr><td><p>문안</p></td><td><p>[서울시] 한파쉼터 안내드립니다.</p></td></tr><tr><td><p>담당자</p></td><td><p>김민수 주무관 (02-2133-0000)</p></td></tr></table>", StringComparison.Ordinal)
        .Replace("{last}", P("협의서 끝 · C2026-00142-L · 3f9a2c1b"), StringComparison.Ordinal);

    private static ReadReply Html(string body, string sender = "120다산콜재단") =>
        TestMail.Read(TestMail.Write($"<html><body lang=KO>{body}</body></html>", from: $"{sender} <ops@dasan120.example>", contentType: "text/html; charset=utf-8"));

    private static ReadReply Plain(string body, string sender = "장미란") => TestMail.Read(TestMail.Write(body, from: $"{sender} <ops@dasan120.example>"));
}
