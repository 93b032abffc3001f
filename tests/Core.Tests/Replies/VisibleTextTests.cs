using System.Text;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;

namespace ConsultAddin.Core.Tests.Replies;

/// <summary>What did they write now: charsets, forms, and what belongs to it.</summary>
public sealed class VisibleTextTests
{
    private static readonly Encoding Korean = CodePagesEncodingProvider.Instance.GetEncoding(949)!;

    [Theory]
    [InlineData("euc-kr", 949)]
    [InlineData("ks_c_5601-1987", 949)]
    [InlineData("cp949", 949)]
    [InlineData("us-ascii", 949)]
    [InlineData("iso-8859-1", 949)]
    [InlineData("utf-8", 949)]
    [InlineData("x-unheard-of", 949)]
    [InlineData("utf-7", 949)]
    [InlineData("euc-kr", 65001)]
    [InlineData("us-ascii", 65001)]
    [InlineData("utf-8", 65001)]
    public void Korean_is_read_whatever_the_label_says(string label, int codePage)
    {
        const string text = "검토 결과 이상 없어 승인합니다. 똠방각하 펲시콜라";
        var head = Encoding.ASCII.GetBytes($"From: ops@dasan120.example\r\nContent-Type: text/plain; charset=\"{label}\"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n");
        var body = (codePage == 949 ? Korean : Encoding.UTF8).GetBytes(text);
        Assert.Equal(text, TestMail.Read([.. head, .. body]).VisibleText);
    }

