namespace ConsultAddin.Core.Sheets;

/// <summary>The particles of Korean whose form follows from how the word before them ends when it is read aloud.</summary>
public static class KoreanParticle
{
    private const char FirstSyllable = '가';
    private const char LastSyllable = '힣';

    /// <summary>Finals a syllable can have, none included.</summary>
    private const int Finals = 28;

    /// <summary>A word with 이 or 가 behind it, such as <c>문안이</c> and <c>문안 2가</c>; one that ends in neither Hangul nor a digit takes 이.</summary>
    public static string Subject(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word + (EndsOpen(word) ? "가" : "이");
    }

    // Read aloud: 이, 사, 오 and 구 end in a vowel; of the tens (십, 백, 천) none does.
    private static bool EndsOpen(string word) => word.Length > 0 && word[^1] switch
    {
        >= FirstSyllable and <= LastSyllable and var syllable => (syllable - FirstSyllable) % Finals == 0,
        '2' or '4' or '5' or '9' => true,
        _ => false,
    };
}
