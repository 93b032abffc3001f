using System.Globalization;
using System.Text;

namespace ConsultAddin.Core.Sheets;

/// <summary>Characters that people don't see but that change what a text is.</summary>
internal static class InvisibleCharacters
{
    /// <summary>Everything in a text that has no width or controls direction, except joiners inside an emoji; in order.</summary>
    internal static List<TextRefusal> Find(string text)
    {
        var found = new List<TextRefusal>();
        // Rune enumeration would hide a lone surrogate behind U+FFFD, which somebody may really have typed.
        for (var i = 0; i < text.Length;)
        {
            var whole = Rune.TryGetRuneAt(text, i, out var rune);
            var length = whole ? rune.Utf16SequenceLength : 1;
            var name = whole ? Name(rune) : "깨진 문자";
            if (name is not null && !(whole && IsInsideEmoji(text, i, rune)))
                found.Add(new TextRefusal(i, length, whole ? rune.Value : text[i], name));
            i += length;
        }

        return found;
    }

    /// <summary>What an invisible character is called in Korean; null for one that may stand in a text.</summary>
    internal static string? Name(Rune rune) => rune.Value switch
    {
        '\t' or '\n' or '\r' => null,
        0x00AD => "보이지 않는 하이픈",
        0x200B or 0x2060 or 0xFEFF or 0x180E => "폭 없는 공백",
        0x200C or 0x200D or 0x034F => "폭 없는 연결 문자",
        0x200E or 0x200F or 0x061C or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => "글자 방향 제어 문자",
        0x2028 or 0x2029 => "특수 줄바꿈 문자",
        0x115F or 0x1160 or 0x3164 or 0xFFA0 => "한글 채움 문자",
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x180B and <= 0x180D) or 0x180F => "글자 모양 선택 문자",
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control => "제어 문자",
            UnicodeCategory.Format => "보이지 않는 제어 문자",
            _ => null,
        },
    };

    private static bool IsInsideEmoji(string text, int index, Rune rune) => rune.Value switch
    {
        0xFE0F => Before(text, index) is { } before
            && (IsEmoji(before) || (IsKeycapBase(before) && index + 1 < text.Length && text[index + 1] == '\u20E3')),
        0x200D => Before(text, index) is { } before
            && (IsEmoji(before) || (before.Value == 0xFE0F && Before(text, index - 1) is { } carrier && IsEmoji(carrier)))
            && Rune.TryGetRuneAt(text, index + 1 < text.Length ? index + 1 : index, out var after) && IsEmoji(after),
        _ => false,
    };

    private static Rune? Before(string text, int index) =>
        index > 0 && Rune.DecodeLastFromUtf16(text.AsSpan(0, index), out var rune, out _) == System.Buffers.OperationStatus.Done ? rune : null;

    private static bool IsKeycapBase(Rune rune) => rune.Value is '#' or '*' or (>= '0' and <= '9');

    // The blocks that hold Unicode's emoji; .NET has no property for them, and symbols beside them do no harm.
    private static bool IsEmoji(Rune rune) => rune.Value is
        0xA9 or 0xAE or 0x203C or 0x2049 or 0x2122 or 0x2139 or 0x3030 or 0x303D or 0x3297 or 0x3299
        or (>= 0x2190 and <= 0x21FF) or (>= 0x2300 and <= 0x23FF) or 0x24C2 or (>= 0x25A0 and <= 0x27BF)
        or (>= 0x2900 and <= 0x297F) or (>= 0x2B00 and <= 0x2BFF) or (>= 0x1F000 and <= 0x1FAFF);
}
