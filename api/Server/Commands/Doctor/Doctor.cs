using ConsultAddin.Server.Mailboxes.Graph;
using ConsultAddin.Server.Settings;

namespace ConsultAddin.Server.Commands.Doctor;

/// <summary>
/// <c>doctor</c>: looks at everything that a deployment needs and writes one line for each, with what is missing and what to do.
/// It changes nothing but for one subscription, made and ended at once. The server should be running meanwhile. Followed by
/// <c>mail-check</c> it writes to the bodies instead: <see cref="MailCheck"/>.
/// </summary>
internal static class Doctor
{
    private const string MailCheckVerb = "mail-check";

    /// <summary>Runs the verb on the deployment's own configuration.</summary>
    /// <returns>0 when nothing is missing, 1 when something is, 2 for wrong options.</returns>
    internal static async Task<int> RunAsync(string[] arguments)
    {
        var mailCheck = arguments is [MailCheckVerb, ..];
        var patience = mailCheck ? MailCheck.PatienceOf(arguments[1..]) : null;
        if (mailCheck && patience is null)
        {
            await Console.Error.WriteLineAsync("doctor mail-check [--wait MINUTES], from 1 to 1440");
            return 2;
        }

        var builder = WebApplication.CreateBuilder(mailCheck ? [] : arguments);
        builder.Configuration["Mailboxes:Scheduled"] = bool.FalseString;
        builder.AddConsultAddin();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        if (app.Faults() is { Count: > 0 } faults)
        {
            foreach (var fault in faults)
                Console.Out.WriteLine(new Finding(Health.Missing, "settings", fault, "correct this setting; nothing else was checked"));
            return 1;
        }

        Console.Out.WriteLine(new Finding(Health.Fine, "settings", "all are there and fit"));
        if (patience is not { } wait)
            return await RunAsync(app.Services, Console.Out, CancellationToken.None);
        var clock = app.Services.GetRequiredService<TimeProvider>();
        return await new MailCheck(app.Services.GetRequiredService<CitySettings>(), app.Services.GetRequiredService<GraphMail>(), clock, Console.Out)
            .RunAsync(wait, (pause, ct) => Task.Delay(pause, clock, ct), CancellationToken.None);
    }

    /// <summary>Runs all checks of a composed server whose settings fit.</summary>
    internal static async Task<int> RunAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var missing = false;
        await foreach (var finding in Checks(scope.ServiceProvider, ct))
        {
            await output.WriteLineAsync(finding.ToString());
            missing |= finding.Health == Health.Missing;
        }

        return missing ? 1 : 0;
    }

    private static async IAsyncEnumerable<Finding> Checks(IServiceProvider services, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        yield return await CheckDatabase.RunAsync(services, ct);
        yield return CheckHolidays.Run(services);
        await foreach (var finding in CheckCredentials.RunAsync(services, ct))
            yield return finding;
        yield return await CheckClock.RunAsync(services, ct);
        var token = await CheckToken.RunAsync(services, ct);
        yield return token;
        // Without a token every mailbox would be missing for the same reason.
        if (token.Health == Health.Missing)
            yield break;
        await foreach (var finding in CheckReadable.RunAsync(services, ct))
            yield return finding;
        yield return await CheckSubscription.RunAsync(services, ct);
    }
}
