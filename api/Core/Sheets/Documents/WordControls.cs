using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>
/// Turns one part of a Word template into XML with signs: every content control with a tag of ours, and every mark in
/// plain sight, becomes a control to be filled; rows that hold tags of a list are repeated for its items.
/// </summary>
internal sealed class WordControls
{
    private readonly List<(TemplateTag Tag, SdtElement Control)> controls = [];

    private WordControls()
    {
    }

    /// <summary>The XML of the part with signs; the tags found and what hinders go to the lists.</summary>
    public static string Prepare(OpenXmlPartRootElement root, HashSet<TemplateTag> found, List<TemplateFinding> findings)
    {
        var prepared = new WordControls();
        foreach (var paragraph in root.Descendants<Paragraph>().ToList())
            WordMarks.ToControls(paragraph);
        prepared.Collect(root);
        foreach (var (tag, control) in prepared.controls)
        {
            found.Add(tag);
            Clear(tag, control);
        }

        foreach (var list in (TagList[])[TagList.Messages, TagList.Questions, TagList.Opinions])
            prepared.Repeat(list, findings);
        // Comments were the only way to set a sign between two elements.
        return root.OuterXml
            .Replace("<!--\uFDD1", "\uFDD1", StringComparison.Ordinal)
            .Replace("<!--\uFDD2", "\uFDD2", StringComparison.Ordinal)
            .Replace("\uFDD3-->", "\uFDD3", StringComparison.Ordinal);
    }

    private void Collect(OpenXmlElement parent)
    {
        foreach (var child in parent.ChildElements)
        {
            // What lies inside a control of ours is its old content.
            if (child is SdtElement and not SdtRow && Tagged(child) is { } tag)
                controls.Add((tag, (SdtElement)child));
            else
                Collect(child);
        }
    }

    private static TemplateTag? Tagged(OpenXmlElement control) =>
        ((SdtElement)control).SdtProperties?.GetFirstChild<Tag>()?.Val?.Value is { } name ? TemplateTag.Named(name) : null;

    private static void Clear(TemplateTag tag, SdtElement control)
    {
        var properties = control.SdtProperties!;
        properties.RemoveAllChildren<ShowingPlaceholder>();
        properties.RemoveAllChildren<SdtPlaceholder>();
        properties.RemoveAllChildren<TemporarySdt>();
        // A bound control shows its bound value when opened, not what was written.
        foreach (var binding in properties.ChildElements.Where(e => e.LocalName == "dataBinding").ToList())
            binding.Remove();
        properties.GetFirstChild<Tag>()!.Val = CompiledPart.PathOf(tag);
        // A plain-text control may hold line breaks, but LibreOffice sets them before the text; a rich one it draws right.
        properties.RemoveAllChildren<SdtContentText>();

        var run = Run(control);
        if (tag.Value is null)
        {
            run.AppendChild(new Text(TemplateTag.Unanswered));
            properties.AppendChild(new ShowingPlaceholder());
        }
        else
        {
            run.AppendChild(new Text(CompiledPart.ValueOf(tag)) { Space = SpaceProcessingModeValues.Preserve });
        }

        Fill(control, run);
    }

    /// <summary>A run that looks like the control's first one.</summary>
    private static Run Run(SdtElement control)
    {
        var run = new Run();
        if (control.Descendants<Run>().FirstOrDefault()?.RunProperties?.CloneNode(true) is RunProperties looks)
        {
            if (looks.RunStyle is { Val.Value: "PlaceholderText" } style)
                style.Remove();
            run.RunProperties = looks;
        }

        return run;
    }

    private static void Fill(SdtElement control, Run run)
    {
        switch (control)
        {
            case SdtBlock:
                control.GetFirstChild<SdtContentBlock>()?.Remove();
                control.AppendChild(new SdtContentBlock(Paragraph(control, run)));
                break;
            case SdtCell:
                var cell = new TableCell();
                if (control.Descendants<TableCell>().FirstOrDefault()?.TableCellProperties?.CloneNode(true) is { } looks)
                    cell.AppendChild(looks);
                cell.AppendChild(Paragraph(control, run));
                control.GetFirstChild<SdtContentCell>()?.Remove();
                control.AppendChild(new SdtContentCell(cell));
                break;
            default:
                control.GetFirstChild<SdtContentRun>()?.Remove();
                control.AppendChild(new SdtContentRun(run));
                break;
        }
    }

    private static Paragraph Paragraph(SdtElement control, Run run)
    {
        var paragraph = new Paragraph();
        if (control.Descendants<Paragraph>().FirstOrDefault()?.ParagraphProperties?.CloneNode(true) is { } looks)
            paragraph.AppendChild(looks);
        paragraph.AppendChild(run);
        return paragraph;
    }

    private void Repeat(TagList list, List<TemplateFinding> findings)
    {
        var units = controls.Where(c => c.Tag.List == list).Select(c => Unit(c.Control)).Distinct().ToList();
        foreach (var siblings in units.GroupBy(u => u.Parent!))
        {
            foreach (var (first, last) in Ranges(siblings.Key, siblings.ToHashSet()))
            {
                var inside = Range(first, last).ToList();
                if (controls.Exists(c => c.Tag.List != list && c.Tag.List != TagList.None && inside.Exists(e => e == c.Control || c.Control.Ancestors().Contains(e))))
                {
                    findings.Add(new TemplateFinding("", Refuses: true,
                        "문안, 예상 질문, 협의기관 의견의 자리가 한 행에 섞여 있습니다. 서로 다른 행에 놓아 주세요."));
                    return;
                }

                foreach (var element in inside)
                    MakeRepeatable(element);
                first.InsertBeforeSelf(Comment(CompiledPart.StartOf(list)));
                last.InsertAfterSelf(Comment(CompiledPart.EndOf()));
            }
        }
    }

    /// <summary>What is repeated for the sake of a control: its row, or outside a table its paragraph.</summary>
    private static OpenXmlElement Unit(SdtElement control) =>
        control.Ancestors<TableRow>().FirstOrDefault()
        ?? (OpenXmlElement?)control.Ancestors<Paragraph>().FirstOrDefault()
        ?? control;

    /// <summary>Rows of one table belong together even where a row without a tag lies between; paragraphs only side by side.</summary>
    private static IEnumerable<(OpenXmlElement First, OpenXmlElement Last)> Ranges(OpenXmlElement parent, HashSet<OpenXmlElement> units)
    {
        OpenXmlElement? first = null, last = null;
        foreach (var child in parent.ChildElements.ToList())
        {
            if (units.Contains(child))
            {
                first ??= child;
                last = child;
            }
            else if (first is not null && child is not TableRow)
            {
                yield return (first, last!);
                first = null;
            }
        }

        if (first is not null)
            yield return (first, last!);
    }

    private static IEnumerable<OpenXmlElement> Range(OpenXmlElement first, OpenXmlElement last)
    {
        for (var element = first; element is not null; element = element == last ? null : element.NextSibling()!)
            yield return element;
    }

    /// <summary>Removes what may stand only once in a document.</summary>
    private static void MakeRepeatable(OpenXmlElement element)
    {
        foreach (var child in element.Descendants().Prepend(element).ToList())
        {
            if (child is BookmarkStart or BookmarkEnd or SdtId)
                child.Remove();
            foreach (var attribute in child.GetAttributes().Where(a => a.LocalName is "paraId" or "textId").ToList())
                child.RemoveAttribute(attribute.LocalName, attribute.NamespaceUri);
        }
    }

    private static OpenXmlMiscNode Comment(string sign) => new(XmlNodeType.Comment, $"<!--{sign}-->");
}
