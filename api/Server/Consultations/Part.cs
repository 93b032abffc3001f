using System.Linq.Expressions;
using ConsultAddin.Server.Storage;

namespace ConsultAddin.Server.Consultations;

/// <summary>A part of a list, which an index gives newest first.</summary>
/// <param name="Rows">Its consultations.</param>
/// <param name="Grams">
/// Grams that each of them holds whatever is looked for, such as those of the one department's name; null when they are so few that reading
/// all of them costs less than an index of words.
/// </param>
internal sealed record Part(IQueryable<ConsultationRow> Rows, IReadOnlyList<int>? Grams)
{
    /// <summary>Those of it that are so.</summary>
    internal Part Where(Expression<Func<ConsultationRow, bool>> so) => this with { Rows = Rows.Where(so) };
}
