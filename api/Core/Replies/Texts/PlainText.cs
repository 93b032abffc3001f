using System.Text;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>Takes a plain text apart into lines.</summary>
internal static class PlainText
{
    private const int FewestLines = 8;

    /// <summary>The lines of a text, with <c>&gt;</c> counted as depth.</summary>
    /// <param name="text">The text.</param>
    /// <param name="flowed">RFC 3676: lines that end in a blank go on in the next one.</param>
    /// <param name="dropSpace">RFC 3676's DelSp: that blank doesn't belong to the text.</param>
    public static List<TextLine> Lines(string text, bool flowed = false, bool dropSpace = false)
    {
        var lines = new List<TextLine>(text.AsSpan().Count('\n') + 1);
        var open = false;
        var initials = InitialsOf(text);
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var depth = Unquote(initials.Length > 0 && raw.StartsWith(initials, StringComparison.Ordinal) ? raw[(initials.Length - 1)..] : raw, out var rest);
            var words = Clean(rest);
            if (depth == 1 && lines.Count > 0 && IsClosedAddress(lines, words))
            {
                lines[^1] = lines[^1] with { Text = lines[^1].Text + ">" + words };
                continue;
            }
            // RFC 3676: "-- " is a signature's mark, never a soft break; a blank put before ">" or "From" is taken off.
            var soft = flowed && rest.EndsWith(' ') && words != "--";
            if (flowed && depth == 0 && words.Length > 0 && rest.StartsWith(" >")) words = words.TrimStart();
            if (open && lines[^1].Depth == depth && words.Length > 0)
                lines[^1] = lines[^1] with { Text = lines[^1].Text + (dropSpace ? "" : " ") + words.TrimStart() };
            else
                lines.Add(new(words, depth));
            open = soft && words.Length > 0 && lines[^1].Text.Length < 100_000;
        }
        return Tightened(lines);
    }

    // The Bat! and older programs put the initials of who wrote it before ">" in every quoted line: "JD> ", "소> ".
    private static ReadOnlySpan<char> InitialsOf(string text)
    {
        const int fewest = 2, longest = 3;
        if (!text.Contains('>', StringComparison.Ordinal)) return default;
        ReadOnlySpan<char> found = default;
        var (lines, introduced) = (0, false);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            // Without a line that introduces them they are somebody's own labels: "답> …".
            introduced |= line.Length > 10 && line.TrimEnd().EndsWith(':') && line.ContainsAnyInRange('0', '9');
            if (!introduced) continue;
            if (line.IndexOf('>') is not (> 0 and <= longest and var at) || !IsLetters(line[..at])) continue;
            if (lines == 0) found = line[..(at + 1)];
            if (line.StartsWith(found, StringComparison.Ordinal) && ++lines >= fewest) return found;
        }
        return default;

        static bool IsLetters(ReadOnlySpan<char> text)
        {
            foreach (var c in text)
            {
                if (!char.IsLetter(c)) return false;
            }
            return true;
        }
    }

    // Outlook's and some gateways' plain text has an empty line behind every line, which then parts nothing.
    private static List<TextLine> Tightened(List<TextLine> lines)
    {
        var words = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].IsBlank) continue;
            words++;
            if (i + 1 < lines.Count && !lines[i + 1].IsBlank) return lines;
        }
        if (words < FewestLines) return lines;

        var tight = new List<TextLine>(lines.Count / 2);
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].IsBlank || i == 0 || lines[i - 1].IsBlank) tight.Add(lines[i]);
        }
        return tight;
    }

    /// <summary>A line's words as people see them: no invisible letters, one kind of blank, none at the end.</summary>
    public static string Clean(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd();
        var clean = true;
        foreach (var c in line)
        {
            if (c >= 0x80 ? c is '\u00A0' or '\u00AD' or '\uFEFF' or '\u3000' or (>= '\u2000' and <= '\u200C') or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202F') or (>= '\u2060' and <= '\u2064') : c < ' ' && c != '\t')
            {
                clean = false;
                break;
            }
        }
        if (clean) return line.ToString();

        var text = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            switch (c)
            {
                case '\u200B' or '\u200C' or '\u200E' or '\u200F' or (>= '\u2060' and <= '\u2064') or '\uFEFF' or '\u00AD':
                case >= '\u202A' and <= '\u202E':
                    break;
                case '\u00A0' or '\u3000' or '\u2028' or '\u2029' or '\u202F':
                case >= '\u2000' and <= '\u200A':
                    text.Append(' ');
                    break;
                case < ' ' when c != '\t':
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }
        return text.ToString().TrimEnd();
    }

    // An attribution broken inside its address goes on with the address's own ">": "… <ops@dasan120.example" / ">:" is no quotation.
    private static bool IsClosedAddress(List<TextLine> lines, string words)
    {
        if (words is not (":" or "님이 작성:") && !(words.StartsWith("wrote", StringComparison.Ordinal) && words.Length < 12)) return false;
        var open = 0;
        for (var i = lines.Count - 1; i >= 0 && i >= lines.Count - 4; i--)
        {
            if (lines[i].Depth > 0 || lines[i].Text.Length >= 400) return false;
            open += lines[i].Text.AsSpan().Count('<') - lines[i].Text.AsSpan().Count('>');
            if (open > 0) return true;
        }
        return false;
    }

    private static int Unquote(ReadOnlySpan<char> line, out ReadOnlySpan<char> rest)
    {
        var depth = 0;
        rest = line;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '>')
            {
                depth++;
                rest = line[(at + 1)..];
            }
            else if (line[at] is not (' ' or '\t' or '\u00A0') || at > 200)
            {
                break;
            }
        }
        if (depth > 0 && rest is [' ', ..]) rest = rest[1..];
        return depth;
    }
}
