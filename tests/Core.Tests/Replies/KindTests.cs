using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;

namespace ConsultAddin.Core.Tests.Replies;

/// <summary>What is this mail.</summary>
public sealed class KindTests
{
    [Theory]
    [InlineData("Auto-Submitted: auto-replied\r\n")]
    [InlineData("Auto-Submitted: (a comment) auto-generated; owner-email=\"a\"\r\n")]
    [InlineData("X-Autoreply: yes\r\n")]
    [InlineData("X-Autorespond: 1\r\n")]
    [InlineData("Precedence: auto_reply\r\n")]
    [InlineData("Return-Path: <>\r\n")]
    [InlineData("X-Auto-Response-Suppress: All\r\nX-MS-Exchange-Inbox-Rules-Loop: ops@dasan120.example\r\nAuto-Submitted: auto-generated\r\n")]
    public void An_automatic_reply_never_approves(string headers)
    {
        var read = TestMail.Read(TestMail.Write("승인합니다.", headers: headers));
        Assert.Equal(MailKind.Automatic, read.Kind);
        Assert.Equal(Decision.None, read.Opinions.Single().Decision);
    }

    [Theory]
    [InlineData("자동 회신: [사전협의 C2026-00142-L]")]
    [InlineData("자동회신 : 사전협의")]
    [InlineData("[부재중] 사전협의")]
    [InlineData("부재 중: 사전협의")]
    [InlineData("Automatic reply: C2026-00142-L")]
    [InlineData("Out of Office: C2026-00142-L")]
    public void A_marked_subject_is_automatic(string subject) => Assert.Equal(MailKind.Automatic, TestMail.Read(TestMail.Write("승인합니다.", subject: subject)).Kind);

    [Theory]
    [InlineData("RE: 자동 회신: [사전협의 C2026-00142-L]", "")]
    [InlineData("RE: [사전협의 C2026-00142-L]", "X-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply\r\n")]
    [InlineData("RE: [사전협의 C2026-00142-L]", "Precedence: bulk\r\n")]
    [InlineData("RE: [사전협의 C2026-00142-L]", "Auto-Submitted: no\r\n")]
    [InlineData("부재중 전화 주신 건 회신드립니다", "")]
    public void A_weak_sign_on_a_persons_words_is_a_person(string subject, string headers)
    {
        var read = TestMail.Read(TestMail.Write("승인합니다.", subject: subject, headers: headers));
        Assert.Equal(MailKind.Person, read.Kind);
        Assert.Equal(Decision.Approve, read.Opinions[0].Decision);
    }

    [Theory]
    [InlineData("X-Auto-Response-Suppress: All\r\n", "지금은 부재중입니다. 11/27까지 휴가입니다.", "ops@dasan120.example")]
    [InlineData("Precedence: junk\r\n", "I am out of the office until Friday.", "ops@dasan120.example")]
    [InlineData("X-Auto-Response-Suppress: All\r\n", "승인합니다.", "noreply@dasan120.example")]
    [InlineData("", "승인합니다.", "MAILER-DAEMON@dasan120.example")]
    public void A_weak_sign_with_another_is_automatic(string headers, string text, string from) =>
        Assert.Equal(MailKind.Automatic, TestMail.Read(TestMail.Write(text, from, headers: headers)).Kind);

    [Theory]
    [InlineData("Return-Path: <>\r\n", "메일이 반송되었습니다\n아래 수신자에게 보낸 메일이 반송되었습니다.\n수신자 : ops@dasan120.example\n사유 : 수신을 거부(reject)하였습니다.", MailKind.Bounce)]
    [InlineData("Return-Path: <>\r\n", "12월 4일까지 휴가입니다.", MailKind.Automatic)]
    [InlineData("", "지난번에 보낸 메일이 반송되었습니다. 승인합니다.", MailKind.Person)]
    public void A_bounce_in_words_needs_a_machines_mark(string headers, string text, MailKind expected) =>
        Assert.Equal(expected, TestMail.Read(TestMail.Write(text, headers: headers, subject: "메일 전송이 지연/실패되었습니다")).Kind);

    [Fact]
    public void A_redirected_mail_of_a_person_is_left_to_a_person()
    {
        var read = TestMail.Read(TestMail.Write("승인합니다.", headers: "X-MS-Exchange-Inbox-Rules-Loop: ops@dasan120.example\r\n"));
        Assert.Equal((MailKind.Person, Decision.Unclear, Decision.Approve), (read.Kind, read.Opinions[0].Decision, read.Opinions[0].BestGuess!.Value));
    }

