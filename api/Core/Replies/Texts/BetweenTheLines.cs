namespace ConsultAddin.Core.Replies.Texts;

/// <summary>
/// Answers that a person wrote between the lines of the mail being answered, where no <c>&gt;</c> parts the two: in a colour, or with a
/// mark before each line. Only the newest quoted mail is looked at, and of it nothing in a table or a sheet. What the officer coloured
/// or marked must never become the reviewer's word: where it might be, the lines are shown and nothing is decided.
/// </summary>
/// <param name="Lines">The lines, by index, in order.</param>
/// <param name="Sure">Whether they can't be the quoted mail's own.</param>
internal sealed record BetweenTheLines(IReadOnlyList<int> Lines, bool Sure)
{
    private static readonly BetweenTheLines None = new([], true);

    // By these words the officer asks for an answer, and names the day for it.
    private static readonly string[] Asking = ["회신", "답장", "마감", "기한", "라고", "reply", "deadline"];

    // With these a line that names an office is more than its signature.
    private static readonly string[] Speaking = ["의견", "동의", "승인", "반려", "보류", "수정", "검토", "조건", "확인"];

    /// <summary>Finds the answers of a mail.</summary>
    /// <param name="lines">All lines.</param>
    /// <param name="isQuoted">Whether a line was taken for quotation.</param>
    /// <param name="quotedFrom">Where the quotation begins; -1 for nowhere.</param>
    /// <param name="above">What the person wrote above it.</param>
    /// <param name="writer">The person's display name.</param>
    public static BetweenTheLines Find(IReadOnlyList<TextLine> lines, Func<int, bool> isQuoted, int quotedFrom, string above, string writer)
    {
        if (quotedFrom < 0) return None;
        var pointer = Pointer.Read(above);
        if (pointer is null && above.Length > 0) return None;
        var (from, to, barred) = Newest(lines, quotedFrom);
        if (from >= to) return None;
        return BesideMarkedLines(lines, isQuoted, from, to, line => pointer is null ? AnswerMark.Word(line, writer) : AnswerMark.Of(line, writer))
            ?? (pointer is null ? None : new Quotation(lines, isQuoted, from, to, barred).Answers(pointer, writer) ?? None);
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
        return answers.Count > 0 ? new(answers, true) : null;
    }

    /// <summary>The newest quoted mail, whose lines bear no <c>&gt;</c>.</summary>
    private sealed class Quotation
    {
        private readonly IReadOnlyList<TextLine> _lines;
        private readonly List<int> _text = [];
        private readonly List<int> _form = [];
        private readonly int _to;
        private readonly bool _barred;

        public Quotation(IReadOnlyList<TextLine> lines, Func<int, bool> isQuoted, int from, int to, bool barred)
        {
            (_lines, _to, _barred) = (lines, to, barred);
            var sheet = false;
            for (var i = from; i < to; i++)
            {
                if (lines[i].IsBlank || lines[i].Depth != lines[from].Depth || !isQuoted(i)) continue;
                sheet |= SheetAnchor.IsFirst(lines[i].Text);
                (sheet || lines[i].Mark.HasFlag(LineMark.Cell) ? _form : _text).Add(i);
                sheet &= !SheetAnchor.HasLast(lines[i].Text);
            }
        }

        public BetweenTheLines? Answers(Pointer pointer, string writer) => _text.Count == 0 ? null : Coloured(pointer) ?? Marked(writer);

        private BetweenTheLines? Coloured(Pointer pointer)
        {
            var whole = _text.Where(i => Tint(i) is { Hue: not Hue.None, Part: false } && (_lines[i].Mark & LineMark.Faint) == 0 && MayAnswer(_lines[i].Text)).ToList();
            var hues = whole.Select(i => Tint(i).Hue).Distinct().ToList();
            var hue = pointer.Hue != Hue.None ? pointer.Hue : hues is [var only] ? only : Hue.None;
            if (hue == Hue.None || !hues.Contains(hue)) return null;
            var answers = whole.FindAll(i => Tint(i).Hue == hue);
            // A mail that is written in the colour, but for a greeting or a signature, is the officer's.
            if (_text.Concat(_form).Count(i => Tint(i).Hue != hue) < answers.Count) return null;

            var shade = Tint(answers[0]).Shade;
            var lone = answers.TrueForAll(i => Tint(i).Shade == shade)
                && _text.Count(i => Tint(i).Hue == hue) == answers.Count && !_form.Exists(i => Tint(i).Shade == shade && Tint(i).Hue == hue)
                && Tint(_text[0]).Hue != hue;
            return new(answers, lone && (pointer.Hue != Hue.None || OutOfTheBar(answers)));
        }

        // Outlook draws a bar beside the quoted mail, and what is written into it breaks the bar.
        private bool OutOfTheBar(List<int> answers) =>
            _barred && _text.Concat(_form).All(i => _lines[i].Mark.HasFlag(LineMark.Barred) != answers.Contains(i));

        private BetweenTheLines? Marked(string writer)
        {
            var marks = _text.ConvertAll(i => AnswerMark.Of(_lines[i].Text, writer));
            if (marks[0] is not null) return null;
            // One under the other they are a list, and where older mail has them, it is how the officer writes.
            var lists = marks.Zip(marks.Skip(1)).Where(m => m.First is not null && m.First == m.Second).Select(m => m.First)
                .Concat(_lines.Skip(_to).Select(l => AnswerMark.Of(l.Text, writer)).Where(m => m is not null)).ToHashSet();
            var answers = _text.Where((i, k) => marks[k] is { } mark && !lists.Contains(mark) && MayAnswer(_lines[i].Text[mark.Length..])).ToList();
            return answers.Count > 0 ? new(answers, false) : null;
        }

        private Tint Tint(int at) => _lines[at].Tint;

        private static bool MayAnswer(string line) =>
            !SignatureBlock.IsContact(line) && !(SignatureBlock.IsOffice(line) && !Has(line, Speaking)) && !Has(line, Asking);

        private static bool Has(string line, string[] words) => words.Any(w => line.Contains(w, StringComparison.OrdinalIgnoreCase));
    }
}
