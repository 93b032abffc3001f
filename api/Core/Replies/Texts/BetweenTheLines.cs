using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>How sure it is that words in a quoted mail are the person's who answers it.</summary>
internal enum Trust : byte
{
    /// <summary>They can't be the quoted mail's own.</summary>
    Sure,
    /// <summary>They hardly can: what they ask for counts, and an approval is a person's to see.</summary>
    Restraining,
    /// <summary>They could be: nothing is decided.</summary>
    Doubtful,
}

/// <summary>
/// Answers that a person wrote into the mail being answered, where no <c>&gt;</c> parts the two: in a colour or with a mark between its
/// lines and in its tables, in a row added to a table, or below the sheet. Only the newest quoted mail is looked at. What the person
/// says of it above the quotation (<see cref="Pointer"/>) is believed; what the officer coloured, marked or wrote must never become the
/// reviewer's word: where it might be, the lines are shown and nothing is decided.
/// </summary>
/// <param name="Lines">The lines, by index, in order.</param>
/// <param name="Trust">Whether they can be the quoted mail's own.</param>
internal sealed partial record BetweenTheLines(IReadOnlyList<int> Lines, Trust Trust)
{
    private static readonly BetweenTheLines None = new([], Trust.Sure);

    // With these a line that names an office is more than its signature.
    private static readonly string[] Speaking = ["의견", "동의", "승인", "반려", "보류", "수정", "검토", "조건", "확인"];

    // With these an answer goes on: "다만, 16시 이후로 보내 주세요."
    private static readonly string[] GoingOn = ["다만", "단,", "단 ", "그러나", "하지만", "그런데", "아울러", "또한", "추가로", "그리고", "덧붙", "추신", "p.s", "however", "but ", "also"];

    /// <summary>The marks of <c>&gt;</c> that stood before the lines and were read as depth; empty for none.</summary>
    public string Mark { get; private init; } = "";

    /// <summary>Whether each answer begins with a mark, so that the line below it may go on with it.</summary>
    private bool Marks { get; init; }

    /// <summary>All lines, with these marks before those that had them.</summary>
    /// <param name="lines">All lines.</param>
    /// <param name="sign">The sign to write for each <c>&gt;</c>.</param>
    public IReadOnlyList<TextLine> Marked(IReadOnlyList<TextLine> lines, char sign)
    {
        if (Mark.Length == 0) return lines;
        var marked = lines.ToArray();
        foreach (var i in Lines)
        {
            if (marked[i].Depth >= Mark.Length) marked[i] = marked[i] with { Text = $"{new string(sign, Mark.Length)} {marked[i].Text}" };
        }
        return marked;
    }

    /// <summary>Finds the answers of a mail.</summary>
    /// <param name="lines">All lines.</param>
    /// <param name="isQuoted">Whether a line was taken for quotation.</param>
    /// <param name="quotedFrom">Where the quotation begins; -1 for nowhere.</param>
    /// <param name="above">What the person wrote above it.</param>
    /// <param name="apart">What the person wrote above, below and between what is marked as quoted.</param>
    /// <param name="writer">Who writes the mail.</param>
    public static BetweenTheLines Find(IReadOnlyList<TextLine> lines, Func<int, bool> isQuoted, int quotedFrom, string above, string apart, Writer writer)
    {
        if (quotedFrom < 0) return None;
        var pointer = Pointer.Read(above);
        if (pointer is null && above.Length > 0) return None;
        var (from, to, barred) = Newest(lines, quotedFrom);
        if (from >= to) return None;
        return BesideMarkedLines(lines, isQuoted, from, to, line => pointer is null ? AnswerMark.Word(line, writer) : AnswerMark.Of(line, writer))
            ?? (pointer is null && apart.Length > 0 ? None : new Quotation(lines, isQuoted, from, to, barred, writer, Author(lines, quotedFrom, from)).Answers(pointer))
            ?? None;
    }

    // The newest quoted mail goes from below its head to the next head.
    private static (int From, int To, bool Barred) Newest(IReadOnlyList<TextLine> lines, int at)
    {
        while (at < lines.Count && lines[at].IsBlank) at++;
        if (at == lines.Count) return (at, at, false);
        var barred = lines[at].Mark.HasFlag(LineMark.Barred);
        var from = QuotationHeader.Read(lines, at, out var head) switch
        {
            QuotationHeader.Sort.None => at,
            QuotationHeader.Sort.Head => HeadEnd(lines, at, at + head),
            _ => at + head,
        };
        while (from < lines.Count && lines[from].IsBlank) from++;
        var to = from;
        while (to < lines.Count && QuotationHeader.Read(lines, to, out _) == QuotationHeader.Sort.None) to++;
        return (from, to, barred);
    }

