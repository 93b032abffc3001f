using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ConsultAddin.Server.Answers;

/// <summary>What a counsellor says to a citizen who rings about a notice (R6).</summary>
public static class FindAnswers
{
    private const int Most = 20;

    /// <summary>What to do.</summary>
    public enum AnswerKind
    {
        /// <summary>이렇게 답하세요: agreed, and the sheet says what to answer.</summary>
        AnswerLikeThis,
        /// <summary>아직 협의 전: not agreed, the call is put through to the department.</summary>
        NotAgreed,
        /// <summary>연결할 담당자: agreed, but the sheet holds no answers, so the call is put through to this person.</summary>
        PutThrough,
    }

    /// <summary>What was found.</summary>
    /// <param name="Items">The consultations that fit, newest first, at most 20.</param>
    /// <param name="Departments">Whom to ring when nothing fits.</param>
    public sealed record Response(IReadOnlyList<Answer> Items, IReadOnlyList<DepartmentContact> Departments);

    /// <summary>One consultation, and what to do with a call about it.</summary>
    /// <param name="Kind">What to do.</param>
    /// <param name="Headline">The same in one Korean sentence.</param>
    /// <param name="Reference">The consultation.</param>
    /// <param name="Title">The title.</param>
    /// <param name="Department">The department.</param>
    /// <param name="Status">Where it stands.</param>
    /// <param name="Texts">The messages' texts; empty while not agreed and not sent.</param>
    /// <param name="Reason">Why the notice is sent; likewise.</param>
    /// <param name="Questions">Questions with answers; likewise.</param>
    /// <param name="Contact">The person in charge.</param>
    /// <param name="OffHoursContact">Who answers at night and on holidays.</param>
    /// <param name="PlannedStart">The planned start, UTC.</param>
    /// <param name="Notice">What became of the notice.</param>
    /// <param name="Marks">Words that changed after it went out, such as <c>발송 후 반려</c>.</param>
    public sealed record Answer(
        AnswerKind Kind, string Headline, Reference Reference, string Title, string Department, Status Status, IReadOnlyList<string> Texts, string Reason,
        IReadOnlyList<QuestionAndAnswer> Questions, Contact Contact, Contact OffHoursContact, DateTimeOffset? PlannedStart, NoticeState Notice,
        IReadOnlyList<string> Marks);

    /// <summary>A department's telephone.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Telephone">Its telephone; may be empty.</param>
    public sealed record DepartmentContact(string Name, string Telephone);

    internal static void MapFindAnswers(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/answers", Handle).ForRoles(Role.Counsellor, Role.Reviewer, Role.Officer).WithTags("Answers");

    /// <summary>Finds what to say to a citizen who rings about a notice.</summary>
    /// <param name="q">Words of the notice or its title, or a reference.</param>
    /// <param name="desk">The desk.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    private static async Task<Results<Ok<Response>, Problem>> Handle(string? q, Desk desk, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(q))
            return new Refused("required", "시민이 받은 문안의 낱말이나 협의번호를 적어 주세요.", "q");
        if (q.Length > SheetLimits.Text)
            return new Refused("too-long", $"{SheetLimits.Text:N0}자까지 적을 수 있습니다. 지금 {q.Length:N0}자이니 줄여 주세요.", "q");
        var actor = desk.Caller.Is(Role.Officer) ? await desk.Caller.KnownActor(desk.Db, cancellationToken) ?? Guid.Empty : Guid.Empty;
        // Unsent drafts are the department's own business, and withdrawn notices nobody's.
        var found = await desk.Db.Consultations.Where(c => c.Revision > 0 && c.Status != Status.Withdrawn)
            .VisibleTo(desk, actor).Newest(q, SeoulTime.Year(desk.Now), Most, c => c, desk.Db, cancellationToken);
        var answers = new List<Answer>();
        foreach (var consultation in await desk.Journal.Load(found, cancellationToken))
            answers.Add(await Find(desk, consultation, cancellationToken));
        return TypedResults.Ok(new Response(answers, [.. desk.City.Departments.Select(d => new DepartmentContact(d.Name, d.Telephone))]));
    }

    private static async Task<Answer> Find(Desk desk, Consultation consultation, CancellationToken cancellationToken)
    {
        var sheet = await Projection.Sent(desk.Db, consultation, cancellationToken) ?? new Sheet();
        var standing = consultation.Standing(desk.City, desk.Now);
        // What citizens already received must be answered, whatever a body says afterwards; the marks tell it.
        var agreed = standing.Status == Status.Approved || standing.Notice.ChangedAfterSending.Count > 0;
        var answered = sheet.Questions.Where(x => !string.IsNullOrWhiteSpace(x.Answer)).ToList();
        var kind = !agreed ? AnswerKind.NotAgreed : answered.Count > 0 ? AnswerKind.AnswerLikeThis : AnswerKind.PutThrough;
        return new Answer(
            kind, Headline(kind, sheet), consultation.Reference, sheet.Title, consultation.Row.Department, standing.Status,
            agreed ? [.. sheet.Messages.Select(m => m.Text)] : [], agreed ? sheet.Reason : "", agreed ? answered : [],
            sheet.Contact, sheet.OffHoursContact, standing.LeadTime.PlannedStart, standing.Notice.State,
            [.. standing.Notice.ChangedAfterSending.Select(c => c.Mark)]);
    }

    private static string Headline(AnswerKind kind, Sheet sheet) => kind switch
    {
        AnswerKind.AnswerLikeThis => "이렇게 답하세요.",
        AnswerKind.NotAgreed => $"아직 협의 전입니다. {sheet.Department}({sheet.Contact.Telephone})로 연결해 주세요.",
        _ => $"{sheet.Contact.Name}({sheet.Contact.Telephone}) 담당자에게 연결해 주세요.",
    };
}
