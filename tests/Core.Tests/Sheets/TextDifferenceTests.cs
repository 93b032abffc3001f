using ConsultAddin.Core.Sheets;
using CsCheck;

namespace ConsultAddin.Core.Tests.Sheets;

public class TextDifferenceTests
{
    private static string Marked(string older, string newer) => string.Concat(TextDifference.Between(older, newer).Select(part => part.Sort switch
    {
        DifferenceSort.Removed => $"[-{part.Text}-]",
        DifferenceSort.Added => $"[+{part.Text}+]",
        _ => part.Text,
    }));

    [Theory]
    [InlineData("같은 글", "같은 글", "같은 글")]
    [InlineData("", "", "")]
    [InlineData("", "새 글", "[+새 글+]")]
    [InlineData("7일 이내에 신청", "14일 이내에 신청", "[-7-][+14+]일 이내에 신청")]
    [InlineData("쉼터를 이용하세요.", "가까운 쉼터를 이용하세요.", "[+가까운 +]쉼터를 이용하세요.")]
    [InlineData("문의 02-120 또는 구청", "문의 02-120", "문의 02-120[- 또는 구청-]")]
    [InlineData("가 나 다 라", "가 다 라 마", "가 [-나 -]다 라[+ 마+]")]
    [InlineData("첫 줄\n둘째 줄", "첫 줄\n셋째 줄", "첫 줄\n[-둘째-][+셋째+] 줄")]
    public void A_difference_is_shown_by_words(string older, string newer, string marked) => Assert.Equal(marked, Marked(older, newer));

    private static readonly Gen<string> Words = Gen.OneOf("가", "나", " ", "\n", "12", ".", "다라", "😀").Array[0, 40].Select(string.Concat);

    [Fact]
    public void Both_texts_can_be_read_out_of_it_and_neighbours_differ() => Gen.Select(Words, Words).Sample((older, newer) =>
    {
        var parts = TextDifference.Between(older, newer);
        Assert.Equal(older, string.Concat(parts.Where(p => p.Sort != DifferenceSort.Added).Select(p => p.Text)));
        Assert.Equal(newer, string.Concat(parts.Where(p => p.Sort != DifferenceSort.Removed).Select(p => p.Text)));
        Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.NotEqual(pair.First.Sort, pair.Second.Sort));
    });

    [Fact]
    public void Two_long_texts_without_anything_in_common_are_shown_whole()
    {
        var older = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"가{i} "));
        var newer = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"나{i}\n"));
        var parts = TextDifference.Between(older, newer);
        Assert.Equal([(DifferenceSort.Removed, older), (DifferenceSort.Added, newer)], parts.Select(p => (p.Sort, p.Text)));
    }
}
