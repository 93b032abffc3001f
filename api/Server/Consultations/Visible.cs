using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Storage;

namespace ConsultAddin.Server.Consultations;

/// <summary>The parts of a query that several use cases share.</summary>
internal static class Visible
{
    /// <summary>Only what the caller may see: the same rule as <see cref="Rights.Of"/>, asked of the database.</summary>
    internal static IQueryable<ConsultationRow> VisibleTo(this IQueryable<ConsultationRow> rows, Desk desk, Guid actor)
    {
        if (desk.Caller.Is(Role.Reviewer) || desk.Caller.Is(Role.Counsellor))
            return rows;
        var departments = desk.Caller.Departments;
        return rows.Where(c => departments.Contains(c.Department) || desk.Db.Owners.Any(o => o.ConsultationId == c.Id && o.ActorId == actor));
    }

    /// <summary>Only those named by a reference in the text, or else those that hold all of its words.</summary>
    internal static IQueryable<ConsultationRow> Containing(this IQueryable<ConsultationRow> rows, string text)
    {
        if (Reference.FindAll(text) is [var mention, ..])
            return rows.Where(c => c.Year == mention.Reference.Year && c.Number == mention.Reference.Number);
        foreach (var word in Searchable(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(10))
            rows = rows.Where(c => c.SearchText.Contains(word));
        return rows;
    }

    /// <summary>A text as it is searched: Hangul composed, since some systems type it in parts, and case aside.</summary>
    internal static string Searchable(string text) => TextIdentity.Normalize(text).ToLowerInvariant();
}
