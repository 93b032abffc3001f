using System.Globalization;
using System.Text.RegularExpressions;
using ConsultAddin.Core.Sheets.Documents;
using ConsultAddin.Server.Mailboxes.Rounds;
using ConsultAddin.Server.Settings;
using ConsultAddin.Server.Storage;

namespace ConsultAddin.Server.Consultations;

/// <summary>Puts what the sheet says and what its mail said as it was sent side by side (rule 5).</summary>
internal static partial class SentCheck
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

    private static string Where(SheetDifference difference)
    {
        var place = MessageText().Match(difference.Where) is { Success: true } text
            ? $"문안 {int.Parse(text.Groups[1].ValueSpan, CultureInfo.InvariantCulture) + 1}"
            : Plain.GetValueOrDefault(difference.Where, difference.Where);
        return difference.Source == SheetSource.Document ? $"첨부 파일의 {place}" : place;
    }

    private static readonly Dictionary<string, string> Plain = new()
    {
        ["fillCode"] = "협의서 번호",
        ["other"] = "협의서에 없는 내용",
        ["title"] = "제목",
        ["department"] = "부서",
        ["reason"] = "발송 사유",
        ["contact"] = "담당자",
        ["offHoursContact"] = "야간·휴일 연락처",
        ["urgent.reason"] = "긴급 사유",
    };

    [GeneratedRegex(@"^messages\[([0-9]{1,4})\]\.text$")]
    private static partial Regex MessageText();
}
