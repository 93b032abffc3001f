namespace ConsultAddin.Core.Replies.Texts;

/// <summary>What several styles say of one element, the weightiest of each property.</summary>
internal sealed class Cascade
{
    /// <summary>What a browser would do by itself.</summary>
    public const long Browser = 0;

    /// <summary>HTML's own attributes, as <c>bgcolor</c>.</summary>
    public const long Attribute = 1;

    /// <summary>The least that a rule of a style sheet weighs; specificity and order come on top.</summary>
    public const long Sheet = 2;

    /// <summary>The element's own style.</summary>
    public const long Own = 1L << 40;

    private const long Important = 1L << 42;

    private readonly string?[] _values = new string?[StyleText.Properties];
    private readonly long[] _weights = new long[StyleText.Properties];

    /// <summary>Whether nothing is said.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>What is said of a property; null for nothing.</summary>
    public string? this[StyleProperty property] => _values[(int)property];

    /// <summary>Begins with the next element.</summary>
    public void Clear()
    {
        if (IsEmpty) return;
        Array.Clear(_values);
        Array.Clear(_weights);
        IsEmpty = true;
    }

    /// <summary>Takes over what another says.</summary>
    public void CopyFrom(Cascade other)
    {
        other._values.CopyTo(_values, 0);
        other._weights.CopyTo(_weights, 0);
        IsEmpty = other.IsEmpty;
    }

    /// <summary>Adds what a style says.</summary>
    public void Add(Declaration said, long weight)
    {
        if (said.Important) weight += Important;
        var at = (int)said.Property;
        if (_values[at] is not null && weight < _weights[at]) return;
        (_values[at], _weights[at], IsEmpty) = (said.Value, weight, false);
    }
}

/// <summary>How the words in an element are seen, by what its style and those around it say.</summary>
/// <param name="Gone">Neither it nor anything in it is shown.</param>
/// <param name="Invisible">It isn't shown; what is in it may be.</param>
/// <param name="Doubtful">Something says that it isn't shown, and whether that holds can't be told.</param>
/// <param name="FontSize">In pixels.</param>
/// <param name="Ink">The words' colour.</param>
/// <param name="Paper">The colour on which they stand.</param>
/// <param name="OnPicture">A picture lies between, which most programs show only when asked.</param>
/// <param name="Opacity">1 is all there, 0 isn't.</param>
/// <param name="ListStyle">What stands before the items of a list in it, as <c>list-style-type</c> says it.</param>
internal sealed record Sight(bool Gone, bool Invisible, bool Doubtful, double FontSize, Shade Ink, Shade Paper, bool OnPicture, double Opacity, string ListStyle)
{
    // A point is no letter any more: Outlook's spacers and preheaders have it.
    private const double NoLetter = 1.4;
    private const double SmallestLetter = 5;
    private const double NoContrast = 12;
    private const double LeastContrast = 40;

    // No screen is wider; nobody indents by that much.
    private const double OffScreen = 900;
    private const double OffIndent = 300;

    /// <summary>A mail's page before it says anything.</summary>
    public static readonly Sight Page = new(false, false, false, 16, Shade.Black, Shade.White, false, 1, "disc");

    /// <summary>Whether nobody sees the words.</summary>
    public bool IsHidden => Gone || Invisible || FontSize <= NoLetter || Opacity < 0.05 || (!OnPicture && Ink.On(Paper).IsNear(Paper, NoContrast));

    /// <summary>Whether it isn't sure that people see the words.</summary>
    public bool IsFaint => Doubtful || FontSize < SmallestLetter || Opacity < 0.2 || Ink.On(Paper).IsNear(Paper, LeastContrast);

    /// <summary>How words in an element are seen that says this of itself.</summary>
    public Sight With(Cascade said)
    {
        if (said.IsEmpty || Gone) return this;
        var doubtful = Doubtful;
        var size = FontSize;
        if (said[StyleProperty.FontSize] is { } written)
        {
            if (StyleText.FontSize(written, FontSize) is { } told) size = told;
            else doubtful = true;
        }
        var gone = IsGone(said, size, ref doubtful);
        var opacity = Opacity;
        if (said[StyleProperty.Opacity] is { } share && !StyleText.IsGlobal(share))
        {
            if (StyleText.Size(share, 1, 1) is { } told) opacity *= Math.Clamp(told, 0, 1);
            else doubtful = true;
        }

        var ink = Colour(said[StyleProperty.Fill] is { } fill && fill != "currentcolor" ? fill : said[StyleProperty.Ink], Ink, Shade.Black, ref doubtful);
        var (paper, onPicture) = (Paper, OnPicture);
        if (said[StyleProperty.Paper] is { } ground && ground != "transparent" && !StyleText.IsGlobal(ground))
        {
            var shade = ground == "currentcolor" ? ink : Colour(ground, Paper, Paper, ref doubtful);
            if (shade.Cover >= 0.95) onPicture = false;
            paper = shade.On(Paper);
        }
        if (said[StyleProperty.Picture] is { } picture && StyleText.HasPicture(picture)) onPicture = true;

        var invisible = said[StyleProperty.Visibility] switch
        {
            "hidden" or "collapse" => true,
            "visible" or "initial" => false,
            _ => Invisible,
        };
        var list = said[StyleProperty.ListStyle] switch
        {
            "initial" => "disc",
            { } type when !StyleText.IsGlobal(type) => type,
            _ => ListStyle,
        };
        return new(gone, invisible, doubtful, size, ink, paper, onPicture, opacity, list);
    }

