using System.Globalization;

namespace ConsultAddin.Faults;

/// <summary>Options of the command line, such as <c>--seed 7</c>.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> values = [];

    /// <exception cref="FormatException">They aren't pairs.</exception>
    public Options(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i += 2)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == words.Count)
                throw new FormatException($"{words[i]} is no option with a value.");
            values[words[i][2..]] = words[i + 1];
        }
    }

    public IReadOnlyCollection<string> Names => values.Keys;

    public string this[string name] => Find(name) ?? throw new FormatException($"--{name} is missing.");

    public string? Find(string name) => values.GetValueOrDefault(name);

    public int Number(string name, int? otherwise = null) => Find(name) is { } value
        ? int.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"--{name} wants a number.")
        : otherwise ?? throw new FormatException($"--{name} is missing.");
}
