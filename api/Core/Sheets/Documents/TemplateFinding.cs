namespace ConsultAddin.Core.Sheets.Documents;

/// <summary>Something about a template that its administrator should know.</summary>
/// <param name="Tag">The tag it is about; empty where it is about the whole file.</param>
/// <param name="Refuses">Whether the template cannot be used for it.</param>
/// <param name="Text">A Korean sentence saying what to do.</param>
public sealed record TemplateFinding(string Tag, bool Refuses, string Text);

/// <summary>A template that cannot be used.</summary>
/// <param name="findings">Why, at least one.</param>
public sealed class TemplateRefusedException(IReadOnlyList<TemplateFinding> findings)
    : Exception(string.Join(' ', findings.Select(f => f.Text)))
{
    /// <summary>Why.</summary>
    public IReadOnlyList<TemplateFinding> Findings { get; } = findings;
}
