using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using ConsultAddin.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Consultations;

/// <summary>Lists consultations, newest first.</summary>
public static class ListConsultations
{
    private const int Most = 100;

    /// <summary>One page.</summary>
    /// <param name="Items">Newest first.</param>
    /// <param name="Next">Give it as <c>after</c> for the next page; null on the last.</param>
    public sealed record Response(IReadOnlyList<Item> Items, Reference? Next);

    /// <summary>One consultation in a list.</summary>
    /// <param name="Reference">The public name.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="Department">The department.</param>
    /// <param name="Title">The title.</param>
    /// <param name="Status">Where it stands now.</param>
    /// <param name="Revision">The current revision; 0 while nothing was sent.</param>
    /// <param name="Urgent">Marked urgent.</param>
    /// <param name="PlannedStart">The planned start, UTC.</param>
    /// <param name="AnswerBy">When answers are due, UTC.</param>
    /// <param name="ChangedAt">When it last changed, UTC.</param>
    /// <param name="Owned">Whether the caller owns it.</param>
    public sealed record Item(
        Reference Reference, long Version, string Department, string Title, Status Status, int Revision, bool Urgent, DateTimeOffset? PlannedStart,
        DateTimeOffset? AnswerBy, DateTimeOffset ChangedAt, bool Owned);

    internal static void MapListConsultations(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/consultations", Handle).ForRoles(Role.Officer, Role.Reviewer, Role.Counsellor).WithTags("Consultations");

    /// <summary>Lists the consultations that the caller may see, newest first.</summary>
    /// <param name="status">Only these statuses; several are given by repeating it.</param>
    /// <param name="department">Only this department's.</param>
    /// <param name="q">Only those with all of these words in title, department or texts, or with this reference.</param>
    /// <param name="due">Only those planned to start from now until this instant.</param>
    /// <param name="after">The <c>next</c> of the page before.</param>
    /// <param name="limit">How many, 1 to 100; 50 when absent.</param>
    /// <param name="desk">The desk.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    private static async Task<Results<Ok<Response>, Problem>> Handle(
        string[]? status, string? department, string? q, DateTimeOffset? due, string? after, int? limit, Desk desk, CancellationToken cancellationToken)
    {
        var statuses = new List<Status>();
        foreach (var name in status ?? [])
        {
            if (!StatusNames.TryParse(name, out var parsed))
                return new Refused("unknown-status", $"모르는 상태입니다. {string.Join(", ", StatusNames.All)} 중에서 골라 주세요.", "status");
            statuses.Add(parsed);
        }

        if (limit is < 1 or > Most)
            return new Refused("out-of-range", $"한 번에 1개에서 {Most}개까지 볼 수 있습니다.", "limit");
        Reference? cursor = null;
        if (after is not null)
        {
            if (!Reference.TryParse(after, out var parsed))
                return new Refused("bad-reference", "다음 쪽 표시가 바르지 않습니다. 처음부터 다시 열어 주세요.", "after");
            cursor = parsed;
        }

        var now = desk.Now;
        var actor = await desk.Caller.KnownActor(desk.Db, cancellationToken) ?? Guid.Empty;
        IQueryable<ConsultationRow> rows = desk.Db.Consultations.AsNoTracking();
        if (due is { } until)
            rows = rows.Where(c => c.PlannedStart >= now && c.PlannedStart <= until.ToUniversalTime());

        var take = limit ?? 50;
        var page = await rows.VisibleTo(desk, actor, department).In(statuses, now).After(cursor).Newest(
            q, cursor?.Year ?? SeoulTime.Year(now), take + 1,
            c => new
            {
                c.Year,
                c.Number,
                c.Version,
                c.Department,
                c.Title,
                c.Status,
                c.NextChange,
                c.NextStatus,
                c.Revision,
                c.Urgent,
                c.PlannedStart,
                c.ChangedAt,
                Owned = desk.Db.Owners.Any(o => o.ConsultationId == c.Id && o.ActorId == actor),
            },
            desk.Db, cancellationToken);
        var answerBefore = TimeSpan.FromMinutes(desk.City.AnswerByMinutes);
        var items = page.Take(take).Select(p => new Item(
            new Reference(p.Year, p.Number), p.Version, p.Department, p.Title, p.NextChange <= now ? p.NextStatus : p.Status, p.Revision, p.Urgent,
            p.PlannedStart, p.PlannedStart is { } start ? Deadlines.AnswerBy(start, answerBefore) : null, p.ChangedAt, p.Owned)).ToList();
        return TypedResults.Ok(new Response(items, page.Count > take ? items[^1].Reference : null));
    }
}
