namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// Words of an office's day that decide nothing, by what they are about: the notice under consultation, the writer's own work, courtesy.
/// A word is known by how it begins.
/// </summary>
internal static class OfficeWords
{
    // What a notice is made of: what is said of these is said of the text that is asked about.
    private static readonly string[] Notices = Split(
        "문안 문자 문구 문장 문맥 문단 메시지 메세지 본문 제목 서두 말미 둘째 셋째 글자 글씨 글귀 글이 글은 글도 자간 행간 단락 단어 낱말 표현 어투 말투 어감 어조 호칭 존칭 존댓말 높임 맞춤법 띄어쓰기 오타 오탈자 철자 기호 괄호 느낌표 물음표 마침표 쉼표 따옴표 " +
        "특수문자 이모티콘 링크 url 주소 연락처 번호 전화번호 팩스번호 국번 날짜 일자 요일 시각 시간이 시간은 시간대 기간 기한 마감 일정 일시 연도 년도 장소 위치 대상 수신 발신 발송 건수 수량 횟수 분량 길이 금액 액수 계좌 기준 요건 조건 절차 표기 표시 명칭 이름 부서명 기관명 " +
        "홈페이지 사이트 누리집 큐알 qr 이미지 영문 한글 번역 외국어 첨부 붙임 파일 서식 양식 협의서 시안 초안 원안 안건 수정 변경 삭제 보완 버전 원본 사본 근거 법령 조례 법적 규정 출처 명단 폰트 글꼴 서체 톤 느낌 뉘앙스 수위 어미 색상 디자인 레이아웃 배치 여백 구성 " +
        "로고 코드 취소선 밑줄 강조 각주 직인");

    // What may be of a notice: what is said of it with it as the subject is said of the text.
    private static readonly string[] Themes = Split("안내 공지 신청 접수 문의 취지 설명 정보 개인정보 광고 내용 방법 요청 협의 의견 비용 요금 예산 자격 방식 앞 뒤 끝 첫 중간 마지막 줄 행 그림 사진 표 목록 항목 양이 크기 색 흐름 순서 자료 시간 전화 담당 나머지 하나");

    // What points at it without a name.
    private static readonly string[] Pointers = Split("이건 이거 이게 이것 이대로 그건 그거 그게 그것 저건 저거 저게 여기 그날 해당 본건 동건 상기");

    private static readonly string[] Works = Split(
        "상담사 상담원 상담팀 상담조 상담 상담자료 상담인력 직원 교육 공지 공유 대응 준비 대비 단톡방 매뉴얼 스크립트 숙지 전파 내부 회의 보고 결재 배포 안내 인력 인원 근무 출장 휴가 통화 응대 게시 모니터 콜 지켜보 당직 조회 등록 문의 민원 만전 최선 저장 보관 출력 읽 살펴 훑 들여다 " +
        "멘트 문서 공문 ars 인입 대기조 야간조 주간조 편성 faq db 지식 게시판 교대 조회 팀원 동료 막내 사수 워크숍 회식");

    private static readonly string[] Praises = Split(
        "도움 이해 명확 간결 깔끔 꼼꼼 자세 상세 친절 훌륭 완벽 알맞 편하 편합 다행 기쁘 반갑 반가 든든 안심 죄송 송구 늦 바쁘 바빠 춥 추운 추워 덥 더운 날씨 고생 수고 많으 많았 많네 애쓰 애써 응원 축하 정확 " +
        "맞습니다 맞고 맞네요 맞아요 맞음 맞으며 무난 적당 유용 공감 부합 미안 아이고 아이구 시의적절 " +
        "재치 최고 감동 만족 흡족 뵙 뵐 봬 인사 문안인사 챙겨 평안 건승 안녕 메리 새해 여러모로 항상 고마 감사 이상입니다 이상임 충실 준비되 준비됐 준비돼 가시죠 가시면 갑시다 굿입니다 굿이에요");

    // Stems that are said of everything, and of a notice only where a part of it is named: 씁니다, 나갑니다.
    private static readonly string[] Everyday = Split("쓰 쓴 쓸 씁 써 썼 적어 적었 적는 붙 나가 나갈 나간 나갑 나왔 나갔 보내 보낸 보낼 보냅 보냈 올려 올리 올립 올렸 빼 뺐 넣 넣었 나누 나눠 줄이 줄여 늘려 늘리 옮 걸어 걸려 당겨 당기 달아 바꾸 바꿔 바뀌 바꿨 고치 고쳐 지우 지워 피해 피하 작성 진행 시행 추가 통일 조정 정비 포함");

