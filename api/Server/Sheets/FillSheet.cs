using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Core.Sheets.Documents;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Identity;
using ConsultAddin.Server.Problems;
using ConsultAddin.Server.Templates;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Sheets;

/// <summary>Makes the mail that carries the sheet; from then on the mailbox it will be sent from is watched.</summary>
public static class FillSheet
{
    /// <summary>What to fill.</summary>
    /// <param name="Sheet">The sheet; null for the working sheet.</param>
    /// <param name="From">The address the mail will be sent from; null for the caller's own.</param>
    /// <param name="Version">The version the caller has seen; null not to say.</param>
    /// <param name="Formats">The kinds of file to attach; null or none for .docx.</param>
    public sealed record Request(Sheet? Sheet = null, string? From = null, long? Version = null, IReadOnlyList<SheetFormat>? Formats = null);

    /// <summary>Everything that goes into the open mail.</summary>
    /// <param name="Reference">The consultation.</param>
    /// <param name="Version">Its version now.</param>
    /// <param name="Revision">The revision that sending this mail opens.</param>
    /// <param name="FillCode">The code in the sheet's first and last line.</param>
    /// <param name="Subject">The subject.</param>
    /// <param name="To">The bodies' addresses.</param>
    /// <param name="Cc">The consultation mailbox.</param>
    /// <param name="Html">The sheet, for the mail's body.</param>
    /// <param name="Attachments">The sheet as files, in the department's own form.</param>
    /// <param name="KakaoTalk">A short text to paste into KakaoTalk; null unless urgent (R3).</param>
    /// <param name="TextHash">Text identity of the messages.</param>
    /// <param name="SendBy">The last instant to send it in time, UTC; null without a planned start, or where a revision before it was sent in time (R5).</param>
    /// <param name="AnswerBy">When answers are due, UTC.</param>
    /// <param name="Findings">Hints that remain.</param>
    public sealed record Response(
        Reference Reference, long Version, int Revision, string FillCode, string Subject, IReadOnlyList<string> To, IReadOnlyList<string> Cc, string Html,
        IReadOnlyList<Attachment> Attachments, string? KakaoTalk, string TextHash, DateTimeOffset? SendBy, DateTimeOffset? AnswerBy,
        IReadOnlyList<Finding> Findings);

    /// <summary>A file to attach.</summary>
    /// <param name="Name">File name.</param>
    /// <param name="ContentType">Media type.</param>
    /// <param name="Base64">The bytes.</param>
    public sealed record Attachment(string Name, string ContentType, string Base64);