    [Theory]
    [InlineData("승인합니다.\n\n박지영 드림", "승인합니다.\n\n박지영 드림")]
    [InlineData("승인합니다.\n\n--\n박지영\n120다산콜재단", "승인합니다.")]
    [InlineData("박지영 드림\n서울특별시 행정국 시민봉사담당관\n전화 02-2133-0000", "")]
    [InlineData("승인합니다.\n\n박지영 주무관\n\n서울특별시 시민봉사담당관\nTel. 02-2133-0000", "승인합니다.")]
    [InlineData("승인합니다.\n\n추신: 발송은 15시 이후로 해 주세요.", "승인합니다.\n\n추신: 발송은 15시 이후로 해 주세요.")]
    [InlineData("승인합니다.\n\n박지영\n120다산콜재단 운영팀\nTel 02-2133-0000\n\n추신: 발송은 15시 이후로 해 주세요.", "승인합니다.\n\n추신: 발송은 15시 이후로 해 주세요.")]
    [InlineData("승인합니다. 2026년 11월 24일 (화) 오전 9:12, 김민수 <minsu@seoul.example>님이 작성:\n> 반려합니다.", "승인합니다.")]
    [InlineData("> 발송 시각이 맞습니까?\n네, 맞습니다.\n\n> 문안도 그대로입니까?\n문안은 고쳐 주세요.", "네, 맞습니다.\n\n문안은 고쳐 주세요.")]
    [InlineData("확인 중이니 잠시만요.\n\n========\n박지영 대리\n120다산콜재단\nT 02-2133-0010\n========", "확인 중이니 잠시만요.")]
    [InlineData("이상 없어 보임\n\n박지영 주무관\n서울특별시 시민봉사담당관\nTel. 02-2133-0000", "이상 없어 보임")]
    [InlineData("승인합니다.\n\nOn Tue, Nov 24, 2026 at 9:12 AM 김민수\n\n<\nmailto:김민수 <minsu@seoul.example>\n> wrote:\n반려합니다.", "승인합니다.")]
    [InlineData("승인합니다.\n\nOn Nov 24, 2026, at 9:12 AM, 김민수 <\n416ffd3258d4d2fa4c85@seoul.example>\nwrote:\n\n반려합니다.", "승인합니다.")]
    [InlineData("승인합니다.\n\n> 문안 (https://seoul.example/sheet\n_nonce=3dd518)\n>\n> 확인 바랍니다.", "승인합니다.")]
    [InlineData("승인합니다.\n\n> 문안\n>\n (https://seoul.example/sheet) >\n> 확인 바랍니다.", "승인합니다.")]
    [InlineData("승인합니다.\n\n__\nconsult mailing list\nconsult@lists.example", "승인합니다.")]
    [InlineData("승인합니다.\n\nᐧ", "승인합니다.")]
    [InlineData("승인합니다. 수고하십시오.------------Original Message------------Subject : 한파쉼터Date : 2026-12-01 09:41:07From : 김민수 &lt;minsu@seoul.example&gt;To : ops반려합니다.", "승인합니다. 수고하십시오.")]
    [InlineData("승인합니다.-----원본 메일-----보낸사람 : 김민수 받는사람 : ops 제목 : 한파쉼터 반려합니다.", "승인합니다.")]
    [InlineData("승인합니다.\n\n----- Original Message ----- From: \"김민수\" <minsu@seoul.example>\nTo: <ops@dasan120.example>\n\n반려합니다.", "승인합니다.")]
    [InlineData("승인합니다. --- 원본 메일 --- 은 받지 못했습니다: 다시 보내 주세요.", "승인합니다. --- 원본 메일 --- 은 받지 못했습니다: 다시 보내 주세요.")]
    [InlineData("승인합니다. --- 수정 요청 --- 날짜: 12/4로 바꿔 주세요.", "승인합니다. --- 수정 요청 --- 날짜: 12/4로 바꿔 주세요.")]
    [InlineData("Approved.\n\nBest regards,\nDaniel\n\nDaniel Cho\nManager, Contact Center Planning\nOffice: +82-2-2171-0500", "Approved.\n\nBest regards,\nDaniel")]
    [InlineData("Approved.\n\nThanks,\nJiyoung\n\n120다산콜재단 운영팀\nTel 02-2133-0000", "Approved.\n\nThanks,\nJiyoung")]
    [InlineData("Approved.\n\nBest regards,\n\nDaniel Cho\nManager, Contact Center Planning\nOffice: +82-2-2171-0500", "Approved.\n\nBest regards,")]
    [InlineData("담당자 김민수 주무관\n02-2133-0000으로 연락드렸습니다. 승인합니다.", "담당자 김민수 주무관\n02-2133-0000으로 연락드렸습니다. 승인합니다.")]
    [InlineData("제목: 한파쉼터 안내\n날짜: 11/25로 바꿔 주세요.", "제목: 한파쉼터 안내\n날짜: 11/25로 바꿔 주세요.")]
    // Initials before every quoted line.
    [InlineData("승인합니다.\n\n2026년 11월 24일 화요일, 오전 9:12:03에 쓰신 글:\n\n김> 반려합니다.\n김> 감사합니다.", "승인합니다.")]
    [InlineData("A> B입니다.\n승인합니다.", "A> B입니다.\n승인합니다.")]
    // An attribution without date and address.
    [InlineData("승인합니다.\n\n김민수 wrote:\n> 반려합니다.", "승인합니다.")]
    [InlineData("승인합니다.\n\n在 2026-11-24 09:12:14，\"김민수\" <minsu@seoul.example> 写道：\n\n반려합니다.", "승인합니다.")]
    // A title over a repeated head, without dashes.
    [InlineData("승인합니다.\n\n  Original Message\nFrom: 김민수\nSent: 2026년 11월 24일\nTo: ops\nSubject: 한파쉼터\n\n반려합니다.", "승인합니다.")]
    // A sheet behind its attribution, in one line.
    [InlineData("접수했습니다.\n\n2026년 11월 24일 화요일 오전 9:12, 김민수 <minsu@seoul.example> 작성:   120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b  문의: 02-120  협의서 끝 · C2026-00142-L · 3f9a2c1b", "접수했습니다.")]
    [InlineData("120 사전협의서 C2026-00142-L에 동의합니다.", "120 사전협의서 C2026-00142-L에 동의합니다.")]
    // Names, and what stands below them.
    [InlineData("승인합니다.\n\n배수현  선임\n120다산콜재단 운영팀\nTel 02-2133-0000", "승인합니다.")]
    [InlineData("승인합니다.\n\n정유진 파트장\n120다산콜재단 운영팀\nTel 02-2133-0000", "승인합니다.")]
    [InlineData("Approved.\n\nBest,\n\nSeoyeon Park (박서연)\nManager, Contact Center Planning\nOffice: +82-2-2171-0500", "Approved.\n\nBest,")]
    [InlineData("좋습니다.\n\n표정원 팀장\n서울특별시 행정국 시민봉사담당관\nTEL. 02-2133-6401\n※ 서울시 업무메일은 업무 목적으로만 사용하며, 비공개 자료는 반드시 암호화하여 첨부하시기 바랍니다.", "좋습니다.")]
    [InlineData("승인합니다.\n\nconsult@dasan120.example", "승인합니다.")]
    [InlineData("결과는 아래로 보내 주세요.\n\nconsult@dasan120.example", "결과는 아래로 보내 주세요.\n\nconsult@dasan120.example")]
    [InlineData("시민봉사담당관\n동의\n원안대로\n120다산콜재단\n\n박지영\n시민봉사담당관\nTel 02-2133-0000", "시민봉사담당관\n동의\n원안대로\n120다산콜재단")]
    [InlineData("아래처럼 고쳐 주세요.\n현행\n수정안\n[서울시] 결과를 안내드립니다. 문의: 복지정책과 02-2133-7000\n한지원 드림", "아래처럼 고쳐 주세요.\n현행\n수정안\n[서울시] 결과를 안내드립니다. 문의: 복지정책과 02-2133-7000\n한지원 드림")]
    [InlineData("승인합니다.\n\n강민재 대리 | 120다산콜재단 운영기획팀\n서울특별시 동대문구 무학로 220\n전화 02-6922-0000\n우리 재단은 여성가족부 인증 가족친화인증기관입니다.", "승인합니다.")]
    [InlineData("승인합니다.\n\n정 유 진 / 주무관\n서울특별시 시민봉사담당관 120총괄팀\nTel 02-2133-0003\n\n추신: 간담회는 다음 주입니다.", "승인합니다.\n\n추신: 간담회는 다음 주입니다.")]
    [InlineData("승인합니다.\n\n이도현 Lee Do-hyun\n행정사무관 / Deputy Director\n서울특별시 시민봉사담당관 Civil Service Division, Seoul Metropolitan Government\nT +82-2-2133-0005", "승인합니다.")]
    [InlineData("승인합니다.\n\n기획조정실/1팀\n설 다 온 실무관\nM: 010-0000-0040", "승인합니다.")]
    [InlineData("승인합니다.\n\n황 보 름 (과장)\n120다산콜재단 인재개발팀\n직통 02-6922-0051", "승인합니다.")]
    [InlineData("이의 없음 (담당 과장)\n120다산콜재단 운영팀\nTel 02-2133-0000", "이의 없음 (담당 과장)")]
    [InlineData("승인합니다.\n\n남 기 준\n상담운영2팀 슈퍼바이저", "승인합니다.")]
    [InlineData("승인합니다.\n\n채 동 한 행정6급\n상담정책팀\n전화 02-2133-7802\nQR코드를 찍으시면 ‘서울톡’으로 연결됩니다. 내 손안에 서울", "승인합니다.")]
    [InlineData("승인합니다.\n\n*****************\n마음을 잇는 120, 언제나 시민 곁에\n120다산콜재단 운영팀 박지영\nTel 02-2133-0000\n*****************", "승인합니다.")]
    [InlineData("승인합니다.\n\n=====\n단, 15시 이후에 발송하는 조건\n120다산콜재단 운영팀\nTel 02-2133-0000", "승인합니다.\n\n=====\n단, 15시 이후에 발송하는 조건")]
    [InlineData("승인합니다.\n\n이 메일은 수신확인이 설정된 메일입니다.", "승인합니다.")]
    // What restricts an answer is no name, no notice, no footer and no file.
    [InlineData("동의합니다.\n\n주말·야간 제외\n120다산콜재단 운영팀\nTel 02-2133-0000", "동의합니다.\n\n주말·야간 제외")]
    [InlineData("동의합니다.\n\n전송, 평일 16시 이후\n120다산콜재단 운영팀\nTel 02-2133-0000", "동의합니다.\n\n전송, 평일 16시 이후")]
    [InlineData("승인합니다.\n\n장미란 대리\n120다산콜재단 운영팀\nTel 02-2133-0000\n\n※ 문자에 적힌 이메일 주소는 삭제 바랍니다.", "승인합니다.\n\n※ 문자에 적힌 이메일 주소는 삭제 바랍니다.")]
    [InlineData("동의합니다.\n대상: 120 사전협의서 C2026-00142-L (한파쉼터)\n조건: 16시 이후 발송", "동의합니다.\n대상: 120 사전협의서 C2026-00142-L (한파쉼터)\n조건: 16시 이후 발송")]
    [InlineData("동의합니다.\n아래 문장만 다시 작성:\n> 문의 02-120", "동의합니다.\n아래 문장만 다시 작성:")]
    [InlineData("동의합니다.\n수정할 문구는 오전 메일에서 작성하였습니다.", "동의합니다.\n수정할 문구는 오전 메일에서 작성하였습니다.")]
    [InlineData("동의합니다.\n\n피싱으로 의심되는 메일처럼 읽히니 링크를 삭제 바랍니다.", "동의합니다.\n\n피싱으로 의심되는 메일처럼 읽히니 링크를 삭제 바랍니다.")]
    [InlineData("동의합니다.\n\nHWP로 보냄", "동의합니다.\n\nHWP로 보냄")]
    [InlineData("대용량 첨부파일 1개 (23MB)\n응대스크립트.hwp (23MB)\n\n수집 정보는 30일 보관 후 파기할 것\n\n동의합니다.", "수집 정보는 30일 보관 후 파기할 것\n\n동의합니다.")]
    [InlineData("대용량 첨부파일 1개 (23MB)\n응대스크립트.hwp (23MB)\n단, 링크는 www.seoul.go.kr\n동의합니다.", "단, 링크는 www.seoul.go.kr\n동의합니다.")]
    [InlineData("동의합니다.\n\n답> 둘째 줄은 빼 주세요.\n답> 16시 이후로 보내 주세요.", "동의합니다.\n\n답> 둘째 줄은 빼 주세요.\n답> 16시 이후로 보내 주세요.")]
    // Attributions of Notes and GroupWise.
    [InlineData("승인합니다.\n\n상담기획팀---11/24/2026 09:40:11 AM---본부장님, 사전협의 건입니다.\n\n반려합니다.", "승인합니다.")]
    [InlineData(">>> 김민수 <minsu@seoul.example> schrieb am 24.11.2026 um 09:12 in Nachricht\n<sheet-142@seoul.example>:\n> 반려합니다.\n\n승인합니다.", "승인합니다.")]
    // Phones, gateways and lists of files.
    [InlineData("승인합니다.\n\nSent from Nine", "승인합니다.")]
    [InlineData("승인합니다.\n\nSpark로 보냄", "승인합니다.")]
    [InlineData("승인합니다.\n\n자료는 이메일로 보냄", "승인합니다.\n\n자료는 이메일로 보냄")]
    [InlineData("승인합니다.\n대용량 첨부파일 1개 (23MB) 대용량 첨부파일은 30일간 저장 / 100회까지 다운로드 가능\n응대스크립트_v2.hwp 23MB 다운로드 기간: 2026/11/24 ~ 2026/12/24", "승인합니다.")]
    [InlineData("대용량 첨부 1개 38MB\n8월_콜분석.zip 39940216 ~ 2026/12/24\n기한이 있는 파일은 30일 보관 / 100회 다운로드 가능\n\n승인합니다.", "승인합니다.")]
    [InlineData("승인합니다.\n\nGalaxy에서 전송했습니다.", "승인합니다.")]
    [InlineData("승인합니다.\n\n다우오피스 모바일에서 작성된 메일입니다.", "승인합니다.")]
    [InlineData("승인합니다.\n\n\u2063Get BlueMail for Android \u200B", "승인합니다.")]
    [InlineData("⚠ 스팸 의심 메일입니다. 본문의 링크를 클릭하지 마십시오.\n\n승인합니다.", "승인합니다.")]
    [InlineData("대용량 첨부파일 2개 (36.4MB)  다운로드 기간 : 2026-11-24 ~ 2026-12-24\n상담스크립트.hwpx (21.0MB)\n질의응답.xlsx\n(15.4MB)\n\n승인합니다.", "승인합니다.")]
    public void Greeting_closing_and_name_belong_to_it_and_the_signature_does_not(string body, string expected) =>
        Assert.Equal(expected, TestMail.Read(body).VisibleText);

