using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>The text of a Word document as people see it.</summary>
internal static class WordText
{
    /// <summary>The text of an element; paragraphs and line breaks end lines, and what was struck out in change tracking is gone.</summary>
    public static string Of(OpenXmlElement element)
    {
        var text = new StringBuilder();
        Append(text, element);
        return text.ToString().TrimEnd('\n');
    }

    private static void Append(StringBuilder text, OpenXmlElement element)
    {
        switch (element)
        {
            case Text { Parent: Run run } part:
                if (MarkOf(run) is { } mark && !string.IsNullOrWhiteSpace(part.Text))
                    text.Append(TextMark.Begin(mark)).Append(part.Text).Append(TextMark.End);
                else
                    text.Append(part.Text);
                return;
            case Break or CarriageReturn:
                text.Append('\n');
                return;
            case TabChar or PositionalTab:
                text.Append('\t');
                return;
            case NoBreakHyphen:
                text.Append('\u2011');
                return;
            case SoftHyphen:
                text.Append('\u00AD');
                return;
            // The same content for other programs, what was deleted or moved away, and codes are not what people see.
            case AlternateContentFallback or DeletedRun or MoveFromRun or FieldCode or SdtProperties:
                return;
        }

        foreach (var child in element.ChildElements)
            Append(text, child);
        if (element is Paragraph)
            text.Append('\n');
    }

    private static string? MarkOf(Run run) => run.RunProperties switch
    {
        { Vanish: { } vanish } when IsOn(vanish) => TextMark.Hidden,
        { Strike: { } strike } when IsOn(strike) => TextMark.Struck,
        { DoubleStrike: { } strike } when IsOn(strike) => TextMark.Struck,
        _ => null,
    };

    // Without a value it is on.
    private static bool IsOn(OnOffType property) => property.Val is null || property.Val.Value;
}
