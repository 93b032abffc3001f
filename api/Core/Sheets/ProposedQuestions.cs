namespace ConsultAddin.Core.Sheets;

/// <summary>A question that citizens will probably ask about a notice, so that the officer can answer it beforehand.</summary>
/// <param name="Topic">The kind of notice it belongs to, in Korean, such as <c>지원금</c>.</param>
/// <param name="Question">The question as citizens ask it.</param>
public sealed record ProposedQuestion(string Topic, string Question);

/// <summary>
/// What citizens ask 120 after a notice of each kind. The first two are those of the city's letter: who was chosen and
/// where the number came from; how to object.
/// </summary>
public static class ProposedQuestions
{
    /// <summary>Most questions proposed at once; more would be skipped over.</summary>
    public const int Most = 8;

    private static readonly Topic General = new("공통", [], [
        "제가 왜 이 문자를 받았나요?",
        "제 전화번호는 어떻게 아셨나요?",
        "이 문자가 서울시에서 보낸 것이 맞나요? 스미싱이 아닌가요?",
        "더 자세한 내용은 어디에 물어보나요?"]);

    private static readonly Topic[] Topics = [
        new("개인정보", ["개인정보", "정보제공", "파기", "유출", "동의철회", "수집"], [
            "제 개인정보 중 무엇을, 왜 수집했나요?",
            "어떤 법률에 따라 수집했나요?",
            "지금은 모두 파기되었나요? 확인할 수 있나요?"]),
        new("적격 심사", ["부적격", "적격", "탈락", "선정되", "미선정", "자격", "지급불가", "지급이불가", "지급제외", "심사"], [
            "부적격(불가) 사유가 무엇인가요?",
            "이의신청은 어디에, 언제까지, 어떻게 하나요?",
            "이의신청을 하면 결과는 언제 나오나요?"]),
        new("지원금", ["지원금", "자금", "수당", "지급", "급여", "보조금", "장려금", "환급", "바우처", "융자"], [
            "얼마를 언제 받나요?",
            "신청은 어디에서, 언제까지 하나요?",
            "어떤 서류가 필요한가요?",
            "신청했는데 아직 받지 못했습니다. 어떻게 하나요?"]),
        new("납부", ["과태료", "납부", "체납", "고지", "세금", "지방세", "재산세", "자동차세", "주민세", "요금", "부과"], [
            "왜 부과되었나요? 금액은 어떻게 정해졌나요?",
            "언제까지, 어떻게 납부하나요?",
            "이미 냈는데 문자가 왔습니다. 어떻게 하나요?",
            "분할 납부나 감면이 되나요?"]),
        new("보건", ["코로나", "감염", "확진", "검사", "접종", "백신", "방역", "격리", "보건소", "진료", "건강검진"], [
            "검사(접종)는 어디에서, 언제 받을 수 있나요?",
            "비용이 있나요?",
            "증상이 있거나 대상자와 접촉했으면 어떻게 하나요?"]),
        new("휴관·통제", ["휴관", "폐쇄", "통제", "중단", "휴업", "취소", "연기", "운휴", "우회", "공사", "단수", "정전", "휴원"], [
            "언제부터 언제까지인가요?",
            "대신 이용할 수 있는 곳이 있나요?",
            "이미 예약하거나 낸 돈은 돌려받나요?"]),
        new("재난·날씨", ["한파", "폭염", "폭설", "호우", "태풍", "미세먼지", "대설", "침수", "대피", "쉼터", "동파"], [
            "가까운 쉼터나 대피할 곳은 어디인가요?",
            "피해를 입었으면 어디에 신고하나요?",
            "혼자 지내는 어르신을 도와 달라고 어디에 요청하나요?"]),
        new("신청·접수", ["모집", "신청", "접수", "참여", "예약", "공모"], [
            "누가 신청할 수 있나요?",
            "신청은 어디에서, 언제까지 하나요?",
            "결과는 언제, 어떻게 알려 주나요?"]),
        new("교통", ["버스", "지하철", "주차", "도로", "교통", "따릉이", "택시", "운행"], [
            "언제부터 바뀌나요?",
            "어느 구간(노선)이 해당되나요?"]),
        new("복지·돌봄", ["돌봄", "어린이집", "복지", "어르신", "장애인", "보육", "임산부", "청년"], [
            "누가 대상인가요? 소득 기준이 있나요?",
            "어디에서 신청하고 무엇을 준비하나요?"]),
    ];

    /// <summary>
    /// The two questions of the letter, then those of every kind of notice that title, texts and reason speak of, best fit first,
    /// then what else every notice is asked; without those already in the sheet, at most <see cref="Most"/>.
    /// </summary>
    public static IReadOnlyList<ProposedQuestion> For(Sheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var text = WithoutBlanks(string.Join('\n', [sheet.Title, sheet.Reason, .. sheet.Messages.Select(m => m.Text)]));
        var asked = sheet.Questions.Select(q => WithoutBlanks(q.Question)).ToHashSet(StringComparer.Ordinal);
        var fitting = Topics
            .Select(topic => (Topic: topic, Fit: topic.Words.Count(word => text.Contains(word, StringComparison.Ordinal))))
            .Where(candidate => candidate.Fit > 0)
            .OrderByDescending(candidate => candidate.Fit)
            .SelectMany(candidate => candidate.Topic.Proposals())
            .ToList();

        // The first two general questions are the letter's own, so they always find room.
        return [.. General.Proposals().Take(2).Concat(fitting).Concat(General.Proposals().Skip(2))
            .DistinctBy(proposal => proposal.Question)
            .Where(proposal => !asked.Contains(WithoutBlanks(proposal.Question)))
            .Take(Most)];
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private sealed record Topic(string Name, string[] Words, string[] Questions)
    {
        internal IEnumerable<ProposedQuestion> Proposals() => Questions.Select(question => new ProposedQuestion(Name, question));
    }
}
