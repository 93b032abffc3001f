namespace ConsultAddin.Core.Approvals;

/// <summary>
/// What happened to a consultation. Facts are kept for years: they hold no mail text and of a person only the actor id; mails and
/// written remarks lie apart and are named by id, so that they can be erased. Each fact has a stable name and version
/// (<see cref="EventNameAttribute"/>); a change of its shape is a new version with an upgrade in <see cref="FactCatalog"/>.
/// </summary>
public abstract record Fact;

/// <summary>The name and version under which a fact is stored for ever.</summary>
/// <param name="name">Stable name in kebab-case.</param>
/// <param name="version">Version of the shape, from 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventNameAttribute(string name, int version) : Attribute
{
    /// <summary>Stable name in kebab-case.</summary>
    public string Name { get; } = name;

    /// <summary>Version of the shape, from 1.</summary>
    public int Version { get; } = version;
}
