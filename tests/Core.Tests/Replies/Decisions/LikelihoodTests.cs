using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies.Decisions;
using ConsultAddin.Core.Replies.Decisions.Learnt;
using CsCheck;

namespace ConsultAddin.Core.Tests.Replies.Decisions;

public sealed class LikelihoodTests
{
    [Fact]
    public void What_the_reader_holds_was_learnt_from_the_answers_as_they_are() =>
        Assert.True(Experience.Fingerprint(Answers.Files.Where(f => f != "several.tsv" && !Answers.IsExam(f)).Select(Answers.PathOf)).AsSpan().SequenceEqual(Experience.Held.Source.Span), "run tests/run --long learn");

    [Theory]
    [InlineData("안녕하세요. 수고 많으십니다.")]
    [InlineData("감사합니다.\n박지영 드림")]
    [InlineData("Thanks!")]
    public void In_courtesy_alone_nothing_is_weighed(string text) => Assert.Empty(DecisionReader.Traits(text, []).Letters);

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

    // What they said there, nobody can look up here.
    [Theory]
    [InlineData("조금 전 유선으로 말씀드린 내용대로 진행 부탁드립니다.")]
    [InlineData("통화로 말씀드린 대로 처리해 주세요.")]
    [InlineData("전화로 얘기한 대로 하시면 됩니다.")]
    [InlineData("회의에서 협의된 내용대로 발송해 주세요.")]
    public void What_refers_to_words_said_elsewhere_is_no_yes(string text) => Assert.Equal(Decision.Unclear, DecisionReader.Read(text, [])[0].Decision);

    [Theory]
    [InlineData("유선으로 말씀드린 대로 동의합니다.")]
    [InlineData("협의서 내용대로 진행 부탁드립니다.")]
    [InlineData("협의하신 내용대로 발송하셔도 됩니다.")]
    public void A_yes_that_speaks_for_itself_stays_one(string text) => Assert.Equal(Decision.Approve, DecisionReader.Read(text, [])[0].Decision);

    [Theory]
    [InlineData("동의 취소")]
    [InlineData("방금 회신은 제가 잘못 보낸 거예요")]
    [InlineData("위 메일은 다른 건에 대한 답이었습니다")]
    [InlineData("Sorry, wrong mail - ignore the above.")]
    [InlineData("과장님은 반대하십니다")]
    public void Likeness_makes_no_yes_of_one_that_is_taken_back_below(string below) =>
        Assert.NotEqual(Decision.Approve, DecisionReader.Read($"검토 결과 이견 없습니다. 동의합니다.\n{below}", [])[0].Decision);

    [Fact]
    public void A_plain_no_stays_one_beside_what_is_wished_for() =>
        Assert.Equal(Decision.Reject, DecisionReader.Read("반려합니다. 문의 번호를 담당 부서로 바꿔 주세요.", [])[0].Decision);

    [Theory]
    [InlineData("아따 깔끔하게 잘 쓰셨구만요. 그대로 나가도 되겄습니다잉.")]
    [InlineData("요청하신 문자에 120을 쓰시는 것, 그렇게 하셔도 되겠습니다.")]
    public void What_the_grammar_does_not_know_is_read_by_its_likeness(string text)
    {
        var opinion = DecisionReader.Read(text, [])[0];

        Assert.Equal(Decision.Approve, opinion.Decision);
    }

    [Fact]
    public void Whatever_letters_an_answer_holds_its_likelihood_is_shared_among_the_decisions() =>
        Gen.String[0, 1_000].Sample(text => Math.Abs(Weigh("동의 " + text).Of.Sum() - 1) < 0.001, iter: Often.Times(500));

    [Fact]
    public void Of_an_answer_that_is_too_long_to_be_weighed_whole_both_ends_are_and_it_is_no_yes_by_likeness_alone()
    {
        var talk = string.Concat(Enumerable.Repeat("어제는 비가 많이 와서 길이 막혔습니다. ", 200));

        Assert.Equal(Decision.Reject, Likeliest("이번 발송은 반대합니다. " + talk));
        Assert.Equal(Decision.Reject, Likeliest(talk + "이번 발송은 반대합니다."));
        Assert.Equal(Decision.Approve, DecisionReader.Read("저희야 두 손 들어 환영입니다.", [])[0].Decision);
        Assert.NotEqual(Decision.Approve, DecisionReader.Read("저희야 두 손 들어 환영입니다. " + talk, [])[0].Decision);
    }

    // What was learnt of an ending holds for a syllable that carries it and stood in no answer: it is known by the letters it is made of.
    [Fact]
    public void A_syllable_never_seen_is_known_by_the_letters_it_is_made_of()
    {
        var (known, other) = (Weigh("발송에 동의합니다.")[Decision.Approve], Weigh("발송에 동의햅니다.")[Decision.Approve]);

        Assert.DoesNotContain('햅', Experience.Held.Syllables);
        Assert.InRange(other, 0.5 * known, 1);
    }

    private static Decision Likeliest(string text)
    {
        var likelihood = Weigh(text);
        return Likelihood.Decisions.MaxBy(d => likelihood[d]);
    }

    private static Likelihood Weigh(string text) => Experience.Held.Weigh(DecisionReader.Traits(text, []));
}
