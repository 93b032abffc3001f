using System.Buffers;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// Reads the choices of forms: options with marks before or behind them, in one line or one below the other, of which one is ticked. What stands behind
/// an option's own words, such as a reason or a condition, is no part of its choice and is read like any other words.
/// </summary>
internal static class ChoiceReader
{
    private static readonly Pattern Option = Pattern.Of(
        @"(?<yes>(?:수정|변경|보완|조건)\s?(?:사항\s?)?없이\s*(?:동의|승인|발송(?:\s*가능)?|수용|진행))|(?:(?:발송|(?:120\s*)?사용)\s*)?(?<no>부\s?동\s?의|미동의|비동의|불승인|미승인|부적정|부적합|불수용|미수용|불가능|불가|부결|반려|반대|보류|중지|취소|아니오|아니요|아님|안\s?됨|(?:동의|승인|수용|찬성)\s?(?:하지|안)\s?(?:않음|않습니다|않겠습니다|함)|(?<![A-Za-z])(?i:no|reject(?:ed)?|disapproved?|disagree|not\s(?:ok|approved|agreed?))(?![A-Za-z]))(?:함|합니다|의견)?"
        + @"|(?<cond>조건부\s*(?:동의|승인|수용|찬성)?|일부\s*(?:동의|수용)|(?:일부\s*)?수정\s*(?:후\s*)?(?:동의|승인|의결|발송(?:\s*가능)?|수용|통과)|(?<![A-Za-z])(?i:(?:approve[d]?|agree|ok)\swith\s(?:changes|comments|amendments|edits|conditions?))(?![A-Za-z]))|(?:동의|승인)\s?\(\s?(?<cond>수정|조건부?)\s?\)"
        + @"|(?<change>(?:수정\s*(?:후\s*)?)?재(?:협의|검토|심의|심)|(?:이견|이의|의견)\s?있음|보완(?:\s*(?:요청|요구|필요))?|수정(?:\s*(?:필요|요청|요구))?|재작성|(?<![A-Za-z])(?i:(?:request\s|needs?\s)?changes|revise)(?![A-Za-z]))|(?<other>기권|기타|추후\s?회신|의견\s?제출|미흡|질의|검토\s?중|(?<![A-Za-z])(?i:received|reviewed|pending)(?![A-Za-z]))"
        + @"|(?<yes>(?:원안\s*(?:대로\s*)?|즉시\s*|발송\s*|사용\s*|120\s*사용\s*)?(?:동\s?의|승인|찬성|수용|허용|의결|적정|적합|가능|발송(?:\s*가능)?|가결|통과)|(?:이견|이의|이상|의견)\s?없음|원안|예(?![가-힣])|맞음|됨|(?<![A-Za-z])(?i:ok|yes|approved?|agreed?)(?![A-Za-z]))(?:함|합니다|의견)?(?:\s?\(\s?원안\s?\))?"
        // Votes by a letter are known only where a box follows, as TableForm writes them.
        + @"|(?<![가-힣])(?:(?<yes>가)|(?<no>부))(?=[■□])");

    private static readonly Pattern Mark = Pattern.Of(
        @"[\(\[（［<【]\s*(?<in>[vVoO○ㅇ●◎√✓✔∨☑■✅⭕□☐ㅌxX×-]?)\s*[\)\]）］>】]|_{2,}\s?(?<in>[vVoO○xX✓✔]?)\s?_{2,}|(?<on>[■☑✓✔√∨●◉◎⦿⊙▣✅⭕★◆♥◀])|(?<cross>[☒✗✘❌])|(?<off>[□☐▢◯☆◇♡○])|(?<![A-Za-z가-힣])(?<in>[vVoOxX])(?![A-Za-z가-힣])");

    // What may make a line one of a form: looked for first, since few lines hold any.
    private static readonly SearchValues<char> Signs = SearchValues.Create("([（［<【■☑✓✔√∨●◉◎⦿⊙▣✅⭕★◆♥◀☒✗✘❌□☐▢◯☆◇♡○vVoOxX~");

