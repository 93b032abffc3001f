using System.Globalization;

namespace ConsultAddin.Core.Tests;

/// <summary>How often a property is tried: a few times here, and as many times more as a long run asks for.</summary>
internal static class Often
{
    /// <summary>The variable by which <c>tests/run --long properties</c> says how many times more.</summary>
    private const string Variable = "CONSULTADDIN_TIMES";

    private static readonly int Factor =
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var factor) ? Math.Max(1, factor) : 1;

    /// <summary>The number of tries, from the number that an ordinary run makes.</summary>
    public static int Times(int ordinary) => ordinary * Factor;
}
