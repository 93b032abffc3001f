namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>A piece of a text.</summary>
/// <param name="Sense">What it means.</param>
/// <param name="Start">Where it begins in the text, UTF-16.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Glued">Whether it stands right behind the piece before, without a blank.</param>
internal readonly record struct Token(Sense Sense, int Start, int End, bool Glued);

/// <summary>Takes a text apart into tokens: known forms, unknown words, marks and ends of sentences. Linear in the text.</summary>
internal static class Tokens
{
    private const char Mask = '\uFFFC';

    /// <summary>The tokens of a text, each sentence closed by an end or a question mark.</summary>
    /// <param name="text">What speaks (<see cref="Readable"/>).</param>
    /// <param name="from">Where to begin, UTF-16.</param>
    /// <param name="to">Where to end, exclusive.</param>
    public static List<Token> Of(ReadOnlySpan<char> text, int from, int to)
    {
        var length = (to - from) * Jamo.Most + 1;
        var letters = new char[length];
        var places = new int[length];
        var starts = new bool[length];
        var syllables = new bool[length];
        var used = SpellAll(text, from, to, letters, places, starts, syllables);
        var tokens = new List<Token>(used / 4 + 4);
        var at = 0;
        while (at < used)
        {
            var c = letters[at];
            // 문안(안): a draft, and no denial.
            if (letters[at] == '(' && letters.AsSpan(at + 1, used - at - 1).StartsWith("ㅇㅏㄴ)"))
            {
                at += 5;
                continue;
            }
            if (Mark(letters, at, used) is { } mark)
            {
                tokens.Add(new(mark, places[at], places[at] + 1, !starts[at]));
                at++;
                continue;
            }
            if (char.IsAsciiDigit(c))
            {
                var end = at + 1;
                while (end < used && (char.IsAsciiDigit(letters[end]) || letters[end] is ':' or ',' or '.' or '/' && end + 1 < used && char.IsAsciiDigit(letters[end + 1]))) end++;
                tokens.Add(new(Sense.Number, places[at], places[end - 1] + 1, !starts[at]));
                at = end;
                if (at < used && Unit(letters, at, used) is { } unit)
                {
                    var after = at + 1;
                    while (after < used && !starts[after] && !syllables[after]) after++;
                    tokens.Add(new(unit, places[at], places[after - 1] + 1, !starts[at]));
                    at = after;
                }
                continue;
            }
            if (starts[at] && EndsPolitely(letters, at, used) && tokens.Count > 0 && IsWord(tokens[^1].Sense)) tokens.Add(new(Sense.End, places[at - 1] + 1, places[at - 1] + 1, false));
            if ((starts[at] || at == 0 || letters[at - 1] == '\n') && Signed(letters, starts, syllables, at, used, tokens.Count > 0 && tokens[^1].Sense is Sense.Body or Sense.Other) is var signed and > 0)
            {
                tokens.Add(new(Sense.Unknown, places[at], places[at + signed - 1] + 1, false));
                at += signed;
                continue;
            }
            var glued = tokens.Count > 0 && !starts[at];
            var before = tokens.Count > 0 ? tokens[^1] : default;
            var known = IsWord(before.Sense) && before.Sense != Sense.Unknown;
            var found = Lexicon.Korean.Longest(
                letters.AsSpan(at, used - at), starts.AsSpan(at, used - at), syllables.AsSpan(at, used - at),
                front: !glued || before.Sense != Sense.Unknown, inside: glued && before.Sense == Sense.Unknown && before.End - before.Start > 1 && IsLong(text[before.Start..before.End]),
                bound: known, free: !glued || !IsWord(before.Sense), out var sense);
            if (found > 0 && !(sense == Sense.After && IsNameEnd(text, tokens, before, glued) && (at + found == used || letters[at + found] == '\n')))
            {
                // 민원조정팀: the name of an office is no act.
                if (sense is >= Sense.Yes and <= Sense.Train && letters.AsSpan(at + found, used - at - found).StartsWith("ㅌㅣㅁ") && !starts[at + found]) sense = Sense.Noun;
                // 승인 전: before it, and not 저는.
                if (sense == Sense.Own && before.Sense == Sense.Yes && letters.AsSpan(at, found).SequenceEqual("ㅈㅓㄴ")) sense = Sense.Before;
                tokens.Add(new(sense, places[at], places[at + found - 1] + 1, glued));
                at += found;
                continue;
            }
            var first = at++;
            while (at < used && !starts[at] && !syllables[at]) at++;
            if (tokens.Count > 0 && tokens[^1].Sense == Sense.Unknown && glued)
                tokens[^1] = tokens[^1] with { End = places[at - 1] + 1 };
            else
                tokens.Add(new(Sense.Unknown, places[first], places[at - 1] + 1, glued));
        }
        if (tokens.Count > 0 && tokens[^1].Sense is not (Sense.End or Sense.Question)) tokens.Add(new(Sense.End, to, to, false));
        return tokens;
    }

