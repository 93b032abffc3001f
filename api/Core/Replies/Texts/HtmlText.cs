using System.Text;
using MimeKit.Text;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>
/// Takes HTML apart into lines as a reader sees them, and keeps what each client's markup says of a line. It works on MimeKit's
/// stream of tokens and never builds a tree: a tree of hostile HTML (a million elements one in another) takes quadratic time in
/// every HTML5 parser, a stream takes linear time and little memory.
/// </summary>
internal sealed class HtmlText
{
    // Deeper elements count as part of the one at this depth.
    private const int DeepestElement = 400;

    private readonly List<TextLine> _lines = [];
    private readonly StringBuilder _line = new();
    private readonly List<Element> _open = [];
    private readonly Dictionary<string, int> _openNames = new(StringComparer.Ordinal);
    private int _beyond;
    private LineMark _marks;
    private bool _blankPending;
    private bool _emptyParagraphs;
    private int _paragraphStart = -1;

    private sealed record Element(string Name, int Depth, LineMark Mark, bool Hidden, bool Pre);

    /// <summary>The lines of an HTML text.</summary>
    public static List<TextLine> Lines(string html)
    {
        var reader = new HtmlText();
        reader.Read(html);
        // Who types empty paragraphs uses paragraphs as lines, as Korean web editors do: the space between them is then no empty line.
        if (reader._emptyParagraphs) reader._lines.RemoveAll(l => l.Mark == LineMark.Space);
        return reader._lines;
    }

    private Element Current => _open.Count > 0 ? _open[^1] : Root;

    private static readonly Element Root = new("", 0, LineMark.None, false, false);

    private void Read(string html)
    {
        using var text = new StringReader(html);
        var tokens = new HtmlTokenizer(text) { DecodeCharacterReferences = true, IgnoreTruncatedTags = true };
        while (tokens.ReadNextToken(out var token))
        {
            switch (token)
            {
                case HtmlTagToken { IsEndTag: false } tag:
                    Start(tag);
                    break;
                case HtmlTagToken tag:
                    End(tag.Name.ToLowerInvariant());
                    break;
                case HtmlDataToken data when token.Kind is HtmlTokenKind.Data or HtmlTokenKind.CData && !Current.Hidden:
                    Write(data.Data);
                    break;
            }
        }
        Break();
    }

    private void Start(HtmlTagToken tag)
    {
        var name = tag.Name.ToLowerInvariant();
        var parent = Current;
        switch (name)
        {
            case "br":
                if (!parent.Hidden) Break(always: true);
                return;
            case "hr":
                if (parent.Hidden) return;
                Break();
                _lines.Add(new("", parent.Depth, parent.Mark | (ClientMarks.IsSeparator(tag) ? LineMark.OriginalFollows : LineMark.None)));
                return;
            case "img" or "input" or "meta" or "link" or "col" or "base" or "area" or "wbr" or "source" or "track" or "embed" or "param":
                return;
            case "td" or "th":
                CloseImplied(name);
                if (_line.Length > 0) _line.Append(' ');
                break;
            case "p" or "li" or "tr" or "dt" or "dd" or "option":
                CloseImplied(name);
                break;
        }
        if (IsBlock(name)) Break();

        var style = ClientMarks.Style(tag);
        var depth = parent.Depth + (name == "blockquote" && !ClientMarks.IsIndentation(tag, style) || ClientMarks.IsQuotation(tag) ? 1 : 0);
        var element = new Element(
            name,
            depth,
            parent.Mark | ClientMarks.Of(tag),
            parent.Hidden || name is "head" or "style" or "script" or "title" or "noscript" or "template" or "svg" or "select" || ClientMarks.IsHidden(tag, style),
            parent.Pre || name is "pre" or "textarea" or "listing" or "xmp");
        // The mark speaks for what follows even when its element is empty, as Outlook's separators are.
        if ((element.Mark & LineMark.OriginalFollows) != 0 && (parent.Mark & LineMark.OriginalFollows) == 0)
        {
            Break();
            _lines.Add(new("", depth, LineMark.OriginalFollows));
        }
        if (_open.Count < DeepestElement) Push(element);
        else _beyond++;
        if (name == "p") _paragraphStart = _lines.Count;
        if (name == "p" && !element.Hidden) _blankPending |= _lines.Count > 0 && !ClientMarks.IsTight(tag, style);
    }