    private static Shade Colour(string? value, Shade inherited, Shade initial, ref bool doubtful)
    {
        if (value is null or "inherit" or "unset" or "revert" or "revert-layer" or "currentcolor") return inherited;
        if (value == "initial") return initial;
        if (Shade.Read(value) is { } shade) return shade;
        doubtful = true;
        return inherited;
    }

    private static bool IsGone(Cascade said, double letter, ref bool doubtful)
    {
        if (said[StyleProperty.Display] == "none" || said[StyleProperty.ContentVisibility] == "hidden" || said[StyleProperty.Hide] == "all") return true;
        if (said[StyleProperty.Zoom] is { } zoom && StyleText.Size(zoom, 1, 1) is 0) return true;
        if (said[StyleProperty.Filter] is { } filter && IsNothing(filter, "opacity(", "alpha(opacity=")) return true;
        if (said[StyleProperty.Transform] is { } transform && IsMovedAway(transform)) return true;
        if (IsBeyond(said[StyleProperty.Indent], letter, OffIndent) || IsBeyond(said[StyleProperty.MarginLeft], letter, OffScreen) || IsBeyond(said[StyleProperty.MarginTop], letter, OffScreen)) return true;

        var position = said[StyleProperty.Position];
        if (position is "absolute" or "fixed" or "relative" or "sticky" or "-webkit-sticky"
            && (IsAway(said[StyleProperty.Left], letter) || IsAway(said[StyleProperty.Top], letter) || IsAway(said[StyleProperty.Right], letter) || IsAway(said[StyleProperty.Bottom], letter))) return true;
        if (said[StyleProperty.Clip] is { } clip && clip.StartsWith("rect", StringComparison.Ordinal) && position is "absolute" or "fixed" && said[StyleProperty.Clip]!.AsSpan().IndexOfAnyInRange('2', '9') < 0) return true;
        if (said[StyleProperty.ClipPath] is { } path && path != "none" && !StyleText.IsGlobal(path))
        {
            if (IsNothing(path, "circle(", "ellipse(") || path.Contains("inset(50%", StringComparison.Ordinal) || path.Contains("inset(100%", StringComparison.Ordinal)) return true;
            doubtful = true;
        }
        return said[StyleProperty.Overflow] is { } overflow && overflow != "visible" && !StyleText.IsGlobal(overflow)
            && (IsNarrow(said[StyleProperty.Height], letter) || IsNarrow(said[StyleProperty.MaxHeight], letter) || IsNarrow(said[StyleProperty.Width], letter) || IsNarrow(said[StyleProperty.MaxWidth], letter));
    }

    private static bool IsNarrow(string? length, double letter) => length is not null && StyleText.Size(length, letter, 1000) is <= NoLetter;

    private static bool IsBeyond(string? length, double letter, double limit) => length is not null && StyleText.Size(length, letter, OffScreen) is { } away && (away <= -limit || away >= 2 * OffScreen);

    private static bool IsAway(string? length, double letter) => length is not null && StyleText.Size(length, letter, OffScreen) is { } away && Math.Abs(away) >= OffScreen;

    private static bool IsMovedAway(string transform)
    {
        if (IsNothing(transform, "scale(", "scalex(", "scaley(", "scale3d(")) return true;
        if (!transform.Contains("translate", StringComparison.Ordinal)) return false;
        foreach (var part in transform.Split(['(', ')', ',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (IsAway(part, 16)) return true;
        }
        return false;
    }

    private static bool IsNothing(string value, params ReadOnlySpan<string> functions)
    {
        foreach (var function in functions)
        {
            var at = value.IndexOf(function, StringComparison.Ordinal);
            if (at < 0) continue;
            var rest = value.AsSpan(at + function.Length);
            var end = rest.IndexOfAny(",) ");
            if (StyleText.Size(end < 0 ? rest : rest[..end], 16, 1) is 0) return true;
        }
        return false;
    }
}
