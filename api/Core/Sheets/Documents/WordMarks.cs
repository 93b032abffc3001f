using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>
/// Finds marks such as <c>«문안»</c> and puts a content control in the place of each. They are what is left of a template's
/// controls after LibreOffice up to 7.4 has saved it: that loses every tag and sometimes writes a control twice or more.
/// </summary>
internal static partial class WordMarks
{
    /// <summary>Replaces the marks of a paragraph that no control of ours already holds.</summary>
    public static void ToControls(Paragraph paragraph)
    {
        Unwrap(paragraph);
        var texts = paragraph.Descendants<Text>().Where(t => t.Parent is Run && t.Ancestors<Paragraph>().First() == paragraph && !InControl(t)).ToList();
        var line = string.Concat(texts.Select(t => t.Text));
        if (!line.Contains('«', StringComparison.Ordinal))
            return;
        // From the end, so that what was found before keeps its offset.
        foreach (var match in Mark().Matches(line).Reverse())
        {
            // A run of the same mark is one place that LibreOffice has multiplied.
            if (TemplateTag.Marked(match.Groups["name"].Value) is { } tag)
                Replace(texts, match.Index, match.Index + match.Length, tag);
        }
    }

    /// <summary>Takes away controls without a tag around a mark: a plain one may hold no other control.</summary>
    private static void Unwrap(Paragraph paragraph)
    {
        while (paragraph.Descendants<SdtRun>().FirstOrDefault(c => !IsOurs(c) && c.InnerText.Contains('«', StringComparison.Ordinal)) is { } control)
        {
            foreach (var child in control.SdtContentRun?.ChildElements.ToList() ?? [])
            {
                child.Remove();
                control.InsertBeforeSelf(child);
            }

            control.Remove();
        }
    }

    private static bool InControl(Text text) => text.Ancestors<SdtElement>().Any(IsOurs);

    private static bool IsOurs(SdtElement control) =>
        control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value is { } name && TemplateTag.Named(name) is not null;

    private static void Replace(List<Text> texts, int from, int to, TemplateTag tag)
    {
        var at = 0;
        Run? first = null;
        foreach (var text in texts)
        {
            var (start, end) = (Math.Max(from - at, 0), Math.Min(to - at, text.Text.Length));
            at += text.Text.Length;
            if (start >= end)
                continue;
            var run = (Run)text.Parent!;
            var rest = text.Text[end..];
            text.Text = text.Text[..start];
            text.Space = SpaceProcessingModeValues.Preserve;
            if (first is null)
            {
                first = run;
                Insert(run, text, rest, tag);
            }
            else
            {
                text.Text = rest;
            }
        }
    }

    private static void Insert(Run run, Text text, string rest, TemplateTag tag)
    {
        // What follows the mark in its run moves into a run of its own behind the control.
        var after = new Run();
        var inner = new Run();
        if (run.RunProperties is { } looks)
        {
            after.RunProperties = (RunProperties)looks.CloneNode(true);
            inner.RunProperties = (RunProperties)looks.CloneNode(true);
        }

        if (rest.Length > 0)
            after.AppendChild(new Text(rest) { Space = SpaceProcessingModeValues.Preserve });
        while (text.NextSibling() is { } following)
        {
            following.Remove();
            after.AppendChild(following);
        }

        var control = new SdtRun(
            new SdtProperties(new Tag { Val = tag.Name }),
            new SdtContentRun(inner));
        run.InsertAfterSelf(control);
        if (after.ChildElements.Any(c => c is not RunProperties))
            control.InsertAfterSelf(after);
    }

    [GeneratedRegex("«(?<name>[^«»]{1,40})»(?:«\\k<name>»)*")]
    private static partial Regex Mark();
}