    private void End(string name)
    {
        if (name == "br") Break(always: true);
        if (_beyond > 0)
        {
            _beyond--;
            if (IsBlock(name)) Break();
            return;
        }
        if (!_openNames.ContainsKey(name)) return;
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i].Name != name)
            {
                // A cell or a table is not closed from inside it by anything but itself.
                if (_open[i].Name is "table" or "td" && name is not ("table" or "tr" or "tbody" or "thead" or "body" or "html")) return;
                continue;
            }
            if (IsBlock(name)) Break();
            _emptyParagraphs |= name == "p" && _paragraphStart >= 0 && _lines.Count > _paragraphStart && _lines.Skip(_paragraphStart).All(l => l.IsBlank);
            _paragraphStart = -1;
            Pop(i);
            return;
        }
    }

    private void Push(Element element)
    {
        _open.Add(element);
        _openNames[element.Name] = _openNames.GetValueOrDefault(element.Name) + 1;
    }

    private void Pop(int from)
    {
        for (var i = _open.Count - 1; i >= from; i--)
        {
            var left = _openNames[_open[i].Name] - 1;
            if (left == 0) _openNames.Remove(_open[i].Name);
            else _openNames[_open[i].Name] = left;
        }
        _open.RemoveRange(from, _open.Count - from);
    }

    private void CloseImplied(string name)
    {
        for (var i = _open.Count - 1; i >= 0 && i > _open.Count - 20; i--)
        {
            var open = _open[i].Name;
            if (open == name || (name is "td" or "th" && open is "td" or "th") || (name is "dt" or "dd" && open is "dt" or "dd"))
            {
                if (IsBlock(open)) Break();
                Pop(i);
                return;
            }
            if (open is "table" or "td" or "div" or "blockquote" or "ul" or "ol" or "body") return;
        }
    }

    private void Write(string data)
    {
        if (Current.Pre)
        {
            var first = true;
            foreach (var line in data.AsSpan().EnumerateLines())
            {
                if (!first) Break(always: true);
                first = false;
                if (!line.IsEmpty) Append(line);
            }
            return;
        }
        var start = 0;
        for (var at = 0; at <= data.Length; at++)
        {
            var isBlank = at < data.Length && data[at] is ' ' or '\t' or '\n' or '\r' or '\f';
            if (at < data.Length && !isBlank) continue;
            if (at > start) Append(data.AsSpan(start, at - start));
            if (at < data.Length && _line.Length > 0 && _line[^1] != ' ') _line.Append(' ');
            start = at + 1;
        }
    }

    private void Append(ReadOnlySpan<char> words)
    {
        _marks |= Current.Mark;
        _line.Append(words);
    }

    private void Break(bool always = false)
    {
        var text = PlainText.Clean(_line.ToString());
        var has = _line.Length > 0;
        _line.Clear();
        var current = Current;
        if (text.Length > 0 || has || always)
        {
            if (text.Length > 0 && _blankPending && _lines.Count > 0 && !_lines[^1].IsBlank) _lines.Add(new("", Math.Min(_lines[^1].Depth, current.Depth), LineMark.Space));
            if (text.Length > 0) _blankPending = false;
            _lines.Add(Quoted(text, current.Depth, _marks | current.Mark));
        }
        _marks = LineMark.None;
    }

    // Plain text shown as HTML keeps its ">".
    private static TextLine Quoted(string text, int depth, LineMark mark)
    {
        var trimmed = text.TrimStart();
        if (!trimmed.StartsWith('>')) return new(trimmed, depth, mark);
        var inner = PlainText.Lines(trimmed)[0];
        return new(inner.Text, depth + inner.Depth, mark);
    }

    private static bool IsBlock(string name) => name is "p" or "div" or "blockquote" or "table" or "tr" or "ul" or "ol" or "li" or "dl" or "dt" or "dd"
        or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "pre" or "section" or "article" or "header" or "footer" or "address" or "center" or "body"
        or "html" or "form" or "fieldset" or "hr" or "tbody" or "thead" or "tfoot" or "caption" or "figure" or "main" or "aside" or "nav" or "title"
        or "textarea" or "listing" or "xmp";
}
