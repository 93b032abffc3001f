using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>
/// Reads a mail's HTML as people see it, row by row, down to the first quotation. Mail programs strip classes, prefix
/// ids, unwrap and wrap elements, so nothing but what is visible is relied upon.
/// </summary>
internal sealed partial class HtmlRows
{
    // Real mail stays far below; deeper nesting is an attack on the stack and is left unread.
    private const int MaxDepth = 256;

    private readonly List<VisibleRow> rows = [];
    private readonly StringBuilder line = new();
    private readonly bool isCell;
    private bool pendingBlank;
    private bool quoted;

    private HtmlRows(bool isCell) => this.isCell = isCell;

    /// <summary>The visible rows of a mail's own part; none for HTML that was made to do harm.</summary>
    public static IReadOnlyList<VisibleRow> Read(string html)
    {
        if (HtmlDepth.IsHostile(html))
            return [];
        using var document = new HtmlParser().ParseDocument(html);
        var reader = new HtmlRows(isCell: false);
        if (document.Body is { } body)
            reader.Children(body, 0);
        reader.EndBlock();
        return reader.rows.GetRange(0, Quotation.Start(reader.rows));
    }

    private void Children(INode parent, int depth)
    {
        if (depth > MaxDepth)
            return;
        // By index: AngleSharp looks for a node's place among its siblings to find the next one.
        for (var i = 0; i < parent.ChildNodes.Length && !quoted; i++)
        {
            var node = parent.ChildNodes[i];
            if (node is IText { Data: var data })
                AppendText(data);
            else if (node is IElement element && !IsInvisible(element))
                Visit(element, depth);
        }
    }

    private void Visit(IElement element, int depth)
    {
        if (Quotation.Is(element))
        {
            quoted = !isCell;
            return;
        }

        switch (element.LocalName)
        {
            case "br":
                EndLine();
                break;
            case "img":
                // Some programs send emoji as pictures.
                AppendText(element.GetAttribute("alt") ?? "");
                break;
            case "tr" when !HoldsTable(element, depth):
                EndBlock();
                Row(element, depth);
                break;
            case var name when Block().IsMatch(name):
                EndBlock();
                Children(element, depth + 1);
                EndBlock();
                break;
            default:
                Children(element, depth + 1);
                break;
        }
    }

    private void Row(IElement row, int depth)
    {
        var cells = new List<string>();
        foreach (var cell in row.Children.Where(c => c.LocalName is "td" or "th" && !IsInvisible(c)))
        {
            var inner = new HtmlRows(isCell: true);
            inner.Children(cell, depth + 1);
            inner.EndBlock();
            cells.Add(string.Join('\n', inner.rows.Select(r => r.First)));
        }

        if (cells.Count > 0)
            rows.Add(new VisibleRow(cells, IsTable: true));
    }

    private void AppendText(string data)
    {
        foreach (var c in data)
        {
            if (c is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                pendingBlank = line.Length > 0;
            }
            else
            {
                if (pendingBlank)
                    line.Append(' ');
                pendingBlank = false;
                line.Append(c == '\u00A0' ? ' ' : c);
            }
        }
    }

    private void EndLine()
    {
        pendingBlank = false;
        rows.Add(new VisibleRow([line.ToString()], IsTable: false));
        line.Clear();
    }

    private void EndBlock()
    {
        if (line.Length > 0)
            EndLine();
    }

    private static bool HoldsTable(INode parent, int depth) => depth <= MaxDepth
        && parent.ChildNodes.Any(node => node is IElement { LocalName: "table" } || HoldsTable(node, depth + 1));

    private static bool IsInvisible(IElement element) =>
        element.LocalName is "script" or "style" or "title" or "template" or "head" or "noscript"
        || element.HasAttribute("hidden")
        || (element.GetAttribute("style") is { } style && Hidden().IsMatch(style));

    [GeneratedRegex("^(?:address|article|aside|center|div|dl|dt|dd|fieldset|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul)$")]
    private static partial Regex Block();

    [GeneratedRegex(@"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", RegexOptions.IgnoreCase)]
    private static partial Regex Hidden();
}
