using System.Buffers;
using System.Text.RegularExpressions;

namespace ConsultAddin.Core.Replies.Texts;

/// <summary>Lines and paragraphs that a program or an office puts around every mail: mobile footers, banners, disclaimers.</summary>
internal static partial class Footers
{
    // As the clients write them; the Korean ones end in 보냄, 보냈습니다, 발송됨 or 보내기.
    private static readonly string[] MobileStarts =
    [
        "sent from my ", "sent from mobile", "sent from outlook", "sent from mail for", "sent from yahoo", "sent from proton", "sent from aol", "sent from spark", "sent from samsung", "sent from nine", "sent from bluemail", "sent from newton", "sent with ", "sent via ", "sent by ", "sent using ", "sent on the go", "sent through ",
        "sent from the ", "sent from a ", "sent from ", "get outlook for ", "get [outlook for ", "get bluemail for", "outlook for android", "outlook for ios", "yahoo mail:", "sent while mobile", "envoyé de mon ", "envoyé depuis ", "envoyé à partir", "von meinem ", "gesendet von ", "gesendet mit ", "gesendet aus ", "diese nachricht wurde von meinem", "enviado desde ", "enviado do ", "enviado de ", "enviado a partir", "enviado pelo ", "enviado via ", "inviato da ", "inviato dal ",
        "verstuurd vanaf ", "verzonden vanaf ", "verzonden met ", "skickat från ", "skickades från", "sendt fra ", "sendt med ", "wysłane z ", "wysłano z ", "отправлено с ", "отправлено из ", "надіслано з ", "odesláno z", "lähetetty ", "iphone'umdan gönderildi", "iphoneから送信", "iphone から送信", "从我的", "发自我的", "發自我的", "從我的", "trimis de pe", "skickad från", "out for delivery", "typed on ",
    ];

    private static readonly string[] MobileEnds = ["에서 보냄", "에서 보냄.", "에서 보냈습니다", "에서 보냈습니다.", "에서 발송됨", "에서 발송되었습니다.", "에서 전송됨", "앱에서 보낸 메일입니다.", "에서 보낸 메일입니다.", "에서 보낸 메일"];

    private static readonly string[] MobileDevices =
        ["iphone", "ipad", "ipod", "phone", "mobile", "cell", "device", "blackberry", "tablet", "htc", "typeapp", "mailbox", "proton", "spark", "yahoo", "galaxy", "갤럭시", "아이폰", "아이패드", "스마트폰", "휴대폰", "모바일", "android", "안드로이드", "outlook", "mail", "메일", "samsung", "삼성", "naver", "네이버", "daum", "다음", "kakao", "카카오", "lg", "windows", "mac", "hiworks", "하이웍스", "앱", "단말", "기기", "태블릿", "워크스", "works"];

    private const string DisclaimerFrame = " \t*_-=<>[]()·|\"'“※◎○□#■▶☞";

    private static readonly string[] DisclaimerStarts =
    [
        "본 메일", "본메일", "이 메일", "이메일", "이 이메일", "본 이메일", "본 전자우편", "이 전자우편", "본 전자메일", "이 전자메일", "본 메시지", "이 메시지", "본 문서", "본 통신", "본 e-mail", "본 email", "이 e-mail", "본 e메일", "본 내용은", "본 우편",
        "보안 안내", "보안안내", "주의사항", "보안 유의", "면책", "법적 고지", "법적고지", "비밀유지", "기밀",
        "this e-mail", "this email", "this message", "this communication", "this mail", "this transmission", "the information", "the contents", "the content of this", "confidential", "disclaimer", "legal notice", "privileged", "important notice", "notice:", "if you are not the intended", "if you have received this",
        "if you received this", "any unauthorized", "unauthorized", "please consider the environment", "please notify the sender", "einschließlich", "diese e-mail", "ce message", "este mensaje", "este correo", "questo messaggio", "esta mensagem", "notice of confidentiality", "privacy notice", "confidentiality",
        "귀하가 수신인", "수신인이 아닌", "만약 수신자", "만일 본", "만약 본", "잘못 수신", "잘못 전송", "환경을 위해", "인쇄하기 전에", "수신자가 아닌", "지정된 수신", "개인정보 보호",
    ];

