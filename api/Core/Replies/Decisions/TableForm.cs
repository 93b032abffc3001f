using System.Buffers;
using ConsultAddin.Core.Sheets;
using static ConsultAddin.Core.Replies.Decisions.ChoiceReader;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// Reads a form in a table: choices in one row, and a mark in the column of one of them; or choices in one column, and a mark in the row of one. It is
/// then written as <see cref="ChoiceReader"/> knows forms, place for place: with a box behind each choice. Where it isn't plain to which choice a mark
/// belongs, or what its row agrees to, nothing in the text is taken for an approval.
/// </summary>
internal static class TableForm
{
    // No table that a person fills in has more cells with words; no label is longer, and nothing that stands for a mark: 해당, Y, 0.
    private const int MostCells = 150, LongestLabel = 40, LongestSign = 3;

    // What stands for the whole: 종합의견, 동의 여부, 표시(○).
    private static readonly Pattern Whole = Pattern.Of(
        @"^(?:(?:종합|최종|총괄|전체|검토|협의|사전협의|회신|원안(?:대로)?|동의|승인|발송(?:에)?|찬반|본\s?건|우리|부서|기관)\s?)*(?:의견|결과|결론|여부|판정|선택|표시|체크|총평|란)?$|^(?i:(?:(?:final|overall|your)\s)?(?:decision|result|answer|response|choice|opinion|review|overall))$");

    private static readonly Pattern Office = Pattern.Of("(?:담당관실?|재단)$");

    // One of several things that are looked at, or one of several who look.
    private static readonly Pattern Part = Pattern.Of(
        @"^(?:(?:발송|발신|전송|문자|안내|상담|문의)\s?)*(?:문안|문구|내용|표현|시기|시간|시각|일시|일정|번호|대상|표기|링크|연락처|문의처)(?:\s?(?:적정성|적정\s?여부|검토|동의|승인))?$|^[가-힣0-9]{1,10}(?:팀|센터)$|^(?i:wording|text|number|timing|time|date|sender|recipients)$");

    // What a column is headed by.
    private static readonly Pattern Heading = Pattern.Of(
        @"^(?:구분|항목|(?:검토|점검|확인|협의|담당)\s?(?:항목|사항|내용|기관|부서)|기관명?|부서명?|협의\s?번호|연번|순번|번호|문항|질문|비고|사유|조건|처리\s?내역|답변|선택지|보기|(?i:items?|options?|remarks?|comments?|reasons?|conditions?|no\.?))$");

    // To what a bare yes is one.
    private static readonly Pattern Question = Pattern.Of(@"(?:동의|승인|찬반|발송)(?:\s?여부)?$"), Reply = Pattern.Of(@"^(?:예|네|맞음|됨|아니[오요]|아님|안\s?됨|(?i:yes|no))$");

    // Of every item at once it agrees to the whole; what is only found right of each doesn't.
    private static readonly Pattern Agrees = Pattern.Of("동의|승인|찬성|이견|이의|(?i:agree|approve)");

    private static readonly Pattern LeadingNumber = Pattern.Of(@"^(?:[0-9]{1,2}[.)]?|[①-⑳])(?:\s+|$)"), Note = Pattern.Of(@"\s*[(（](?:해당\s?란에?\s?)?[OoVv○√✓✔■●/,\s]{0,6}(?:표시?|체크)?[)）]$");

    private static readonly Pattern Hangul = Pattern.Of("[가-힣]");

    private static readonly SearchValues<char> Rule = SearchValues.Create("|:+=- ");

    private static readonly SearchValues<char> FullRings = SearchValues.Create("●◉◎⦿⊙");

    // What a person puts where nothing is to be said.
    private const string Dashes = "-–—ㅡ/.· ";

    private sealed record Cell(TableCell Place, string Words)
    {
        // In a sentence they would be anything; in cells they are a vote.
        public Act? Option { get; } = Words switch { "가" => Act.Yes, "부" => Act.No, _ => OptionOf(Words) };

        public Tick Tick { get; } = TickOf(Words);

        public bool IsMark => Tick >= Tick.Cross;

        public bool IsEmpty => Tick == Tick.Off || Words.AsSpan().Trim(Dashes).IsEmpty;

        public bool Speaks => Tick == Tick.None && !IsEmpty;

        public bool MayMark => Speaks && Option is null && (Words.Length <= LongestSign || HoldsMark(Words));

