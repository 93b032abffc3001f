namespace ConsultAddin.Core.Replies.Texts;

/// <summary>
/// The rules of a mail's own style blocks that bear on whether words are seen, as they hold on a screen of an office. A rule whose
/// selector or condition can't be judged here (what stands beside an element, an unknown condition) may hold: words that it would hide
/// are then doubtful. However a mail is made, the work done for its rules has a limit; beyond it all is doubtful.
/// </summary>
internal sealed class StyleSheet
{
    private const int MostRules = 4000;
    private const int MostLetters = 1_000_000;
    private const int MostWork = 2_000_000;
    private const int DeepestBlock = 6;

    // Windows are between these; what asks for more or less than both can be judged.
    private const double NarrowestWindow = 800;
    private const double WidestWindow = 1900;

    private readonly Dictionary<string, List<Rule>> _rules = new(StringComparer.OrdinalIgnoreCase);
    private int _count;
    private int _letters;
    private int _work;

    private enum Truth
    {
        No,
        Maybe,
        Yes,
    }

    private sealed record Rule(Compound[] Parts, Declaration[] Declarations, long Weight, bool MayHold);

    // One part of a selector; the combinator leads to the part on its left. Parts stand right to left.
    private sealed record Compound(string? Name, List<string> Ids, List<string> Classes, List<Condition> Conditions, bool Unknown, bool Never)
    {
        public char Combinator { get; set; } = ' ';
    }

    private readonly record struct Condition(string Name, char Comparison, string Value);

    /// <summary>Whether there is no rule.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>Whether there was more than can be judged.</summary>
    public bool IsTooMuch { get; private set; }

    /// <summary>Adds a style block.</summary>
    /// <param name="css">Its text.</param>
    /// <param name="media">Its <c>media</c> attribute; null for none.</param>
    public void Add(string css, string? media)
    {
        _letters += css.Length;
        if (_letters > MostLetters)
        {
            IsTooMuch = true;
            return;
        }
        var holds = Media(media ?? "");
        if (holds != Truth.No) AddRules(StyleText.Plain(css), holds == Truth.Maybe, DeepestBlock);
    }

    private void AddRules(ReadOnlySpan<char> css, bool mayHold, int depth)
    {
        var declarations = new List<Declaration>();
        while (true)
        {
            css = css.TrimStart(" \t\r\n\f};");
            if (css.IsEmpty) return;
            var open = StyleText.Find(css, '{');
            if (css[0] == '@' && StyleText.Find(css[..open], ';') is var end && end < open)
            {
                css = css[(end + 1)..];
                continue;
            }
            if (open == css.Length) return;
            var head = css[..open].Trim();
            var rest = css[(open + 1)..];
            var close = StyleText.Find(rest, '}');
            var block = rest[..close];
            css = close < rest.Length ? rest[(close + 1)..] : default;
            if (head.StartsWith("@"))
            {
                var holds = AtRule(head);
                if (holds == Truth.No) continue;
                if (depth == 0) IsTooMuch = true;
                else AddRules(block, mayHold || holds == Truth.Maybe, depth - 1);
                continue;
            }
            declarations.Clear();
            StyleText.Read(block, declarations);
            // The last of each property stands.
            if (declarations.Count > 0) AddSelectors(head, [.. declarations.AsEnumerable().Reverse().DistinctBy(d => (d.Property, d.Important))], mayHold);
        }
    }

