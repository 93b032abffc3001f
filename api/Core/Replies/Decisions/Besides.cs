
namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// What a clause that isn't understood may be beside a yes: by its endings, whatever its words. A wish for something to be done, a denial,
/// a short judgement without a subject, a fragment and a contrast may hold an approval back; what is told of something else doesn't.
/// </summary>
internal static class Besides
{
    private static readonly Pattern
        Harmless = Pattern.Of("감사|고맙|고마|수고|고생|죄송|미안|송구|반갑|축하|부럽|기대|바쁘|덥|춥|추운|피곤|졸리|배고|맛있|재밌|재미|웃기|예쁘|귀엽|신나|행복|건강|조심|힘내|화이팅|파이팅|즐거|좋은|챙기|챙겨|드세요|쉬세요|오세요|걱정|신경|염려|참고|양해|이해|안녕|주무|따뜻|감기|마스크|우산|커피|점심|밥|떡|수박|오징어|상추|잘부탁|문의전화|문의가|문의도|궁금|전화주|연락주|말씀주|말씀하|찾아|뵙|봬|또|늘|항상|덕분|응원|번창|건승|무사|마무리|잘치|잘되|잘하|잘지|마음|부담|천천히|기다리|늦|급|이상입니다|이상$|끝$|땡$|기록용|오타|손이|키보드|폰|휴대폰|모바일|퇴근|출근|회의|출장|휴가|병원|에서보냄|에서보낸|발신|소지|부분|조건|작업|일정|계획|변동|말이|말은|구석|일은|일이|겹치|본받|다른부서|지하철|운전|이동중|뿌듯|익숙|친절|때문|드립니다$|뭐$|새해|받으십시오|받으세요|하실일|텐데|쉼표|마침표|갈거|올거|^감|best|regards|thanks|비오|잘마|마무리|잘끝|잘진행|원활|하나도없|졌습니다$(?<=^졌습니다)|맞네|그대로|같은뜻|들렀|다녀|읽었|봤어|봤습|바로|뒤에서|알겠|그렇|맞아|ㅁ"),
        Wanted = Pattern.Of("(?:해|하여|어|아|여|워|려|켜|춰|내|놔|둬|와|줘|꿔)?주(?:세요|십시오|시기|시길|셨으면|시면좋|시겠|실)|바랍니다|바람$|요망$|부탁|하시길|할것$|지마세요|지마십|지말아|도록하|면좋겠|[은는이가].{1,6}면좋|면좋을|으면합니다|했으면|(?:아|어|여|해|셔)야(?:합|하|해|할것|겠|죠|지)|필요(?:합|해|하(?!지|다고|던|단|다는)|$)|달라|하자고|시길$|(?:다음|후|뒤|이후)에요$|한다음에요$|으면요$|되면요$|면요$"),
        Denied = Pattern.Of("지(?:는|도|를)?(?:않|못)|없(?:네|습|어|음|다)|안(?:되|됩|돼|된|하)|못(?:했|하|합|해)|졌습니다|졌어|져있|돼있|되어있"),
        Own = Pattern.Of("저희|제가|저는|저도|우리|상담|인력|콜|전화|준비|완료|배치|확보|조치|공지|등록|해결|공유|마련|담당자|팀|직원|교육|시스템"),
        Statement = Pattern.Of("(?:다|요|죠|지|네|까|음|함|임|됨|군|데|걸|게|니|라)$");

    /// <summary>What it may be.</summary>
    /// <param name="text">The clause.</param>
    /// <param name="compact">The clause without blanks.</param>
    /// <param name="contrast">Whether it begins with 다만, 그런데, 하지만 or follows a clause that grants.</param>
    /// <param name="behind">Whether it stands behind a yes.</param>
    /// <param name="last">Whether its sentence ends with it.</param>
    public static Act Of(string text, string compact, bool contrast, bool behind, bool last)
    {
        if (compact.Length == 0 || ClauseReader.IsLater(compact)) return Act.Nothing;
        if (compact.Says("문의(?:사항|전화)?(?:은|는|이|가)?[가-힣]{0,12}(?:연락|문의)(?:하여|해)?(?:주|바)|답해야|회신해야|답을드려야")) return Act.Nothing;
        if (compact.Says("120|번호|담당부서|문의는|발송") && Wanted.IsMatch(compact) && !compact.Says("잘|무사|마치|마무리|원활")) return Act.Demand;
        if (Harmless.IsMatch(compact)) return Act.Nothing;
        if (Wanted.IsMatch(compact)) return compact.Says("저희|제가|우리|저도") && !compact.Says("주(?:세|십|시)|바랍|부탁") ? Act.Nothing : Act.Demand;
        if (compact.Length > 0 && compact.Says("(?:의|은|이|가|을|를)?(?:첫|마지막|둘째|세번째)?(?:줄|문장|문안|문구|단어|표현)(?:은|을|를|의)?[가-힣]{0,8}(?:했|었|았|웠|꿨|쳤|뺐)(?:습니다|어요|음)") && !compact.Says("봤|읽|보았|검토|확인|좋|받")) return Act.Danger;
        if (compact.Says("도없(?:습|음|어|네)")) return Act.Nothing;
        if (contrast) return compact.Says("정할게|바꿀게") ? Act.Danger : Own.IsMatch(compact) && !Denied.IsMatch(compact) && !compact.Says("^저[는도](?:조금|좀|약간|다소|아직|개인적으로)") ? Act.Nothing : Act.Danger;
        if (Denied.IsMatch(compact) && !Own.IsMatch(compact)) return Act.Danger;
        if (!behind || !last) return Act.Nothing;
        if (compact.Says("문안의|문구의|문자의")) return Act.Danger;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!Statement.IsMatch(compact)) return IsSigned(text, words) || compact.Says("(?:예정|완료|중|계획|조치|배치|등록|공유|서|께|회신|통보|답변|이하)$") && !compact.Says("확인|수정|변경") ? Act.Nothing : Act.Danger;
        // 길어요, 좀 이상합니다, 이건 큽니다: said of nothing else than the notice.
        var bare = words.SkipWhile(w => w.Says("^(?:좀|조금|너무|다소|약간|많이|꽤|이건|이게|그건|아무래도|왠지)$")).ToArray();
        return bare.Length <= 1 && !Own.IsMatch(compact) && !compact.Says("(?:입니다|이에요|예요|임|게요|께요|겠습니다|겠어요|겠음|래요|받으십시오|었습니다|았습니다|했습니다|했어요|었어요|았어요|마칩니다|확인함|검토함|올립니다|전합니다|밝힙니다)$") ? Act.Danger : Act.Nothing;
    }

    // A name, an office, a number: 박지영 드림, 120다산콜재단 운영팀.
    private static bool IsSigned(string text, string[] words) =>
        Pattern.Of("(?:드림|올림|배상|드립|주무관|팀장|과장|대리|차장|부장|실장|국장|사무관|담당관|재단|센터|본부|팀|과|님|씨|아저씨|담당|관|처|소|원|사|장)$").IsMatch(words.Length > 0 ? words[^1] : "")
        || text.Says("재단|담당관|팀|센터|다산콜|콜센터|주무관|과장|대리|대직|내선|[0-9]{3,4}")
        || words.Length <= 2 && words.All(w => w.Says("^[가-힣]{2,4}$")) && words[0].Says("^[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예봉경사부황보남궁독고제갈]");
}
