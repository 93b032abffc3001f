namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>Where in a word a form may stand.</summary>
internal enum Place : byte
{
    /// <summary>At the beginning of a word, right behind another known form, or, if it decides, behind a longer unknown word.</summary>
    Front,
    /// <summary>At the beginning of a word, or right behind another known form: 동의 is no 행동의.</summary>
    Word,
    /// <summary>Only right behind another known form, as endings do.</summary>
    Bound,
    /// <summary>As <see cref="Bound"/>, and at the end of its word.</summary>
    BoundTail,
    /// <summary>At any syllable: a word that must never be overlooked.</summary>
    Anywhere,
    /// <summary>At the end of a word, known or not.</summary>
    Tail,
    /// <summary>Only as a whole word.</summary>
    Whole,
}

/// <summary>
/// The words that decide, and the endings that turn them, as a trie over <see cref="Jamo"/>. The longest form wins, so that 이의신청 is
/// no 이의 and 수정안 no 수정. Endings are found across blanks (할 수 없, 할수없), words are not (이 의견 is no 이의). Words that only hold the reader back from seeing another one in them are nouns here.
/// </summary>
internal sealed class Lexicon
{
    private const int Letters = 128;
    private readonly ushort[][] next;
    private readonly (Sense Sense, Place Place)[][] forms;

    /// <summary>The one lexicon.</summary>
    public static Lexicon Korean { get; } = new(KoreanWords.All);

    private Lexicon(IEnumerable<(Sense Sense, Place Place, string Forms)> rows)
    {
        List<ushort[]> nodes = [new ushort[Letters]];
        List<(Sense Sense, Place Place)[]> found = [[]];
        foreach (var row in rows)
        {
            foreach (var form in row.Forms.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                foreach (var polite in Polite(form, row)) Add(nodes, found, Jamo.Spell(polite), row.Sense, row.Place);
            }
        }
        (next, forms) = ([.. nodes], [.. found]);
    }

    // Leave and refusal are said of oneself (해도 되, 하면 되) and of others (하셔도 되, 하시면 되).
    private static IEnumerable<string> Polite(string form, (Sense Sense, Place Place, string) row)
    {
        yield return form;
        if (row.Sense is not (Sense.Permit or Sense.Forbid) || row.Place != Place.Bound) yield break;
        string[] stems = form[0] == '면' ? ["으", "시", "으시", "주시", "어주시"] : form[0] == '도' ? ["어", "아", "여", "셔", "으셔", "시어", "주셔"] : [];
        foreach (var stem in stems) yield return stem + form;
    }

    private static void Add(List<ushort[]> next, List<(Sense Sense, Place Place)[]> forms, string letters, Sense sense, Place place)
    {
        var node = 0;
        foreach (var letter in letters)
        {
            ref var to = ref next[node][Index(letter)];
            if (to == 0)
            {
                to = (ushort)next.Count;
                next.Add(new ushort[Letters]);
                forms.Add([]);
            }
            node = to;
        }
        forms[node] = [.. forms[node], (sense, place)];
    }

    // Small Latin letters and digits keep their places below 128; the 51 letters of Hangul take those of the capitals and signs.
    private static int Index(char letter) => letter switch
    {
        >= 'ㄱ' and <= 'ㅣ' => letter - 'ㄱ' < 44 ? letter - 'ㄱ' + 1 : letter - 'ㄱ' + 14,
        >= 'a' and <= 'z' => letter,
        >= '0' and <= '9' => letter - '0' + 70,
        _ => 0,
    };

    /// <summary>The longest form at the beginning of <paramref name="letters"/> that may stand there.</summary>
    /// <param name="letters">The rest of the text.</param>
    /// <param name="starts">For each letter whether a new word begins with it.</param>
    /// <param name="syllables">For each letter whether a new syllable begins with it.</param>
    /// <param name="front">Whether a word begins here, or a known form ends.</param>
    /// <param name="inside">Whether it is within a word of which two syllables or more are unknown; one is a family name (박수정).</param>
    /// <param name="bound">Whether a known form ends here.</param>
    /// <param name="free">Whether a new word begins here.</param>
    /// <param name="sense">What it means.</param>
    /// <returns>Its length in letters; 0 for none.</returns>
    public int Longest(ReadOnlySpan<char> letters, ReadOnlySpan<bool> starts, ReadOnlySpan<bool> syllables, bool front, bool inside, bool bound, bool free, out Sense sense)
    {
        sense = Sense.Unknown;
        int node = 0, found = 0;
        var crossed = false;
        for (var i = 0; i < letters.Length; i++)
        {
            var index = Index(letters[i]);
            if (index == 0) break;
            crossed |= i > 0 && starts[i];
            node = next[node][index];
            if (node == 0) break;
            // No form ends between a consonant and its vowel.
            if (i + 1 < letters.Length && letters[i + 1] is >= 'ㅏ' and <= 'ㅣ' && !syllables[i + 1]) continue;
            foreach (var form in forms[node])
            {
                var fits = form.Place switch
                {
                    Place.Front => (front || (inside && i > 2 && form.Sense is >= Sense.Yes and <= Sense.Conditional)) && syllables[0] && !crossed,
                    Place.Word => front && syllables[0] && !crossed,
                    Place.Bound => bound && (!crossed || Detached(form.Sense)) && (!free || ((Detached(form.Sense) || (form.Sense is Sense.Form && i > 4)) && (i + 1 > 6 || form.Sense is Sense.Light or Sense.Form or Sense.Past || EndsWord(letters, starts, i)))),
                    Place.BoundTail => bound && !crossed && (!free || Detached(form.Sense)) && EndsWord(letters, starts, i),
                    Place.Whole => free && !crossed && EndsWord(letters, starts, i),
                    Place.Anywhere => syllables[0] && (i + 1 == letters.Length || syllables[i + 1]),
                    _ => !crossed && EndsWord(letters, starts, i),
                };
                if (!fits) continue;
                found = i + 1;
                sense = form.Sense;
                break;
            }
        }
        return found;
    }

    // Endings that people write apart from their stem: 동의 합니다, 수정 후, 보내 주세요.
    private static bool Detached(Sense sense) =>
        sense is Sense.Light or Sense.Please or Sense.Cannot or Sense.Forbid or Sense.Permit or Sense.If or Sense.After or Sense.Future or Sense.Need or Sense.Past
            or Sense.Done or Sense.Bounds or Sense.Before or Sense.Hedge or Sense.Ongoing or Sense.Think or Sense.Inevitable or Sense.Pluperfect;

    private static bool EndsWord(ReadOnlySpan<char> letters, ReadOnlySpan<bool> starts, int at) =>
        at + 1 == letters.Length || starts[at + 1] || Index(letters[at + 1]) == 0;
}
