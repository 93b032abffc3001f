using System.Globalization;
using System.Text;
using ConsultAddin.Core.Sheets;
using CsCheck;

namespace ConsultAddin.Core.Tests.Sheets;

public class HotlineFinderTests
{
    private static string[] Matches(string text) =>
        [.. HotlineFinder.Find(text).Where(hit => hit.Sort == HotlineSort.Match).Select(hit => hit.Text)];

    private static string[] Hints(string text) =>
        [.. HotlineFinder.Find(text).Where(hit => hit.Sort == HotlineSort.Hint).Select(hit => hit.Text)];

    [Theory]
    [InlineData("02-120")]
    [InlineData("02120")]
    [InlineData("02)120")]
    [InlineData("(02) 120")]
    [InlineData("(02)120")]
    [InlineData("02.120")]
    [InlineData("02 120")]
    [InlineData("02 - 120")]
    [InlineData("02·120")]
    [InlineData("02ㆍ120")]
    [InlineData("02・120")]
    [InlineData("02•120")]
    [InlineData("02–120")]
    [InlineData("02—120")]
    [InlineData("02‑120")]
    [InlineData("02−120")]
    [InlineData("02ㅡ120")]
    [InlineData("02ー120")]
    [InlineData("02∼120")]
    [InlineData("02~120")]
    [InlineData("02─120")]
    [InlineData("[02] 120")]
    [InlineData("〔02〕120")]
    [InlineData("<02>120")]
    [InlineData("【02】 120")]
    [InlineData("02-(120)", "02-(120")]
    [InlineData("０２－１２０")]
    [InlineData("0２)120")]
    [InlineData("٠٢-١٢٠")]
    [InlineData("𝟎𝟐-𝟏𝟐𝟎")]
    [InlineData("0️⃣2️⃣-1️⃣2️⃣0️⃣", "0️⃣2️⃣-1️⃣2️⃣0")]
    [InlineData("02\u00A0120")]
    [InlineData("02\u3000120")]
    [InlineData("02\t120")]
    [InlineData("0\u200B2-1\u200B2\u00AD0")]
    [InlineData("+82-2-120")]
    [InlineData("+82 2 120")]
    [InlineData("+82(0)2-120")]
    [InlineData("+82-02-120")]
    [InlineData("(+82) 2-120")]
    [InlineData("(+82) 02-120")]
    [InlineData("+82 02-120")]
    [InlineData("＋８２－２－１２０")]
    public void The_number_is_found_however_people_write_it(string written, string? found = null)
    {
        Assert.Equal([found ?? written], Matches(written));
        foreach (var sentence in new[] { "문의 {0}", "☎{0}", "☎ {0}.", "(문의 {0})", "{0}으로 전화", "발신번호:{0}", "안내\n{0}\n끝", "문의처: {0}, 02-2133-0000", "‘{0}’", "TEL {0} ", "{0}(내선 2번)" })
        {
            var text = string.Format(CultureInfo.InvariantCulture, sentence, written);
            Assert.Equal([found ?? written], Matches(text));
        }
    }

    [Theory]
    [InlineData("☎ 02 120", "02 120")]
    [InlineData("☎02120", "02120")]
    [InlineData("℡ 02-120", "02-120")]
    [InlineData("☏02-120", "02-120")]
    [InlineData("📞02-120", "02-120")]
    [InlineData("🏢02-120", "02-120")]
    [InlineData("☎️02-120", "02-120")]
    [InlineData("tel:+82-2-120", "+82-2-120")]
    [InlineData("TEL02-120", "02-120")]
    [InlineData("Tel.02120", "02120")]
    [InlineData("T.02-120", "02-120")]
    [InlineData("02-120(내선 2번)", "02-120")]
    [InlineData("(+82-2-120)", "+82-2-120")]
    [InlineData("02-120번으로 문의", "02-120")]
    [InlineData("02-120로", "02-120")]
    [InlineData("문의 02-120.", "02-120")]
    [InlineData("문의 02-120. 2026년에도", "02-120")]
    [InlineData("문의 02-120 24시간", "02-120")]
    [InlineData("문의 02-120 2026년 11월", "02-120")]
    [InlineData("문의 02-120 (09:00~18:00)", "02-120")]
    [InlineData("문의 02-120 0900~1800", "02-120")]
    [InlineData("문의 02-120 1588-0000", "02-120")]
    [InlineData("문의 02-120 - 365일", "02-120")]
    [InlineData("문의 02-120, 119", "02-120")]
    [InlineData("문의 119·02-120", "02-120")]
    [InlineData("문의 02-120·1588-0000", "02-120")]
    [InlineData("문의 02-120/02-2133-0000", "02-120")]
    [InlineData("2026. 11. 24. 02-120", "02-120")]
    [InlineData("1. 02-120으로 문의", "02-120")]
    [InlineData("발신번호 02120", "02120")]
    [InlineData("문의 02120″으로", "02120")]
    [InlineData("전화 02120 서울시청", "02120")]
    [InlineData("(문의 02120) 서울시", "02120")]
    [InlineData("☎(02120) 서울시", "02120")]
    [InlineData("02-120건강 상담", "02-120")]
    [InlineData("02-120회신 바랍니다", "02-120")]
    [InlineData("02-120, 02120", "02-120|02120")]
    public void What_stands_around_the_number_does_not_hide_it(string text, string found) =>
        Assert.Equal(found.Split('|'), Matches(text));