    // What nobody draws before each item of a list.
    private static readonly Pattern TickMark = Pattern.Of(@"[☑✓✔√∨✅]|[\(\[（［]\s*[vVoO○●■✓✔☑]\s*[\)\]）］]");

    private static readonly Pattern Label = Pattern.Of(@"^[^가-힣A-Za-z]*[가-힣A-Za-z0-9 /()·]{1,16}\s*[:：]\s*");
    private static readonly Pattern Number = Pattern.Of(@"^\s*(?:[가-하A-Za-z][.)]|\(?[0-9]{1,2}[.)]|[①-⑳]|[-*•·])\s*");
    private static readonly Pattern Letters = Pattern.Of("[가-힣A-Za-z]");

    // Where an option's own words end: 부동의 (사유: …), 조건부 → …
    private static readonly SearchValues<char> Ends = SearchValues.Create("(（[［→⇒←:：※,;—=<");

    // What is fine of one item is none of the whole, and another agreement none of this one.
    private static readonly Pattern Item = Pattern.Of("문안|문구|내용|시기|시간|시각|일시|일정|번호|발신|대상|표기|날짜|인원|금액|링크|취지|연락처");

    /// <summary>Another agreement than to the notice.</summary>
    public static readonly Pattern Elsewhere = Pattern.Of("수신|개인정보|참석|회의|교육|방문|출장|휴가|주차|촬영|초상권");

    /// <summary>No form has more, and no line or option of one is longer; a mail of nothing else is read without looking ahead at each line for long.</summary>
    private const int MostChoices = 12, MostOfLine = 200, MostOfOption = 24, MostBeside = 4, MostAlone = 60;

    // What ticks more plainly comes later: a cross ticks where there is nothing but empty boxes beside it.
    internal enum Tick { None, Off, Cross, Circle, On }

    /// <summary>An option of a form.</summary>
    /// <param name="Act">What it does where it is ticked; null where that isn't known.</param>
    /// <param name="Tick">Its mark.</param>
    /// <param name="Start">Where it begins, with a mark before it.</param>
    /// <param name="End">Where it ends, with a mark behind it.</param>
    private sealed record Choice(Act? Act, Tick Tick, int Start, int End)
    {
        /// <summary>Where the label before it begins.</summary>
        public int Label { get; init; } = Start;
    }

    /// <summary>A form.</summary>
    /// <param name="Says">What is ticked; <see cref="Act.Danger"/> where none or more than one thing is.</param>
    /// <param name="Spoken">All options with their marks and labels.</param>
    /// <param name="Unticked">Those that aren't ticked; none where nothing is ticked alone, or of one item only.</param>
    internal sealed record Form(Clause Says, IReadOnlyList<Range> Spoken, IReadOnlyList<Range> Unticked);

    /// <summary>The forms between two places.</summary>
    /// <param name="text">The words, composed.</param>
    /// <param name="start">Where a line begins.</param>
    /// <param name="end">Where the words end.</param>
    public static IReadOnlyList<Form> Find(string text, int start, int end)
    {
        if (!text.AsSpan(start, end - start).ContainsAny(Signs)) return [];
        var forms = new List<Form>();
        var (open, isWide) = (new List<Choice>(), false);
        for (var at = start; at < end;)
        {
            var stop = text.IndexOf('\n', at, end - at) is var i and >= 0 ? i : end;
            var line = Line(text[at..stop], at);
            // A line of several options is a form of its own, but for one option alone above it or with a mark below.
            if (line.Count == 1 ? isWide && line[0].Tick == Tick.None : (line.Count == 0 || open.Count > 1) && !string.IsNullOrWhiteSpace(text[at..stop])) Close();
            open.AddRange(line);
            isWide |= line.Count > 1;
            if (open.Count > MostChoices) open.Clear();
            at = stop + 1;
        }
        Close();
        return forms;

        void Close()
        {
            // Lines that all hold the same mark, and no empty box, are a list, unless it is a tick.
            if ((isWide || open is [] or [_] or [{ Tick: < Tick.Circle }, ..] || open.Exists(c => c.Tick != open[0].Tick) || open.TrueForAll(c => TickMark.IsMatch(text[c.Start..c.End]))) && FormOf(open, text) is { } form) forms.Add(form);
            (open, isWide) = ([], false);
        }
    }

