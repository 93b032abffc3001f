using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>The ways in which a Korean sentence ends with a yes said outright.</summary>
internal static partial class YesForms
{
    // Marks of tone behind the last word.
    private const string Tone = @"(?:\s*[요욤용~!ㅎㅋㅠㅜ♡])*$";

    private const string Noun = "(?:동의|찬성|대찬성|찬동|승인|허락|허가|수락|승낙|컨펌|통과|인정|합격|대환영|수용|가결)";

    // 합니다, 드려요, 입니다, 하기로 했습니다, (으)로 회신합니다.
    private const string Verb =
        "(?:합니다|합니당|입니당|함다|임다|합니더|입니더|이여유|해유|함|해요|하였습니다|했습니다|드립니다|드려요|드림|입니다|임|이에요|예요|이야|이네|하네|합니다요|하겠습니다|하겠음|할게요|할께요|드리겠습니다|됩니다|됨|되었습니다|한다|하오"
        + "|하는 바입니다|한다는 의견입니다|의견입니다|의견임|의사입니다|쪽입니다|한다고요|의견 (?:드립니다|드려요|냅니다|전합니다)|의견으로 (?:회신|회답|답변|갈음|제출)\\S*"
        + "|(?:으로|로) (?:회신|회답|답변|갈음|처리|정리|기록)\\S*(?: (?:주세요|주시기 바랍니다|바랍니다))?|처리\\S*|회신(?:합니다|함|드립니다|드려요)"
        + "|하기로 (?:했습니다|하였습니다|정리되었습니다|결정했습니다|의견을 모았습니다)|하는 데 뜻을 모았습니다)?";

    private const string Said =
        "(?:(?:^|[\\s,:]|원안|발송|전원|백번|적극|당연히)[\"'「『‘“\\[(]*" + Noun + "[\"'」』’”\\])]*(?:\\s?" + Noun + ")?(?:(?:을|를|에)(?=\\s?\\S))?\\s?" + Verb + ")" + Tone;

    /// <summary>What there is none of where nothing is objected to: 이견, 막을 이유, 고칠 데.</summary>
    public const string Objection =
        "(?:이견|이의|이론|반대|문제|이상|의견|다른 의견|별다른 의견|이상한 점|특이사항|하자|지장|반대할 (?:이유|사유|까닭|일)|막을 (?:이유|생각|까닭)|거절할 (?:뜻|이유)|반려할 (?:사유|이유)"
        + "|흠잡을 (?:데|곳)|손(?:댈|볼) (?:데|곳)|고칠 (?:데|곳|것|게|점)|망설일 (?:까닭|이유))";

    private const string NoObjection =
        Objection + "(?:이|가|은|는|도|을|를)?\\s?(?:전혀 |하나도 )?(?:없|찾지 못)"
        + "(?:습니다|음|어요|네요|다|음요|슴다|습니당|지요|죠|었습니다|다고 봅니다|다는 의견입니다|음을 (?:회신|알려)\\S*(?: \\S+)?)" + Tone;

    // 셔도 됩니다, 시면 됩니다, 세요, 시기 바랍니다.
    private const string Invitation =
        "(?:(?:주\\s?)?(?:셔도|시어도|도)\\s?(?:됩니다|돼요|됨|될 것 같습니다|좋습니다|좋아요|무방합니다|괜찮습니다|상관없습니다)|(?:주\\s?)?(?:시면|면) (?:됩니다|돼요|되겠습니다|되십니다)"
        + "|(?:주\\s?)?(?:세요|십시오|셔요|시지요|시죠|시게|소서|시기 바랍니다|기 바랍니다|기 바람|시길 바랍니다|시면 좋지요|시오))";

    private const string Stem = "(?:(?:발송|송출|송신|전송|진행|시행|추진|집행)\\s?(?:하|해)|보내|내보내|띄우|부치|내려보내|돌리|쏘|그렇게 하|그대로 하|그대로 가|그대로 두|나가게 하)";

    // 좋은 하루 보내세요 sends nothing.
    private const string Send =
        "(?<!하루 )(?<!주말 )(?<!연휴 )(?<!시간 )(?<!저녁 )(?<!한 주 )(?<!한주 )(?<!명절 )(?<!밤 )(?<!휴가 )(?<!오후 )(?<!가을 )(?<!겨울 )(?<!되)(?<!수고)"
        + "(?:" + Stem + "\\s?" + Invitation
        + "|(?:보내|내보내|띄워|부쳐|쏴|해|하게 해|나가게 해) ?(?:주)?(?:셔도|도) ?(?:됩니다|돼요|좋습니다|무방합니다|괜찮습니다)"
        + "|(?:내보내|보내|띄워|나가게 해|부쳐|발송해|진행해) ?주(?:세요|십시오|시기 바랍니다|시면 됩니다|시길 바랍니다)"
        + "|(?:발송|송출|송신|전송|진행|시행|추진|배포|집행)(?:을|를)? ?(?:바랍니다|바람|요망|부탁드립니다|부탁드려요|부탁합니다|하면 됩니다|무방(?:합니다|함|하다고 봅니다)?|가능(?:합니다|함)?|가함|고고|ㄱㄱ)"
        + "|(?:그대로|이대로|예정대로|그냥) (?:가시죠|가시지요|가면 됩니다|나가면 됩니다|나가도 됩니다)|나가(?:면|도|셔도) (?:됩니다|돼요|좋습니다)|(?:어서|얼른|바로|빨리) 알려 드리세요)" + Tone;

    /// <summary>All forms, the plainest first.</summary>
    public static readonly (YesForm Form, Regex Regex)[] All = [(YesForm.Said, SaidRegex()), (YesForm.NoObjection, NoObjectionRegex()), (YesForm.Send, SendRegex())];

    /// <summary>보내 주세요 alone may ask to be sent something, so that it clears nothing that stands before it.</summary>
    [GeneratedRegex("(?<!내)(?<!그대로 )(?<!예정대로 )(?<!이대로 )보내 ?주(?:세요|십시오|시기 바랍니다|시길 바랍니다)$", RegexOptions.CultureInvariant)]
    public static partial Regex MayAskForIt();

    /// <summary>A yes that leads on to more: 동의하며, 찬성이고, 이견 없으니. 동의하고 싶지만 is none.</summary>
    [GeneratedRegex(
        "(?:(?:^|[\\s,:]|원안)" + Noun + "(?:을|를)?\\s?(?:하고,|이고,|드리고,|(?:하며|하고요|이고요|이며|이니까?|니까|하니|하므로|하오니|드리며|드리고요)[,\\s])"
        + "|" + Objection + "(?:이|가|은|는|도)?\\s?없(?:고,|(?:으며|고요|으니까?|으므로|어서)[,\\s]))\\s*(?!싶|있|않|못|말)",
        RegexOptions.CultureInvariant)]
    public static partial Regex Leading();

    [GeneratedRegex(Said, RegexOptions.CultureInvariant)]
    private static partial Regex SaidRegex();

    [GeneratedRegex(NoObjection, RegexOptions.CultureInvariant)]
    private static partial Regex NoObjectionRegex();

    [GeneratedRegex(Send, RegexOptions.CultureInvariant)]
    private static partial Regex SendRegex();
}
