using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using MimeKit;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>
/// S/MIME whose words lie inside the signature (RFC 8551, 3.5.2: <c>application/pkcs7-mime; smime-type=signed-data</c>). They are not
/// encrypted, and every program shows them. The signature isn't verified: who wrote the mail is read from what the own server
/// found, and a certificate of anybody's making proves nothing beside it.
/// </summary>
internal static class SignedMail
{
    // Signed, and signed again by a gateway: nobody needs more.
    private const int MostSignatures = 3;
    private const long MostBytes = 64L * 1024 * 1024;

    /// <summary>The mail's entity without the signatures around it; the entity itself when there are none, or what it holds can't be read.</summary>
    public static MimeEntity? Inside(MimeEntity? body, ParserOptions options)
    {
        var inside = body;
        for (var i = 0; i < MostSignatures && Open(inside, options) is { } opened; i++) inside = opened;
        return inside;
    }

    private static MimeEntity? Open(MimeEntity? entity, ParserOptions options)
    {
        if (entity is not MimePart { Content: { Stream.Length: <= MostBytes } content } part || !MayBeSigned(part.ContentType)) return null;
        try
        {
            using var bytes = new MemoryStream();
            content.DecodeTo(bytes);
            var signed = new SignedCms();
            signed.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
            var words = signed.ContentInfo.Content;
            return signed.Detached || words.Length == 0 ? null : MimeEntity.Load(options, new MemoryStream(words, writable: false), persistent: true);
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static bool MayBeSigned(ContentType type) =>
        (type.IsMimeType("application", "pkcs7-mime") || type.IsMimeType("application", "x-pkcs7-mime"))
        && (type.Parameters["smime-type"]?.Trim() is not { Length: > 0 } kind || kind.Equals("signed-data", StringComparison.OrdinalIgnoreCase));
}
