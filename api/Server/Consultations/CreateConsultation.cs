using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using ConsultAddin.Server.Sheets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Consultations;

/// <summary>Begins a consultation.</summary>
public static class CreateConsultation
{
    /// <summary>The first sheet.</summary>
    /// <param name="Sheet">The sheet, complete or not; its department is one of the caller's.</param>
    /// <param name="Repeats">The reference of the consultation whose notice is sent again; null for none.</param>
    public sealed record Request(Sheet Sheet, string? Repeats = null);

    internal static void MapCreateConsultation(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/consultations", Handle).ForRoles(Role.Officer).WithTags("Consultations");

    /// <summary>Begins a consultation and gives it its reference.</summary>
    private static async Task<Results<Created<ConsultationView>, Problem>> Handle(
        Request request, Desk desk, ConsultationReader reader, CancellationToken cancellationToken)
    {
        if (SheetEntry.Refuse(request.Sheet) is { } refused)
            return refused;
        if (desk.Caller.Departments is not [var first, ..])
            return new Forbidden("no-department", "설정에 소속 부서가 없습니다. 관리자에게 부서 등록을 요청해 주세요.");
        var department = request.Sheet.Department.Trim() is { Length: > 0 } written ? written : first;
        if (!desk.Caller.Departments.Contains(department))
            return new Refused("other-department", $"소속 부서의 협의만 만들 수 있습니다. 부서를 {string.Join(", ", desk.Caller.Departments)} 중에서 골라 주세요.", "department");

        Consultation? repeated = null;
        if (request.Repeats is { } reference)
        {
            var opened = await desk.ToRead(reference, cancellationToken);
            if (opened.Failed(out var problem))
                return problem;
            repeated = opened.Consultation;
        }

        var actor = await desk.Caller.Actor(desk.Db, cancellationToken);
        var consultation = await desk.Journal.Begin(request.Sheet, department, actor, repeated, cancellationToken);
        if (repeated is not null)
            await desk.Record(repeated, cancellationToken, new NoticeRepeated { Reference = consultation.Reference.ToString() });
        await desk.Journal.Commit(cancellationToken);
        var view = await reader.View(new Opened(consultation, await desk.RightsIn(consultation, cancellationToken)), cancellationToken);
        return TypedResults.Created($"/api/consultations/{consultation.Reference}", view);
    }
}
