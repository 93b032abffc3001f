using System.Text.Json;
using ConsultAddin.Core.Approvals;

namespace ConsultAddin.Server.Consultations;

/// <summary>The statuses by the names they have in JSON, such as <c>changes-requested</c>.</summary>
internal static class StatusNames
{
    private static readonly Dictionary<string, Status> ByName =
        Enum.GetValues<Status>().ToDictionary(s => JsonNamingPolicy.KebabCaseLower.ConvertName(s.ToString()), StringComparer.Ordinal);

    internal static IEnumerable<string> All => ByName.Keys;

    internal static bool TryParse(string name, out Status status) => ByName.TryGetValue(name, out status);
}
