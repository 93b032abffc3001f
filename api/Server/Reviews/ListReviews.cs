using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Reviews;

/// <summary>What waits for the caller's body: consultations without its word, and mails of it that a person has to look at.</summary>
public static class ListReviews
{
    private const int Most = 100;

    /// <summary>What waits.</summary>
    /// <param name="Body">Code of the caller's body.</param>
    /// <param name="Items">Soonest planned start first.</param>
    /// <param name="Unmatched">The body's newest mails for which nothing names a consultation; answered again in the thread, they count.</param>
    public sealed record Response(string Body, IReadOnlyList<Item> Items, IReadOnlyList<UnmatchedMail> Unmatched);

    /// <summary>A mail that belongs to no consultation yet.</summary>
    /// <param name="At">When it arrived, UTC.</param>
    /// <param name="From">The address that it says it is from.</param>
    /// <param name="Subject">Its subject.</param>
    public sealed record UnmatchedMail(DateTimeOffset At, string From, string Subject);

    /// <summary>One consultation that waits.</summary>
    /// <param name="Reference">The consultation.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Department">Its department.</param>
    /// <param name="Status">Where it stands.</param>
    /// <param name="PlannedStart">When sending is to start, UTC.</param>
    /// <param name="AnswerBy">When answers are due, UTC.</param>
    /// <param name="WordMissing">Whether the body's word is missing.</param>
    /// <param name="Mails">Mails of the body to rule on: unclear or unconfirmed ones.</param>
    public sealed record Item(
        Reference Reference, string Title, string Department, Status Status, DateTimeOffset? PlannedStart, DateTimeOffset? AnswerBy,
        bool WordMissing, IReadOnlyList<WaitingMail> Mails);

    /// <summary>A mail to rule on.</summary>
    /// <param name="MailId">The mail.</param>
    /// <param name="At">When it arrived, UTC.</param>
    /// <param name="Text">A Korean sentence: why it waits.</param>
    public sealed record WaitingMail(Guid MailId, DateTimeOffset At, string Text);

    internal static void MapListReviews(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/reviews", Handle).ForRoles(Role.Reviewer).WithTags("Mails");

    /// <summary>Lists what waits for the caller's body.</summary>
    private static async Task<Results<Ok<Response>, Problem>> Handle(Desk desk, CancellationToken cancellationToken)
    {
        if (desk.Caller.Body is not { } body)
            return new Forbidden("no-body", "협의기관의 담당자로 등록되어 있지 않습니다. 관리자에게 등록을 요청해 주세요.");
        var lately = desk.Now.AddDays(-1);
        var ids = await desk.Db.Consultations.AsNoTracking()
            .Where(c => c.Revision > 0 && c.Status != Status.Withdrawn && c.PlannedStart >= lately)
            .OrderBy(c => c.PlannedStart).ThenBy(c => c.Id).Select(c => c.Id).Take(Most).ToListAsync(cancellationToken);
        var items = new List<Item>();
        foreach (var id in ids)
        {
            var consultation = await desk.Journal.Load(id, cancellationToken);
            var standing = consultation.Standing(desk.City, desk.Now);
            var missing = standing.Bodies.Any(b => b.Code == body && b.Word is null);
            var mails = standing.Lists.Unclear.Concat(standing.Lists.Unconfirmed).Where(m => m.Body == body)
                .Select(m => new WaitingMail(m.MailId, m.At, m.Text)).DistinctBy(m => m.MailId).ToList();
            if (!missing && mails.Count == 0)
                continue;
            var row = consultation.Row;
            items.Add(new(
                consultation.Reference, row.Title, row.Department, standing.Status, standing.LeadTime.PlannedStart, standing.LeadTime.AnswerBy, missing, mails));
        }

        return TypedResults.Ok(new Response(body, items, await Unmatched(desk, body, cancellationToken)));
    }

    private static async Task<IReadOnlyList<UnmatchedMail>> Unmatched(Desk desk, string body, CancellationToken cancellationToken)
    {
        var settings = desk.City.Body(body)!;
        var addresses = settings.Addresses.Concat(settings.Members.Select(m => m.Address)).Select(a => a.ToLowerInvariant()).ToList();
        var since = desk.Now.AddDays(-desk.City.WatchDays);
        return await desk.Db.Mails.AsNoTracking()
            .Where(m => m.ConsultationId == null && m.ReceivedAt >= since && addresses.Contains(m.From))
            .OrderByDescending(m => m.ReceivedAt).Take(Most).Select(m => new UnmatchedMail(m.ReceivedAt, m.From, m.Subject)).ToListAsync(cancellationToken);
    }
}
