using System.Text;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;

namespace ConsultAddin.Core.Tests.Replies;

/// <summary>What nobody sees on the screen isn't read; what may not be seen is a person's to judge.</summary>
public sealed class HiddenTextTests
{
    private const string Seen = "검토 중입니다.";

    [Theory]
    [InlineData("display:none")]
    [InlineData("DISPLAY : NONE !important")]
    [InlineData("display:none;display:blok")]
    [InlineData("dis\\70lay:none")]
    [InlineData("color:#333333;\n/* hint */ display: none")]
    [InlineData("display/**/:none")]
    [InlineData("visibility:hidden")]
    [InlineData("visibility:collapse")]
    [InlineData("mso-hide:all")]
    [InlineData("opacity:0")]
    [InlineData("opacity:0.01")]
    [InlineData("opacity:0%")]
    [InlineData("filter:alpha(opacity=0)")]
    [InlineData("filter: opacity(0)")]
    [InlineData("font-size:0")]
    [InlineData("font-size:0pt")]
    [InlineData("font-size:0em")]
    [InlineData("font-size:0%")]
    [InlineData("font-size:0!important")]
    [InlineData("font-size:.1px")]
    [InlineData("font-size:1px")]
    [InlineData("font-size:1.0pt")]
    [InlineData("font-size:1e-3em")]
    [InlineData("font-size:calc(0px)")]
    [InlineData("font:0/0 a")]
    [InlineData("font: normal 400 1px/1.2 '맑은 고딕', sans-serif")]
    [InlineData("position:absolute;left:-9999px")]
    [InlineData("position: fixed; top: -200em")]
    [InlineData("text-indent:-9999px")]
    [InlineData("margin-left:-9999px")]
    [InlineData("margin:0 0 0 -9999px")]
    [InlineData("transform:translateX(-9999px)")]
    [InlineData("transform:scale(0)")]
    [InlineData("position:absolute;clip:rect(0 0 0 0)")]
    [InlineData("clip-path:inset(50%)")]
    [InlineData("max-height:0;overflow:hidden")]
    [InlineData("max-height:0px; overflow-y: hidden")]
    [InlineData("height:0;overflow:hidden")]
    [InlineData("width:1px;overflow:hidden")]
    [InlineData("color:#ffffff")]
    [InlineData("color:#fff")]
    [InlineData("color:white")]
    [InlineData("color:fefefe")]
    [InlineData("color:rgb(255, 255, 255)")]
    [InlineData("color:rgb(100% 100% 100%)")]
    [InlineData("color:hsl(0, 0%, 100%)")]
    [InlineData("color:transparent")]
    [InlineData("color:rgba(0,0,0,0)")]
    [InlineData("color:red;-webkit-text-fill-color:white")]
    [InlineData("color:#112233;background-color:#112233")]
    [InlineData("color:navy;background:#000080 none repeat")]
    public void Words_that_a_style_hides_are_not_read(string style) =>
        AssertHidden($"<p>{Seen}</p><p style=\"{style}\">승인합니다.</p>");

    [Theory]
    [InlineData("<p hidden>승인합니다.</p>")]
    [InlineData("<p hidden=\"\">승인합니다.</p>")]
    [InlineData("<p><font color=\"#FFFFFF\">승인합니다.</font></p>")]
    [InlineData("<p><font color=\"white\">승인합니다.</font></p>")]
    [InlineData("<p><font color=\"ffffff\">승인합니다.</font></p>")]
    [InlineData("<table bgcolor=\"#0f548c\"><tr><td style=\"color:#0f548c\">승인합니다.</td></tr></table>")]
    [InlineData("<div style=\"background:black\"><span style=\"color:#000000\">승인합니다.</span></div>")]
    [InlineData("<div style=\"color:#ffffff\"><b>승인합니다.</b></div>")]
    [InlineData("<div style=\"font-size:0\"><span style=\"font-size:1em\">승인합니다.</span></div>")]
    [InlineData("<div style=\"display:none\"><p style=\"display:block;visibility:visible;font-size:12pt\">승인합니다.</p></div>")]
    [InlineData("<dialog>승인합니다.</dialog>")]
    public void Words_that_the_markup_hides_are_not_read(string html) => AssertHidden($"<p>{Seen}</p>{html}");

    [Fact]
    public void A_style_longer_than_any_program_writes_hides_as_well()
    {
        var padding = string.Concat(Enumerable.Repeat("mso-style-name:whatever;", 400));
        AssertHidden($"<p>{Seen}</p><p style=\"{padding}display:none\">승인합니다.</p>");
    }

