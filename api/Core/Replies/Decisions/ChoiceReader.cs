namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// Reads the choices of a form: options with marks before or behind them, in one line or one below the other, of which one is ticked. Lines that
/// hold more than options, marks, numbers and a label are no form.
/// </summary>
internal static class ChoiceReader
{
    private static readonly Pattern Option = Pattern.Of(
        @"(?:(?:발송|(?:120\s*)?사용)\s*)?(?<no>부동의|미동의|비동의|불승인|미승인|부적정|부적합|불수용|미수용|불가능|불가|부결|반려|반대|보류|아니오|아니요|안\s?됨|(?:동의|승인|수용|찬성)\s?(?:하지|안)\s?(?:않음|않습니다|않겠습니다|함)|(?<![A-Za-z])(?:no|reject)(?![A-Za-z]))(?:함|합니다|의견)?"
        + @"|(?<cond>조건부\s*(?:동의|승인|수용|찬성)?|일부\s*(?:동의|수용)|수정\s*(?:후\s*)?(?:동의|승인|의결|발송|수용))|(?:동의|승인)\s?\(\s?(?<cond>수정|조건부?)\s?\)"
        + @"|(?<change>이견\s?있음|이의\s?있음|재협의|보완|수정\s*(?:필요|요청|요구)?)|(?<other>기권|기타|추후\s?회신|의견\s?제출|미흡)"
        + @"|(?<yes>(?:원안\s*(?:대로\s*)?|발송\s*|사용\s*|120\s*사용\s*)?(?:동의|승인|찬성|수용|허용|의결|적정|적합|가능|발송|OK|ok|가결)|(?:이견|이의|이상|의견)\s?없음|통과|예(?![가-힣])|됨|(?<![A-Za-z])(?:yes|approve)(?![A-Za-z]))(?:함|합니다|의견)?(?:\s?\(\s?원안\s?\))?");

    private static readonly Pattern Mark = Pattern.Of(
        @"[\(\[（［<]\s*(?<in>[vVoO○ㅇ●◎√✓✔☑■✅⭕□☐ㅌxX×-]?)\s*[\)\]）］>]|(?<on>[■☑✓✔√●◉◎▣✅⭕★◀])|(?<off>[□☐▢◯☆○])|(?<![A-Za-z가-힣])(?<in>[vVoO])(?![A-Za-z가-힣])");

    private static readonly Pattern Label = Pattern.Of(@"^[^가-힣A-Za-z]*[가-힣A-Za-z0-9 /()]{1,16}\s*[:：]\s*");
    private static readonly Pattern Letters = Pattern.Of("[가-힣A-Za-z]");

    private enum Tick { Off, Circle, On }

    private sealed record Choice(Act Act, Tick Tick);

    /// <summary>Reads the form whose first line begins at a place: that line alone if it holds a choice, else with the lines below it.</summary>
    /// <param name="text">The words.</param>
    /// <param name="start">Where a line begins.</param>
    /// <param name="end">Where the words end.</param>
    /// <returns>What is ticked, and where the form's lines end; null where no form begins, or not one option of it is ticked.</returns>
    public static Clause? Read(string text, int start, int end)
    {
        var choices = new List<Choice>();
        var (line, next) = Line(text, start, end);
        while (line is not null && choices.Count < MostChoices)
        {
            choices.AddRange(line);
            var at = next;
            (line, next) = Line(text, at, end);
            // One option alone below may be the form's as well.
            if (line is not { Count: 1 } && Ticked(choices) is { } act) return new(act, start, at) { Text = text[start..at].TrimEnd('\n') };
        }
        return null;
    }

    // The options of the line at a place, null for one that holds anything else, and where the line after it begins.
    private static (List<Choice>? Options, int Next) Line(string text, int start, int end)
    {
        if (start == end) return (null, end);
        var stop = text.IndexOf('\n', start, end - start) is var i and >= 0 ? i : end;
        return (Of(Readable.Compose(text[start..stop])), Math.Min(stop + 1, end));
    }

    /// <summary>No form has more; a mail of nothing else is read without looking ahead at each line for long.</summary>
    private const int MostChoices = 12;

    private static Act? Ticked(List<Choice> choices)
    {
        if (choices.Select(c => c.Act).Distinct().Count() < 2) return null;
        // A circle ticks where nothing ticks more plainly.
        var ticked = choices.Where(c => c.Tick == Tick.On).ToList();
        if (ticked.Count == 0) ticked = [.. choices.Where(c => c.Tick == Tick.Circle)];
        return ticked is [var one] ? one.Act : null;
    }

    // The options of a line that holds nothing else; null for another line.
    private static List<Choice>? Of(string line)
    {
        if (line.Length > MostOfLine || line.Contains('?', StringComparison.Ordinal)) return null;
        var options = Option.Matches(line).Select(m => (m.Index, End: m.Index + m.Length, Act: ActOf(m))).ToList();
        if (options.Count == 0) return null;
        var label = Label.Match(line) is { Success: true } found && options[0].Index >= found.Length ? found.Value : "";
        if (Elsewhere.IsMatch(label) || Letters.Count(Mark.Replace(Option.Replace(line[label.Length..], " "), " ")) > 0) return null;
        var marks = Mark.Matches(line).Where(m => !options.Exists(o => m.Index < o.End && m.Index + m.Length > o.Index)).Select(m => (m.Index, Tick: TickOf(m))).ToList();
        var before = marks.Count > 0 && marks[0].Index < options[0].Index;
        return [.. options.Select((option, n) => new Choice(option.Act == Act.Yes && Item.IsMatch(label) ? Act.Good : option.Act, before
            ? marks.LastOrDefault(m => m.Index < option.Index && (n == 0 || m.Index >= options[n - 1].End)).Tick
            : marks.FirstOrDefault(m => m.Index >= option.End && (n + 1 == options.Count || m.Index < options[n + 1].Index)).Tick))];
    }

    private const int MostOfLine = 200;

    // What is fine of one item is none of the whole, and another agreement none of this one.
    private static readonly Pattern Item = Pattern.Of("문안|문구|내용|시기|시간|일시|번호|대상|표기|날짜|인원|금액|링크"), Elsewhere = Pattern.Of("수신|개인정보|참석|회의|방문|출장|휴가");

    private static Act ActOf(System.Text.RegularExpressions.Match option) =>
        option.Groups["no"].Success ? Act.No : option.Groups["cond"].Success ? Act.Cond : option.Groups["change"].Success ? Act.Again : option.Groups["other"].Success ? Act.Danger : Act.Yes;

    private static Tick TickOf(System.Text.RegularExpressions.Match mark) => mark switch
    {
        { Groups: var g } when g["on"].Success => Tick.On,
        { Groups: var g } when g["off"].Success => g["off"].Value is "○" ? Tick.Circle : Tick.Off,
        { Groups: var g } => g["in"].Value is "" or "□" or "☐" or "ㅌ" or "x" or "X" or "×" or "-" ? Tick.Off : Tick.On,
    };
}
