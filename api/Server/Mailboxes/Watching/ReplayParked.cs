using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Mailboxes.Scheduling;
using ConsultAddin.Server.Problems;
using ConsultAddin.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Mailboxes.Watching;

/// <summary>
/// Reads a mailbox's parked mails again now, such as after a fault of Microsoft's or of the product is mended, instead of when their
/// growing pause has passed.
/// </summary>
public static class ReplayParked
{
    /// <summary>What is about to be read.</summary>
    /// <param name="Mails">How many parked mails are read by the round that was woken.</param>
    public sealed record Response(int Mails);

    internal static void MapReplayParked(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/mailboxes/{mailbox}/parked/replay", Handle).ForRoles(Role.Administrator).WithTags("Mails");

    /// <summary>Has a mailbox's parked mails read again now.</summary>
    private static async Task<Results<Ok<Response>, Problem>> Handle(
        string mailbox, ConsultationsDb db, Wake wake, TimeProvider clock, CancellationToken cancellationToken)
    {
        var address = mailbox.Trim().ToLowerInvariant();
        if (!await db.Set<WatchedFolderRow>().AnyAsync(f => f.Mailbox == address, cancellationToken))
            return new Unknown("unknown-mailbox", "살펴보고 있는 메일함이 아닙니다. 주소를 확인해 주세요.");
        var now = clock.GetUtcNow();
        var mails = await db.Set<ParkedMailRow>().Where(p => p.Mailbox == address)
            .ExecuteUpdateAsync(p => p.SetProperty(r => r.NextTryAt, now), cancellationToken);
        if (mails > 0)
            await wake.MailboxesAsync(db, [address], cancellationToken);
        return TypedResults.Ok(new Response(mails));
    }
}
