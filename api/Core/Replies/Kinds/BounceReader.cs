using ConsultAddin.Core.Replies.Texts;
using MimeKit;
using MimeKit.Utils;

namespace ConsultAddin.Core.Replies.Kinds;

/// <summary>On which mail a delivery report reports, and for whom.</summary>
internal static class BounceReader
{
    /// <summary>Reads a delivery report.</summary>
    public static Bounce Read(MimeMessage message)
    {
        var parts = MailParts.Shallow(message.Body).ToList();
        var recipients = Fields(parts)
            .Where(h => h.Field.Equals("Final-Recipient", StringComparison.OrdinalIgnoreCase) || h.Field.Equals("Original-Recipient", StringComparison.OrdinalIgnoreCase))
            .Select(h => h.Value[(h.Value.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim().Trim('<', '>'))
            .Concat(message.Headers.Where(h => h.Field.Equals("X-Failed-Recipients", StringComparison.OrdinalIgnoreCase))
                .SelectMany(h => h.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
            .Where(a => a.Contains('@'))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return new Bounce(Reported(parts) ?? Written(parts) ?? Thread(message), recipients);
    }

    /// <summary>The Action fields of the report (RFC 3464, 2.3.3), in lower case.</summary>
    public static IEnumerable<string> Actions(IReadOnlyList<MimeEntity> parts) =>
        Fields(parts).Where(h => h.Field.Equals("Action", StringComparison.OrdinalIgnoreCase)).Select(h => h.Value.Split('(')[0].Trim().ToLowerInvariant());

    private static IEnumerable<Header> Fields(IReadOnlyList<MimeEntity> parts) =>
        parts.OfType<MessageDeliveryStatus>().SelectMany(s => s.StatusGroups.SelectMany(group => group));

    private static string? Reported(IReadOnlyList<MimeEntity> parts)
    {
        foreach (var part in parts)
        {
            var id = part switch
            {
                MessagePart { Message: { } original } => original.MessageId,
                MimePart { Content: not null } headers when headers.ContentType.IsMimeType("text", "rfc822-headers") => FromHeaders(headers),
                _ => null,
            };
            if (!string.IsNullOrWhiteSpace(id)) return id;
        }
        return null;
    }

    // Old servers paste the returned mail into the text.
    private static string? Written(IReadOnlyList<MimeEntity> parts)
    {
        const string label = "message-id:";
        foreach (var part in parts.OfType<TextPart>())
        {
            foreach (var line in CharsetReader.Read(part, 256 * 1024, out _).AsSpan().EnumerateLines())
            {
                var text = line.TrimStart(" \t>|");
                if (text.StartsWith(label, StringComparison.OrdinalIgnoreCase)
                    && MimeUtils.EnumerateReferences(text[label.Length..].ToString()).FirstOrDefault() is { Length: > 0 } id) return id;
            }
        }
        return null;
    }

    private static string? FromHeaders(MimePart part)
    {
        using var content = part.Content!.Open();
        try
        {
            return HeaderList.Load(content)[HeaderId.MessageId] is { } value ? MimeUtils.EnumerateReferences(value).FirstOrDefault() : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? Thread(MimeMessage message) => MailParts.Ids(message.Headers, HeaderId.InReplyTo).FirstOrDefault()
        ?? MailParts.Ids(message.Headers, HeaderId.References).LastOrDefault();
}
