using System.Buffers;
using System.Text;

namespace ConsultAddin.Core.Replies.Decisions.Learnt;

/// <summary>
/// An answer without its greetings, thanks, good wishes and names: they stand in every kind of answer, so that likeness by them says nothing, and a
/// greeting more or less changes nothing.
/// </summary>
internal static class Substance
{
    /// <summary>How many letters a courtesy or a name has at most.</summary>
    private const int MostOfCourtesy = 40;

    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?~\n,");

    private static readonly Pattern
        Courtesy = Pattern.Of("^(?:안녕|반갑|오랜만|잘지내)|감사|고맙|고마|수고|고생|애쓰|애써|노고|건강|행복|감기|화이팅|파이팅|힘내|좋은(?:하루|주말|오후|저녁|시간|아침)|즐거운|뵙겠|(?:하루|주말|오후|저녁|명절|연휴|설|추석|한주)(?:잘)?(?:되세|보내세|되십|보내십)"),
        Matter = Pattern.Of("발송|문자|문구|문안|내용|표현|번호|동의|승인|찬성|협의|안내|표기|시행|이견|이의|의견|문제|가능|불가|반려|보류|수정|변경|추가|보완|확인|검토|보내(?!세요$|십시오$|시고|시길)|나가|나갈|면$|괜찮|좋습니다$|무방|됩니다|돼요|주시면|부탁"),
        Alone = Pattern.Of("^[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모][가-힣][^요다까죠네음함됨임지가나라자세니오용당]$"),
        Name = Pattern.Of("^.{0,22}(?:드림|올림|배상|주무관님?|팀장님?|과장님?|사무관님?)$|^.{0,16}(?:재단|담당관|센터|팀|과).{0,10}(?:입니다|이에요|예요)?$");

    /// <summary>What is left of a text, its syllables composed.</summary>
    public static string Of(string text)
    {
        var left = new StringBuilder(text.Length);
        foreach (var piece in Readable.Pieces(text, Ends))
        {
            var letters = string.Concat(text[piece].Where(char.IsLetter));
            if (IsSigned(text, piece, letters)) continue;
            if (Says(text, piece, letters)) left.Append(text.AsSpan(piece));
            else if (text.AsSpan(piece).Contains('?')) left.Append('?');
        }
        return left.ToString();
    }

    // A name alone in the last line, written together as names are.
    private static bool IsSigned(string text, Range piece, string letters) =>
        piece.Start.Value > 0 && text[piece.Start.Value - 1] == '\n' && text.AsSpan(piece.End.Value).IsWhiteSpace()
        && text.AsSpan(piece).Trim().Length == letters.Length && Alone.IsMatch(letters) && !Matter.IsMatch(letters);

    private static bool Says(string text, Range piece, string letters)
    {
        if (!letters.Any(c => c is >= '가' and <= '힣')) return letters.Length > 0 && EnglishReader.Read(text.AsSpan(piece), false) is not Act.Nothing || text.AsSpan(piece).ContainsAny(Letters.Boxes);
        return letters.Length > MostOfCourtesy || Matter.IsMatch(letters) || !(Courtesy.IsMatch(letters) || Name.IsMatch(letters));
    }
}
