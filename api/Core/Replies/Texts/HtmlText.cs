using System.Text;
using MimeKit.Text;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>
/// Takes HTML apart into lines as a reader sees them, and keeps what each client's markup says of a line. It works on MimeKit's
/// stream of tokens and never builds a tree: a tree of hostile HTML (a million elements one in another) takes quadratic time in
/// every HTML5 parser, a stream takes linear time and little memory. What nobody sees is left out: <see cref="Sight"/>.
/// </summary>
internal sealed class HtmlText
{
    // Deeper elements count as part of the one at this depth.
    private const int DeepestElement = 400;

    // What a line has only where all its words have it.
    private const LineMark Letters = LineMark.Bold | LineMark.Slanted;

    private readonly List<TextLine> _lines = [];
    private readonly StringBuilder _line = new();
    private readonly List<HtmlElement> _open = [];
    private readonly Dictionary<string, int> _openNames = new(StringComparer.Ordinal);
    private readonly StringBuilder _css = new();
    private readonly StyleSheet _sheet;
    private readonly bool _sheetIsWhole;
    private readonly Cascade _said = new();
    private readonly Cascade _perhaps = new();
    private readonly List<Declaration> _declarations = [];
    private int _beyond;
    private LineMark _marks;
    private LineMark _letters = Letters;
    private Tint? _tint;
    private bool _cellBegins;
    private bool _blankPending;
    private bool _emptyParagraphs;
    private int _paragraphStart = -1;
    private bool _begun;
    private bool _styledLate;
    private readonly List<TableCell> _cells = [];
    private readonly List<ListNumbers> _countedDown = [];
    private readonly IReadOnlyList<ListNumbers> _counts;
    private string _number = "";

    private HtmlText(StyleSheet sheet, bool sheetIsWhole, IReadOnlyList<ListNumbers> counts) => (_sheet, _sheetIsWhole, _counts) = (sheet, sheetIsWhole, counts);

    /// <summary>The lines of an HTML text.</summary>
    public static List<TextLine> Lines(string html)
    {
        html = CharacterReferences.Ended(html);
        var reader = new HtmlText(new(), sheetIsWhole: false, []);
        reader.Read(html);
        // A style block speaks for what stands above it as well, and a list that counts down begins with how many items it has.
        if (reader._styledLate || reader._countedDown.Count > 0)
        {
            reader = new(reader._sheet, sheetIsWhole: true, reader._countedDown);
            reader.Read(html);
        }
        // Who types empty paragraphs uses paragraphs as lines, as Korean web editors do: the space between them is then no empty line.
        if (reader._emptyParagraphs) reader._lines.RemoveAll(l => l.Mark == LineMark.Space);
        return reader._sheet.IsTooMuch ? reader._lines.ConvertAll(l => l.IsBlank ? l : l with { Mark = l.Mark | LineMark.Faint }) : reader._lines;
    }

