using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Reviews;

/// <summary>A reviewer says what becomes of a mail of their own body; nobody rules on their own consultation.</summary>
public static class RuleOnMail
{
    /// <summary>The longest for which somebody is listed; who stays longer is named in the settings.</summary>
    private const int MostDays = 366;

    /// <summary>What the reviewer says.</summary>
    /// <param name="Ruling">It is ours (<c>count</c>), it isn't (<c>discount</c>), or it is ours and says this (<c>decision</c>).</param>
    /// <param name="Decision">With <c>decision</c>: what it says.</param>
    /// <param name="ListUntil">
    /// The last day, in Seoul, on which its writer answers for the body, too: an unlisted person of the body's own domain, a year at
    /// most. It holds for mails that arrive later. Null to list nobody.
    /// </param>
    public sealed record Request(Ruling Ruling, Decision? Decision = null, DateOnly? ListUntil = null);

    internal static void MapRuleOnMail(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/consultations/{reference}/mails/{mailId:guid}/ruling", Handle).ForRoles(Role.Reviewer).WithTags("Mails");

    /// <summary>Rules on a mail. The same ruling once more, such as after a lost answer, changes nothing.</summary>
    private static async Task<Results<Ok<ConsultationView>, Problem>> Handle(
        string reference, Guid mailId, Request request, Desk desk, ConsultationReader reader, CancellationToken cancellationToken)
    {
        var opened = await desk.ToRead(reference, cancellationToken);
        if (opened.Failed(out var problem))
            return problem;
        if (desk.Caller.Body is not { } body)
            return Refusals.NoBody();
        var consultation = opened.Consultation;
        var actor = await desk.Caller.Actor(desk.Db, cancellationToken);
        if (consultation.State.MayRule(actor, body, mailId, request.Ruling, request.Decision, desk.Now) is { } refusal)
            return refusal.AsProblem();

        var facts = new List<Fact>();
        var ruled = new ReplyRuled { MailId = mailId, Body = body, Ruling = request.Ruling, Decision = request.Decision };
        if (consultation.Events.Select(e => e.Fact).OfType<ReplyRuled>().LastOrDefault(r => r.MailId == mailId) != ruled)
            facts.Add(ruled);
        if (request.ListUntil is { } until)
        {
            if (request.Ruling == Ruling.Discount)
                return new Refused("not-counted", "반영하지 않는 회신의 발신자는 등록할 수 없습니다. 회신을 먼저 인정해 주세요.", "listUntil");
            if (consultation.State.MayList(actor, body, mailId, desk.Now) is { } unlistable)
                return unlistable.AsProblem();
            var (listing, refused) = await List(desk, consultation, body, mailId, actor, until, cancellationToken);
            if (refused is not null)
                return refused;
            if (listing is not null)
                facts.Add(listing);
        }

        if (facts.Count > 0)
        {
            await desk.Record(consultation, cancellationToken, facts);
            await desk.Journal.Commit(cancellationToken);
        }

        return TypedResults.Ok(await reader.View(opened, cancellationToken));
    }

    /// <summary>Stages the listing of a mail's writer; neither fact nor problem when they are listed until that very day.</summary>
    private static async Task<(WriterListed? Listing, Problem? Refused)> List(
        Desk desk, Consultation consultation, string body, Guid mailId, Guid actor, DateOnly until, CancellationToken cancellationToken)
    {
        var today = SeoulTime.Date(desk.Now);
        if (until < today || until > today.AddDays(MostDays))
            return (null, new Refused("bad-until", "오늘부터 1년 안의 날짜를 골라 주세요.", "listUntil"));
        var person = consultation.Events.Select(e => e.Fact).OfType<ReplyRecorded>().First(r => r.MailId == mailId).Person;
        if (await desk.Db.Actors.FindAsync([person], cancellationToken) is not { Address: { } address })
            return (null, new Conflicting("erased", "회신한 사람의 주소가 지워져 등록할 수 없습니다."));

        var end = UnixMicroseconds.Cut(SeoulTime.At(until.Year, until.Month, until.Day, 0, 0).AddDays(1).ToUniversalTime());
        var now = UnixMicroseconds.Cut(desk.Now);
        var known = await desk.Db.ListedMembers.AsNoTracking().Where(l => l.Body == body && l.Address == address).ToListAsync(cancellationToken);
        if (known.Find(l => l.Holds(now)) is { } listed)
        {
            return listed.Until == end
                ? (null, null)
                : (null, new Conflicting("already-listed", "이미 담당자로 등록된 사람입니다. 회신만 인정해 주세요.", "listUntil"));
        }

        var row = new ListedMemberRow { Id = Guid.CreateVersion7(now), Body = body, Address = address, From = now, Until = end, ListedBy = actor };
        desk.Db.ListedMembers.Add(row);
        await SettingsHistory.Stage(desk.Db, row, now, cancellationToken);
        return (new WriterListed { MailId = mailId, Body = body, Person = person, Until = until }, null);
    }
}
