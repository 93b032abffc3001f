using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Core.Tests.Sheets;

public class SeoulTimeTests
{
    [Theory]
    [InlineData("2026-11-24T05:00:00Z", "2026. 11. 24.(화) 14:00", "11/24 14:00", "14:00")]
    [InlineData("2026-12-31T15:05:00Z", "2027. 1. 1.(금) 00:05", "1/1 00:05", "00:05")]
    [InlineData("2026-03-01T23:59:59+09:00", "2026. 3. 1.(일) 23:59", "3/1 23:59", "23:59")]
    public void Instants_are_shown_as_Korean_offices_write_them(string instant, string full, string brief, string clock)
    {
        var at = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(full, SeoulTime.Format(at));
        Assert.Equal(brief, SeoulTime.FormatShort(at));
        Assert.Equal(clock, SeoulTime.Clock(at));
    }

    [Fact]
    public void The_year_of_a_reference_is_the_year_in_Seoul() =>
        Assert.Equal(2027, SeoulTime.Year(new DateTimeOffset(2026, 12, 31, 15, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void A_window_repeats_the_day_only_where_it_differs()
    {
        var start = SeoulTime.At(2026, 11, 24, 14, 0);
        Assert.Equal("2026. 11. 24.(화) 14:00 ~ 16:00", SeoulTime.Window(start, start.AddHours(2)));
        Assert.Equal("2026. 11. 24.(화) 14:00 ~ 2026. 11. 25.(수) 00:00", SeoulTime.Window(start, start.AddHours(10)));
    }

    [Fact]
    public void A_notice_at_13_58_is_sent_by_11_58_and_answered_by_13_28()
    {
        var start = SeoulTime.At(2026, 11, 24, 13, 58);
        Assert.Equal("11:58", SeoulTime.Clock(Deadlines.SendBy(start)));
        Assert.Equal("13:28", SeoulTime.Clock(Deadlines.AnswerBy(start)));
        Assert.Equal("12:58", SeoulTime.Clock(Deadlines.AnswerBy(start, TimeSpan.FromHours(1))));
    }
}
