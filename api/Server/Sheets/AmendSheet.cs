using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Sheets;

/// <summary>Amends the sent revision: approvals stay, and both bodies are mailed what changed (rule 3).</summary>
public static class AmendSheet
{
    /// <summary>The amended sheet.</summary>
    /// <param name="Sheet">The whole sheet.</param>
    /// <param name="Version">The version the caller has seen; null not to say.</param>
    public sealed record Request(Sheet Sheet, long? Version = null);

    internal static void MapAmendSheet(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/consultations/{reference}/amend", Handle).ForRoles(Role.Officer).WithTags("Sheets");

    /// <summary>Changes what needs no new agreement, and tells both bodies.</summary>
    private static async Task<Results<Ok<ConsultationView>, Problem>> Handle(
        string reference, Request request, Desk desk, ConsultationReader reader, CancellationToken cancellationToken)
    {
        if (SheetEntry.Refuse(request.Sheet) is { } refused)
            return refused;
        if (Completeness.Check(request.Sheet).FirstOrDefault(f => f.Severity == Severity.Error) is { } missing)
            return new Refused(missing.Code, missing.Text, missing.Field);
        var opened = await desk.ToWrite(reference, request.Version, cancellationToken);
        if (opened.Failed(out var problem))
            return problem;
        if (desk.RefuseDepartment(opened.Consultation, request.Sheet) is { } foreign)
            return foreign;
        var consultation = opened.Consultation;
        if (await Projection.Sent(desk.Db, consultation, cancellationToken) is not { } sent)
            return new Conflicting("nothing-sent", "아직 보낸 협의서가 없습니다. 보내기 전에는 협의서를 그대로 고치면 됩니다.");
        if (consultation.State.Current!.Void)
            return new Conflicting("sent-mail-differs", "보낸 메일이 협의서와 다릅니다. 새 차수를 보내 주세요.");
        var change = SheetChange.Between(sent, request.Sheet);
        if (change.Kind == SheetChangeKind.None)
            return new Conflicting("unchanged", "보낸 협의서와 같습니다. 바뀐 내용이 없습니다.", "sheet");
        if (change.Kind == SheetChangeKind.Revision)
        {
            var field = change.Fields.First(f => f.Kind == SheetChangeKind.Revision);
            return new Conflicting("needs-revision",
                $"{KoreanParticle.Subject(field.Label)} 바뀌면 두 기관이 다시 동의해야 합니다. 새 차수를 보내 주세요.", field.Field);
        }

        var mailbox = (await desk.Db.Fills.FindAsync([consultation.SentFill!.Value], cancellationToken))!.Mailbox;
        var fill = desk.Keep(consultation, request.Sheet, consultation.Row.Revision, mailbox);
        desk.Journal.Save(consultation, request.Sheet);
        await desk.Record(consultation, cancellationToken, new SheetAmended
        {
            FillId = fill.Id,
            Changed = [.. change.Fields.Select(f => f.Field)],
            PlannedStart = request.Sheet.PlannedStart,
            PlannedEnd = request.Sheet.PlannedEnd,
        });
        await desk.Journal.Commit(cancellationToken);
        return TypedResults.Ok(await reader.View(opened, cancellationToken));
    }
}
