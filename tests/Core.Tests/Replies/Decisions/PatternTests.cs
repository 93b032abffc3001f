using System.Text.RegularExpressions;
using ConsultAddin.Core.Replies.Decisions;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Core.Tests.Replies.Decisions;

public sealed class PatternTests
{
    [Fact]
    public void No_answer_is_kept_from_a_pattern_that_matches_it()
    {
        var texts = Answers.All.Select(a => a.Text).ToList();
        foreach (var text in texts) DecisionReader.Read(text, Reference.FindAll(text));
        var asked = texts.SelectMany((t, i) => i % 7 == 0 ? [t, Regex.Replace(Spelling.Standard(t), "[^가-힣a-z0-9Ω→&]", "")] : (string[])[]).ToList();

        foreach (var pattern in Pattern.All)
        {
            var regex = new Regex(pattern.Expression, RegexOptions.CultureInvariant);
            var kept = asked.Where(t => !pattern.MayMatch(t)).FirstOrDefault(regex.IsMatch);
            Assert.True(kept is null, $"{pattern.Expression} matches {kept}");
        }
    }

    [Theory]
    [InlineData("동의(?:를|을)?(?:않|못)", "동의 못 한다 않", true)]
    [InlineData("동의(?:를|을)?(?:않|못)", "동의합니다", false)]
    [InlineData("(?:반려|보류).*없|x$", "반려 사유 없음", true)]
    [InlineData("(?:반려|보류).*없|x$", "반려합니다", false)]
    [InlineData("(?:반려|보류).*없|x$", "box", true)]
    [InlineData("수정(?!본)안", "수 정본", false)]
    [InlineData("(?<=[가-힣])네+요", "네네요", true)]
    [InlineData("(?:무)?조건(?:은)?", "아무 말", false)]
    [InlineData("(?:무)?조건(?:은)?", "조건", true)]
    [InlineData("[ㅋㅎ]+", "ㅎ", true)]
    [InlineData("[ㅋㅎ]+", "ㅠ", false)]
    [InlineData("[가-힣]{2,4}", "a", true)]
    [InlineData("(?i)Hold", "HOLD", true)]
    [InlineData(@"\(無\)|\u3400", "(無)", true)]
    [InlineData(@"\d+시", "3시", true)]
    [InlineData(@"\d+시", "3일", false)]
    public void A_pattern_runs_only_on_a_text_that_holds_what_it_needs(string expression, string text, bool may) =>
        Assert.Equal(may, NeededSyllables.Of(expression).AreIn(text));
}
