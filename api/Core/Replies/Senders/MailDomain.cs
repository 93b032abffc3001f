using System.Buffers;
using System.Globalization;
using System.Text;

namespace ConsultAddin.Core.Replies.Senders;

/// <summary>Domain names as mail compares them.</summary>
internal static class MailDomain
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    // A name of these only is as it should be.
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.");

    private const int LongestLabel = 63;

    private static readonly IdnMapping Idn = new() { AllowUnassigned = false, UseStd3AsciiRules = true };

    /// <summary>The name in lower-case ASCII without a final dot; null when it is no domain name.</summary>
    public static string? Normalize(string? domain)
    {
        var name = domain?.Trim().TrimEnd('.') ?? "";
        if (name.Length is 0 or > 253) return null;
        if (name.Length <= LongestLabel && name[0] != '.' && !name.AsSpan().ContainsAnyExcept(Plain) && !name.Contains("..", StringComparison.Ordinal)) return name;
        try
        {
            var ascii = Idn.GetAscii(name).ToLowerInvariant();
            return ascii.AsSpan().ContainsAnyExcept(Letters) ? null : ascii;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The domain of an address, normalised; null when it has none.</summary>
    public static string? Of(string? address)
    {
        var at = address?.LastIndexOf('@') ?? -1;
        return at < 0 ? null : Normalize(address![(at + 1)..]);
    }

    /// <summary>Whether two addresses are the same one, case aside.</summary>
    public static bool SameAddress(string left, string right)
    {
        var (a, b) = (left.LastIndexOf('@'), right.LastIndexOf('@'));
        return a > 0 && b > 0
            && left.AsSpan(0, a).Equals(right.AsSpan(0, b), StringComparison.OrdinalIgnoreCase)
            && Of(left) is { } domain && domain == Of(right);
    }

    /// <summary>Whether <paramref name="parent"/> is <paramref name="domain"/> or stands above it.</summary>
    public static bool IsSameOrParent(string parent, string domain) =>
        domain == parent || domain.EndsWith("." + parent, StringComparison.Ordinal);

    /// <summary>The name as people see it, with its own letters instead of <c>xn--</c>.</summary>
    public static string Display(string domain)
    {
        if (!domain.AsSpan().ContainsAnyExcept(Plain)) return domain;
        try
        {
            return Idn.GetUnicode(domain).Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return domain.ToLowerInvariant();
        }
    }
}
