using System.Security.Cryptography;
using System.Text.Json;

namespace ConsultAddin.Core.Sheets;

/// <summary>The short code in the anchors of a mail by which a filled sheet is found again.</summary>
public static class FillCode
{
    /// <summary>The number of hexadecimal digits in a code.</summary>
    public const int Length = 8;

    /// <summary>
    /// The first eight hexadecimal digits, in lower case, of the SHA-256 over the filled sheet with its reference and
    /// revision. It tells fills apart; it proves nothing.
    /// </summary>
    public static string Of(Reference reference, int revision, Sheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var json = JsonSerializer.SerializeToUtf8Bytes(new { reference, revision, sheet }, CoreJson.Options);
        return Convert.ToHexStringLower(SHA256.HashData(json))[..Length];
    }
}
