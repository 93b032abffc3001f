using System.Text;

namespace ConsultAddin.Local.Exchange;

/// <summary>Takes header fields from a mail and puts others on top, leaving every other byte as it is.</summary>
internal static class RawHeaders
{
    /// <summary>Rewrites the header of a mail.</summary>
    /// <param name="mime">The mail, its lines ended by CRLF or LF.</param>
    /// <param name="isTaken">Whether a field of this name is taken away.</param>
    /// <param name="added">The fields put on top, each <c>Name: value</c>, folded if need be.</param>
    public static byte[] Rewrite(byte[] mime, Func<string, bool> isTaken, IEnumerable<string> added)
    {
        using var rewritten = new MemoryStream(mime.Length + 1024);
        foreach (var field in added) rewritten.Write(Encoding.UTF8.GetBytes(field + "\r\n"));

        var at = 0;
        var taking = false;
        while (at < mime.Length)
        {
            var end = Array.IndexOf(mime, (byte)'\n', at);
            end = end < 0 ? mime.Length : end + 1;
            var line = mime.AsSpan(at, end - at);
            if (line is [(byte)'\n'] or [(byte)'\r', (byte)'\n']) break;
            if (line[0] is not ((byte)' ' or (byte)'\t'))
            {
                var colon = line.IndexOf((byte)':');
                taking = colon > 0 && isTaken(Encoding.ASCII.GetString(line[..colon]).TrimEnd());
            }

            if (!taking) rewritten.Write(line);
            at = end;
        }

        rewritten.Write(mime, at, mime.Length - at);
        return rewritten.ToArray();
    }
}
