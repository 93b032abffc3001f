namespace ConsultAddin.Core.Tests.Replies;

/// <summary>The numbers of a list are on the screen, and "2번만 수정" means them; they are read though the HTML doesn't hold them.</summary>
public sealed class ListNumberTests
{
    [Theory]
    [InlineData("<ol><li>문안<li>번호</ol>", "1. 문안\n2. 번호")]
    [InlineData("<ol start=3><li>문안</li><li>번호</li></ol>", "3. 문안\n4. 번호")]
    [InlineData("<ol><li>문안</li><li value=7>번호</li><li>시각</li></ol>", "1. 문안\n7. 번호\n8. 시각")]
    [InlineData("<ol reversed><li>문안</li><li>번호</li></ol>", "2. 문안\n1. 번호")]
    [InlineData("<ol reversed start=5><li>문안</li><li>번호</li></ol>", "5. 문안\n4. 번호")]
    [InlineData("<ol type=a><li>문안</li><li>번호</li></ol>", "a. 문안\nb. 번호")]
    [InlineData("<ol type=A start=27><li>문안</li></ol>", "AA. 문안")]
    [InlineData("<ol type=i start=4><li>문안</li></ol>", "iv. 문안")]
    [InlineData("<ol><li type=I>문안</li></ol>", "I. 문안")]
    [InlineData("<ol style='list-style-type:lower-alpha'><li>문안</li></ol>", "a. 문안")]
    [InlineData("<ol style='list-style:upper-roman inside'><li>문안</li></ol>", "I. 문안")]
    [InlineData("<ol><li style='list-style-type:&quot;1)  &quot;'>문안</li></ol>", "1) 문안")]
    [InlineData("<ol><li>문안<ol type=a><li>첫 줄</li><li>둘째 줄</li></ol></li><li>번호</li></ol>", "1. 문안\na. 첫 줄\nb. 둘째 줄\n2. 번호")]
    [InlineData("<ol><li><p style='margin:0'>문안</p><p style='margin:0'>고칠 것</p></li><li><div>번호</div></li></ol>", "1. 문안\n고칠 것\n2. 번호")]
    [InlineData("<ol><li></li><li><br></li><li>번호</li></ol>", "1.\n2.\n3. 번호")]
    public void Items_begin_with_the_number_that_a_browser_shows(string html, string expected) => AssertShows(expected, html);

    [Theory]
    [InlineData("<ul><li>문안</li></ul>", "문안")]
    [InlineData("<ol style='list-style:none'><li>문안</li></ol>", "문안")]
    [InlineData("<ol><li style='list-style-type:disc'>문안</li></ol>", "문안")]
    [InlineData("<style>ol{list-style-type:none}</style><ol><li>문안</li></ol>", "문안")]
    [InlineData("<ol><li style='display:block'>문안</li><li>번호</li></ol>", "문안\n1. 번호")]
    [InlineData("<ol><li style='display:none'>문안</li><li>번호</li></ol>", "1. 번호")]
    [InlineData("<ol><li style='color:white'><span style='color:black'>문안</span></li></ol>", "문안")]
    [InlineData("<ol><li><ul><li>문안</li></ul></li></ol>", "1. 문안")]
    public void Where_a_browser_shows_no_number_none_is_read(string html, string expected) => AssertShows(expected, html);

    [Fact]
    public void A_plain_form_with_the_numbers_says_the_same()
    {
        var read = TestMail.Read(TestMail.Write(
            "--b\nContent-Type: text/plain; charset=utf-8\n\n  1.\n문안은 그대로\n  2.\n번호만 수정\n--b\nContent-Type: text/html; charset=utf-8\n\n<ol><li>문안은 그대로</li><li>번호만 수정</li></ol>\n--b--\n",
            contentType: "multipart/alternative; boundary=b"));
        Assert.Equal("  1.\n문안은 그대로\n  2.\n번호만 수정", read.VisibleText);
    }

    private static void AssertShows(string expected, string html) =>
        Assert.Equal(expected, TestMail.Read(TestMail.Write($"<html><body>{html}</body></html>", contentType: "text/html; charset=utf-8")).VisibleText);
}
