using System.Text;
using System.Text.Json;
using ConsultAddin.Core.Sheets;
using CsCheck;

namespace ConsultAddin.Core.Tests.Sheets;

public class TextIdentityTests
{
    public sealed record Vector(string Why, IReadOnlyList<Message> Messages, string Json, string Hash);

    public static TheoryData<Vector> Vectors()
    {
        using var file = typeof(TextIdentityTests).Assembly.GetManifestResourceStream("ConsultAddin.Core.Tests.Sheets.n1-vectors.json")!;
        return [.. JsonSerializer.Deserialize<Vector[]>(file, CoreJson.Options)!];
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_golden_vectors_hold_for_ever(Vector vector)
    {
        Assert.Equal(vector.Json, TextIdentity.Json(vector.Messages));
        Assert.Equal(vector.Hash, TextIdentity.Hash(vector.Messages));
    }

    [Theory]
    [InlineData("가나 \r\n다라\t\r\n\r\n", "가나\n다라")]
    [InlineData("가\r나\n다", "가\n나\n다")]
    [InlineData(" 앞의 빈칸은 남는다", " 앞의 빈칸은 남는다")]
    [InlineData("\u1100\u1161", "가")]
    [InlineData("끝\u3000\u00A0 \n \n", "끝")]
    [InlineData("", "")]
    public void Line_ends_trailing_blanks_and_composition_are_no_difference(string text, string normal) =>
        Assert.Equal(normal, TextIdentity.Normalize(text));

    // Not among the examples above: an attribute can't hold half a character.
    [Fact]
    public void Half_a_character_is_refused_and_normalised_to_the_replacement()
    {
        Assert.Equal("\uFFFDx", TextIdentity.Normalize("\uD800x"));
        var refusal = Assert.Single(TextIdentity.Refusals("가\uDC00"));
        Assert.Equal((1, 0xDC00), (refusal.Start, refusal.CodePoint));
    }

    [Fact]
    public void Normalising_twice_changes_nothing_more() => AnyText.Sample(text =>
    {
        var once = TextIdentity.Normalize(text);
        Assert.Equal(once, TextIdentity.Normalize(once));
    });

    [Fact]
    public void A_variable_keeps_its_place_whatever_line_ends_a_mail_program_made() =>
        Gen.Select(Gen.OneOf("가나", "다 라", "😀", "e\u0301", "", "끝  ").Array[1, 8], Gen.Int[0, 7], Gen.OneOf("\r\n", "\r", "  \n", "\t\r\n"))
            .Sample((lines, marked, lineEnd) =>
            {
                Message Joined(string end)
                {
                    var before = string.Concat(lines.Take(marked).Select(line => line + end));
                    var after = string.Concat(lines.Skip(marked).Select(line => end + line));
                    return new Message { Text = $"{before}[사유]{after}", Variables = [new(CodePoints.Count(before), 4, "사유", "", "")] };
                }

                Assert.Equal(TextIdentity.Hash([Joined("\n")]), TextIdentity.Hash([Joined(lineEnd)]));
            });

    [Theory]
    [InlineData("02-120", "02120")]
    [InlineData("+82-2-120", "02120")]
    [InlineData("+82 (0)2-120", "02120")]
    [InlineData("０２）１２０", "02120")]
    [InlineData("02 2133 0000", "0221330000")]
    [InlineData("서울시", "")]
    [InlineData("+1-212-0000", "12120000")]
    public void A_sender_is_its_digits(string sender, string digits) => Assert.Equal(digits, TextIdentity.SenderDigits(sender));

    [Theory]
    [InlineData("문의\u200B 02-120", 2, 0x200B)]
    [InlineData("\u202E안내", 0, 0x202E)]
    [InlineData("가\u0007", 1, 7)]
    [InlineData("가\u00AD나", 1, 0xAD)]
    [InlineData("가\u200D나", 1, 0x200D)]
    [InlineData("가\uFE0F", 1, 0xFE0F)]
    [InlineData("가\u2028나", 1, 0x2028)]
    [InlineData("1\uFE0F 월", 1, 0xFE0F)]
    [InlineData("😀\u200D", 2, 0x200D)]
    [InlineData("가\U000E0041", 1, 0xE0041)]
    public void What_nobody_sees_is_refused_at_its_place(string text, int start, int codePoint)
    {
        var refusal = Assert.Single(TextIdentity.Refusals(text));
        Assert.Equal((start, codePoint), (refusal.Start, refusal.CodePoint));
        Assert.NotEmpty(refusal.Name);
    }

    [Theory]
    [InlineData("첫 줄\r\n둘째 줄\t끝")]
    [InlineData("가족 👨‍👩‍👧‍👦 ❤️ 1️⃣ ☎️ 🏳️‍🌈 👩🏽‍🚒")]
    [InlineData("<b>굵게</b> ]]> =SUM(A1)")]
    public void Emoji_markup_and_line_ends_may_stand_in_a_text(string text) => Assert.Empty(TextIdentity.Refusals(text));

    [Fact]
    public void A_changed_letter_variable_or_sender_changes_the_hash()
    {
        var message = new Message { Text = "귀하는 [사유]로 제외", Sender = "02-120", Variables = [new(4, 4, "사유", "소득", "소득 기준 초과")] };
        var hash = TextIdentity.Hash([message]);
        Assert.StartsWith("n1:", hash);
        Assert.Equal(hash, TextIdentity.Hash([message with { Text = message.Text + " \n", Sender = "+82 2 120" }]));
        foreach (var changed in new[]
        {
            message with { Text = "귀하는 [사유]로 제외." },
            message with { Sender = "02-121" },
            message with { Variables = [] },
            message with { Variables = [message.Variables[0] with { Start = 3 }] },
            message with { Variables = [message.Variables[0] with { Length = 3 }] },
            message with { Variables = [message.Variables[0] with { Name = "이유" }] },
            message with { Variables = [message.Variables[0] with { Example = "재산" }] },
            message with { Variables = [message.Variables[0] with { Longest = "재산" }] },
        })
            Assert.NotEqual(hash, TextIdentity.Hash([changed]));
        Assert.NotEqual(hash, TextIdentity.Hash([message, message]));
    }

    [Fact]
    public void Hashing_never_fails_whatever_stands_in_a_sheet() =>
        Gen.Select(AnyText, Gen.Int, Gen.Int, AnyText).Sample((text, start, length, value) =>
        {
            var hash = TextIdentity.Hash([new Message { Text = text, Sender = value, Variables = [new(start, length, value, value, value)] }]);
            Assert.Equal(67, hash.Length);
        });

    [Fact]
    public void The_json_is_what_other_programs_write() => AnyText.Sample(text =>
    {
        var json = TextIdentity.Json([new Message { Text = text }]);
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json));
        Assert.Equal(TextIdentity.Normalize(text), document.RootElement[0][0].GetString());
    });

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Char.Array[0, 60].Select(c => new string(c)),
        Gen.OneOf(" ", "\t", "\r", "\n", "가", "\u1100", "\u1161", "\u11A8", "e", "\u0301", "\u3000", "😀", "\uD83D", "\u200D", "\"", "\\", "\u0001", "\u2028")
            .Array[0, 40].Select(string.Concat));
}
