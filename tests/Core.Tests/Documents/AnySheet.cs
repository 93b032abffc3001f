using ConsultAddin.Core.Sheets;
using CsCheck;

namespace ConsultAddin.Core.Tests.Documents;

/// <summary>Sheets nobody would write, and some that somebody will.</summary>
internal static class AnySheet
{
    private static readonly Gen<string> Piece = Gen.Frequency(
        (30, Gen.OneOf(
            "가나다", "귀하의 개인정보를 파기하였습니다.", "02-120", "[부적격사유]", "😀👨‍👩‍👧", "❤️", "é", "한글", " ", "  ", "\n", "\r\n", "\r", "\t", "\u00A0", "\u3000",
            "<script>alert(1)</script>", "<b>", "</td></tr></table>", "<!--", "-->", "]]>", "<![CDATA[", "&amp;", "&#0;", "\"", "'", "`", "=HYPERLINK(\"http://x\")", "@SUM(1)", "{ DDEAUTO c:\\\\x }",
            "\u200F\u202Eabc\u202C", "\u200B", "\uFEFF", "\u2028", "\u0085", "\u00AD", "«문안»", "«협의서 첫 줄»", "│ 문안", "[언제] 내일", "문안 2 · SMS", "문안 1: ", "발송 사유", "1. 협의 개요", "가. 발송 사유",
            "협의서 끝 · C2026-00142-L · 3f9a2c1b", "-----Original Message-----", "보낸 사람: a\n보낸 날짜: b", "> 인용", "(적어 주세요)", " ☎ ", " → ", " / 예: ", "동의합니다")),
        (1, Gen.OneOf("\0", "\u0007", "\u001B", "\uD800", "\uDC00", "\uFFFE", "\uFFFF", "\uFDD0", "\uFDD1Messages\uFDD3", "120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b")),
        (2, Gen.String[Gen.Char, 0, 12]));

    private static readonly Gen<string> Text = Piece.Array[0, 8].Select(string.Concat);

    private static readonly Gen<string> Usual = Gen.OneOf("김민수", "02-2133-0000", "안내", "한파대응팀", "", "아무 문제 없는 글입니다.");
    private static readonly Gen<string> Word = Gen.Frequency((4, Usual), (1, Piece.Array[0, 3].Select(string.Concat)));

    private static readonly Gen<DateTimeOffset?> Instant = Gen.Int[0, 1_000_000].Select(m => m % 7 == 0 ? (DateTimeOffset?)null : DateTimeOffset.UnixEpoch.AddMinutes(29_000_000 + m));

    private static readonly Gen<Message> Message =
        from text in Text
        from heading in Word
        from sender in Word
        from recipients in Gen.Int[-1, 20_000]
        from start in Instant
        from end in Instant
        from variables in Gen.Select(Gen.Int[-3, 30], Gen.Int[-1, 12], Word, Word, (s, l, name, value) => new Variable(s, l, name, value, value)).Array[0, 2]
        from channel in Gen.Enum<Channel>()
        select new Message
        {
            Text = text,
            Heading = heading,
            Sender = sender,
            Recipients = recipients < 0 ? null : recipients,
            WindowStart = start,
            WindowEnd = end,
            Variables = variables,
            Channel = channel,
        };

    public static Gen<Sheet> Any { get; } =
        from department in Word
        from title in Word
        from messages in Message.Array[0, 3]
        from name in Word
        from telephone in Word
        from texts in Gen.Frequency((3, Usual), (1, Text)).Array[6]
        from questions in Gen.Select(Word, Word, (q, a) => new QuestionAndAnswer(q, a)).Array[0, 3]
        from urgent in Gen.Bool
        select new Sheet
        {
            Department = department,
            Title = title,
            Messages = messages,
            Contact = new Contact { Name = name, Telephone = telephone },
            OffHoursContact = new Contact { Name = telephone, Telephone = name },
            Reason = texts[0],
            Selection = texts[1],
            NumberSource = texts[2],
            Eligibility = texts[3],
            Objection = texts[4],
            Questions = questions,
            Urgent = urgent ? new Urgency(texts[5]) : null,
        };
}
