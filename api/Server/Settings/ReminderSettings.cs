namespace ConsultAddin.Server.Settings;

/// <summary>When a body that hasn't answered is reminded, and when it is left in peace. All in Seoul's time.</summary>
public sealed class ReminderSettings
{
    private static readonly int[] Usual = [60, 15];

    /// <summary>Minutes before the bodies' deadline (회신 마감) at which they are reminded; 60 and 15 when none is given.</summary>
    public IList<int> MinutesBefore { get; init; } = [];

    /// <summary>No reminders at all.</summary>
    public bool Off { get; init; }

    /// <summary>When work begins; before it nobody is reminded unless it is urgent.</summary>
    public TimeOnly From { get; init; } = new(9, 0);

    /// <summary>When work ends; from then on nobody is reminded unless it is urgent.</summary>
    public TimeOnly Until { get; init; } = new(18, 0);

    /// <summary>
    /// Days off by year, such as <c>"2026": ["2026-01-01"]</c>, besides Saturdays and Sundays; the government announces the next year's in
    /// summer. A year without a list is said, and only its weekends are kept quiet.
    /// </summary>
    public IDictionary<string, IList<DateOnly>> Holidays { get; init; } = new Dictionary<string, IList<DateOnly>>(StringComparer.Ordinal);

    /// <summary>The steps as they hold.</summary>
    public IEnumerable<TimeSpan> Steps() =>
        Off ? [] : (MinutesBefore.Count > 0 ? MinutesBefore : Usual).Distinct().Order().Select(m => TimeSpan.FromMinutes(m));
}
