using ConsultAddin.Core.Approvals;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Consultations;

/// <summary>Marks a body's question as answered (답변함), such as by telephone.</summary>
public static class SettleQuestion
{
    internal static void MapSettleQuestion(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/consultations/{reference}/questions/{mailId:guid}/answered", Handle).ForRoles(Role.Officer).WithTags("Consultations");

    /// <summary>Marks a question as answered.</summary>
    private static async Task<Results<Ok<ConsultationView>, Problem>> Handle(
        string reference, Guid mailId, Desk desk, ConsultationReader reader, CancellationToken cancellationToken)
    {
        var opened = await desk.ToWrite(reference, null, cancellationToken);
        if (opened.Failed(out var problem))
            return problem;
        if (opened.Consultation.Standing(desk.City, desk.Now).Lists.Questions.All(q => q.MailId != mailId))
            return new Unknown("unknown-question", "답변을 기다리는 질의가 아닙니다. 화면을 새로 고쳐 주세요.", "mailId");
        await desk.Record(opened.Consultation, cancellationToken, new QuestionAnswered { MailId = mailId });
        await desk.Journal.Commit(cancellationToken);
        return TypedResults.Ok(await reader.View(opened, cancellationToken));
    }
}