        public int LastRow => Place.Row + Place.Rows - 1;

        public int LastColumn => Place.Column + Place.Columns - 1;

        public bool IsInColumnsOf(Cell other) => Place.Column >= other.Place.Column && LastColumn <= other.LastColumn;

        public bool IsInRowsOf(Cell other) => Place.Row >= other.Place.Row && LastRow <= other.LastRow;

        public bool IsUnder(Cell other) => Place.Column <= other.LastColumn && LastColumn >= other.Place.Column;

        public bool IsBeside(Cell other) => Place.Row <= other.LastRow && LastRow >= other.Place.Row;
    }

    /// <summary>A form in a table.</summary>
    /// <param name="Options">What it offers.</param>
    /// <param name="Chosen">Which of it is marked; null where none is, or nobody knows.</param>
    /// <param name="Own">Its marks, labels and titles, which say nothing besides.</param>
    /// <param name="IsMarked">Whether anything is.</param>
    private sealed record Found(IReadOnlyList<Cell> Options, Cell? Chosen, IReadOnlyList<Cell> Own, bool IsMarked = true);

    /// <summary>A text with the forms of its tables written with boxes.</summary>
    /// <param name="Spoken">The text, place for place.</param>
    /// <param name="Open">Whether it holds one of which nobody knows what is chosen.</param>
    /// <param name="Forbids">Whether such a one is marked: then nothing else in the text is taken for a yes.</param>
    public readonly record struct Reading(string Spoken, bool Open, bool Forbids);

    /// <summary>Reads the forms in the tables of a text.</summary>
    /// <param name="text">The words.</param>
    /// <param name="places">The cells of its tables.</param>
    public static Reading Read(string text, IReadOnlyList<TableCell> places)
    {
        char[]? spoken = null;
        var (open, forbids) = (false, false);
        foreach (var table in places.Concat(Drawn(text)).GroupBy(c => c.Table))
        {
            if (table.Count() > MostCells) continue;
            var cells = table.GroupBy(c => (c.Row, c.Column)).Select(c => CellOf(text, c.First() with { End = c.Last().End })).ToList();
            if ((InARow(table.Key, cells) ?? InAColumn(table.Key, cells)) is not { } form) continue;
            Write(form, text, spoken ??= text.ToCharArray());
            open |= form is { Chosen: null, Options.Count: > 0 };
            forbids |= form is { Chosen: null, IsMarked: true };
        }
        return new(spoken is null ? text : new(spoken), open, forbids);
    }

    private static Cell CellOf(string text, TableCell place) =>
        new(place, place.End - place.Start > LongestLabel ? text[place.Start..place.End] : Pattern.Of(@"\s+").Replace(Readable.Compose(text[place.Start..place.End]).Replace("\uFE0F", "", StringComparison.Ordinal), " ").Trim());

    // Behind each choice stands at least what parts it from the next cell, and becomes its box. What isn't known is a blank left open.
    private static void Write(Found form, string text, char[] spoken)
    {
        foreach (var cell in form.Own) Fill(cell, ' ');
        // Where the text ends with a choice its box has no room: one that isn't marked is left out, and beside one that is, marked before it, all others are.
        var alone = form.Chosen?.Place.End == text.Length;
        foreach (var option in form.Options)
        {
            var hasRoom = !alone && option.Place.End < text.Length;
            if (form.Chosen is null) Fill(option, '_');
            else if (!hasRoom && option != form.Chosen) Fill(option, ' ');
            else text.AsSpan(option.Place.Start..option.Place.End).Replace(spoken.AsSpan(option.Place.Start), '\n', ' ');
            if (hasRoom) spoken[option.Place.End] = form.Chosen is null ? '_' : option == form.Chosen ? '■' : '□';
        }

        void Fill(Cell cell, char letter) => spoken.AsSpan(cell.Place.Start..cell.Place.End).Fill(letter);
    }

