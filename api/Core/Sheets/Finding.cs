namespace ConsultAddin.Core.Sheets;

/// <summary>One thing about a sheet that its officer should mend or may add.</summary>
/// <param name="Field">Where, as a JSON path into the sheet such as <c>messages[0].text</c>.</param>
/// <param name="Severity">Whether the sheet can be filled nevertheless.</param>
/// <param name="Code">Stable name of the rule, such as <c>required</c>; for programs.</param>
/// <param name="Text">A plain Korean sentence that says what to do; for people.</param>
public sealed record Finding(string Field, Severity Severity, string Code, string Text);

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>The sheet isn't filled until this is mended.</summary>
    Error,
    /// <summary>Worth knowing; hinders nothing.</summary>
    Hint,
}
