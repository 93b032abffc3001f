using MimeKit;
using MimeKit.Utils;

namespace ConsultAddin.Core.Replies;

/// <summary>Walks a mail's parts without recursion, and not into mails that are attached to it.</summary>
internal static class MailParts
{
    // More parts than any person's mail has; what lies beyond is not looked at.
    private const int MostParts = 2000;

    /// <summary>All parts of this mail in order, multiparts and attached mails included as themselves.</summary>
    public static IEnumerable<MimeEntity> Shallow(MimeEntity? root)
    {
        if (root is not Multipart)
        {
            if (root is not null) yield return root;
            yield break;
        }
        var waiting = new Stack<MimeEntity>([root]);
        for (var seen = 0; waiting.Count > 0 && seen < MostParts; seen++)
        {
            var part = waiting.Pop();
            yield return part;
            if (part is Multipart multipart)
            {
                for (var i = Math.Min(multipart.Count, MostParts) - 1; i >= 0; i--) waiting.Push(multipart[i]);
            }
        }
    }

    /// <summary>Message-IDs of a header, without brackets, in order.</summary>
    public static List<string> Ids(HeaderList headers, HeaderId header) =>
        [.. headers.Where(h => h.Id == header).SelectMany(h => MimeUtils.EnumerateReferences(h.Value)).Where(id => id.Length is > 0 and < 1000)];
}
