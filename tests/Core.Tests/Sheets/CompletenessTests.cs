using ConsultAddin.Core.Sheets;
using CsCheck;

namespace ConsultAddin.Core.Tests.Sheets;

public class CompletenessTests
{
    private static readonly DateTimeOffset Start = SeoulTime.At(2026, 11, 24, 13, 58);

    private static readonly Sheet Complete = new()
    {
        Department = "한파대응팀",
        Title = "한파 쉼터 안내",
        Messages = [new Message { Text = "쉼터를 이용하세요. 문의 02-120", Sender = "02-120", Recipients = 9_915, WindowStart = Start, WindowEnd = Start.AddHours(2) }],
        Reason = "한파 경보",
        Contact = new Contact { Name = "김민수", Telephone = "02-0000-0000" },
        OffHoursContact = new Contact { Name = "당직", Telephone = "02-0000-0001" },
        Selection = "65세 이상",
        NumberSource = "복지 대장",
        Eligibility = "해당 없음",
        Objection = "7일 이내 구청",
        Questions = [new("왜 받았나요?", "65세 이상이라서입니다.")],
    };

    private static Sheet With(Func<Message, Message> change) => Complete with { Messages = [change(Complete.Messages[0])] };

    private static string Codes(Sheet sheet) =>
        string.Join(", ", Completeness.Check(sheet).Select(f => $"{f.Field} {f.Code} {f.Severity.ToString().ToLowerInvariant()}"));

    [Fact]
    public void A_complete_sheet_has_no_finding() => Assert.Empty(Completeness.Check(Complete));

    [Fact]
    public void An_empty_sheet_is_told_every_required_field_as_an_error_and_every_other_as_a_hint()
    {
        var findings = Completeness.Check(new Sheet { Messages = [new Message()] });
        Assert.Equal(
            ["department", "title", "messages[0].text", "messages[0].sender", "messages[0].windowStart", "messages[0].windowEnd", "reason", "contact.name", "contact.telephone"],
            findings.Where(f => f.Severity == Severity.Error).Select(f => f.Field));
        Assert.Equal(
            ["messages[0].recipients", "messages", "offHoursContact.telephone", "selection", "numberSource", "eligibility", "objection", "questions"],
            findings.Where(f => f.Severity == Severity.Hint).Select(f => f.Field));
        Assert.All(findings, f => Assert.EndsWith(".", f.Text));
    }

    [Fact]
    public void A_sheet_without_a_message_is_asked_for_one() =>
        Assert.Equal("messages required error", Codes(Complete with { Messages = [] }));

