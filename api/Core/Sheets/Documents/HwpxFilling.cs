using System.Globalization;
using System.Xml.Linq;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>Fills one section of a .hwpx.</summary>
internal static class HwpxFilling
{
    private static readonly TagList[] Lists = [TagList.Messages, TagList.Questions, TagList.Opinions];

    /// <summary>Whether fields of two lists share a row, so that neither could be repeated.</summary>
    public static bool MixesLists(XElement section)
    {
        var units = HwpxField.In(section).Where(f => f.Tag is { List: not TagList.None }).Select(f => (f.Tag!.List, Unit: Unit(f))).ToList();
        return units.Exists(u => units.Exists(o => o.Unit == u.Unit && o.List != u.List))
            || Lists.Any(list => Ranges(units.Where(u => u.List == list).Select(u => u.Unit)).SelectMany(r => r).Any(e => units.Exists(u => u.Unit == e && u.List != list)));
    }

    /// <summary>A filled copy of a section of the template.</summary>
    public static XElement Fill(XElement template, FilledSheet filled)
    {
        var section = new XElement(template);
        // Stored line positions belong to the old text; Hangul works them out anew where there are none.
        section.Descendants(Hwpx.P + "linesegarray").Remove();
        foreach (var field in HwpxField.In(section).Where(f => f.Tag is { List: TagList.None }).ToList())
            Fill(field, filled, 0);
        foreach (var list in Lists)
        {
            foreach (var unit in Ranges(HwpxField.In(section).Where(f => f.Tag?.List == list).Select(Unit)).ToList())
                Repeat(unit, list, filled);
        }

        Renumber(section);
        return section;
    }

    private static void Fill(HwpxField field, FilledSheet filled, int index)
    {
        var tag = field.Tag!;
        var value = tag.Value is null ? TemplateTag.Unanswered
            : tag.List == TagList.None || index < TemplateTag.Count(tag.List, filled) ? tag.Value(filled, index) : "";
        field.Fill(tag.Path(index), value, isGuide: tag.Value is null);
    }

    private static void Repeat(List<XElement> unit, TagList list, FilledSheet filled)
    {
        var copies = Enumerable.Range(0, Math.Max(1, TemplateTag.Count(list, filled)))
            .SelectMany(i => unit.Select(element =>
            {
                var copy = new XElement(element);
                foreach (var field in HwpxField.In(copy).Where(f => f.Tag?.List == list).ToList())
                    Fill(field, filled, i);
                return copy;
            }))
            .ToList();
        if (unit[0].Parent is { } table && table.Name == Hwpx.P + "tbl")
            Grow(table, unit, copies.Count / unit.Count - 1);
        unit[0].AddBeforeSelf(copies);
        foreach (var element in unit)
            element.Remove();
    }

    /// <summary>Makes room in a table's stated height for rows that come.</summary>
    private static void Grow(XElement table, List<XElement> rows, int times)
    {
        var height = rows.Sum(row => row.Descendants(Hwpx.P + "cellSz").Select(s => (int?)s.Attribute("height") ?? 0).DefaultIfEmpty().Max());
        if (table.Element(Hwpx.P + "sz")?.Attribute("height") is { } stated && int.TryParse(stated.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var before))
            stated.Value = (before + (long)height * times).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Sets what counts on from row to row and from field to field.</summary>
    private static void Renumber(XElement section)
    {
        foreach (var table in section.Descendants(Hwpx.P + "tbl"))
        {
            var rows = table.Elements(Hwpx.P + "tr").ToList();
            table.SetAttributeValue("rowCnt", rows.Count);
            for (var i = 0; i < rows.Count; i++)
            {
                foreach (var address in rows[i].Elements(Hwpx.P + "tc").Elements(Hwpx.P + "cellAddr"))
                    address.SetAttributeValue("rowAddr", i);
            }
        }

        var id = 1;
        foreach (var field in HwpxField.In(section).ToList())
            field.Renumber(id++);
    }

    /// <summary>What is repeated for the sake of a field: its row, or outside a table its paragraph.</summary>
    private static XElement Unit(HwpxField field) =>
        field.Paragraph.Ancestors(Hwpx.P + "tr").FirstOrDefault() ?? field.Paragraph;

    /// <summary>Rows of one table belong together even where a row without a field lies between; paragraphs only side by side.</summary>
    private static IEnumerable<List<XElement>> Ranges(IEnumerable<XElement> units)
    {
        foreach (var siblings in units.Distinct().GroupBy(u => u.Parent!))
        {
            var members = siblings.ToHashSet();
            var range = new List<XElement>();
            var between = new List<XElement>();
            foreach (var child in siblings.Key.Elements().ToList())
            {
                if (members.Contains(child))
                {
                    range.AddRange(between);
                    range.Add(child);
                    between.Clear();
                }
                else if (range.Count > 0)
                {
                    between.Add(child);
                    if (child.Name != Hwpx.P + "tr")
                    {
                        yield return range;
                        range = [];
                        between = [];
                    }
                }
            }

            if (range.Count > 0)
                yield return range;
        }
    }
}