    [Theory]
    [InlineData("failed", MailKind.Bounce)]
    [InlineData("delivered", MailKind.Receipt)]
    [InlineData("delayed", MailKind.Automatic)]
    public void A_delivery_report_is_what_it_reports(string action, MailKind expected)
    {
        var read = TestMail.Read(TestMail.Write(
            $"--b\nContent-Type: text/plain\n\nok\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; citizen@seoul.example\nAction: {action}\nStatus: 5.1.1\n\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <{TestThread.SheetId}>\nFrom: minsu@seoul.example\n\n승인합니다.\n--b--\n",
            "MAILER-DAEMON@seoul.example", inReplyTo: "", contentType: "multipart/report; report-type=delivery-status; boundary=b"));
        Assert.Equal(expected, read.Kind);
        if (expected == MailKind.Bounce)
        {
            Assert.Equal(TestThread.SheetId, read.Bounce!.ReportedMessageId);
            Assert.Equal(["citizen@seoul.example"], read.Bounce.Recipients);
        }
    }

    [Theory]
    [InlineData("multipart/report; report-type=disposition-notification; boundary=b", "--b\nContent-Type: text/plain\n\n승인합니다.\n--b--\n", MailKind.Receipt)]
    [InlineData("multipart/report; report-type=feedback-report; boundary=b", "--b\nContent-Type: text/plain\n\n승인합니다.\n--b--\n", MailKind.Automatic)]
    [InlineData("text/calendar; method=REPLY; charset=utf-8", "BEGIN:VCALENDAR\nEND:VCALENDAR", MailKind.Calendar)]
    [InlineData("multipart/alternative; boundary=b", "--b\nContent-Type: text/plain\n\n승인합니다.\n--b\nContent-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\n--b--\n", MailKind.Calendar)]
    [InlineData("multipart/mixed; boundary=b", "--b\nContent-Type: text/plain; charset=utf-8\n\n승인합니다.\n--b\nContent-Type: text/calendar\nContent-Disposition: attachment; filename=a.ics\n\nBEGIN:VCALENDAR\n--b--\n", MailKind.Person)]
    public void Structure_says_what_a_mail_is(string contentType, string body, MailKind expected) =>
        Assert.Equal(expected, TestMail.Read(TestMail.Write(body, contentType: contentType)).Kind);

    [Theory]
    [InlineData("수신확인: [사전협의 C2026-00142-L]", "120다산콜재단 님이 메일을 읽었습니다.", MailKind.Receipt)]
    [InlineData("수신 확인 (표시됨) - [사전협의]", "메일이 수신자의 컴퓨터에 표시되었습니다. This is a return receipt.", MailKind.Receipt)]
    [InlineData("Read: [C2026-00142-L]", "Your message was read on Tuesday.", MailKind.Receipt)]
    [InlineData("회수: [사전협의 C2026-00142-L]", "박지영이(가) \"[사전협의]\" 메시지를 회수하려고 합니다.", MailKind.Automatic)]
    [InlineData("Recall: [C2026-00142-L]", "Jiyoung would like to recall the message, \"C2026-00142-L\".", MailKind.Automatic)]
    public void Receipts_and_recalls_in_words_are_nobodys(string subject, string body, MailKind expected)
    {
        var read = TestMail.Read(TestMail.Write(body, subject: subject));
        Assert.Equal(expected, read.Kind);
        Assert.Equal(Decision.None, read.Opinions.Single().Decision);
    }

    [Theory]
    [InlineData("부재중입니다. 11/27까지 휴가이오니 급한 용무는 이서준 주무관에게 연락 바랍니다.", "이서준 주무관", "11/27까지")]
    [InlineData("출장으로 자리를 비웁니다. 대직자: 최하나 팀장(02-2133-0000)", "최하나 팀장", null)]
    [InlineData("휴가 중입니다. 업무대행자는 이서준입니다.", "이서준", null)]
    [InlineData("I am out of office until 27 November. Please contact Hana Choi (hana@dasan120.example).", "Hana Choi", "until 27 November")]
    [InlineData("출장으로 회신이 늦을 수 있습니다.", null, null)]
    public void An_absence_names_the_deputy(string text, string? deputy, string? until)
    {
        var absence = TestMail.Read(TestMail.Write(text, headers: "Auto-Submitted: auto-replied\r\n")).Absence!;
        Assert.Equal((deputy, until), (absence.Deputy, absence.Until));
    }

    [Fact]
    public void What_the_product_sends_is_nobodys_answer() =>
        Assert.Equal(MailKind.Automatic, TestMail.Read(TestMail.Write("동의합니다.", "consult120@seoul.example")).Kind);
}