    internal static void MapFillSheet(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/consultations/{reference}/fill", Handle).ForRoles(Role.Officer).WithTags("Sheets");

    /// <summary>Makes subject, recipients, sheet and files for the open mail, and watches for its being sent.</summary>
    private static async Task<Results<Ok<Response>, Problem>> Handle(
        string reference, Request request, Desk desk, TemplateShelf shelf, CancellationToken cancellationToken)
    {
        if (request.Sheet is not null && SheetEntry.Refuse(request.Sheet) is { } refused)
            return refused;
        var opened = await desk.ToWrite(reference, request.Version, cancellationToken);
        if (opened.Failed(out var problem))
            return problem;
        var consultation = opened.Consultation;
        var sheet = request.Sheet ?? Projection.ReadSheet(consultation.Row.WorkingSheet);
        if (desk.RefuseDepartment(consultation, sheet) is { } foreign)
            return foreign;
        var kept = sheet.PlannedStart is { } start && consultation.Standing(desk.City, desk.Now).LeadTime.KeptFor(start);
        var findings = Completeness.Check(sheet, desk.Now, kept);
        if (findings.FirstOrDefault(f => f.Severity == Severity.Error) is { } missing)
            return new Refused(missing.Code, missing.Text, missing.Field);
        var from = (request.From ?? desk.Caller.Address).Trim().ToLowerInvariant();
        if (!MaySendFrom(desk, from))
            return new Refused("unknown-mailbox", $"{from}에서는 협의서를 보낼 수 없습니다. 본인이나 소속 부서의 사서함을 골라 주세요.", "from");

        var sent = await Projection.Sent(desk.Db, consultation, cancellationToken);
        var change = sent is null ? SheetChangeKind.Revision : SheetChange.Between(sent, sheet).Kind;
        if (change == SheetChangeKind.Amendment && !consultation.State.Current!.Void)
        {
            return new Conflicting("only-amended",
                "문안이 그대로이므로 새로 동의를 받을 필요가 없습니다. ‘바뀐 내용 알리기’로 두 기관에 알려 주세요.");
        }

        // An unchanged sheet whose mail was sent whole may be sent once more: it joins its revision.
        var again = change == SheetChangeKind.None && !consultation.State.Current!.Void;
        var revision = consultation.Row.Revision + (again ? 0 : 1);
        var filled = await Filled(desk, consultation, sheet, revision, again ? null : sent, cancellationToken);
        string html;
        var templates = new List<ChosenTemplate>();
        List<Attachment> attachments;
        try
        {
            foreach (var format in request.Formats is { Count: > 0 } chosen ? chosen.Distinct() : [SheetFormat.Docx])
                templates.Add(await shelf.Choose(consultation.Row.Department, format, cancellationToken));
            // Made before anything is kept: a sheet that no mail can carry leaves no trace.
            html = MailSheet.Render(filled);
            attachments = [.. templates.Select(t => Attach(filled, t.Template))];
        }
        catch (TemplateRefusedException)
        {
            return TemplateProblems.Unusable(consultation.Row.Department);
        }
        catch (SheetRefusedException e)
        {
            return new Refused("cannot-be-carried", e.Message, e.Field);
        }

        await Keep(desk, consultation, filled, from, templates, cancellationToken);
        return TypedResults.Ok(new Response(
            filled.Reference, consultation.Row.Version, revision, filled.FillCode, SubjectLine.For(filled.Reference, revision, sheet),
            [.. desk.City.Bodies.Select(b => b.Addresses[0])], [desk.City.ConsultationMailbox], html,
            attachments,
            sheet.Urgent is null ? null : KakaoTalkText.For(filled.Reference, revision, sheet, filled.AnswerBy),
            TextIdentity.Hash(sheet.Messages), kept ? null : filled.SendBy, filled.AnswerBy, findings));
    }

    private static Attachment Attach(FilledSheet filled, OpenedTemplate template) => new(
        $"사전협의서 {filled.Reference} {filled.Revision}차{template.Format.Extension()}", template.Format.ContentType(), Convert.ToBase64String(template.Fill(filled)));

    private static bool MaySendFrom(Desk desk, string from) =>
        from == desk.Caller.Address
        || desk.City.Departments.Any(d => desk.Caller.Departments.Contains(d.Name) && d.Mailboxes.Contains(from, StringComparer.OrdinalIgnoreCase));

    private static async Task<FilledSheet> Filled(
        Desk desk, Consultation consultation, Sheet sheet, int revision, Sheet? previous, CancellationToken cancellationToken)
    {
        var words = new List<LastWord>();
        if (previous is not null)
        {
            foreach (var body in consultation.Standing(desk.City, desk.Now).Bodies)
            {
                if (body.Word is { } word)
                    words.Add(new LastWord(body.Name, word.Decision, word.At, await MailWords.Sentence(desk.Db, consultation, word.MailId, cancellationToken) ?? ""));
            }
        }

        return new FilledSheet
        {
            Reference = consultation.Reference,
            Revision = revision,
            FillCode = FillCode.Of(consultation.Reference, revision, sheet),
            Sheet = sheet,
            Bodies = [.. desk.City.Bodies.Select(b => new SheetBody(b.Code, b.Name))],
            SendBy = sheet.PlannedStart is { } start ? Deadlines.SendBy(start) : null,
            AnswerBy = sheet.PlannedStart is { } planned ? Deadlines.AnswerBy(planned, TimeSpan.FromMinutes(desk.City.AnswerByMinutes)) : null,
            Previous = previous,
            LastWords = words,
        };
    }

    private static async Task Keep(
        Desk desk, Consultation consultation, FilledSheet filled, string mailbox, IReadOnlyList<ChosenTemplate> templates, CancellationToken cancellationToken)
    {
        desk.Journal.Save(consultation, filled.Sheet);
        var word = templates.FirstOrDefault(t => t.Template.Format == SheetFormat.Docx)?.Version;
        var hwpx = templates.FirstOrDefault(t => t.Template.Format == SheetFormat.Hwpx)?.Version;
        // The same fill by another owner is recorded again: then their mailbox is watched, too. So is one into another template.
        var actor = await desk.Caller.Actor(desk.Db, cancellationToken);
        var own = consultation.Events.Where(e => e.Actor == actor).Select(e => e.Fact).OfType<SheetFilled>()
            .Where(f => f.Revision == filled.Revision && f.FillCode == filled.FillCode).Select(f => f.FillId).ToList();
        var known = await desk.Db.Fills.AnyAsync(f => own.Contains(f.Id) && f.Mailbox == mailbox && f.WordTemplate == word && f.HwpxTemplate == hwpx, cancellationToken);
        if (!known)
        {
            var fill = desk.Keep(consultation, filled.Sheet, filled.Revision, mailbox, word, hwpx);
            await desk.Record(consultation, cancellationToken, new SheetFilled
            {
                FillId = fill.Id,
                FillCode = fill.FillCode,
                Revision = fill.Revision,
                TextHash = fill.TextHash,
                PlannedStart = filled.Sheet.PlannedStart,
                PlannedEnd = filled.Sheet.PlannedEnd,
                Urgent = filled.Sheet.Urgent is not null,
            });
        }

        await desk.Journal.Commit(cancellationToken);
    }
}