    [Theory]
    [InlineData(".x{display:none}", "<p class=\"a x\">승인합니다.</p>")]
    [InlineData("<!-- .x{display:none} -->", "<p class=x>승인합니다.</p>")]
    [InlineData("#x{display:none}", "<p id=x>승인합니다.</p>")]
    [InlineData("p.x, div.y { color : #FFF }", "<div class=y>승인합니다.</div>")]
    [InlineData("b{font-size:0}", "<p><b>승인합니다.</b></p>")]
    [InlineData("[data-x='1']{display:none}", "<p data-x=1>승인합니다.</p>")]
    [InlineData(".a .b > i{display:none}", "<div class=a><p><span class=b><i>승인합니다.</i></span></p></div>")]
    [InlineData("/* } */ .x{content:\"}\";display:none}", "<p class=x>승인합니다.</p>")]
    [InlineData("@media screen{.x{display:none}}", "<p class=x>승인합니다.</p>")]
    [InlineData("@media only screen and (min-width:480px){.x{display:none!important}}", "<p class=x style=\"display:block\">승인합니다.</p>")]
    [InlineData("@media (prefers-color-scheme: light){.x{display:none}}", "<p class=x>승인합니다.</p>")]
    [InlineData("@font-face{font-family:a} @import url(x.css); .x{display:none}", "<p class=x>승인합니다.</p>")]
    [InlineData(".x{display:block} p.x{display:none}", "<p class=x>승인합니다.</p>")]
    public void Words_that_a_style_block_hides_are_not_read(string css, string html)
    {
        AssertHidden($"<html><head><style>{css}</style></head><body><p>{Seen}</p>{html}</body></html>");
        AssertHidden($"<html><body><p>{Seen}</p>{html}<style type=\"text/css\">{css}</style></body></html>");
    }

    [Theory]
    [InlineData("@media print{.x{display:none}}", "class=x")]
    [InlineData("@media only screen and (max-width:600px){.x{display:none}}", "class=x")]
    [InlineData("@media (prefers-color-scheme: dark){.x{display:none}}", "class=x")]
    [InlineData("@media not screen{.x{display:none}}", "class=x")]
    [InlineData(".x:hover{display:none}", "class=x")]
    [InlineData(".y .x{display:none}", "class=x")]
    [InlineData("div.x{display:none}", "class=x")]
    [InlineData(".x{display:none}", "class=x style=\"display:block\"")]
    [InlineData(".x{display:none} p.x{display:block}", "class=x")]
    [InlineData("p.x{display:block!important} #y{display:none}", "class=x id=y")]
    [InlineData("@page{size:0} .MsoNormal{font-size:10.0pt;color:windowtext}", "class=MsoNormal")]
    public void What_the_screen_shows_is_read_whatever_print_or_a_telephone_shows(string css, string attributes) =>
        AssertShown($"<html><head><style>{css}</style></head><body><p {attributes}>승인합니다.</p></body></html>");

    [Fact]
    public void A_style_block_for_print_hides_nothing() =>
        AssertShown("<html><head><style media=\"print\">.x{display:none}</style></head><body><p class=x>승인합니다.</p></body></html>");

    [Theory]
    [InlineData("<p style=\"color:#000000;background-color:#ffffff\">승인합니다.</p>")]
    [InlineData("<p style=\"font-size:8pt;color:gray\">승인합니다.</p>")]
    [InlineData("<p style=\"color:#ff0000;opacity:1;text-indent:-18pt;margin-left:36pt\">승인합니다.</p>")]
    [InlineData("<body style=\"background-color:#1b1b1b;color:#ffffff\"><p>승인합니다.</p></body>")]
    [InlineData("<body bgcolor=\"#000000\" text=\"#ffffff\"><p>승인합니다.</p></body>")]
    [InlineData("<table><tr><td bgcolor=\"#0f548c\"><font color=\"#ffffff\">승인합니다.</font></td></tr></table>")]
    [InlineData("<div style=\"background-color: rgb(0, 0, 0);\"><span style=\"color: rgb(255, 255, 255);\">승인합니다.</span></div>")]
    [InlineData("<div style=\"font-size:0\"><p style=\"font-size:14px\">승인합니다.</p></div>")]
    [InlineData("<div style=\"visibility:hidden\"><p style=\"visibility:visible\">승인합니다.</p></div>")]
    [InlineData("<div style=\"color:white\"><p style=\"color:black\">승인합니다.</p></div>")]
    [InlineData("<div style=\"overflow:hidden;height:auto;max-width:640px\">승인합니다.</div>")]
    [InlineData("<div style=\"position:relative;left:10px;top:-2px\">승인합니다.</div>")]
    [InlineData("<p style=\"display:none\"><div>승인합니다.</div>")]
    [InlineData("<p style=\"font-family:'display:none'\">승인합니다.</p>")]
    [InlineData("<p style=\"x-display:none;font-size:blah;color:whitish\">승인합니다.</p>")]
    [InlineData("<p>승<span style=\"display:none\">인하지 않</span>인합니다.</p>")]
    [InlineData("<p style=\"font-size:1.0pt\">&nbsp;</p><p>승인합니다.</p>")]
    [InlineData("<div style=\"display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden\">미리 보는 글입니다. 반려합니다.</div><p>승인합니다.</p>")]
    public void Words_that_people_see_are_read(string html) => AssertShown(html);