    [Fact]
    public void A_window_that_ends_before_it_starts_is_an_error() =>
        Assert.Equal("messages[0].windowEnd ends-before-start error", Codes(With(m => m with { WindowEnd = Start.AddMinutes(-1) })));

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1999-12-31T23:59:59Z")]
    [InlineData("2100-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void A_window_in_a_year_that_cannot_be_meant_is_an_error(string instant)
    {
        var then = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(
            "messages[0].windowStart out-of-range error, messages[0].windowEnd out-of-range error",
            Codes(With(m => m with { WindowStart = then, WindowEnd = then })));
    }

    [Fact]
    public void A_hundred_thousand_characters_are_too_long() =>
        Assert.Equal("messages[0].text too-long error", Codes(With(m => m with { Text = "02-120 " + new string('가', 100_000) })));

    [Fact]
    public void Markup_is_plain_text() => Assert.Empty(Completeness.Check(With(m => m with { Text = "<b>02-120</b> ]]> <script>" })));

    [Theory]
    [InlineData("문의 02-120\u0007")]
    [InlineData("문의\u200B 02-120")]
    [InlineData("\u202E문의 02-120")]
    public void What_nobody_sees_is_refused_at_its_field(string text) =>
        Assert.Contains(Completeness.Check(With(m => m with { Text = text, Channel = Channel.Other })), f => f is { Field: "messages[0].text", Code: "invisible-character", Severity: Severity.Error });

    [Fact]
    public void A_line_of_one_line_holds_no_line_end() => Assert.Equal("title one-line error", Codes(Complete with { Title = "한파\n안내" }));

    [Theory]
    [InlineData("02-120", "")]
    [InlineData("+82-2-120", "")]
    [InlineData("02-2133-0000", "")]
    [InlineData("1588-0000", "")]
    [InlineData("120", "messages[0].sender area-code hint")]
    [InlineData("서울시", "messages[0].sender not-a-number error")]
    [InlineData("02-12", "messages[0].sender not-a-number error")]
    [InlineData("010-1234-56789", "messages[0].sender not-a-number error")]
    public void A_sender_is_a_telephone_number(string sender, string codes) => Assert.Equal(codes, Codes(With(m => m with { Sender = sender })));

    [Fact]
    public void Variables_lie_in_the_text_do_not_overlap_and_have_a_name_and_a_longest_value()
    {
        static string Of(params Variable[] variables) => Codes(With(m => m with { Variables = variables }));
        Assert.Equal("", Of(new(0, 2, "이름", "홍", "홍길동"), new(2, 2, "사유", "소득", "소득 초과")));
        Assert.Equal("messages[0].variables[0] out-of-text error", Of(new Variable(1_000, 2, "이름", "홍", "홍길동")));
        Assert.Equal("messages[0].variables[0] out-of-text error", Of(new Variable(0, int.MaxValue, "이름", "홍", "홍길동")));
        Assert.Equal("messages[0].variables[1] overlapping error", Of(new(0, 3, "이름", "홍", "홍길동"), new(2, 2, "사유", "소득", "소득 초과")));
        Assert.Equal("messages[0].variables[0].name required error, messages[0].variables[0].longest recommended hint", Of(new Variable(0, 2, "", "", "")));
    }

    [Fact]
    public void A_notice_that_never_names_the_number_may_need_no_consultation()
    {
        Assert.Equal("messages no-hotline hint", Codes(With(m => m with { Text = "쉼터 안내", Sender = "02-2133-0000" })));
        Assert.Empty(Codes(With(m => m with { Text = "쉼터 안내. 120 다산콜", Sender = "02-2133-0000" })));
        Assert.Empty(Codes(With(m => m with { Text = "쉼터 안내" })));
    }

    [Fact]
    public void A_number_that_arrives_broken_is_said_with_what_citizens_would_read()
    {
        var finding = Completeness.Check(With(m => m with { Text = "문의 02–120" })).Single(f => f.Code == "number-breaks");
        Assert.Contains("‘02?120’", finding.Text);
    }

    [Theory]
    [InlineData("11:00", "send-by", "11:58까지 보내야 합니다.")]
    [InlineData("11:58", "send-by", "11:58까지 보내야 합니다.")]
    [InlineData("11:59", "lead-time-short", "11:58까지 보내야 했습니다.")]
    [InlineData("13:58", "in-the-past", "2026. 11. 24.(화) 13:58")]
    public void Two_hours_ahead_are_asked_for_by_the_clock(string now, string code, string words)
    {
        var clock = TimeOnly.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        var finding = Assert.Single(Completeness.Check(Complete, SeoulTime.At(2026, 11, 24, clock.Hour, clock.Minute)));
        Assert.Equal(code, finding.Code);
        Assert.Contains(words, finding.Text);
    }

    [Fact]
    public void An_urgent_sheet_gives_its_reason_and_is_not_told_of_the_two_hours()
    {
        Assert.Equal("urgent.reason required error", Codes(Complete with { Urgent = new Urgency(" ") }));
        Assert.Empty(Completeness.Check(Complete with { Urgent = new Urgency("한파 경보") }, Start.AddMinutes(-30)));
    }

    [Fact]
    public void Checking_never_fails_whatever_stands_in_a_sheet() =>
        Gen.Select(Gen.String, Gen.Int, Gen.Int, Gen.Enum<Channel>()).Sample((text, start, length, channel) =>
        {
            var sheet = new Sheet
            {
                Department = text,
                Title = text,
                Messages = [new Message { Text = text, Heading = text, Sender = text, Channel = channel, Recipients = start, Variables = [new(start, length, text, text, text)] }],
                Questions = [new(text, ""), new("", text)],
            };
            Assert.All(Completeness.Check(sheet, Start), finding => Assert.NotEmpty(finding.Text));
        });
}
