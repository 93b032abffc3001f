using ConsultAddin.Core.Approvals;

namespace ConsultAddin.Core.Tests.Replies;

/// <summary>What a program or a host writes beside an answer is nobody's word; what a person wrote that looks so stays.</summary>
public sealed class ProgramNotesTests
{
    private const string Answer = "안녕하세요.\n승인합니다.";

    [Theory]
    [InlineData("대용량 파일첨부 1개(22.13 MB)\n다운로드 기간 : 2026-12-01 ~ 2026-12-31\n(대용량 첨부 파일은 30일간 보관)\n상담통계.xlsx (22.13 MB)\n\n", "")]
    [InlineData("", "\n\n대용량 첨부파일 (2개)\n다운로드 기한: 2026.12.31까지\n통계 2025.hwpx (12MB) 다운로드\n\n통계 2026.hwpx (1.2 GB) 다운로드")]
    public void A_list_of_big_attachments_is_the_hosts(string above, string below) => AssertReads(Answer, above + Answer + below);

    [Theory]
    [InlineData("대용량 파일첨부 1개\n승인합니다.")]
    [InlineData("대용량 파일첨부 1개(22.13 MB)가 안 열립니다.\n다운로드 기간 : 지났음")]
    [InlineData("승인합니다.\n첨부는 통계.xlsx (22.13 MB)")]
    public void Words_about_attachments_are_a_persons(string text) => AssertReads(text, text);

    [Theory]
    [InlineData("이 메일은 카카오메일에서 발송되었습니다. | 카카오메일 바로가기")]
    [InlineData("이 메일은 다음메일에서 발송되었습니다.")]
    [InlineData("안드로이드용 Thunderbird에서 보냈습니다. 간결함을 양해해 주세요.")]
    [InlineData("나의 Galaxy 스마트폰에서 보냈습니다. 오타가 있어도 양해 바랍니다.")]
    [InlineData("Sent from my Android device with K-9 Mail. Please excuse my brevity.")]
    [InlineData("Sent from my phone\nPlease excuse typos and brevity.")]
    [InlineData("나의 iPhone에서 보냄\n짧은 답을 양해해 주세요.")]
    public void A_footer_goes_with_its_link_and_its_apology(string footer) => AssertReads(Answer, Answer + "\n\n" + footer);

    [Theory]
    [InlineData("승인합니다.\n\n나의 Galaxy 스마트폰에서 보냈습니다. 15시 이후로 발송해 주세요.")]
    [InlineData("승인합니다.\n\n나의 Galaxy 스마트폰에서 보냈습니다. 오타 양해 바랍니다. 15시 이후가 좋겠습니다.")]
    [InlineData("승인합니다.\n\n글이 짧은 점 양해 바랍니다.")]
    [InlineData("Sent from my phone. Approved.")]
    public void A_sentence_behind_a_footer_that_says_more_stays(string text) => AssertReads(text, text);

    [Theory]
    [InlineData("[보안] 본 메일은 첨부파일 무해화(CDR) 처리되었습니다. 원본이 필요한 경우 정보보안담당자에게 문의하십시오.")]
    [InlineData("※ 본 메일의 첨부파일은 PDF로 변환되었습니다.")]
    [InlineData("[알림] 첨부파일이 문서 변환되었습니다. 원본은 관리자에게 요청하십시오.")]
    [InlineData("이 메일은 망연계 시스템을 통해 전달되었습니다.")]
    [InlineData("[개인정보] 본 메일에서 개인정보 2건이 검출되었습니다. 취급에 유의하십시오.")]
    public void What_a_gateway_did_with_a_mail_is_no_answer(string notice)
    {
        AssertReads(Answer, notice + "\n\n" + Answer);
        AssertReads(Answer, Answer + "\n\n" + notice);
    }

    [Theory]
    [InlineData("이 메일에 개인정보 2건이 검출되었습니다.")]
    [InlineData("[보안] 본 메일은 무해화 처리되었습니다. 승인합니다.")]
    [InlineData("[보안] 첨부파일에 개인정보가 있습니다.")]
    [InlineData("본 메일의 문구가 변환되었습니다.")]
    [InlineData("첨부파일이 PDF로 변환되었습니다.")]
    public void What_a_person_found_in_a_mail_stays(string text) => AssertReads(text + "\n\n동의하기 어렵습니다.", text + "\n\n동의하기 어렵습니다.");

    [Theory]
    [InlineData("[대외비 - 내부 공유용]")]
    [InlineData("[일반]")]
    [InlineData("【내부용】")]
    [InlineData("[Confidential]")]
    [InlineData("(Internal Use Only)")]
    [InlineData("보안등급: 대외비")]
    [InlineData("분류 : 일반 / 내부용")]
    [InlineData("Classification: Internal")]
    public void A_label_of_secrecy_alone_in_the_first_line_is_the_offices(string label) => AssertReads(Answer, label + "\n\n" + Answer);

