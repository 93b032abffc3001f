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
            case Text { Parent: Run } run:
                text.Append(run.Text);
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
}
