using System.Collections.Concurrent;
using System.Globalization;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// Which syllables, or pairs of neighbours, a text must hold for an expression to match at all, as the filters of RE2 and of Google Code Search
/// have it: an expression is several ways to match, a way is several sets of which each must have a member in the text. Whatever isn't
/// understood of an expression is left out, which makes the answer "may match", never a wrong "can't".
/// </summary>
internal sealed class NeededSyllables
{
    // Every syllable and pair that any expression needs has a number; a text's are one set of bits.
    private static readonly ConcurrentDictionary<uint, int> Numbers = new();
    private static int count;

    // Most syllables of a text are none of them, most neighbours no pair: known without looking one up.
    private static readonly Part[] Parts = new Part[char.MaxValue + 1];

    [Flags]
    private enum Part : byte { None = 0, Alone = 1, First = 2, Second = 4 }

    [ThreadStatic]
    private static Held[]? recent;
    [ThreadStatic]
    private static int next;

    // The words of the sets' bits that aren't empty, set by set and way by way; null: nothing is known.
    private readonly Word[]? words;

    private NeededSyllables(List<List<HashSet<string>>>? ways)
    {
        if (ways is not { Count: > 0 } || !ways.TrueForAll(w => w.Count > 0)) return;
        var all = new List<Word>();
        foreach (var way in Merged(ways))
        {
            var sets = way.ConvertAll(Bits);
            var nextWay = all.Count + sets.Sum(s => s.Length);
            foreach (var set in sets)
            {
                all.AddRange(set.Select(w => new Word(w.At, w.Bits, false, nextWay)));
                all[^1] = all[^1] with { EndsSet = true };
            }
        }
        words = [.. all];
    }

    private readonly record struct Word(int At, ulong Bits, bool EndsSet, int NextWay);

    /// <summary>What an expression needs.</summary>
    public static NeededSyllables Of(string expression)
    {
        // Letters of either case.
        if (expression.Contains("(?i", StringComparison.Ordinal)) return new(null);
        var at = 0;
        var ways = Alternatives(expression, ref at);
        return new(at == expression.Length ? ways : null);
    }

    /// <summary>Whether all that is needed is in a text.</summary>
    public bool AreIn(string text)
    {
        if (words is null) return true;
        var held = HeldBy(text);
        var found = 0UL;
        for (var i = 0; i < words.Length;)
        {
            ref readonly var word = ref words[i++];
            found |= held[word.At] & word.Bits;
            if (!word.EndsSet) continue;
            if (found == 0) i = word.NextWay;
            else if (i == word.NextWay) return true;
            found = 0;
        }
        return false;
    }

    private struct Held
    {
        public string? Text;
        public int Known;
        public ulong[] Bits;
    }

    // The same few texts are asked about again and again: a clause, the same without blanks, its sentence.
    private static ulong[] HeldBy(string text)
    {
        recent ??= new Held[8];
        var known = Volatile.Read(ref count);
        foreach (ref var one in recent.AsSpan())
        {
            if (ReferenceEquals(one.Text, text) && one.Known == known) return one.Bits;
        }
        ref var held = ref recent[next = (next + 1) % recent.Length];
        var words = (known >> 6) + 1;
        if (held.Bits is null || held.Bits.Length < words) held.Bits = new ulong[words + 8];
        else Array.Clear(held.Bits);
        for (var i = 0; i < text.Length; i++)
        {
            var part = Parts[text[i]];
            if ((part & Part.Alone) != 0 && Numbers.TryGetValue(text[i], out var number)) held.Bits[number >> 6] |= 1UL << number;
            if ((part & Part.First) != 0 && i + 1 < text.Length && (Parts[text[i + 1]] & Part.Second) != 0 && Numbers.TryGetValue(Pair(text[i], text[i + 1]), out number)) held.Bits[number >> 6] |= 1UL << number;
        }
        held.Text = text;
        held.Known = known;
        return held.Bits;
    }

    private static uint Pair(char first, char second) => ((uint)first << 16) | second;

    private static (int At, ulong Bits)[] Bits(HashSet<string> set)
    {
        var words = new SortedDictionary<int, ulong>();
        foreach (var literal in set)
        {
            var number = Number(literal);
            words[number >> 6] = words.GetValueOrDefault(number >> 6) | (1UL << number);
        }
        return [.. words.Select(w => (w.Key, w.Value))];
    }

    private static int Number(string literal)
    {
        var key = literal.Length == 1 ? literal[0] : Enumerable.Range(0, literal.Length - 1).OrderBy(i => Common(literal[i]) + Common(literal[i + 1])).Select(i => Pair(literal[i], literal[i + 1])).First();
        lock (Numbers)
        {
            if (Numbers.TryGetValue(key, out var number)) return number;
            if (literal.Length == 1)
            {
                Parts[key] |= Part.Alone;
            }
            else
            {
                Parts[key >> 16] |= Part.First;
                Parts[(char)key] |= Part.Second;
            }
            Numbers[key] = count;
            Volatile.Write(ref count, count + 1);
            return count - 1;
        }
    }

