using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Operations.Reminders;
using ConsultAddin.Server.Settings;

namespace ConsultAddin.Server.Commands.Doctor;

/// <summary>Whether the holidays of the coming month's year are known.</summary>
internal static class CheckHolidays
{
    public static Finding Run(IServiceProvider services)
    {
        var soon = services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(30);
        return new WorkingTime(services.GetRequiredService<CitySettings>().Reminders).Knows(soon)
            ? new(Health.Fine, "holidays", $"{SeoulTime.Year(soon)} has a list")
            : new(Health.Watch, "holidays", $"{SeoulTime.Year(soon)} has no list; reminders keep quiet at weekends only", $"add City:Reminders:Holidays:{SeoulTime.Year(soon)} to the city's file");
    }
}
