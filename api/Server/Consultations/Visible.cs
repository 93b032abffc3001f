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
    /// <summary>
    /// Among how many of the newest words are looked for without an index. A common word is found among them; one that is less common is
    /// in few enough consultations of two years that the index of grams gives all of these, and a rare one in few enough of all years.
    /// For a common word that index would give hundreds of thousands.
    /// </summary>
    private const int Recent = 1000;

    /// <summary>Only what the caller may see: the same rule as <see cref="Rights.Of"/>, asked of the database.</summary>
    internal static IReadOnlyList<IQueryable<ConsultationRow>> VisibleTo(this IQueryable<ConsultationRow> rows, Desk desk, Guid actor)
    {
        if (desk.Caller.Is(Role.Reviewer) || desk.Caller.Is(Role.Counsellor))
            return [rows];
        var departments = desk.Caller.Departments;
        return
        [
            .. departments.Select(department => rows.Where(c => c.Department == department)),
            rows.Where(c => !departments.Contains(c.Department) && desk.Db.Owners.Any(o => o.ConsultationId == c.Id && o.ActorId == actor)),
        ];
    }

    /// <summary>Only those with one of these statuses now; all when none is given.</summary>
    internal static IReadOnlyList<IQueryable<ConsultationRow>> In(
        this IReadOnlyList<IQueryable<ConsultationRow>> parts, IReadOnlyCollection<Status> statuses, DateTimeOffset now) =>
        statuses.Count == 0 ? parts :
        [
            .. parts.SelectMany(rows => statuses.Distinct().Select(status =>
                rows.Where(c => c.Status == status && (c.NextChange == null || c.NextChange > now)))),
            // The status of a moment that no event wrote: the row says when it changes by the clock alone, and to what.
            .. parts.Select(rows => rows.Where(c => c.NextChange <= now && statuses.Contains(c.NextStatus))),
        ];

    /// <summary>Only those older than this one; all when none is given.</summary>
    internal static IReadOnlyList<IQueryable<ConsultationRow>> After(this IReadOnlyList<IQueryable<ConsultationRow>> parts, Reference? last) =>
        last is not { } cursor ? parts :
        [
            .. parts.Select(rows => rows.Where(c => c.Year == cursor.Year && c.Number < cursor.Number)),
            .. parts.Select(rows => rows.Where(c => c.Year < cursor.Year)),
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
        this IReadOnlyList<IQueryable<ConsultationRow>> parts, string? text, int year, int count, Expression<Func<ConsultationRow, T>> shown, ConsultationsDb db,
        CancellationToken cancellationToken)
    {
        if (text is null)
            return await Read(parts);
        if (Reference.FindAll(text) is [var mention, ..])
            return await Read(parts.Select(rows => rows.Where(c => c.Year == mention.Reference.Year && c.Number == mention.Reference.Number)));
        var words = Searchable(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(10).ToList();
        if (db is not PostgresDb)
            return await Read(parts.Select(rows => rows.Holding(words)));
        // Of all parts together: the newest of one part may reach far less far back than those of another.
        var newest = Recent / parts.Count;
        var recent = await Read([parts.Select(rows => rows.Newest(newest)).Aggregate(Queryable.Concat).Newest(newest).Holding(words)]);
        if (recent.Count == count)
            return recent;
        int[] ever = [.. words.SelectMany(Grams.In).Distinct()], now = [.. ever, Grams.OfYear(year)], before = [.. ever, Grams.OfYear(year - 1)];
        var lately = await Read(parts.Select(rows =>
            rows.Where(c => now.All(g => c.SearchGrams.Contains(g)) || before.All(g => c.SearchGrams.Contains(g))).Holding(words)));
        return lately.Count == count
            ? lately
            : await Read(parts.Select(rows => rows.Where(c => ever.All(g => c.SearchGrams.Contains(g))).Holding(words)));

        async Task<IReadOnlyList<T>> Read(IEnumerable<IQueryable<ConsultationRow>> found) =>
            await found.Select(rows => rows.Newest(count)).Aggregate(Queryable.Concat).Newest(count).Select(shown).ToListAsync(cancellationToken);
    }

    /// <summary>A text as it is searched: Hangul composed, since some systems type it in parts, and case aside.</summary>
    internal static string Searchable(string text) => TextIdentity.Normalize(text).ToLowerInvariant();

    private static IQueryable<ConsultationRow> Newest(this IQueryable<ConsultationRow> rows, int count) =>
        rows.OrderByDescending(c => c.Year).ThenByDescending(c => c.Number).Take(count);

    private static IQueryable<ConsultationRow> Holding(this IQueryable<ConsultationRow> rows, IEnumerable<string> words)
    {
        foreach (var word in words)
            rows = rows.Where(c => c.SearchText.Contains(word));
        return rows;
    }
}
