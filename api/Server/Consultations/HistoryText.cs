using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Server.Consultations;

/// <summary>What an event is called in the history, in Korean. It names no person and quotes no mail: those stand beside it.</summary>
internal static class HistoryText
{
    internal static string Of(Fact fact, BodySet bodies) => fact switch
    {
        ConsultationCreated created => created.Repeats is { } from ? $"{from}의 안내를 반복하는 협의를 만들었습니다." : "협의를 만들었습니다.",
        OwnerAdded => "담당자를 추가했습니다.",
        SheetFilled filled => $"{filled.Revision}차 협의서를 메일에 채웠습니다.",
        RevisionOpened opened => $"{opened.Revision}차 협의서를 보냈습니다({SeoulTime.Format(opened.SentAt)}).",
        SentMailAdded added => $"{added.Revision}차 협의서를 한 번 더 보냈습니다({SeoulTime.Format(added.SentAt)}).",
        SheetAmended => "문안은 그대로 두고 협의서를 고쳐 두 기관에 알렸습니다.",
        MarkedUrgent => "긴급으로 표시했습니다.",
        ReplyRecorded reply => Reply(reply, bodies),
        ReplyRuled ruled => $"{bodies.NameOf(ruled.Body)}에서 회신을 확인했습니다: {Ruled(ruled)}.",
        WriterAsked asked => $"{bodies.NameOf(asked.Body)}에서 회신한 사람에게 뜻을 물었습니다.",
        WriterListed listed => $"{bodies.NameOf(listed.Body)}에서 회신한 사람을 {listed.Until:yyyy. M. d.}까지 담당자로 등록했습니다. 이후의 회신부터 인정합니다.",
        QuestionAnswered => "질의에 답변한 것으로 표시했습니다.",
        AgreementNoted noted => $"{bodies.NameOf(noted.Body)}의 {(noted.Channel == NoteChannel.Telephone ? "구두" : "카톡")} 동의를 적어 두었습니다. 메일 회신이 와야 인정됩니다.",
        ConsultationWithdrawn => "협의를 취소했습니다.",
        NoticeGoingOut going => $"안내를 보내기 시작했습니다({SeoulTime.Format(going.StartedAt)}).",
        NoticeSent sent => $"안내를 {sent.Recipients:N0}명에게 보냈습니다({SeoulTime.Format(sent.SentAt)}).",
        NoticeMoved moved => $"발송 시각을 {SeoulTime.Format(moved.PlannedStart)}로 옮겼습니다.",
        NoticeCancelled => "안내를 보내지 않기로 했습니다.",
        NoticeRepeated repeated => $"{repeated.Reference} 협의로 안내를 다시 보냅니다.",
        AbsenceNoticed absence => $"{bodies.NameOf(absence.Body)}에서 부재 알림이 왔습니다.",
        Undelivered undelivered => undelivered.Body is { } body ? $"{bodies.NameOf(body)}에 메일이 전달되지 않았습니다." : "메일이 전달되지 않은 곳이 있습니다.",
        ProductMailSent => "자동 안내 메일을 보냈습니다.",
        _ => fact.StableName(),
    };

    private static string Ruled(ReplyRuled ruled) => ruled switch
    {
        { Ruling: Ruling.Discount } => "반영하지 않음",
        { Decision: { } decision } => decision.Korean,
        _ => "기관의 회신으로 인정",
    };

    private static string Reply(ReplyRecorded reply, BodySet bodies) => reply switch
    {
        { Role: PersonRole.Owner } => "담당자가 메일을 보냈습니다.",
        { Sender: SenderCheck.Fail } => "위조가 의심되는 회신이 왔습니다.",
        { Body: { } body } => $"{bodies.NameOf(body)}의 회신이 왔습니다: {reply.Decision.Korean}.",
        _ => "그 밖의 회신이 왔습니다.",
    };
}
