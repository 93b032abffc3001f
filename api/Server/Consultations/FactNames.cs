using System.Reflection;
using ConsultAddin.Core.Approvals;

namespace ConsultAddin.Server.Consultations;

internal static class FactNames
{
    /// <summary>The fact's stable name, such as <c>revision-opened</c>.</summary>
    internal static string StableName(this Fact fact) => fact.GetType().GetCustomAttribute<EventNameAttribute>()!.Name;
}
