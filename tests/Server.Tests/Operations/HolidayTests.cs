using System.Globalization;
using System.Runtime.CompilerServices;
using ConsultAddin.Server.Operations.Reminders;
using ConsultAddin.Server.Settings;
using Microsoft.Extensions.Configuration;

namespace ConsultAddin.Server.Tests.Operations;

/// <summary>
/// The example settings' days off, held against the regulation on public offices' holidays (관공서의 공휴일에 관한 규정): fixed days, days of
/// the lunar calendar, and substitutes. Elections and days that the government adds are in no rule.
/// </summary>
public sealed class HolidayTests
{
    private static readonly (int Month, int Day)[] Fixed = [(1, 1), (3, 1), (5, 1), (5, 5), (6, 6), (7, 17), (8, 15), (10, 3), (10, 9), (12, 25)];

    /// <summary>Days for which there is no substitute.</summary>
    private static readonly (int Month, int Day)[] NeverSubstituted = [(1, 1), (6, 6)];

    private static readonly Dictionary<string, string> Extra = new() { ["2026-06-03"] = "지방선거" };

    [Theory]
    [InlineData(2026)]
    [InlineData(2027)]
    public void The_examples_days_off_are_those_of_the_regulation(int year)
    {
        var listed = Reminders().Holidays[year.ToString(CultureInfo.InvariantCulture)];
        Assert.Equal(
            ByRule(year).Concat(Extra.Keys.Select(d => DateOnly.Parse(d, CultureInfo.InvariantCulture)).Where(d => d.Year == year)).Distinct().Order(),
            listed);
    }

    [Fact]
    public void A_year_without_a_list_is_not_known()
    {
        var working = new WorkingTime(Reminders());
        Assert.True(working.Knows(new(2027, 12, 31, 14, 59, 0, TimeSpan.Zero)));
        Assert.False(working.Knows(new(2027, 12, 31, 15, 0, 0, TimeSpan.Zero)));
    }

    private static HashSet<DateOnly> ByRule(int year)
    {
        var lunar = new KoreanLunisolarCalendar();
        DateOnly Lunar(int month, int day)
        {
            // A leap month shifts the numbers of the months behind it.
            var leap = lunar.GetLeapMonth(year);
            return DateOnly.FromDateTime(lunar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
        }

        var holidays = Fixed.Select(f => new DateOnly(year, f.Month, f.Day)).ToList();
        holidays.Add(Lunar(4, 8));
        var threeDays = new[] { Lunar(1, 1), Lunar(8, 15) }.SelectMany(d => new[] { d.AddDays(-1), d, d.AddDays(1) }).ToList();
        var all = holidays.Concat(threeDays).ToHashSet();
        // New Year and Chuseok are made up for on Sundays only, the others on Saturdays too.
        var lost = threeDays.Where(d => d.DayOfWeek == DayOfWeek.Sunday)
            .Concat(holidays.Where(d => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && !NeverSubstituted.Contains((d.Month, d.Day)))).Order();
        foreach (var day in lost)
        {
            var substitute = day;
            while (substitute.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || all.Contains(substitute))
                substitute = substitute.AddDays(1);
            all.Add(substitute);
        }

        return all;
    }

    private static ReminderSettings Reminders([CallerFilePath] string here = "") =>
        new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../api/Local/city.json"))).Build()
            .GetSection(CitySettings.Section).Get<CitySettings>()!.Reminders;
}
