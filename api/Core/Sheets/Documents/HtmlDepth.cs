using MimeKit.Text;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>
/// Tells HTML that would keep a parser busy for minutes: building a tree takes time in the square of how many elements
/// stay open. One pass over the tags, in time linear in the text, sees that before.
/// </summary>
internal static class HtmlDepth
{
    // Mail that people write leaves a few dozen open; old programs never close their paragraphs.
    private const int MostOpen = 3_000;

    /// <summary>Whether so many elements stay open at once that the mail was made to do harm.</summary>
    public static bool IsHostile(string html)
    {
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var all = 0;
        var tokenizer = new HtmlTokenizer(new StringReader(html));
        while (tokenizer.ReadNextToken(out var token))
        {
            if (token is not HtmlTagToken tag || tag.IsEmptyElement || tag.Id.IsEmptyElement())
                continue;
            var count = open.GetValueOrDefault(tag.Name);
            // An end tag without its start closes nothing.
            if (tag.IsEndTag && count == 0)
                continue;
            open[tag.Name] = count + (tag.IsEndTag ? -1 : 1);
            all += tag.IsEndTag ? -1 : 1;
            if (all > MostOpen)
                return true;
        }

        return false;
    }
}
