using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Consultations;

/// <summary>Shows one consultation.</summary>
public static class GetConsultation
{
    internal static void MapGetConsultation(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/consultations/{reference}", Handle).ForRoles(Role.Officer, Role.Reviewer, Role.Counsellor).WithTags("Consultations");

    /// <summary>Shows one consultation: status, reasons, words, history, sheet.</summary>
    private static async Task<Results<Ok<ConsultationView>, Problem>> Handle(
        string reference, Desk desk, ConsultationReader reader, CancellationToken cancellationToken)
    {
        var opened = await desk.ToRead(reference, cancellationToken);
        if (opened.Failed(out var problem))
            return problem;
        return TypedResults.Ok(await reader.View(opened, cancellationToken));
    }
}
