using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConsultAddin.Core.Approvals;

/// <summary>A fact as it is stored.</summary>
/// <param name="Name">Stable name.</param>
/// <param name="Version">Version of the shape.</param>
/// <param name="Json">The members, as JSON.</param>
public sealed record StoredFact(string Name, int Version, string Json);

/// <summary>Turns the shape of one version into that of the next.</summary>
/// <param name="Name">Name of the event.</param>
/// <param name="From">The version that it takes; it gives the next one.</param>
/// <param name="Apply">Changes the members in place.</param>
public sealed record FactUpgrade(string Name, int From, Action<JsonObject> Apply);

/// <summary>An event that this program doesn't know: a newer program wrote it. Nothing may be concluded without it.</summary>
/// <param name="name">Name of the event.</param>
/// <param name="version">Its version.</param>
public sealed class UnknownEventException(string name, int version)
    : Exception($"Event '{name}' version {version} is unknown to this program; a newer one wrote it.");

/// <summary>
/// The facts that a program knows, by name and version. Rows of older versions are upgraded step by step when they are read and never
/// rewritten (rule 1).
/// </summary>
public sealed class FactCatalog
{
    private readonly Dictionary<string, (int Version, Type Type)> _byName = [];
    private readonly Dictionary<(string Name, int From), Action<JsonObject>> _upgrades;

    /// <summary>Makes a catalog.</summary>
    /// <param name="facts">Types derived from <see cref="Fact"/>, each with <see cref="EventNameAttribute"/>.</param>
    /// <param name="upgrades">One step for each version older than the types' own.</param>
    /// <exception cref="ArgumentException">Two types share a name, or a step is missing or doubled.</exception>
    public FactCatalog(IEnumerable<Type> facts, IEnumerable<FactUpgrade> upgrades)
    {
        foreach (var type in facts)
        {
            var name = NameOf(type);
            if (!_byName.TryAdd(name.Name, (name.Version, type)))
                throw new ArgumentException($"Two facts are named '{name.Name}'.", nameof(facts));
        }
        _upgrades = upgrades.ToDictionary(u => (u.Name, u.From), u => u.Apply);
        foreach (var (name, (version, _)) in _byName)
            for (var from = 1; from < version; from++)
                if (!_upgrades.ContainsKey((name, from)))
                    throw new ArgumentException($"Event '{name}' has no upgrade from version {from}.", nameof(upgrades));
    }

    /// <summary>The facts of this program.</summary>
    public static FactCatalog Current { get; } = new(
        typeof(Fact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Fact)) && !t.IsAbstract),
        upgrades: []);

    /// <summary>Name and current version of every fact.</summary>
    public IEnumerable<(string Name, int Version)> Names => _byName.Select(f => (f.Key, f.Value.Version));

    /// <summary>The stored form of a fact, in its current version.</summary>
    /// <exception cref="ArgumentException">The catalog doesn't hold this type of fact.</exception>
    public StoredFact Write(Fact fact)
    {
        var name = NameOf(fact.GetType());
        if (_byName.GetValueOrDefault(name.Name).Type != fact.GetType())
            throw new ArgumentException($"The catalog doesn't hold {fact.GetType().Name}.", nameof(fact));
        return new(name.Name, name.Version, JsonSerializer.Serialize(fact, fact.GetType(), CoreJson.Options));
    }

    /// <summary>Reads a stored fact of any version.</summary>
    /// <exception cref="UnknownEventException">The name or version is unknown.</exception>
    /// <exception cref="JsonException">The members don't fit the shape; nothing is guessed.</exception>
    public Fact Read(StoredFact stored)
    {
        if (!_byName.TryGetValue(stored.Name, out var known) || stored.Version < 1 || stored.Version > known.Version)
            throw new UnknownEventException(stored.Name, stored.Version);
        var members = JsonNode.Parse(stored.Json) as JsonObject ?? throw new JsonException($"Event '{stored.Name}' is no JSON object.");
        for (var from = stored.Version; from < known.Version; from++)
            _upgrades[(stored.Name, from)](members);
        return (Fact)members.Deserialize(known.Type, CoreJson.Options)!;
    }

    private static EventNameAttribute NameOf(Type type) =>
        type.GetCustomAttribute<EventNameAttribute>() ?? throw new ArgumentException($"{type.Name} has no event name.", nameof(type));
}
