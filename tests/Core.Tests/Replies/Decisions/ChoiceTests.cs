using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies.Decisions;
using ConsultAddin.Core.Sheets;

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
    [InlineData("동의 / ~~부동의~~")]
    [InlineData("[동의] / 부동의")]
    [InlineData("■ 원안대로 동의\n□ 일부 수정 후 동의\n□ 동의하지 않음")]
    [InlineData("☑ 동의 ☐ 수정 후 발송 ☐ 수정 후 재협의 ☐ 부동의")]
    [InlineData("가. 동의 (○)\n나. 조건부 동의 ( )\n다. 부동의 ( )")]
    [InlineData("동의 여부: ■ 예 □ 아니오")]
    [InlineData("[X] Approve\n[ ] Reject")]
    [InlineData("[●] 원안 발송에 동의\n[○] 수정 후 발송에 동의\n[○] 발송에 부동의")]
    [InlineData("☑ 수정 없이 동의  ☐ 수정 후 동의  ☐ 반려")]
    [InlineData("Agree ( V )   Disagree (   )   Need changes (   )\nName: Han, Citizen Service Division")]
    [InlineData("(O) 동의 (X) 부동의")]
    [InlineData("동의 V / 부동의")]
    [InlineData("이 문자, 이대로 보내도 된다 → ☑맞음 ☐아님\n그대로 발송하세요.")]
    [InlineData("부동의는 아닙니다. 동의합니다.")]
    [InlineData("동의합니다. 아까는 부동의라고 했지만요.")]
    [InlineData("문제 X 동의합니다")]
    [InlineData("동의함.\n\n[붙임]\n1. 상담 예상질문 3종.hwp")]
    [InlineData("사전협의 요청하신 건(C2026-00142-L)에 대하여 우리 부서는 이견이 없음을 회신합니다.")]
    [InlineData("구분 : 동의\n조건 : 없음\n서명 : 김○○")]
    [InlineData("Decision: APPROVE\nReviewer: Lee J.H.\nComment: none")]
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
    [InlineData("~~동의~~ / 부동의")]
    [InlineData("동의 / 【부동의】")]
    [InlineData("□ 발송 가능\n■ 발송 보류 (시의회 의결 후 재논의)\n□ 발송 불가")]
    [InlineData("검토하였습니다. 동의 ( ) 부동의 (O) 입니다.")]
    [InlineData("[ ] 예\n[V] 아니오\n사유) 동일 문자가 3일 전에 발송됨")]
    [InlineData("[○] 원안 발송에 동의\n[○] 수정 후 발송에 동의\n[●] 발송에 부동의")]
    [InlineData("(X) 동의 (O) 부동의")]
    [InlineData("[ ]예  [v]아니오   ← 발송 동의 여부입니다")]
    [InlineData("동의   √ 부동의")]
    [InlineData("동의 / V 부동의")]
    [InlineData("_______ 동의   ___V___ 부동의")]
    [InlineData("Agree: no\nComment: none")]
    public void A_ticked_no_rejects(string text) => Assert.Equal(Decision.Reject, Decide(text));

    [Theory]
    [InlineData("[ ] 동의 [V] 조건부 동의 [ ] 부동의\n조건: 부서 번호 병기")]
    [InlineData("동의 □ / 수정 후 동의 ■ / 부동의 □")]
    [InlineData("[○] 원안 발송에 동의\n[●] 수정 후 발송에 동의\n[○] 발송에 부동의")]
    [InlineData("동의 ( )\n조건부 동의 (●)  ※ 발송일을 하루 늦추는 조건\n부동의 ( )")]
    public void A_ticked_condition_is_one(string text) => Assert.Equal(Decision.Conditional, Decide(text));

    [Theory]
    [InlineData("□ 동의 □ 부동의")]
    [InlineData("■ 동의 ■ 부동의")]
    [InlineData("동의 ( ) / 부동의 ( )")]
    [InlineData("수신 동의: ■ 예 □ 아니오")]
    [InlineData("개인정보 제공 동의: (V) 예 ( ) 아니오")]
    [InlineData("문안: ■적정 □부적정")]
    [InlineData("발송 승인 □")]
    [InlineData("(체크) 문자 내용 확인함\n- [x] 번호 확인\n- [ ] 발송 동의")]
    [InlineData("~~동의~~\n~~부동의~~")]
    [InlineData("동의 V 부동의")]
    [InlineData("☑ 의견 있음\n☑ 의견 없음")]
    [InlineData("접수(V) 동의( ) 부동의( )")]
    [InlineData("| | 예 | 아니오 |\n|---|---|---|\n| 원안대로 발송에 동의 | | ✔ |")]
    [InlineData("우리 기관은 이 문자를 원안대로 발송함에 (        ) 합니다.")]
    [InlineData("(1) 120 표기 정확 ......... Y\n(2) 발송에 동의 ........... N")]
    [InlineData("(체크) 문자 내용 확인함\n(미체크) 발송에 동의함")]
    [InlineData("제1문 예, 제2문 예, 제3문 아니오 (제3문: 원안대로 발송에 동의함)")]
    [InlineData("문안 X, 번호 O, 시기 X, 동의 O")]
    [InlineData("동의 △")]
    [InlineData("접수(V) 동의( ) 부동의( ) 담당 장미란")]
    [InlineData("의견(주말 제외): 동의합니다.")]
    [InlineData("Approved.\nDate: change it to 5 December.")]
    [InlineData("선택: ☑(1)\n(1) 원안에 반대\n(2) 원안에 동의")]
    [InlineData("☑ 문자 내용을 읽었음\n☐ 120 표기를 확인했음\n☐ 원안 발송에 동의함")]
    [InlineData("이 건은 아직이에요. 저번 건은 발송하셔도 됩니다.")]
    public void Nothing_or_everything_ticked_or_another_agreement_approves_nothing(string text) => Assert.NotEqual(Decision.Approve, Decide(text));

    // What is not ticked is said by nobody; a reason or a condition behind it is.
    [Theory]
    [InlineData("□ 부동의 ■ 동의", "      ■ 동의")]
    [InlineData("□ 동의\n■ 부동의 (사유: 번호 오류)", "    \n■ 부동의 (사유: 번호 오류)")]
    [InlineData("■ 동의 □ 부동의 (8시 이전은 피해 주세요)", "■ 동의       (8시 이전은 피해 주세요)")]
    [InlineData("□ 동의 □ 부동의", "□ 동의 □ 부동의")]
    [InlineData("■ 검토 결과: 동의\n□ 붙임: 없음", "■ 검토 결과: 동의\n□ 붙임: 없음")]
    public void Of_a_form_only_what_is_ticked_is_weighed(string text, string weighed) => Assert.Equal(weighed, ChoiceReader.WithoutUnticked(text, ChoiceReader.Find(text, 0, text.Length)));

    [Theory]
    [InlineData("■ 동의 □ 부동의\n다만 둘째 줄 번호는 고쳐서 보내 주세요.")]
    [InlineData("■ 동의 □ 부동의 → 오전 9시 이전 발송은 안 됩니다")]
    public void Words_beside_a_ticked_yes_still_restrict_it(string text) => Assert.NotEqual(Decision.Approve, Decide(text));

    private static Decision Decide(string text) => DecisionReader.Read(text, Reference.FindAll(text))[^1].Decision;
}
