using ConsultAddin.Faults.Driver;

namespace ConsultAddin.Faults.Load;

/// <summary>Invented words of two and three syllables, some common and most rare, as the words of notices are.</summary>
internal sealed class Vocabulary
{
    private const string Syllables = "가각간강개거건결경계고공과관교구국군권규금기길김나난남내녹농단대도동두등라량력로록료리마만면명모목문물미민바박반발방배범병보복부북분비사산상생서선설성세소속수순시식신실심아안애약양어업여연영예오온옥완외요용우원위유은음의이인일임입자작장재전점정제조종주중지직진집차참창책천청체초총추출충치칠통특파판평포품풍하학한항해행향험현형호화확환황회효후훈휴";

    private readonly Dice dice;
    private readonly List<string> two;
    private readonly List<string> three;

    public Vocabulary(int seed)
    {
        dice = Dice.Of(seed, "vocabulary");
        two = [.. Enumerable.Range(0, 2000).Select(_ => Word(2)).Distinct()];
        three = [.. Enumerable.Range(0, 2000).Select(_ => Word(3)).Distinct()];
    }

    /// <summary>Any word of so many syllables, rare ones as likely as common ones.</summary>
    public string Asked(int syllables) => dice.One(syllables == 2 ? two : three);

    /// <summary>A text of so many words, common ones more often than rare ones.</summary>
    public string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Written(dice.Chance(60) ? two : three)));

    private string Word(int syllables) => string.Concat(Enumerable.Range(0, syllables).Select(_ => Syllables[dice.Below(Syllables.Length)]));

    /// <summary>The nth most common word is written about 1/n as often as the most common one.</summary>
    private string Written(List<string> words) => words[(int)Math.Pow(words.Count, dice.Below(1_000_000) / 1_000_000.0) - 1];
}
