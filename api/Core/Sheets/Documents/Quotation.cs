using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>Where a mail's own part ends and an older mail begins, as mail programs mark it.</summary>
internal static partial class Quotation
{
    /// <summary>The index of the first line that belongs to an older mail; the number of rows where none does.</summary>
    public static int Start(IReadOnlyList<VisibleRow> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            // A cell of a table is somebody's content, never a program's header.
            if (rows[i].IsTable)
                continue;
            var line = rows[i].First.Trim();
            if (Divider().IsMatch(line) || (From().IsMatch(line) && rows.Skip(i + 1).Take(5).Any(r => !r.IsTable && Header().IsMatch(r.First.Trim()))))
                return i;
        }

        return rows.Count;
    }

    /// <summary>Whether an element holds an older mail, or stands right above one.</summary>
    public static bool Is(IElement element) => element.LocalName switch
    {
        "blockquote" => true,
        "div" or "hr" => element.ClassList.Any(c => Classes().IsMatch(c))
            || (element.Id is { } id && Ids().IsMatch(id))
            || (element.LocalName == "div" && element.GetAttribute("style") is { } style && Border().IsMatch(style)),
        _ => false,
    };

    [GeneratedRegex(@"^(?:-{2,}\s*(?:Original Message|Forwarded message|원본 메시지|원본 메일|전달된 메시지)\s*-{2,}|On .{1,300} wrote:|.{1,300}님이 (?:작성|쓴 글)\s*:?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Divider();

    [GeneratedRegex(@"^(?:From|보낸 ?사람)\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex From();

    [GeneratedRegex(@"^(?:Sent|Date|To|Subject|보낸 ?날짜|보낸 ?시간|날짜|받는 ?사람|제목)\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Header();

    // Outlook on the web prefixes ids and classes of what it shows with x_, once for each time it was quoted.
    [GeneratedRegex(@"^(?:x_)*(?:gmail_quote|gmail_quote_container|yahoo_quoted|moz-cite-prefix)$")]
    private static partial Regex Classes();

    [GeneratedRegex(@"^(?:x_)*(?:appendonsend|divRplyFwdMsg|OLK_SRC_BODY_SECTION|mail-editor-reference-message-container)$")]
    private static partial Regex Ids();

    // Classic Outlook's header of a quoted mail: a line above From, Sent, To, Subject.
    [GeneratedRegex(@"border-top:\s*solid\s+(?:#?(?:E1E1E1|B5C4DF)|windowtext)", RegexOptions.IgnoreCase)]
    private static partial Regex Border();
}
