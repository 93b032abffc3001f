using ConsultAddin.Core.Sheets.Documents;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Templates;

/// <summary>The template to fill a sheet into.</summary>
/// <param name="Version">Id of the version; null for the product's own.</param>
/// <param name="Template">The template.</param>
public sealed record ChosenTemplate(Guid? Version, OpenedTemplate Template);

/// <summary>The templates of all departments: which is used, who sees it, and how a new version comes.</summary>
public sealed class TemplateShelf(ConsultationsDb db, TemplateCache cache, Caller caller, CitySettings city, TimeProvider clock)
{
    /// <summary>The template of a department: its own newest, else the one for all, else the product's.</summary>
    /// <exception cref="TemplateRefusedException">This version of the product refuses what an earlier one took.</exception>
    public async Task<ChosenTemplate> Choose(string department, SheetFormat format, CancellationToken cancellationToken)
    {
        foreach (var owner in new[] { department, "" }.Distinct())
        {
            var newest = await Versions(owner, format).Select(t => new { t.Id, Stopped = t.Content == null }).FirstOrDefaultAsync(cancellationToken);
            if (newest is { Stopped: false })
                return new(newest.Id, await cache.Open(db, newest.Id, cancellationToken));
        }

        return new(null, OpenedTemplate.Own(format));
    }

    /// <summary>A version that the caller may see, without its content; null where there is none.</summary>
    public async Task<TemplateVersion?> Find(Guid id, CancellationToken cancellationToken) =>
        (await Views(Visible.Where(t => t.Id == id), cancellationToken)).SingleOrDefault();

    /// <summary>Every version that the caller may see, newest first within department and format.</summary>
    public Task<IReadOnlyList<TemplateVersion>> List(CancellationToken cancellationToken) => Views(Visible, cancellationToken);

    /// <summary>The file of a version as it was uploaded.</summary>
    public Task<byte[]?> File(Guid id, CancellationToken cancellationToken) =>
        db.Templates.Where(t => t.Id == id).Select(t => t.Content).SingleAsync(cancellationToken);

    /// <summary>Opens a version that holds a file.</summary>
    /// <exception cref="TemplateRefusedException">This version of the product refuses what an earlier one took.</exception>
    public Task<OpenedTemplate> Open(TemplateVersion version, CancellationToken cancellationToken) => cache.Open(db, version.Id, cancellationToken);

    /// <summary>The sample filled as a department would.</summary>
    public FilledSheet Sample(string department) => SampleSheet.For(city, department);

    /// <summary>Why no template can be kept for this department, or null; empty means all.</summary>
    public Problem? RefuseDepartment(string department) => department.Length == 0 || city.Departments.Any(d => d.Name == department)
        ? null
        : new Refused("unknown-department", "설정에 없는 부서입니다. 부서를 목록에서 골라 주세요.", "department");

    /// <summary>Adds the next version of a department's template.</summary>
    /// <param name="department">Whose; empty for all.</param>
    /// <param name="format">Of which kind.</param>
    /// <param name="content">The file; null to stop using one.</param>
    /// <param name="name">Its name.</param>
    /// <param name="restoredFrom">The version that it brings back; null for none.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The version; null when somebody else added one at the same moment.</returns>
    public async Task<TemplateVersion?> Add(
        string department, SheetFormat format, byte[]? content, string name, int? restoredFrom, CancellationToken cancellationToken)
    {
        var last = await Versions(department, format).Select(t => t.Version).FirstOrDefaultAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var row = new TemplateRow
        {
            Id = Guid.CreateVersion7(now),
            Department = department,
            Format = format,
            Version = last + 1,
            At = now,
            Actor = await caller.Actor(db, cancellationToken),
            Name = name,
            RestoredFrom = restoredFrom,
            Content = content,
            Size = content?.Length ?? 0,
        };
        db.Templates.Add(row);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.IsRace())
        {
            return null;
        }

        return await Find(row.Id, cancellationToken);
    }

    private IQueryable<TemplateRow> Versions(string department, SheetFormat format) =>
        db.Templates.Where(t => t.Department == department && t.Format == format).OrderByDescending(t => t.Version);

    // Officers see what their departments use or used; administrators see all.
    private IQueryable<TemplateRow> Visible
    {
        get
        {
            if (caller.Is(Role.Administrator))
                return db.Templates;
            var departments = caller.Departments.Append("").ToList();
            return db.Templates.Where(t => departments.Contains(t.Department));
        }
    }

    private async Task<IReadOnlyList<TemplateVersion>> Views(IQueryable<TemplateRow> rows, CancellationToken cancellationToken) =>
        await rows.OrderBy(t => t.Department).ThenBy(t => t.Format).ThenByDescending(t => t.Version)
            .Select(t => new TemplateVersion(
                t.Id, t.Department, t.Format, t.Version, t.At, db.Actors.Where(a => a.Id == t.Actor).Select(a => a.Name).First(), t.Name, t.Size,
                t.RestoredFrom, t.Content == null,
                !db.Templates.Any(o => o.Department == t.Department && o.Format == t.Format && o.Version > t.Version)))
            .ToListAsync(cancellationToken);
}
