using ConsultAddin.Core.Sheets;
using ConsultAddin.Core.Sheets.Documents;
using ConsultAddin.Server.Settings;

namespace ConsultAddin.Server.Templates;

/// <summary>An invented sheet with every field filled, by which an administrator sees what a template makes of one.</summary>
internal static class SampleSheet
{
    private const string Text = "[서울시] 신청하신 지원금은 [사유]로 지급되지 않습니다. 문의 02-120";
    private const string Marked = "[사유]";

    /// <summary>The sample as the city's departments would fill it.</summary>
    /// <param name="city">Names the bodies.</param>
    /// <param name="department">Whose template it is; empty for all.</param>
    public static FilledSheet For(CitySettings city, string department)
    {
        var reference = new Reference(2026, 142);
        var start = SeoulTime.At(2026, 11, 24, 14, 0);
        var sheet = Sheet(department.Length > 0 ? department : city.Departments[0].Name, start);
        return new FilledSheet
        {
            Reference = reference,
            Revision = 1,
            FillCode = FillCode.Of(reference, 1, sheet),
            Sheet = sheet,
            Bodies = [.. city.Bodies.Select(b => new SheetBody(b.Code, b.Name))],
            SendBy = Deadlines.SendBy(start),
            AnswerBy = Deadlines.AnswerBy(start, TimeSpan.FromMinutes(city.AnswerByMinutes)),
        };
    }

    private static Sheet Sheet(string department, DateTimeOffset start) => new()
    {
        Department = department,
        Title = "(견본) 지원금 심사 결과 안내",
        Reason = "심사 결과와 이의신청 방법을 신청인에게 알리기 위함",
        Contact = new() { Name = "홍길동", Telephone = "02-0000-0000" },
        OffHoursContact = new() { Name = "당직실", Telephone = "02-0000-0001" },
        Selection = "2026년 지원금 신청인 가운데 심사가 끝난 사람",
        NumberSource = "신청서에 적은 휴대전화번호",
        Eligibility = "매출 기준을 넘거나 사업장이 서울시 밖에 있으면 부적격",
        Objection = "문자를 받은 날부터 7일 안에 관할 구청에 신청",
        Urgent = new("한파 경보로 오늘 안에 알려야 함"),
        Messages =
        [
            Message(Text, start, [new(Text.IndexOf(Marked, StringComparison.Ordinal), Marked.Length, "사유", "매출 기준 초과", "사업장이 서울시 밖에 있음")]),
            Message("[서울시] 신청하신 지원금이 지급됩니다. 문의 02-120", start, []),
        ],
        Questions =
        [
            new("왜 받지 못하나요?", "문자에 적힌 사유를 읽어 드리고, 이의신청 방법을 안내합니다."),
            new("언제 지급되나요?", "문자를 받은 날부터 3일 안에 입금됩니다."),
        ],
    };

    private static Message Message(string text, DateTimeOffset start, IReadOnlyList<Variable> variables) => new()
    {
        Text = text,
        Channel = Channel.Lms,
        Heading = "지원금 안내",
        Sender = "02-120",
        Recipients = 9915,
        WindowStart = start,
        WindowEnd = start.AddHours(2),
        Variables = variables,
    };
}
