using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies.Decisions;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Core.Tests.Replies.Decisions;

/// <summary>A mark in a table belongs to the choice above or beside it; where that isn't plain, nothing is approved.</summary>
public sealed class TableFormTests
{
    // Rows are parted by "/", cells by "|"; "2:" before a cell's words lets it take two columns, "^2:" two rows.
    [Theory]
    [InlineData("동의|조건부 동의|부동의/○||", Decision.Approve)]
    [InlineData("동의|조건부 동의|부동의/||√", Decision.Reject)]
    [InlineData("동의|조건부 동의|부동의/|V|", Decision.Conditional)]
    [InlineData("승인|보완|반려/|■|", Decision.Changes)]
    [InlineData("가|부/|○", Decision.Reject)]
    [InlineData("동의|부동의/■|□", Decision.Approve)]
    [InlineData("동의|부동의/O|X", Decision.Approve)]
    [InlineData("동의|조건부|부동의/○|○|●", Decision.Reject)]
    [InlineData("Approve|Approve with changes|Reject/X||", Decision.Approve)]
    [InlineData("구분|동의|부동의|비고/종합의견|○||상담 대본 배포 완료", Decision.Approve)]
    [InlineData("구분|동의|부동의/문안|○|/발신번호|○|/종합|○|", Decision.Approve)]
    [InlineData("구분|동의|부동의/문안|○|/발신번호|○|", Decision.Approve)]
    [InlineData("구분|동의|조건부 동의|부동의/문안|○||/발신번호||○|/종합||○|", Decision.Conditional)]
    [InlineData("구분|예|아니오/동의 여부|○|", Decision.Approve)]
    [InlineData("기관|동의|부동의/120다산콜재단|○|", Decision.Approve)]
    [InlineData("동의|2:조건부 동의|부동의/|||○", Decision.Reject)]
    [InlineData("^2:구분|3:검토의견/동의|조건부 동의|부동의/종합|||○", Decision.Reject)]
    [InlineData("구분|동의|부동의/문안|^2:○|/종합|", Decision.Approve)]
    public void A_mark_below_a_choice_ticks_it(string table, Decision expected) => AssertEverywhere(table, expected);

    [Theory]
    [InlineData("동의|○/조건부 동의|/부동의|", Decision.Approve)]
    [InlineData("동의|/조건부 동의|/부동의|○", Decision.Reject)]
    [InlineData("동의|○/부동의|", Decision.Approve)]
    [InlineData("부동의|○/동의|", Decision.Reject)]
    [InlineData("구분|선택/동의|/조건부 동의|V/부동의|", Decision.Conditional)]
    [InlineData("|동의/|조건부 동의/V|부동의", Decision.Reject)]
    [InlineData("^2:검토의견|동의|/부동의|○", Decision.Reject)]
    public void A_mark_beside_a_choice_ticks_it(string table, Decision expected) => AssertEverywhere(table, expected);

    [Theory]
    [InlineData("동의|부동의/○|○")]
    [InlineData("동의|부동의/V|○")]
    [InlineData("동의|부동의/X|")]
    [InlineData("승인|보류/|")]
    [InlineData("동의|조건부 동의|부동의/||")]
    [InlineData("동의|/조건부 동의|/부동의|")]
    [InlineData("구분|동의|부동의/○||")]
    [InlineData("동의|부동의/2:○")]
    [InlineData("구분|동의|부동의/2:○|")]
    [InlineData("동의|기타/|해당")]
    [InlineData("구분|동의|조건부 동의/문안|○|/발신번호||○")]
    [InlineData("구분|동의|부동의/문안|○|")]
    [InlineData("구분|동의|부동의/문안|○|/발신번호||")]
    [InlineData("구분|적정|부적정/문안|○|/발신번호|○|")]
    [InlineData("구분|예|아니오/검토 여부|○|")]
    [InlineData("구분|예|아니오/문안 수정 필요|○|/번호 수정 필요|○|")]
    [InlineData("주말 발송|동의|부동의/의견|○|")]
    [InlineData("구분|동의|부동의/종합(16시 이후)|○|")]
    [InlineData("개인정보 수집|동의|부동의/의견|○|")]
    [InlineData("2:시민봉사담당관|2:120다산콜재단/동의|부동의|동의|부동의/○|||")]
    [InlineData("구분|시민봉사담당관|120다산콜재단/동의|○|/부동의||")]
    [InlineData("기관|동의|부동의/시민봉사담당관|○|/120다산콜재단||")]
    [InlineData("구분|동의|부동의|비고/종합|○||16시 이후에 보내는 조건")]
    public void A_mark_that_may_mean_anything_else_approves_nothing(string table)
    {
        foreach (var html in Markups(table)) Assert.NotEqual(Decision.Approve, Decide(html));
    }

