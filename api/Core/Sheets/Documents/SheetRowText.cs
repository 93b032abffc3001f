using System.Text;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>Draws a row of the sheet as plain text.</summary>
internal static class SheetRowText
{
    /// <summary>What begins each line that continues a value.</summary>
    public const string Bar = "│ ";

    public static void Append(StringBuilder text, SheetRow row)
    {
        switch (row.Kind)
        {
            case RowKind.Anchor:
                text.Append(row.Label).Append('\n');
                break;
            case RowKind.Heading:
            case RowKind.Call:
                text.Append('[').Append(row.Label).Append("]\n");
                break;
            case RowKind.Text:
                AppendLines(text, Value(row), first: Bar);
                break;
            default:
                text.Append('[').Append(row.Label).Append(']');
                AppendLines(text, Value(row), first: " ");
                break;
        }
    }

    private static void AppendLines(StringBuilder text, string value, string first)
    {
        var before = first;
        foreach (var line in value.ReplaceLineEndings("\n").Split('\n'))
        {
            text.Append(before).Append(line).Append('\n');
            before = Bar;
        }
    }

    private static string Value(SheetRow row) => string.Concat(row.Value.Select(run => run.Mark switch
    {
        Mark.Removed => $"[-{run.Text}-]",
        Mark.Added => $"[+{run.Text}+]",
        _ => run.Text,
    }));
}