    [Fact]
    public void What_nobody_sees_is_not_written()
    {
        const string html = "<html><head><title>승인</title><style>p{}</style></head><body><div style=\"display: none; max-height:0\">승인합니다.</div><p>검토 중입니다.</p><!-- 승인 --><script>승인</script></body></html>";
        Assert.Equal("검토 중입니다.", TestMail.Read(TestMail.Write(html, contentType: "text/html; charset=utf-8")).VisibleText);
    }

    [Theory]
    [InlineData("&#46 &#x2E.", ". ..")]
    [InlineData("&#45796&#x002E;&#38;", "다.&")]
    [InlineData("&#44032a &#xAC00g", "가a 가g")]
    [InlineData("&#; &#x; &# x", "&#; &#x; &# x")]
    [InlineData("&amp;#46 <a href=\"#&#46\">b</a>", "&#46 b")]
    public void A_numeric_reference_ends_at_the_first_letter_that_is_no_digit(string html, string expected) =>
        Assert.Equal(expected, TestMail.Read(TestMail.Write("<p>" + html + "</p>", contentType: "text/html; charset=utf-8")).VisibleText);

    [Theory]
    [InlineData("multipart/mixed; boundary=\"----never-occurs----\"", "", "승인합니다.", "승인합니다.")]
    [InlineData("multipart/alternative; boundary=b; charset=euc-kr", "", "승인합니다.\n\n> 반려합니다.", "승인합니다.")]
    [InlineData("multipart/mixed; boundary=b", "base64", "7Iq57J247ZWp64uI64ukLg==", "승인합니다.")]
    [InlineData("multipart/mixed; boundary=b", "", "--c\nContent-Type: text/plain; charset=utf-8\n\n승인합니다.\n--c--\n", "")]
    [InlineData("multipart/mixed; boundary=b", "", "이 글은 아무도 보지 않습니다.\n--b\nContent-Type: text/plain; charset=utf-8\n\n승인합니다.\n--b--\n", "승인합니다.")]
    public void Where_the_boundary_never_occurs_the_words_stand_before_the_first_part(string contentType, string encoding, string body, string expected)
    {
        var head = $"From: ops@dasan120.example\r\nMIME-Version: 1.0\r\nContent-Type: {contentType}\r\n{(encoding.Length > 0 ? "Content-Transfer-Encoding: " + encoding + "\r\n" : "")}\r\n";
        var letters = contentType.EndsWith("euc-kr", StringComparison.Ordinal) ? Korean : Encoding.UTF8;
        Assert.Equal(expected, TestMail.Read([.. Encoding.ASCII.GetBytes(head), .. letters.GetBytes(body)]).VisibleText);
    }

