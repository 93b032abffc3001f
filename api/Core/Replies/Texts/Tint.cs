namespace ConsultAddin.Core.Replies.Texts;

/// <summary>A colour as people name it who mark their words with it.</summary>
internal enum Hue : byte
{
    /// <summary>Black, grey, or too dark or pale to have a name.</summary>
    None,
    /// <summary>Red.</summary>
    Red,
    /// <summary>Orange and brown.</summary>
    Orange,
    /// <summary>Yellow, on which nobody relies.</summary>
    Yellow,
    /// <summary>Green.</summary>
    Green,
    /// <summary>Blue, Outlook's dark one as well.</summary>
    Blue,
    /// <summary>Purple and pink.</summary>
    Purple,
}

/// <summary>In which colour the words of a line stand.</summary>
/// <param name="Hue">Its name; none also for words that lead elsewhere.</param>
/// <param name="Shade">The colour exactly; only where it has a name.</param>
/// <param name="Part">Whether other words of the line stand in another.</param>
internal readonly record struct Tint(Hue Hue, Shade Shade = default, bool Part = false)
{
    // Below, the eye takes a colour for black or grey.
    private const double Darkest = 80;
    private const double Palest = 0.45;

    /// <summary>The tint of words that are seen so.</summary>
    public static Tint Of(Sight sight)
    {
        var shade = sight.Ink.On(sight.Paper);
        var hue = Name(shade);
        return hue == Hue.None ? default : new(hue, shade);
    }

    /// <summary>The tint of a line on which further words follow.</summary>
    public Tint And(Tint next) => (Hue, Shade) == (next.Hue, next.Shade) ? this : (Hue == Hue.None ? next : this) with { Part = true };

    private static Hue Name(Shade shade)
    {
        var (red, green, blue) = (shade.Red, shade.Green, shade.Blue);
        var most = Math.Max(red, Math.Max(green, blue));
        var range = most - Math.Min(red, Math.Min(green, blue));
        if (most < Darkest || range < Palest * most) return Hue.None;
        var turn = most == red ? (green - blue) / range : most == green ? 2 + (blue - red) / range : 4 + (red - green) / range;
        return ((60 * turn + 360) % 360) switch
        {
            < 20 or >= 340 => Hue.Red,
            < 45 => Hue.Orange,
            < 70 => Hue.Yellow,
            < 170 => Hue.Green,
            < 255 => Hue.Blue,
            _ => Hue.Purple,
        };
    }
}
