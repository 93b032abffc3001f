using System.Buffers;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>
/// OpenPGP written into the text itself (RFC 9580, 7): what is clear-signed is taken out of its frame, as the programs show it that
/// know it. The signature isn't verified and proves nothing. What is encrypted can't be read here.
/// </summary>
internal static class PgpFrame
{
    private const string Encrypted = "-----BEGIN PGP MESSAGE-----";
    private const string Signed = "-----BEGIN PGP SIGNED MESSAGE-----";
    private const string Signature = "-----BEGIN PGP SIGNATURE-----";
    private const string SignatureEnd = "-----END PGP SIGNATURE-----";

    private static readonly SearchValues<char> Armor = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    private enum Place
    {
        Outside,
        Headers,
        Words,
        Signature,
    }

    /// <summary>Whether words hold an encrypted message.</summary>
    public static bool HoldsEncrypted(string text)
    {
        for (var at = text.IndexOf(Encrypted, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Encrypted, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || text[at - 1] == '\n') return true;
        }
        return false;
    }

    /// <summary>The lines without the frames of what is signed in them; a frame in a quotation stays.</summary>
    public static List<TextLine> Open(List<TextLine> lines)
    {
        if (!lines.Exists(l => Is(l, Signed))) return lines;
        var open = new List<TextLine>(lines.Count);
        var place = Place.Outside;
        foreach (var line in lines)
        {
            switch (place)
            {
                case Place.Outside when Is(line, Signed):
                    place = Place.Headers;
                    continue;
                case Place.Headers when line.IsBlank:
                    place = Place.Words;
                    continue;
                case Place.Headers when line.Text.Contains(": ", StringComparison.Ordinal) && char.IsAsciiLetter(line.Text[0]):
                    continue;
                case Place.Headers or Place.Words when Is(line, Signature):
                    place = Place.Signature;
                    continue;
                case Place.Headers or Place.Words:
                    place = Place.Words;
                    // RFC 9580, 7.1: a dash at the start is written as "- -".
                    open.Add(line.Depth == 0 && line.Text.StartsWith("- ", StringComparison.Ordinal) ? line with { Text = line.Text[2..], Cells = null } : line);
                    continue;
                case Place.Signature when Is(line, SignatureEnd):
                    place = Place.Outside;
                    continue;
                // Whatever else stands where a signature should is somebody's words.
                case Place.Signature when line.IsBlank || !line.Text.AsSpan().ContainsAnyExcept(Armor) || line.Text.StartsWith("Version: ", StringComparison.Ordinal) || line.Text.StartsWith("Comment: ", StringComparison.Ordinal):
                    continue;
                case Place.Signature:
                    place = Place.Outside;
                    break;
            }
            open.Add(line);
        }
        return open;
    }

    private static bool Is(TextLine line, string mark) => line.Depth == 0 && line.Text.Length >= mark.Length && line.Text.AsSpan().Trim().SequenceEqual(mark);
}
