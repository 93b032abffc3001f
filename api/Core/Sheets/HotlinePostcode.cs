using static ConsultAddin.Core.Sheets.HotlineCharacters;

namespace ConsultAddin.Core.Sheets;

/// <summary>
/// 02120 without a mark is also a postcode (of Jungnang-gu, Seoul) and may be any number of five digits that a word
/// before it names: 우 02120, (02120) 서울…, 인증번호 02120.
/// </summary>
internal static class HotlinePostcode
{
    /// <summary>How far around the digits an address is looked for, in UTF-16 units.</summary>
    private const int AddressReach = 40;

    private static readonly string[] NumberedThings = ["우편", "접수", "관리", "문서", "일련", "신청", "등록", "사업자", "계좌", "주문", "인증", "고객", "송장", "승인", "차량", "예약", "확인", "비밀", "운송장", "허가", "과제"];

    /// <summary>Whether the digits between two offsets are a postcode or another numbered thing.</summary>
    internal static bool Is(ReadOnlySpan<char> text, int start, int end)
    {
        var at = Previous(text, start);
        var opened = MarkOrNone(text, at) == Mark.Open;
        for (var count = 0; count < 4 && (MarkOrNone(text, at) >= Mark.Space || (at >= 0 && text[at] is ':' or '：' or ';')); count++)
            at = Previous(text, at);
        var before = text[..(at + 1)];
        if (before.EndsWith("〒") || before.EndsWith("우편") || EndsWithAlone(before, '우'))
            return true;
        if (before.EndsWith("번호"))
            return EndsWithAny(before[..^2].TrimEnd(' '), NumberedThings);
        if (before.EndsWith("zip", StringComparison.OrdinalIgnoreCase) || before.EndsWith("zipcode", StringComparison.OrdinalIgnoreCase))
            return true;
        if (SaysTelephone(before))
            return false;

        var after = Next(text, end);
        var closed = opened && MarkOrNone(text, after) == Mark.Close;
        if (closed)
            after = Next(text, after + 1);
        var behind = text[Math.Min(after, text.Length)..Math.Min(after + AddressReach, text.Length)].TrimStart(' ');
        if (closed && (behind.StartsWith("서울") || behind.StartsWith("중랑")))
            return true;
        return behind.Contains("중랑구", StringComparison.Ordinal)
            || text[Math.Max(0, start - AddressReach)..start].Contains("중랑구", StringComparison.Ordinal);
    }

    private static bool EndsWithAlone(ReadOnlySpan<char> text, char syllable) =>
        text.Length > 0 && text[^1] == syllable && (text.Length == 1 || !HotlineSurroundings.IsHangul(text[^2]));

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool SaysTelephone(ReadOnlySpan<char> text) =>
        text.EndsWith("문의") || text.EndsWith("문의처") || text.EndsWith("전화") || text.EndsWith("상담") || text.EndsWith("연락처")
        || text.EndsWith("☎") || text.EndsWith("☏") || text.EndsWith("℡") || text.EndsWith("📞") || text.EndsWith("콜센터")
        || (HotlineSurroundings.IsLatin(text, text.Length - 1) && HotlineSurroundings.IsTelephoneWord(text, text.Length - 1));
}
