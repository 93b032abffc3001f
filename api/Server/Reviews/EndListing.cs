using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Reviews;

/// <summary>A reviewer ends the listing of somebody of their body; mails that counted stay counted.</summary>
public static class EndListing
{
    internal static void MapEndListing(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/reviews/members/{id:guid}/end", Handle).ForRoles(Role.Reviewer).WithTags("Mails");

    /// <summary>Ends a listing now. Ending it once more changes nothing.</summary>
    private static async Task<Results<NoContent, Problem>> Handle(Guid id, Desk desk, CancellationToken cancellationToken)
    {
        if (desk.Caller.Body is not { } body)
            return Refusals.NoBody();
        if (await desk.Db.ListedMembers.FindAsync([id], cancellationToken) is not { } member || member.Body != body)
            return new Unknown("unknown-member", "등록된 담당자가 아닙니다. 화면을 새로 고쳐 주세요.", "id");
        var now = UnixMicroseconds.Cut(desk.Now);
        if (member.Holds(now))
        {
            member.Until = now;
            await SettingsHistory.Stage(desk.Db, member, now, cancellationToken);
            await desk.Journal.Commit(cancellationToken);
        }

        return TypedResults.NoContent();
    }
}
