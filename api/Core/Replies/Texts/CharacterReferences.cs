using System.Text;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>HTML's numeric references to letters (<c>&amp;#48124;</c>).</summary>
internal static class CharacterReferences
{
    /// <summary>
    /// The HTML with each numeric reference ended by its semicolon. HTML ends it at the first letter that is no digit, whatever that
    /// is; the tokenizer reads only those that have one.
    /// </summary>
    public static string Ended(string html)
    {
        var at = html.IndexOf("&#", StringComparison.Ordinal);
        if (at < 0) return html;
        var ended = new StringBuilder(html.Length + 16);
        var copied = 0;
        for (; at >= 0; at = html.IndexOf("&#", at, StringComparison.Ordinal))
        {
            at += 2;
            var hex = at < html.Length && html[at] is 'x' or 'X';
            var first = hex ? at + 1 : at;
            var end = first;
            while (end < html.Length && (hex ? char.IsAsciiHexDigit(html[end]) : char.IsAsciiDigit(html[end]))) end++;
            at = end;
            if (end == first || end < html.Length && html[end] == ';') continue;
            ended.Append(html, copied, end - copied).Append(';');
            copied = end;
        }
        return copied == 0 ? html : ended.Append(html, copied, html.Length - copied).ToString();
    }
}
