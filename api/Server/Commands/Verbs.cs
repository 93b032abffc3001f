namespace ConsultAddin.Server.Commands;

/// <summary>The verbs of the command line. Without one, the program serves.</summary>
internal static class Verbs
{
    private static readonly Dictionary<string, Func<string[], Task<int>>> All = new(StringComparer.Ordinal)
    {
        ["check"] = args => Check.RunAsync(args, Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error, CancellationToken.None),
        ["explain"] = Explain.Run,
    };

    /// <summary>The program behind a verb: takes the remaining arguments and gives the exit code.</summary>
    internal static Func<string[], Task<int>>? Find(string verb) => All.GetValueOrDefault(verb);
}
