using System.Globalization;
using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>What people call the places of a sheet.</summary>
public static partial class SheetPath
{
    /// <summary>The Korean name of a path as <see cref="SheetReading"/> and <see cref="SheetDifference"/> use it; the path itself where it has none.</summary>
    public static string Label(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Item().Match(path) is not { Success: true } item)
            return path switch
            {
                "fillCode" => "협의서 번호",
                "other" => "협의서에 없는 내용",
                _ => SheetField.All.FirstOrDefault(f => f.Path == path)?.Label ?? path,
            };
        var index = int.Parse(item.Groups["index"].ValueSpan, CultureInfo.InvariantCulture);
        return item.Groups["member"].Value switch
        {
            "question" => SheetLabels.Question(index),
            "answer" => SheetLabels.Answer(index),
            "text" => Message(index),
            var member => MessageField.All.FirstOrDefault(f => f.Name == member) is { } field ? $"{Message(index)}의 {field.Label}" : path,
        };
    }

    private static string Message(int index) => string.Create(CultureInfo.InvariantCulture, $"문안 {index + 1}");

    [GeneratedRegex(@"^(?:messages|questions)\[(?<index>[0-9]{1,4})\]\.(?<member>[a-z]+)$")]
    private static partial Regex Item();
}
