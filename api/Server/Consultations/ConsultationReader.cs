using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConsultAddin.Server.Consultations;

/// <summary>Shows a consultation to the caller: names and words are looked up beside the events, as far as the caller may see them.</summary>
public sealed class ConsultationReader(Desk desk)
{
    /// <summary>The consultation as the caller may see it now.</summary>
    public async Task<ConsultationView> View(Opened opened, CancellationToken cancellationToken)
    {
        var (consultation, rights) = (opened.Consultation, opened.Rights);
        var row = consultation.Row;
        var standing = consultation.Standing(desk.City, desk.Now);
        var beside = await Beside(opened, cancellationToken);
        Sheet? Filled(Guid? fill) => fill is { } id && beside.Texts.GetValueOrDefault(id) is { } json ? Projection.ReadSheet(json) : null;
        var (sent, before) = (Filled(consultation.SentFill), Filled(consultation.FillBefore));
        var working = Projection.ReadSheet(row.WorkingSheet);
        var unsent = sent is not null && rights.Write ? Changes(sent, working) : [];
        var names = consultation.Events.ToDictionary(e => e.Id, e => new EventName(e.Id, e.Fact.StableName(), e.At));

        PersonView? Person(Guid? id) => id is { } known ? beside.People.GetValueOrDefault(known, new PersonView("", "")) : null;
        string? Remark(Guid? id) => rights.AllMails && id is { } known ? beside.Texts.GetValueOrDefault(known) : null;
        ReasonView Reason(Reason reason) => new(reason.Text, names[reason.EventId]);
        IReadOnlyList<MailView> List(IReadOnlyList<ListedMail> list) =>
            [.. list.Select(m => new MailView(m.MailId, m.Body, Person(m.Person), m.At, m.Decision, m.Text,
                rights.MayReadMailOf(m.Body) ? beside.Texts.GetValueOrDefault(m.MailId) : null))];

        var bodies = new List<BodyView>();
        foreach (var body in standing.Bodies)
        {
            var sentence = body.Word is { } w && rights.MayReadMailOf(body.Code)
                ? MailWords.Sentence(consultation, w.MailId, beside.Texts.GetValueOrDefault(w.MailId))
                : null;
            bodies.Add(new BodyView(
                body.Code, body.Name,
                body.Word is { } word ? new WordView(word.Decision, word.At, sentence, word.MailId, word.Ruled) : null,
                [.. body.Notes.Select(n => new NoteView(n.Channel, n.SaidAt, Remark(n.RemarkId)))]));
        }

        var lists = standing.Lists;
        return new ConsultationView
        {
            Reference = consultation.Reference,
            Version = row.Version,
            Department = row.Department,
            Title = row.Title,
            Owners = [.. consultation.Owners.Select(o => Person(o)!)],
            Status = standing.Status,
            WaitingFor = standing.WaitingFor,
            LeadTime = LeadTime(standing.LeadTime, row, TimeSpan.FromMinutes(desk.City.AnswerByMinutes)),
            Revision = standing.Revision ?? 0,
            Bodies = bodies,
            Reasons = [.. standing.Reasons.Select(Reason)],
            Notes = [.. standing.Notes.Select(Reason)],
            History = [.. consultation.Events.Select(e => new EventView(
                e.Id, names[e.Id].Name, e.At, Person(e.Actor), HistoryText.Of(e.Fact, desk.City.BodySet()), Remark(RemarkOf(e.Fact))))],
            Lists = new ListsView(
                List(lists.Questions), List(lists.Forgeries), List(lists.Unconfirmed), List(lists.Unclear), List(lists.Older), List(lists.Waiting),
                List(lists.Absences), List(lists.Undelivered), List(lists.Other)),
            Sheet = sent ?? working,
            WorkingSheet = unsent.Count > 0 ? working : null,
            Changes = before is not null && sent is not null ? Changes(before, sent) : [],
            UnsentChanges = unsent,
            Revisions = [.. consultation.State.Revisions.Select(r => new RevisionView(
                r.Number, r.SentAt, r.Opened.TextHash, r.Number != consultation.State.Current!.Number))],
            SentCheck = rights.AllMails || rights.MailsOf is not null ? await SentCheck.Of(desk.Db, consultation, desk.City, cancellationToken) : null,
            Notice = new NoticeView(
                standing.Notice.State, standing.Notice.SentAt, standing.Notice.Recipients, standing.Notice.RepeatedBy,
                [.. standing.Notice.ChangedAfterSending.Select(c => c.Mark)]),
            Repeats = consultation.State.Created?.Repeats is { } repeats ? Reference.Parse(repeats) : null,
            Can = Can(consultation, standing, rights),
        };
    }