    /// <summary>A text without the options of its forms that aren't ticked: what they say is said by nobody.</summary>
    /// <param name="text">The words, composed.</param>
    /// <param name="forms">The forms in it.</param>
    public static string WithoutUnticked(string text, IReadOnlyList<Form> forms) => Blanked(text, forms.SelectMany(f => f.Unticked));

    /// <summary>A text with blanks at some places; line ends stay.</summary>
    internal static string Blanked(string text, IEnumerable<Range> places)
    {
        char[]? blanked = null;
        foreach (var place in places)
        {
            blanked ??= text.ToCharArray();
            foreach (ref var letter in blanked.AsSpan(place))
            {
                if (letter != '\n') letter = ' ';
            }
        }
        return blanked is null ? text : new(blanked);
    }

    /// <summary>What an option does that is the whole of some words, but for a number before and a note in brackets behind it; null where they are none.</summary>
    public static Act? OptionOf(string words)
    {
        if (HoldsMark(words)) return null;
        var from = Number.Match(words).Length;
        var note = words.IndexOfAny(['(', '（'], from) is > 0 and var at && at > from ? at : words.Length;
        foreach (System.Text.RegularExpressions.Match option in Option.Matches(words))
        {
            if (option.Index < from) continue;
            // 동의(원안) says how, and 동의(수정) isn't one of 동의.
            return Letters.Count(words[from..option.Index] + (option.Index + option.Length < note ? words[(option.Index + option.Length)..note] : "")) == 0 ? ActOf(option) : null;
        }
        return null;
    }

    /// <summary>How a mark ticks that is the whole of some words; <see cref="Tick.None"/> where they are none.</summary>
    public static Tick TickOf(string words) => Mark.Match(words) is { Success: true } mark && mark.Length == words.Length ? TickOf(mark) : Tick.None;

    /// <summary>Whether there is a mark among some words.</summary>
    public static bool HoldsMark(string words) => Mark.IsMatch(words);

    private static Form? FormOf(List<Choice> choices, string text)
    {
        // An empty box by itself was ticked by nobody.
        if (choices is [{ Act: not null, Tick: Tick.Off } empty]) return new(new(Act.Danger, empty.Start, empty.End) { Text = text[empty.Start..empty.End] }, [Place(empty)], []);
        if (choices.Select(c => c.Act).OfType<Act>().Distinct().Count() < 2) return null;
        var most = choices.Max(c => c.Tick);
        var ticked = choices.FindAll(c => c.Tick == most && most >= Tick.Cross && (most > Tick.Cross || !choices.Exists(o => o.Tick == Tick.None)));
        // Without a box for each it is only a list.
        if (ticked.Count == 0 && choices.Exists(c => c.Tick == Tick.None)) return null;
        var act = ticked is [{ Act: { } one }] ? one : Act.Danger;
        var (start, end) = (choices[0].Start, choices[^1].End);
        return new(new(act, start, end) { Text = text[start..end], Ticked = ticked.Count == 1 }, [.. choices.Select(c => c.Label..c.End)], ticked.Count == 1 && act != Act.Good ? [.. choices.Except(ticked).Select(Place)] : []);

        static Range Place(Choice choice) => choice.Start..choice.End;
    }

