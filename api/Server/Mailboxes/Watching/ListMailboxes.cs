using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Mailboxes.Watching;

/// <summary>Shows an administrator how the watched mailboxes stand: what is behind, what couldn't be read, what couldn't be sent. No mail text.</summary>
public static class ListMailboxes
{
    /// <summary>How the mailboxes stand.</summary>
    /// <param name="Mailboxes">The watched ones.</param>
    /// <param name="UnsentMails">Our own mails that were given up: neither draft nor sent copy can be found, or the mailbox refuses them.</param>
    /// <param name="UnmatchedMails">Mails kept for which nothing names a consultation.</param>
    public sealed record Response(IReadOnlyList<Mailbox> Mailboxes, int UnsentMails, int UnmatchedMails);

    /// <summary>One watched mailbox.</summary>
    /// <param name="Address">Its address.</param>
    /// <param name="ReadAt">When it was last read to its end, UTC; null when a folder never was.</param>
    /// <param name="Behind">Whether something new is known to wait in it.</param>
    /// <param name="SubscribedUntil">Until when Graph tells of new mail, UTC; null when the mailbox is polled only.</param>
    /// <param name="Parked">Mails that couldn't be read yet; they are tried again by themselves.</param>
    public sealed record Mailbox(
        string Address, DateTimeOffset? ReadAt, bool Behind, DateTimeOffset? SubscribedUntil, IReadOnlyList<Parked> Parked);

    /// <summary>A mail that couldn't be read yet.</summary>
    /// <param name="SeenAt">When it was first seen, UTC.</param>
    /// <param name="Attempts">How often it was tried.</param>
    /// <param name="NextTryAt">When it is tried next, UTC.</param>
    /// <param name="Reason">What failed last: an HTTP status or the name of a failure.</param>
    public sealed record Parked(DateTimeOffset SeenAt, int Attempts, DateTimeOffset NextTryAt, string Reason);

    internal static void MapListMailboxes(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/mailboxes", Handle).ForRoles(Role.Administrator).WithTags("Mails");

    /// <summary>Lists the watched mailboxes.</summary>
    private static async Task<Ok<Response>> Handle(ConsultationsDb db, CancellationToken cancellationToken)
    {
        var folders = await db.Set<WatchedFolderRow>().AsNoTracking().ToListAsync(cancellationToken);
        var subscriptions = await db.Set<SubscriptionRow>().AsNoTracking().ToDictionaryAsync(s => s.Mailbox, s => s.ExpiresAt, cancellationToken);
        var parked = (await db.Set<ParkedMailRow>().AsNoTracking().OrderBy(p => p.SeenAt).ToListAsync(cancellationToken)).ToLookup(p => p.Mailbox);
        return TypedResults.Ok(new Response(
            [
                .. folders.GroupBy(f => f.Mailbox).OrderBy(g => g.Key, StringComparer.Ordinal).Select(mailbox => new Mailbox(
                    mailbox.Key,
                    mailbox.Any(f => f.ReadAt is null) ? null : mailbox.Min(f => f.ReadAt),
                    mailbox.Any(f => f.Marked > f.Drained),
                    subscriptions.TryGetValue(mailbox.Key, out var until) ? until : null,
                    [.. parked[mailbox.Key].Select(p => new Parked(p.SeenAt, p.Attempts, p.NextTryAt, p.Reason))])),
            ],
            await db.Set<OutboxRow>().CountAsync(o => o.State == OutboxState.Failed, cancellationToken),
            await db.Mails.CountAsync(m => m.ConsultationId == null, cancellationToken)));
    }
}
