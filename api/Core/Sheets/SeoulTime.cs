using System.Globalization;

namespace ConsultAddin.Core.Sheets;

/// <summary>
/// How instants are shown to people: in Asia/Seoul, 24 hours, no leading zeros in month and day, as Korean offices
/// write them. Seoul is nine hours ahead of UTC and has had no summer time since 1988, which is before anything here.
/// </summary>
public static class SeoulTime
{
    private const string Weekdays = "일월화수목금토";

    /// <summary>The offset of Seoul from UTC.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(9);

    /// <summary>The same instant with Seoul's offset, for its date and clock.</summary>
    public static DateTimeOffset Of(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The instant, in UTC, at which Seoul's calendar and clock show what is given.</summary>
    public static DateTimeOffset At(int year, int month, int day, int hour, int minute) =>
        new DateTimeOffset(year, month, day, hour, minute, 0, Offset).ToUniversalTime();

    /// <summary>The calendar year in Seoul, as references count it.</summary>
    public static int Year(DateTimeOffset instant) => Of(instant).Year;

    /// <summary>The calendar day in Seoul.</summary>
    public static DateOnly Date(DateTimeOffset instant) => DateOnly.FromDateTime(Of(instant).DateTime);

    /// <summary>The full form, <c>2026. 11. 24.(화) 14:00</c>.</summary>
    public static string Format(DateTimeOffset instant)
    {
        var local = Of(instant);
        return string.Create(CultureInfo.InvariantCulture, $"{FormatDate(DateOnly.FromDateTime(local.DateTime))} {local:HH:mm}");
    }

    /// <summary>A day, <c>2026. 11. 24.(화)</c>.</summary>
    public static string FormatDate(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Year}. {day.Month}. {day.Day}.({Weekdays[(int)day.DayOfWeek]})");

    /// <summary>The short form for subjects and lists, <c>11/24 14:00</c>.</summary>
    public static string FormatShort(DateTimeOffset instant) => Of(instant).ToString("M/d HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The clock alone, <c>11:58</c>.</summary>
    public static string Clock(DateTimeOffset instant) => Of(instant).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A window, <c>2026. 11. 24.(화) 14:00 ~ 16:00</c>; the day is repeated only where it differs.</summary>
    public static string Window(DateTimeOffset start, DateTimeOffset end) =>
        $"{Format(start)} ~ {(Date(start) == Date(end) ? Clock(end) : Format(end))}";
}
