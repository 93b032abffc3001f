using System.Globalization;
using System.Text;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>Numbers the items of a list of HTML as a browser does.</summary>
internal sealed class ListNumbers
{
    private readonly int _step;
    private int _next;

    /// <summary>Begins a list.</summary>
    /// <param name="start">Its <c>start</c>; null for none.</param>
    /// <param name="reversed">Whether it counts down.</param>
    /// <param name="items">How many items it has, where that is known.</param>
    public ListNumbers(string? start, bool reversed, int? items)
    {
        NeedsCount = reversed && Number(start) is null;
        (_next, _step) = (Number(start) ?? (reversed ? items ?? 0 : 1), reversed ? -1 : 1);
    }

    /// <summary>Whether its numbers depend on how many items it has.</summary>
    public bool NeedsCount { get; }

    /// <summary>How many items it had until now.</summary>
    public int Items { get; private set; }

    /// <summary>What stands before the next item; empty where no number does.</summary>
    /// <param name="value">The item's <c>value</c>; null for none.</param>
    /// <param name="style">Its <c>list-style-type</c>, lower case.</param>
    public string Next(string? value, string style)
    {
        Items++;
        var number = Number(value) ?? _next;
        _next = unchecked(number + _step);
        return style switch
        {
            "none" or "disc" or "circle" or "square" or "disclosure-open" or "disclosure-closed" => "",
            // A text of its own: "1) ".
            ['"' or '\'', .. var own, '"' or '\''] => own.Any(char.IsLetterOrDigit) ? own.TrimEnd() + " " : "",
            _ => Written(number, style) + ". ",
        };
    }

    private static string Written(int number, string style) => style switch
    {
        "lower-alpha" or "lower-latin" when number > 0 => Alphabetic(number, "abcdefghijklmnopqrstuvwxyz"),
        "upper-alpha" or "upper-latin" when number > 0 => Alphabetic(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "hangul" when number > 0 => Alphabetic(number, "가나다라마바사아자차카타파하"),
        "hangul-consonant" when number > 0 => Alphabetic(number, "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
        "lower-roman" when number is > 0 and < 4000 => Roman(number).ToLowerInvariant(),
        "upper-roman" when number is > 0 and < 4000 => Roman(number),
        "decimal-leading-zero" => number.ToString("00", CultureInfo.InvariantCulture),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Alphabetic(int number, string letters)
    {
        var text = "";
        for (; number > 0; number = (number - 1) / letters.Length) text = letters[(number - 1) % letters.Length] + text;
        return text;
    }

    private static string Roman(int number)
    {
        var text = new StringBuilder();
        foreach (var (value, letters) in (ReadOnlySpan<(int, string)>)[(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
        {
            for (; number >= value; number -= value) text.Append(letters);
        }
        return text.ToString();
    }

    private static int? Number(string? value) => int.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;
}
