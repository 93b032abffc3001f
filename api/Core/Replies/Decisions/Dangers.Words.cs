using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Replies.Decisions;

// The closed classes, each by its words.
internal static partial class Dangers
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant;

    private const string Nothing = "(?:이|가|은|는|도|을|를)?\\s?(?:전혀 |하나도 |딱히 |별로 |더 )?(?:없(?!애)|안 보이|보이지 않|찾지 못|불필요)\\S*";

    // 틀린 데 없이, 걱정 마시고, 안 보셔도 됩니다, 답이 늦어 죄송합니다.
    private const string HarmlessWords =
        "(?:" + YesForms.Objection + Nothing + ")"
        + "|(?:\\S+ ?(?:것|거|게|데|곳|점|구석|말|까닭|이유|필요|일|글자|오류|오탈자|오타|문제|이상|부분|무리|어려움|불편|사항|절차|요청|차질|조건|소지)" + Nothing + ")"
        + "|(?:(?:걱정|염려|신경|부담|개의)\\s?(?:은|는|도)?\\s?(?:안 하셔도|마|말|놓|붙들|갖지|하지|쓰지|없)\\S*(?: 마\\S*)?(?: 매고)?)"
        + "|궁금한 점[이은도]? ?(?:다 |모두 )?(?:풀|해소)\\S*|안 (?:주셔도|보셔도|하셔도|해도|오셔도|쓰셔도) (?:됩|되|돼)\\S*|\\S+지 않으?셔도 (?:됩|되|돼)\\S*|(?:기다리|잊|무리하)지 마\\S*"
        + "|아니(?:나|라) 다를까|모자라지 않\\S*|다름 ?아니라|더할 나위 없\\S*|(?:못지|어렵지|적지|나쁘지|지나치지) ?않\\S*|(?:부족함|무리|틀림|연장 근무) ?없\\S*"
        + "|(?:답|회신|답변|메일|확인|연락|검토)(?:은|이|가)?\\s?(?:많이 |좀 |너무 |조금 )?늦\\S*|(?:죄송|미안|송구|수고|고생|감사|고맙|고마|반갑|안녕)\\S*"
        + "|(?:차질|문제|이상|조건|이견|수정|무리|어김|빠짐|아낌|막힘|망설임)\\s?없이";

    [GeneratedRegex(HarmlessWords, Plain)]
    private static partial Regex Harmless();

    // What only leads to the yes: 결론부터 말씀드리면, 요청하신 건에, 반대가 아니라.
    [GeneratedRegex(
        "결론(?:부터|만) 말씀?(?:드리|하)면|요약하면|한마디로 하면|솔직히 말\\S*면|(?:제 )?의견을 물으신다면|이 정도면|(?:이래라저래라 )?조건 (?:달|붙일) (?:것|거) 없이|예정이시라면|무조건|조건 없이|수정 없이"
        + "|추가 확인 절차 없이|한 글자도 바꾸지 말고|귀 ?부서(?:에서)?|요청(?:하신|드린|주신|에|해 주신)|보내\\s?주신|(?:제출|계획|안내)하신|\\S*(?:미승인|반려|반대|부동의|거절) 아니[고라]\\S*|다들|(?:결론|의견)[은이]",
        Plain)]
    private static partial Regex Idle();

    // 다른 부서는 반대하지만 저희는 …: what is set against the writer's own word falls away.
    [GeneratedRegex(".*(?:지만|니다만|는데|은데|으나|하나),? (?=저희|우리|최종|이제|이번|결국|그래도|결론|본 ?건|감당|대응 가능|충분)|.*(?:했던|였던|했었|했으나).*(?:이제는?|이번에는|결국) ", Plain)]
    private static partial Regex Contrasted();

    private const string MatterWords = "(?:동의|승인|찬성|허락|발송|진행|시행|협의|문안|문자|문구|내용|본문|안내문|번호|링크|날짜|시간|일정|대상|명단|표기|오타)";

    [GeneratedRegex(MatterWords + "|이건|이거|의견|제가|메일|답", Plain)]
    private static partial Regex Matter();

    [GeneratedRegex(MatterWords + "\\S{0,3} ?\\S{0,8}(?:않|못|없(?!애)|불가|안 되|안 됩|안 돼|안 맞|아닌|아닙|어렵|곤란|힘들)", Plain)]
    private static partial Regex MatterDenied();

    [GeneratedRegex("잖|줄 알|아니라|아니고", Plain)]
    private static partial Regex NotButSo();

    [GeneratedRegex(
        "않|못|없|(?:^|\\s)안[\\s되돼됩될]|아니|아닌|아닙|아녜|아뇨|불가|불허|반려|거부|거절|사양|부동의|비동의|미동의|반대|반발|보류|중단|중지|연기|미루|미뤄|취소|철회|번복|무효|기각|회수|말아|말고|마세요|마십|지 마|말라"
        + "|금지|그만|포기|접어|막아|막겠|스톱|싫|물리|무르|거두|무시|잊",
        Plain)]
    private static partial Regex Negation();

    [GeneratedRegex("(?:않|못|없|안 )\\S*(?: \\S+)?$", Plain)]
    private static partial Regex DeniesAtLast();

    // What refuses now: 반려합니다, 보류 의견, 취소해 주세요.
    [GeneratedRegex(
        "(?:반려|거부|거절|사절|사양|불허|부동의|불승인|반대|보류|중단|중지|연기|취소|철회|번복|무효|불가|회수|무시)(?:을|를)?\\s?"
        + "(?:하십|하신|하세|하시|해서|하는 |합니다|함|해요|하겠|드립|드려|입니다|임|해 ?주|바랍|요청|로|으로|처리|의견|요망|$)",
        Plain)]
    private static partial Regex Refusal();

    [GeneratedRegex("누가|줄 (?:알|아)|하려|쓰려|려다|(?:했|였|냈|었)던|풀겠", Plain)]
    private static partial Regex Overcome();

    [GeneratedRegex(
        "오류|오타|오기|오탈자|틀리|틀렸|틀린|잘못|누락|빠졌|빠진|빠져|빠뜨|이상하|이상해|어색|헷갈|모호|불명확|불분명|우려|걱정|염려|혼선|혼란|오해|위반|부담|곤란|어렵|어려|힘들|힘듭|무리|부적|미흡|미비|부족|아쉽|아쉬|다르|다릅"
        + "|상이|불일치|맞지|의심|의문|찜찜|불안|불편|문제|너무|길어|길다|길고|많다|많아|지나치|과하|과도|민감|애매|엉망|민원이|비난|항의|글쎄|모르|궁금|수정|변경|보완|삭제|정정|고치|고쳐|바꾸|바꿔|추가|빼|넣|줄이|줄여|조정|교체",
        Plain)]
    private static partial Regex Fault();

    [GeneratedRegex(
        "어긋나 |어긋납|오류|오타(?!.*죄송)|오기(?:가|입)|오탈자|틀리|틀렸|틀린|잘못|누락|빠졌|빠진|빠져|빠뜨|깨져|깨졌|깨짐|이상합|이상해|어색|헷갈|모호|불명확|불분명|작년 (?:거|것|날짜)|안 열|구리|구려|안 맞|맞지 않",
        Plain)]
    private static partial Regex FaultNow();

    // What was so once is over: 반대한다고 했는데, 제 착각이었네요.
    [GeneratedRegex("(?:라고|다고|려고|려) ?(?:했|하였|말씀|생각)|착각|탓|오해였|했던|냈던|드렸었|풀겠", Plain)]
    private static partial Regex SaidThen();

    [GeneratedRegex("(?:했|하였|었|았|였|했던|냈던|하려|려고|려다|할까|할 줄|줄 알)", Plain)]
    private static partial Regex WasSo();

    [GeneratedRegex(
        "\\S면(?:은|요)?(?=[\\s,.!]|$)|거든(?=[\\s,]|$)|(?<!우리)(?<!저희)(?<!저)(?<!나)(?<!분)\\S야만?(?=[\\s,]|$)|조건|전제"
        + "|한해|한하여|한함|한정|경우|때만|때에만|한에서|선에서|범위|[은한인된신간긴] (?:후|뒤|다음|이후)"
        + "|\\S+ (?:후|뒤)(?:에)?(?=[\\s,]|$)|이후|전까지|까지|자마자|는 대로|부터|하에|나서|때까지|\\S에만|만 (?!\\S*[없더])|\\S만$",
        Plain)]
    private static partial Regex Condition();

    [GeneratedRegex("다만|(?:^|\\s)단[,\\s]|하지만|그러나|그런데|근데|그렇지만|지만(?=[\\s,]|$)|니다만|으나(?=[\\s,])|는데도|더라도|반면|대신|오히려|한편|하나,|되,|하되|though|but", Plain)]
    private static partial Regex Contrast();

    [GeneratedRegex("^\\s*(?:다만|단(?=[,\\s])|하지만|그러나|그런데|근데|그렇지만|반면|대신|but|however)", Plain | RegexOptions.IgnoreCase)]
    private static partial Regex Opposes();

    [GeneratedRegex("(?:^|\\s)(?:다만|단)[,\\s].*(?:셔야 ?(?:합|해|됩|돼)|(?:고쳐|수정|변경|삭제|정정|바꿔|빼)\\S* ?\\S*(?:주세요|주십시오|바랍니다))", Plain)]
    private static partial Regex Duty();

    [GeneratedRegex("[가-힣]{2,}(?<!귀)(?:과|국|실|팀)에서 (?:요청|의뢰)하신 .*(?:동의|승인|찬성|이견|이의)", Plain)]
    private static partial Regex DepartmentAsked();

    [GeneratedRegex("^(?:회수|철회|취하) ?요청", Plain)]
    private static partial Regex CalledBack();

    [GeneratedRegex(
        "주세요|주십시오|주시기|주시길|주시면|주셨으면|바랍니다|바람|바라|부탁|요청|요망|할 것|할것|하세요|하십시오|하시죠|야 ?(?:합|해요|됩|돼|할)|시길|세요|십시오|시기 바"
        + "|필요|해야|주시고|줘|시죠|시지요|좋겠", Plain)]
    private static partial Regex Demand();

    // Good wishes and courtesy demand nothing.
    [GeneratedRegex("건강|건승|조심|행복|유의|챙기|주무[세시]|드세|쉬세|쉬십|되세요|하루|주말|연휴|참고|양해|이해|힘내|감기|마스크|잘 부탁", Plain)]
    private static partial Regex Wish();

    // What is done with a notice, an answer or its papers.
    [GeneratedRegex("수정|변경|보완|삭제|고쳐|고치|바꿔|바꾸|빼|넣|추가|정정|줄여|줄이|조정|교체|다시|최종|먼저|전에|확인|검토|자료|제출|첨부|명시|기재|표기|적어|보내|발송|올려|답|회신|동의|승인|맞춰|써|협의", Plain)]
    private static partial Regex Treats();

    [GeneratedRegex(
        "늦추|앞당|당겨|미루|나누|나눠|줄이|줄여|옮기|옮겨|지우|지워|다듬|붙이|붙여|떼고|떼어|분할|제한|축소|병기|정리해|만들|채워|채우|손보|손봐|다시|하나 더|새 |새로|그 외|외에는|나머지|것으로 하고|걸로 하고"
        + "|(?:^|\\s)시(?=\\s|$)|확인해|검토해|번역|바로잡|교정",
        Plain)]
    private static partial Regex ToBeDone();

    // 받고 발송하세요, 골라서 보내 주세요: something comes first.
    [GeneratedRegex("(?<!안심하)(?<!믿)(?<!놓)(?<!말)(?<!마시)(?<![했었았됐셨겠봤])(?:고|고서|고 나서|[아어해여겨려]서?|려|러)$", Plain)]
    private static partial Regex LeadsOn();

    [GeneratedRegex("(?:\\d번|\\d안|첫|둘째|만)(?: 문안)?(?:은|는|만)?$", Plain)]
    private static partial Regex OnePart();

    private const string Puttings =
        "아직|추후|잠정|임시|검토 ?중|진행 ?중|예정(?!대로|일|된|시각|시간)|대기|기다려|전 단계|고민|생각해|생각 중|결정되|확정되|결정하|판단(?!하여|되어|해서|돼|하에)|협의 ?중|논의|의논|상의|미정|보고 나|결재|알아보|여부";

    [GeneratedRegex(Puttings + "|일단|우선|절차|보고 드|때문에 못", Plain)]
    private static partial Regex Unsettled();

    [GeneratedRegex("아직|검토 ?중|결재 (?:중|대기|예정)|나중에|추후", Plain)]
    private static partial Regex PutOff();

    [GeneratedRegex("지만|는데", Plain)]
    private static partial Regex LeadsToContrast();

    [GeneratedRegex(
        "테스트|시험|농담|장난|반쯤|원칙|개인적|비공식|조건부|일부|부분|절반|큰 틀|형식적|형식상|취지|방향|억지|마지못|내키|사실상|어느 정도|대체로|반만|구두|혹시|만약|만일|가정|무시|잊어|없던|첨부|붙임|별지|의견서|빨간|아래|파란|전화|카톡",
        Plain)]
    private static partial Regex Halved();

    [GeneratedRegex("테스트(?:입니다|임|로|용|예요)|농담(?:입니다|이에요|임)$|원칙적|개인적인? 의견|조건부|반쯤|초안(?:입니다|임|이에요)|작성 중|연습", Plain)]
    private static partial Regex Disowned();

    [GeneratedRegex("다고(?! 봅| 보| 판단| 생각)|라고|답니다|대요|다네요|랍니다|하시네요|하셨|하신다|한대|라며|다며|들었|자고|냐고", Plain)]
    private static partial Regex Hearsay();

    [GeneratedRegex("지난|저번|작년|다른|전에|아까|어제|이전|기존|예전|타 부서|앞서|당초|애초|원래|먼저|그제", Plain)]
    private static partial Regex Earlier();

    [GeneratedRegex(
        "(?<!저희 )(?<!우리 )(?<!본 )(?:팀장|과장|국장|부장|실장|센터장|본부장|부서|기관|시청|본청|구청|관실|담당관|재단|위원|분들|사람들|직원들|그쪽|주무관"
        + "|님)(?:들)?(?:이|가|은|는|께서|께서는|에서|에서는|께|측|쪽)(?=[\\s,]|$)",
        Plain)]
    private static partial Regex Somebody();

    [GeneratedRegex(
        "(?:\\d번|\\d안|첫째|둘째|첫 번째|두 번째|앞|뒤)\\S{0,4}(?:만|은|는|제외)|제외|만요$|별도|따로|다른 (?:메일|건|협의)|주차장|제가 .*(?:지웠|고쳤|수정)"
        + "|(?:^|\\s)(?:\\d+시|오전|오후|내일|월요일|화요일|수요일|목요일|금요일|주말)\\S*(?: 이후| 전| 이전)?(?:에|에만|에요|부터|까지)?(?:요|임|입니다)?$"
        + "|조건:|단서|시간 협의|유효|경우에|한해|한하여|한함|참조|첨부(?:와|대로|의견|참)|붙임(?:과|대로|의견|참)|병기|늦추|늦춰|앞당",
        Plain)]
    private static partial Regex Restriction();

    // 아 잠깐만요, 취소할게요, 라고 쓰라고 하십니다: what comes behind the yes and takes it back, or gives it to another.
    [GeneratedRegex(
        "취소|철회|번복|보류|반려|거부|거절|무효|중단|연기|회수|미룰|미루|물릴|무를|거두|거둘|그만|포기|접을|잊|무시|없던|잠깐|잠시|스톱|아차|다시 생각|아님$|아닙니다$|아니에요$|아녜요$"
        + "|조건|전제|한정|한에서|에 한|^(?:라고|이라고|하고|라는|란) |(?:쓰|적으|하|보내|회신하|답하)라고|시켜서|시키",
        Plain)]
    private static partial Regex TakesBack();

    // 퍽이나, 마음 같아서는; 회의 끝나고.
    [GeneratedRegex("퍽이나|잘도|어련히|마음 같아|마음으로는|심정|(?:끝나|마치|받|거치|듣|지나|나오)고 ?$", Plain)]
    private static partial Regex InWordsOnly();

    [GeneratedRegex("(?:번호|시간|날짜|일정|시기|대상|제목|표기|방법|채널|링크)(?:은|는|에는|엔|에 대해서는|에 대하여는)$", Plain)]
    private static partial Regex PartAsTopic();

    [GeneratedRegex("예시|샘플|견본|예문", Plain)]
    private static partial Regex Sample();

    // 비고: -, 소속: 상담관리팀.
    [GeneratedRegex("^(?:부서|비고|연락처|담당자?|작성자?|검토자|소속|성명|전화|내선|일시|시행|경유|수신|발신|협의기관|기관)\\s*[:：]", Plain)]
    private static partial Regex FormLine();

    // 과장님 말씀: what follows is another's.
    [GeneratedRegex("(?:님|과장|팀장|국장|부장|실장|재단|담당관|부서|기관)\\S* ?(?:회신|답변|말씀|메일|의견|전언|문자|톡)\\S*[:：]$|(?:님|재단|담당관|부서|기관)\\S* (?:회신|답변|의견|말씀)\\S* ?\\S*(?:전달|옮)", Plain)]
    private static partial Regex Passes();

    [GeneratedRegex("별도|따로", Plain)]
    private static partial Regex Apart();

    [GeneratedRegex("(?<!좋)(?:겠습니다|게요|께요|겠어요|예정입니다)$", Plain)]
    private static partial Regex Promise();

    [GeneratedRegex("말씀|전화|결재|검토|확인|판단|결정|회신|답|동의|승인|다시|보고 ?나서|생각|고민|논의|의견|기다|보겠|봅시다|볼게|추후", Plain)]
    private static partial Regex Judges();

    [GeneratedRegex(
        "결재[가를]? ?(?:남|올|중|예정|대기)|찜찜|반발|불안|꺼림|유감|불만|내키|우려|걱정|농담|장난|말고요?$|없애|빼고|야 ?(?:합|할|해요|됩)|시길$|(?<!좋아|나아"
        + "|따뜻해|추워|더워|편해)졌(?:습니다|어요|네요)$|져 있", Plain)]
    private static partial Regex Misgiving();

    [GeneratedRegex("(?:첨부|붙임|별지|의견서).*(?:의견|참고|참조|수정)|의견.*(?:첨부|붙임|별지)", Plain)]
    private static partial Regex Elsewhere();

    // What breaks off: 15시 이후에, 정리하면요.
    [GeneratedRegex("(?:을|를|은|는|만|에|로|까지|부터|면|다음에|뒤에|후에|후|뒤)요?$", Plain)]
    private static partial Regex LeftOpen();

    [GeneratedRegex("(?<![한은된신간인긴] )다음(?:에는|엔|부터|번|번부터|번엔|에)(?= )|담번|담엔|앞으로|향후|차후", Plain)]
    private static partial Regex NextTime();

    [GeneratedRegex("(?:(?:나간|발송하신|발송한|보내신|보낸) (?:다음|뒤|후)|발송 ?(?:후|직후|뒤)|나중에).*(?:알려|귀띔|공유|얘기|연락 ?주)", Plain)]
    private static partial Regex OnceSent();

    [GeneratedRegex("동의|승인|반려|보류|취소|철회|이번|의견|결정|수정|바꿔|바꾸|고쳐|빼|하지만|다만|그런데|근데|그러나", Plain)]
    private static partial Regex AboutThis();

    [GeneratedRegex("(?:까요?|나요|가요|는지요?|ㄴ지요|은지요|건지|냐)$", Plain)]
    private static partial Regex Asking();

    [GeneratedRegex("누가|(?:이유|까닭|리)[가이]? ?(?:있|뭐)|뭘 더|무슨 (?:이의|이견|문제)", Plain)]
    private static partial Regex Rhetorical();

    [GeneratedRegex("(?:(?:문자|건|거|안내)(?:이시|시|이)?죠|셨죠|셨나요|셨어요|잖아요|는데요|면서요|안 ?했나요|괜찮으세요)$", Plain)]
    private static partial Regex AsksOfItself();

    [GeneratedRegex("(?:잘|안녕|건강|별일|오랜만|무사히).{0,12}(?:셨어요|셨나요|셨죠|셨는지요?|신가요|신지요?|세요|십니까)$", Plain)]
    private static partial Regex GreetingQuestion();

    [GeneratedRegex("동의|승인|찬성|허가", Plain)]
    private static partial Regex YesNoun();

    // What is said of a part of the notice, or of it.
    [GeneratedRegex(
        "(?:문구|문안|문장|문자|본문|내용|제목|날짜|일자|시간|시각|링크|번호|발신번호|전화번호|주소|표기|명칭|대상|명단|글씨|폰트|파일|첨부|안내문|줄|글)\\S{0,2}(?:은"
        + "|는|이|가|도|의|을|를)(?=\\s)|^(?:이건|이거|이게|그건|그게|그거|여기)",
        Plain)]
    private static partial Regex OfTheText();

    [GeneratedRegex(
        "좋|깔끔|명확|친절|알차|훌륭|완벽|정확|적절|적정|적합|충분|맞습|맞고|맞네|맞아|괜찮|무난|이해하기 쉬|알기 쉬|잘 (?:썼|쓰|봤|읽|정리|됐|되|보|나|만들|적)|최고|도움"
        + "|반갑|다행|수고|고생|감사|고맙|확인했|검토했|읽었|봤습|봤어|숙지|공유|전달했|응원|예쁘|재밌|재미있|마음에",
        Plain)]
    private static partial Regex Praise();

    // 박지영 드림, 운영지원팀 표인영, Thanks, Best regards.
    [GeneratedRegex(
        "(?:드림|올림|배상|주무관|팀장|과장|님|씀|끝|이상|이상입니다|네|넵|예)$|(?:팀|과|부|실|센터|재단|담당관|파트)(?: \\S{2,4})?$|^(?:hi|hello"
        + "|dear|thanks|thank you|best|regards|best regards|kind regards|cheers)?,?\\s?(?:[a-z]{2,12})?,?$",
        Plain | RegexOptions.IgnoreCase)]
    private static partial Regex Closing();

    [GeneratedRegex("^(?:좀|너무|많이|진짜|매우|훨씬|조금|살짝|약간|아주|참|영|별로|다소|되게|정말|무척|꽤|제법|뭔가|그냥|다|더|덜|또|딱|꼭|막) ", Plain)]
    private static partial Regex Degree();

    [GeneratedRegex("(?:다|요|음|함|임|죠|네|네여|군)$", Plain)]
    private static partial Regex Predicate();
}
