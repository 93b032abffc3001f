namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>A place that a template offers, as its administrator sees it before using it.</summary>
/// <param name="Tag">The tag of the content control, or the name of the field.</param>
/// <param name="Label">What people call it, such as <c>문안</c>.</param>
/// <param name="Required">Whether a template without it is refused.</param>
/// <param name="Found">Whether this template has it.</param>
/// <param name="Sample">What is written there for a sheet; empty where a body writes.</param>
public sealed record TemplatePlace(string Tag, string Label, bool Required, bool Found, string Sample)
{
    /// <summary>Every place there is, in the order of the sheet, with the first value of each list.</summary>
    internal static IReadOnlyList<TemplatePlace> All(IReadOnlySet<TemplateTag> found, FilledSheet sample) =>
    [
        .. TemplateTag.All.Select(tag => new TemplatePlace(
            tag.Name, tag.Mark, tag.Required, found.Contains(tag),
            tag.Value is not null && TemplateTag.Count(tag.List, sample) > 0 ? tag.Value(sample, 0) : "")),
    ];
}
