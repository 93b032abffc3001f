using System.Text;
using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>
/// What the person wrote now, out of all lines of a mail. Quotation goes first: what is marked with <c>&gt;</c> or by markup, what
/// follows a repeated mail head, and a sheet between its anchors. From each stretch that is left go banner, mobile footer,
/// disclaimer and signature block. Each line is looked at a bounded number of times.
/// </summary>
/// <param name="Text">Greeting, answer, closing words and a lone name line; lines end with LF.</param>
/// <param name="OwnPart">What stands above the first quotation, a sheet included.</param>
/// <param name="Aside">What was taken for a signature, and lines marked as quoted that nothing introduced: if they speak, it is a person's to see.</param>
internal sealed partial record OwnWords(string Text, string OwnPart, string Aside)
{
    /// <summary>Nothing.</summary>
    public static OwnWords None { get; } = new("", "", "");

    /// <summary>Whether it isn't sure that people see all of the text.</summary>
    public bool Faint { get; private init; }

    /// <summary>The text without what was written between the quoted lines.</summary>
    public string Apart { get; private init; } = Text;

    /// <summary>Whether what stands between the quoted lines could be the quoted mail's own.</summary>
    public Trust Trust { get; private init; }

    /// <summary>
    /// The text as it is read for what it says, place for place: a mark of <c>&gt;</c> that the person put before own lines is a bullet
    /// there, lest they be taken for quoted ones.
    /// </summary>
    public string Spoken { get; init; } = Text;

    /// <summary>The cells of the person's own tables, by their places in the text.</summary>
    public IReadOnlyList<TableCell> Cells { get; init; } = [];

    private enum Role : byte
    {
        Own,
        Quoted,
        Sheet,
        Around,
        Notice,
        Signature,
    }

    /// <summary>Reads the lines of a mail.</summary>
    /// <param name="given">The lines.</param>
    /// <param name="writer">The display name of who writes it.</param>
    public static OwnWords Read(IReadOnlyList<TextLine> given, string writer) => Read(given, writer, LineSense.Held);

    /// <summary>Reads the lines of a mail with a given sense for what is a person's own.</summary>
    internal static OwnWords Read(IReadOnlyList<TextLine> given, string writer, LineSense sense)
    {
        var lines = Parted(given);
        var roles = new Role[lines.Count];
        MarkQuotations(lines, roles);
        var ownEnd = Array.FindIndex(roles, r => r == Role.Quoted);
        var ownPart = Join(lines, roles, 0, ownEnd < 0 ? lines.Count : ownEnd);
        MarkSheets(lines, roles);
        for (var start = 0; start < lines.Count;)
        {
            if (roles[start] != Role.Own)
            {
                start++;
                continue;
            }
            var end = start;
            while (end < lines.Count && roles[end] == Role.Own) end++;
            MarkAround(lines, roles, start, end, sense);
            start = end;
        }
        var cells = new List<TableCell>();
        var apart = Join(lines, roles, 0, lines.Count, cells);
        var between = BetweenTheLines.Find(lines, i => roles[i] == Role.Quoted, ownEnd, Join(lines, roles, 0, Math.Max(ownEnd, 0)), apart, new(writer, ownEnd < 0 ? "" : ownPart));
        foreach (var i in between.Lines) roles[i] = Role.Own;
        var text = Join(between.Marked(lines, '>'), roles, 0, lines.Count);
        return new(text, ownPart, SpokenAside(lines, roles))
        {
            Faint = IsFaint(lines, roles),
            Apart = apart,
            Trust = between.Trust == Trust.Sure && WroteInside(lines, roles) ? Trust.Restraining : between.Trust,
            Spoken = between.Mark.Length > 0 ? Join(between.Marked(lines, '•'), roles, 0, lines.Count) : text,
            // What was written into the mail being answered stands in its tables, if in any.
            Cells = between.Lines.Count > 0 ? [] : cells,
        };
    }

    private static bool IsFaint(IReadOnlyList<TextLine> lines, Role[] roles)
    {
        for (var i = 0; i < roles.Length; i++)
        {
            if (roles[i] == Role.Own && (lines[i].Mark & LineMark.Faint) != 0) return true;
        }
        return false;
    }

    private static string SpokenAside(IReadOnlyList<TextLine> lines, Role[] roles)
    {
        var aside = string.Join('\n', Enumerable.Range(0, lines.Count).SelectMany(i => roles[i] switch
        {
            Role.Signature when Speaks(lines[i].Text) => [lines[i].Text],
            Role.Notice => Footers.Beside(lines[i].Text),
            _ => (IEnumerable<string>)[],
        }));
        var marked = Enumerable.Range(0, lines.Count).Where(i => roles[i] == Role.Quoted).Take(4).ToList();
        // A few lines behind ">" in a mail that introduces no quotation may be the person's own list.
        return marked.Count is > 0 and <= 3 && marked.All(i => lines[i].Depth > 0)
            ? string.Join('\n', marked.Select(i => lines[i].Text).Prepend(aside))
            : aside;
    }

