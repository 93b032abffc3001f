using MimeKit;

namespace ConsultAddin.Server.Commands.Doctor;

/// <summary>The headers of a mail that prove its sender, or don't.</summary>
internal static class EvidenceHeaders
{
    private const int MostShown = 500;

    private static readonly string[] Names =
        ["Authentication-Results", "X-MS-Exchange-Organization-AuthAs", "X-MS-Exchange-CrossTenant-AuthAs", "From", "Sender", "Reply-To"];

    /// <summary>Each on one line, topmost first, those of any name in the order in which they matter.</summary>
    public static IEnumerable<string> Of(byte[] mail)
    {
        using var stream = new MemoryStream(mail, writable: false);
        var headers = HeaderList.Load(stream);
        return Names.SelectMany(name => headers.Where(h => h.Field.Equals(name, StringComparison.OrdinalIgnoreCase)))
            .Select(h => $"{h.Field}: {string.Join(' ', h.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}")
            // A stranger may have written them: no control characters to a terminal, and an end.
            .Select(line => new string([.. line.Where(c => !char.IsControl(c)).Take(MostShown)]));
    }
}
