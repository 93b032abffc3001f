using System.Globalization;
using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>Collects what a document says at the places of a template, and makes a reading of it.</summary>
internal sealed partial class DocumentValues
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>Whether a path is one of an opinion box.</summary>
    public static bool IsOpinion(string path) => path.StartsWith("opinions[", StringComparison.Ordinal);

    /// <summary>Adds the value at a path; paths that aren't ours are passed over.</summary>
    public void Add(string path, string value)
    {
        if (!Path().IsMatch(path) && TemplateTag.Named(path) is not { List: TagList.None })
            return;
        // A value that stands in two places and was changed in one is not what was filled.
        if (!values.TryGetValue(path, out var before))
            values[path] = value;
        else if (before != value)
            values[path] = $"{before}\n{value}";
    }

    /// <summary>Adds what stands beside visible labels, where nothing was found by tag.</summary>
    /// <param name="visible">Gives the rows and lines of the document; asked only where something is missing.</param>
    public void AddMissing(Func<IReadOnlyList<VisibleRow>> visible)
    {
        if (TemplateTag.All.Where(t => t.Required).All(t => values.ContainsKey(t.Path(0))))
            return;
        var rows = visible();
        if (!values.ContainsKey(TemplateTag.Anchor) && rows.SelectMany(r => r.Cells).Select(SheetValues.OneLine).FirstOrDefault(c => Anchor().IsMatch(c)) is { } anchor)
            values[TemplateTag.Anchor] = anchor;
        foreach (var (path, value) in LabelReader.Read(rows))
            values.TryAdd(path, value);
    }

    /// <summary>The reading; null where nothing of a sheet was found.</summary>
    public SheetReading? ToReading()
    {
        var anchor = Anchor().Match(SheetValues.OneLine(values.GetValueOrDefault(TemplateTag.Anchor, "")));
        var reference = Reference.TryParse(anchor.Groups["reference"].Value, out var parsed) ? parsed : (Reference?)null;
        var known = SheetField.All.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        var fields = values
            .Where(v => known.Contains(v.Key) || (Path().Match(v.Key) is { Success: true } match && !IsOpinion(v.Key) && match.Groups["member"].Value != "number"))
            .ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        if (fields.Count == 0 && reference is null)
            return null;
        return new SheetReading
        {
            Reference = reference,
            Revision = reference is null ? null : int.Parse(anchor.Groups["revision"].ValueSpan, CultureInfo.InvariantCulture),
            FillCode = reference is null ? "" : anchor.Groups["code"].Value.ToLowerInvariant(),
            Fields = fields,
            Opinions = Opinions(),
        };
    }

    private List<OpinionReading> Opinions()
    {
        var opinions = new List<OpinionReading>();
        while (values.TryGetValue(Of("body"), out var body))
            opinions.Add(new OpinionReading(body.Trim(), Written("word"), Written("text"), Written("person")));
        return opinions;

        string Of(string member) => string.Create(CultureInfo.InvariantCulture, $"opinions[{opinions.Count}].{member}");
        string Written(string member) => values.GetValueOrDefault(Of(member), "")
            .Replace(TemplateTag.Unanswered, "", StringComparison.Ordinal).Trim();
    }

    [GeneratedRegex(@"^(?:messages|questions|opinions)\[[0-9]{1,4}\]\.(?<member>[a-z]+)$")]
    private static partial Regex Path();

    [GeneratedRegex(@"^120 ?사전협의서 ?(?<reference>C[0-9]{4}-[0-9]{5,9}-[A-Z]) ?· ?(?<revision>[1-9][0-9]{0,3})차 ?· ?(?<code>[0-9a-fA-F]{8})$")]
    private static partial Regex Anchor();
}
