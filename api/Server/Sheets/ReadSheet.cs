using ConsultAddin.Core.Sheets;
using ConsultAddin.Core.Sheets.Documents;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using ConsultAddin.Server.Templates;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Sheets;

/// <summary>Reads a sheet out of an existing document, to start a new one from. Keeps nothing.</summary>
public static class ReadSheet
{
    /// <summary>What was read.</summary>
    /// <param name="Sheet">The sheet, as far as it was understood.</param>
    /// <param name="Unread">What is written and could not be taken over as it is.</param>
    public sealed record Response(Sheet Sheet, IReadOnlyList<UnreadField> Unread);

    /// <summary>A field to look at.</summary>
    /// <param name="Field">Its path in the sheet, such as <c>messages[0].window</c>.</param>
    /// <param name="Label">What people call it.</param>
    /// <param name="Text">What is written in the document.</param>
    public sealed record UnreadField(string Field, string Label, string Text);

    internal static void MapReadSheet(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/sheets/read", Handle).TakesFile().ForRoles(Role.Officer).WithTags("Sheets");

    /// <summary>Reads a sheet out of a .docx or .hwpx; keeps nothing.</summary>
    private static Results<Ok<Response>, Problem> Handle(UploadedFile file)
    {
        if (file.Problem is { } problem)
            return problem;
        if (file.Format is null)
            return UploadedFile.Unfit();
        if (SheetFormats.Read(file.Content) is not { Fields.Count: > 0 } reading)
        {
            return new Refused(
                "no-sheet", "이 문서에서 협의서의 항목(제목, 문안, 발송 사유 등)을 찾지 못했습니다. 협의서 파일인지 확인하거나 내용을 직접 적어 주세요.", "file");
        }

        var sheet = reading.ToSheet();
        if (Completeness.Check(sheet).FirstOrDefault(f => f.Code is "too-long" or "too-many") is { } beyond)
            return new Refused(beyond.Code, beyond.Text, beyond.Field);
        return TypedResults.Ok(new Response(sheet,
        [
            .. SheetComparison.Compare(sheet, reading, null)
                .Where(d => d.Found.Trim().Length > 0)
                .Select(d => new UnreadField(d.Where, SheetPath.Label(d.Where), d.Found)),
        ]));
    }
}
