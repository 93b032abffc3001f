using System.Text;
using MimeKit;
using MimeKit.Utils;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>Why a mail's words can't be read here, or not whole.</summary>
internal enum TextProblem
{
    /// <summary>They can.</summary>
    None,
    /// <summary>Encrypted (S/MIME or OpenPGP).</summary>
    Encrypted,
    /// <summary>Protected by rights management.</summary>
    Protected,
    /// <summary>Longer than any person's mail.</summary>
    TooLong,
    /// <summary>The plain and the HTML form say different things.</summary>
    FormsDiffer,
    /// <summary>It isn't sure that people see all of it: letters like dust, a colour close to the ground's, a style that can't be judged here.</summary>
    Faint,
    /// <summary>They lie in a file of Outlook's own (winmail.dat) that can't be read here.</summary>
    Enclosed,
    /// <summary>Words stand between the lines of the mail being answered, and they could be that mail's own.</summary>
    BetweenTheLines,
}

/// <summary>The words of a mail: chosen among its forms, decoded, and parted from what isn't the person's own.</summary>
/// <param name="Own">What the person wrote now.</param>
/// <param name="Problem">Why that isn't sure.</param>
/// <param name="Other">The own words of the other form where the two differ; null when they agree.</param>
internal sealed record MailText(OwnWords Own, TextProblem Problem, string? Other)
{
    /// <summary>The cells of the tables in the other form, where the two say the same up to where they stand: a plain text shows no columns.</summary>
    public IReadOnlyList<TableCell> OtherCells { get; private init; } = [];

    private const int MostBytes = 8 * 1024 * 1024;
    private const int MostSlots = 50;

    private sealed record Slot(TextPart? Plain, TextPart? Html);

    /// <summary>Reads a mail's words.</summary>
    public static MailText Read(MimeMessage message)
    {
        var slots = new List<Slot>();
        Collect(message.Body, slots);
        var enclosed = TnefBody.In(message);
        var writer = message.From.Mailboxes.FirstOrDefault()?.Name ?? "";
        var problem = slots.Count == 0 && enclosed is null ? Unreadable(message) : TextProblem.None;
        var truncated = false;
        // A calendar answer without a text of its own: some hosts write one into the calendar part.
        if (slots.Count == 0 && message.Body is TextPart { IsAttachment: false } only) slots.Add(new(only, null));
        if (slots.Count == 0 && Unparted(message.Body) is { } whole) slots.Add(new(whole, null));
        var html = slots.Any(s => s.Html is not null) ? OwnWords.Read(Lines(slots, preferHtml: true), writer) : null;
        var plain = html is null || slots.All(s => s.Plain is not null) ? OwnWords.Read(Lines(slots, preferHtml: false), writer) : null;
        string? inside = null;
        if (enclosed is not null) (html, plain, inside) = Enclosed(enclosed, writer, html, plain, ref problem);
        if (truncated) problem = TextProblem.TooLong;
        else if (problem == TextProblem.None && html is { Faint: true }) problem = TextProblem.Faint;
        if (problem == TextProblem.None && Unreadable(message) is var hidden and not TextProblem.None) problem = hidden;
        if (problem == TextProblem.None && (PgpFrame.HoldsEncrypted(html?.OwnPart ?? "") || PgpFrame.HoldsEncrypted(plain?.OwnPart ?? ""))) problem = TextProblem.Encrypted;

        if (problem == TextProblem.None && (html ?? plain) is { Trust: Trust.Doubtful }) problem = TextProblem.BetweenTheLines;
        if (problem == TextProblem.Protected) (html, plain) = (WithoutWrapper(html), WithoutWrapper(plain));

        if (html is null) return new(plain!, problem, inside);
        if (plain is null || plain.Text.Length == 0) return new(html, problem, inside);
        // The plain form shows no colour.
        if (html.Apart != html.Text && Same(plain.Apart, html.Apart)) return new(html, problem, inside);
        // Both forms say the same: the plain one keeps the person's own lines. Else the HTML one is what the person saw.
        return Same(plain.Text, html.Text) ? new(html with { Text = plain.Text, Spoken = plain.Spoken, Cells = Moved(html.Cells, html.Text, plain.Text) }, problem, inside) : new(html, problem, plain.Spoken) { OtherCells = Begins(plain.Spoken, html.Text) ? Moved(html.Cells, html.Text, plain.Spoken) : [] };

        List<TextLine> Lines(List<Slot> from, bool preferHtml)
        {
            var lines = new List<TextLine>();
            foreach (var slot in from)
            {
                if (lines.Count > 0) lines.Add(new(""));
                var part = preferHtml ? slot.Html ?? slot.Plain : slot.Plain ?? slot.Html;
                var text = CharsetReader.Read(part!, MostBytes, out var cut);
                truncated |= cut;
                if (part == slot.Html) lines.AddRange(HtmlText.Lines(text));
                else lines.AddRange(PlainText.Lines(text, part!.IsFlowed, IsYes(part.ContentType.Parameters["delsp"])));
            }
            return PgpFrame.Open(lines);
        }
    }