    [Fact]
    public void Beside_a_table_marked_in_two_ways_a_sentence_approves_nothing() =>
        Assert.NotEqual(Decision.Approve, Decide("<p>아래와 같이 동의합니다.</p>" + Markups("구분|동의|조건부 동의/문안|○|/발신번호||○").First()));

    [Fact]
    public void A_table_without_a_mark_says_nothing_and_words_beside_it_what_they_say()
    {
        var blank = Markups("동의|조건부 동의|부동의/||").Skip(1).First();
        Assert.Equal(Decision.Unclear, Decide("<p>검토표 송부드립니다.</p>" + blank));
        Assert.Equal(Decision.Changes, Decide(blank + "<p>문안을 고쳐서 다시 보내 주세요.</p>"));
    }

    // A plain form shows no columns: where it says the same words, they stand in the same cells.
    [Theory]
    [InlineData("동의\n\n부동의\n\n○\n\n", "<td>○</td><td>&nbsp;</td>", Decision.Approve)]
    [InlineData("동의\n\n부동의\n\n\n○\n", "<td>&nbsp;</td><td>○</td>", Decision.Reject)]
    [InlineData("동의\n\n부동의\n\n○\n\n\n수고하세요.\n", "<td>○</td><td>&nbsp;</td>", Decision.Approve)]
    [InlineData("동의\n\n부동의\n\n○\n\n\n16시 이후에 보내는 조건으로 동의합니다.\n", "<td>○</td><td>&nbsp;</td>", Decision.Unclear)]
    [InlineData("부동의합니다.\n", "<td>○</td><td>&nbsp;</td>", Decision.Unclear)]
    public void A_plain_form_without_columns_says_the_same(string plain, string marks, Decision expected)
    {
        var read = TestMail.Read(TestMail.Write(
            $"--b\nContent-Type: text/plain; charset=utf-8\n\n{plain}--b\nContent-Type: text/html; charset=utf-8\n\n<table><tr><td>동의</td><td>부동의</td></tr><tr>{marks}</tr></table>\n--b--\n",
            contentType: "multipart/alternative; boundary=b"));
        Assert.Equal(expected, read.Opinions[^1].Decision);
    }

    [Fact]
    public void The_text_stays_as_a_reader_sees_it()
    {
        var read = TestMail.Read(TestMail.Write("<table><tr><td>동의</td><td>부동의</td></tr><tr><td></td><td>○</td></tr></table>", contentType: "text/html; charset=utf-8"));
        Assert.Equal(("동의 부동의\n○", Decision.Reject), (read.VisibleText, read.Opinions[^1].Decision));
    }

    [Theory]
    [InlineData("| 동의 | 조건부 | 부동의 |\n|---|---|---|\n| | | ○ |", Decision.Reject)]
    [InlineData("구분 | 동의 | 부동의\n재단 | ○ |", Decision.Approve)]
    [InlineData("동의|부동의|보류\n||V", Decision.Reject)]
    public void A_table_drawn_with_strokes_is_read_alike(string text, Decision expected) => Assert.Equal(expected, DecisionReader.Read(text, Reference.FindAll(text))[^1].Decision);

    [Theory]
    [InlineData("| 동의 | 조건부 | 부동의 |\n| ○ |")]
    [InlineData("| 기관 | 재단 |\n| 회신 |\n| 동의 | 부동의 |\n| ○ | |")]
    public void Where_a_drawn_row_has_other_columns_nothing_is_approved(string text) => Assert.NotEqual(Decision.Approve, DecisionReader.Read(text, Reference.FindAll(text))[^1].Decision);

    private static void AssertEverywhere(string table, Decision expected)
    {
        foreach (var html in Markups(table)) Assert.Equal(expected, Decide(html));
    }

    private static Decision Decide(string html) =>
        TestMail.Read(TestMail.Write($"<html><body>{html}</body></html>", contentType: "text/html; charset=utf-8")).Opinions[^1].Decision;

    // As web editors, Word and Naver write cells.
    private static IEnumerable<string> Markups(string table)
    {
        foreach (var (start, end, empty) in ((string, string, string)[])[("", "", ""), ("<p class=MsoNormal>", "<o:p></o:p></p>", "&nbsp;"), ("<p>", "</p>", "<br>")])
        {
            yield return "<table>" + string.Concat(table.Split('/').Select(row => "<tr>" + string.Concat(row.Split('|').Select(cell => Cell(cell, start, end, empty))) + "</tr>")) + "</table>";
        }
    }

    private static string Cell(string cell, string start, string end, string empty)
    {
        var colon = cell.IndexOf(':', StringComparison.Ordinal);
        var (span, words) = colon < 0 ? ("", cell) : (cell[..colon], cell[(colon + 1)..]);
        var attribute = span.Length == 0 ? "" : span[0] == '^' ? $" rowspan={span[1..]}" : $" colspan={span}";
        return $"<td{attribute}>{start}{(words.Length == 0 ? empty : words)}{end}</td>";
    }
}
