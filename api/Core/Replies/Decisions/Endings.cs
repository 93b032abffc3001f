namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>What the end of a Korean word says, whatever its stem.</summary>
internal enum Ending : byte
{
    /// <summary>Nothing that is known: a noun, an adverb, a modifier.</summary>
    None,
    /// <summary>If: 면, 거든, 려면, 는 한.</summary>
    If,
    /// <summary>First this, then the next: 고, 아서, 도록, 게.</summary>
    Then,
    /// <summary>A bound in time or extent: 전까지, 부터, 까지, 만, 한에서.</summary>
    Bound,
    /// <summary>A part of a sentence with a subject or topic particle: 이, 가, 은, 는.</summary>
    Subject,
    /// <summary>With an object particle: 을, 를.</summary>
    Object,
    /// <summary>Done: 했습니다, 었어요, 했음.</summary>
    Past,
    /// <summary>Promised: 겠습니다, ㄹ게요.</summary>
    Promise,
    /// <summary>Because: 니, 므로, 기에.</summary>
    Because,
    /// <summary>Any other predicate at the end of a sentence, or one that asks, denies, doubts or wants.</summary>
    Other,
}

/// <summary>
/// Korean stems are open without end, endings are a closed class: what an unknown word does in its sentence is read from its last
/// letters. In doubt an ending counts as the one that keeps back an approval.
/// </summary>
internal static class Endings
{
    // Letters are enough: the tail of a longer word isn't looked at.
    private const int Most = 8;

    // The first row that fits holds.
    private static readonly (Ending Ending, string[] Tails)[] Rows =
    [
        Row(Ending.Past, "ㅆ고 ㅆ으며 ㅆ습니다 ㅆ어요 ㅆ음 ㅆ네요 ㅆ다 ㅆ구요 ㅆ고요 ㅆ지요 ㅆ어 ㅆ습니당"),
        Row(Ending.Because, "ㅆ으니 ㅆ으므로 ㅆ기에 니까 으니 하니 되니 므로 기에"),
        Row(Ending.Promise, "겠습니다 겠음 ㄹ게요 ㄹ게 ㄹ께요 ㄹ께 겠어요 겠네요 ㄹ예정입니다"),
        Row(Ending.If, "면 거든 려면 다면 라면 면요 한에서 하에 조건으로 전제로 한하여 한해 는한 경우 경우에 경우에만 경우에한해 셔야 해야 어야 아야 여야 때 때만 때에 때에만 야만 수록 ㅓ야 ㅏ야 ㅕ야 ㅐ야 ㅘ야 ㅝ야"),
        Row(Ending.Bound, "전까지 까지만은 전까지는 전에 전에는 후에 후 뒤에 뒤 이후 직후 까지 까지는 까지만 부터 부터는 부터만 만 만은 에만 선에서 범위에서 이내"),
        Row(Ending.Then, "고 고요 고서 고나서 고는 도록 하게 되게 며 면서 다가 자마자 는대로 ㄴ대로 하여 하셔서 셔서 되 려고 러 던지 든지 거나"),
        Row(Ending.Object, "을 를"),
        Row(Ending.Subject, "이 가 은 는 께서 께서는 도"),
        Row(Ending.Other, "니다 니까 요 죠 지 음 ㅁ 다 네 군 까 냐 나 자 오 라 지만 는데 ㄴ데 데요 더라도 으나 ㄹ지 는지 ㄴ지 길 바람 것 것임 필 ㄹ듯 니당 여 용 야 쇼"),
    ];

    // A verb before 서 ends in an open bright or dark vowel: 다듬어서, 바꿔서, 골라서; 보고서, 부서, 신청서 don't.
    private const string Joining = "ㅏㅓㅕㅐㅔㅘㅝㅙㅞ";

    /// <summary>How a word ends.</summary>
    public static Ending Of(ReadOnlySpan<char> word)
    {
        Span<char> letters = stackalloc char[Most * Jamo.Most];
        var used = 0;
        foreach (var c in word[Math.Max(0, word.Length - Most)..]) used += Jamo.Spell(c, letters[used..], out _);
        ReadOnlySpan<char> spelt = letters[..used];
        foreach (var (ending, tails) in Rows)
        {
            foreach (var tail in tails)
            {
                if (spelt.Length > tail.Length && spelt.EndsWith(tail)) return ending;
            }
        }
        if (spelt.EndsWith("ㅅㅓ") && spelt.Length > 3 && Joining.Contains(spelt[^3])) return Ending.Then;
        return Ending.None;
    }

    /// <summary>Whether a word may be a verb that leads straight on to the next: 다듬어, 골라, 바꿔.</summary>
    public static bool Joins(ReadOnlySpan<char> word)
    {
        Span<char> letters = stackalloc char[Jamo.Most];
        return !word.IsEmpty && word[^1] is not ('에' or '게' or '께') && Jamo.Spell(word[^1], letters, out _) == 2 && Joining.Contains(letters[1]);
    }

    private static (Ending, string[]) Row(Ending ending, string tails) => (ending, [.. tails.Split(' ').Select(Jamo.Spell)]);
}