    // A mail of Outlook's rich text: its words lie in winmail.dat alone, or beside a plain text that says the same.
    private static (OwnWords? Html, OwnWords? Plain, string? Inside) Enclosed(MimePart file, string writer, OwnWords? html, OwnWords? plain, ref TextProblem problem)
    {
        var body = TnefBody.Read(file, MostBytes);
        var shown = html ?? plain;
        if (body is null)
        {
            // With a text of its own beside it, the file may hold nothing but attachments.
            if (shown is null or { Text: "" }) problem = TextProblem.Enclosed;
            return (html, plain, null);
        }
        var html2 = body.Html is null ? null : OwnWords.Read(PgpFrame.Open(HtmlText.Lines(body.Html)), writer);
        var plain2 = body.Plain is null ? null : OwnWords.Read(PgpFrame.Open(PlainText.Lines(body.Plain)), writer);
        if (shown is null or { Text: "" })
        {
            if (body.Faint) problem = TextProblem.Faint;
            return (html2, plain2 ?? (html2 is null ? plain : null), null);
        }
        var inside = (html2 ?? plain2)!.Text;
        return (html, plain, inside.Length == 0 || Same(inside, shown.Text) ? null : inside);
    }

    private static void Collect(MimeEntity? entity, List<Slot> slots)
    {
        if (slots.Count >= MostSlots) return;
        switch (entity)
        {
            case MultipartAlternative or Multipart { ContentType.MediaSubtype: "alternative" }:
                var inner = new List<Slot>();
                foreach (var choice in (Multipart)entity) Collect(choice, inner);
                var plain = inner.Select(s => s.Plain).FirstOrDefault(p => p is not null);
                var html = inner.Select(s => s.Html).LastOrDefault(p => p is not null);
                if (plain is not null || html is not null) slots.Add(new(plain, html));
                break;
            case MultipartRelated or Multipart { ContentType.MediaSubtype: "related" or "signed" }:
                var related = (Multipart)entity;
                if (related.Count > 0) Collect(related is MultipartRelated { Root: { } root } ? root : related[0], slots);
                break;
            case Multipart { ContentType.MediaSubtype: not "encrypted" } mixed:
                foreach (var part in mixed) Collect(part, slots);
                break;
            case TextPart { IsAttachment: false } text when text.IsHtml || text.IsPlain || slots.Count == 0 && text.ContentType.MediaSubtype is "enriched" or "richtext":
                slots.Add(text.IsHtml ? new(null, text) : new(text, null));
                break;
        }
    }

    // A multipart whose boundary never occurs: all of it stands before the first part. A part's head in it belongs to another
    // boundary, whose parts nobody knows.
    private static TextPart? Unparted(MimeEntity? body)
    {
        if (body is not Multipart { Count: 0 } multipart) return null;
        var bytes = new MemoryStream();
        multipart.WriteTo(bytes, contentOnly: true);
        if (HoldsHead(bytes.GetBuffer().AsSpan(0, (int)bytes.Length))) return null;
        _ = MimeUtils.TryParse(multipart.Headers[HeaderId.ContentTransferEncoding] ?? "", out ContentEncoding encoding);
        var text = new TextPart("plain") { Content = new MimeContent(bytes, encoding) };
        if (multipart.ContentType.Charset is { } charset) text.ContentType.Charset = charset;
        return text;
    }

    private static bool HoldsHead(ReadOnlySpan<byte> bytes)
    {
        var field = "Content-Type:"u8;
        foreach (var line in bytes.Split((byte)'\n'))
        {
            if (bytes[line].Length >= field.Length && Ascii.EqualsIgnoreCase(bytes[line][..field.Length], field)) return true;
        }
        return false;
    }

    private static OwnWords? WithoutWrapper(OwnWords? words) => words is not null && (ProgramNotes.IsWrapper(words.Text) || ProgramNotes.IsWrapper(words.OwnPart)) ? OwnWords.None : words;

    private static TextProblem Unreadable(MimeMessage message)
    {
        foreach (var part in MailParts.Shallow(message.Body))
        {
            var type = part.ContentType;
            if (type.IsMimeType("multipart", "encrypted") || type.IsMimeType("application", "pgp-encrypted")) return TextProblem.Encrypted;
            if ((type.IsMimeType("application", "pkcs7-mime") || type.IsMimeType("application", "x-pkcs7-mime"))
                && type.Parameters["smime-type"] is not "certs-only") return TextProblem.Encrypted;
            if (type.IsMimeType("application", "x-microsoft-rpmsg-message")
                || part is MimePart { FileName: { } name } && name.EndsWith(".rpmsg", StringComparison.OrdinalIgnoreCase)) return TextProblem.Protected;
        }
        return TextProblem.None;
    }

    private static bool IsYes(string? value) => string.Equals(value, "yes", StringComparison.OrdinalIgnoreCase);

    // Cells by their places in a text that begins with the same, white space aside.
    private static IReadOnlyList<TableCell> Moved(IReadOnlyList<TableCell> cells, string from, string to)
    {
        if (cells.Count == 0) return cells;
        var places = new int[from.Length];
        var at = 0;
        for (var i = 0; i < from.Length; i++)
        {
            if (char.IsWhiteSpace(from[i])) continue;
            while (char.IsWhiteSpace(to[at])) at++;
            places[i] = at++;
        }
        // No cell begins or ends with a blank.
        return [.. cells.Select(c => c with { Start = places[c.Start], End = places[c.End - 1] + 1 })];
    }

    private static bool Same(string left, string right) => Begins(left, right) && Begins(right, left);

    // White space aside.
    private static bool Begins(string whole, string beginning)
    {
        var (i, j) = (0, 0);
        while (true)
        {
            while (i < whole.Length && char.IsWhiteSpace(whole[i])) i++;
            while (j < beginning.Length && char.IsWhiteSpace(beginning[j])) j++;
            if (j == beginning.Length) return true;
            if (i == whole.Length || whole[i++] != beginning[j++]) return false;
        }
    }
}