    // The options of a line, with marks or alone in it; none of a line that says anything between them.
    private static List<Choice> Line(string line, int at)
    {
        if (line.Length > MostOfLine || line.Length > MostAlone && !line.AsSpan().ContainsAny(Signs)) return [];
        var options = Option.Matches(line).Select(m => (m.Index, End: m.Index + m.Length, Act: ActOf(m))).ToList();
        // A label may hold a word of decision itself: 동의 여부.
        var label = Label.Match(line) is { Success: true } found && options.Count(o => o.Index >= found.Length) is var behind && (behind > 1 || behind == options.Count) ? found.Length : 0;
        if (Elsewhere.IsMatch(line[..label])) return [];
        if (label == 0) label = Number.Match(line).Length;
        options.RemoveAll(o => o.Index < label);
        if (Kept(line, options) is { } kept) return [.. options.Select(o => new Choice(o.Act, o == kept ? Tick.On : Tick.Off, at + o.Index, at + o.End))];
        var marks = Mark.Matches(line).Where(m => m.Index >= label && !options.Exists(o => m.Index < o.End && m.Index + m.Length > o.Index))
            .Select(m => (m.Index, End: m.Index + m.Length, Tick: TickOf(m))).ToList();
        var isItem = Item.IsMatch(line[..label]);
        var choices = marks.Count == 0 ? Alone() : options.Count == 0 || marks[0].Index < options[0].Index ? Behind() : Before();
        return choices is [var first, .. var others] && label > 0 ? [first with { Label = at }, .. others] : choices;

        // 부동의, alone in its line.
        List<Choice> Alone() => options is [var one] && Letters.Count(line[label..one.Index] + line[one.End..]) == 0 && !line.AsSpan().ContainsAny(SentenceEnds) && !line[..one.End].EndsWith("니다", StringComparison.Ordinal)
            ? [new(ActOrItem(one.Act), Tick.None, at + one.Index, at + one.End)] : [];

        // ■ 동의 □ 부동의 (사유: )
        List<Choice> Behind()
        {
            // 접수(V) 동의( ) 부동의( ): marks behind words, the first of which are no option.
            if (Letters.Count(line[label..marks[0].Index]) > 0
                && (marks.Count < 2 || options.Count == 0 || Letters.Count(line[marks[^1].End..]) == 0 || char.IsLetter(line[marks[0].Index - 1]))) return [];
            var found = new List<Choice>();
            for (var n = 0; n < marks.Count; n++)
            {
                var (from, to) = (marks[n].End, n + 1 < marks.Count ? marks[n + 1].Index : line.Length);
                if (line.AsSpan(from, to - from).IndexOfAny(Ends) is var cut and >= 0 && line[from..(from + cut)].Trim().Length > 0) to = from + cut;
                var words = line[from..to].TrimEnd();
                // 수정 후 발송에 동의: what restricts a yes stands before it.
                var inside = options.FindAll(o => o.Index >= from && o.End <= from + words.Length);
                var act = inside.Count == 0 ? (Act?)null : ActOrItem(inside.FindLast(o => o.Act != Act.Yes) is { End: > 0 } strict ? strict.Act : inside[^1].Act);
                if (words.Length > MostOfOption || words.EndsWith('?') || act is not null && Letters.Count(Option.Replace(words, "")) > MostBeside) return [];
                if (words.Trim().Length > 0) found.Add(new(act, marks[n].Tick, at + marks[n].Index, at + from + words.Length));
            }
            return found;
        }

        // 동의 (V) 부동의 ( )
        List<Choice> Before()
        {
            var found = new List<Choice>();
            var from = label;
            // 동의 / V 부동의: the mark stands before the second; 동의 V 부동의: nobody knows.
            if (marks.Count == 1 && options.Count == 2 && marks[0].End <= options[1].Index)
            {
                var (before, after) = (line[options[0].End..marks[0].Index], line[marks[0].End..options[1].Index]);
                var (parted, partedBehind) = (before.AsSpan().ContainsAny(Parting), after.AsSpan().ContainsAny(Parting));
                if (parted && !partedBehind || parted == partedBehind && before.Length > after.Length + 1)
                    return [new(ActOrItem(options[0].Act), Tick.None, at + options[0].Index, at + options[0].End), new(ActOrItem(options[1].Act), marks[0].Tick, at + marks[0].Index, at + options[1].End)];
                if (parted == partedBehind && before.Length >= after.Length && before.Length > 0) return [];
            }
            for (var n = 0; n < options.Count; n++)
            {
                var next = n + 1 < options.Count ? options[n + 1].Index : line.Length;
                var mark = marks.FirstOrDefault(m => m.Index >= options[n].End && m.Index < next && Letters.Count(line[options[n].End..m.Index]) == 0);
                var begins = n == 0 ? Letters.Count(line[from..options[0].Index]) == 0 ? from : options[0].Index : options[n].Index;
                if (n > 0 && Letters.Count(line[from..options[n].Index]) > 0) return [];
                from = Math.Max(options[n].End, mark.End);
                found.Add(new(ActOrItem(options[n].Act), mark.Tick, at + begins, at + from));
            }
            // With words beside it a line is a form's only where it is plainly one: with a box for each option.
            var isWhole = Letters.Count(line[label..(found[0].Start - at)] + line[(found[^1].End - at)..]) == 0 && !line.Contains('?', StringComparison.Ordinal);
            return isWhole || found.Count > 1 && found.TrueForAll(c => c.Tick != Tick.None) || found is [{ Tick: not Tick.None }] && found[0].Start == at + label ? found : [];
        }

        Act ActOrItem(Act act) => act == Act.Yes && isItem ? Act.Good : act;
    }