    private static Truth AtRule(ReadOnlySpan<char> head)
    {
        if (head.StartsWith("@media", StringComparison.OrdinalIgnoreCase)) return Media(head[6..].ToString());
        return head.StartsWith("@supports", StringComparison.OrdinalIgnoreCase) || head.StartsWith("@layer", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("@container", StringComparison.OrdinalIgnoreCase) || head.StartsWith("@scope", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("@-moz-document", StringComparison.OrdinalIgnoreCase)
            ? Truth.Maybe
            : Truth.No;
    }

    private void AddSelectors(ReadOnlySpan<char> list, Declaration[] declarations, bool mayHold)
    {
        while (!list.IsEmpty)
        {
            var end = StyleText.Find(list, ',');
            var parts = Parts(list[..end].Trim());
            list = end < list.Length ? list[(end + 1)..] : default;
            if (parts.Count == 0 || parts.Exists(p => p.Never)) continue;
            if (++_count > MostRules)
            {
                IsTooMuch = true;
                return;
            }
            long specificity = 0;
            foreach (var part in parts)
            {
                specificity += ((long)part.Ids.Count << 16) + ((long)(part.Classes.Count + part.Conditions.Count) << 8) + (part.Name is null ? 0 : 1);
            }
            var last = parts[0];
            var key = last.Ids.Count > 0 ? "#" + last.Ids[0] : last.Classes.Count > 0 ? "." + last.Classes[0] : last.Name ?? "*";
            if (!_rules.TryGetValue(key, out var rules)) _rules[key] = rules = [];
            rules.Add(new([.. parts], declarations, Cascade.Sheet + (Math.Min(specificity, (1L << 24) - 1) << 13) + _count, mayHold || parts.Exists(p => p.Unknown)));
        }
    }

    private static List<Compound> Parts(ReadOnlySpan<char> selector)
    {
        var parts = new List<Compound>();
        var combinator = ' ';
        while (!selector.IsEmpty)
        {
            var end = 0;
            while (end < selector.Length && selector[end] is not (' ' or '\t' or '\r' or '\n' or '\f' or '>' or '+' or '~'))
            {
                if (selector[end] is '[' or '(') end += StyleText.Find(selector[(end + 1)..], selector[end] == '[' ? ']' : ')') + 1;
                end++;
            }
            end = Math.Min(end, selector.Length);
            if (end > 0)
            {
                var part = Read(selector[..end], combinator is '+' or '~');
                part.Combinator = combinator;
                parts.Insert(0, part);
                combinator = ' ';
                selector = selector[end..];
            }
            else
            {
                if (selector[0] is '>' or '+' or '~') combinator = selector[0];
                selector = selector[1..];
            }
            // Nobody writes longer ones; what they say isn't known.
            if (parts.Count > 12) return [new(null, [], [], [], Unknown: true, Never: false)];
        }
        return parts;
    }

    private static Compound Read(ReadOnlySpan<char> text, bool beside)
    {
        string? name = null;
        var (ids, classes, conditions, unknown, never) = (new List<string>(), new List<string>(), new List<Condition>(), beside, false);
        while (!text.IsEmpty)
        {
            var sign = text[0];
            if (sign == '[')
            {
                var close = text.IndexOf(']');
                var inner = close < 0 ? text[1..] : text[1..close];
                text = close < 0 ? default : text[(close + 1)..];
                var equal = inner.IndexOf('=');
                if (equal < 0)
                {
                    conditions.Add(new(inner.Trim().ToString(), ' ', ""));
                    continue;
                }
                var comparison = equal > 0 && inner[equal - 1] is '~' or '^' or '$' or '*' or '|' ? inner[equal - 1] : '=';
                conditions.Add(new(inner[..(comparison == '=' ? equal : equal - 1)].Trim().ToString(), comparison, inner[(equal + 1)..].Trim(" \"'").ToString()));
                continue;
            }
            var start = sign is '.' or '#' ? 1 : sign == ':' ? text.StartsWith("::") ? 2 : 1 : 0;
            var end = start;
            while (end < text.Length && text[end] is not ('.' or '#' or ':' or '[')) end += text[end] == '(' ? StyleText.Find(text[(end + 1)..], ')') + 2 : 1;
            end = Math.Min(end, text.Length);
            if (end == start) return new(null, [], [], [], Unknown: true, Never: false);
            var word = text[start..end].ToString();
            text = text[end..];
            if (sign == '.') classes.Add(word);
            else if (sign == '#') ids.Add(word);
            else if (sign != ':') name = word == "*" ? null : word.ToLowerInvariant();
            else if (start == 2 || word.ToLowerInvariant() is "hover" or "active" or "focus" or "focus-within" or "focus-visible" or "visited" or "target" or "checked" or "before" or "after" or "first-letter" or "first-line") never = true;
            else if (word.Equals("link", StringComparison.OrdinalIgnoreCase) || word.Equals("any-link", StringComparison.OrdinalIgnoreCase)) conditions.Add(new("href", ' ', ""));
            else if (!word.Equals("root", StringComparison.OrdinalIgnoreCase)) unknown = true;
            else name = "html";
        }
        return new(name, ids, classes, conditions, unknown, never);
    }

    /// <summary>Adds what the rules say of an element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="open">The elements around it, the innermost last.</param>
    /// <param name="said">What is sure is added to this.</param>
    /// <param name="perhaps">What may hold is added to this, beside what is sure.</param>
    /// <returns>Whether anything was added that may hold.</returns>
    public bool Apply(HtmlElement element, List<HtmlElement> open, Cascade said, Cascade perhaps)
    {
        var maybe = Apply("*", element, open, said, perhaps) | Apply(element.Name, element, open, said, perhaps);
        if (element.Attribute("id") is { Length: > 0 } id) maybe |= Apply("#" + id, element, open, said, perhaps);
        if (element.Attribute("class") is not { Length: > 0 } classes) return maybe;
        foreach (var range in classes.AsSpan().SplitAny(" \t\r\n\f"))
        {
            if (range.End.Value > range.Start.Value) maybe |= Apply(string.Concat(".", classes.AsSpan(range)), element, open, said, perhaps);
        }
        return maybe;
    }

    private bool Apply(string key, HtmlElement element, List<HtmlElement> open, Cascade said, Cascade perhaps)
    {
        if (!_rules.TryGetValue(key, out var rules)) return false;
        var maybe = false;
        foreach (var rule in rules)
        {
            var holds = Matches(rule.Parts, 0, element, open, open.Count - 1);
            if (holds == Truth.No) continue;
            var sure = holds == Truth.Yes && !rule.MayHold;
            maybe |= !sure;
            foreach (var declaration in rule.Declarations)
            {
                if (sure) said.Add(declaration, rule.Weight);
                perhaps.Add(declaration, rule.Weight);
            }
        }
        return maybe;
    }

    private Truth Matches(Compound[] parts, int at, HtmlElement element, List<HtmlElement> open, int around)
    {
        var here = Matches(parts[at], element);
        if (here == Truth.No || at + 1 == parts.Length) return here;
        switch (parts[at].Combinator)
        {
            case '>':
                return around < 0 ? Truth.No : Least(here, Matches(parts, at + 1, open[around], open, around - 1));
            case '+' or '~':
                // What stood beside it is gone by now.
                return Truth.Maybe;
            default:
                var best = Truth.No;
                for (var i = around; i >= 0 && best != Truth.Yes && !IsTooMuch; i--)
                {
                    if (Least(here, Matches(parts, at + 1, open[i], open, i - 1)) is var found && found > best) best = found;
                }
                return best;
        }
    }

    private Truth Matches(Compound part, HtmlElement element)
    {
        if (_work > MostWork)
        {
            IsTooMuch = true;
            return Truth.No;
        }
        _work += 1 + (element.Tag?.Attributes.Count ?? 0) / 8;
        if (part.Name is not null && part.Name != element.Name) return Truth.No;
        var holds = Truth.Yes;
        foreach (var id in part.Ids)
        {
            if ((holds = Least(holds, Same(element.Attribute("id"), id))) == Truth.No) return holds;
        }
        if (part.Classes.Count > 0)
        {
            if (element.Attribute("class") is not { } classes) return Truth.No;
            _work += classes.Length / 32;
            foreach (var wanted in part.Classes)
            {
                if ((holds = Least(holds, HasClass(classes, wanted))) == Truth.No) return holds;
            }
        }
        foreach (var condition in part.Conditions)
        {
            if (!Holds(condition, element.Attribute(condition.Name))) return Truth.No;
        }
        return holds;
    }

    private static Truth HasClass(string classes, string wanted)
    {
        var best = Truth.No;
        foreach (var range in classes.AsSpan().SplitAny(" \t\r\n\f"))
        {
            var name = classes.AsSpan(range);
            if (name.Equals(wanted, StringComparison.Ordinal)) return Truth.Yes;
            // Pages without a doctype take large and small letters for the same.
            if (name.Equals(wanted, StringComparison.OrdinalIgnoreCase)) best = Truth.Maybe;
        }
        return best;
    }

    private static Truth Same(string? value, string wanted) =>
        value == wanted ? Truth.Yes : string.Equals(value, wanted, StringComparison.OrdinalIgnoreCase) ? Truth.Maybe : Truth.No;

    private static bool Holds(Condition condition, string? value)
    {
        if (value is null) return false;
        const StringComparison Either = StringComparison.OrdinalIgnoreCase;
        return condition.Comparison switch
        {
            ' ' => true,
            '=' => value.Equals(condition.Value, Either),
            '~' => HasClass(value, condition.Value) != Truth.No,
            '|' => value.Equals(condition.Value, Either) || value.StartsWith(condition.Value + "-", Either),
            '^' => condition.Value.Length > 0 && value.StartsWith(condition.Value, Either),
            '$' => condition.Value.Length > 0 && value.EndsWith(condition.Value, Either),
            _ => condition.Value.Length > 0 && value.Contains(condition.Value, Either),
        };
    }

    private static Truth Least(Truth left, Truth right) => left < right ? left : right;

    private static Truth Media(string queries)
    {
        if (string.IsNullOrWhiteSpace(queries)) return Truth.Yes;
        var best = Truth.No;
        foreach (var query in queries.ToLowerInvariant().Split(','))
        {
            var holds = Query(query.Trim());
            if (holds > best) best = holds;
        }
        return best;
    }

    private static Truth Query(string query)
    {
        var not = query.StartsWith("not ", StringComparison.Ordinal);
        if (not) query = query[4..].TrimStart();
        if (query.StartsWith("only ", StringComparison.Ordinal)) query = query[5..].TrimStart();
        var holds = Truth.Yes;
        foreach (var part in query.Split(" and ", StringSplitOptions.TrimEntries))
        {
            holds = Least(holds, part switch
            {
                "all" or "screen" or "" => Truth.Yes,
                ['(', ..] => Feature(part.Trim('(', ')')),
                _ when part.All(c => char.IsAsciiLetter(c) || c == '-') => Truth.No,
                _ => Truth.Maybe,
            });
        }
        return not ? holds switch { Truth.Yes => Truth.No, Truth.No => Truth.Yes, _ => Truth.Maybe } : holds;
    }

    private static Truth Feature(string feature)
    {
        var colon = feature.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return Truth.Maybe;
        var (name, value) = (feature[..colon].Trim(), feature[(colon + 1)..].Trim());
        if (name == "prefers-color-scheme") return value == "dark" ? Truth.No : Truth.Yes;
        if (StyleText.Size(value, 16, 1000) is not { } width) return Truth.Maybe;
        return name switch
        {
            "min-width" or "min-device-width" => width <= NarrowestWindow ? Truth.Yes : width > WidestWindow ? Truth.No : Truth.Maybe,
            "max-width" or "max-device-width" => width >= WidestWindow ? Truth.Yes : width < NarrowestWindow ? Truth.No : Truth.Maybe,
            _ => Truth.Maybe,
        };
    }
}