    // Tables drawn with strokes: | 동의 | 부동의 |. Each row has as many, or nobody knows what stands under what.
    private static List<TableCell> Drawn(string text)
    {
        var cells = new List<TableCell>();
        if (!text.Contains('|', StringComparison.Ordinal)) return cells;
        var (strokes, from, table) = (0, 0, new TableGrid());
        for (var at = 0; at < text.Length;)
        {
            var stop = text.IndexOf('\n', at) is var i and >= 0 ? i : text.Length;
            var line = text.AsSpan(at..stop);
            var count = line.Count('|');
            if (count == 0 || strokes == 0) (strokes, from, table) = (count, cells.Count, new());
            if (count != strokes)
            {
                cells.RemoveRange(from, cells.Count - from);
                strokes = -1;
            }
            else if (count > 0 && line.ContainsAnyExcept(Rule))
            {
                table.NextRow();
                foreach (var piece in line.Split('|'))
                {
                    var (start, end) = (piece.Start.Value, piece.End.Value);
                    while (start < end && char.IsWhiteSpace(line[start])) start++;
                    while (start < end && char.IsWhiteSpace(line[end - 1])) end--;
                    if (table.NextCell() is { } cell && start < end) cells.Add(cell with { Start = at + start, End = at + end });
                }
            }
            at = stop + 1;
        }
        return cells;
    }

    private static bool Differ(IEnumerable<Cell> options) => options.Select(o => o.Option).Distinct().Count() > 1;

    // The same choice twice is two persons'.
    private static bool AreParted(List<Cell> options) => options.Select(o => o.Words).Distinct().Count() == options.Count;

    private static Found? InARow(TableGrid table, List<Cell> cells)
    {
        var rows = cells.Where(c => c.Option is not null).GroupBy(c => c.Place.Row).Where(Differ).ToList();
        if (rows.Count == 0) return null;
        var options = rows[0].ToList();
        var (top, bottom, first) = (rows[0].Key, options.Max(o => o.LastRow), options.Min(o => o.Place.Column));
        if (bottom + 1 >= table.Rows) return null;
        var below = cells.FindAll(c => c.Place.Row > bottom);
        var marks = below.FindAll(c => c.IsMark);
        var speaking = below.FindAll(c => c.Speaks && options.FindAll(c.IsUnder).Count == 1);
        var marked = marks.Count > 0 || speaking.Exists(c => c.MayMark);
        // Words below it: what stands in the row may be no choice but words as well.
        if (!marked && (speaking.Count > 0 || rows.Count > 1)) return new([], null, []);

        var unknown = new Found(options, null, marks, marked);
        if (marks.Count == 0 || speaking.Count > 0 || rows.Count > 1 || !AreParted(options) || marks.Exists(m => options.FindAll(m.IsUnder) is not [var one] || !m.IsInColumnsOf(one))) return unknown;
        var titles = cells.FindAll(c => c.Option is null && c.LastRow >= top && c.Place.Row <= top);
        // What is asked stands before the choices or above them; what spans the whole table is its name.
        var asking = titles.FindAll(t => t.Place.Column < first);
        if (first > 0) asking.AddRange(cells.FindAll(c => c.LastRow == top - 1 && c.Place.Column >= first && options.Exists(c.IsUnder)));
        if (asking.Exists(t => Elsewhere.IsMatch(t.Words))) return unknown;

        var answers = new List<(string Label, Cell Chosen)>();
        var left = new List<string>();
        var own = new List<Cell>([.. titles.Except(asking), .. asking.Where(IsHeading), .. below.Where(c => c.Tick != Tick.None)]);
        foreach (var row in below.Select(c => c.Place.Row).Distinct())
        {
            var inRow = below.FindAll(c => c.Place.Row <= row && c.LastRow >= row);
            var before = inRow.FindAll(c => c.Speaks && c.LastColumn < first);
            var label = LabelOf(before);
            if (inRow.FindAll(c => c.IsMark) is { Count: > 0 } here)
            {
                if (Ticked(here, options, (m, o) => m.IsUnder(o)) is not { } chosen) return unknown;
                answers.Add((label, chosen));
                own.AddRange(before.Where(c => IsKnown(LabelOf([c]))));
            }
            else if (label.Length > 0 && !inRow.Exists(c => c.Speaks && c.LastColumn >= first))
            {
                left.Add(label);
            }
        }
        var wholes = answers.FindAll(a => IsWhole(a.Label));
        var said = (wholes.Count > 0 ? wholes : answers).Select(a => a.Chosen).Distinct().ToList();
        if (said is not [var choice] || answers.Exists(a => Reply.IsMatch(a.Chosen.Words) && !IsAsked(a.Label, asking))) return unknown;
        var approves = asking.TrueForAll(IsHeading) && answers.TrueForAll(a => a.Chosen.Option == Act.Yes && IsKnown(a.Label))
            // Where one office answered and another didn't, nobody knows here which of them writes.
            && (wholes.Count > 0 ? !(wholes.TrueForAll(w => Office.IsMatch(w.Label)) && left.Exists(Office.IsMatch)) : answers.Count > 1 && left.Count == 0 && Agrees.IsMatch(choice.Words));
        return choice.Option != Act.Yes || approves ? new(options, choice, own) : unknown;
    }

