using System.Text.Json;
using ConsultAddin.Core;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;

namespace ConsultAddin.Server.Consultations;

/// <summary>Keeps the list columns, owners and appearances in step with events and working sheet.</summary>
internal static class Projection
{
    internal static async Task Update(
        ConsultationsDb db, Consultation consultation, IReadOnlyList<RecordedEvent> appended, CitySettings city, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var row = consultation.Row;
        var standing = consultation.Standing(city, now);
        row.Status = standing.Status;
        row.NextChange = standing.NextChange;
        row.NextStatus = standing.NextChange is { } then ? consultation.Standing(city, then).Status : standing.Status;
        row.Revision = standing.Revision ?? 0;
        row.FirstSentAt = consultation.Revisions.Min(r => (DateTimeOffset?)r.SentAt);
        row.Urgent |= standing.LeadTime.UrgentSince is not null;
        foreach (var recorded in appended)
        {
            if (Owner(recorded) is { } owner && await db.Owners.FindAsync([row.Id, owner], cancellationToken) is null)
                db.Owners.Add(new OwnerRow { ConsultationId = row.Id, ActorId = owner });
        }

        var known = consultation.Events.TakeWhile(e => e.Version < appended[0].Version).SelectMany(Appearing.In).ToHashSet();
        db.Appearances.AddRange(appended.SelectMany(Appearing.In).Where(known.Add).Select(p => new AppearanceRow { ActorId = p, ConsultationId = row.Id }));

        if (row.Revision == 0)
            return;
        row.PlannedStart = standing.LeadTime.PlannedStart;
        row.PlannedEnd = standing.LeadTime.PlannedEnd;
        if (appended.Any(e => e.Fact is RevisionOpened or SheetAmended) && await Sent(db, consultation, cancellationToken) is { } sheet)
            Show(row, sheet);
    }

    /// <summary>Keeps the working sheet; until something was sent, lists show what it says. False when it is the same as before.</summary>
    internal static bool Keep(ConsultationRow row, Sheet sheet)
    {
        var json = JsonSerializer.Serialize(sheet, CoreJson.Options);
        if (json == row.WorkingSheet)
            return false;
        row.WorkingSheet = json;
        if (row.Revision > 0)
            return true;
        Show(row, sheet);
        row.PlannedStart = sheet.PlannedStart;
        row.PlannedEnd = sheet.PlannedEnd;
        row.Urgent = sheet.Urgent is not null;
        return true;
    }

    /// <summary>The sheet as it was sent, with its amendments; null while nothing was sent, or once erased.</summary>
    internal static async Task<Sheet?> Sent(ConsultationsDb db, Consultation consultation, CancellationToken cancellationToken) =>
        consultation.SentFill is { } id && await db.Fills.FindAsync([id], cancellationToken) is { Sheet: { } json } ? ReadSheet(json) : null;

    internal static Sheet ReadSheet(string json) =>
        json.Length == 0 ? new Sheet() : JsonSerializer.Deserialize<Sheet>(json, CoreJson.Options)!;

    private static Guid? Owner(RecordedEvent recorded) => recorded.Fact switch
    {
        ConsultationCreated => recorded.Actor,
        OwnerAdded added => added.Owner,
        _ => null,
    };

    private static void Show(ConsultationRow row, Sheet sheet)
    {
        row.Title = sheet.Title;
        row.SearchText = Visible.Searchable(string.Join('\n', sheet.Messages.Select(m => m.Text).Prepend(sheet.Title).Prepend(row.Department)));
        row.SearchGrams = [.. Grams.Of(row.SearchText), Grams.OfYear(row.Year)];
    }
}
