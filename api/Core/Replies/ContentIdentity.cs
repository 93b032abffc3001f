using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MimeKit;

namespace ConsultAddin.Core.Replies;

/// <summary>
/// By what two copies of one mail are known to be the same (rule 7). Raw MIME never counts: Exchange makes it anew for every copy.
/// </summary>
internal static class ContentIdentity
{
    /// <summary>SHA-256, hex, over the visible text with runs of white space as one blank, and each attachment's bytes.</summary>
    public static string ContentHash(string visibleText, MimeMessage message)
    {
        // A copy may list its attachments in another order.
        var attachments = Attachments(message).Select(Hash).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', attachments.Prepend(OneBlank(visibleText))))));
    }

    /// <summary>SHA-256, hex, over Message-ID, From, Date and content hash, each on its own line.</summary>
    public static string MailHash(string? messageId, string? from, DateTimeOffset? date, string contentHash) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
            messageId ?? "", from?.ToLowerInvariant() ?? "", date?.ToUniversalTime().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) ?? "", contentHash))));

    /// <summary>The parts that are files: neither the mail's own text nor a container.</summary>
    public static IEnumerable<MimeEntity> Attachments(MimeMessage message) =>
        MailParts.Shallow(message.Body).Where(p => p is not Multipart && (p.IsAttachment || p is not TextPart));

    private static string Hash(MimeEntity entity)
    {
        if (entity is MimePart { Content: { } content })
        {
            using var bytes = content.Open();
            return Convert.ToHexStringLower(SHA256.HashData(bytes));
        }
        // An attached mail is made anew as well: its own names stand for it.
        return entity is MessagePart { Message: { } inner }
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{inner.MessageId}\n{inner.Subject}")))
            : "";
    }

    private static string OneBlank(string text)
    {
        var one = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c)) one.Append(c);
            else if (one.Length > 0 && one[^1] != ' ') one.Append(' ');
        }
        return one.ToString().TrimEnd();
    }
}
