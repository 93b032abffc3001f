namespace ConsultAddin.Faults.Load;

/// <summary>How long something took, in milliseconds.</summary>
/// <param name="Name">What.</param>
/// <param name="Count">How often it was measured.</param>
/// <param name="Failed">How often it went wrong.</param>
/// <param name="P50">The median.</param>
/// <param name="P95">95 of a hundred took no longer.</param>
/// <param name="P99">99 of a hundred took no longer.</param>
/// <param name="Max">The longest.</param>
internal sealed record Percentiles(string Name, int Count, int Failed, double P50, double P95, double P99, double Max)
{
    public static Percentiles Of(string name, IEnumerable<double> milliseconds, int failed = 0)
    {
        var sorted = milliseconds.Order().ToList();
        return new(name, sorted.Count, failed, At(50), At(95), At(99), At(100));

        double At(int percent) => sorted.Count == 0 ? double.NaN : Math.Round(sorted[Math.Max(0, (int)Math.Ceiling(sorted.Count * percent / 100.0) - 1)], 2);
    }
}
