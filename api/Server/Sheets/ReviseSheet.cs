using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Sheets;

/// <summary>Begins a new revision: the sheet is kept, and the next fill gives it its number; sending that mail opens it.</summary>
public static class ReviseSheet
{
    /// <summary>The new sheet.</summary>
    /// <param name="Sheet">The whole sheet.</param>
    /// <param name="Version">The version the caller has seen; null not to say.</param>
    public sealed record Request(Sheet Sheet, long? Version = null);

    internal static void MapReviseSheet(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/consultations/{reference}/revisions", Handle).ForRoles(Role.Officer).WithTags("Sheets");

    /// <summary>Begins a new revision, which both bodies will answer anew.</summary>
    private static async Task<Results<Ok<ConsultationView>, Problem>> Handle(
        string reference, Request request, Desk desk, ConsultationReader reader, CancellationToken cancellationToken)
    {
        if (SheetEntry.Refuse(request.Sheet) is { } refused)
            return refused;
        var opened = await desk.ToWrite(reference, request.Version, cancellationToken);
        if (opened.Failed(out var problem))
            return problem;
        if (desk.RefuseDepartment(opened.Consultation, request.Sheet) is { } foreign)
            return foreign;
        if (await Projection.Sent(desk.Db, opened.Consultation, cancellationToken) is not { } sent)
            return new Conflicting("nothing-sent", "아직 보낸 협의서가 없습니다. 1차 협의서를 먼저 보내 주세요.");
        var change = SheetChange.Between(sent, request.Sheet).Kind;
        if (change != SheetChangeKind.Revision && !opened.Consultation.State.Current!.Void)
        {
            return change == SheetChangeKind.None
                ? new Conflicting("unchanged", "보낸 협의서와 같습니다. 고친 뒤에 새 차수를 만들어 주세요.", "sheet")
                : new Conflicting("only-amended", "문안이 그대로이므로 새로 동의를 받을 필요가 없습니다. ‘바뀐 내용 알리기’로 두 기관에 알려 주세요.", "sheet");
        }

        desk.Journal.Save(opened.Consultation, request.Sheet);
        await desk.Journal.Commit(cancellationToken);
        return TypedResults.Ok(await reader.View(opened, cancellationToken));
    }
}
