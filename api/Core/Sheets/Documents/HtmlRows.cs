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
    private string? mark;
    private bool isMarked;

    private HtmlRows(bool isCell, string? mark = null) => (this.isCell, this.mark) = (isCell, mark);

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
            else if (node is IElement element && !HoldsNoText(element))
                VisitMarked(element, depth);
        }
    }

    private void VisitMarked(IElement element, int depth)
    {
        if (IsHidden(element))
        {
            if (!string.IsNullOrWhiteSpace(element.TextContent))
                Marked(TextMark.Hidden, () => AppendText(element.TextContent));
        }
        else if (IsStruck(element))
        {
            Marked(TextMark.Struck, () => Visit(element, depth));
        }
        else
        {
            Visit(element, depth);
        }
    }

    private void Marked(string with, Action append)
    {
        var outer = mark;
        mark ??= with;
        append();
        if (outer is null)
            EndMark();
        mark = outer;
    }

    private void EndMark()
    {
        if (isMarked)
            line.Append(TextMark.End);
        isMarked = false;
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
        foreach (var cell in row.Children.Where(c => c.LocalName is "td" or "th"))
        {
            var isHidden = IsHidden(cell);
            if (isHidden && string.IsNullOrWhiteSpace(cell.TextContent))
                continue;
            var inner = new HtmlRows(isCell: true, mark ?? (isHidden ? TextMark.Hidden : IsStruck(cell) ? TextMark.Struck : null));
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
                if (mark is not null && !isMarked)
                    line.Append(TextMark.Begin(mark));
                isMarked = mark is not null;
                line.Append(c == '\u00A0' ? ' ' : c);
            }
        }
    }

    private void EndLine()
    {
        pendingBlank = false;
        EndMark();
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

    private static bool HoldsNoText(IElement element) => element.LocalName is "script" or "style" or "title" or "template" or "head" or "noscript";

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || (element.GetAttribute("style") is { } style && Hidden().IsMatch(style));

    private static bool IsStruck(IElement element) =>
        element.LocalName is "s" or "strike" or "del" || (element.GetAttribute("style") is { } style && Struck().IsMatch(style));

    [GeneratedRegex("^(?:address|article|aside|center|div|dl|dt|dd|fieldset|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul)$")]
    private static partial Regex Block();

    [GeneratedRegex(@"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:font-size|opacity)\s*:\s*0+(?:\.0+)?(?![.\d]))", RegexOptions.IgnoreCase)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*\bline-through\b", RegexOptions.IgnoreCase)]
    private static partial Regex Struck();
}
