namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// Spells Hangul as a row of single letters. Korean endings begin inside a syllable (동의하+ㅂ니다, 보내+ㄹ 수 없), so that grammar is
/// plain on letters and irregular on syllables; and 합니다 is then spelt alike composed, decomposed, and with a slipped 합니ㄷㅏ.
/// </summary>
internal static class Jamo
{
    private const string Leads = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private const string Tails = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

    /// <summary>The most letters that one character becomes.</summary>
    public const int Most = 3;

    /// <summary>Spells one character: Hangul as letters, Latin letters and digits small and of half width, other characters as they are.</summary>
    /// <param name="c">The character.</param>
    /// <param name="into">Room for <see cref="Most"/> letters.</param>
    /// <param name="begins">Whether it begins a syllable.</param>
    /// <returns>How many letters.</returns>
    public static int Spell(char c, Span<char> into, out bool begins)
    {
        begins = true;
        switch (c)
        {
            case >= '가' and <= '힣':
                var syllable = c - '가';
                into[0] = Leads[syllable / 588];
                into[1] = (char)('ㅏ' + syllable % 588 / 28);
                if (syllable % 28 == 0) return 2;
                into[2] = Tails[syllable % 28 - 1];
                return 3;
            case >= '\u1100' and <= '\u1112':
                into[0] = Leads[c - '\u1100'];
                return 1;
            case >= '\u1161' and <= '\u1175':
                begins = false;
                into[0] = (char)('ㅏ' + (c - '\u1161'));
                return 1;
            case >= '\u11A8' and <= '\u11C2':
                begins = false;
                into[0] = Tails[c - '\u11A8'];
                return 1;
            case >= '①' and <= '⑨':
                into[0] = (char)('1' + (c - '①'));
                return 1;
            case >= '！' and <= '～':
                c = (char)(c - '！' + '!');
                break;
        }
        into[0] = char.ToLowerInvariant(c);
        return 1;
    }

    /// <summary>A text with its syllables composed and its letters of one width; half a character, which no normal form takes, becomes a blank.</summary>
    public static string Compose(ReadOnlySpan<char> text)
    {
        var whole = true;
        foreach (var c in text) whole &= c is < '\u0300' or (>= '가' and <= '힣') or (>= 'ㄱ' and <= 'ㅣ');
        if (whole) return text.ToString();
        var narrow = new char[text.Length];
        for (var i = 0; i < text.Length; i++) narrow[i] = char.IsSurrogate(text[i]) ? ' ' : text[i] is >= '！' and <= '～' ? (char)(text[i] - '！' + '!') : text[i];
        return new string(narrow).Normalize();
    }

    /// <summary>Spells a word of a table.</summary>
    public static string Spell(string word)
    {
        Span<char> letters = stackalloc char[word.Length * Most];
        var length = 0;
        foreach (var c in word) length += Spell(c, letters[length..], out _);
        return new(letters[..length]);
    }
}
