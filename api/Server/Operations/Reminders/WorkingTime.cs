using System.Globalization;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Settings;

namespace ConsultAddin.Server.Operations.Reminders;

/// <summary>Working hours of weekdays that are no holiday, in Seoul.</summary>
internal sealed class WorkingTime(ReminderSettings settings)
{
    /// <summary>How long before the end of work a step falls that was meant for the quiet time after it.</summary>
    private static readonly TimeSpan BeforeTheEnd = TimeSpan.FromHours(1);

    /// <summary>The longest row of days off that is looked over.</summary>
    private const int MostDaysOff = 14;

    /// <summary>Whether the settings have a list of holidays for this instant's year.</summary>
    public bool Knows(DateTimeOffset instant) => settings.Holidays.ContainsKey(Key(SeoulTime.Year(instant)));

    /// <summary>Whether work goes on; the end of work is no part of it.</summary>
    public bool Contains(DateTimeOffset instant)
    {
        var local = Local(instant);
        var time = TimeOnly.FromDateTime(local.DateTime);
        return IsWorkday(DateOnly.FromDateTime(local.DateTime)) && time >= settings.From && time < settings.Until;
    }

    /// <summary>The instant itself when work goes on; else an hour before the last work before it ended, or its beginning where it is shorter.</summary>
    public DateTimeOffset AtOrBefore(DateTimeOffset instant)
    {
        if (Contains(instant))
            return instant;
        var local = Local(instant);
        var day = DateOnly.FromDateTime(local.DateTime);
        if (TimeOnly.FromDateTime(local.DateTime) < settings.Until)
            day = day.AddDays(-1);
        for (var i = 0; i < MostDaysOff && !IsWorkday(day); i++)
            day = day.AddDays(-1);
        var last = settings.Until - settings.From > BeforeTheEnd ? settings.Until.Add(-BeforeTheEnd) : settings.From;
        return new DateTimeOffset(day.ToDateTime(last), local.Offset).ToUniversalTime();
    }

    /// <summary>When work begins next after an instant.</summary>
    public DateTimeOffset NextStart(DateTimeOffset instant)
    {
        var local = Local(instant);
        var day = DateOnly.FromDateTime(local.DateTime);
        if (TimeOnly.FromDateTime(local.DateTime) >= settings.From)
            day = day.AddDays(1);
        for (var i = 0; i < MostDaysOff && !IsWorkday(day); i++)
            day = day.AddDays(1);
        return new DateTimeOffset(day.ToDateTime(settings.From), local.Offset).ToUniversalTime();
    }

    private bool IsWorkday(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !(settings.Holidays.TryGetValue(Key(day.Year), out var holidays) && holidays.Contains(day));

    private static string Key(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    // Korea has kept UTC+9 without summer time since 1988.
    private static DateTimeOffset Local(DateTimeOffset instant) => instant.ToOffset(TimeSpan.FromHours(9));
}
