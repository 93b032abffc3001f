using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>What a person's words say: one opinion for the consultation of the thread, and one for each that is written out.</summary>
public static class DecisionReader
{
    /// <summary>Reads a mail's visible text.</summary>
    /// <param name="visibleText">What the person wrote now.</param>
    /// <param name="mentions">The references in it, in order.</param>
    /// <returns>First the opinion on the consultation that thread or subject names, without a reference; then one for each reference.</returns>
    public static IReadOnlyList<Opinion> Read(string visibleText, IReadOnlyList<ReferenceMention> mentions) =>
        [new(null, null, Decision.Unclear, null, [])];
}
