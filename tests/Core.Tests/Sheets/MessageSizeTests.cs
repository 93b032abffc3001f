using System.Text;
using ConsultAddin.Core.Sheets;
using CsCheck;

namespace ConsultAddin.Core.Tests.Sheets;

public class MessageSizeTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("가나", 4)]
    [InlineData("똠방각하 뷁", 11)]
    [InlineData("가\n나", 5)]
    [InlineData("가\r\n나", 5)]
    [InlineData("０２", 4)]
    [InlineData("–", 2)]
    [InlineData("😀", 2)]
    public void Bytes_are_counted_as_carriers_do(string text, int bytes) => Assert.Equal(bytes, MessageSize.Measure(text).Bytes);

    [Theory]
    [InlineData(90, Channel.Sms, SizeKind.Sms)]
    [InlineData(91, Channel.Sms, SizeKind.Lms)]
    [InlineData(2_001, Channel.Sms, SizeKind.Over)]
    [InlineData(10, Channel.Lms, SizeKind.Lms)]
    [InlineData(2_000, Channel.Mms, SizeKind.Mms)]
    [InlineData(2_001, Channel.Mms, SizeKind.Over)]
    [InlineData(1_000, Channel.AlimTalk, SizeKind.AlimTalk)]
    [InlineData(1_001, Channel.AlimTalk, SizeKind.Over)]
    public void The_kind_follows_channel_and_size(int length, Channel channel, SizeKind kind) =>
        Assert.Equal(kind, MessageSize.Measure(new Message { Text = new string('a', length), Channel = channel }).Kind);

    [Theory]
    [InlineData(80, Channel.Sms, "")]
    [InlineData(81, Channel.Sms, "near-limit")]
    [InlineData(91, Channel.Sms, "becomes-lms")]
    [InlineData(91, Channel.Lms, "")]
    [InlineData(2_001, Channel.Lms, "over")]
    [InlineData(1_001, Channel.AlimTalk, "over")]
    [InlineData(100_000, Channel.Other, "")]
    public void What_the_officer_should_know_of_the_size_is_said(int length, Channel channel, string codes) =>
        Assert.Equal(codes, string.Join(' ', MessageSize.Measure(new Message { Text = new string('a', length), Channel = channel }).Findings.Select(f => f.Code)));

    [Fact]
    public void Line_ends_that_count_twice_are_warned_of_before_they_cross_the_line()
    {
        var finding = MessageSize.Measure(new string('a', 87) + "\n\n").Findings.Single(f => f.Code == "line-ends");
        Assert.Contains("91바이트", finding.Text);
        Assert.DoesNotContain(MessageSize.Measure(new string('a', 86) + "\n\n").Findings, f => f.Code == "line-ends");
    }

    [Fact]
    public void Size_is_that_of_the_longest_value()
    {
        var message = new Message { Text = "😀 [사유]로 제외", Variables = [new(2, 4, "사유", "소득", "상시 근로자 수 초과 – 확인")] };
        var size = MessageSize.Measure(message);
        Assert.Equal(MessageSize.Measure("😀 상시 근로자 수 초과 – 확인로 제외").Bytes, size.Bytes);
        Assert.Equal([("U+1F600", null, 0), ("U+2013", "사유", 12)], size.Unencodable.Select(o => (o.CodePoint, o.Variable, o.Start)));
    }

    [Fact]
    public void What_only_some_phones_show_is_a_hint_and_what_nobody_can_send_an_error()
    {
        var findings = MessageSize.Measure("똠방각하 – 안내").Findings;
        Assert.Equal([("unencodable", Severity.Error), ("some-phones-only", Severity.Hint)], findings.Select(f => (f.Code, f.Severity)));
        Assert.Contains("‘–’", findings[0].Text);
        Assert.Contains("‘똠’", findings[1].Text);
    }

    [Theory]
    [InlineData("–—‑−•₩⓪\u00A0\u200Bé・‧✔")]
    [InlineData("\u00AD\u3164\uE000")]
    public void What_949_lacks_or_nobody_sees_cannot_be_sent(string characters)
    {
        Assert.All(characters, c => Assert.Single(MessageSize.Measure(c.ToString()).Unencodable));
        Assert.All(MessageSize.Measure(characters + characters).Unencodable, odd => Assert.Equal(2, odd.Count));
    }

    [Fact]
    public void A_title_over_40_bytes_is_a_hint_and_one_that_SMS_drops_too()
    {
        Assert.Equal("heading-long", Assert.Single(MessageSize.Measure(new Message { Heading = new string('가', 21), Channel = Channel.Lms }).Findings).Code);
        Assert.Empty(MessageSize.Measure(new Message { Heading = new string('가', 20), Channel = Channel.Lms }).Findings);
        Assert.Equal("heading-unused", Assert.Single(MessageSize.Measure(new Message { Heading = "안내" }).Findings).Code);
    }

    [Fact]
    public void Every_character_counts_as_code_page_949_encodes_it()
    {
        // The strict encoder, one character at a time, is what the table was not made with.
        var strict = CodePagesEncodingProvider.Instance.GetEncoding(949, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        Gen.Char['\u0020', '\uD7FF'].Sample(c =>
        {
            var size = MessageSize.Measure(c.ToString());
            if (size.Unencodable.Count == 0)
                Assert.Equal(strict.GetByteCount([c]), size.Bytes);
            else if (InvisibleCharacters.Name(new Rune(c)) is null)
                Assert.Throws<EncoderFallbackException>(() => strict.GetByteCount([c]));
        });
    }

    [Fact]
    public void Measuring_never_fails_and_pieces_add_up() =>
        Gen.Select(Gen.String[0, 60], Gen.String[0, 60]).Sample((first, second) =>
        {
            var whole = MessageSize.Measure(first + "a" + second).Bytes;
            Assert.Equal(MessageSize.Measure(first).Bytes + 1 + MessageSize.Measure(second).Bytes, whole);
        });
}
