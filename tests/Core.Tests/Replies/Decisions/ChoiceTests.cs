using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies.Decisions;

namespace ConsultAddin.Core.Tests.Replies.Decisions;

/// <summary>What is ticked in a form is said, wherever the marks stand; where nothing or more than one thing is ticked, nothing is.</summary>
public sealed class ChoiceTests
{
    [Theory]
    [InlineData("☑ 적정 ☐ 부적정 ☐ 조건부")]
    [InlineData("찬성(■)반대(□)기권(□)")]
    [InlineData("동의함 ☑\n동의하지 않음 ☐\n\n수고하세요.")]
    [InlineData("✓ 동의\n   부동의")]
    [InlineData("동의 ✓ / 부동의")]
    [InlineData("(V) 이견 없음\n(  ) 이견 있음")]
    [InlineData("1) 동의 ......(○)\n2) 부동의 ...(  )")]
    [InlineData("■ 120 사용 승인\n□ 120 사용 불승인")]
    [InlineData("재단 의견 : ◎동의 ○부동의")]
    [InlineData("수용 ■ 불수용 □")]
    [InlineData("담당 검토: 가능  ✔  불가  ☐")]
    [InlineData("① 동의 ✔\n② 조건부 동의\n③ 부동의")]
    [InlineData("문안: ■적정 □부적정\n시기: ■적정 □부적정\n종합: ■동의 □부동의")]
    public void A_ticked_yes_approves(string text) => Assert.Equal(Decision.Approve, Decide(text));

    [Theory]
    [InlineData("☐ 적정 ☑ 부적정 ☐ 조건부")]
    [InlineData("찬성(□)반대(■)기권(□)")]
    [InlineData("동의함 ☐\n동의하지 않음 ☑")]
    [InlineData("동의 / 부동의 ✓")]
    [InlineData("   동의\n✓ 부동의")]
    [InlineData("(  ) 발송 가능\n(O) 발송 불가")]
    [InlineData("□ 120 사용 승인\n■ 120 사용 불승인")]
    [InlineData("재단 의견 : ○동의 ◎부동의")]
    public void A_ticked_no_rejects(string text) => Assert.Equal(Decision.Reject, Decide(text));

    [Theory]
    [InlineData("[ ] 동의 [V] 조건부 동의 [ ] 부동의\n조건: 부서 번호 병기")]
    [InlineData("동의 □ / 수정 후 동의 ■ / 부동의 □")]
    public void A_ticked_condition_is_one(string text) => Assert.Equal(Decision.Conditional, Decide(text));

    [Theory]
    [InlineData("□ 동의 □ 부동의")]
    [InlineData("■ 동의 ■ 부동의")]
    [InlineData("동의 ( ) / 부동의 ( )")]
    [InlineData("수신 동의: ■ 예 □ 아니오")]
    [InlineData("개인정보 제공 동의: (V) 예 ( ) 아니오")]
    [InlineData("문안: ■적정 □부적정")]
    public void Nothing_or_everything_ticked_or_another_agreement_approves_nothing(string text) => Assert.NotEqual(Decision.Approve, Decide(text));

    private static Decision Decide(string text) => DecisionReader.Read(text, [])[0].Decision;
}
