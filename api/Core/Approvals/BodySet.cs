namespace ConsultAddin.Core.Approvals;

/// <summary>A body's code and its Korean name.</summary>
/// <param name="Code">Code, such as <c>citizen-service</c>.</param>
/// <param name="Name">Korean name.</param>
public sealed record BodyName(string Code, string Name);

/// <summary>The bodies of the settings, in the order in which they are shown. Which of them have to answer stands in the revision.</summary>
/// <param name="Bodies">Codes and names.</param>
public sealed record BodySet(IReadOnlyList<BodyName> Bodies)
{
    /// <summary>The body's name; its code when the settings don't know it any more.</summary>
    public string NameOf(string code) => Bodies.FirstOrDefault(b => b.Code == code)?.Name ?? code;
}
