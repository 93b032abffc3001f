using ConsultAddin.Core.Approvals;

namespace ConsultAddin.Server.Settings;

/// <summary>Who answers for whom.</summary>
public static class Bodies
{
    /// <summary>The body whose address this is, or whose member it belongs to on that day in Seoul; null for anybody else.</summary>
    public static BodySettings? BodyOf(this CitySettings city, string address, DateOnly day) =>
        city.Bodies.FirstOrDefault(b =>
            b.Addresses.Contains(address, StringComparer.OrdinalIgnoreCase)
            || b.Members.Any(m => m.Address.Equals(address, StringComparison.OrdinalIgnoreCase)
                && !(m.From > day) && !(m.Until < day)));

    /// <summary>Codes and names, in the order of the settings.</summary>
    public static BodySet BodySet(this CitySettings city) => new([.. city.Bodies.Select(b => new BodyName(b.Code, b.Name))]);
}