    // The quoted mail's own "발송일시: …" may look like one more line of its head.
    private static int HeadEnd(IReadOnlyList<TextLine> lines, int at, int end)
    {
        var fields = new HashSet<HeaderLabels.Field>();
        var last = at + 1;
        for (var i = at; i < end; i++)
        {
            var field = HeaderLabels.Read(lines[i].Text, out _, out var split);
            if (field == HeaderLabels.Field.None && fields.Contains(HeaderLabels.Field.Subject) || field != HeaderLabels.Field.None && !fields.Add(field)) break;
            if (field == HeaderLabels.Field.None) continue;
            if (split) i++;
            last = Math.Min(i + 1, end);
        }
        return last;
    }

    // By whom the quoted mail is: what its head says, or the line that introduces it.
    private static string Author(IReadOnlyList<TextLine> lines, int at, int from)
    {
        for (var i = at; i < from; i++)
        {
            if (HeaderLabels.Read(lines[i].Text, out _, out var split) == HeaderLabels.Field.From) return lines[split && i + 1 < from ? i + 1 : i].Text;
        }
        return string.Join(' ', Enumerable.Range(at, from - at).Select(i => lines[i].Text));
    }

    // Outlook's option to mark each quoted line: below the head all begins with ">" but the answers.
    private static BetweenTheLines? BesideMarkedLines(IReadOnlyList<TextLine> lines, Func<int, bool> isQuoted, int from, int to, Func<string, string?> mark)
    {
        if (lines[from].Depth == 0) return null;
        var answers = new List<int>();
        var speaks = false;
        for (var i = from; i < to; i++)
        {
            var line = lines[i];
            if (line.IsBlank || line.Depth > 0)
            {
                speaks = false;
                continue;
            }
            if (!isQuoted(i) || !speaks && mark(line.Text) is null) return null;
            speaks = true;
            answers.Add(i);
        }
        return answers.Count > 0 ? new(answers, Trust.Sure) : null;
    }

    private static bool Has(string line, string[] words) => words.Any(w => line.Contains(w, StringComparison.OrdinalIgnoreCase));

    // By these words the officer asks for an answer, and names the day for it; who answers says it of their own.
    private static bool AsksForAnswer(string line) => Asking().IsMatch(line) && !Answering().IsMatch(line);

