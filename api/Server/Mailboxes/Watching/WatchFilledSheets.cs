using ConsultAddin.Core.Approvals;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Storage;

namespace ConsultAddin.Server.Mailboxes.Watching;

/// <summary>A fill starts the watch on the sheet's mailboxes: that of the officer who filled it and, where From is another, that too.</summary>
internal sealed class WatchFilledSheets(ConsultationsDb db, Watches watches) : IFollowUp
{
    /// <inheritdoc/>
    public async Task Follow(Consultation consultation, IReadOnlyList<RecordedEvent> appended, CancellationToken cancellationToken)
    {
        foreach (var filled in appended)
        {
            if (filled.Fact is not SheetFilled { FillId: var id } || await db.Fills.FindAsync([id], cancellationToken) is not { } fill)
                continue;
            var officer = filled.Actor is { } actor ? (await db.Actors.FindAsync([actor], cancellationToken))?.Address : null;
            await watches.BeginAsync(db, consultation.Row.Id, [fill.Mailbox, officer ?? ""], cancellationToken);
        }
    }
}
