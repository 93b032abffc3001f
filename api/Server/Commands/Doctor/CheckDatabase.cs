using System.Data.Common;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Commands.Doctor;

/// <summary>Whether the database opens and has this version's tables.</summary>
internal static class CheckDatabase
{
    public static async Task<Finding> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<ConsultationsDb>();
        try
        {
            var pending = (await db.Database.GetPendingMigrationsAsync(ct)).Count();
            return pending == 0
                ? new(Health.Fine, "database", "opens, and its tables are this version's")
                : new(Health.Watch, "database", $"{pending} changes of its tables are due", "start the server once: it makes them itself");
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException)
        {
            return new(Health.Missing, "database", $"does not open ({e.Message})", $"check ConnectionStrings:{Database.ConnectionName}, or DataFolder for the embedded one");
        }
    }
}
