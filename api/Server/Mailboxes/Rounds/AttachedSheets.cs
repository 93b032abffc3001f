using ConsultAddin.Core.Sheets.Documents;
using ConsultAddin.Server.Templates;
using MimeKit;

namespace ConsultAddin.Server.Mailboxes.Rounds;

/// <summary>A sheet that was read out of a file attached to a mail.</summary>
/// <param name="Name">The file's name as the mail says it.</param>
/// <param name="Format">What the file is.</param>
/// <param name="Reading">What is written in it.</param>
internal sealed record AttachedSheet(string Name, SheetFormat Format, SheetReading Reading)
{
    private const int MostFiles = 20;

    /// <summary>The sheets attached to a mail, in its order. Never throws on a bad file: what can't be read is no sheet.</summary>
    public static IReadOnlyList<AttachedSheet> In(MimeMessage mail) =>
        [.. mail.BodyParts.OfType<MimePart>().Where(MayBeOne).Take(MostFiles).Select(Read).OfType<AttachedSheet>()];

    private static AttachedSheet? Read(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content?.DecodeTo(bytes);
        var content = bytes.ToArray();
        return SheetFormats.Of(content) is { } format && SheetFormats.Read(content) is { } reading ? new(part.FileName ?? "", format, reading) : null;
    }

    // Some gateways call every file octet-stream, some programs give it no name: one sign is enough.
    private static bool MayBeOne(MimePart part) => Enum.GetValues<SheetFormat>().Any(format =>
        string.Equals(part.ContentType.MimeType, format.ContentType(), StringComparison.OrdinalIgnoreCase)
        || (part.FileName ?? "").EndsWith(format.Extension(), StringComparison.OrdinalIgnoreCase));
}
