using ConsultAddin.Core.Sheets;
using ConsultAddin.Core.Sheets.Documents;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using ConsultAddin.Server.Templates;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Sheets;

/// <summary>Shows mail and Word file before they are filled; keeps nothing.</summary>
public static class PreviewSheet
{
    /// <summary>What to show.</summary>
    /// <param name="Sheet">The sheet as it stands; it may be incomplete.</param>
    /// <param name="Reference">The consultation's reference; null while it has none, then its number is shown as 0.</param>
    public sealed record Request(Sheet Sheet, Reference? Reference = null);

    /// <summary>As they would be.</summary>
    /// <param name="Subject">The mail's subject.</param>
    /// <param name="Html">The sheet in the mail's body.</param>
    /// <param name="Word">The Word file.</param>
    public sealed record Response(string Subject, string Html, FillSheet.Attachment Word);

    internal static void MapPreviewSheet(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/preview", Handle).ForRoles(Role.Officer).WithTags("Sheets");

    /// <summary>Shows the mail and the Word file of a sheet, and keeps nothing.</summary>
    private static async Task<Results<Ok<Response>, Problem>> Handle(Request request, Desk desk, TemplateShelf shelf, CancellationToken cancellationToken)
    {
        var sheet = request.Sheet;
        if (SheetEntry.Refuse(sheet) is { } refused)
            return refused;
        var reference = request.Reference ?? new Reference(SeoulTime.Date(desk.Now).Year, 0);
        var filled = new FilledSheet
        {
            Reference = reference,
            Revision = 1,
            FillCode = FillCode.Of(reference, 1, sheet),
            Sheet = sheet,
            Bodies = [.. desk.City.Bodies.Select(b => new SheetBody(b.Code, b.Name))],
            SendBy = sheet.PlannedStart is { } start ? Deadlines.SendBy(start) : null,
            AnswerBy = sheet.PlannedStart is { } planned ? Deadlines.AnswerBy(planned, TimeSpan.FromMinutes(desk.City.AnswerByMinutes)) : null,
        };
        try
        {
            var chosen = await shelf.Choose(sheet.Department, SheetFormat.Docx, cancellationToken);
            var word = chosen.Template.Fill(filled);
            return TypedResults.Ok(new Response(
                SubjectLine.For(reference, 1, sheet), MailSheet.Render(filled),
                new FillSheet.Attachment("사전협의서 미리보기.docx", WordSheet.ContentType, Convert.ToBase64String(word))));
        }
        catch (TemplateRefusedException)
        {
            return TemplateProblems.Unusable(sheet.Department);
        }
        catch (SheetRefusedException e)
        {
            return new Refused("cannot-be-carried", e.Message, e.Field);
        }
    }
}
