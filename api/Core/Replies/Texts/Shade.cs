using System.Drawing;
using System.Globalization;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>A colour as styles and HTML's attributes write it.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
/// <param name="Cover">1 covers what lies under it, 0 isn't there at all.</param>
internal readonly record struct Shade(double Red, double Green, double Blue, double Cover = 1)
{
    /// <summary>Ink, unless a mail says otherwise.</summary>
    public static readonly Shade Black = new(0, 0, 0);

    /// <summary>Paper, unless a mail says otherwise.</summary>
    public static readonly Shade White = new(255, 255, 255);

    /// <summary>What is seen where this lies on another.</summary>
    public Shade On(Shade under) => Cover >= 1 ? this : new(Mix(Red, under.Red), Mix(Green, under.Green), Mix(Blue, under.Blue), 1);

    /// <summary>Whether no part of the two colours is further apart, so that one on the other isn't seen.</summary>
    public bool IsNear(Shade other, double distance) =>
        Math.Abs(Red - other.Red) <= distance && Math.Abs(Green - other.Green) <= distance && Math.Abs(Blue - other.Blue) <= distance;

    /// <summary>Reads a colour in lower case; null for what is none, or none that is known here.</summary>
    public static Shade? Read(string value)
    {
        if (value.Length is 0 or > 100) return null;
        if (value[0] == '#') return Hex(value.AsSpan(1));
        if (value.EndsWith(')')) return Function(value);
        if (value == "transparent") return new(0, 0, 0, 0);
        if (Named(value) is { } named) return named;
        // HTML's attributes, and styles of old, leave the number sign out.
        return value.Length is 3 or 6 ? Hex(value) : null;
    }

    private double Mix(double over, double under) => over * Cover + under * (1 - Cover);

    private static Shade? Named(string value)
    {
        foreach (var c in value)
        {
            if (!char.IsAsciiLetter(c)) return null;
        }
        var color = Color.FromName(value.Replace("grey", "gray", StringComparison.Ordinal));
        return color.IsKnownColor ? new(color.R, color.G, color.B, color.A / 255.0) : null;
    }

    private static Shade? Hex(ReadOnlySpan<char> digits)
    {
        if (!uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)) return null;
        return digits.Length switch
        {
            3 => new((number >> 8) * 17, (number >> 4 & 15) * 17, (number & 15) * 17),
            4 => new((number >> 12) * 17, (number >> 8 & 15) * 17, (number >> 4 & 15) * 17, (number & 15) / 15.0),
            6 => new(number >> 16, number >> 8 & 255, number & 255),
            8 => new(number >> 24, number >> 16 & 255, number >> 8 & 255, (number & 255) / 255.0),
            _ => null,
        };
    }

    private static Shade? Function(string value)
    {
        var open = value.IndexOf('(', StringComparison.Ordinal);
        if (open < 0) return null;
        var parts = value[(open + 1)..^1].Split([',', ' ', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length is not (3 or 4)) return null;
        var cover = 1.0;
        if (parts.Length == 4)
        {
            if (Number(parts[3], 1) is not { } written) return null;
            cover = Math.Clamp(written, 0, 1);
        }
        switch (value[..open])
        {
            case "rgb" or "rgba" when (Number(parts[0], 255), Number(parts[1], 255), Number(parts[2], 255)) is ({ } red, { } green, { } blue):
                return new(Math.Clamp(red, 0, 255), Math.Clamp(green, 0, 255), Math.Clamp(blue, 0, 255), cover);
            case "hsl" or "hsla" when (Number(parts[0].Replace("deg", "", StringComparison.Ordinal), 360), Number(parts[1], 1), Number(parts[2], 1)) is ({ } hue, { } saturation, { } light):
                return Wheel(hue, Math.Clamp(saturation, 0, 1), Math.Clamp(light, 0, 1), cover);
            default:
                return null;
        }
    }

    private static double? Number(string text, double hundredPercent)
    {
        var percent = text.EndsWith('%');
        if (!double.TryParse(percent ? text[..^1] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return null;
        return percent ? number / 100 * hundredPercent : number;
    }

    private static Shade Wheel(double hue, double saturation, double light, double cover)
    {
        return new(At(0), At(8), At(4), cover);

        double At(int turn)
        {
            var k = ((turn + hue / 30) % 12 + 12) % 12;
            return 255 * (light - saturation * Math.Min(light, 1 - light) * Math.Max(-1, Math.Min(Math.Min(k - 3, 9 - k), 1)));
        }
    }
}