    [GeneratedRegex(@"회신|답장|(?:답변|제출|의견|협의)\s?(?:기한|마감)|마감\s?[:：]|마감\s?시(?:각|간|한)|deadline|repl(?:y|ies)\s(?:by|to|until|before)|please\s(?:reply|answer|respond)|라고\S{0,2}\s(?:\S{1,6}\s)?(?:적어|써|답|보내|알려)|여부\S{0,2}\s?(?:알려|답|부탁|요청|확인)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Asking();

    [GeneratedRegex(@"(?:회신|답장)(?:을|은)?\s?(?:드립니다|드려요|드리겠|드릴|드림|드렸|합니다|하겠|할게|해요|하였|했습|함$|함\.|보냅)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Answering();

    // "재단 의견", "시민봉사담당관 검토의견", "의견"; the sheet's own "지난 의견" tells of the last revision.
    [GeneratedRegex(@"^(?<who>(?:[\p{L}\p{N}]{1,14}\s){0,2}?[\p{L}\p{N}]{0,14}?)\s?(?:검토\s?|협의\s?)?(?:의견|회신|검토\s?결과|협의\s?결과)(?:[\s:：|]|$)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OpinionLabel();

    // "120다산콜재단: …", "[시민봉사담당관] …": what somebody said, told by another.
    [GeneratedRegex(@"^[\[(<【]?(?<who>[\p{L}\p{N}·\s]{2,20}?)(?:[\])>】]|\s?[:：])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Speaker();

    // "재단에서는 동의하였습니다", "시민봉사담당관 승인 완료"
    [GeneratedRegex(@"(?:재단|담당관|담당관실|[가-힣]{1,8}팀|센터|다산콜)(?:에서|측|은|는|이|가|도|의)\S{0,3}\s(?:\S{1,12}\s){0,3}\S{0,6}(?:동의|승인|이견|회신|협의)\S{0,4}\s?(?:했|하였|하셨|받았|완료|한\s|하신|밝혔|왔)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Reported();

    /// <summary>The newest quoted mail, whose lines bear no <c>&gt;</c>.</summary>
    private sealed class Quotation
    {
        // The inks of the sheet as MailSheet draws it: what is new, gone, variable, or the hotline's number.
        private static readonly Shade[] SheetInks = [new(0x6e, 0x08, 0x11), new(0x0b, 0x4a, 0x0b), new(0x00, 0x39, 0x66), new(0x4a, 0x30, 0x00)];

        private readonly IReadOnlyList<TextLine> _lines;
        private readonly List<int> _all = [];
        private readonly List<int> _text = [];
        private readonly SortedSet<int> _form = [];
        private readonly List<int> _below = [];
        private readonly List<int> _deeper = [];
        private readonly int _depth;
        private readonly int _to;
        private readonly bool _barred;
        private readonly Writer _writer;
        private readonly string _author;

        public Quotation(IReadOnlyList<TextLine> lines, Func<int, bool> isQuoted, int from, int to, bool barred, Writer writer, string author)
        {
            (_lines, _to, _barred, _writer, _author, _depth) = (lines, to, barred, writer, author, lines[from].Depth);
            var sheet = false;
            var ended = false;
            for (var i = from; i < to; i++)
            {
                if (lines[i].IsBlank || !isQuoted(i)) continue;
                if (lines[i].Depth != _depth)
                {
                    if (lines[i].Depth > _depth) _deeper.Add(i);
                    // An older answer that is quoted below isn't this mail's.
                    ended = false;
                    continue;
                }
                if (SheetAnchor.IsFirst(lines[i].Text))
                {
                    sheet = true;
                    ended = false;
                    _below.Clear();
                }
                _all.Add(i);
                if (sheet || lines[i].Mark.HasFlag(LineMark.Cell)) _form.Add(i);
                else _text.Add(i);
                if (SheetAnchor.HasLast(lines[i].Text)) (sheet, ended) = (false, true);
                else if (ended && !SheetAnchor.IsCode(lines[i].Text)) _below.Add(i);
            }
        }

        public BetweenTheLines? Answers(Pointer? pointer)
        {
            var found = pointer is null
                ? Prefaced() ?? Below(Trust.Doubtful, bySignature: true)
                : Named(pointer.Mark) ?? Coloured(pointer) ?? AtPlace(pointer.Place) ?? Prefaced() ?? Marked() ?? (pointer.Place == Place.Under ? Below(Trust.Doubtful, bySignature: false) : null);
            return found is null ? null : WithAfterthoughts(found);
        }

        private BetweenTheLines? AtPlace(Place place) => place switch
        {
            // In Outlook a new row goes to the end of the sheet's own table, below its last line.
            Place.Row => Row() ?? Below(_below.TrueForAll(i => _lines[i].Mark.HasFlag(LineMark.Cell)) ? Trust.Restraining : Trust.Doubtful, bySignature: false),
            Place.Below => Below(Trust.Restraining, bySignature: false),
            _ => null,
        };

        // The person says by which mark the answers are known.
        private BetweenTheLines? Named(string mark)
        {
            if (mark.Length == 0 || _all.Count == 0) return null;
            var quoting = mark.AsSpan().Trim('>').IsEmpty;
            var marked = quoting
                ? _deeper.FindAll(i => _lines[i].Depth == _depth + mark.Length)
                : _all.FindAll(i => _lines[i].Text.StartsWith(mark, StringComparison.OrdinalIgnoreCase));
            // What stands first in a cell is the form's own word: a notice's "[서울시] …".
            var own = marked.RemoveAll(i => _lines[i].Mark.HasFlag(LineMark.Opens));
            if (marked.Count == 0 || marked.Count > _all.Count / 2) return null;
            var answers = marked.FindAll(i => MayAnswer(quoting ? _lines[i].Text : _lines[i].Text[mark.Length..]));
            if (answers.Count == 0) return null;

            // Where the officer, or older mail, has the mark as well, it parts nothing.
            var lone = own == 0 && answers.Count == marked.Count
                && (quoting ? _deeper.Count == marked.Count && _lines.Skip(_to).All(l => l.Depth <= _depth) : marked[0] != _all[0] && !IsList(marked, mark) && !_lines.Skip(_to).Any(l => l.Text.StartsWith(mark, StringComparison.OrdinalIgnoreCase)))
                && IsOwnMark(mark);
            return new(answers, lone ? Trust.Sure : Trust.Doubtful) { Mark = quoting ? mark : "", Marks = !quoting };
        }

        // Signs one under the other are a list, as officers write them.
        private bool IsList(List<int> marked, string mark) => mark[0] != '[' && marked.Zip(marked.Skip(1)).Any(m => _all.BinarySearch(m.First) + 1 == _all.BinarySearch(m.Second));

        // In brackets stand an office's or the person's name, or a word for an answer; where the officer lists offices so, it marks nothing.
        private bool IsOwnMark(string mark)
        {
            if (AnswerMark.Bracketed(mark) is not { } inner) return true;
            if (_author.Contains(inner, StringComparison.Ordinal) || !AnswerMark.IsWord(inner) && !_writer.IsNamed(inner) && !_writer.IsOf(inner) && (_writer.IsOffice || !SignatureBlock.IsOffice(inner))) return false;
            return !_text.Exists(i => AnswerMark.Bracketed(_lines[i].Text) is { } other && other != inner && SignatureBlock.IsOffice(other));
        }

        private BetweenTheLines? Coloured(Pointer pointer)
        {
            var whole = _all.FindAll(i => Tint(i) is { Hue: not Hue.None } tint && !SheetInks.Contains(tint.Shade) && (_lines[i].Mark & LineMark.Faint) == 0 && MayAnswer(_lines[i].Text)
                && (IsForm(i) ? pointer.Hue != Hue.None && IsWrittenIntoForm(i) : !tint.Part));
            var hues = whole.Select(i => Tint(i).Hue).Distinct().ToList();
            var hue = pointer.Hue != Hue.None ? pointer.Hue : hues is [var only] ? only : Hue.None;
            if (hue == Hue.None || !hues.Contains(hue)) return null;
            var answers = whole.FindAll(i => Tint(i).Hue == hue);
            // A mail that is written in the colour, but for a greeting or a signature, is the officer's.
            if (_all.Count(i => Tint(i).Hue != hue) < answers.Count) return null;

            var shade = Tint(answers[0]).Shade;
            var lone = answers.TrueForAll(i => Tint(i).Shade == shade)
                && _all.Count(i => Tint(i).Hue == hue && (!IsForm(i) || Tint(i).Shade == shade)) == answers.Count
                && (_text.Count == 0 || Tint(_text[0]).Hue != hue);
            var trust = lone && (pointer.Hue != Hue.None || OutOfTheBar(answers)) ? Trust.Sure : Trust.Doubtful;
            return new([.. answers.SelectMany(i => LabelOf(i) is { } label ? new[] { label, i } : [i]).Distinct()], trust);
        }

        // What stands first in a cell is the form's own word, but in a row that is there for the person's opinion.
        private bool IsWrittenIntoForm(int at)
        {
            if (!_lines[at].Mark.HasFlag(LineMark.Opens)) return !Tint(at).Part;
            var who = LabelOf(at) is { } label && !Tint(at).Part ? OpinionOf(label) : IsLabelAlone(at) ? null : OpinionOf(at);
            return who is not null && (who.Length == 0 || _writer.IsOf(who));
        }

        // Whose opinion a line's label announces; null where it begins with no such label.
        private string? OpinionOf(int at) =>
            OpinionLabel().Match(_lines[at].Text) is { Success: true } label && label.Groups["who"].Value.Trim() is var who && !who.StartsWith("지난", StringComparison.Ordinal) ? who : null;

        private bool IsLabelAlone(int at) => _lines[at].Mark.HasFlag(LineMark.Opens) && OpinionOf(at) is not null && OpinionLabel().Match(_lines[at].Text).Length == _lines[at].Text.Length;

        // The cell before in the same row, where it is such a label.
        private int? LabelOf(int at) =>
            _lines[at].Mark.HasFlag(LineMark.Opens) && OpinionOf(at) is not { Length: > 0 } && _all.BinarySearch(at) is > 0 and var k && IsLabelAlone(_all[k - 1]) ? _all[k - 1] : null;

        // Outlook draws a bar beside the quoted mail, and what is written into it breaks the bar.
        private bool OutOfTheBar(List<int> answers) =>
            _barred && _all.Count(i => !_lines[i].Mark.HasFlag(LineMark.Barred)) == answers.Count && answers.TrueForAll(i => !_lines[i].Mark.HasFlag(LineMark.Barred));

        // The last row of the table, where its label announces an opinion that is the person's.
        private BetweenTheLines? Row()
        {
            var cells = _form.Where(i => _lines[i].Mark.HasFlag(LineMark.Cell) && !SheetAnchor.HasLast(_lines[i].Text) && (_below.Count == 0 || i < _below[0])).ToList();
            var first = cells.FindLastIndex(i => _lines[i].Mark.HasFlag(LineMark.Opens));
            if (first < 0 || IsLabelAlone(cells[first])) return null;
            if (first > 0 && LabelOf(cells[first]) == cells[first - 1]) first--;
            if (OpinionOf(cells[first]) is not { } who) return null;
            var answers = cells[first..];
            if (answers.Exists(i => AsksForAnswer(_lines[i].Text)) || answers.Skip(1).Any(i => !MayAnswer(_lines[i].Text))) return null;
            var lone = cells.Take(first).All(i => OpinionOf(i) is null);
            return new(answers, who.Length == 0 ? lone ? Trust.Restraining : Trust.Doubtful : _writer.IsOf(who) ? Trust.Sure : Trust.Doubtful);
        }

        // Below the sheet's last line stands the officer's signature, if anything: what else stands there may be the person's.
        private BetweenTheLines? Below(Trust said, bool bySignature)
        {
            // Where all is marked as quoted, what isn't was read as the person's already.
            if (_depth > 0 || _below.Count > LongestBelow) return null;
            var region = _below.FindAll(i => !Footers.IsMobile(_lines[i].Text) && !(Footers.IsBanner(_lines[i].Text) && !Footers.SpeaksOfTheSheet(_lines[i].Text)) && !Footers.IsDisclaimer(_lines[i].Text) && !QuotationHeader.IsBar(_lines[i].Text));
            var signed = region.FindLastIndex(IsAuthorsSignature);
            while (signed >= 0 && signed + 1 < region.Count && IsSignature(region[signed + 1])) signed++;
            var before = region.Take(signed + 1).Any(Speaks);
            var after = region.Skip(signed + 1).ToList();
            if (!after.Exists(Speaks))
            {
                // What the officer signed is the officer's, unless the person says to have written there.
                if (!before || bySignature) return null;
                after = region;
            }
            var theirs = after.FindAll(i => !IsSignature(i) || IsClosing(after, i));
            var answers = theirs.FindAll(i => !IsForeign(_lines[i].Text) && !IsAuthorsSignature(i));
            if (!answers.Exists(Speaks)) return null;
            if (before || answers.Count < theirs.Count) return new(answers, Trust.Doubtful);
            if (!bySignature) return new(answers, said);
            var end = after.Skip(after.FindLastIndex(Speaks) + 1);
            return new(answers, end.Any(i => IsSignature(i) && _writer.Signs(_lines[i].Text)) ? Trust.Restraining : said);
        }

        private bool Speaks(int at) => !IsSignature(at) && !Pointer.IsCourtesy(_lines[at].Text.ToLowerInvariant().TrimEnd('.', '!', '~', ' '));

        private bool IsSignature(int at) => IsSignature(_lines[at].Text);

        private static bool IsSignature(string line) =>
            SignatureBlock.IsContact(line) || SignatureBlock.IsOffice(line) && !Has(line, Speaking) || SignatureBlock.IsName(line);

        // Who is named alone, or says farewell, closes what is said; a name above a telephone number begins a signature.
        private bool IsClosing(List<int> region, int at) =>
            SignatureBlock.IsClosing(_lines[at].Text) || SignatureBlock.IsName(_lines[at].Text) && region.IndexOf(at) is var k
            && (k + 1 == region.Count || !IsSignature(region[k + 1])) && (k == 0 || !IsSignature(region[k - 1]));

        private bool IsForeign(string line) =>
            AsksForAnswer(line) || Reported().IsMatch(line) || Speaker().Match(line) is { Success: true } speaker && IsAnothers(speaker.Groups["who"].Value.Trim());

        private bool IsAnothers(string who) =>
            Writer.Persons(who).Any(p => _author.Contains(p, StringComparison.Ordinal)) || OpinionLabel().Replace(who, "${who}").Trim() is var office && SignatureBlock.IsOffice(office) && !_writer.IsOf(office);

        private bool IsAuthorsSignature(int at) => IsSignature(at) && Writer.Persons(_lines[at].Text).Any(IsAuthors);

        // Whoever the quoted mail is from, or names as the one to ask.
        private bool IsAuthors(string name) =>
            _author.Contains(name, StringComparison.Ordinal) || _form.Take(LongestSheet).Any(i => _lines[i].Text.Length <= LongestName && _lines[i].Text.Contains(name, StringComparison.Ordinal) && AnswerMark.Bracketed(_lines[i].Text) != name);

        // Outlook's option to mark comments puts the name in brackets before them, bold and slanted.
        private BetweenTheLines? Prefaced()
        {
            var prefaced = _all.FindAll(i => AnswerMark.Bracketed(_lines[i].Text) is { } name && (_writer.IsPerson(name) || IsSlantedBold(i) && (_writer.IsNamed(name) || name.Length >= ShortestName && Writer.Persons(name).Contains(name)))
                && MayAnswer(_lines[i].Text[(_lines[i].Text.IndexOf(']', StringComparison.Ordinal) + 1)..]));
            if (prefaced.Count == 0 || prefaced[0] == _all[0] || prefaced.Select(i => AnswerMark.Bracketed(_lines[i].Text)).Distinct().ToList() is not [{ } name] || IsAuthors(name)) return null;
            if (!prefaced.TrueForAll(IsSlantedBold)) return new(prefaced, Trust.Doubtful);
            // The paragraphs below it go on in the same letters.
            var answers = new List<int>();
            var goesOn = false;
            foreach (var i in _all)
            {
                goesOn = AnswerMark.Bracketed(_lines[i].Text) == name || goesOn && IsSlantedBold(i);
                if (goesOn) answers.Add(i);
            }
            var lone = _all.Count(IsSlantedBold) == answers.Count && !_lines.Skip(_to).Any(l => AnswerMark.Bracketed(l.Text) == name);
            return new(answers, !lone ? Trust.Doubtful : _writer.IsPerson(name) ? Trust.Sure : Trust.Restraining);
        }

        private bool IsSlantedBold(int at) => _lines[at].Mark.HasFlag(LineMark.Bold | LineMark.Slanted);

        private BetweenTheLines? Marked()
        {
            if (_text.Count == 0) return null;
            var marks = _text.ConvertAll(i => AnswerMark.Of(_lines[i].Text, _writer));
            if (marks[0] is not null) return null;
            // One under the other they are a list, and where older mail has them, it is how the officer writes.
            var lists = marks.Zip(marks.Skip(1)).Where(m => m.First is not null && m.First == m.Second).Select(m => m.First)
                .Concat(_lines.Skip(_to).Select(l => AnswerMark.Of(l.Text, _writer)).Where(m => m is not null)).ToHashSet();
            var answers = _text.Where((i, k) => marks[k] is { } mark && !lists.Contains(mark) && MayAnswer(_lines[i].Text[mark.Length..])).ToList();
            return answers.Count > 0 ? new(answers, Trust.Doubtful) : null;
        }

        // "다만, …" below an answer goes on with it, marked or not; it may be the officer's as well.
        private BetweenTheLines WithAfterthoughts(BetweenTheLines found)
        {
            var lines = new SortedSet<int>(found.Lines);
            foreach (var i in found.Lines)
            {
                var k = _all.BinarySearch(i);
                // The line right below a marked one may be its second, and "다만, …" goes on from further off.
                for (k = k < 0 ? ~k : k + 1; k < _all.Count && (GoesOn(_lines[_all[k]].Text) || found.Marks && IsRightBelow(i, _all[k])) && lines.Add(_all[k]);) k++;
            }
            return lines.Count == found.Lines.Count ? found : found with { Lines = [.. lines], Trust = found.Trust == Trust.Sure ? Trust.Restraining : found.Trust };
        }

        private bool IsRightBelow(int above, int at) => at == above + 1 && !_lines[at].Mark.HasFlag(LineMark.Opens) && !SheetAnchor.HasLast(_lines[at].Text) && !IsSignature(at);

        private static bool GoesOn(string line) => GoingOn.Any(w => line.StartsWith(w, StringComparison.OrdinalIgnoreCase));

        // "안내" begins like a family's name, too.
        private const int ShortestName = 3;

        // In lines; no sheet has more.
        private const int LongestSheet = 2000;

        // In letters; a line that names somebody to ask has no more.
        private const int LongestName = 200;

        // Nobody writes more below a mail.
        private const int LongestBelow = 200;

        private bool IsForm(int at) => _form.Contains(at);

        private Tint Tint(int at) => _lines[at].Tint;

        private static bool MayAnswer(string line) =>
            !SignatureBlock.IsContact(line) && !(SignatureBlock.IsOffice(line) && !Has(line, Speaking)) && !AsksForAnswer(line);
    }
}
