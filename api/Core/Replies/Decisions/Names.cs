using System.Buffers;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>Who writes or is written to: family names, titles, offices. A name says nothing, whatever word is in it (박수정, 한지우).</summary>
internal static class Names
{
    private static readonly SearchValues<char> Families = SearchValues.Create(
        "류라김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용");

    private static readonly string[] Titles = Split("드림 올림 배상 拜上 주무관 사무관 서기관 팀장 과장 부장 국장 실장 센터장 본부장 대리 차장 매니저 담당 파트장 주임 선임 책임 상담사 직원 님 귀하 씨");

    private static readonly string[] Offices = Split("팀 과 실 국 재단 센터 부 담당관 담당관실 파트 본부 시청 구청 청 님 드림 올림 배상");

    private static readonly HashSet<string> SpeltFamilies = Spell();

    /// <summary>Whether a syllable is a family's name.</summary>
    public static bool IsFamily(char syllable) => Families.Contains(syllable);

    /// <summary>Whether a syllable, spelt in letters (<see cref="Jamo"/>), is a family's name.</summary>
    public static bool IsFamily(ReadOnlySpan<char> letters) => SpeltFamilies.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters);

    /// <summary>Whether a word begins with a title or a closing: 주무관님, 드림.</summary>
    public static bool IsTitle(ReadOnlySpan<char> word) => OfficeWords.Starts(word, Titles);

    /// <summary>Whether a word ends as an office's name does: 운영팀, 상담지원부.</summary>
    public static bool IsOffice(ReadOnlySpan<char> word)
    {
        foreach (var end in Offices)
        {
            if (word.EndsWith(end) && word.Length > end.Length) return true;
        }
        return false;
    }

    /// <summary>Whether an unknown word has the form of a name: two to four syllables, the first one a family's.</summary>
    public static bool MayBeName(ReadOnlySpan<char> word) => word.Length is >= 2 and <= 4 && IsFamily(word[0]);

    private static string[] Split(string words) => words.Split(' ');

    private static HashSet<string> Spell()
    {
        var spelt = new HashSet<string>(StringComparer.Ordinal);
        for (var c = '가'; c <= '힣'; c++)
        {
            if (Families.Contains(c)) spelt.Add(Jamo.Spell(c.ToString()));
        }
        return spelt;
    }
}
