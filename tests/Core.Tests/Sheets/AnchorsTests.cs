using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Core.Tests.Sheets;

public class AnchorsTests
{
    private static readonly Reference Example = new(2026, 142);
    private const string Code = "3f9a2c1b";

    [Fact]
    public void The_first_and_last_line_are_those_of_the_design()
    {
        Assert.Equal("120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b", Anchors.First(Example, 1, Code));
        Assert.Equal("협의서 끝 · C2026-00142-L · 3f9a2c1b", Anchors.Last(Example, Code));
    }

    [Fact]
    public void A_sheet_is_found_between_its_anchors_with_what_stands_in_it()
    {
        var text = $"안녕하세요.\n{Anchors.First(Example, 2, Code)}\n무엇을\n{Anchors.Last(Example, Code)}\n감사합니다.";
        var sheet = Assert.Single(Anchors.Find(text));
        Assert.Equal((Example, 2, Code), (sheet.Reference, sheet.Revision, sheet.FillCode));
        Assert.Equal("\n무엇을\n", text.Substring(sheet.InnerStart, sheet.InnerLength));
        Assert.StartsWith("120 사전협의서", text[sheet.Start..]);
        Assert.EndsWith(Code, text[..(sheet.Start + sheet.Length)]);
    }

    [Fact]
    public void Blanks_that_a_mail_program_rewrote_do_no_harm() =>
        Assert.Single(Anchors.Find("\u00A0 120\u00A0사전협의서\r\nC2026-00142-L  ·\u00A01차 · 3F9A2C1B\r\n\r\n  협의서 끝\t·\u00A0C2026-00142-L ·\n3f9a2c1b"));

    [Theory]
    [InlineData("> 120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b\n> 협의서 끝 · C2026-00142-L · 3f9a2c1b")]
    [InlineData("120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b\n본문")]
    [InlineData("협의서 끝 · C2026-00142-L · 3f9a2c1b")]
    [InlineData("협의서 끝 · C2026-00142-L · 3f9a2c1b\n120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b")]
    [InlineData("120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b\n협의서 끝 · C2026-00142-L · 3f9a2c1c")]
    [InlineData("120 사전협의서 C2026-00142-A · 1차 · 3f9a2c1b\n협의서 끝 · C2026-00142-A · 3f9a2c1b")]
    [InlineData("120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b0\n협의서 끝 · C2026-00142-L · 3f9a2c1b0")]
    public void A_quoted_half_or_changed_sheet_is_none(string text) => Assert.Empty(Anchors.Find(text));

    [Fact]
    public void Many_blanks_and_half_anchors_take_no_time()
    {
        Assert.Empty(Anchors.Find(new string(' ', 500_000) + "120"));
        Assert.Empty(Anchors.Find(string.Concat(Enumerable.Repeat("\n120 사전협의서 C2026-00142-L · ", 20_000))));
    }

    [Fact]
    public void A_fill_code_is_eight_digits_that_change_with_anything_in_the_sheet()
    {
        var sheet = new Sheet { Title = "한파 안내" };
        var code = FillCode.Of(Example, 1, sheet);
        Assert.Matches("^[0-9a-f]{8}$", code);
        Assert.Equal(code, FillCode.Of(Example, 1, sheet with { }));
        Assert.NotEqual(code, FillCode.Of(Example, 2, sheet));
        Assert.NotEqual(code, FillCode.Of(new Reference(2026, 143), 1, sheet));
        Assert.NotEqual(code, FillCode.Of(Example, 1, sheet with { Title = "한파안내" }));
    }

    [Fact]
    public void The_same_instant_written_with_another_offset_is_the_same_sheet()
    {
        var seoul = new Sheet { Messages = [new Message { WindowStart = new(2026, 11, 24, 14, 0, 0, TimeSpan.FromHours(9)) }] };
        var utc = new Sheet { Messages = [new Message { WindowStart = new(2026, 11, 24, 5, 0, 0, TimeSpan.Zero) }] };
        Assert.Equal(FillCode.Of(Example, 1, seoul), FillCode.Of(Example, 1, utc));
    }
}
