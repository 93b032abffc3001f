using ConsultAddin.Core.Sheets;
using CsCheck;

namespace ConsultAddin.Core.Tests.Sheets;

public class ProposalTests
{
    [Theory]
    [InlineData("귀하가 신청하신 생존자금이 [부적격사유]로 부적격 처리되었습니다.", "부적격사유@15+7")]
    [InlineData("[서울시] 안내", "")]
    [InlineData("안내 [서울시] [광고] [무료수신거부]", "")]
    [InlineData("[이름]님 안내", "이름@0+4")]
    [InlineData("[한파대응팀] 안내", "")]
    [InlineData("안녕하세요 [이름]님, #{금액}원 %기한%까지 {장소}", "이름@6+4 금액@13+5 기한@20+4 장소@27+4")]
    [InlineData("😀 <주소> 100% 할인 50%", "주소@2+4")]
    [InlineData("○○○님 OOO원 ***", "@0+3 @5+3 @10+3")]
    [InlineData("BOOK TOO", "")]
    public void Variables_are_only_proposed_and_who_sends_is_none(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', ProposedVariables.For(text).Select(v => $"{v.Name}@{v.Start}+{v.Length}")));

    [Fact]
    public void Proposals_lie_in_the_text_and_do_not_overlap() =>
        Gen.OneOf("[", "]", "가나", "{", "}", "#", "%", "○", "😀", "<", ">", "O", "\n", "*").Array[0, 40].Select(string.Concat).Sample(text =>
        {
            var message = new Message { Text = text, Variables = ProposedVariables.For(text) };
            Assert.Equal(message.Variables.Count, VariableSpans.Valid(message).Count);
        });

    [Fact]
    public void The_letters_own_questions_come_first_and_those_of_its_kind_next()
    {
        var sheet = new Sheet { Title = "생존자금 결과", Messages = [new Message { Text = "생존자금이 휴폐업 사유로 2차지급이 불가함을 알려드립니다." }] };
        var questions = ProposedQuestions.For(sheet);
        Assert.Equal(["제가 왜 이 문자를 받았나요?", "제 전화번호는 어떻게 아셨나요?"], questions.Take(2).Select(q => q.Question));
        Assert.Contains(questions, q => q.Topic == "지원금");
        Assert.InRange(questions.Count, 4, ProposedQuestions.Most);
    }

    [Theory]
    [InlineData("수집했던 개인정보를 파기하였음을 알려드립니다", "개인정보")]
    [InlineData("부적격 처리되었습니다. 이의신청하실 수 있습니다", "적격 심사")]
    [InlineData("코로나 검사를 받으세요", "보건")]
    [InlineData("도서관 휴관 안내", "휴관·통제")]
    [InlineData("한파 쉼터 안내", "재난·날씨")]
    [InlineData("과태료 납부 안내", "납부")]
    public void Each_kind_of_notice_has_its_questions(string text, string topic) =>
        Assert.Contains(ProposedQuestions.For(new Sheet { Messages = [new Message { Text = text }] }), q => q.Topic == topic);

    [Fact]
    public void A_question_that_is_there_is_not_proposed_again()
    {
        var first = ProposedQuestions.For(new Sheet())[0];
        Assert.DoesNotContain(first, ProposedQuestions.For(new Sheet { Questions = [new(first.Question.Replace(" ", "", StringComparison.Ordinal), "")] }));
    }
}
