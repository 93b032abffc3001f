using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace ConsultAddin.Server.Commands;

/// <summary>Runs one of PostgreSQL's own programs against the configured database.</summary>
internal static class PostgresTool
{
    /// <summary>Runs it to its end. The password goes by the environment, where no list of processes shows it.</summary>
    /// <returns>Null when it succeeded, else a sentence that says what to do.</returns>
    internal static async Task<string?> RunAsync(string program, string connection, IEnumerable<string> arguments)
    {
        var database = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(program, ["--dbname", database.Database ?? database.Username ?? "", "--no-password", .. arguments])
        {
            RedirectStandardError = true,
            Environment =
            {
                ["PGHOST"] = database.Host,
                ["PGPORT"] = database.Port.ToString(CultureInfo.InvariantCulture),
                ["PGUSER"] = database.Username,
                ["PGPASSWORD"] = database.Password,
                ["PGSSLMODE"] = SslMode(database.SslMode),
                ["PGSSLROOTCERT"] = database.RootCertificate,
            },
        };
        try
        {
            using var process = Process.Start(start)!;
            var said = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? null : $"{program} ended with {process.ExitCode}: {said.Trim()}";
        }
        catch (Win32Exception)
        {
            return $"{program} is not on the PATH. Install PostgreSQL's client programs, of the server's version or newer (on Debian: apt-get install postgresql-client), and run this again.";
        }
    }

    private static string SslMode(SslMode mode) => mode switch
    {
        Npgsql.SslMode.VerifyCA => "verify-ca",
        Npgsql.SslMode.VerifyFull => "verify-full",
        _ => mode.ToString().ToLowerInvariant(),
    };
}
