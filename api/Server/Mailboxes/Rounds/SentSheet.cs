using ConsultAddin.Core.Sheets;
using ConsultAddin.Core.Sheets.Documents;
using ConsultAddin.Server.Settings;
using MimeKit;

namespace ConsultAddin.Server.Mailboxes.Rounds;

/// <summary>What a sheet's mail says as it was sent, held against the sheet that was filled into it (rule 5).</summary>
/// <param name="Differences">Where the mail or an attached sheet (.docx, .hwpx) says something else than the sheet; none when all say the same.</param>
/// <param name="WordFileMissing">Whether no sheet is attached, neither as .docx nor as .hwpx.</param>
/// <param name="MissingBodies">Codes of the bodies to none of whose addresses it went.</param>
/// <param name="ConsultationMailboxMissing">Whether it didn't go to the consultation mailbox.</param>
/// <param name="TextHash">Text identity of what was sent: the sheet's own when nothing differs.</param>
public sealed record SentSheet(
    IReadOnlyList<SheetDifference> Differences,
    bool WordFileMissing,
    IReadOnlyList<string> MissingBodies,
    bool ConsultationMailboxMissing,
    string TextHash)
{
    /// <summary>Reads a sent mail. Never throws on a bad one: what can't be read is found missing.</summary>
    /// <param name="mime">The whole mail.</param>
    /// <param name="sheet">The sheet that was filled.</param>
    /// <param name="city">The bodies and the consultation mailbox.</param>
    public static SentSheet Read(byte[] mime, Sheet sheet, CitySettings city)
    {
        using var stream = new MemoryStream(mime, writable: false);
        using var mail = MimeMessage.Load(stream);
        var text = ReadBody(mail) ?? new SheetReading();
        var attached = Own(AttachedSheet.In(mail));
        List<SheetDifference> differences =
        [
            .. SheetComparison.Compare(sheet, text, null),
            .. attached.SelectMany(a => SheetComparison.Compare(sheet, text, a.Reading).Where(d => d.Source == SheetSource.Document)).Distinct(),
        ];
        var recipients = mail.To.Mailboxes.Concat(mail.Cc.Mailboxes).Concat(mail.Bcc.Mailboxes).Select(m => m.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new(
            differences,
            attached.Count == 0,
            [.. city.Bodies.Where(b => !b.Addresses.Any(recipients.Contains)).Select(b => b.Code)],
            !recipients.Contains(city.ConsultationMailbox),
            TextIdentity.Hash(differences.Count == 0 ? sheet.Messages : Messages(text)));
    }

    private static SheetReading? ReadBody(MimeMessage mail) =>
        (mail.HtmlBody is { } html ? MailSheet.Read(html) : null) ?? (mail.TextBody is { } text ? MailSheet.ReadText(text) : null);

    /// <summary>Of each kind of file all that say which fill they are, since nobody knows which one is opened; an annex with labels like ours says none.</summary>
    private static List<AttachedSheet> Own(IReadOnlyList<AttachedSheet> attached) =>
    [
        .. attached.GroupBy(a => a.Format).SelectMany(same =>
            same.Where(a => a.Reading.Reference is not null).ToList() is { Count: > 0 } marked ? marked : same.Take(1)),
    ];

    private static List<Message> Messages(SheetReading reading) =>
        [.. reading.Texts.Select((text, i) => new Message { Text = text, Sender = reading[$"messages[{i}].sender"] })];
}
