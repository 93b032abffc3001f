using System.Globalization;
using System.Text;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>The properties of a style that bear on whether and which words are seen.</summary>
internal enum StyleProperty : byte
{
    /// <summary>display.</summary>
    Display,
    /// <summary>visibility.</summary>
    Visibility,
    /// <summary>content-visibility.</summary>
    ContentVisibility,
    /// <summary>mso-hide: Outlook's own.</summary>
    Hide,
    /// <summary>opacity.</summary>
    Opacity,
    /// <summary>filter.</summary>
    Filter,
    /// <summary>color.</summary>
    Ink,
    /// <summary>-webkit-text-fill-color: stands before color.</summary>
    Fill,
    /// <summary>background-color.</summary>
    Paper,
    /// <summary>background-image.</summary>
    Picture,
    /// <summary>font-size.</summary>
    FontSize,
    /// <summary>position.</summary>
    Position,
    /// <summary>left.</summary>
    Left,
    /// <summary>top.</summary>
    Top,
    /// <summary>right.</summary>
    Right,
    /// <summary>bottom.</summary>
    Bottom,
    /// <summary>text-indent.</summary>
    Indent,
    /// <summary>margin-left.</summary>
    MarginLeft,
    /// <summary>margin-top.</summary>
    MarginTop,
    /// <summary>transform.</summary>
    Transform,
    /// <summary>zoom.</summary>
    Zoom,
    /// <summary>clip.</summary>
    Clip,
    /// <summary>clip-path.</summary>
    ClipPath,
    /// <summary>height.</summary>
    Height,
    /// <summary>max-height.</summary>
    MaxHeight,
    /// <summary>width.</summary>
    Width,
    /// <summary>max-width.</summary>
    MaxWidth,
    /// <summary>overflow, in either direction.</summary>
    Overflow,
    /// <summary>list-style-type: what stands before the items of a list.</summary>
    ListStyle,
}

/// <summary>One line of a style: lower case, and a value that the property can have.</summary>
internal readonly record struct Declaration(StyleProperty Property, string Value, bool Important);

/// <summary>Reads the declarations of a style attribute or rule. Each letter is looked at a bounded number of times.</summary>
internal static class StyleText
{
    /// <summary>How many properties there are.</summary>
    public const int Properties = (int)StyleProperty.ListStyle + 1;

    // No value that hides is longer; of others no more is needed.
    private const int LongestValue = 300;

