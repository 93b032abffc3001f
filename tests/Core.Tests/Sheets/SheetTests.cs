using System.Text.Json;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Core.Tests.Sheets;

public class SheetTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"department":null,"title":null,"messages":null,"reason":null,"contact":null,"offHoursContact":null,"questions":null,"urgent":null}""")]
    [InlineData("""{"messages":[null],"questions":[null],"contact":{"name":null,"telephone":null},"urgent":{"reason":null}}""")]
    [InlineData("""{"messages":[{"text":null,"heading":null,"sender":null,"variables":null}],"questions":[{"question":null,"answer":null}]}""")]
    [InlineData("""{"messages":[{"text":"가나다","variables":[null,{"start":0,"length":1,"name":null,"example":null,"longest":null}]}],"questions":[{}],"urgent":{}}""")]
    public void A_null_is_an_empty_field_and_never_reaches_the_rules(string json)
    {
        var sheet = JsonSerializer.Deserialize<Sheet>(json, CoreJson.Options)!;
        Assert.Contains(Completeness.Check(sheet, DateTimeOffset.UnixEpoch), finding => finding.Code == "required");
        Assert.StartsWith("n1:", TextIdentity.Hash(sheet.Messages));
        Assert.Equal(SheetChangeKind.None, SheetChange.Between(sheet, sheet).Kind);
        Assert.NotEmpty(SubjectLine.For(new Reference(2026, 1), 1, sheet));
        Assert.NotEmpty(KakaoTalkText.For(new Reference(2026, 1), 1, sheet));
        Assert.NotEmpty(ProposedQuestions.For(sheet));
        Assert.Equal(8, FillCode.Of(new Reference(2026, 1), 1, sheet).Length);
    }

    [Fact]
    public void A_sheet_read_from_its_json_is_the_same_sheet()
    {
        var start = SeoulTime.At(2026, 11, 24, 14, 0);
        var sheet = new Sheet
        {
            Department = "복지과",
            Messages = [new Message { Text = "가 [사유]", Channel = Channel.AlimTalk, WindowStart = start.ToOffset(TimeSpan.FromHours(9)), WindowEnd = start.AddHours(1), Variables = [new(2, 4, "사유", "예", "긴 값")] }],
            Questions = [new("왜?", "그래서.")],
            Urgent = new Urgency("급함"),
        };
        var json = JsonSerializer.Serialize(sheet, CoreJson.Options);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Sheet>(json, CoreJson.Options), CoreJson.Options));
        Assert.Equal((start, start.AddHours(1)), (sheet.PlannedStart, sheet.PlannedEnd));
        Assert.Equal(TimeSpan.Zero, sheet.Messages[0].WindowStart!.Value.Offset);
        Assert.Contains("\"channel\":\"alimtalk\"", json);
    }
}
