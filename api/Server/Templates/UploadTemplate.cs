using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Templates;

/// <summary>Makes a file a department's template, used by fill from then on; earlier versions stay readable.</summary>
public static class UploadTemplate
{
    private const int LongestName = 200;

    internal static void MapUploadTemplate(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/templates", Handle).TakesFile().ForRoles(Role.Administrator).WithTags("Templates");

    /// <summary>Adds a version of a department's template; a file that can't be used is refused with all reasons.</summary>
    /// <param name="department">Whose template it is; empty for all departments without one of their own.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="file">The file.</param>
    /// <param name="shelf">The templates.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    private static async Task<Results<Created<TemplateVersion>, Problem>> Handle(
        string? department, string? name, UploadedFile file, TemplateShelf shelf, CancellationToken cancellationToken)
    {
        if ((file.Problem ?? shelf.RefuseDepartment(department ?? "")) is { } problem)
            return problem;
        if (file.Format is not { } format)
            return UploadedFile.Unfit();
        if (OpenedTemplate.Check(format, file.Content).Where(f => f.Refuses).ToList() is { Count: > 0 } refusals)
            return new Refused("template-refused", string.Join(' ', refusals.Select(f => f.Text)), "file");
        return await shelf.Add(department ?? "", format, file.Content, Clean(name, format), restoredFrom: null, cancellationToken) is { } version
            ? TypedResults.Created($"/api/templates/{version.Id}", version)
            : TemplateProblems.Stale();
    }

    // A name is shown and given back as a file's name: no path, no control or direction characters, and the ending that the content has.
    private static string Clean(string? name, SheetFormat format)
    {
        var plain = string.Concat((name ?? "").Split('/', '\\')[^1].Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '(' or ')' or '[' or ']' or ',')).Trim(' ', '.');
        var stem = plain.EndsWith(format.Extension(), StringComparison.OrdinalIgnoreCase) ? plain[..^format.Extension().Length] : plain;
        return (stem.Length == 0 ? "서식" : stem.Length > LongestName ? stem[..LongestName] : stem) + format.Extension();
    }
}