    // By what one writes: of it speaks who says how.
    private static readonly string[] Devices = Split("폰으로 폰에서 폰이라 폰으론 휴대폰 핸드폰 스마트폰 아이폰 모바일 iphone galaxy 갤럭시 ipad 아이패드 태블릿 음성");

    // What finds fault, said of anything but oneself.
    private static readonly string[] Defects = Split(
        "길 짧 어두 어둡 밝 크 커 작 많 적 높 낮 세 약 딱딱 거칠 무례 불쾌 이상 낯설 난해 복잡 지저분 산만 애매 부족 모자라 과하 과한 심하 심한 심합 늦 이르 이릅 빠르 빠릅 급하 급합 비싸 비쌉 위험 민감 자극 선정 차별 혐오 편향 거슬 막히 막혀 걸리 걸려 깨지 깨져 깨짐 " +
        "끊기 끊어 잘리 잘려 짤리 짤려 겹치 겹쳐 빠지 빠져 누락 섞이 섞여 밀리 밀려 어긋 엇갈리 다르 다릅 달라 틀리 상이 불일치 헷갈 오해 혼동 의심 의문 찜찜 불안 아쉽 아쉬 유감 안타깝 실망 별로 그닥 싫 나쁘 나쁩 나빠 못 떨어지 죽 먹통 에러 버그 위반 저촉 침해 유출 불법 스팸 사기 " +
        "엉망 최악 곤란 난감 당황 황당 웃기 웃겨 이해가 의아 갸우뚱 모호 부담 무섭 두렵 두려 튀 낡 옛 구식 촌스 과장 허위 거짓 가짜 아닌 아니");

    // What one feels of it, oneself too.
    private static readonly string[] Feelings = Split("찜찜 불안 불편 걱정 우려 아쉽 아쉬 유감 싫 실망 황당 난감 의아 의심 반발 항의 불만 내키지 꺼림칙 꺼려 껄끄 거슬 무섭");

    // Words that tell how, and of nothing.
    private static readonly string[] Adverbs = Split(
        "좀 너무 많이 진짜 매우 훨씬 조금 살짝 약간 아주 참 영 별로 다소 되게 정말 무척 굉장히 상당히 솔직히 사실 사실은 실은 아무래도 왠지 어쩐지 역시 벌써 이미 방금 그래도 그냥 근데 무지 넘 쫌 꽤 제법 은근 은근히 뭔가 뭐랄까 음 흠 아 어 에 오 와 다 더 덜 또 딱 꼭 막 잘 안 못 이제 어제 언제 진작 먼저 얼른 어서");

    // Words of good wishes.
    private static readonly string[] Wishes = Split("잘 천천히 푹 맛있게 즐거운 즐겁게 편히 편안 조심 건강 무사히 행복 드세 드시 쉬세 쉬시 오세 오십 챙기 주무 힘내 되세 이기 즐기 마스크 우산 커피 식사 점심 저녁 힘 복");

    // Verbs that have become particles: 문안에 대하여, 시급성을 감안하여.
    private static readonly string[] Postpositions = Split("대하여 대해 대해서 대한 관하여 관해 관련하여 관련해 위하여 위해 통하여 통해 의하여 의해 인하여 인해 비추어 감안하여 감안해 고려하여 고려해 따라 따라서 관계로");

    // Verbs by which a decision is put off: 알아보겠습니다.
    private static readonly string[] Judgings = Split("알아보 따져 들여다 지켜보 살펴 생각 고민 판단 결정 정리 논의 의논 상의 물어 여쭤 두고 기다 보겠 볼게 해보 해볼 가늠");

    // What a form asks of who and where.
    private static readonly string[] FormLabels = Split("작성 검토자 확인 연락처 수신 발신 담당 문의 시행 경유 참조 제목 관련 전화 내선 이메일 메일 소속 성명 부서 기관 일시 날짜");