    // A name, an office or a number alone says nothing.
    private static bool Speaks(string line) => line.Any(char.IsLetter) && !Footers.IsOfficeNotice(line)
        && (Restraint.MayBeIn(line) || !SignatureBlock.IsContact(line) && !SignatureBlock.IsOffice(line) && !SignatureBlock.IsName(line));

    private static IReadOnlyList<TextLine> Parted(IReadOnlyList<TextLine> lines)
    {
        List<TextLine>? parted = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var at = lines[i].Depth > 0 ? 0 : QuotationHeader.SharedLine(lines[i].Text) is > 0 and var header ? header
                : SheetAnchor.Inside(lines[i].Text) is > 0 and var sheet ? sheet : ProgramNotes.ReactionBehindEmoji(lines[i].Text);
            if (at > 0)
            {
                parted ??= [.. lines.Take(i)];
                parted.Add(lines[i] with { Text = lines[i].Text[..at].TrimEnd(' ', '-'), Cells = null });
                parted.Add(lines[i] with { Text = lines[i].Text[at..], Cells = null });
            }
            else
            {
                parted?.Add(lines[i]);
            }
        }
        return parted ?? lines;
    }

    // A quoted line that was broken on its way goes on, in small letters, in a line without ">" between two with it.
    private static bool IsBrokenQuotation(IReadOnlyList<TextLine> lines, int at) =>
        at > 0 && at + 1 < lines.Count && lines[at - 1].Depth > 0 && lines[at + 1].Depth > 0
        && (lines[at - 1].Text.Length >= 60 && lines[at].Text is [>= 'a' and <= 'z' or '_' or '(', ..] || IsRestOfLink(lines[at - 1].Text, lines[at].Text));

    // A link that stands alone, or whose beginning stands on the line before: nobody answers with that.
    private static bool IsRestOfLink(string before, string line)
    {
        var text = line.AsSpan().Trim(" >");
        if (text.IsEmpty || text.Contains(' ')) return false;
        // GroupWise's attribution ends with the id of the mail, below its own ">>>".
        if (text is ['<', .., '>', ':'] && text.Contains('@')) return true;
        return text is ['(', .., ')'] or ['<', ..] && text.Contains("://", StringComparison.Ordinal)
            || text[^1] == ')' && before.LastIndexOf('(') > before.LastIndexOf(')') && before.AsSpan(before.LastIndexOf('(')).Contains("://", StringComparison.Ordinal);
    }

    private static void MarkQuotations(IReadOnlyList<TextLine> lines, Role[] roles)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Depth > 0 || IsBrokenQuotation(lines, i))
            {
                roles[i] = Role.Quoted;
                continue;
            }
            if (line.Mark.HasFlag(LineMark.OriginalFollows))
            {
                CutFrom(i);
                return;
            }
            var sort = QuotationHeader.Read(lines, i, out var length);
            if (sort == QuotationHeader.Sort.None) continue;
            var next = i + length;
            while (next < lines.Count && lines[next].IsBlank && lines[next].Depth == 0) next++;
            if (sort == QuotationHeader.Sort.Head || next >= lines.Count || lines[next].Depth == 0)
            {
                CutFrom(i);
                return;
            }
            roles.AsSpan(i, next - i).Fill(Role.Quoted);
            i = next - 1;
        }

        void CutFrom(int at)
        {
            // The bar over a mail head belongs to it.
            var above = at;
            while (above > 0 && roles[above - 1] == Role.Own && (lines[above - 1].IsBlank || QuotationHeader.IsBar(lines[above - 1].Text) || QuotationHeader.IsTitle(lines[above - 1].Text))) above--;
            roles.AsSpan(above).Fill(Role.Quoted);
        }
    }

    // A sheet that comes back in any form is quotation; without its last line, all that follows is.
    private static void MarkSheets(IReadOnlyList<TextLine> lines, Role[] roles)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (roles[i] != Role.Own || !SheetAnchor.IsFirst(lines[i].Text)) continue;
            var end = i;
            while (end < lines.Count && !SheetAnchor.HasLast(lines[end].Text)) end++;
            end = Math.Min(end + 1, lines.Count);
            for (; i < end; i++)
            {
                if (roles[i] == Role.Own) roles[i] = Role.Sheet;
            }
            // The fill code alone on the next line: the anchor was broken.
            if (i < lines.Count && roles[i] == Role.Own && SheetAnchor.IsCode(lines[i].Text)) roles[i] = Role.Sheet;
            else i--;
        }
    }

    private static void MarkAround(IReadOnlyList<TextLine> lines, Role[] roles, int start, int end, LineSense sense)
    {
        var known = sense.Read(lines, start, end);
        var lastOwn = start + Array.FindLastIndex(known, l => l.IsOwn);
        var i = MarkBanner(lines, roles, start, end, known);
        var wrote = false;
        var paragraphEnd = i;
        var typedUntil = i;
        for (; i < end; i++)
        {
            var line = lines[i];
            if (line.IsBlank || roles[i] != Role.Own) continue;
            var opens = i >= paragraphEnd;
            if (opens)
            {
                for (paragraphEnd = i; paragraphEnd < end && !lines[paragraphEnd].IsBlank;) paragraphEnd++;
            }

            // Streak marks the mails that it follows with a letter of no language in use.
            if (line.Text == "ᐧ" || Footers.IsMobile(line.Text))
            {
                var last = i + 1;
                while (last < end && Footers.IsApology(lines[last].Text)) last++;
                Mark(i, last);
                i = last - 1;
            }
            else if (ProgramNotes.IsReaction(line.Text))
            {
                var last = i + 1 < end && ProgramNotes.IsLink(lines[i + 1].Text) ? i + 2 : i + 1;
                Mark(i, last);
                i = last - 1;
            }
            else if (ProgramNotes.EndOfBigFiles(lines, i, end) is var files && files > i)
            {
                Mark(i, files);
                i = files - 1;
            }
            else if (wrote && ProgramNotes.IsTranslation(line.Text))
            {
                // Not the person's words, but where they say anything else than the answer, a person sees it.
                Mark(i, i + 1);
                Mark(i + 1, end, Role.Signature);
                break;
            }
            else if (line.Mark.HasFlag(LineMark.Signature) && i >= typedUntil)
            {
                var last = i;
                while (last < end && (lines[last].Mark.HasFlag(LineMark.Signature) || lines[last].IsBlank)) last++;
                if (!wrote && IsWrittenInside(lines, i, last, end))
                {
                    typedUntil = last;
                    wrote = true;
                    continue;
                }
                if (!IsFarewell(lines, i, last)) Mark(i, last, Role.Signature);
                i = last - 1;
            }
            else if (SignatureBlock.IsMark(line.Text))
            {
                Mark(i, end, Role.Signature);
                break;
            }
            else if ((QuotationHeader.IsBar(line.Text) || line.Text == "__") && i + 1 < end && ProgramNotes.IsListName(lines[i + 1].Text))
            {
                // Mailman's footer.
                Mark(i, end);
                break;
            }
            else if (Footers.IsBanner(line.Text) && (!wrote || lastOwn < paragraphEnd) && !Footers.SpeaksOfTheSheet(line.Text))
            {
                var last = i + 1;
                while (last < paragraphEnd && (Footers.IsBanner(lines[last].Text) || GoesOn(lines, last))) last++;
                Mark(i, last, Role.Notice);
                i = last - 1;
            }
            else if ((opens || Footers.BeginsDisclaimer(line.Text)) && Footers.IsDisclaimer(Paragraph(lines, i, paragraphEnd)))
            {
                Mark(i, paragraphEnd, Role.Notice);
                i = paragraphEnd - 1;
            }
            else if (!known[i - start].IsOwn)
            {
                Mark(NameAbove(lines, roles, i, start), i + 1, Role.Signature);
            }
            else
            {
                wrote = true;
            }
        }
        for (var k = start; k < end && (roles[k] != Role.Own || lines[k].IsBlank || QuotationHeader.IsBar(lines[k].Text)); k++) Mark(k, k + 1);
        for (var k = end - 1; k >= start && (roles[k] != Role.Own || lines[k].IsBlank || QuotationHeader.IsBar(lines[k].Text)); k--) Mark(k, k + 1);

        void Mark(int from, int to, Role role = Role.Around)
        {
            for (var k = from; k < to; k++)
            {
                if (roles[k] == Role.Own) roles[k] = role == Role.Signature && known[k - start].IsSure && !Restraint.MayBeIn(lines[k].Text) ? Role.Around : role;
            }
        }
    }

    // A block begins with the name line right above it.
    private static int NameAbove(IReadOnlyList<TextLine> lines, Role[] roles, int at, int start) =>
        at > start && roles[at - 1] == Role.Own && !lines[at - 1].IsBlank && (SignatureBlock.IsContact(lines[at].Text) || SignatureBlock.IsOffice(lines[at].Text)) && SignatureBlock.IsName(lines[at - 1].Text)
            ? at - 1
            : at;

    private static bool GoesOn(IReadOnlyList<TextLine> lines, int at) =>
        at > 0 && lines[at - 1].Text.Length >= 40 && lines[at].Text is [>= 'a' and <= 'z', ..];

    // The first line of all, above other words: alone under somebody's question, "[일반]" is an answer.
    private static bool IsLabelled(IReadOnlyList<TextLine> lines, Role[] roles, int at, int end) =>
        ProgramNotes.IsClassification(lines[at].Text)
        && roles.AsSpan(0, at).IndexOfAnyExcept([Role.Own, Role.Around, Role.Notice]) < 0
        && Enumerable.Range(at + 1, end - at - 1).Any(k => !lines[k].IsBlank);

    private static int MarkBanner(IReadOnlyList<TextLine> lines, Role[] roles, int start, int end, LineSense.Line[] known)
    {
        var i = start;
        var banner = false;
        for (; i < end && i < start + 30; i++)
        {
            if (lines[i].IsBlank) continue;
            if ((Footers.HasBannerPhrase(lines[i].Text) || !known[i - start].IsOwn && Footers.IsBanner(lines[i].Text)) && !Footers.SpeaksOfTheSheet(lines[i].Text)) banner = true;
            else if (!banner && IsLabelled(lines, roles, i, end)) banner = true;
            else if (QuotationHeader.IsBar(lines[i].Text)) continue;
            // A long line of a banner that was wrapped goes on in the next one.
            // A banner that was broken into lines goes on in small letters.
            else if (banner && GoesOn(lines, i)) continue;
            else break;
        }
        if (!banner) return start;
        roles.AsSpan(start, i - start).Fill(Role.Notice);
        return i;
    }

    // A name alone, or under closing words.
    private static bool IsFarewell(IReadOnlyList<TextLine> lines, int from, int to)
    {
        var texts = Enumerable.Range(from, to - from).Where(k => !lines[k].IsBlank).Select(k => lines[k].Text).ToList();
        return texts is [var only] && SignatureBlock.IsName(only) || texts is [var closing, var name] && SignatureBlock.IsFarewell(closing) && SignatureBlock.IsName(name);
    }

    // Who begins to type in the place of the signature, as phones make easy, writes the whole mail there: it begins with a sentence, as no signature does.
    private static bool IsWrittenInside(IReadOnlyList<TextLine> lines, int from, int to, int end) =>
        IsSentence(lines[from].Text) && !Footers.IsMobile(lines[from].Text) && !Footers.IsDisclaimer(lines[from].Text)
        && Enumerable.Range(to, end - to).All(k => lines[k].IsBlank || Footers.IsMobile(lines[k].Text));

    private static bool IsSentence(string line) => SignatureBlock.IsSentence(line) || EnglishSentence().IsMatch(line);

    // A stored signature may hold a sentence, too: an approval from there is a person's to see.
    private static bool WroteInside(IReadOnlyList<TextLine> lines, Role[] roles) =>
        Enumerable.Range(0, lines.Count).Any(i => roles[i] == Role.Own && lines[i].Mark.HasFlag(LineMark.Signature) && IsSentence(lines[i].Text));

    [GeneratedRegex(@"^(?:[\p{L}\p{N}'’,-]+\s){3,}[\p{L}\p{N}'’-]+[.!?]$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex EnglishSentence();

    // The beginning of a paragraph; what it is shows there.
    private static string Paragraph(IReadOnlyList<TextLine> lines, int from, int to)
    {
        var text = new StringBuilder();
        for (var i = from; i < to && text.Length < 1500; i++)
        {
            if (text.Length > 0) text.Append(' ');
            text.Append(lines[i].Text.AsSpan(0, Math.Min(lines[i].Text.Length, 1500)));
        }
        return text.ToString();
    }

    private static string Join(IReadOnlyList<TextLine> lines, Role[] roles, int from, int to, List<TableCell>? cells = null)
    {
        var text = new StringBuilder();
        var gap = false;
        for (var i = from; i < to; i++)
        {
            if (roles[i] != Role.Own)
            {
                gap = text.Length > 0;
                continue;
            }
            if (lines[i].IsBlank)
            {
                gap = text.Length > 0;
                continue;
            }
            if (text.Length > 0) text.Append(gap ? "\n\n" : "\n");
            gap = false;
            foreach (var cell in lines[i].Cells ?? []) cells?.Add(cell with { Start = text.Length + cell.Start, End = text.Length + cell.End });
            text.Append(lines[i].Text);
        }
        return text.ToString();
    }
}