    [Theory]
    [InlineData("02-1200-1234")]
    [InlineData("02-120-4567")]
    [InlineData("02 120 4567")]
    [InlineData("02)120-4567")]
    [InlineData("02 120 4567로 전화")]
    [InlineData("02-120 4567")]
    [InlineData("02·120·4567")]
    [InlineData("02.120.4567")]
    [InlineData("02–120–4567")]
    [InlineData("０２－１２０－４５６７")]
    [InlineData("1202-120")]
    [InlineData("102-120호")]
    [InlineData("051-120")]
    [InlineData("3402-1200")]
    [InlineData("02-12 ~ 02-28")]
    [InlineData("2026.02.12 0시")]
    [InlineData("2026-02-12 0시")]
    [InlineData("6.02 120명")]
    [InlineData("2026. 02 120명")]
    [InlineData("2026-02-120")]
    [InlineData("110 02 120")]
    [InlineData("110-02-120123")]
    [InlineData("123-02-12034")]
    [InlineData("02-12-01234")]
    [InlineData("3333-02-1201234")]
    [InlineData("계좌 1002-120-123456")]
    [InlineData("우 02120")]
    [InlineData("우)02120")]
    [InlineData("(우 02120) 서울특별시 중랑구")]
    [InlineData("(02120) 서울특별시 중랑구 면목로")]
    [InlineData("우편번호 02120")]
    [InlineData("우편번호: 02120")]
    [InlineData("〒02120")]
    [InlineData("서울 중랑구 면목로 1, 02120")]
    [InlineData("인증번호 [02120]")]
    [InlineData("접수번호: 02120")]
    [InlineData("제02120호")]
    [InlineData("0.02120")]
    [InlineData("02120원")]
    [InlineData("02120123456")]
    [InlineData("D02120")]
    [InlineData("https://x.example/02-120")]
    [InlineData("?id=02120&a=1")]
    [InlineData("img_02-120.png")]
    [InlineData("120분")]
    [InlineData("120명")]
    [InlineData("국번없이 110")]
    [InlineData("02\n120명")]
    [InlineData("02-1 20")]
    [InlineData("02-1,200원")]
    [InlineData("1,120원")]
    [InlineData("문의 120건")]
    [InlineData("상담 120분")]
    [InlineData("120kg")]
    [InlineData("120번 버스")]
    [InlineData("$120")]
    [InlineData("51-120")]
    [InlineData("119-120")]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("120")]
    [InlineData("다산 정약용")]
    public void Other_numbers_dates_and_counts_are_not_the_number(string text) => Assert.Empty(HotlineFinder.Find(text));

    [Theory]
    [InlineData("120 다산콜", "120 다산콜")]
    [InlineData("120다산콜센터로", "120다산콜센터")]
    [InlineData("120다산콜재단", "120다산콜재단")]
    [InlineData("120 다산 콜센터", "120 다산 콜센터")]
    [InlineData("국번없이 120", "국번없이 120")]
    [InlineData("국번 없이 120번", "국번 없이 120")]
    [InlineData("(국번없이) 120", "국번없이) 120")]
    [InlineData("☎120", "☎120")]
    [InlineData("☎ 120", "☎ 120")]
    [InlineData("📞120", "📞120")]
    [InlineData("다산콜센터에 문의", "다산콜센터")]
    [InlineData("서울시 120에 문의하세요", "120에 문의")]
    [InlineData("120번으로 전화", "120번으로")]
    [InlineData("120으로 전화하세요", "120으로 전화")]
    [InlineData("문의: 120", "문의: 120")]
    [InlineData("문의 ０１２０ 또는 문의 １２０", "문의 １２０")]
    [InlineData("TEL 120", "TEL 120")]
    public void The_call_centre_without_its_number_is_only_a_hint(string text, string hint)
    {
        Assert.Equal([hint], Hints(text));
        Assert.Empty(Matches(text));
    }

    [Fact]
    public void A_name_and_its_number_behind_it_are_two_hints() =>
        Assert.Equal(["다산콜센터", "120"], Hints("다산콜센터(120)"));

    [Fact]
    public void Matches_and_hints_of_one_text_stand_in_order() =>
        Assert.Equal([("120다산콜", HotlineSort.Hint), ("(02)120", HotlineSort.Match), ("다산콜센터", HotlineSort.Hint)],
            HotlineFinder.Find("120다산콜 (02)120 다산콜센터").Select(hit => (hit.Text, hit.Sort)));

    [Theory]
    [InlineData("02–120", "02?120")]
    [InlineData("02‑120", "02?120")]
    [InlineData("02•120", "02?120")]
    [InlineData("02-\u200B120", "02-?120")]
    [InlineData("02-120", null)]
    [InlineData("０２－１２０", null)]
    [InlineData("02·120", null)]
    public void A_dash_that_carriers_break_is_said(string text, string? arrives) =>
        Assert.Equal(arrives, Assert.Single(HotlineFinder.Find(text)).Arrives);

    // The two notices and the order that the city's letter of 2020-06-12 quotes, and its own numbers.
    [Theory]
    [InlineData("안내 시″발신번호 02120″또는″문의 02120″으로 표기하여", "02120|02120")]
    [InlineData("1) 협의대상 :″발신번호 02-120″ 또는 ″문의 02-120″이 포함된 문자", "02-120|02-120")]
    [InlineData("개인정보 (성명,휴대폰번호)를 파기하였음을 알려드립니다. 02-120 - 문자를 수신한 시민이", "02-120")]
    [InlineData("해당기간 (20.3.27~4.6)동안 방문자 9,915명의", "")]
    [InlineData("우 04524 서울특별시 중구 세종대로 110 (태평로1가) / 전화 02-2133-6542 /전송 02-2133-0789", "")]
    public void The_letter_itself_is_read_right(string text, string found) =>
        Assert.Equal(found.Length == 0 ? [] : found.Split('|'), Matches(text));

    private static readonly Gen<string> Neutral =
        Gen.OneOf("가", "나다", " ", "\n", ".", ",", "※", "\"", "abc ", "😀", "\u200B", "한파 쉼터 ", "「", "11월 ", "24일", "\uD83D", "é").Array[0, 30].Select(string.Concat);

    private static readonly Gen<string> Numberish =
        Gen.OneOf("0", "2", "1", "120", "02", "-", ")", "(", ".", " ", "\u200B", "１", "２", "０", "+82", "다산", "콜", "☎", "우", "명", "\uD835", "\uDFCE", "4567", "\n", "가", "국번없이", "번호", "·", "8", "+")
            .Array[0, 24].Select(string.Concat);

    [Fact]
    public void Every_hit_lies_in_the_original_in_order_and_touches_no_other() => Numberish.Sample(text =>
    {
        var end = 0;
        foreach (var hit in HotlineFinder.Find(text))
        {
            Assert.True(hit.Start >= end && hit.Length > 0);
            end = hit.Start + hit.Length;
            Assert.Equal(text.Substring(hit.Start, hit.Length), hit.Text);
            Assert.False(char.IsLowSurrogate(hit.Text[0]) && hit.Start > 0 && char.IsHighSurrogate(text[hit.Start - 1]));
            if (hit.Sort == HotlineSort.Match)
            {
                var digits = string.Concat(hit.Text.EnumerateRunes().Where(Rune.IsDigit).Select(r => (int)Rune.GetNumericValue(r)));
                Assert.Matches("^(?:0|82|820)2120$", digits);
            }
        }
    });

    [Fact]
    public void A_number_put_into_any_text_without_digits_nearby_is_found_where_it_was_put() =>
        Gen.Select(Neutral, Gen.OneOf("02-120", "(02) 120", "０２－１２０", "+82-2-120", "02ㅡ120", "0\u200B2-120", "𝟎𝟐-𝟏𝟐𝟎"), Neutral).Sample((before, number, after) =>
        {
            var text = $"{before}문의 {number} 로 {after}";
            Assert.Contains(HotlineFinder.Find(text), hit => hit.Sort == HotlineSort.Match && hit.Start == before.Length + 3 && hit.Text == number);
        });

    [Fact]
    public void A_digit_right_before_or_behind_makes_it_another_number() =>
        Gen.Select(Gen.OneOf("02-120", "02120", "02)120", "02 120", "０２－１２０"), Gen.Char['0', '9'], Gen.OneOf("", "\u200B", "\u00AD"), Gen.Bool).Sample((number, digit, between, before) =>
            Assert.Empty(Matches(before ? $"가 {digit}{between}{number} 나" : $"가 {number}{between}{digit} 나")));

    [Fact]
    public void What_takes_no_room_may_stand_anywhere_and_changes_nothing() =>
        Gen.Select(Gen.OneOf("문의 02-120 입니다", "(02)120", "+82-2-120으로", "02-120-4567", "우 02120", "1202-120", "국번없이 110"), Gen.Int[0, 30], Gen.OneOf("\u200B", "\u00AD", "\u2060\u200D", "\uFEFF", "\u202A"))
            .Sample((text, place, invisible) =>
            {
                place = Math.Min(place, text.Length);
                var hidden = text.Insert(place, invisible);
                Assert.Equal(Matches(text).Length, Matches(hidden).Length);
            });

    [Fact]
    public void The_short_cut_for_the_plain_number_says_what_the_rules_say() =>
        Gen.Select(Numberish, Gen.OneOf("가 ", "\n", " ", "+82 ", "2 ", ". "), Gen.OneOf("", "\n", ". ", " 4567", ".4", " 가", "명", "-1"), Numberish).Sample((before, left, right, after) =>
        {
            var text = before + left + "02-120" + right + after;
            var at = before.Length + left.Length + 3;
            HotlineSpan? ruled = HotlineRules.TryRead(text, at, 0, out var span) ? span : null;
            HotlineSpan? found = HotlineFinder.Find(text)
                .Where(hit => hit.Start <= at && at < hit.Start + hit.Length)
                .Select(hit => (HotlineSpan?)new HotlineSpan(hit.Start, hit.Length, hit.Sort))
                .SingleOrDefault();
            // A hit just before may own the word that a hint begins with.
            if (HotlineFinder.Find(before).Count == 0)
                Assert.Equal(ruled, found);
        });

    [Fact]
    public void No_digit_and_nothing_invisible_escapes_the_vectors()
    {
        for (var c = '\u0080'; c < char.MaxValue; c++)
        {
            if (HotlineCharacters.MayBelongToNumber(c) && c is < '가' or > '힣')
                Assert.True(HotlineCharacters.MayBelongToNumber(System.Runtime.Intrinsics.Vector256.Create((ushort)c))[0] != 0, $"U+{(int)c:X4}");
        }
    }

    [Fact]
    public void A_hit_is_the_same_wherever_it_stands_in_a_long_text()
    {
        // The vectors take sixteen characters: every place relative to their edges and to the end.
        foreach (var number in new[] { "02-120", "(02)120", "０２－１２０", "다산콜", "+82-2-1\u200B20" })
        {
            for (var before = 0; before < 40; before++)
            {
                for (var after = 0; after < 40; after++)
                    Assert.Equal((before, number), HotlineFinder.Find(new string('가', before) + number + new string('나', after)).Select(hit => (hit.Start, hit.Text)).Single());
            }
        }
    }

    // No clock: were one of these read in more than linear time, the test would not end.
    [Theory]
    [InlineData("\u200B")]
    [InlineData("1")]
    [InlineData("1\u200B")]
    [InlineData("120")]
    [InlineData("02-")]
    [InlineData("02 120 ")]
    [InlineData("２\u00AD-")]
    [InlineData("다산 ")]
    [InlineData("번호 ")]
    [InlineData("a")]
    [InlineData("(")]
    public void Many_characters_of_anything_are_read_in_linear_time(string piece)
    {
        var many = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        foreach (var _ in HotlineFinder.Enumerate(many + "02120" + many)) { }
    }

    [Fact]
    public void The_strongest_sort_is_said_without_reading_on()
    {
        Assert.Null(HotlineFinder.Strongest("안내"));
        Assert.Equal(HotlineSort.Hint, HotlineFinder.Strongest("120 다산콜"));
        Assert.Equal(HotlineSort.Match, HotlineFinder.Strongest("120 다산콜 02-120"));
    }
}