    // Verbs of telling.
    private static readonly string[] Tellings = Split("귀띔 얘기 이야기 던져 전해 남겨 말해 말씀 들려 공유 알려");

    private static readonly string[] People = Split("상담사 상담원 상담팀 직원");

    private static readonly string[] Completions = Split("끝 완료 마무리 되 됐 마련 갖춰 났");

    // What is still to be decided is no promise.
    private static readonly string[] Undecided = Split("최종 결정 판단 나중 확정 한번 추가 여부 가부");

    // Verbs that add nothing to the noun before them: 도움이 되었습니다, 고생 많으십니다.
    private const string Light = "되됐됩하했합드주있많같나났들보";

    /// <summary>Whether it is of the notice: a part of it, or a word that points at it.</summary>
    public static bool IsOfNotice(ReadOnlySpan<char> word) =>
        Starts(word, Notices) || Starts(word, Pointers) || (word[^1] is '이' or '가' or '은' or '는' or '도' or '엔' or '에' && Starts(word, Themes));

    /// <summary>Whether it is of the writer's own work: 상담사, 교육, 공지.</summary>
    public static bool IsOwnWork(ReadOnlySpan<char> word) => Starts(word, Works);

    /// <summary>Whether it is courtesy or praise.</summary>
    public static bool IsPraise(ReadOnlySpan<char> word) => Starts(word, Praises);

    /// <summary>Whether it is a verb of every day: 씁니다, 나갑니다.</summary>
    public static bool IsEveryday(ReadOnlySpan<char> word) => Starts(word, Everyday);

    /// <summary>Whether it is what one writes with: 폰으로, iPhone에서.</summary>
    public static bool IsDevice(ReadOnlySpan<char> word) => Starts(word, Devices);

    /// <summary>Whether it finds fault: 길어요, 어긋나네요.</summary>
    public static bool IsDefect(ReadOnlySpan<char> word) => Starts(word, Defects);

    /// <summary>Whether it tells only how: 좀, 너무.</summary>
    public static bool IsAdverb(ReadOnlySpan<char> word) => Adverbs.AsSpan().Contains(word.ToString()) || word[^1] is '히' or '게';

    /// <summary>Whether it is of good wishes: 잘, 푹, 맛있게.</summary>
    public static bool IsWish(ReadOnlySpan<char> word) => Starts(word, Wishes);

    /// <summary>Whether it is a verb of telling: 귀띔해, 얘기해.</summary>
    public static bool IsTelling(ReadOnlySpan<char> word) => Starts(word, Tellings);

    /// <summary>Whether it is a verb that has become a particle: 대하여, 감안하여.</summary>
    public static bool IsPostposition(ReadOnlySpan<char> word) => Postpositions.AsSpan().Contains(word.ToString());

    /// <summary>Whether it is a verb by which a decision is put off: 알아보겠습니다.</summary>
    public static bool IsJudging(ReadOnlySpan<char> word) => Starts(word, Judgings);

    /// <summary>Whether it is a form's label of who and where: 연락처, 작성자.</summary>
    public static bool IsFormLabel(ReadOnlySpan<char> word) => Starts(word, FormLabels);

    /// <summary>Whether it is a feeling against something: 찜찜, 반발.</summary>
    public static bool IsFeeling(ReadOnlySpan<char> word) => Starts(word, Feelings);

    /// <summary>Whether it is people of one's own who may do something: 상담사가 숙지했습니다.</summary>
    public static bool IsPeople(ReadOnlySpan<char> word) => Starts(word, People);

    /// <summary>Whether it says that something is complete: 끝났습니다.</summary>
    public static bool IsCompletion(ReadOnlySpan<char> word) => Starts(word, Completions);

    /// <summary>Whether it speaks of a decision that is still to be made.</summary>
    public static bool IsUndecided(ReadOnlySpan<char> word) => Starts(word, Undecided);

    /// <summary>Whether it is a verb that adds nothing to the noun before it.</summary>
    public static bool IsLight(ReadOnlySpan<char> word) => Light.Contains(word[0]);

    /// <summary>Whether a word begins with one of a list.</summary>
    public static bool Starts(ReadOnlySpan<char> word, string[] list)
    {
        foreach (var known in list)
        {
            if (word.StartsWith(known, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private static string[] Split(string words) => words.Split(' ');
}