    private static Found? InAColumn(TableGrid table, List<Cell> cells)
    {
        var columns = cells.Where(c => c.Option is not null).GroupBy(c => c.Place.Column).Where(Differ).ToList();
        var marks = cells.FindAll(c => c.IsMark);
        if (columns is not [var column]) return null;
        var options = column.ToList();
        // A place for a mark beside each, and nothing in it.
        if (marks.Count == 0) return table.Columns > 1 && !cells.Exists(c => c.Speaks && c.Option is null && options.Exists(c.IsBeside)) ? new(options, null, [], IsMarked: false) : null;
        var (top, end) = (options.Min(o => o.Place.Row), options.Max(o => o.LastRow));
        var before = cells.FindAll(c => c.Speaks && c.LastColumn < column.Key && options.Exists(c.IsBeside) && LabelOf([c]).Length > 0);
        // A column of results, each beside what it is of.
        if (before.Exists(c => c.Place.Row > top || c.LastRow < end)) return null;

        var unknown = new Found(options, null, marks);
        if (!AreParted(options) || marks.Select(m => m.Place.Column).Distinct().Count() > 1 || marks.Exists(m => options.FindAll(m.IsBeside) is not [var one] || !m.IsInRowsOf(one))) return unknown;
        if (cells.Exists(c => c.Speaks && c.Place.Row >= top && c.IsUnder(marks[0]) && options.Exists(c.IsBeside))) return unknown;
        var titles = cells.FindAll(c => c.LastRow == top - 1);
        if (titles.Exists(t => Elsewhere.IsMatch(t.Words) || t.IsUnder(marks[0]) && !t.IsUnder(options[0]) && !IsHeading(t))) return unknown;
        if (Ticked(marks, options, (m, o) => m.IsBeside(o)) is not { } chosen) return unknown;
        var label = LabelOf(before);
        if (Reply.IsMatch(chosen.Words) && !IsAsked(label, titles) || chosen.Option == Act.Yes && !(IsWhole(label) && titles.TrueForAll(IsHeading))) return unknown;
        return new(options, chosen, [.. titles.Where(IsHeading), .. before.Where(c => IsKnown(LabelOf([c]))), .. cells.Where(c => c.Tick != Tick.None)]);
    }

    // The one choice that is marked more plainly than others. A cross alone says no in Korean and ticks in English.
    private static Cell? Ticked(List<Cell> marks, List<Cell> options, Func<Cell, Cell, bool> belongs)
    {
        var most = marks.Max(m => m.Tick);
        if (marks.FindAll(m => m.Tick == most) is not [var mark]) return null;
        // A ring is an empty place only where each choice has its own and a full one is among them.
        if (most == Tick.On && marks.Exists(m => m.Tick == Tick.Circle) && !(marks.Count == options.Count && mark.Words.AsSpan().ContainsAny(FullRings))) return null;
        var option = options.Find(o => belongs(mark, o));
        return most == Tick.Cross && option is { Option: Act.Yes } && Hangul.IsMatch(option.Words) ? null : option;
    }

    private static string LabelOf(IEnumerable<Cell> cells) =>
        Note.Replace(LeadingNumber.Replace(string.Join(' ', cells.Select(c => c.Words)), ""), "").Trim();

    private static bool IsWhole(string label) => Whole.IsMatch(label) || Office.IsMatch(label) && label.Length <= LongestLabel || Reference.TryParse(label, out _);

    private static bool IsKnown(string label) => IsWhole(label) || Part.IsMatch(label);

    private static bool IsHeading(Cell title) => title.IsMark || LabelOf([title]) is var words && (Whole.IsMatch(words) || Heading.IsMatch(words));

    private static bool IsAsked(string label, List<Cell> titles) => label.Length > 0 ? IsKnown(label) && Question.IsMatch(label) : titles.Exists(t => IsHeading(t) && Question.IsMatch(LabelOf([t])));
}
