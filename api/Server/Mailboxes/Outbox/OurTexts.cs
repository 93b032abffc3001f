using System.Globalization;
using System.Text;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;
using ConsultAddin.Server.Consultations;
using ConsultAddin.Server.Settings;

namespace ConsultAddin.Server.Mailboxes.Outbox;

/// <summary>
/// What our own mails say, in plain Korean. They never hold a word that could be read as a decision (such as an example of how to agree):
/// people quote the mail that they answer, and no quotation that slips through may ever count.
/// </summary>
internal sealed class OurTexts(Consultation consultation, Standing standing, CitySettings city, IReadOnlyList<ChangedField> changes)
{
    /// <summary>The subject: reference and revision, so that answers find their way; then what it is about.</summary>
    public string Subject(Errand errand)
    {
        var revision = standing.Revision is > 1 and var number ? string.Create(CultureInfo.InvariantCulture, $" {number}차") : "";
        var title = consultation.Row.Title;
        return $"[사전협의 {consultation.Reference}{revision}] {About(errand.Kind)}{(title.Length > 0 ? $" · {title}" : "")}";
    }

    /// <summary>The text, with LF at line ends.</summary>
    public string Text(Errand errand)
    {
        var text = new StringBuilder();
        text.Append("안녕하십니까. 120 사전협의 알림입니다.\n\n");
        text.Append(errand.Text).Append("\n\n");
        foreach (var change in changes)
            text.Append(CultureInfo.InvariantCulture, $"- {change.Label}: {Or(change.Before)} → {Or(change.After)}\n");
        if (changes.Count > 0)
            text.Append('\n');
        if (errand.Kind == ErrandKind.AskNoticeSent && city.PublicAddress is { } page)
            text.Append(Links(new Uri(page, $"/c/{consultation.Reference}"))).Append('\n');
        if (ToDo(errand.Kind) is { } toDo)
            text.Append(toDo).Append("\n\n");
        text.Append(CultureInfo.InvariantCulture, $"부서: {consultation.Row.Department}\n제목: {consultation.Row.Title}\n");
        if (standing.LeadTime.PlannedStart is { } start)
            text.Append(CultureInfo.InvariantCulture, $"발송 예정: {SeoulTime.Format(start)}\n");
        if (IsAsk(errand.Kind) && standing.LeadTime.AnswerBy is { } answerBy)
            text.Append(CultureInfo.InvariantCulture, $"회신 마감: {SeoulTime.Format(answerBy)}\n");
        if (city.PublicAddress is { } address)
            text.Append(CultureInfo.InvariantCulture, $"자세히 보기: {new Uri(address, $"/c/{consultation.Reference}")}\n");
        return text.Append("\n자동으로 보낸 편지입니다.\n").ToString();
    }

    private static string Or(string value) => value.Length == 0 ? "(없음)" : value;

    /// <summary>
    /// Opening one decides nothing: mail filters open links too. The page asks, and a person confirms. It is in the query, since
    /// what stands behind a # is lost on the way through the sign-in.
    /// </summary>
    private static string Links(Uri page) => $"- 보냈음: {page}?ask=notice-sent\n- 미뤘음: {page}?ask=notice-moved\n- 취소: {page}?ask=notice-cancelled\n";

    private static bool IsAsk(ErrandKind kind) => kind is ErrandKind.AskUnclear or ErrandKind.AskContested or ErrandKind.AskOrder or ErrandKind.AskSameId
        or ErrandKind.AskUnconfirmed or ErrandKind.AskOlderRevision or ErrandKind.AskNoted or ErrandKind.AskConditionMet
        or ErrandKind.AskWriter or ErrandKind.RemindAnswer;

    private static string About(ErrandKind kind) => kind switch
    {
        ErrandKind.RemindAnswer => "회신 요청",
        ErrandKind.AskNoticeSent => "발송 결과 확인 요청",
        _ when IsAsk(kind) => "의견 확인 요청",
        ErrandKind.TellWithdrawn => "협의 취소 알림",
        ErrandKind.TellAmended => "협의서 변경 알림",
        ErrandKind.TellNoticeMoved => "발송 시각 변경 알림",
        ErrandKind.TellNoticeCancelled => "발송 취소 알림",
        ErrandKind.TellChangedAfterSending => "발송 후 의견 변경 알림",
        ErrandKind.TellLeadTimeMissed => "협의 기한 알림",
        ErrandKind.TellSentMailDiffers => "보낸 편지 확인 요청",
        ErrandKind.TellSentMailNotFound => "보낸 편지 확인 요청",
        ErrandKind.TellApproved => "협의 완료 알림",
        ErrandKind.TellChangesRequested => "보완 의견 알림",
        ErrandKind.TellRejected => "반대 의견 알림",
        ErrandKind.TellQuestion => "질의 알림",
        ErrandKind.TellForgery => "위조 의심 회신 알림",
        ErrandKind.TellAbsence => "부재 알림",
        ErrandKind.TellUndelivered => "전달되지 않은 편지 알림",
        _ => "알림",
    };

    private static string? ToDo(ErrandKind kind) => kind switch
    {
        _ when IsAsk(kind) => "이 편지에 회신하여 협의서에 대한 기관의 의견을 한마디로 적어 주세요. 조건이 있으면 함께 적어 주세요.",
        ErrandKind.AskNoticeSent => "위에서 해당하는 것을 열어 화면에서 알려 주세요. 링크를 여는 것만으로는 아무것도 기록되지 않습니다.",
        ErrandKind.TellLeadTimeMissed => "긴급한 발송이면 협의 화면에서 긴급 표시를 하고 사유를 적어 주세요.",
        ErrandKind.TellSentMailDiffers => "협의 화면에서 다른 곳을 확인하고, 협의서를 다시 채워 새 차수로 보내 주세요.",
        ErrandKind.TellSentMailNotFound => "협의서를 보낸 편지함을 확인해 주세요. 아직 보내지 않았으면 협의서를 채워 보내 주세요.",
        ErrandKind.TellChangesRequested => "의견을 확인하고 협의서를 고쳐 새 차수로 보내 주세요.",
        ErrandKind.TellRejected => "의견을 확인해 주세요. 발송하려면 협의서를 고쳐 새 차수로 보내야 합니다.",
        ErrandKind.TellQuestion => "협의기관의 질의에 메일로 답해 주세요.",
        ErrandKind.TellForgery => "이 회신은 반영하지 않았습니다. 편지의 안내나 첨부 파일을 열지 말고, 필요하면 협의기관에 전화로 확인해 주세요.",
        ErrandKind.TellAbsence => "급하면 협의기관의 다른 담당자에게 연락해 주세요.",
        ErrandKind.TellUndelivered => "받는 사람의 주소를 확인하고 협의기관에 연락해 주세요.",
        _ => null,
    };
}
