namespace ConsultAddin.Server.Commands;

/// <summary>The verbs of the command line. Without one, the program serves.</summary>
internal static class Verbs
{
    private static readonly Dictionary<string, Func<string[], Task<int>>> All = new(StringComparer.Ordinal)
    {
        ["check"] = args => Check.RunAsync(args, Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error, CancellationToken.None),
        ["explain"] = Explain.Run,
        ["doctor"] = Doctor.Doctor.RunAsync,
        ["backup"] = Backup.RunAsync,
        ["restore"] = Restore.RunAsync,
    };

    /// <summary>Runs the program behind a verb with the remaining arguments; the exit code is 2 for an unknown verb.</summary>
    internal static async Task<int> RunAsync(string verb, string[] arguments)
    {
        if (All.TryGetValue(verb, out var run))
            return await run(arguments);
        await Console.Error.WriteLineAsync($"'{verb}' is no verb. There are: {string.Join(", ", All.Keys)}. Without a verb the server serves.");
        return 2;
    }
}
