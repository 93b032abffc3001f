using ConsultAddin.Core.Sheets;
using CsCheck;

namespace ConsultAddin.Core.Tests.Sheets;

public class SheetChangeTests
{
    private static readonly DateTimeOffset Start = SeoulTime.At(2026, 11, 24, 14, 0);

    private static readonly Message Message = new()
    {
        Text = "귀하는 [사유]로 제외되었습니다.\n문의 02-120",
        Sender = "02-120",
        Recipients = 100,
        WindowStart = Start,
        WindowEnd = Start.AddHours(2),
        Variables = [new(4, 4, "사유", "소득", "소득 초과")],
    };

    private static readonly Sheet Older = new() { Department = "복지과", Title = "안내", Messages = [Message], Reason = "결과 통보", Contact = new() { Name = "김민수", Telephone = "02-0000-0000" }, Questions = [new("왜요?", "")] };

    public static TheoryData<string, Sheet, SheetChangeKind, string> Changes()
    {
        static Sheet With(Func<Message, Message> change) => Older with { Messages = [change(Message)] };
        return new()
        {
            { "nothing", Older with { }, SheetChangeKind.None, "" },
            { "line ends and trailing blanks", With(m => m with { Text = m.Text.Replace("\n", " \r\n", StringComparison.Ordinal) + " " }), SheetChangeKind.None, "" },
            { "the sender written otherwise", With(m => m with { Sender = "+82 2 120" }), SheetChangeKind.None, "" },
            { "one letter", With(m => m with { Text = m.Text + "." }), SheetChangeKind.Revision, "messages[0].text" },
            { "the heading", With(m => m with { Heading = "안내" }), SheetChangeKind.Revision, "messages[0].heading" },
            { "the sender number", With(m => m with { Sender = "02-2133-0000" }), SheetChangeKind.Revision, "messages[0].sender" },
            { "a variable's longest value", With(m => m with { Variables = [m.Variables[0] with { Longest = "재산 초과" }] }), SheetChangeKind.Revision, "messages[0].variables" },
            { "a variable's place", With(m => m with { Variables = [m.Variables[0] with { Length = 3 }] }), SheetChangeKind.Revision, "messages[0].variables" },
            { "a variable less", With(m => m with { Variables = [] }), SheetChangeKind.Revision, "messages[0].variables" },
            { "a message more", Older with { Messages = [Message, Message] }, SheetChangeKind.Revision, "messages[1]" },
            { "a message less", Older with { Messages = [] }, SheetChangeKind.Revision, "messages[0]" },
            { "an earlier start", With(m => m with { WindowStart = Start.AddSeconds(-1) }), SheetChangeKind.Revision, "messages[0].windowStart" },
            { "a later start", With(m => m with { WindowStart = Start.AddMinutes(1) }), SheetChangeKind.Amendment, "messages[0].windowStart" },
            { "another end", With(m => m with { WindowEnd = Start.AddHours(1) }), SheetChangeKind.Amendment, "messages[0].windowEnd" },
            { "another number of recipients", With(m => m with { Recipients = 101 }), SheetChangeKind.Amendment, "messages[0].recipients" },
            { "another contact", Older with { Contact = new() { Name = "이지원", Telephone = "02-0000-0001" } }, SheetChangeKind.Amendment, "contact.name contact.telephone" },
            { "an answer", Older with { Questions = [new("왜요?", "소득 때문입니다.")] }, SheetChangeKind.Amendment, "questions[0].answer" },
            { "an answer and a text", With(m => m with { Text = "다른 글 02-120", Variables = [] }) with { Reason = "정정" }, SheetChangeKind.Revision, "messages[0].text messages[0].variables reason" },
        };
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void What_a_change_means_is_rule_3(string change, Sheet newer, SheetChangeKind kind, string fields)
    {
        Assert.NotEmpty(change);
        var found = SheetChange.Between(Older, newer);
        Assert.Equal(kind, found.Kind);
        Assert.Equal(fields, string.Join(' ', found.Fields.Select(f => f.Field)));
    }

    [Fact]
    public void A_start_that_was_not_known_was_agreed_to_by_nobody()
    {
        var unknown = Older with { Messages = [Message with { WindowStart = null }] };
        Assert.Equal(SheetChangeKind.Revision, SheetChange.Between(unknown, Older).Kind);
    }

    [Fact]
    public void Where_the_identity_of_the_texts_changes_there_is_a_new_revision() =>
        Gen.Select(Gen.OneOf("가", "가 ", "나"), Gen.OneOf("02-120", "02)120", "1588-0000"), Gen.Int[0, 2], Gen.OneOf("가", "가\n", "나"), Gen.OneOf("02-120", "+82-2-120"), Gen.Int[0, 2])
            .Sample((text, sender, start, otherText, otherSender, otherStart) =>
            {
                var older = new Sheet { Messages = [new Message { Text = text, Sender = sender, Variables = [new(start, 1, "", "", "")] }] };
                var newer = new Sheet { Messages = [new Message { Text = otherText, Sender = otherSender, Variables = [new(otherStart, 1, "", "", "")] }] };
                if (TextIdentity.Hash(older.Messages) == TextIdentity.Hash(newer.Messages))
                    Assert.Equal(SheetChangeKind.None, SheetChange.Between(older, newer).Kind);
                else if (text.Trim() != otherText.Trim() || start == otherStart)
                    Assert.Equal(SheetChangeKind.Revision, SheetChange.Between(older, newer).Kind);
            });
}
