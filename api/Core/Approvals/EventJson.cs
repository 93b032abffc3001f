namespace ConsultAddin.Core.Approvals;

/// <summary>Writes and reads the facts of this program as they are stored.</summary>
public static class EventJson
{
    /// <summary>The stored form of a fact.</summary>
    public static StoredFact Write(Fact fact) => FactCatalog.Current.Write(fact);

    /// <summary>Reads a stored fact; see <see cref="FactCatalog.Read"/>.</summary>
    /// <exception cref="UnknownEventException">The name or version is unknown.</exception>
    /// <exception cref="System.Text.Json.JsonException">The members don't fit.</exception>
    public static Fact Read(string name, int version, string json) => FactCatalog.Current.Read(new(name, version, json));
}