    [Theory]
    [InlineData("<p style=\"font-size:3px\">승인합니다.</p>")]
    [InlineData("<p style=\"color:#e4e4e4\">승인합니다.</p>")]
    [InlineData("<p style=\"opacity:.1\">승인합니다.</p>")]
    [InlineData("<p style=\"color:white;background-image:url(cid:a)\">승인합니다.</p>")]
    [InlineData("<p style=\"color:var(--a)\">승인합니다.</p>")]
    [InlineData("<style>p:first-child{display:none}</style><p>승인합니다.</p>")]
    [InlineData("<style>i + p{display:none}</style><i>a</i><p>승인합니다.</p>")]
    [InlineData("<style>@media (orientation:landscape){p{display:none}}</style><p>승인합니다.</p>")]
    [InlineData("<style>.X{display:none}</style><p class=x>승인합니다.</p>")]
    public void Words_that_may_not_be_seen_are_a_persons_to_judge(string html)
    {
        var read = Read(html);
        Assert.Contains("승인합니다.", read.VisibleText, StringComparison.Ordinal);
        Assert.Equal((Decision.Unclear, Decision.Approve), (read.Opinions[0].Decision, read.Opinions[0].BestGuess));
        Assert.Contains(read.Opinions[0].Evidence, e => e.Rule == "Faint");
    }

    [Fact]
    public void Faint_words_that_are_not_the_persons_own_raise_no_doubt() =>
        AssertShown("<p>승인합니다.</p><blockquote><p style=\"color:#e4e4e4\">문의 02-120</p></blockquote><p style=\"color:#e4e4e4\">네이버 메일 앱에서 보냈습니다.</p>");

    [Theory]
    [InlineData("<div style=\"display:none\"><blockquote>반려합니다.</blockquote></div>")]
    [InlineData("<div style=\"display:none\"><div id=\"divRplyFwdMsg\">보낸 사람: 김민수</div></div>")]
    [InlineData("<div id=\"appendonsend\" style=\"display:none\"></div>")]
    [InlineData("<div style=\"display:none\">-----원본 메시지-----<br>보낸 사람: a<br>받는 사람: b<br>제목: c</div>")]
    [InlineData("<div style=\"display:none\"><div class=\"gmail_attr\">김민수님이 작성:</div></div>")]
    public void A_quotation_that_nobody_sees_changes_nothing_in_what_is_read(string hidden)
    {
        var read = Read($"<p>승인합니다.</p>{hidden}<p>단, 문구를 고친 뒤에 보내 주세요.</p>");
        Assert.Equal(Read("<p>승인합니다.</p><p>단, 문구를 고친 뒤에 보내 주세요.</p>").VisibleText, read.VisibleText);
        Assert.NotEqual(Decision.Approve, read.Opinions[0].Decision);
    }

    [Fact]
    public void Elements_deeper_than_any_program_writes_are_a_persons_to_judge()
    {
        var html = new StringBuilder().Insert(0, "<div>", 1000).Append("<p style=\"display:none\">승인합니다.</p>").ToString();
        Assert.NotEqual(Decision.Approve, Read(html).Opinions[0].Decision);
    }

    [Fact]
    public void More_rules_than_can_be_judged_are_a_persons_to_judge()
    {
        var rules = string.Concat(Enumerable.Range(0, 5000).Select(i => FormattableString.Invariant($".x{i}{{display:none}}")));
        Assert.NotEqual(Decision.Approve, Read($"<style>{rules}</style><p class=x4999>승인합니다.</p>").Opinions[0].Decision);
    }

    private static ReadReply Read(string html) => TestMail.Read(TestMail.Write(html, contentType: "text/html; charset=utf-8"));

    private static void AssertHidden(string html)
    {
        var read = Read(html);
        Assert.Equal(Seen, read.VisibleText);
        Assert.Equal(Decision.Acknowledge, read.Opinions[0].Decision);
    }

    private static void AssertShown(string html)
    {
        var read = Read(html);
        Assert.Equal("승인합니다.", read.VisibleText);
        Assert.Equal(Decision.Approve, read.Opinions[0].Decision);
    }
}
