using ConsultAddin.Core.Sheets;
using CsCheck;

namespace ConsultAddin.Core.Tests.Sheets;

public class SubjectLineTests
{
    private static readonly Reference Example = new(2026, 142);

    private static readonly Sheet Sheet = new()
    {
        Department = "한파대응팀",
        Title = "한파 쉼터 안내",
        Messages = [new Message { Text = "쉼터를 이용하세요. 문의 02-120", Sender = "02-120", WindowStart = SeoulTime.At(2026, 11, 24, 14, 0) }],
        Contact = new Contact { Name = "김민수", Telephone = "02-0000-0000" },
    };

    [Fact]
    public void The_first_revision_is_named_without_its_number() =>
        Assert.Equal("[사전협의 C2026-00142-L] 한파대응팀 · 한파 쉼터 안내 · 11/24 14:00 발송", SubjectLine.For(Example, 1, Sheet));

    [Fact]
    public void A_later_urgent_revision_says_both() =>
        Assert.Equal("[긴급] [사전협의 C2026-00142-L 2차] 한파대응팀 · 한파 쉼터 안내 · 11/24 14:00 발송",
            SubjectLine.For(Example, 2, Sheet with { Urgent = new Urgency("한파 경보") }));

    [Fact]
    public void Whatever_stands_in_the_sheet_the_subject_is_one_line_that_Outlook_takes_and_holds_the_reference() =>
        Gen.Select(Gen.String[0, 400], Gen.String[0, 400], Gen.Int[1, 99]).Sample((department, title, revision) =>
        {
            var subject = SubjectLine.For(Example, revision, Sheet with { Department = department, Title = title });
            Assert.True(subject.Length <= SubjectLine.MaxLength);
            Assert.DoesNotContain(subject, char.IsControl);
            Assert.EndsWith("11/24 14:00 발송", subject);
            var mention = Reference.FindAll(subject)[0];
            Assert.Equal((Example, revision > 1 ? revision : null), (mention.Reference, mention.Revision));
        });

    [Fact]
    public void A_long_title_is_shortened_and_never_inside_an_emoji()
    {
        var subject = SubjectLine.For(Example, 1, Sheet with { Title = string.Concat(Enumerable.Repeat("👨‍👩‍👧", 100)) });
        Assert.Contains("👨‍👩‍👧… · 11/24", subject);
    }

    [Fact]
    public void The_text_for_KakaoTalk_says_what_when_who_and_what_to_answer()
    {
        var text = KakaoTalkText.For(Example, 2, Sheet with { Urgent = new Urgency("한파 경보") });
        Assert.Equal("""
            [긴급] [사전협의 C2026-00142-L 2차]
            한파대응팀 · 한파 쉼터 안내
            발송: 2026. 11. 24.(화) 14:00
            긴급 사유: 한파 경보
            문안: 쉼터를 이용하세요. 문의 02-120
            담당: 김민수 02-0000-0000
            메일로 보낸 협의서에 동의/조건부/보완/반려 중 한 마디로 회신해 주세요. (회신 마감 11/24 13:30)
            """, text, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void The_text_for_KakaoTalk_never_passes_500_characters_and_keeps_its_last_sentence() =>
        Gen.Select(Gen.String[0, 2_000], Gen.String[0, 300], Gen.Int[0, 6]).Sample((text, line, count) =>
        {
            var sheet = new Sheet
            {
                Department = line,
                Title = line,
                Urgent = new Urgency(line),
                Contact = new Contact { Name = line, Telephone = line },
                Messages = [.. Enumerable.Repeat(new Message { Text = text, WindowStart = SeoulTime.At(2026, 11, 24, 14, 0) }, count)],
            };
            var kakao = KakaoTalkText.For(Example, 1, sheet);
            Assert.True(kakao.Length <= KakaoTalkText.MaxLength, $"{kakao.Length}");
            Assert.Contains("한 마디로 회신해 주세요.", kakao);
        });
}