    // 한지우입니다, 박수정 올림: who says or signs their name says nothing of what is in it (지우, 수정).
    private static int Signed(char[] letters, bool[] starts, bool[] syllables, int at, int used, bool titled)
    {
        var first = 0;
        var end = at;
        for (var count = 0; end < used; end++)
        {
            if (!syllables[end] && !starts[end]) continue;
            if (count == 1) first = end - at;
            if (count == 3) break;
            if (count > 0 && starts[end] || letters[end] is < 'ㄱ' or > 'ㅣ') return 0;
            count++;
        }
        if (first == 0 || !Names.IsFamily(letters.AsSpan(at, first))) return 0;
        ReadOnlySpan<char> rest = letters.AsSpan(end, used - end);
        var says = end < used && !starts[end] && rest.StartsWith("ㅇㅣㅂㄴㅣㄷㅏ");
        var alone = (end == used || letters[end] == '\n') && (titled || at == 0 || letters[at - 1] == '\n') && Endings.Of(letters.AsSpan(at, end - at)) == Ending.None;
        if (!says && !alone && !(end < used && starts[end] && (rest.StartsWith("ㄷㅡㄹㅣㅁ") || rest.StartsWith("ㅇㅗㄹㄹㅣㅁ") || rest.StartsWith("ㅂㅐㅅㅏㅇ") || rest.StartsWith("ㅈㅜㅁㅜㄱㅘㄴ")))) return 0;
        // 조건부입니다 is no Mr Cho.
        var known = Lexicon.Korean.Longest(letters.AsSpan(at, end - at), starts.AsSpan(at, end - at), syllables.AsSpan(at, end - at), front: true, inside: false, bound: false, free: true, out _);
        return known > first && (at + known == end || syllables[at + known]) ? 0 : says ? end - at + 7 : end - at;
    }

    private const string GivenNames = "지시건준민서재승현태윤은도선영성상";

    // 김지후, alone in its line, is a person and no 후.
    private static bool IsNameEnd(ReadOnlySpan<char> text, List<Token> tokens, Token before, bool glued) =>
        glued && before.Sense == Sense.Unknown && before.End - before.Start == 2 && Names.IsFamily(text[before.Start]) && GivenNames.Contains(text[before.Start + 1]) && (tokens.Count == 1 || tokens[^2].Sense == Sense.End);

    // 동의합니다 고생하세요: a sentence ends with its predicate also where nobody wrote a full stop, unless it is quoted or turned.
    private static bool EndsPolitely(char[] letters, int at, int used)
    {
        if (at < 5) return false;
        // 돼요, 네요, 세요; 는데요 leads on.
        ReadOnlySpan<char> word = letters.AsSpan(0, at);
        if (!word.EndsWith("ㄴㅣㄷㅏ") && !(word is [.., var vowel, 'ㅇ', 'ㅛ'] && vowel is 'ㅓ' or 'ㅏ' or 'ㅔ' or 'ㅐ' or 'ㅕ' or 'ㅖ' or 'ㅘ' or 'ㅝ' && !word.EndsWith("ㄷㅔㅇㅛ"))) return false;
        ReadOnlySpan<char> next = letters.AsSpan(at, used - at);
        return !(next.StartsWith("ㄹㅏ") || next.StartsWith("ㅁㅏㄴ") || next.StartsWith("ㄱㅗ") || next.StartsWith("ㄴㅡㄴ") || next.StartsWith("ㅁㅕ"));
    }

