using System.Globalization;
using System.Text;

namespace ConsultAddin.Core.Sheets;

/// <summary>How carriers transmit one character.</summary>
internal enum Transmission : byte
{
    /// <summary>Not at all: it arrives as a question mark, or vanishes.</summary>
    Never,
    /// <summary>As one byte.</summary>
    OneByte,
    /// <summary>As two bytes that every phone shows (KS X 1001).</summary>
    TwoBytes,
    /// <summary>As two bytes that only phones with the extended table show.</summary>
    SomePhones,
}

/// <summary>
/// Code page 949, which carriers mean by EUC-KR, as a table over the basic plane: all 11,172 syllables of Hangul, where
/// .NET's 51949 has only the 2,350 of KS X 1001.
/// </summary>
internal static class CodePage949
{
    private static readonly Lazy<Transmission[]> Table = new(Build);

    internal static Transmission Of(char c) => Table.Value[c];

    /// <summary>The text as a phone would show it: <c>?</c> for what can't be transmitted; null where nothing changes.</summary>
    internal static string? Arrival(ReadOnlySpan<char> text)
    {
        var table = Table.Value;
        var arrives = new StringBuilder(text.Length);
        var changed = false;
        for (var i = 0; i < text.Length; i++)
        {
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            var lost = table[text[i]] == Transmission.Never;
            arrives.Append(lost ? '?' : text[i]);
            changed |= lost;
            i += pair ? 1 : 0;
        }

        return changed ? arrives.ToString() : null;
    }

    private static Transmission[] Build()
    {
        // An empty replacement makes what can't be encoded show as no bytes at all, without 50,000 exceptions.
        var nothing = new EncoderReplacementFallback("");
        var provider = CodePagesEncodingProvider.Instance;
        var wide = provider.GetEncoding(949, nothing, DecoderFallback.ReplacementFallback)!;
        var narrow = provider.GetEncoding(51949, nothing, DecoderFallback.ReplacementFallback)!;
        var table = new Transmission[char.MaxValue + 1];
        Span<byte> bytes = stackalloc byte[4];
        Span<char> back = stackalloc char[4];
        for (var i = 0; i <= char.MaxValue; i++)
        {
            var c = (char)i;
            if (char.IsSurrogate(c) || IsInvisible(c))
                continue;
            var count = wide.GetBytes([c], bytes);
            if (count == 0 || wide.GetChars(bytes[..count], back) != 1 || back[0] != c)
                continue;
            table[i] = count == 1 ? Transmission.OneByte
                : narrow.GetByteCount([c]) == 2 ? Transmission.TwoBytes
                : Transmission.SomePhones;
        }

        return table;
    }

    // 949 has codes for the soft hyphen, control characters and private use, but nobody should send what nobody sees.
    private static bool IsInvisible(char c) => char.GetUnicodeCategory(c) == UnicodeCategory.PrivateUse || InvisibleCharacters.Name(new Rune(c)) is not null;
}
