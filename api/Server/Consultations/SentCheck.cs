using ConsultAddin.Core.Sheets.Documents;
using ConsultAddin.Server.Mailboxes.Rounds;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;

namespace ConsultAddin.Server.Consultations;

/// <summary>Puts what the sheet says and what its mail said as it was sent side by side (rule 5).</summary>
internal static class SentCheck
{
    /// <summary>The differences of the current revision's mail; null when it has none, or once mail or sheet were erased.</summary>
    public static async Task<SentCheckView?> Of(ConsultationsDb db, Consultation consultation, CitySettings city, CancellationToken ct)
    {
        if (consultation.State.Current is not { Differing: { } mail } revision
            || await db.Fills.FindAsync([revision.Opened.FillId], ct) is not { Sheet: { } sheet }
            || await db.Mails.FindAsync([mail.MailId], ct) is not { Mime: { } mime })
            return null;
        var sent = SentSheet.Read(mime, Projection.ReadSheet(sheet), city);
        return new([.. sent.Differences.Select(d => new DifferenceView(Where(d), d.Expected, d.Found))]);
    }

    private static string Where(SheetDifference difference) =>
        (difference.Source == SheetSource.Document ? "첨부 파일의 " : "") + SheetPath.Label(difference.Where);
}