    [Theory]
    [InlineData("<div>승인합니다.</div><div id=Signature>Thanks,<br>Haneul Jung</div>", "승인합니다.\nThanks,\nHaneul Jung")]
    [InlineData("<div>승인합니다.</div><div id=Signature>박지영<br>120다산콜재단 운영팀<br>Tel 02-2133-0000</div>", "승인합니다.")]
    [InlineData("<div></div><div id=ms-outlook-mobile-signature>이 문안은 동의하기 어렵습니다.<br>다시 보내 주세요.<br>Android용 Outlook 다운로드</div>", "이 문안은 동의하기 어렵습니다.\n다시 보내 주세요.")]
    [InlineData("<div></div><div id=ms-outlook-mobile-signature>박지영<br>언제나 시민 곁에 있습니다.</div>", "")]
    public void What_was_typed_in_the_place_of_the_signature_is_written_and_a_signature_is_not(string html, string expected) =>
        Assert.Equal(expected, TestMail.Read(TestMail.Write(html, contentType: "text/html; charset=utf-8")).VisibleText);

    [Fact]
    public void Two_forms_that_say_different_things_are_unclear()
    {
        var read = TestMail.Read(TestMail.Write(
            "--b\nContent-Type: text/plain; charset=utf-8\n\n반려합니다.\n--b\nContent-Type: text/html; charset=utf-8\n\n<p>승인합니다.</p>\n--b--\n", contentType: "multipart/alternative; boundary=b"));
        Assert.Equal("승인합니다.", read.VisibleText);
        Assert.Equal(Decision.Unclear, read.Opinions[0].Decision);
    }