    private static int Common(char c) => "하이다지는을의를가에도고해니습합시로은서".Contains(c, StringComparison.Ordinal) ? 1 : 0;

    // Ways of one set each are one way.
    private static List<List<HashSet<string>>> Merged(List<List<HashSet<string>>> ways)
    {
        var single = ways.Where(w => w.Count == 1).SelectMany(w => w[0]).ToHashSet();
        var rest = ways.Where(w => w.Count > 1).ToList();
        // Too many to be quicker than the expression: the best set of each.
        if (rest.Count > 12) (single, rest) = ([.. single, .. rest.SelectMany(Best)], []);
        return single.Count > 0 ? [[single], .. rest] : rest;
    }

    private static HashSet<string> Best(List<HashSet<string>> sets) => sets.MinBy(s => s.Sum(l => l.Length > 1 ? 1 : 4 + 8 * Common(l[0])))!;

    private static List<List<HashSet<string>>> Alternatives(string e, ref int at)
    {
        List<List<HashSet<string>>> ways = [Sequence(e, ref at)];
        while (at < e.Length && e[at] == '|')
        {
            at++;
            ways.Add(Sequence(e, ref at));
        }
        return ways;
    }

    private static List<HashSet<string>> Sequence(string e, ref int at)
    {
        var sets = new List<HashSet<string>>();
        var run = "";
        void Flush()
        {
            if (run.Length > 0) sets.Add([run]);
            run = "";
        }
        while (at < e.Length && e[at] is not ('|' or ')'))
        {
            // A single character, a group's needs, or neither.
            char? character = null;
            List<HashSet<string>> group = [];
            var nothing = false;
            switch (e[at])
            {
                case '(':
                    nothing = Opens(e, ref at);
                    var ways = Alternatives(e, ref at);
                    at++;
                    if (nothing) continue;
                    if (ways.Count == 1) group = ways[0];
                    else if (ways.TrueForAll(w => w.Count > 0)) group = [[.. ways.SelectMany(Best)]];
                    break;
                case '[':
                    if (Class(e, ref at) is { } members) group = [members];
                    break;
                case '\\':
                    character = Escaped(e, ref at);
                    break;
                case '^' or '$':
                    at++;
                    continue;
                case '.':
                    at++;
                    break;
                default:
                    character = e[at++];
                    break;
            }
            var (least, repeated) = Quantifier(e, ref at);
            if (character is { } c && least > 0)
            {
                run += c;
                if (repeated) Flush();
                continue;
            }
            Flush();
            if (least > 0) sets.AddRange(group);
        }
        Flush();
        return sets;
    }

    // Behind a group's opening; true where what it holds takes no place in the text.
    private static bool Opens(string e, ref int at)
    {
        var looks = e.AsSpan(at) is ['(', '?', '=' or '!', ..] or ['(', '?', '<', '=' or '!', ..] or ['(', '?', 'm', ')', ..];
        at += e.AsSpan(at) switch
        {
            ['(', '?', '<', '=' or '!', ..] => 4,
            ['(', '?', '<', ..] => e.IndexOf('>', at) + 1 - at,
            ['(', '?', 'm', ')', ..] => 3,
            ['(', '?', ..] => 3,
            _ => 1,
        };
        return looks;
    }

    private static (int Least, bool Repeated) Quantifier(string e, ref int at)
    {
        if (at >= e.Length) return (1, false);
        var least = 1;
        switch (e[at])
        {
            case '*' or '?':
                least = 0;
                at++;
                break;
            case '+':
                at++;
                break;
            case '{':
                var close = e.IndexOf('}', at);
                least = int.Parse(e[(at + 1)..close].Split(',')[0], CultureInfo.InvariantCulture);
                at = close + 1;
                break;
            default:
                return (1, false);
        }
        if (at < e.Length && e[at] is '?' or '+') at++;
        return (least, true);
    }

    // The members of a small class; null where it is a range, a kind or all others.
    private static HashSet<string>? Class(string e, ref int at)
    {
        var from = ++at;
        if (e[at] == '^') at++;
        if (e[at] == ']') at++;
        for (; e[at] != ']'; at++)
        {
            if (e[at] == '\\') at++;
        }
        var members = e[from..at++];
        return members.Length > 16 || members[0] == '^' || members.AsSpan().IndexOfAny('-', '\\') >= 0 ? null : [.. members.Select(c => c.ToString())];
    }

    private static char? Escaped(string e, ref int at)
    {
        var c = e[at + 1];
        at += 2;
        if (c == 'u')
        {
            at += 4;
            return (char)int.Parse(e.AsSpan(at - 4, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }
        if (c is 'p' or 'P') at = e.IndexOf('}', at) + 1;
        return char.IsAsciiLetterOrDigit(c) ? null : c;
    }
}
