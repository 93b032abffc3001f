using System.Linq.Expressions;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Consultations;

/// <summary>
/// Lists of consultations, newest first, that cost the same however many there are. A list is divided into parts that have no row in
/// common and that an index each gives in the list's order: the newest of the whole are among the newest of each part.
/// </summary>
internal static class Visible
{
    /// <summary>Among how many of the newest words are looked for at first, without an index: common ones are found there.</summary>
    private const int Recent = 1000;

    /// <summary>
    /// Among how many times as many they are looked for next, if a page is a third full by then. The index of grams would give hundreds of
    /// thousands for such a word; for one that is less common it gives few enough of two years, and for a rare one of all years.
    /// </summary>
    private const int Further = 6;

    /// <summary>Only what the caller may see: the same rule as <see cref="Rights.Of"/>, asked of the database.</summary>
    /// <param name="rows">All.</param>
    /// <param name="desk">The desk.</param>
    /// <param name="actor">The caller's id in events; empty when there is none.</param>
    /// <param name="department">Only this department's; null for all.</param>
    internal static IReadOnlyList<Part> VisibleTo(this IQueryable<ConsultationRow> rows, Desk desk, Guid actor, string? department = null)
    {
        if (department is not null)
            rows = rows.Where(c => c.Department == department);
        if (desk.Caller.Is(Role.Reviewer) || desk.Caller.Is(Role.Counsellor))
            return [new(rows, department is null ? [] : Grams.In(Words(department)))];
        var departments = desk.Caller.Departments;
        return
        [
            .. departments.Select(own => new Part(rows.Where(c => c.Department == own), Grams.In(Words(own)))),
            new(rows.Where(c => !departments.Contains(c.Department) && desk.Db.Owners.Any(o => o.ConsultationId == c.Id && o.ActorId == actor)), null),
        ];
    }

    /// <summary>Only those with one of these statuses now; all when none is given.</summary>
    internal static IReadOnlyList<Part> In(this IReadOnlyList<Part> parts, IReadOnlyCollection<Status> statuses, DateTimeOffset now) =>
        statuses.Count == 0 ? parts :
        [
            .. parts.SelectMany(part => statuses.Distinct().Select(status =>
                part.Where(c => c.Status == status && (c.NextChange == null || c.NextChange > now)))),
            // The status of a moment that no event wrote: the row says when it changes by the clock alone, and to what.
            .. parts.Select(part => part.Where(c => c.NextChange <= now && statuses.Contains(c.NextStatus))),
        ];

    /// <summary>Only those older than this one; all when none is given.</summary>
    internal static IReadOnlyList<Part> After(this IReadOnlyList<Part> parts, Reference? last) =>
        last is not { } cursor ? parts :
        [
            .. parts.Select(part => part.Where(c => c.Year == cursor.Year && c.Number < cursor.Number)),
            .. parts.Select(part => part.Where(c => c.Year < cursor.Year)),
        ];

    /// <summary>The newest of all parts.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="text">Only those named by a reference in it, or else those that hold all of its words; null for all.</param>
    /// <param name="year">The year of the newest that may be found.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="shown">What is read of each.</param>
    /// <param name="db">The database.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal static async Task<IReadOnlyList<T>> Newest<T>(
        this IReadOnlyList<Part> parts, string? text, int year, int count, Expression<Func<ConsultationRow, T>> shown, ConsultationsDb db,
        CancellationToken cancellationToken)
    {
        if (text is null)
            return await Read(parts.Select(part => part.Rows));
        if (Reference.FindAll(text) is [var mention, ..])
            return await Read(parts.Select(part => part.Rows.Where(c => c.Year == mention.Reference.Year && c.Number == mention.Reference.Number)));
        var words = Words(text).Take(10).ToList();
        if (db is not PostgresDb || words.Count == 0)
            return await Read(parts.Select(part => part.Rows.Holding(words)));
        // What is few is read whole, by every question that asks for it: the first one doesn't.
        IReadOnlyList<Part> many = [.. parts.Where(part => part.Grams is not null)];
        var newest = Recent / parts.Count;
        var found = many.Count == 0 ? [] : await Among(many, newest);
        if (found.Count == count && many.Count == parts.Count)
            return found;
        if (found.Count * 3 >= count && (found = await Among(parts, newest * Further)).Count == count)
            return found;
        // Of one department those of all years are few enough.
        if (parts.Any(part => part.Grams is [])
            && ((found = await Of(years: 2)).Count == count || (found.Count * 2 >= count && (found = await Of(years: 4)).Count == count)))
            return found;
        return await Read(parts.Select(part => part.Holding(words)));

        // Of all parts together: the newest of one part may reach far less far back than those of another.
        Task<IReadOnlyList<T>> Among(IReadOnlyList<Part> parts, int rows) =>
            Read([parts.Select(part => part.Rows.Newest(rows)).Aggregate(Queryable.Concat).Newest(rows).Holding(words)]);

        Task<IReadOnlyList<T>> Of(int years)
        {
            int[] of = [.. Enumerable.Range(0, years).Select(before => Grams.OfYear(year - before))];
            return Read(parts.Select(part => part.Holding(words).Where(c => of.Any(g => c.SearchGrams.Contains(g)))));
        }

        async Task<IReadOnlyList<T>> Read(IEnumerable<IQueryable<ConsultationRow>> found) =>
            await found.Select(rows => rows.Newest(count)).Aggregate(Queryable.Concat).Newest(count).Select(shown).ToListAsync(cancellationToken);
    }

    /// <summary>A text as it is searched: Hangul composed, since some systems type it in parts, and case aside.</summary>
    internal static string Searchable(string text) => TextIdentity.Normalize(text).ToLowerInvariant();

    private static IQueryable<ConsultationRow> Newest(this IQueryable<ConsultationRow> rows, int count) =>
        rows.OrderByDescending(c => c.Year).ThenByDescending(c => c.Number).Take(count);

    private static string[] Words(string text) => Searchable(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static IQueryable<ConsultationRow> Holding(this Part part, IReadOnlyList<string> words)
    {
        if (part.Grams is not { } own)
            return part.Rows.Holding(words);
        int[] ever = [.. Grams.In(words), .. own];
        return part.Rows.Where(c => ever.All(g => c.SearchGrams.Contains(g))).Holding(words);
    }

    private static IQueryable<ConsultationRow> Holding(this IQueryable<ConsultationRow> rows, IEnumerable<string> words)
    {
        foreach (var word in words)
            rows = rows.Where(c => c.SearchText.Contains(word));
        return rows;
    }
}