    private HtmlElement Current => _open.Count > 0 ? _open[^1] : HtmlElement.Page;

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
                case HtmlDataToken data when token.Kind is HtmlTokenKind.Data or HtmlTokenKind.CData:
                    if (!Current.Hidden) Write(data.Data);
                    else if (Current.Name == "style" && !_sheetIsWhole) _css.Append(data.Data);
                    break;
            }
        }
        if (Current.Name == "style") AddStyle(Current);
        Break();
    }

    private void Start(HtmlTagToken tag)
    {
        var name = tag.Name.ToLowerInvariant();
        // A block ends a paragraph that nobody ended, and what hides the paragraph doesn't hide the block.
        if (Current is { Name: "p", Hidden: true } && IsBlock(name)) Pop(_open.Count - 1);
        var parent = Current;
        switch (name)
        {
            case "br":
                if (!parent.Gone) Break(always: true);
                return;
            case "hr":
                if (parent.Gone) return;
                Break();
                _lines.Add(new("", parent.Depth, parent.Mark | (ClientMarks.IsSeparator(tag) ? LineMark.OriginalFollows : LineMark.None)));
                return;
            case "img" or "input" or "meta" or "link" or "col" or "base" or "area" or "wbr" or "source" or "track" or "embed" or "param":
                return;
            case "p" or "li" or "tr" or "dt" or "dd" or "option" or "td" or "th":
                CloseImplied(name);
                parent = Current;
                break;
        }

        var style = ClientMarks.Style(tag);
        var element = new HtmlElement(name, tag)
        {
            Depth = parent.Depth + (name == "blockquote" && !ClientMarks.IsIndentation(tag, style) || ClientMarks.IsQuotation(tag) ? 1 : 0),
            Mark = parent.Mark | ClientMarks.Of(tag) | ClientMarks.OfElement(tag, name, style),
            Silent = parent.Silent || name is "head" or "style" or "script" or "title" or "noscript" or "template" or "svg" or "select" or "datalist"
                or "iframe" or "noembed" or "noframes" or "audio" or "video" or "canvas" or "object",
            Pre = parent.Pre || name is "pre" or "textarea" or "listing" or "xmp",
            Sight = parent.Sight,
            List = parent.List,
            Grid = parent.Grid,
            Cell = parent.Cell,
        };
        if (!element.Silent) element = Placed(element with { Sight = Seen(element, parent.Sight) });
        _begun |= !element.Silent && name != "html";
        if (!element.Gone)
        {
            if (name is "td" or "th" && _line.Length > 0) _line.Append(' ');
            _cellBegins |= name is "td" or "th";
            if (IsBlock(name)) Break();
            if (name == "li" && _open.Count < DeepestElement) _number += NumberOf(element);
            // The mark speaks for what follows even when its element is empty, as Outlook's separators are.
            if ((element.Mark & LineMark.OriginalFollows) != 0 && (parent.Mark & LineMark.OriginalFollows) == 0)
            {
                Break();
                _lines.Add(new("", element.Depth, LineMark.OriginalFollows));
            }
        }
        if (_open.Count < DeepestElement) Push(element);
        else _beyond++;
        if (name == "p") _paragraphStart = _lines.Count;
        if (name == "p" && !element.Gone) _blankPending |= _lines.Count > 0 && !ClientMarks.IsTight(tag, style);
    }

    // Where it stands in lists and tables.
    private HtmlElement Placed(HtmlElement element)
    {
        if (element.Gone) return element;
        switch (element.Name)
        {
            case "ol":
                var list = new ListNumbers(element.Attribute("start"), element.Attribute("reversed") is not null, _countedDown.Count < _counts.Count ? _counts[_countedDown.Count].Items : null);
                if (list.NeedsCount) _countedDown.Add(list);
                return element with { List = list };
            case "ul" or "menu" or "dir":
                return element with { List = null };
            case "table":
                return element with { Grid = new(), Cell = null };
            case "thead" or "tbody" or "tfoot":
                element.Grid?.NextSection();
                return element;
            case "tr":
                element.Grid?.NextRow();
                return element;
            case "td" or "th":
                return element with { Cell = element.Grid?.NextCell(element.Attribute("colspan"), element.Attribute("rowspan")) };
            default:
                return element;
        }
    }

    // An item that is shown as anything else has no number and isn't counted.
    private string NumberOf(HtmlElement item)
    {
        if (item.List is null || _said[StyleProperty.Display] is { } display && !display.Contains("list-item", StringComparison.Ordinal)) return "";
        var number = item.List.Next(item.Attribute("value"), item.Sight.ListStyle);
        return item.Hidden ? "" : number;
    }

    // What the element's style, HTML's attributes and the style blocks say.
    private Sight Seen(HtmlElement element, Sight around)
    {
        if (around.Gone) return around;
        _said.Clear();
        var attributes = element.Tag!.Attributes;
        if (element.Name is "small" or "sub" or "sup") Say(StyleProperty.FontSize, "smaller", Cascade.Browser);
        else if (element.Name == "mark") Say(StyleProperty.Paper, "yellow", Cascade.Browser);
        else if (element.Name is "ol") Say(StyleProperty.ListStyle, "decimal", Cascade.Browser);
        else if (element.Name is "ul" or "menu" or "dir") Say(StyleProperty.ListStyle, "disc", Cascade.Browser);
        else if (element.Name == "dialog" && element.Attribute("open") is null) Say(StyleProperty.Display, "none", Cascade.Browser);
        string? style = null;
        for (var i = 0; i < attributes.Count; i++)
        {
            var (name, value) = (attributes[i].Name.ToLowerInvariant(), attributes[i].Value?.Trim() ?? "");
            switch (name)
            {
                case "style":
                    style ??= value;
                    break;
                case "hidden":
                    Say(StyleProperty.Display, "none", Cascade.Browser);
                    break;
                case "href" when element.Name == "a":
                    Say(StyleProperty.Ink, "#0563c1", Cascade.Browser);
                    break;
                case "bgcolor" when Shade.Read(value.ToLowerInvariant()) is not null:
                    Say(StyleProperty.Paper, value.ToLowerInvariant(), Cascade.Attribute);
                    break;
                case "background" when value.Length > 0:
                    Say(StyleProperty.Picture, "url()", Cascade.Attribute);
                    break;
                case "color" or "text" when element.Name is "font" or "basefont" or "body" && Shade.Read(value.ToLowerInvariant()) is not null:
                    Say(StyleProperty.Ink, value.ToLowerInvariant(), Cascade.Attribute);
                    break;
                case "type" when element.Name is "ol" or "ul" or "li" && ListStyleOf(value) is { } type:
                    Say(StyleProperty.ListStyle, type, Cascade.Attribute);
                    break;
                case "size" when element.Name == "font":
                    // HTML's own sizes begin at ten pixels.
                    Say(StyleProperty.FontSize, value.StartsWith('-') ? "x-small" : "medium", Cascade.Attribute);
                    break;
            }
        }
        var perhaps = false;
        if (!_sheet.IsEmpty)
        {
            _perhaps.CopyFrom(_said);
            perhaps = _sheet.Apply(element, _open, _said, _perhaps);
        }
        if (style is { Length: > 0 })
        {
            _declarations.Clear();
            StyleText.Read(StyleText.Plain(style), _declarations);
            foreach (var declaration in _declarations)
            {
                _said.Add(declaration, Cascade.Own);
                if (perhaps) _perhaps.Add(declaration, Cascade.Own);
            }
        }
        var sight = around.With(_said);
        return perhaps && !sight.IsHidden && around.With(_perhaps) is { IsHidden: true } or { IsFaint: true } ? sight with { Doubtful = true } : sight;
    }

    private static string? ListStyleOf(string type) => type switch
    {
        "1" => "decimal",
        "a" => "lower-alpha",
        "A" => "upper-alpha",
        "i" => "lower-roman",
        "I" => "upper-roman",
        _ => type.ToLowerInvariant() is "none" or "disc" or "circle" or "square" ? type.ToLowerInvariant() : null,
    };

    private void Say(StyleProperty property, string value, long weight) => _said.Add(new(property, value, false), weight);

    private void AddStyle(HtmlElement style)
    {
        if (!_sheetIsWhole && _css.Length > 0)
        {
            _sheet.Add(_css.ToString(), style.Attribute("media"));
            _styledLate |= _begun;
        }
        _css.Clear();
    }

    private void End(string name)
    {
        if (name == "br") Break(always: true);
        if (name is "td" or "th" or "tr" or "table") _cellBegins = false;
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
            if (name == "style") AddStyle(_open[i]);
            if (IsBlock(name) && !_open[i].Gone) Break();
            _emptyParagraphs |= name == "p" && _paragraphStart >= 0 && _lines.Count > _paragraphStart && _lines.Skip(_paragraphStart).All(l => l.IsBlank);
            _paragraphStart = -1;
            Pop(i);
            return;
        }
    }

    private void Push(HtmlElement element)
    {
        _open.Add(element);
        _openNames[element.Name] = _openNames.GetValueOrDefault(element.Name) + 1;
    }

    private void Pop(int from)
    {
        for (var i = _open.Count - 1; i >= from; i--)
        {
            // An item of which nothing but its number is seen.
            if (_number.Length > 0 && _open[i].Name == "li") Break(always: true);
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
                if (IsBlock(open) && !_open[i].Gone) Break();
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
        _begun = true;
        _marks |= Current.Mark;
        if (Current.Cell is { } cell ? _cells.Count == 0 || _cells[^1] with { Start = 0 } != cell : _cells.Count > 0)
            _cells.Add((Current.Cell ?? default) with { Start = _line.Length });
        if (HasWords(words))
        {
            if (_beyond > 0 || Current.Sight.IsFaint) _marks |= LineMark.Faint;
            if (_cellBegins) _marks |= LineMark.Opens;
            _cellBegins = false;
            _letters &= Current.Mark;
            var tint = (Current.Mark & LineMark.Link) != 0 ? default : Tint.Of(Current.Sight);
            _tint = _tint?.And(tint) ?? tint;
        }
        _line.Append(words);
    }

    private static bool HasWords(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) return true;
        }
        return false;
    }

    private void Break(bool always = false)
    {
        var written = _line.ToString();
        var text = PlainText.Clean(written);
        var has = _line.Length > 0;
        _line.Clear();
        var current = Current;
        if (text.Length > 0 || has || always)
        {
            if (text.Length > 0 && _blankPending && _lines.Count > 0 && !_lines[^1].IsBlank) _lines.Add(new("", Math.Min(_lines[^1].Depth, current.Depth), LineMark.Space));
            if (text.Length > 0) _blankPending = false;
            var line = Quoted(text, current.Depth, (_marks | current.Mark) & ~Letters | (_tint is null ? LineMark.None : _letters)) with { Tint = _tint ?? default };
            _lines.Add(line with { Text = (_number + line.Text).TrimEnd(), Cells = CellsOf(written, line.Text) });
            _number = "";
        }
        _cells.Clear();
        _marks = LineMark.None;
        _letters = Letters;
        _tint = null;
    }

    // The cells whose words stand in a line, by the places that they have in it now.
    private TableCell[]? CellsOf(string written, string text)
    {
        if (_cells.Count == 0 || text.Length == 0) return null;
        var placed = new List<TableCell>(_cells.Count);
        // Taking invisible letters out moves what stands behind them.
        var moved = PlainText.Clean(written + ".").Length - 1 < written.Length;
        var left = PlainText.Clean(written).Length - text.Length;
        for (var i = 0; i < _cells.Count; i++)
        {
            if (_cells[i].Table is null) continue;
            var (start, end) = (At(_cells[i].Start), i + 1 < _cells.Count ? At(_cells[i + 1].Start) : text.Length);
            while (start < end && text[start] == ' ') start++;
            while (start < end && text[end - 1] == ' ') end--;
            if (start < end) placed.Add(_cells[i] with { Start = _number.Length + start, End = _number.Length + end });
        }
        return placed.Count > 0 ? [.. placed] : null;

        int At(int place) => Math.Clamp((moved ? PlainText.Clean(written[..place] + ".").Length - 1 : place) - left, 0, text.Length);
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
