using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Settings;

namespace ConsultAddin.Server.Operations.Reminders;

/// <summary>Says at the start that the holidays of this year, or of the year that begins within a month, are not known.</summary>
internal sealed partial class SayUnknownYear(CitySettings city, TimeProvider clock, ILogger<SayUnknownYear> log) : IHostedService
{
    private const int DaysAhead = 30;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var instant in new[] { now, now.AddDays(DaysAhead) }.DistinctBy(SeoulTime.Year).Where(i => !new WorkingTime(city.Reminders).Knows(i)))
            LogUnknownYear(log, SeoulTime.Year(instant));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "City:Reminders:Holidays has no list for {Year}: reminders keep quiet at weekends only.")]
    private static partial void LogUnknownYear(ILogger log, int year);
}
