using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using CsCheck;

namespace ConsultAddin.Core.Tests.Replies;

/// <summary>Whatever a client, an office or a gateway puts around an answer changes neither its text nor what it says.</summary>
public sealed class AroundAnAnswerTests
{
    // Texts that people write; what they decide is whatever they decide when they stand alone.
    private static readonly string[] Answers =
    [
        "동의합니다.",
        "안녕하세요.\n검토 결과 이상 없어 승인합니다.\n감사합니다.\n박지영 드림",
        "반려합니다.\n상담 매뉴얼이 없습니다.",
        "문구 수정 후 발송 바랍니다.\n\"문의 02-120\"을 \"문의 120다산콜(02-120)\"로 바꿔 주세요.",
        "접수했습니다. 검토 후 회신드리겠습니다.",
        "14시 발송이 맞나요?",
        "Approved. Please go ahead.\n\nBest regards,\nJiyoung Park",
        "승인합니다. 단, 15시 이후로 발송해 주세요.",
        "보완하여 다시 보내 주세요.\n1. 문의처를 바꿔 주세요.\n2. 발송 시각은 15:00로 해 주세요.",
        "네 진행하셔도 됩니다~ 👍",
    ];

    // The sheet, its invitation, and what others answered before: all of it approves when it is read as the person's own.
    private const string Quoted =
        """
        안녕하십니까. 한파대응팀 김민수입니다.
        120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b
        동의하시면 "동의합니다"라고 한마디로 회신해 주십시오.
        문안: [서울시] 한파쉼터 운영시간이 연장됩니다. 문의 02-120
        발송: 2026. 11. 24.(화) 14:00
        협의서 끝 · C2026-00142-L · 3f9a2c1b
        승인합니다.
        """;

    private static readonly string[] Below =
    [
        "",
        "\n\n-- \n박지영 주무관 | 120다산콜재단 운영팀\nTel 02-2133-0000 | ops@dasan120.example",
        "\n\n--\n승인담당 박지영",
        "\n\n박지영 주무관\n서울특별시 행정국 시민봉사담당관\n전화 02-2133-0000 / 팩스 02-2133-0001\n\"동행·매력 특별시 서울\"",
        "\n\n최하나 | 상담운영팀장\n120다산콜재단\n서울특별시 동대문구 천호대로 139\nT. 02-2133-0000  M. 010-0000-0000",
        "\n\n본 메일은 지정된 수신인만을 위한 것이며, 관련 법령에 따라 보호되는 정보를 포함할 수 있습니다. 승인 없이 공개, 배포, 복사하는 것은 금지됩니다. 잘못 수신하신 경우 즉시 삭제하여 주시기 바랍니다.",
        "\n\n※ 이 메일은 수신자만을 위한 것으로 비밀 정보를 담을 수 있습니다. 잘못 받으셨다면 삭제해 주시기 바랍니다.\n\nThis e-mail is intended only for the named recipient and may contain confidential information. If you are not the intended recipient, please delete it.",
        "\n\nCONFIDENTIALITY NOTICE: This message is intended solely for the addressee. Unauthorized disclosure is prohibited. Unless approved in writing, do not copy.",
        "\n\n나의 Galaxy 스마트폰에서 보냄",
        "\n\n네이버 메일 앱에서 보냈습니다.",
    ];

    private static readonly string[] Above =
    [
        "",
        "[외부 메일] 외부에서 발송된 메일입니다. 첨부파일과 링크를 열기 전에 발신자를 확인하십시오.\n\n",
        "CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless you recognize the sender.\n\n",
        "ops@dasan120.example에서 자주 메일을 받지는 않습니다. 이것이 중요한 이유를 알아보세요.\n\n",
    ];

    public static TheoryData<string> Clients() => [.. ClientForms.All.Select(f => f.Client)];

    [Theory]
    [MemberData(nameof(Clients))]
    public void A_client_that_quotes_the_sheet_changes_nothing(string client)
    {
        var form = ClientForms.All.Single(f => f.Client == client);
        foreach (var answer in Answers) AssertSame(answer, Read(form, answer));
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public void Nothing_under_a_quotation_header_approves(string client)
    {
        var read = Read(ClientForms.All.Single(f => f.Client == client), "");
        // Below the sheet somebody's answer stands: the mail has no other words, and nothing says whose it is.
        Assert.Contains(read.VisibleText, new[] { "", "승인합니다." });
        Assert.All(read.Opinions, o => Assert.Equal(Decision.Unclear, o.Decision));
    }

    [Fact]
    public void Signature_disclaimer_footer_and_banner_change_nothing() =>
        Gen.Select(OneOf(ClientForms.All), OneOf(Answers), OneOf(Below), OneOf(Above))
            .Sample((form, answer, below, above) => AssertSame(answer, Read(form, above + answer + below)), iter: Often.Times(600));

    private static Gen<T> OneOf<T>(IReadOnlyList<T> choices) => Gen.Int[0, choices.Count - 1].Select(i => choices[i]);

    private static ReadReply Read(ClientForm form, string answer) =>
        TestMail.Read(TestMail.Write(form.Write(answer, Quoted), contentType: form.Html ? "text/html; charset=utf-8" : "text/plain; charset=utf-8"));

    private static void AssertSame(string answer, ReadReply read)
    {
        var alone = TestMail.Read(answer);
        Assert.Equal(MailKind.Person, read.Kind);
        Assert.Equal(Words(answer), Words(read.VisibleText));
        Assert.Equal(alone.Opinions.Select(o => (o.Reference, o.Decision)), read.Opinions.Select(o => (o.Reference, o.Decision)));
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
