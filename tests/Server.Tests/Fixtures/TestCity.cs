namespace ConsultAddin.Server.Tests.Fixtures;

/// <summary>The invented city of the tests, as its settings file would say it.</summary>
public static class TestCity
{
    public static Dictionary<string, string?> Settings() => new()
    {
        ["City:ConsultationMailbox"] = "consult120@seoul.example",
        ["City:PublicAddress"] = "https://consult.seoul.example/",
        ["City:AcceptedDomains:0"] = "seoul.example",
        ["City:Bodies:0:Code"] = "citizen-service",
        ["City:Bodies:0:Name"] = "시민봉사담당관",
        ["City:Bodies:0:Addresses:0"] = "citizen@seoul.example",
        ["City:Bodies:0:Policy"] = "internal",
        ["City:Bodies:0:Members:0:Address"] = "sunyoung@seoul.example",
        ["City:Bodies:0:Members:0:Name"] = "박선영",
        ["City:Bodies:1:Code"] = "dasan-foundation",
        ["City:Bodies:1:Name"] = "120다산콜재단",
        ["City:Bodies:1:Addresses:0"] = "ops@dasan120.example",
        ["City:Bodies:1:Policy"] = "dmarc",
        ["City:Bodies:1:Members:0:Address"] = "jiyoung@dasan120.example",
        ["City:Bodies:1:Members:0:Name"] = "박지영",
        ["City:Departments:0:Name"] = "한파대응팀",
        ["City:Departments:0:Members:0"] = "minsu@seoul.example",
        ["City:Departments:0:Mailboxes:0"] = "coldwave@seoul.example",
        ["City:Departments:0:Telephone"] = "02-2133-0001",
        ["City:Departments:1:Name"] = "소상공인지원과",
        ["City:Departments:1:Members:0"] = "jiwon@seoul.example",
        ["City:Departments:1:Telephone"] = "02-2133-0002",
    };

    /// <summary>A complete sheet of case 1's kind, planned four hours after a moment.</summary>
    public static Core.Sheets.Sheet Sheet(DateTimeOffset now, string title = "한파 쉼터 안내") => new()
    {
        Department = "한파대응팀",
        Title = title,
        Reason = "한파 특보에 따른 쉼터 이용 안내",
        Contact = new() { Name = "김민수", Telephone = "02-2133-0001" },
        Messages =
        [
            new()
            {
                Text = "[서울시] 한파 쉼터를 24시간 운영합니다. 가까운 쉼터는 02-120으로 문의하세요.",
                Channel = Core.Sheets.Channel.Lms,
                Sender = "02-120",
                Recipients = 9915,
                WindowStart = now.AddHours(4),
                WindowEnd = now.AddHours(5),
            },
        ],
        Questions = [new("쉼터는 언제 여나요?", "24시간 엽니다.")],
    };
}
