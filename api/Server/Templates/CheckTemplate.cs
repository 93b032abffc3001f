using ConsultAddin.Core.Sheets.Documents;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using ConsultAddin.Server.Sheets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Templates;

/// <summary>Says what a file would be as a template, before anybody uses it. Keeps nothing.</summary>
public static class CheckTemplate
{
    /// <summary>What a file would be.</summary>
    /// <param name="Format">What kind of file it is.</param>
    /// <param name="Usable">Whether it can be used.</param>
    /// <param name="Findings">What hinders or limits its use.</param>
    /// <param name="Places">Every place it may offer, with sample values; none for a file that can't be used.</param>
    /// <param name="Sample">The file filled with an invented sheet; null for one that can't be used.</param>
    public sealed record Response(
        SheetFormat Format, bool Usable, IReadOnlyList<TemplateFinding> Findings, IReadOnlyList<TemplatePlace> Places, FillSheet.Attachment? Sample);

    internal static void MapCheckTemplate(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/templates/check", Handle).TakesFile().ForRoles(Role.Administrator).WithTags("Templates");

    /// <summary>Checks a file and fills it with an invented sheet; keeps nothing.</summary>
    /// <param name="department">Whose template it would be; empty for all departments.</param>
    /// <param name="file">The file.</param>
    /// <param name="shelf">The templates.</param>
    private static Results<Ok<Response>, Problem> Handle(string? department, UploadedFile file, TemplateShelf shelf)
    {
        if ((file.Problem ?? shelf.RefuseDepartment(department ?? "")) is { } problem)
            return problem;
        if (file.Format is not { } format)
            return UploadedFile.Unfit();
        var findings = OpenedTemplate.Check(format, file.Content);
        if (findings.Any(f => f.Refuses))
            return TypedResults.Ok(new Response(format, Usable: false, findings, [], null));
        var template = OpenedTemplate.Open(format, file.Content);
        var sample = shelf.Sample(department ?? "");
        return TypedResults.Ok(new Response(
            format, Usable: true, findings, template.Places(sample),
            new($"견본{format.Extension()}", format.ContentType(), Convert.ToBase64String(template.Fill(sample)))));
    }
}
