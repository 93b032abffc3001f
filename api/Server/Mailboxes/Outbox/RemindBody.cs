using System.Globalization;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Mailboxes.Rows;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Mailboxes.Outbox;

/// <summary>Reminds a body that hasn't answered, by one polite mail of the product; never twice within an hour.</summary>
public static class RemindBody
{
    /// <summary>Who is reminded.</summary>
    /// <param name="Body">Code of the body.</param>
    public sealed record Request(string Body);

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    internal static void MapRemindBody(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/consultations/{reference}/remind", Handle).ForRoles(Role.Officer).WithTags("Consultations");

    /// <summary>Reminds a body that hasn't answered, at most once an hour.</summary>
    private static async Task<Results<Ok<ConsultationView>, Problem>> Handle(
        string reference, Request request, Desk desk, OweMails owe, ConsultationReader reader, CancellationToken cancellationToken)
    {
        if (desk.City.Body(request.Body) is not { } body)
            return new Refused("unknown-body", $"모르는 협의기관입니다. {string.Join(", ", desk.City.Bodies.Select(b => $"{b.Name}({b.Code})"))} 중에서 골라 주세요.", "body");
        var opened = await desk.ToWrite(reference, null, cancellationToken);
        if (opened.Failed(out var problem))
            return problem;
        var consultation = opened.Consultation;
        var standing = consultation.Standing(desk.City, desk.Now);
        if (!standing.WaitingFor.Contains(body.Code) || consultation.Events.LastOrDefault(e => e.Fact is RevisionOpened) is not { } sent)
            return new Conflicting("not-waited-for", $"지금은 {body.Name}의 회신을 기다리고 있지 않습니다. 화면을 새로 고쳐 주세요.", "body");

        var kind = Errand.NameOf(ErrandKind.RemindAnswer);
        var id = consultation.Row.Id;
        // Those that the clock owed count as well.
        var to = body.Addresses[0].ToLowerInvariant();
        var last = (await desk.Db.Set<OutboxRow>().Where(r => r.ConsultationId == id && r.Kind == kind && r.To == to)
            .Select(r => r.At).ToListAsync(cancellationToken)).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        if (desk.Now - last < Pause)
            return TooSoon(last);

        // Two at once make the same step, and the outbox takes only one of them.
        var step = string.Create(CultureInfo.InvariantCulture, $"{body.Code}.asked.{standing.Revision}.{desk.Now.ToUnixTimeSeconds() / 3600}");
        await owe.StageAsync(
            consultation,
            new Errand(ErrandKind.RemindAnswer, body.Code, step, "보내 드린 협의서에 대한 회신을 기다리고 있습니다. 바쁘시겠지만 살펴봐 주시기 바랍니다.", null, sent.Id),
            cancellationToken);
        await desk.Journal.Commit(cancellationToken);
        return TypedResults.Ok(await reader.View(opened, cancellationToken));
    }

    private static Conflicting TooSoon(DateTimeOffset last) => new(
        "reminded", $"{SeoulTime.Format(last)}에 이미 알렸습니다. 한 시간에 한 번만 알릴 수 있습니다. 급하면 전화로 확인해 주세요.", "body");
}