    [Theory]
    [InlineData("[일반] 승인합니다.")]
    [InlineData("[조건부]\n승인합니다.")]
    [InlineData("분류: 반려\n사유는 아래와 같습니다.")]
    [InlineData("승인합니다.\n[비공개]\n감사합니다.")]
    [InlineData("[비공개]")]
    public void A_label_that_says_more_or_stands_elsewhere_stays(string text) => AssertReads(text, text);

    [Fact]
    public void A_label_under_a_question_answers_it() => AssertReads("[일반]\n감사합니다.", "> 보안 등급은 무엇입니까?\n[일반]\n감사합니다.");

    [Theory]
    [InlineData("--- 기계 번역 (Papago) ---\n승인합니다.")]
    [InlineData("[자동 번역] 승인합니다. 진행해 주십시오.")]
    [InlineData("[구글 번역]\n승인합니다.\n\n박지영")]
    [InlineData("==== Machine translation ====\n승인합니다.")]
    [InlineData("Translated by DeepL:\n승인합니다.")]
    [InlineData("Translated with DeepL.com (free version)")]
    public void A_translation_below_the_answer_is_the_machines(string translation)
    {
        var read = TestMail.Read("Approved. Please go ahead.\n\n" + translation);
        Assert.Equal(("Approved. Please go ahead.", Decision.Approve), (read.VisibleText, read.Opinions[0].Decision));
    }

    [Theory]
    [InlineData("--- 기계 번역 (Papago) ---\n승인하기 어렵습니다.")]
    [InlineData("[자동 번역] 승인합니다.\n\n단, 15시 이후로 발송해 주세요.")]
    public void A_translation_that_says_something_else_makes_a_person_look(string translation) =>
        Assert.Equal(Decision.Unclear, TestMail.Read("Approved. Please go ahead.\n\n" + translation).Opinions[0].Decision);

    [Theory]
    [InlineData("[자동 번역] 승인합니다.")]
    [InlineData("번역 문구도 승인합니다.\n영문 번역은 빼 주세요.")]
    [InlineData("승인합니다.\n기계 번역이 어색하니 영문은 고쳐 주세요.")]
    public void A_translation_alone_and_words_about_one_stay(string text) => AssertReads(text, text);

    [Theory]
    [InlineData("_______________________________________________\nsms-review mailing list -- sms-review@lists.seoul.example\nTo unsubscribe send an email to sms-review-leave@lists.seoul.example")]
    [InlineData("_______________________________________________\nSms-review mailing list\nSms-review@lists.seoul.example\nhttps://lists.seoul.example/mailman/listinfo/sms-review")]
    public void The_footer_of_a_mailing_list_is_the_lists(string footer) => AssertReads(Answer, Answer + "\n\n" + footer);

    [Fact]
    public void Words_about_a_mailing_list_stay() => AssertReads("승인합니다.\n\n____\nThe mailing list -- all of it -- must be checked first.", "승인합니다.\n\n____\nThe mailing list -- all of it -- must be checked first.");

    [Theory]
    [InlineData("박지영 reacted to your message:", "")]
    [InlineData("👍 박지영 reacted to your message:", "👍")]
    [InlineData("❤️ 시민봉사담당관님이 회원님의 메시지에 반응했습니다.", "❤️")]
    [InlineData("👍\n\n박지영님이 Gmail을 통해 반응했습니다.\n<https://www.google.com/gmail/about/>", "👍")]
    [InlineData("🎉\n\nJiyoung Park reacted via Gmail", "🎉")]
    public void Of_a_reaction_only_the_emoji_is_the_persons(string text, string emoji) => AssertReads(emoji, text);

    [Theory]
    [InlineData("시민들이 메시지에 반응했습니다. 승인합니다.")]
    [InlineData("Many citizens reacted to your message: it is too long.")]
    public void Words_about_a_reaction_stay(string text) => AssertReads(text, text);

    [Theory]
    [InlineData("박지영(ops@dasan120.example) 님이 보호된 메시지를 보냈습니다.\n\n메시지 읽기<https://outlook.office365.com/Encryption/retrieve.ashx>\n\nMicrosoft Purview 메시지 암호화", "")]
    [InlineData("Jiyoung (ops@dasan120.example) has sent you a protected message.\n\nRead the message\n\nLearn about messages protected by Microsoft Purview Message Encryption.", "")]
    [InlineData("승인합니다.\n보호된 메시지를 보냈습니다. 메시지 읽기를 눌러 주세요.", "승인합니다.\n보호된 메시지를 보냈습니다. 메시지 읽기를 눌러 주세요.")]
    public void Around_a_protected_mail_only_the_programs_words_go(string text, string expected)
    {
        var read = TestMail.Read(TestMail.Write(
            "--b\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n--b\nContent-Type: application/x-microsoft-rpmsg-message; name=message.rpmsg\n\nx\n--b--\n", contentType: "multipart/mixed; boundary=b"));
        Assert.Equal((expected, Decision.Unclear), (read.VisibleText, read.Opinions[0].Decision));
    }

    private static void AssertReads(string expected, string body) => Assert.Equal(expected, TestMail.Read(body).VisibleText);
}
