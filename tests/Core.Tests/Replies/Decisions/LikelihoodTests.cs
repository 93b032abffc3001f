using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies.Decisions;
using ConsultAddin.Core.Replies.Decisions.Learnt;

namespace ConsultAddin.Core.Tests.Replies.Decisions;

public sealed class LikelihoodTests
{
    [Fact]
    public void What_the_reader_holds_was_learnt_from_the_answers_as_they_are() =>
        Assert.True(Likelihood.Fingerprint(Answers.Files.Where(f => f != "several.tsv" && !Answers.IsExam(f)).Select(Answers.PathOf)).AsSpan().SequenceEqual(Likelihood.Held.Source.Span), "run tests/run --long learn");

    [Theory]
    [InlineData("안녕하세요. 수고 많으십니다.")]
    [InlineData("감사합니다.\n박지영 드림")]
    [InlineData("Thanks!")]
    public void In_courtesy_alone_nothing_is_weighed(string text) => Assert.Empty(DecisionReader.Traits(text, []).Grams);

    [Theory]
    [InlineData("네, 이 문안이면 되겠네요. 내보내세요.", "\n감사합니다.\n박지영 드림")]
    [InlineData("이번에는 어렵겠습니다.", "\n좋은 하루 되세요.")]
    [InlineData("동의합니다.", "\n좋은 하루 보내세요!")]
    public void A_courtesy_more_changes_no_likelihood(string text, string courtesy) => Assert.Equal(Weigh(text).Of, Weigh(text + courtesy).Of);

    [Theory]
    [InlineData("동의합니다. 재단이 먼저 승인하면요.")]
    [InlineData("앞서 보낸 동의는 취소합니다.")]
    [InlineData("팀장님이 동의하신다고 들었습니다.")]
    [InlineData("[v] 부동의  [ ] 동의")]
    public void Likeness_makes_no_approval_where_the_grammar_finds_something_against_it(string text) =>
        Assert.NotEqual(Decision.Approve, DecisionReader.Read(text, [])[0].Decision);

    [Theory]
    [InlineData("아따 깔끔하게 잘 쓰셨구만요. 그대로 나가도 되겄습니다잉.")]
    [InlineData("요청하신 문자에 120을 쓰시는 것, 그렇게 하셔도 되겠습니다.")]
    public void What_the_grammar_does_not_know_is_read_by_its_likeness(string text)
    {
        var opinion = DecisionReader.Read(text, [])[0];

        Assert.Equal(Decision.Approve, opinion.Decision);
    }

    private static Likelihood Weigh(string text) => Likelihood.Held.Weigh(DecisionReader.Traits(text, []));
}