    private static IReadOnlyList<ChangeView> Changes(Sheet older, Sheet newer) =>
        [.. SheetChange.Between(older, newer).Fields.Select(f => new ChangeView(f.Label, TextDifference.Between(f.Before, f.After)))];

    private static LeadTimeView LeadTime(LeadTime lead, ConsultationRow row, TimeSpan answerBefore)
    {
        // Before anything was sent the events know no start; the working sheet does.
        var start = lead.PlannedStart ?? row.PlannedStart;
        return new LeadTimeView(
            lead.State, lead.SendBy ?? (start is { } sent ? Deadlines.SendBy(sent) : null),
            lead.AnswerBy ?? (start is { } answered ? Deadlines.AnswerBy(answered, answerBefore) : null),
            start, lead.PlannedEnd ?? row.PlannedEnd, lead.SentAt, lead.MarkedAfterwards);
    }

    private static CanView Can(Consultation consultation, Standing standing, Rights rights)
    {
        var open = rights.Write && !consultation.Withdrawn;
        var sent = open && standing.Revision is not null;
        var whole = sent && !consultation.State.Current!.Void;
        return new CanView(
            Fill: open, Revise: sent, Amend: whole, Withdraw: open && standing.Notice.State is not NoticeState.Sent, Notice: open,
            Urgent: open && standing.LeadTime.State is LeadTimeState.Missed, Note: sent, Share: open);
    }

    private static Guid? RemarkOf(Fact fact) => fact switch
    {
        ConsultationWithdrawn withdrawn => withdrawn.RemarkId,
        MarkedUrgent urgent => urgent.RemarkId,
        AgreementNoted noted => noted.RemarkId,
        NoticeCancelled cancelled => cancelled.RemarkId,
        _ => null,
    };

    /// <summary>
    /// Names, the sheets as sent, and as far as the caller may see them mails and remarks: each by the id that events hold. They are asked for
    /// at once, since most of what a consultation costs to show is asking.
    /// </summary>
    private async Task<(IReadOnlyDictionary<Guid, PersonView> People, IReadOnlyDictionary<Guid, string?> Texts)> Beside(
        Opened opened, CancellationToken cancellationToken)
    {
        var (consultation, rights, db) = (opened.Consultation, opened.Rights, desk.Db);
        var id = consultation.Row.Id;
        var people = consultation.Events.SelectMany(Appearing.In).Distinct().ToList();
        var rows = db.Actors.Where(a => people.Contains(a.Id)).Select(a => new { Person = true, a.Id, Text = (string?)a.Name, a.Address });
        var fills = new[] { consultation.SentFill, consultation.FillBefore }.OfType<Guid>().ToList();
        if (fills.Count > 0)
            rows = rows.Concat(db.Fills.Where(f => fills.Contains(f.Id)).Select(f => new { Person = false, f.Id, Text = f.Sheet, Address = (string?)null }));
        if (rights.AllMails || rights.MailsOf is not null)
            rows = rows.Concat(db.Mails.Where(m => m.ConsultationId == id).Select(m => new { Person = false, m.Id, Text = m.VisibleText, Address = (string?)null }));
        if (rights.AllMails)
            rows = rows.Concat(db.Remarks.Where(r => r.ConsultationId == id).Select(r => new { Person = false, r.Id, r.Text, Address = (string?)null }));
        var found = (await rows.ToListAsync(cancellationToken)).ToLookup(r => r.Person);
        return (
            found[true].ToDictionary(a => a.Id, a => new PersonView(a.Text is { Length: > 0 } name ? name : a.Address ?? "", a.Address ?? "")),
            found[false].ToDictionary(r => r.Id, r => r.Text));
    }
}
