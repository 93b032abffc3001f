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

    // No office's signature is longer.
    private const int LongestBlock = 30;

    private enum Role : byte
    {
        Own,
        Quoted,
        Sheet,
        Around,
        Signature,
    }

    /// <summary>Reads the lines of a mail.</summary>
    /// <param name="given">The lines.</param>
    /// <param name="writer">The display name of who writes it.</param>
    public static OwnWords Read(IReadOnlyList<TextLine> given, string writer)
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
            MarkAround(lines, roles, start, end);
            start = end;
        }
        var apart = Join(lines, roles, 0, lines.Count);
        var between = BetweenTheLines.Find(lines, i => roles[i] == Role.Quoted, ownEnd, Join(lines, roles, 0, Math.Max(ownEnd, 0)), apart, new(writer, ownEnd < 0 ? "" : ownPart));
        foreach (var i in between.Lines) roles[i] = Role.Own;
        var text = Join(between.Marked(lines, '>'), roles, 0, lines.Count);
        return new(text, ownPart, SpokenAside(lines, roles))
        {
            Faint = IsFaint(lines, roles),
            Apart = apart,
            Trust = between.Trust == Trust.Sure && WroteInside(lines, roles) ? Trust.Restraining : between.Trust,
            Spoken = between.Mark.Length > 0 ? Join(between.Marked(lines, '•'), roles, 0, lines.Count) : text,
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
        var aside = string.Join('\n', Enumerable.Range(0, lines.Count)
            .Where(i => roles[i] == Role.Signature && !lines[i].IsBlank && !SignatureBlock.IsContact(lines[i].Text) && !SignatureBlock.IsOffice(lines[i].Text)
                && !SignatureBlock.IsName(lines[i].Text) && !Footers.IsDisclaimer(lines[i].Text) && !Footers.IsOfficeNotice(lines[i].Text))
            .Take(40).Select(i => lines[i].Text));
        var marked = Enumerable.Range(0, lines.Count).Where(i => roles[i] == Role.Quoted).Take(4).ToList();
        // A few lines behind ">" in a mail that introduces no quotation may be the person's own list.
        return marked.Count is > 0 and <= 3 && marked.All(i => lines[i].Depth > 0)
            ? string.Join('\n', marked.Select(i => lines[i].Text).Prepend(aside))
            : aside;
    }

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
                parted.Add(lines[i] with { Text = lines[i].Text[..at].TrimEnd(' ', '-') });
                parted.Add(lines[i] with { Text = lines[i].Text[at..] });
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

    private static void MarkAround(IReadOnlyList<TextLine> lines, Role[] roles, int start, int end)
    {
        var i = MarkBanner(lines, roles, start, end);
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
                Mark(i, end, Role.Signature);
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
            else if (SignatureBlock.IsMark(line.Text) && (line.Text.Trim() == "--" || LooksLikeSignature(lines, i + 1, end)))
            {
                Mark(i, end, Role.Signature);
                TrimBars();
                return;
            }
            else if ((QuotationHeader.IsBar(line.Text) || line.Text == "__") && i + 1 < end && ProgramNotes.IsListName(lines[i + 1].Text))
            {
                // Mailman's footer.
                Mark(i, end);
                break;
            }
            else if (Footers.IsBanner(line.Text) && (!wrote || IsRest(lines, paragraphEnd, end)) && !Footers.SpeaksOfTheSheet(line.Text))
            {
                var last = i + 1;
                while (last < paragraphEnd && (Footers.IsBanner(lines[last].Text) || GoesOn(lines, last))) last++;
                Mark(i, last);
                i = last - 1;
            }
            else if ((opens || Footers.BeginsDisclaimer(line.Text)) && Footers.IsDisclaimer(Paragraph(lines, i, paragraphEnd)))
            {
                var bars = i;
                while (bars > start && (lines[bars - 1].IsBlank || QuotationHeader.IsBar(lines[bars - 1].Text))) bars--;
                var last = wrote ? Postscript(lines, paragraphEnd, end) : paragraphEnd;
                Mark(bars, last);
                i = last - 1;
            }
            else if (SignatureEnd(lines, i, end, wrote) is var last && last > i)
            {
                Mark(FrameAbove(lines, i, start), last, Role.Signature);
                i = last - 1;
            }
            else
            {
                wrote = true;
            }
        }
        TrimBars();

        void Mark(int from, int to, Role role = Role.Around)
        {
            for (var k = from; k < to; k++)
            {
                if (roles[k] == Role.Own) roles[k] = role;
            }
        }

        void TrimBars()
        {
            for (var k = start; k < end && (roles[k] != Role.Own || lines[k].IsBlank || QuotationHeader.IsBar(lines[k].Text)); k++) Mark(k, k + 1);
            for (var k = end - 1; k >= start && (roles[k] != Role.Own || lines[k].IsBlank || QuotationHeader.IsBar(lines[k].Text)); k--) Mark(k, k + 1);
        }
    }

    private static bool GoesOn(IReadOnlyList<TextLine> lines, int at) =>
        at > 0 && lines[at - 1].Text.Length >= 40 && lines[at].Text is [>= 'a' and <= 'z', ..];

    // The first line of all, above other words: alone under somebody's question, "[일반]" is an answer.
    private static bool IsLabelled(IReadOnlyList<TextLine> lines, Role[] roles, int at, int end) =>
        ProgramNotes.IsClassification(lines[at].Text)
        && roles.AsSpan(0, at).IndexOfAnyExcept(Role.Own, Role.Around) < 0
        && Enumerable.Range(at + 1, end - at - 1).Any(k => !lines[k].IsBlank);

    private static int MarkBanner(IReadOnlyList<TextLine> lines, Role[] roles, int start, int end)
    {
        var i = start;
        var banner = false;
        for (; i < end && i < start + 30; i++)
        {
            if (lines[i].IsBlank) continue;
            if (Footers.IsBanner(lines[i].Text) && !Footers.SpeaksOfTheSheet(lines[i].Text)) banner = true;
            else if (!banner && IsLabelled(lines, roles, i, end)) banner = true;
            else if (QuotationHeader.IsBar(lines[i].Text)) continue;
            // A long line of a banner that was wrapped goes on in the next one.
            // A banner that was broken into lines goes on in small letters.
            else if (banner && GoesOn(lines, i)) continue;
            else break;
        }
        if (!banner) return start;
        roles.AsSpan(start, i - start).Fill(Role.Around);
        return i;
    }

    // Where the signature block that begins at a line ends; the line itself when none begins there.
    private static int SignatureEnd(IReadOnlyList<TextLine> lines, int at, int end, bool wrote)
    {
        var line = lines[at].Text;
        var next = at + 1;
        if (next < end && lines[next].IsBlank && next + 1 < end) next++;
        var block = next;
        while (block < end && !lines[block].IsBlank && block - next < LongestBlock) block++;

        // Behind a blank line a closing "박지영 드림" is the person's own; the block below it is the program's.
        var parted = next > at + 1;
        var named = next;
        while (named < block && QuotationHeader.IsBar(lines[named].Text)) named++;
        if (next < end && !lines[next].IsBlank && SignatureBlock.IsName(line)
            && !(parted && (SignatureBlock.IsClosing(line) || at > 0 && SignatureBlock.IsFarewell(lines[at - 1].Text) || named < block && SignatureBlock.NamesPerson(lines[named].Text))) && BlockIsContact(lines, next, block))
        {
            var last = Following(lines, block, end);
            // Words that go on in the same paragraph, or that announced the block, make it part of what is said.
            return (last < end && !lines[last - 1].IsBlank) || Enumerable.Range(next, block - next).Any(k => Asks(lines[k].Text) && !Footers.IsOfficeNotice(lines[k].Text)) || (at > 0 && Announces(lines[at - 1].Text)) ? at : last;
        }

        // A block of office and telephone lines without a name line of its own, at the end.
        var own = at;
        while (own < end && !lines[own].IsBlank && own - at < LongestBlock) own++;
        var count = own - at;
        if (count == LongestBlock) return at;
        var contacts = 0;
        for (var k = at; k < own; k++)
        {
            if (SignatureBlock.IsContact(lines[k].Text)) contacts++;
            else if (!SignatureBlock.IsOffice(lines[k].Text) && !SignatureBlock.IsName(lines[k].Text) && !QuotationHeader.IsBar(lines[k].Text)) return at;
        }
        if (contacts > 0 && (count >= 2 || wrote && (SignatureBlock.IsOffice(line) || SignatureBlock.IsAddress(line) && !AnnouncesAbove(lines, at))) && Following(lines, own, end) == end
            && !(at > 0 && Announces(lines[at - 1].Text))) return end;
        return at;
    }

    // A slogan may stand first in the frame of a signature: a bar above it says so.
    private static int FrameAbove(IReadOnlyList<TextLine> lines, int at, int start)
    {
        for (var i = at - 1; i >= start && i >= at - 3 && !lines[i].IsBlank; i--)
        {
            if (QuotationHeader.IsBar(lines[i].Text)) return i;
            if (SignatureBlock.IsSentence(lines[i].Text) || IsPostscript(lines[i].Text) || Footers.SpeaksOfTheSheet(lines[i].Text) || HasAnswer(lines[i].Text)) return at;
        }
        return at;
    }

    // A slogan is a sentence, too; a request inside the block is the person's own.
    private static bool Asks(string text)
    {
        if (!SignatureBlock.IsSentence(text)) return false;
        foreach (var word in (ReadOnlySpan<string>)["수정", "변경", "승인", "동의", "반려", "보완", "발송", "부탁", "바랍", "주세요", "주십시오", "취소", "철회"])
        {
            if (text.Contains(word, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    private static bool Announces(string text) =>
        (text.Contains("아래", StringComparison.Ordinal) || text.Contains("다음", StringComparison.Ordinal)) && SignatureBlock.IsSentence(text);

    private static bool AnnouncesAbove(IReadOnlyList<TextLine> lines, int at)
    {
        while (at > 0 && lines[at - 1].IsBlank) at--;
        return at > 0 && (Announces(lines[at - 1].Text) || lines[at - 1].Text.EndsWith(':'));
    }

    private static bool BlockIsContact(IReadOnlyList<TextLine> lines, int from, int to)
    {
        // Office lines may stand between; a sentence before any contact line is the person's own.
        for (var k = from; k < to; k++)
        {
            if (SignatureBlock.IsContact(lines[k].Text)) return true;
            if (k == from && SignatureBlock.IsOffice(lines[k].Text) && lines[from - 1].Text.Length > 0) return true;
            if (!SignatureBlock.IsOffice(lines[k].Text) && !SignatureBlock.IsName(lines[k].Text) && !QuotationHeader.IsBar(lines[k].Text)) return false;
        }
        return false;
    }

    // Signature blocks go on after a blank line with a slogan, an address or another language; a sentence ends them.
    private static int Following(IReadOnlyList<TextLine> lines, int at, int end)
    {
        for (var i = at; i < end; i++)
        {
            var text = lines[i].Text;
            if (i - at > 2 * LongestBlock) return i;
            if (lines[i].IsBlank || SignatureBlock.IsContact(text) || SignatureBlock.IsOffice(text) || SignatureBlock.IsName(text)
                || QuotationHeader.IsBar(text) || Footers.IsMobile(text))
            {
                continue;
            }
            var paragraph = i;
            while (paragraph < end && !lines[paragraph].IsBlank && paragraph - i < 2 * LongestBlock) paragraph++;
            if (Footers.IsOfficeNotice(text)) continue;
            if (Footers.IsDisclaimer(Paragraph(lines, i, paragraph)) || Footers.IsBanner(text))
            {
                i = paragraph - 1;
                continue;
            }
            if (text.Length <= 60 && !SignatureBlock.IsSentence(text) && !IsPostscript(text) && !HasAnswer(text)) continue;
            return i;
        }
        return end;
    }

    private static bool LooksLikeSignature(IReadOnlyList<TextLine> lines, int at, int end)
    {
        var first = at;
        while (first < end && lines[first].IsBlank) first++;
        return first < end && Enumerable.Range(first, Math.Min(end - first, 8)).Any(k => SignatureBlock.IsContact(lines[k].Text))
            && Following(lines, first, end) == end;
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

    private static bool IsRest(IReadOnlyList<TextLine> lines, int at, int end) => Following(lines, at, end) == end;

    private static int Postscript(IReadOnlyList<TextLine> lines, int at, int end)
    {
        for (var i = at; i < end; i++)
        {
            if (IsPostscript(lines[i].Text)) return i;
        }
        return end;
    }

    private static bool IsPostscript(string text)
    {
        var words = text.AsSpan().TrimStart(" *-※☞▶[(");
        foreach (var start in (ReadOnlySpan<string>)["추신", "p.s", "ps.", "ps:", "ps)", "덧붙", "추가로", "단,", "단 ", "다만"])
        {
            if (words.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private static bool HasAnswer(string text)
    {
        foreach (var word in (ReadOnlySpan<string>)["승인합", "동의합", "승인함", "동의함", "반려", "보류", "이견 없", "이의 없", "approve", "reject"])
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

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

    private static string Join(IReadOnlyList<TextLine> lines, Role[] roles, int from, int to)
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
            text.Append(lines[i].Text);
        }
        return text.ToString();
    }
}
