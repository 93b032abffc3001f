namespace ConsultAddin.Core.Sheets;

/// <summary>How much a sheet may hold. Generous for people; they keep a mistaken paste from becoming a mail.</summary>
public static class SheetLimits
{
    /// <summary>Most messages in one sheet.</summary>
    public const int Messages = 20;

    /// <summary>Most variables in one message.</summary>
    public const int Variables = 100;

    /// <summary>Most questions with answers.</summary>
    public const int Questions = 50;

    /// <summary>Most UTF-16 units of a message's text.</summary>
    public const int Text = 10_000;

    /// <summary>Most UTF-16 units of a field in which several sentences may stand.</summary>
    public const int Paragraph = 5_000;

    /// <summary>Most UTF-16 units of a field of one line.</summary>
    public const int Line = 200;

    /// <summary>The first instant a window may name, UTC: no notice was planned before.</summary>
    public static DateTimeOffset Earliest { get; } = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The instant that every window must end before, UTC. What is reckoned from a window stays a date by it.</summary>
    public static DateTimeOffset Latest { get; } = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Most recipients of one message: more than Korea has telephones.</summary>
    public const int Recipients = 100_000_000;
}