    private static readonly string[] DisclaimerWords =
    [
        "수신인", "수신자", "지정된", "비밀", "기밀", "영업비밀", "법률", "법령", "삭제", "폐기", "무단", "잘못", "책임", "금지", "보안", "공개", "누설", "유출", "인쇄", "환경", "정보통신망", "개인정보", "바이러스", "보호되는", "법적으로", "배포", "오발송", "열람",
        "confidential", "privileged", "intended recipient", "intended solely", "intended only", "intended for", "unauthorized", "unauthorised", "delete", "disclos", "distribution", "prohibited", "copying", "liability", "virus", "proprietary", "environment", "printing", "legally", "in error", "recipient",
        "vertraulich", "confidentiel", "confidencial", "riservat",
    ];

    // Phrases that only gateways write.
    private static readonly string[] BannerPhrases =
    [
        "외부에서 발송된 메일", "외부에서 발송된 이메일", "외부에서 수신된", "외부에서 보낸 메일", "외부에서 유입된", "외부 메일입니다", "외부메일입니다", "외부 발신 메일", "외부 발신자", "외부에서 온 메일", "조직 외부에서", "기관 외부에서", "외부인이 보낸 메일", "외부 이메일입니다",
        "[외부 메일]", "[외부메일]", "[외부]", "[external]", "[ext]", "자주 메일을 받지", "메일을 자주 받지", "중요한 이유를 알아보세요", "중요한 이유 알아보기", "처음으로 보낸 메일", "external email", "external sender", "external message", "originated from outside", "originated outside", "outside of the organization",
        "outside of your organization", "outside your organization", "outside the organization", "outside the organisation", "outside of our organization", "outside our organization", "don't often get email", "learn why this is important", "do not click links", "do not click on links", "don't click links", "do not open attachments", "zjqcmqryfpfptbanner",
        "some people who received this message don't", "this sender is from outside", "unverified sender", "스팸 의심 메일입니다", "스팸의심 메일입니다", "스팸으로 의심되는 메일입니다", "피싱 의심 메일입니다", "피싱으로 의심되는 메일입니다", "악성 메일로 의심됩니다", "수신확인이 설정된 메일입니다", "수신 확인이 설정된 메일입니다", "바이러스 검사가 완료", "바이러스 검사를 마친", "바이러스가 없습니다", "virus-free", "virus free.", "www.avast.com", "scanned by mailscanner", "checked for viruses by", "no virus found in this",
    ];

    private static readonly SearchValues<string> AnyBannerPhrase = SearchValues.Create(BannerPhrases, StringComparison.OrdinalIgnoreCase);
    // Of what banners and disclaimers speak in their further sentences.
    private static readonly SearchValues<string> NoticeTopics = SearchValues.Create(
        ["링크", "첨부", "발신자", "보낸 사람", "악성", "피싱", "의심", "link", "attachment", "sender", "phishing", "suspicious", "copy", "in writing", "복사"], StringComparison.OrdinalIgnoreCase);
    private static readonly SearchValues<string> AnyDisclaimerWord = SearchValues.Create(DisclaimerWords, StringComparison.OrdinalIgnoreCase);

    // Every start of a mobile footer begins with one of these letters; most lines end here.
    private static readonly SearchValues<char> MobileLetters = SearchValues.Create([.. MobileStarts.SelectMany(s => new[] { char.ToLowerInvariant(s[0]), char.ToUpperInvariant(s[0]) }).Distinct()]);

    /// <summary>Whether a line is a phone's or a program's footer.</summary>
    public static bool IsMobile(string line)
    {
        if (IsMobileSentence(line)) return true;
        if (line.Length > 200) return false;
        // "… 보냈습니다. 간결함을 양해해 주세요.", "… 발송되었습니다. | 카카오메일 바로가기"
        var first = line.IndexOf(". ", StringComparison.Ordinal) + 1;
        if (first == 0) first = line.IndexOf('|', StringComparison.Ordinal);
        if (first <= 0 || !IsMobileSentence(line[..first])) return false;
        foreach (var piece in line[first..].Split([". ", "|"], StringSplitOptions.None))
        {
            if (piece.Trim(' ', '.') is { Length: > 0 } rest && !IsApology(rest) && !IsInvitation(rest)) return false;
        }
        return true;
    }

