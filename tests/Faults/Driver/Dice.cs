namespace ConsultAddin.Faults.Driver;

/// <summary>Chance that a seed repeats. Nothing secret hangs on it.</summary>
#pragma warning disable CA5394
internal sealed class Dice(int seed)
{
    private readonly Random random = new(seed);
    private readonly Lock gate = new();

    /// <summary>Dice of their own for one part of a run, so that its throws don't depend on when others throw.</summary>
    public static Dice Of(int seed, string part) =>
        new(part.Aggregate(seed, (hash, letter) => unchecked((hash * 31) + letter)));

    /// <summary>A number from 0 up to below <paramref name="end"/>.</summary>
    public int Below(int end)
    {
        lock (gate)
            return random.Next(end);
    }

    public bool Chance(int percent) => Below(100) < percent;

    public T One<T>(IReadOnlyList<T> of) => of[Below(of.Count)];

    public IReadOnlyList<T> Shuffle<T>(IEnumerable<T> of)
    {
        var all = of.ToArray();
        lock (gate)
            random.Shuffle(all);
        return all;
    }
}
#pragma warning restore CA5394
