using System.Buffers;
using System.Text;
using MimeKit;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>
/// Reads a part's letters, wrong labels included: Korean mail is UTF-8 or EUC-KR with Microsoft's extension (code page 949),
/// and often says something else. Bytes that are valid UTF-8 and hold Hangul are UTF-8, whatever the label says.
/// </summary>
internal static class CharsetReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    private static readonly Encoding Strict949 =
        CodePagesEncodingProvider.Instance.GetEncoding(949, EncoderFallback.ReplacementFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>Code page 949; letters that it doesn't have become replacement characters.</summary>
    public static Encoding CodePage949 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(949)!;

    /// <summary>Decodes a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="most">The most bytes that are read.</param>
    /// <param name="truncated">Whether there were more.</param>
    public static string Read(MimePart part, int most, out bool truncated)
    {
        truncated = false;
        if (part.Content is null) return "";
        using var content = part.Content.Open();
        // What is encoded is longer than what comes out.
        using var bytes = new MemoryStream((int)Math.Min(part.Content.Stream?.Length ?? 0, most));
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        for (int count; (count = content.Read(buffer, 0, buffer.Length)) > 0;)
        {
            var room = most - (int)bytes.Length;
            bytes.Write(buffer, 0, Math.Min(count, room));
            if (count < room) continue;
            truncated = true;
            break;
        }
        ArrayPool<byte>.Shared.Return(buffer);
        return Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), part.ContentType.Charset, truncated);
    }

    /// <summary>Decodes bytes with a label.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset, bool truncated = false)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        // A cut in the middle of a letter must not make the whole invalid.
        if (truncated)
        {
            for (var i = 0; i < 4 && bytes.Length > 0 && bytes[^1] >= 0x80; i++) bytes = bytes[..^1];
        }
        var label = charset?.Trim().Trim('"', '\'').ToLowerInvariant();
        var declared = Find(label);
        var utf8 = TryDecode(StrictUtf8, bytes);
        if (declared is null || IsLoose(declared)) return utf8 ?? TryDecode(Strict949, bytes) ?? Encoding.Latin1.GetString(bytes);
        if (declared.CodePage is 949 or 51949 or 20949)
            return utf8 is not null && HasHangul(utf8) ? utf8 : CodePage949.GetString(bytes);
        if (declared.CodePage == Encoding.UTF8.CodePage)
            return utf8 ?? TryDecode(Strict949, bytes) ?? Encoding.UTF8.GetString(bytes);
        return declared.GetString(bytes);
    }

    private static Encoding? Find(string? label)
    {
        switch (label)
        {
            case null or "" or "unknown-8bit" or "x-unknown" or "default" or "default_charset" or "binary":
                return null;
            case "euc-kr" or "euckr" or "ks_c_5601-1987" or "ks_c_5601" or "ksc5601" or "ks_c_5601_1987" or "ks_c_5601-1989" or "ks-c-5601" or "cp949" or "ms949" or "windows-949" or "uhc" or "x-windows-949" or "korean" or "johab":
                return CodePage949;
            case "utf8" or "utf-8" or "unicode-1-1-utf-8":
                return Encoding.UTF8;
        }
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(label) ?? Encoding.GetEncoding(label);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    // Labels that programs write when they don't know.
    private static bool IsLoose(Encoding encoding) => encoding.CodePage is 20127 or 28591 or 1252;

    private static string? TryDecode(Encoding strict, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool HasHangul(string text)
    {
        foreach (var c in text)
        {
            if (c is >= '가' and <= '힣') return true;
        }
        return false;
    }
}