    /// <summary>Whether a line excuses a phone's short words, as it does below a phone's footer.</summary>
    public static bool IsApology(string line) => line.Length is > 0 and <= 100 && !SpeaksOfTheSheet(line) && Excuse().IsMatch(line.Trim(' ', '.', '!'));

    // To the program's own page or shop.
    private static bool IsInvitation(string line) =>
        line.Length <= 40 && !SignatureBlock.IsSentence(line) && (line.EndsWith("바로가기", StringComparison.Ordinal) || line.EndsWith("다운로드", StringComparison.Ordinal) || line.EndsWith("받기", StringComparison.Ordinal))
        || ProgramNotes.IsLink(line);

    private static bool IsMobileSentence(string line)
    {
        var bare = line.AsSpan().Trim(" \t*_-[]()<>·|");
        if (bare.Length is 0 or > 140) return false;
        var starts = MobileLetters.Contains(bare[0]);
        if (!starts && !EndsAsMobile(bare) && !bare.Contains("보냄", StringComparison.Ordinal) && !bare.Contains("보냈", StringComparison.Ordinal) && !bare.Contains("에서 작성", StringComparison.Ordinal) && !bare.Contains("에서 전송", StringComparison.Ordinal) && !bare.Contains("용 Outlook", StringComparison.OrdinalIgnoreCase)) return false;
        var text = bare.ToString();
        if (WithProgram().IsMatch(text) || OnDevice().IsMatch(text)) return true;
        if (text.Contains("용 Outlook", StringComparison.OrdinalIgnoreCase) && (text.Contains("다운로드", StringComparison.Ordinal) || text.Contains("받기", StringComparison.Ordinal) || text.Contains("aka.ms", StringComparison.Ordinal))) return true;
        foreach (var end in MobileEnds)
        {
            if (text.EndsWith(end, StringComparison.Ordinal) && text.Length <= 60 && MobileDevices.Any(d => text.Contains(d, StringComparison.OrdinalIgnoreCase)))
                return true;
        }
        if (!starts) return false;
        foreach (var start in MobileStarts)
        {
            if (!text.StartsWith(start, StringComparison.OrdinalIgnoreCase)) continue;
            // "Sent from my desk it looks fine." is a sentence.
            var rest = text[start.Length..];
            if (rest.Trim('.', '!', ' ').Length == 0) return true;
            if (rest.Contains(", ", StringComparison.Ordinal) && !rest.Contains("excuse", StringComparison.OrdinalIgnoreCase) && !rest.Contains("typo", StringComparison.OrdinalIgnoreCase)) return false;
            return rest.Split(' ').Length <= 12 && (!rest.TrimEnd('.').Contains(". ", StringComparison.Ordinal) || rest.Contains("excuse", StringComparison.OrdinalIgnoreCase))
                && (MobileDevices.Any(d => text.Contains(d, StringComparison.OrdinalIgnoreCase))
                    || (!start.StartsWith("sent ", StringComparison.Ordinal) || start == "sent from my ") && rest.Split(' ').Length <= 5);
        }
        return false;
    }

