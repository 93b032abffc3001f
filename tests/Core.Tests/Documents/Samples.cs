using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Core.Sheets.Documents;

namespace ConsultAddin.Core.Tests.Documents;

/// <summary>Sheets with invented names, whole enough to fill every place of a mail and of a document.</summary>
internal static class Samples
{
    public static readonly Reference Reference = new(2026, 142);

    /// <summary>The letter's first case: one text to many people.</summary>
    public static Sheet Destroyed { get; } = new()
    {
        Department = "한파대응팀",
        Title = "방문자 개인정보 파기 안내",
        Messages =
        [
            new Message
            {
                Text = "[서울시] 한파쉼터 방문자를 확인하기 위해 관련 법률에 의거 수집했던 귀하의 개인정보(성명, 휴대폰번호)를 파기하였음을 알려드립니다. 문의 02-120",
                Channel = Channel.Lms,
                Heading = "개인정보 파기 안내",
                Sender = "02-120",
                Recipients = 9915,
                WindowStart = SeoulTime.At(2026, 11, 24, 14, 0),
                WindowEnd = SeoulTime.At(2026, 11, 24, 16, 0),
            },
        ],
        Reason = "수집 목적을 이루어 개인정보를 파기하였음을 알립니다.",
        Contact = new Contact { Name = "김민수", Telephone = "02-2133-0000" },
        OffHoursContact = new Contact { Name = "당직실", Telephone = "02-2133-0001" },
        Selection = "2026. 11. 1. ~ 11. 14. 한파쉼터 방문자 명부에 있는 시민",
        NumberSource = "방문자 명부(감염병예방법 제76조의2)",
        Objection = "2026. 12. 1.까지 한파대응팀에 전화 또는 전자우편",
        Questions =
        [
            new("제 번호를 어떻게 알았나요?", "쉼터에 들어갈 때 적으신 명부에서 알았고, 명부는 파기하였습니다."),
            new("언제 파기했나요?", "2026. 11. 20.에 파기하였습니다."),
        ],
    };

    /// <summary>The letter's second case: two texts, one with a variable.</summary>
    public static Sheet Relief { get; } = new()
    {
        Department = "소상공인지원과",
        Title = "생존자금 적격·부적격 안내",
        Messages =
        [
            new Message
            {
                Text = "귀하가 신청하신 생존자금이 [부적격사유]로 부적격 처리되었습니다.\n이의가 있을 경우, 7일 이내 사업장 소재지 관할 구청에 이의 신청하실 수 있음을 알려드립니다. 문의 02)120",
                Channel = Channel.Lms,
                Sender = "02-120",
                Recipients = 1200,
                WindowStart = SeoulTime.At(2026, 11, 24, 14, 0),
                WindowEnd = SeoulTime.At(2026, 11, 24, 15, 0),
                Variables = [new Variable(15, 7, "부적격사유", "매출 감소 없음", "사업자등록 말소 및 휴업 상태 지속")],
            },
            new Message
            {
                Text = "귀하가 신청하신 생존자금이 휴폐업 사유로 2차지급이 불가함을 알려드립니다.",
                Channel = Channel.Sms,
                Sender = "02-120",
                Recipients = 300,
                WindowStart = SeoulTime.At(2026, 11, 24, 15, 0),
                WindowEnd = SeoulTime.At(2026, 11, 24, 15, 30),
            },
        ],
        Reason = "생존자금 심사 결과를 알립니다.",
        Contact = new Contact { Name = "이지원", Telephone = "02-2133-0002" },
        Eligibility = "매출이 줄지 않았거나 휴·폐업한 사업장은 받을 수 없습니다.",
        Objection = "받은 날부터 7일 이내 관할 구청",
    };

    /// <summary>A sheet as fill would pass it.</summary>
    public static FilledSheet Fill(Sheet sheet, int revision = 1) => new()
    {
        Reference = Reference,
        Revision = revision,
        FillCode = FillCode.Of(Reference, revision, sheet),
        Sheet = sheet,
        Bodies = [new("citizen-service", "시민봉사담당관"), new("dasan-foundation", "120다산콜재단")],
        AnswerBy = sheet.PlannedStart is { } start ? Deadlines.AnswerBy(start) : null,
        SendBy = sheet.PlannedStart is { } planned ? Deadlines.SendBy(planned) : null,
    };

    /// <summary>The second revision of <see cref="Relief"/>, after one body had rejected it.</summary>
    public static FilledSheet SecondRevision { get; } = Fill(
        Relief with { Messages = [Relief.Messages[0] with { Text = Relief.Messages[0].Text.Replace("7일 이내", "14일 이내", StringComparison.Ordinal) }, Relief.Messages[1]] },
        2) with
    {
        Previous = Relief,
        LastWords =
        [
            new("시민봉사담당관", Decision.Reject, SeoulTime.At(2026, 11, 24, 11, 2), "이의신청 기간이 너무 짧아 반려합니다."),
            new("120다산콜재단", Decision.Approve, SeoulTime.At(2026, 11, 24, 10, 40), "동의합니다."),
        ],
    };

    /// <summary>A file made by another program.</summary>
    public static byte[] File(string name) => System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Documents", "Files", name));

    /// <summary>The fills that tests name.</summary>
    public static FilledSheet Named(string name) => name switch
    {
        "case 1" => Fill(Destroyed),
        "case 2" => Fill(Relief),
        _ => SecondRevision,
    };
}
