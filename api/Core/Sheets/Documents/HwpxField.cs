using System.Globalization;
using System.Xml.Linq;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>A field (누름틀) of a .hwpx: what lies between its begin and its end, in one paragraph.</summary>
internal sealed class HwpxField
{
    private readonly XElement begin;
    private readonly XElement end;

    private HwpxField(XElement begin, XElement end) => (this.begin, this.end) = (begin, end);

    /// <summary>The name that people gave it.</summary>
    public string Name => (string?)begin.Attribute("name") ?? "";

    /// <summary>The tag it stands for, by name or by mark; null for a field that isn't ours.</summary>
    public TemplateTag? Tag => TemplateTag.Named(Name) ?? TemplateTag.Marked(Name);

    /// <summary>The paragraph it lies in.</summary>
    public XElement Paragraph => begin.Ancestors(Hwpx.P + "p").First();

    /// <summary>The text between begin and end.</summary>
    public string Text => string.Concat(Between().OfType<XElement>().Where(e => e.Name == Hwpx.P + "t").Select(Hwpx.Text));

    /// <summary>The fields within an element, in order; one that spans paragraphs is none of ours.</summary>
    public static IEnumerable<HwpxField> In(XElement root)
    {
        var ends = root.Descendants(Hwpx.P + "fieldEnd").ToLookup(e => (string?)e.Attribute("beginIDRef"));
        foreach (var begin in root.Descendants(Hwpx.P + "fieldBegin").Where(b => (string?)b.Attribute("type") == "CLICK_HERE"))
        {
            var paragraph = begin.Ancestors(Hwpx.P + "p").FirstOrDefault();
            var end = ends[(string?)begin.Attribute("id")].FirstOrDefault(e => e.Ancestors(Hwpx.P + "p").FirstOrDefault() == paragraph && e.IsAfter(begin));
            if (paragraph is not null && end is not null)
                yield return new HwpxField(begin, end);
        }
    }

    /// <summary>Fills the field: its old content goes, and the value takes the looks of the run in which the field begins.</summary>
    /// <param name="path">Its name from now on.</param>
    /// <param name="value">The value.</param>
    /// <param name="isGuide">Whether the value only says what to type there; Hangul replaces such a one at a click.</param>
    public void Fill(string path, string value, bool isGuide = false)
    {
        begin.SetAttributeValue("name", path);
        begin.SetAttributeValue("dirty", isGuide ? "0" : "1");
        // Hangul shows the guide of an empty field in red, where an empty value has nothing to say.
        var guide = isGuide ? value : "";
        var rest = string.Create(CultureInfo.InvariantCulture, $"Direction:wstring:{guide.Length}:{guide} HelpState:wstring:0:  ");
        foreach (var command in begin.Descendants(Hwpx.P + "stringParam").Where(p => (string?)p.Attribute("name") == "Command"))
            command.Value = string.Create(CultureInfo.InvariantCulture, $"Clickhere:set:{rest.Length - 1}:{rest}");
        foreach (var node in Between().ToList())
        {
            if (node is XElement element && element.Name == Hwpx.P + "t")
                element.Remove();
        }

        var text = new XElement(Hwpx.P + "t");
        var lines = value.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                text.Add(new XElement(Hwpx.P + "lineBreak"));
            text.Add(new XText(lines[i].Replace("\t", "    ", StringComparison.Ordinal)));
        }

        begin.Parent!.AddAfterSelf(text);
    }

    /// <summary>Gives the field an id of its own, as each copy needs one.</summary>
    public void Renumber(int id)
    {
        begin.SetAttributeValue("id", id);
        end.SetAttributeValue("beginIDRef", id);
    }

    // Begin and end sit in controls, directly within runs; between them lie the rest of both runs and the runs in the middle.
    private IEnumerable<XNode> Between()
    {
        var inside = false;
        foreach (var node in Paragraph.Elements(Hwpx.P + "run").SelectMany(run => run.Nodes()))
        {
            if (node == end.Parent)
                yield break;
            if (inside)
                yield return node;
            inside |= node == begin.Parent;
        }
    }
}
