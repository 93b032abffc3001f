using System.Text.Json;

namespace ConsultAddin.Faults.Driver;

/// <summary>A file that adds up over several runs how often each fail point was hit.</summary>
/// <param name="path">Where it is; null for none.</param>
internal sealed class Hits(string? path)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>How often each was hit in the runs before.</summary>
    public IReadOnlyDictionary<string, int> Before { get; } = Read(path);

    /// <summary>Those of before and of this run.</summary>
    public SortedDictionary<string, int> With(IReadOnlyDictionary<string, int> kills)
    {
        var all = new SortedDictionary<string, int>(Before.ToDictionary(), StringComparer.Ordinal);
        foreach (var (point, times) in kills)
            all[point] = all.GetValueOrDefault(point) + times;
        return all;
    }

    /// <summary>Adds this run's to the file.</summary>
    public void Add(IReadOnlyDictionary<string, int> kills)
    {
        if (path is not null)
            File.WriteAllText(path, JsonSerializer.Serialize(With(kills), Json));
    }

    private static Dictionary<string, int> Read(string? path) =>
        path is null || !File.Exists(path) ? [] : JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(path))!;
}