    [Theory]
    [InlineData("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", "MIAGCSqGSIb3DQEHA6CAMIACAQ==")]
    [InlineData("multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b", "--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream\n\nx\n--b--\n")]
    [InlineData("multipart/mixed; boundary=b", "--b\nContent-Type: text/plain; charset=utf-8\n\n승인합니다.\n--b\nContent-Type: application/x-microsoft-rpmsg-message; name=message.rpmsg\nContent-Disposition: attachment; filename=message.rpmsg\n\nx\n--b--\n")]
    public void Mail_that_cannot_be_read_here_is_unclear(string contentType, string body)
    {
        var read = TestMail.Read(TestMail.Write(body, contentType: contentType));
        Assert.Equal((MailKind.Person, Decision.Unclear), (read.Kind, read.Opinions[0].Decision));
        Assert.Contains(read.Opinions[0].Evidence, e => e.Rule is "Encrypted" or "Protected");
    }

    [Fact]
    public void The_own_part_of_a_sent_sheet_keeps_its_anchors_and_an_answer_does_not()
    {
        const string sheet = "안녕하십니까.\n120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b\n문안: 문의 02-120\n협의서 끝 · C2026-00142-L · 3f9a2c1b\n감사합니다.";
        Assert.Contains("협의서 끝", TestMail.Read(sheet).OwnPart, StringComparison.Ordinal);
        Assert.DoesNotContain("120 사전협의서", TestMail.Read("동의합니다.\n\n" + string.Join('\n', sheet.Split('\n').Select(l => "> " + l))).OwnPart, StringComparison.Ordinal);
        Assert.DoesNotContain("사전협의서", TestMail.Read(sheet).VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public void Same_content_has_the_same_hash_however_the_copy_is_wrapped()
    {
        var plain = TestMail.Read(TestMail.Write("승인합니다.\n\n감사합니다."));
        var html = TestMail.Read(TestMail.Write("<div>승인합니다.</div><div><br></div><div>감사합니다.</div>", contentType: "text/html; charset=utf-8", headers: "X-Added: by Exchange\r\n"));
        Assert.Equal(plain.ContentHash, html.ContentHash);
        Assert.Equal(plain.MailHash, html.MailHash);
        Assert.NotEqual(plain.ContentHash, TestMail.Read("승인합니다!").ContentHash);

        static byte[] With(string file) => TestMail.Write(
            "--b\nContent-Type: text/plain; charset=utf-8\n\n승인합니다.\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\n" + file + "\n--b--\n", contentType: "multipart/mixed; boundary=b");
        Assert.NotEqual(TestMail.Read(With("one")).ContentHash, TestMail.Read(With("two")).ContentHash);
        Assert.Equal(["a.pdf"], TestMail.Read(With("one")).Attachments);
    }
}
