using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies.Decisions;

namespace ConsultAddin.Core.Tests.Replies.Decisions;

/// <summary>Every word of approval in every form of its paradigm: what is affirmed, denied, conditioned, asked or taken back is so whatever the word.</summary>
public sealed class ParadigmTests
{
    public static TheoryData<string> Words() => ["동의", "승인", "찬성", "수용", "허가"];

    [Theory]
    [MemberData(nameof(Words))]
    public void What_is_affirmed_in_whatever_style_is_an_approval(string word) => All(word, Decision.Approve,
        "{0}합니다", "{0}합니다.", "{0}함", "{0}함.", "{0}드립니다", "{0}해요", "{0}합니다!", "{0}하는 바입니다", "{0}하는 것으로 회신드립니다", "{0}함을 알려드립니다", "{0} 의견입니다", "{0}입니다", "{0}임", "{0}하며 이견 없습니다", "{0}한다는 의견입니다", "{0}하지 않을 수 없습니다");

    [Theory]
    [MemberData(nameof(Words))]
    public void What_is_denied_in_whatever_way_is_a_rejection(string word) => All(word, Decision.Reject,
        "{0}하지 않습니다", "{0} 안 합니다", "{0}할 수 없습니다", "{0}하기 어렵습니다", "{0}하기 곤란합니다", "{0} 불가", "{0} 불가합니다", "{0} 못 합니다", "{0}하지 못합니다", "{0}하지 않음", "{0}을 보류합니다", "{0} 보류", "{0}은 불가능합니다", "{0}하기 힘듭니다",
        "{0}하지 않기로 했습니다", "{0}할 수 없음을 알려드립니다", "{0}하기는 어려울 것 같습니다", "{0}하지 아니합니다", "{0}할 수가 없네요", "{0}은 안 됩니다", "{0}하면 안 되겠습니다");

    [Theory]
    [MemberData(nameof(Words))]
    public void What_hangs_on_something_is_conditional(string word) => All(word, Decision.Conditional,
        "문구를 수정하시면 {0}합니다", "문구 수정 후 {0}합니다", "날짜를 고치고 나면 {0}합니다", "발신번호를 변경하는 조건으로 {0}합니다", "오타만 고치시면 {0}합니다", "15시 이후라면 {0}합니다", "대상자를 제외한다면 {0}합니다", "문의처를 바꾼 뒤에 {0}합니다", "번호 변경 시 {0}",
        "수정 조건으로 {0}", "단서 조항 추가 시 {0}합니다", "문구 보완을 전제로 {0}합니다");

    [Theory]
    [MemberData(nameof(Words))]
    public void What_is_asked_without_a_question_mark_too_is_a_question(string word) => All(word, Decision.Question,
        "{0}해도 될까요", "{0}하면 되나요", "{0}하시나요", "{0}해야 하는지요", "누가 {0}하나요", "{0} 여부를 알려 주시겠어요");

    [Theory]
    [MemberData(nameof(Words))]
    public void What_takes_an_earlier_word_back_retracts_it(string word) => All(word, Decision.Retract,
        "{0}을 취소합니다", "앞서 드린 {0}를 철회합니다", "어제의 {0} 의견을 철회하겠습니다", "{0}는 없던 일로 해 주세요", "{0} 회신을 취소하겠습니다", "기존 {0}를 번복합니다");

    [Theory]
    [InlineData("검토하겠습니다")]
    [InlineData("검토 후 회신드리겠습니다")]
    [InlineData("확인해 보겠습니다")]
    [InlineData("내부 검토 중입니다")]
    [InlineData("살펴보고 연락드리겠습니다")]
    [InlineData("접수했습니다")]
    [InlineData("검토해서 알려드릴게요")]
    public void What_is_still_to_be_looked_at_is_acknowledged(string text) => Assert.Equal(Decision.Acknowledge, DecisionReader.Read(text, [])[0].Decision);

    private static void All(string word, Decision decision, params IEnumerable<string> forms)
    {
        foreach (var form in forms)
        {
            var text = string.Format(null, form, word);
            Assert.True(DecisionReader.Read(text, [])[0].Decision == decision, text);
        }
    }
}