    private static bool EndsAsMobile(ReadOnlySpan<char> text)
    {
        foreach (var end in MobileEnds)
        {
            if (text.EndsWith(end, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    // Words of the law, which nobody uses of a text message.
    private static readonly string[] Strong = ["수신인", "지정된", "기밀", "비밀", "무단", "법률", "법적", "법령", "잘못 수신", "잘못 전송", "오발송", "누설", "책임"];

    private static readonly SearchValues<string> OfTheSheet = SearchValues.Create(
        ["문구", "문안", "보완", "수정해", "수정하", "수정 ", "변경해", "변경하", "빼 주", "빼주", "빼고", "추가해", "발송해", "보내 주", "보내주", "동의합", "동의함", "승인합", "승인함", "반려합", "반려함", "보류", "이견 없", "이의 없"],
        StringComparison.Ordinal);

    /// <summary>Whether words are about the text that is being consulted on, as no banner's and no disclaimer's are.</summary>
    public static bool SpeaksOfTheSheet(string text) =>
        // 동대문구 and 서대문구 are districts, not words on a wording.
        (text.Contains("대문구", StringComparison.Ordinal) ? text.Replace("대문구", "", StringComparison.Ordinal) : text).AsSpan().ContainsAny(OfTheSheet)
        || text.Contains("approve", StringComparison.OrdinalIgnoreCase) && !text.Contains("approved in writing", StringComparison.OrdinalIgnoreCase) && text.Length < 100;

    /// <summary>Whether a line begins as disclaimers begin.</summary>
    public static bool BeginsDisclaimer(string line)
    {
        var text = line.AsSpan().TrimStart(DisclaimerFrame);
        foreach (var start in DisclaimerStarts)
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    /// <summary>Whether a paragraph, or its beginning, is a disclaimer.</summary>
    public static bool IsDisclaimer(string paragraph)
    {
        var text = paragraph.AsSpan().Trim(DisclaimerFrame).ToString();
        if (text.Length < 18 || !text.AsSpan().ContainsAny(AnyDisclaimerWord)) return false;
        // "이 메시지에서 개인정보는 빼 주세요" speaks of the sheet's message, not of this mail.
        if (SpeaksOfTheSheet(text)) return false;
        var begins = BeginsDisclaimer(text);
        if (begins && HasOne(text.AsSpan(0, Math.Min(text.Length, 12)).ToString(), "메시지", "문서", "통신", "내용", "주의", "개인정보", "보호")
            && Strong.Count(w => text.Contains(w, StringComparison.Ordinal)) < 2) return false;
        var words = 0;
        foreach (var word in DisclaimerWords)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase)) words++;
        }
        // Words on saving paper.
        if (text.Length < 200 && ((text.Contains("인쇄", StringComparison.Ordinal) && text.Contains("환경", StringComparison.Ordinal))
            || (text.Contains("environment", StringComparison.OrdinalIgnoreCase) && text.Contains("print", StringComparison.OrdinalIgnoreCase)))) return true;
        return begins ? words >= 2 || (words == 1 && text.Length > 60) : words >= 5 && text.Length > 100;
    }

    /// <summary>Whether a line below a signature says how the office's mail is to be treated: "※ 업무메일은 업무 목적으로만 사용하며 …".</summary>
    public static bool IsOfficeNotice(string line) =>
        line.Length is > 15 and <= 300 && OfThisMail().IsMatch(line) && !SpeaksOfTheSheet(line)
        && HasOne(line, "목적", "비공개", "암호화", "보안", "공식 입장", "공식입장", "개인정보", "책임", "유출", "삭제");

    /// <summary>The sentences of a disclaimer's or a banner's line that aren't of its kind and may take something back: somebody wrote on there.</summary>
    public static IEnumerable<string> Beside(string line) => line.Split(". ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Where(sentence => Restraint.MayBeIn(sentence) && !sentence.AsSpan().ContainsAny(AnyDisclaimerWord) && !HasBannerPhrase(sentence)
            && (SpeaksOfTheSheet(sentence) || !sentence.AsSpan().ContainsAny(NoticeTopics)));

    /// <summary>Whether a paragraph is a warning that a gateway put there, or a scanner's seal.</summary>
    public static bool IsBanner(string paragraph)
    {
        if (paragraph.Length is 0 or > 1200) return false;
        if (HasBannerPhrase(paragraph)) return true;
        // "외부에서 온 메일이니 링크에 주의": from outside, a mail, came, take care.
        return paragraph.Contains("외부", StringComparison.Ordinal) && HasOne(paragraph, "메일", "이메일", "전자우편")
            && HasOne(paragraph, "수신", "발송", "발신", "유입", "전송", "보낸") && HasOne(paragraph, "주의", "확인", "링크", "첨부", "유의");
    }

    /// <summary>Whether a line holds words that only gateways write.</summary>
    public static bool HasBannerPhrase(string line) => line.AsSpan().ContainsAny(AnyBannerPhrase) || IsTreatment(line);

    // "[보안] 본 메일은 첨부파일 무해화(CDR) 처리되었습니다. 원본이 필요한 경우 …": what the gateway did with this mail, and whom to ask.
    private static bool IsTreatment(string line)
    {
        if (line.Length > 300 || !TreatmentStart().IsMatch(line)) return false;
        var sentences = line.Split(". ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return (Treated().IsMatch(sentences[0]) || Detected().IsMatch(sentences[0])) && sentences.Skip(1).All(s => HasOne(s, "문의", "담당자", "관리자", "원본", "유의", "주의"));
    }

    // A gateway's sign, or the mail itself as the subject.
    [GeneratedRegex(@"^\W{0,4}(?:(?:보안|보안\s?메일|메일\s?보안|보안\s?알림|보안\s?안내|알림|안내|시스템|자동\s?알림|망\s?연계|개인정보(?:\s?보호|\s?검출|\s?알림)?|무해화|CDR|DLP)\s?[\]】)]|(?:본|이|해당)\s?(?:메일|이메일|전자우편)(?:[은는의이]|에서?)\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TreatmentStart();

    [GeneratedRegex(@"(?:무해화|CDR|콘텐츠\s?재조합|망\s?연계|망\s?간\s?자료|(?:첨부\s?파일|첨부|파일|문서)\S{0,3}\s(?:\S{1,10}\s)?\S{0,6}변환)[^\n]{0,40}(?:(?:되었|됐|하였|했)습니다|되었음|됨|완료)\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Treated();

    // The mail itself, or the office's mail, is what such a line speaks of.
    [GeneratedRegex(@"^[\s*-]*[※▶■•☞]\s?(?:(?:[가-힣]{1,8}\s?)?업무(?:용)?\s?(?:메일|이메일|전자우편)|(?:본|이|해당)\s?(?:메일|이메일|전자우편|전자메일|e-?mail))(?:[은는이의]|에는|로)\s", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OfThisMail();

    // "다우오피스 모바일에서 작성된 메일입니다."
    [GeneratedRegex(@"^[A-Za-z가-힣0-9 ]{0,16}(?:모바일|앱|휴대폰|스마트폰|아이폰|아이패드|iPhone|iPad|Galaxy|갤럭시|안드로이드|Android)\s?(?:앱|버전)?에서 (?:작성|전송)(?:된 메일입니다|한 메일입니다|되었습니다|했습니다|하였습니다|됨)\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex OnDevice();

    // "Spark로 보냄", and no file that somebody sent by mail.
    [GeneratedRegex(@"^(?:Spark|Airmail|Newton|Nine|Canary(?:\sMail)?|BlueMail|Edison(?:\sMail)?|Outlook|Gmail|Mailbird|eM\sClient|Superhuman|Missive|Aqua\sMail|Samsung\sEmail|iPhone|iPad|아이폰|아이패드|갤럭시\S{0,10}|휴대폰|스마트폰|모바일)(?:으)?로\s(?:보냄|보냈습니다)\.?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex WithProgram();

    // A person finds personal data as well: only under a gateway's sign.
    [GeneratedRegex(@"^\W{1,4}[가-힣A-Z\s]{2,10}[\]】)][^\n]{0,40}(?:개인정보|악성코드|바이러스)[^\n]{0,40}(?:검출|탐지|발견|차단)\s?(?:되었습니다|됐습니다|되었음|됨|되지 않았습니다)\.?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Detected();

    // The whole sentence: what a person adds to it is the person's.
    [GeneratedRegex(@"^(?:(?:\S{1,10}\s){0,2}\S{0,3}(?:간결|간략|짧|오타|오탈자)\S{0,4}\s(?:(?:있을|수|있으니|있어도|있더라도|답|답장|답변|회신|글|점)\S{0,2}\s){0,4}(?:양해|이해|용서)\S{0,2}\s?(?:바랍니다|바라요|부탁드립니다|부탁드려요|부탁합니다|주세요|주십시오|구합니다)|(?:please\s)?(?:excuse|forgive|pardon|apologi[sz]e\sfor)(?:\s(?:my|the|any|brevity|typos?|typing|terseness|shortness|autocorrect|spelling|errors?|mistakes?|and|or|of|this|message|e-?mail)){1,9}|bitte\sentschuldigen\ssie\s(?:die|meine|etwaige)\s(?:kürze|tippfehler))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Excuse();

    private static bool HasOne(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal)) return true;
        }
        return false;
    }
}
