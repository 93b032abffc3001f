using System.Text.Json;
using ConsultAddin.Core.Sheets;
using CsCheck;

namespace ConsultAddin.Core.Tests.Sheets;

public class ReferenceTests
{
    private static readonly Reference Example = new(2026, 142);

    [Fact]
    public void A_reference_is_written_with_five_digits_and_its_check_letter() =>
        Assert.Equal("C2026-00142-L", Example.ToString());

    [Fact]
    public void A_number_beyond_five_digits_is_written_whole()
    {
        var reference = new Reference(2026, 1_234_567);
        Assert.StartsWith("C2026-1234567-", reference.ToString());
        Assert.Equal(reference, Reference.Parse(reference.ToString()));
    }

    [Theory]
    [InlineData("C2026-00142-L")]
    [InlineData("c2026-00142-l")]
    [InlineData("C202600142L")]
    [InlineData("Ｃ２０２６－００１４２－Ｌ")]
    [InlineData("c2026 00142 l")]
    [InlineData("C2026–00142—L")]
    [InlineData("C2026‑00142‑L")]
    [InlineData("  C2026-00142-L\t")]
    public void A_reference_is_read_however_people_type_it(string text)
    {
        Assert.True(Reference.TryParse(text, out var reference));
        Assert.Equal(Example, reference);
    }

    [Theory]
    [InlineData("C2026-00142-K")]
    [InlineData("C2026-00143-L")]
    [InlineData("C2027-00142-L")]
    [InlineData("C2026-142-L")]
    [InlineData("C2026-000142-L")]
    [InlineData("C2026-00142-L2")]
    [InlineData("XC2026-00142-L")]
    [InlineData("")]
    [InlineData(null)]
    public void A_wrong_check_letter_or_another_form_is_no_reference(string? text) =>
        Assert.False(Reference.TryParse(text, out _));

    [Theory]
    [InlineData("[사전협의 C2026-00142-L] 복지과 · 2차 지급", null, "C2026-00142-L")]
    [InlineData("RE: [사전협의 C2026-00142-L 2차] 복지과", 2, "C2026-00142-L 2차")]
    [InlineData("120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b", 1, "C2026-00142-L · 1차")]
    [InlineData("c202600142l(3차)은 동의합니다", 3, "c202600142l(3차")]
    [InlineData("사전협의C2026-00142-L의 건", null, "C2026-00142-L")]
    [InlineData("C2026-00142-L 1차례 협의", null, "C2026-00142-L")]
    [InlineData("C2026-00142-L 0차", null, "C2026-00142-L")]
    public void A_reference_is_found_in_a_sentence_with_its_revision(string text, int? revision, string found)
    {
        var mention = Assert.Single(Reference.FindAll(text));
        Assert.Equal(Example, mention.Reference);
        Assert.Equal(revision, mention.Revision);
        Assert.Equal(found, text.Substring(mention.Start, mention.Length));
    }

    [Fact]
    public void Several_references_are_found_in_order()
    {
        var other = new Reference(2026, 7);
        var mentions = Reference.FindAll($"{Example} 동의, {other} 2차 반려, C2026-00142-A 무시");
        Assert.Equal([(Example, null), (other, 2)], mentions.Select(m => (m.Reference, m.Revision)));
    }

    [Fact]
    public void Every_other_check_letter_matches_nothing() =>
        Gen.Select(Gen.Int[2000, 9999], Gen.Int[1, 999_999_999], Gen.Char['A', 'Z']).Sample((year, number, letter) =>
        {
            var reference = new Reference(year, number);
            var text = reference.ToString()[..^1] + letter;
            Assert.Equal(letter == reference.CheckLetter, Reference.TryParse(text, out var read));
            if (letter == reference.CheckLetter)
                Assert.Equal(reference, read);
            Assert.Equal(letter == reference.CheckLetter ? 1 : 0, Reference.FindAll($"가나 {text}, 다라").Count);
        });

    [Fact]
    public void A_reference_stands_in_json_as_its_written_form()
    {
        var json = JsonSerializer.Serialize(new { Reference = Example }, CoreJson.Options);
        Assert.Equal("""{"reference":"C2026-00142-L"}""", json);
        Assert.Equal(Example, JsonSerializer.Deserialize<Reference>("\"c202600142l\"", CoreJson.Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Reference>("\"C2026-00142-A\"", CoreJson.Options));
    }
}
