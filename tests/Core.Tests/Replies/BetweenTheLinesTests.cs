using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
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
    [InlineData("the sheet", "<p>120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b</p><p style='color:red'>동의합니다.</p><p>협의서 끝 · C2026-00142-L · 3f9a2c1b</p>")]
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

    private static Gen<string> OneOf(string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static string P(string text) => $"<p class=MsoNormal>{text}<o:p></o:p></p>";

    private static string Red(string text) => $"<p class=MsoNormal><span style='color:red'>{text}</span><o:p></o:p></p>";

    private static ReadReply Outlook(string above, string quoted) => Html($"<div class=WordSection1>{P(above)}<p class=MsoNormal><o:p>&nbsp;</o:p></p>{Head}{quoted}</div>");

    private static ReadReply Html(string body) => TestMail.Read(TestMail.Write($"<html><body lang=KO>{body}</body></html>", contentType: "text/html; charset=utf-8"));

    private static ReadReply Plain(string body) => TestMail.Read(TestMail.Write(body, from: "장미란 <ops@dasan120.example>"));
}
