using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Mailboxes.Rounds;
using MimeKit;

namespace ConsultAddin.Server.Reviews;

/// <summary>
/// What a body wrote into the opinion box of a sheet that it sent back (붙임과 같이 회신합니다): evidence for the person who
/// decides, never counted by itself.
/// </summary>
/// <param name="File">Name of the attached file.</param>
/// <param name="Reference">The consultation that the file names; null for none.</param>
/// <param name="Revision">The revision that the file names; null for none.</param>
/// <param name="Current">Whether the file is the sheet of this consultation's current revision.</param>
/// <param name="Body">The body's name as the box says it.</param>
/// <param name="Word">What is written as the word, such as <c>동의</c>; may be empty.</param>
/// <param name="Text">The opinion in words; may be empty.</param>
/// <param name="Person">Who signs it; may be empty.</param>
public sealed record OpinionBox(string File, Reference? Reference, int? Revision, bool Current, string Body, string Word, string Text, string Person)
{
    /// <summary>The boxes in which something is written, of all sheets attached to a mail; none once the mail was erased.</summary>
    internal static IReadOnlyList<OpinionBox> In(byte[]? mime, Consultation consultation)
    {
        if (mime is null)
            return [];
        using var stream = new MemoryStream(mime, writable: false);
        using var mail = MimeMessage.Load(stream);
        return
        [
            .. from sheet in AttachedSheet.In(mail)
               let reading = sheet.Reading
               from box in reading.Opinions
               where box.Word.Length + box.Text.Length + box.Person.Length > 0
               select new OpinionBox(
                   sheet.Name, reading.Reference, reading.Revision,
                   reading.Reference == consultation.Reference && consultation.State.Current is { } current
                       && reading.Revision == current.Number && reading.FillCode == current.Opened.FillCode,
                   box.Body, box.Word, box.Text, box.Person),
        ];
    }
}