    private static readonly Dictionary<string, StyleProperty> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["display"] = StyleProperty.Display,
        ["visibility"] = StyleProperty.Visibility,
        ["content-visibility"] = StyleProperty.ContentVisibility,
        ["mso-hide"] = StyleProperty.Hide,
        ["opacity"] = StyleProperty.Opacity,
        ["filter"] = StyleProperty.Filter,
        ["color"] = StyleProperty.Ink,
        ["-webkit-text-fill-color"] = StyleProperty.Fill,
        ["background"] = StyleProperty.Paper,
        ["background-color"] = StyleProperty.Paper,
        ["background-image"] = StyleProperty.Picture,
        ["font"] = StyleProperty.FontSize,
        ["font-size"] = StyleProperty.FontSize,
        ["position"] = StyleProperty.Position,
        ["left"] = StyleProperty.Left,
        ["inset"] = StyleProperty.Left,
        ["top"] = StyleProperty.Top,
        ["right"] = StyleProperty.Right,
        ["bottom"] = StyleProperty.Bottom,
        ["text-indent"] = StyleProperty.Indent,
        ["margin"] = StyleProperty.MarginLeft,
        ["margin-left"] = StyleProperty.MarginLeft,
        ["margin-top"] = StyleProperty.MarginTop,
        ["transform"] = StyleProperty.Transform,
        ["-webkit-transform"] = StyleProperty.Transform,
        ["zoom"] = StyleProperty.Zoom,
        ["clip"] = StyleProperty.Clip,
        ["clip-path"] = StyleProperty.ClipPath,
        ["-webkit-clip-path"] = StyleProperty.ClipPath,
        ["height"] = StyleProperty.Height,
        ["max-height"] = StyleProperty.MaxHeight,
        ["width"] = StyleProperty.Width,
        ["max-width"] = StyleProperty.MaxWidth,
        ["overflow"] = StyleProperty.Overflow,
        ["overflow-x"] = StyleProperty.Overflow,
        ["overflow-y"] = StyleProperty.Overflow,
        ["list-style"] = StyleProperty.ListStyle,
        ["list-style-type"] = StyleProperty.ListStyle,
    };

    private static readonly string[] Displays =
    [
        "none", "block", "inline", "inline-block", "contents", "flex", "inline-flex", "grid", "inline-grid", "flow-root", "list-item", "run-in", "table",
        "inline-table", "table-row", "table-cell", "table-row-group", "table-header-group", "table-footer-group", "table-column", "table-column-group", "table-caption",
    ];

    /// <summary>The text without comments, escapes written out, and the marks that hide a style from old programs left out.</summary>
    public static string Plain(string css)
    {
        if (!css.Contains('\\', StringComparison.Ordinal) && !css.Contains("/*", StringComparison.Ordinal)
            && !css.Contains("<!--", StringComparison.Ordinal) && !css.Contains("-->", StringComparison.Ordinal)) return css;
        var plain = new StringBuilder(css.Length);
        for (var at = 0; at < css.Length; at++)
        {
            var rest = css.AsSpan(at);
            if (rest.StartsWith("/*"))
            {
                var end = css.IndexOf("*/", at + 2, StringComparison.Ordinal);
                if (end < 0) break;
                plain.Append(' ');
                at = end + 1;
            }
            else if (rest.StartsWith("<!--")) at += 3;
            else if (rest.StartsWith("-->")) at += 2;
            else if (rest[0] == '\\' && rest.Length > 1) at += Unescape(rest[1..], plain);
            else plain.Append(rest[0]);
        }
        return plain.ToString();
    }

    // An escaped letter is that letter and never a bracket or a colon of the grammar.
    private static int Unescape(ReadOnlySpan<char> rest, StringBuilder plain)
    {
        var digits = 0;
        while (digits < rest.Length && digits < 6 && char.IsAsciiHexDigit(rest[digits])) digits++;
        if (digits == 0)
        {
            plain.Append(IsWord(rest[0]) ? rest[0] : '_');
            return 1;
        }
        var code = int.Parse(rest[..digits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        plain.Append(code < 0x80 && IsWord((char)code) ? (char)code : '_');
        return digits < rest.Length && char.IsWhiteSpace(rest[digits]) ? digits + 1 : digits;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '%';

    /// <summary>Where a letter stands outside of quotation marks and brackets; the length when nowhere.</summary>
    public static int Find(ReadOnlySpan<char> text, char wanted)
    {
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == wanted && depth == 0) return at;
            if (c is '"' or '\'')
            {
                var end = text[(at + 1)..].IndexOf(c);
                if (end < 0) return text.Length;
                at += end + 1;
            }
            else if (c is '(' or '[' or '{') depth++;
            else if (c is ')' or ']' or '}' && depth > 0) depth--;
        }
        return text.Length;
    }

    /// <summary>Reads the declarations of a block, later ones last.</summary>
    /// <param name="block">The text, <see cref="Plain"/>.</param>
    /// <param name="into">Where they are added.</param>
    public static void Read(ReadOnlySpan<char> block, List<Declaration> into)
    {
        while (!block.IsEmpty)
        {
            var end = Find(block, ';');
            ReadOne(block[..end], into);
            block = end < block.Length ? block[(end + 1)..] : default;
        }
    }

    private static void ReadOne(ReadOnlySpan<char> text, List<Declaration> into)
    {
        var colon = text.IndexOf(':');
        if (colon < 1) return;
        var name = text[..colon].Trim();
        if (!Names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var property)) return;
        var written = text[(colon + 1)..].Trim();
        var important = false;
        if (written.LastIndexOf('!') is >= 0 and var mark && written[(mark + 1)..].Trim().Equals("important", StringComparison.OrdinalIgnoreCase))
        {
            important = true;
            written = written[..mark].TrimEnd();
        }
        if (written.IsEmpty) return;
        var value = written[..Math.Min(written.Length, LongestValue)].ToString().ToLowerInvariant();
        if (property == StyleProperty.Paper && name.Length == "background".Length) Background(value, important, into);
        else if (property == StyleProperty.FontSize && name.Length == "font".Length) Font(value, important, into);
        else if (name is "list-style") ListStyle(value, important, into);
        else if (name is "margin" or "inset") Sides(name is "margin", value, important, into);
        else if (IsPossible(property, value)) into.Add(new(property, value, important));
    }

    private static void Background(string value, bool important, List<Declaration> into)
    {
        var colour = "transparent";
        for (var rest = value.AsSpan(); !rest.IsEmpty;)
        {
            var end = Find(rest, ' ');
            var word = rest[..end].Trim(",").ToString();
            if (Shade.Read(word) is not null) colour = word;
            else if (IsGlobal(word) || word.StartsWith("var(", StringComparison.Ordinal)) colour = word;
            rest = end < rest.Length ? rest[(end + 1)..] : default;
        }
        into.Add(new(StyleProperty.Paper, colour, important));
        into.Add(new(StyleProperty.Picture, HasPicture(value) ? value : "none", important));
    }

    // The size stands before the family, with or without a height behind a stroke; a number alone is the weight.
    private static void Font(string value, bool important, List<Declaration> into)
    {
        foreach (var word in value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var stroke = word.IndexOf('/', StringComparison.Ordinal);
            var size = stroke < 0 ? word : word[..stroke];
            if (size.Length == 0 || (stroke < 0 && size != "0" && size.All(char.IsAsciiDigit)) || !IsPossible(StyleProperty.FontSize, size)) continue;
            into.Add(new(StyleProperty.FontSize, size, important));
            return;
        }
    }

    // What is neither a place nor a picture is the type, and "none" may be either.
    private static void ListStyle(string value, bool important, List<Declaration> into)
    {
        var type = value is ['"' or '\'', ..] ? value
            : value.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(w => w is not ("inside" or "outside") && !w.Contains('(', StringComparison.Ordinal));
        if (type is not null) into.Add(new(StyleProperty.ListStyle, type, important));
    }

    private static void Sides(bool margin, string value, bool important, List<Declaration> into)
    {
        var sides = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (sides.Length is 0 or > 4) return;
        var (top, left) = (sides[0], sides.Length == 4 ? sides[3] : sides.Length > 1 ? sides[1] : sides[0]);
        if (IsPossible(StyleProperty.Top, top)) into.Add(new(margin ? StyleProperty.MarginTop : StyleProperty.Top, top, important));
        if (IsPossible(StyleProperty.Left, left)) into.Add(new(margin ? StyleProperty.MarginLeft : StyleProperty.Left, left, important));
    }

    /// <summary>Whether a background shows more than a colour.</summary>
    public static bool HasPicture(string value) =>
        value.Contains("url(", StringComparison.Ordinal) || value.Contains("gradient(", StringComparison.Ordinal) || value.Contains("image", StringComparison.Ordinal);

    /// <summary>The words that every property knows.</summary>
    public static bool IsGlobal(string value) => value is "inherit" or "initial" or "unset" or "revert" or "revert-layer";

    // A value that a property can't have is passed over, and an earlier one stands.
    private static bool IsPossible(StyleProperty property, string value)
    {
        if (IsGlobal(value) || value.Contains('(', StringComparison.Ordinal)) return true;
        return property switch
        {
            StyleProperty.Display => Displays.Contains(value) || value.StartsWith('-') || value.Contains(' ', StringComparison.Ordinal),
            StyleProperty.Visibility => value is "visible" or "hidden" or "collapse",
            StyleProperty.Opacity or StyleProperty.Zoom => Size(value, 1, 1) is not null || value == "normal",
            StyleProperty.Ink or StyleProperty.Fill or StyleProperty.Paper => value == "currentcolor" || Shade.Read(value) is not null,
            StyleProperty.FontSize => FontSize(value, 16) is not null,
            StyleProperty.Position => value is "static" or "relative" or "absolute" or "fixed" or "sticky" or "-webkit-sticky",
            StyleProperty.Left or StyleProperty.Top or StyleProperty.Right or StyleProperty.Bottom or StyleProperty.Indent or StyleProperty.MarginLeft
                or StyleProperty.MarginTop or StyleProperty.Height or StyleProperty.MaxHeight or StyleProperty.Width or StyleProperty.MaxWidth
                => value is "auto" or "none" or "min-content" or "max-content" or "fit-content" || Size(value, 16, 1000) is not null,
            _ => true,
        };
    }

    /// <summary>A font's size in pixels; null for what is none, or can't be told here.</summary>
    public static double? FontSize(string value, double parent) => value switch
    {
        "inherit" or "unset" or "revert" or "revert-layer" => parent,
        "initial" or "medium" => 16,
        "xx-small" => 9,
        "x-small" => 10,
        "small" => 13,
        "large" => 18,
        "x-large" => 24,
        "xx-large" or "xxx-large" => 32,
        "smaller" => parent / 1.2,
        "larger" => parent * 1.2,
        _ => Size(value, parent, parent) is >= 0 and var size ? size : null,
    };

    /// <summary>A length in pixels; null for what is none, or can't be told here.</summary>
    /// <param name="value">The length, in lower case.</param>
    /// <param name="letter">What <c>em</c> stands for.</param>
    /// <param name="whole">What 100 % stands for.</param>
    public static double? Size(ReadOnlySpan<char> value, double letter, double whole)
    {
        if (value.StartsWith("calc(") && value.EndsWith(")")) value = value[5..^1].Trim();
        var end = 0;
        while (end < value.Length && (char.IsAsciiDigit(value[end]) || value[end] == '.' || (end == 0 && value[end] is '-' or '+'))) end++;
        // "1e-3px" is a number, "1em" is none of that kind.
        if (end > 0 && end + 1 < value.Length && value[end] == 'e' && (char.IsAsciiDigit(value[end + 1]) || (value[end + 1] is '-' or '+' && end + 2 < value.Length && char.IsAsciiDigit(value[end + 2]))))
        {
            end += 2;
            while (end < value.Length && char.IsAsciiDigit(value[end])) end++;
        }
        if (!double.TryParse(value[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return null;
        return value[end..].Trim() switch
        {
            "" or "px" => number,
            "pt" => number * 4 / 3,
            "em" => number * letter,
            "rem" => number * 16,
            "%" => number / 100 * whole,
            "ex" or "ch" => number * letter / 2,
            "pc" => number * 16,
            "in" => number * 96,
            "cm" => number * 37.8,
            "mm" => number * 3.78,
            "q" => number * 0.945,
            "vw" or "vh" or "vmin" or "vmax" or "dvh" or "dvw" or "svh" or "lvh" => number * 10,
            _ => null,
        };
    }
}