    // Two syllables or more, however they are composed.
    private static bool IsLong(ReadOnlySpan<char> word)
    {
        var count = 0;
        foreach (var c in word) count += c is >= '\u1161' and <= '\u11FF' ? 0 : 1;
        return count > 1;
    }

    private static bool IsWord(Sense sense) => sense is not (Sense.End or Sense.Question or Sense.Comma or Sense.Colon or Sense.Open or Sense.Close);

    private static int SpellAll(ReadOnlySpan<char> text, int from, int to, char[] letters, int[] places, bool[] starts, bool[] syllables)
    {
        var used = 0;
        var blank = true;
        for (var i = from; i < to; i++)
        {
            var c = text[i];
            if (IsBlank(c))
            {
                blank = true;
                continue;
            }
            var count = Jamo.Spell(c, letters.AsSpan(used), out var begins);
            for (var k = 0; k < count; k++)
            {
                places[used + k] = i;
                starts[used + k] = blank && k == 0;
                syllables[used + k] = begins && k == 0;
            }
            blank = false;
            used += count;
        }
        return used;
    }

    // Pictures, dashes and the like stand for nothing; a wave or dots after a word is a tone.
    private static bool IsBlank(char c) => c switch
    {
        ' ' => true,
        >= '가' and <= '힣' => false,
        '\n' or '.' or '!' or '?' or '。' or '！' or '？' or '．' or ',' or '，' or '、' or ':' or '：' or ';' or '(' or ')' or '（' or '）' or '/' or '→' or Mask or '…' or '❌' or '❎' or '✖' or '⛔' => false,
        _ => !char.IsLetterOrDigit(c) && !char.IsNumber(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark,
    };

    private static Sense? Mark(char[] letters, int at, int used) => letters[at] switch
    {
        '?' => Sense.Question,
        '.' when at > 0 && at + 1 < used && char.IsAsciiDigit(letters[at - 1]) && char.IsAsciiDigit(letters[at + 1]) => Sense.Comma,
        // 3. 14.(금)
        '.' when at > 0 && at + 1 < used && char.IsAsciiDigit(letters[at - 1]) && letters[at + 1] == '(' => Sense.Comma,
        '\n' or '.' or '!' or '。' or ';' or '…' => Sense.End,
        ',' or '、' or '/' => Sense.Comma,
        '→' => Sense.Change,
        '❌' or '❎' or '✖' or '⛔' => Sense.Not,
        ':' => Sense.Colon,
        '(' => Sense.Open,
        ')' => Sense.Close,
        Mask => Sense.Quoted,
        _ => null,
    };

    // What is counted: 14시 is no condition (시), 1만 no restriction (만), 2번 names a text.
    private static Sense? Unit(char[] letters, int at, int used)
    {
        ReadOnlySpan<char> rest = letters.AsSpan(at, used - at);
        if (rest.StartsWith("ㅂㅓㄴ") || rest.StartsWith("ㅇㅏㄴ")) return Sense.Nth;
        if (rest.StartsWith("ㅅㅣ") || rest.StartsWith("ㅂㅜㄴ") || rest.StartsWith("ㅇㅣㄹ") || rest.StartsWith("ㅇㅝㄹ")) return Sense.Time;
        return rest.StartsWith("ㅁㅏㄴ") || rest.StartsWith("ㅊㅓㄴ") || rest.StartsWith("ㄱㅓㄴ") || rest.StartsWith("ㅁㅕㅇ") || rest.StartsWith("ㅊㅏ") ? Sense.Noun : null;
    }
}
