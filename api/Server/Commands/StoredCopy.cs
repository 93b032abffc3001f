using ConsultAddin.Server.Storage;

namespace ConsultAddin.Server.Commands;

/// <summary>What <c>backup</c> and <c>restore</c> share: one file name, the server's own configuration, and who may read the file.</summary>
internal static class StoredCopy
{
    /// <summary>Reads the arguments and runs the verb on the configured database.</summary>
    internal static async Task<int> RunAsync(string[] arguments, string usage, Func<string, string, TextWriter, TextWriter, Task<int>> run)
    {
        if (arguments is not [{ Length: > 0 } file, .. var settings] || file.StartsWith('-') || settings.Any(s => !s.StartsWith("--", StringComparison.Ordinal)))
        {
            await Console.Error.WriteLineAsync(usage);
            return 2;
        }

        var configuration = WebApplication.CreateBuilder(settings).Configuration;
        return await run(configuration.ConsultationsConnection(), file, Console.Out, Console.Error);
    }

    /// <summary>Says why something wasn't done; the exit code for it.</summary>
    internal static async Task<int> SayAsync(this TextWriter errors, string sentence)
    {
        await errors.WriteLineAsync(sentence);
        return 1;
    }

    /// <summary>Lets nobody but the file's owner read it; on Windows the folder's rights decide.</summary>
    internal static void OnlyForMe(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