    private static readonly SearchValues<char> Parting = SearchValues.Create("/,|·");

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?");

    private static readonly SearchValues<char> BetweenKept = SearchValues.Create(" \0/,·|[]【】~");

    // The one option of a line that is left where the others were struck out, or that stands in brackets: 동의 / ~~부동의~~, [동의] / 부동의.
    private static (int Index, int End, Act Act)? Kept(string line, List<(int Index, int End, Act Act)> options)
    {
        if (options.Count < 2) return null;
        var rest = line.ToCharArray();
        foreach (var (index, end, _) in options) rest.AsSpan(index, end - index).Clear();
        if (rest.AsSpan().ContainsAnyExcept(BetweenKept)) return null;
        var struck = options.FindAll(o => line[..o.Index].EndsWith("~~", StringComparison.Ordinal) && line[o.End..].StartsWith("~~", StringComparison.Ordinal));
        if (struck.Count == options.Count - 1) return options.Except(struck).Single();
        return options.FindAll(o => line[..o.Index].TrimEnd() is [.., '[' or '【'] && line[o.End..].TrimStart() is [']' or '】', ..]) is [var one] ? one : null;
    }

    private static Act ActOf(System.Text.RegularExpressions.Match option) =>
        option.Groups["no"].Success ? Act.No : option.Groups["cond"].Success ? Act.Cond : option.Groups["change"].Success ? Act.Again : option.Groups["other"].Success ? Act.Danger : Act.Yes;

    private static Tick TickOf(System.Text.RegularExpressions.Match mark) => mark switch
    {
        { Groups: var g } when g["on"].Success => Tick.On,
        { Groups: var g } when g["cross"].Success => Tick.Cross,
        { Groups: var g } when g["off"].Success => g["off"].Value is "○" ? Tick.Circle : Tick.Off,
        { Groups: var g } => g["in"].Value switch
        {
            "" or "□" or "☐" or "-" => Tick.Off,
            "x" or "X" or "×" or "ㅌ" => Tick.Cross,
            "○" or "O" or "o" or "ㅇ" => Tick.Circle,
            _ => Tick.On,
        },
    };
}
