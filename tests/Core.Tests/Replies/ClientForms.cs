using System.Net;

namespace ConsultAddin.Core.Tests.Replies;

/// <summary>How one mail program writes an answer around the mail that it answers.</summary>
/// <param name="Client">The program, with its language.</param>
/// <param name="Source">Where the form stands.</param>
/// <param name="Body">The body; <c>{answer}</c> is what the person wrote, <c>{quoted}</c> the mail being answered, <c>{&gt;quoted}</c> the same with marks.</param>
/// <param name="Html">Whether it is HTML; then the tag around each line of answer and quotation stands in <paramref name="Line"/>.</param>
/// <param name="Line">Opening tag of a line in HTML, such as <c>div</c>.</param>
internal sealed record ClientForm(string Client, string Source, string Body, bool Html = false, string Line = "div")
{
    /// <summary>The body with an answer and a quotation put in.</summary>
    public string Write(string answer, string quoted) => Html
        ? Body.Replace("{answer}", Lines(answer), StringComparison.Ordinal).Replace("{quoted}", Lines(quoted), StringComparison.Ordinal)
        : Body.Replace("{answer}", answer, StringComparison.Ordinal)
            .Replace("{>quoted}", string.Join('\n', quoted.Split('\n').Select(l => l.StartsWith('>') ? ">" + l : "> " + l)), StringComparison.Ordinal)
            .Replace("{quoted}", quoted, StringComparison.Ordinal);

    public override string ToString() => Client;

    private string Lines(string text)
    {
        var end = Line.Split(' ')[0];
        return string.Concat(text.Split('\n').Select(l => end == "br"
            ? WebUtility.HtmlEncode(l) + "<br>"
            : $"<{Line}>{(l.Length == 0 ? end == "p" ? "&nbsp;" : "<br>" : WebUtility.HtmlEncode(l))}</{end}>\r\n"));
    }
}

/// <summary>The forms of the clients that reviewers use. "Memory" marks those of which no public sample was found.</summary>
internal static class ClientForms
{
    private const string Head = """
        보낸 사람: 김민수 <minsu@seoul.example>
        보낸 날짜: 2026년 11월 24일 화요일 오전 9:12
        받는 사람: 120다산콜재단 <ops@dasan120.example>
        참조: 시민봉사담당관 <citizen@seoul.example>
        제목: [사전협의 C2026-00142-L] 한파대응팀 · 한파쉼터 안내 · 11/24 14:00 발송
        """;

    private const string HtmlHead =
        "<b>보낸 사람:</b> 김민수 &lt;minsu@seoul.example&gt;<br><b>보낸 날짜:</b> 2026년 11월 24일 화요일 오전 9:12<br><b>받는 사람:</b> 120다산콜재단 &lt;ops@dasan120.example&gt;<br><b>제목:</b> [사전협의 C2026-00142-L] 한파대응팀";

    public static readonly IReadOnlyList<ClientForm> All =
    [
        new("Gmail web (ko)", "Linux kernel lists", "{answer}\n\n2026년 11월 24일 (화) 오전 9:12, 김민수 <minsu@seoul.example>님이 작성:\n\n{>quoted}\n"),
        new("Gmail nameless (ko)", "Linux kernel lists", "{answer}\n\n2026년 11월 24일 (화) 오전 9:12, <minsu@seoul.example>님이 작성:\n{>quoted}\n"),
        new("Gmail, broken in the address (ko)", "Linux kernel lists", "{answer}\n\n2026년 11월 24일 (화) 오전 9:12, 김민수 <minsu@seoul.example\n>님이 작성:\n\n{>quoted}\n"),
        new("Gmail web (en)", "public parsers' suites", "{answer}\n\nOn Tue, Nov 24, 2026 at 9:12 AM 김민수 <\nminsu@seoul.example> wrote:\n\n{>quoted}\n"),
        new("Gmail below the quotation (en)", "public parsers' suites", "On Tue, Nov 24, 2026 at 9:12 AM 김민수 <minsu@seoul.example> wrote:\n\n{>quoted}\n\n{answer}\n"),
        new("Apple Mail for macOS (ko)", "Apple's localisation", "{answer}\n\n> 2026. 11. 24. 오전 9:12, 김민수 <minsu@seoul.example> 작성:\n> \n{>quoted}\n"),
        new("iPhone (ko)", "Apple's localisation", "{answer}\n\n나의 iPhone에서 보냄\n\n2026. 11. 24. 오전 9:12, 김민수 <minsu@seoul.example> 작성:\n\n{>quoted}\n"),
        new("iPhone, text unmarked (ko)", "Apple's localisation", "{answer}\n\n내 iPhone에서 보냄\n\n2026. 11. 24. 오전 9:12, 김민수 <minsu@seoul.example> 작성:\n\n{quoted}\n"),
        new("iPhone (en)", "public parsers' suites", "{answer}\n\nSent from my iPhone\n\n> On Nov 24, 2026, at 9:12 AM, 김민수 <minsu@seoul.example> wrote:\n> \n{>quoted}\n"),
        new("Thunderbird, date first (ko)", "thunderbird-l10n ko", "{answer}\n\n2026. 11. 24. 오전 9:12에 김민수 이(가) 쓴 글:\n{>quoted}\n"),
        new("Thunderbird, name first (ko)", "thunderbird-l10n ko", "{answer}\n\n김민수 이(가) 2026-11-24 오전 9:12 에 쓴 글:\n{>quoted}\n"),
        new("Thunderbird, short date (ko)", "Linux kernel lists", "{answer}\n\n26. 11. 24. 09:12에 김민수 이(가) 쓴 글:\n{>quoted}\n"),
        new("Thunderbird, name only (ko)", "thunderbird-l10n ko", "{answer}\n\n김민수 이(가) 쓴 글:\n{>quoted}\n"),
        new("Thunderbird below the quotation (ko)", "thunderbird-l10n ko", "2026-11-24 오전 9:12에 김민수 이(가) 쓴 글:\n{>quoted}\n\n{answer}\n"),
        new("Thunderbird, original unmarked (ko)", "thunderbird-l10n ko", "{answer}\n\n\n--------    원본 메시지    --------\n제목: [사전협의 C2026-00142-L] 한파쉼터\n날짜: Tue, 24 Nov 2026 09:12:33 +0900\n보낸이: 김민수 <minsu@seoul.example>\n받는이: ops@dasan120.example\n\n{quoted}\n"),
        new("Thunderbird, forwarded (ko)", "thunderbird-l10n ko", "{answer}\n\n\n-------- 전달된 메시지 --------\n제목: \t[사전협의 C2026-00142-L] 한파쉼터\n날짜: \tTue, 24 Nov 2026 09:12:33 +0900\n보낸 사람: \t김민수 <minsu@seoul.example>\n받는 사람: \tops@dasan120.example\n\n{quoted}\n"),
        new("Thunderbird (en)", "thunderbird-l10n", "{answer}\n\nOn 11/24/26 9:12 AM, 김민수 wrote:\n{>quoted}\n"),
        new("Outlook classic, plain text (ko)", "public parsers' suites", "{answer}\n\n-----원본 메시지-----\n" + Head + "\n\n{quoted}\n"),
        new("Outlook classic, underscores (ko)", "public parsers' suites", "{answer}\n\n________________________________\n" + Head + "\n\n{quoted}\n"),
        new("Outlook 365, no bar (ko)", "public parsers' suites", "{answer}\n\n" + Head + "\n\n{quoted}\n"),
        new("Outlook, English date (ko)", "public parsers' suites", "{answer}\n\n________________________________\n보낸 사람: 김민수 <minsu@seoul.example>\n보낸 날짜: Tuesday, November 24, 2026 9:12:33 AM\n받는 사람: ops@dasan120.example\n제목: RE: [사전협의 C2026-00142-L]\n\n{quoted}\n"),
        new("New Outlook for Mac (ko)", "Microsoft's localisation", "{answer}\n\n보낸 사람: 김민수 <minsu@seoul.example>\n날짜: 화요일, 2026년 11월 24일 오전 9:12\n받는 사람: 120다산콜재단 <ops@dasan120.example>\n제목: [사전협의 C2026-00142-L] 한파쉼터\n\n{quoted}\n"),
        new("Outlook (en)", "public parsers' suites", "{answer}\n\n-----Original Message-----\nFrom: 김민수 [mailto:minsu@seoul.example]\nSent: Tuesday, November 24, 2026 9:12 AM\nTo: ops@dasan120.example\nCc: citizen@seoul.example; minsu@seoul.example;\n consult120@seoul.example\nSubject: [C2026-00142-L]\n\n{quoted}\n"),
        new("Outlook, starred labels (en)", "public parsers' suites", "{answer}\n\n*From:* 김민수 <minsu@seoul.example>\n*Sent:* Tuesday, November 24, 2026 9:12 AM\n*To:* ops@dasan120.example\n*Subject:* [C2026-00142-L]\n\n{quoted}\n"),
        new("Outlook marking lines (en)", "Outlook's option", "{answer}\n\n> -----Original Message-----\n> From: 김민수\n> Sent: Tuesday, November 24, 2026 9:12 AM\n{>quoted}\n"),
        new("Outlook for Android (ko)", "Microsoft's localisation", "{answer}\n\nAndroid용 Outlook 다운로드<https://aka.ms/AAb9ysg>\n________________________________\n" + Head + "\n\n{quoted}\n"),
        new("Outlook for iOS (en)", "public parsers' suites", "{answer}\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: 김민수 <minsu@seoul.example>\nSent: Tuesday, November 24, 2026 9:12:33 AM\nTo: ops@dasan120.example\nSubject: [C2026-00142-L]\n\n{quoted}\n"),
        new("Naver", "memory", "{answer}\n\n-----Original Message-----\nFrom: \"김민수\"<minsu@seoul.example>\nTo: \"120다산콜재단\"<ops@dasan120.example>;\nCc:\nSent: 2026-11-24 (화) 09:12:33 (GMT+09:00)\nSubject: [사전협의 C2026-00142-L] 한파쉼터\n\n{quoted}\n"),
        new("Daum", "public sample", "{answer}\n\n--------- 원본 메일 ---------\n보낸사람: 김민수 <minsu@seoul.example>\n받는사람 : 120다산콜재단 <ops@dasan120.example>\n날짜: 2026년 11월 24일 화요일, 09시 12분 33초 +0900\n제목: [사전협의 C2026-00142-L] 한파쉼터\n\n{quoted}\n"),
        new("Daum, labels on their own lines", "public sample", "{answer}\n\n--------- 원본 메일 ---------\n보낸사람\n: \"김민수\" <minsu@seoul.example>\n받는사람\n: \"120다산콜재단\" <ops@dasan120.example>\n날짜\n: 26.11.24 09:12 GMT +0900\n제목\n: [사전협의 C2026-00142-L]\n\n{quoted}\n"),
        new("Hiworks", "memory", "{answer}\n\n---------- Original Message ----------\nFrom : 김민수 <minsu@seoul.example>\nTo : ops@dasan120.example\nCc : citizen@seoul.example\nDate : 2026-11-24 09:12:33\nSubject : [사전협의 C2026-00142-L] 한파쉼터\n\n{quoted}\n"),
        new("NAVER WORKS", "memory", "{answer}\n\n-----Original Message-----\nFrom: \"김민수\"<minsu@seoul.example>\nTo: <ops@dasan120.example>;\nCc: <citizen@seoul.example>;\nSent: 2026. 11. 24. (화) 09:12:33 (GMT+09:00)\nSubject: [사전협의 C2026-00142-L]\n\n{quoted}\n"),
        new("Public office groupware", "memory", "{answer}\n\n-------- 원본메일 --------\n보낸사람 : 김민수 (한파대응팀) <minsu@seoul.example>\n받는사람 : 120다산콜재단 <ops@dasan120.example>\n보낸날짜 : 2026-11-24 09:12:33\n제목 : [사전협의 C2026-00142-L]\n\n{quoted}\n"),
        new("Groupware with equal signs", "public parsers' suites", "{answer}\n\n========================================\n보낸사람 : 김민수 <minsu@seoul.example>\n받는사람 : ops@dasan120.example\n참조 : citizen@seoul.example\n보낸일시 : 2026-11-24 09:12:33\n제목 : [사전협의 C2026-00142-L]\n\n{quoted}\n"),
        new("Zimbra (ko)", "ZmMsg_ko.properties", "{answer}\n\n----- 2026년 11월 24일, 오전 9:12, 김민수 minsu@seoul.example 작성:\n\n{>quoted}\n"),
        new("Zimbra, head repeated (ko)", "ZmMsg_ko.properties", "{answer}\n\n----- 원본 메시지 -----\n보낸 사람: \"김민수\" <minsu@seoul.example>\n수신: ops@dasan120.example\n보낸 날짜: 2026년 11월 24일 화요일 오전 9:12:33\n제목: [사전협의 C2026-00142-L]\n\n{quoted}\n"),
        new("Roundcube (ko)", "ko_KR/labels.inc", "{answer}\n\n2026-11-24 09:12에 김민수이(가) 쓴 내용:\n{>quoted}\n"),
        new("Roundcube, original unmarked (ko)", "ko_KR/labels.inc", "{answer}\n\n-------- 원본 메시지 --------\n제목: [사전협의 C2026-00142-L]\n날짜: 2026-11-24 09:12\n보낸 사람: 김민수 <minsu@seoul.example>\n받는 사람: ops@dasan120.example\n\n{quoted}\n"),
        new("SOGo (ko)", "SOGoMailKoreanReply.wo", "{answer}\n\n2026년 11월 24일 화요일 09:12 KST에 김민수 <minsu@seoul.example>(이)가 작성했습니다: \n \n{>quoted}\n"),
        new("K-9, original unmarked (ko)", "values-ko/strings.xml", "{answer}\n\n-------- 원본 메시지 --------\n보낸 날짜: 2026년 11월 24일 오전 9:12:33 GMT+09:00\n보낸 사람: 김민수 <minsu@seoul.example>\n받는 사람: ops@dasan120.example\n제목: [사전협의 C2026-00142-L]\n\n{quoted}\n"),
        new("K-9 (ko)", "values-ko/strings.xml", "{answer}\n\nOn 2026년 11월 24일 오전 9:12:33 GMT+09:00, 김민수 <minsu@seoul.example> 작성함:\n{>quoted}\n"),
        new("K-9, name only (ko)", "values-ko/strings.xml", "{answer}\n\n\n김민수 <minsu@seoul.example>이 씀:\n{>quoted}\n"),
        new("SnappyMail (ko)", "ko/user.json", "{answer}\n\n2026년 11월 24일 화요일 오전 9:12에 minsu@seoul.example이(가) 보낸 메시지\n\n{>quoted}\n"),
        new("Horde (ko)", "imp.po", "{answer}\n\n김민수 <minsu@seoul.example>을(를) 인용합니다:\n\n{>quoted}\n"),
        new("Samsung Mail (ko)", "memory", "{answer}\n\n내 Galaxy에서 보냄\n\n-------- 원본 이메일 --------\n보낸 사람: 김민수 <minsu@seoul.example>\n날짜: 26/11/24 오전 9:12 (GMT+09:00)\n받은 사람: ops@dasan120.example\n제목: [사전협의 C2026-00142-L]\n\n{quoted}\n"),
        new("Samsung Mail (en)", "public parsers' suites", "{answer}\n\nSent from my Galaxy\n\n-------- Original message --------\nFrom: 김민수 <minsu@seoul.example>\nDate: 11/24/26 9:12 AM (GMT+09:00)\nTo: ops@dasan120.example\nSubject: [C2026-00142-L]\n\n{quoted}\n"),
        new("Yahoo (en)", "public parsers' suites", "{answer}\n\n    On Tuesday, November 24, 2026 at 09:12:33 AM GMT+9, 김민수 <minsu@seoul.example> wrote:  \n \n {quoted}\n"),
        new("Zoho (en)", "public parsers' suites", "{answer}\n\n---- On Tue, 24 Nov 2026 09:12:33 +0900 김민수 <minsu@seoul.example> wrote ----\n\n{quoted}\n"),
        new("Forwarded by Gmail (ko)", "Google's localisation", "{answer}\n\n---------- Forwarded message ---------\n보낸사람: 김민수 <minsu@seoul.example>\nDate: 2026년 11월 24일 (화) 오전 9:12\nSubject: [사전협의 C2026-00142-L]\nTo: <ops@dasan120.example>\n\n\n{quoted}\n"),
        new("Forwarded by Apple Mail (ko)", "Apple's localisation", "{answer}\n\n전달된 메시지:\n\n보낸 사람: 김민수 <minsu@seoul.example>\n제목: [사전협의 C2026-00142-L]\n날짜: 2026년 11월 24일 오전 9:12:33 GMT+9\n받는 사람: ops@dasan120.example\n\n{quoted}\n"),

        new("Gmail web, HTML (ko)", "Gmail's markup", "<div dir=\"ltr\">{answer}</div><br><div class=\"gmail_quote gmail_quote_container\"><div dir=\"ltr\" class=\"gmail_attr\">2026년 11월 24일 (화) 오전 9:12, 김민수 &lt;<a href=\"mailto:minsu@seoul.example\">minsu@seoul.example</a>&gt;님이 작성:<br></div><blockquote class=\"gmail_quote\" style=\"margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex\">{quoted}</blockquote></div>", Html: true),
        new("Outlook on the web, HTML (ko)", "Microsoft's markup", "<html><head><style type=\"text/css\">P {margin-top:0;margin-bottom:0;}</style></head><body dir=\"ltr\"><div class=\"elementToProof\" style=\"font-size:12pt\">{answer}</div><div id=\"appendonsend\"></div><hr style=\"display:inline-block;width:98%\" tabindex=\"-1\"><div id=\"divRplyFwdMsg\" dir=\"ltr\"><font face=\"Calibri, sans-serif\" style=\"font-size:11pt\" color=\"#000000\">" + HtmlHead + "</font><div>&nbsp;</div></div><div class=\"BodyFragment\">{quoted}</div></body></html>", Html: true),
        new("Outlook classic, HTML (ko)", "Microsoft's markup", "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><!--[if gte mso 9]><xml><o:shapedefaults v:ext=\"edit\"/></xml><![endif]--></head><body lang=KO><div class=WordSection1>{answer}<p class=MsoNormal><o:p>&nbsp;</o:p></p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal>" + HtmlHead + "<o:p></o:p></p></div></div><p class=MsoNormal><o:p>&nbsp;</o:p></p>{quoted}</div></body></html>", Html: true, Line: "p class=MsoNormal"),
        new("Outlook for iOS, HTML (ko)", "Microsoft's markup", "<html><body><div dir=\"auto\">{answer}</div><div id=\"ms-outlook-mobile-signature\"><div></div><a href=\"https://aka.ms/o0ukef\">iOS용 Outlook</a>을 다운로드하세요.</div><div id=\"mail-editor-reference-message-container\" class=\"ms-outlook-mobile-reference-message\"><hr style=\"display:inline-block;width:98%\"><div id=\"divRplyFwdMsg\">" + HtmlHead + "</div>{quoted}</div></body></html>", Html: true),
        new("Apple Mail, HTML (ko)", "Apple's markup", "<html><body style=\"overflow-wrap: break-word; -webkit-nbsp-mode: space;\">{answer}<br><div><br><blockquote type=\"cite\"><div>2026. 11. 24. 오전 9:12, 김민수 &lt;minsu@seoul.example&gt; 작성:</div><br class=\"Apple-interchange-newline\"><div>{quoted}</div></blockquote></div><br></body></html>", Html: true),
        new("iPhone, HTML (ko)", "Apple's markup", "<html><body dir=\"auto\">{answer}<br id=\"lineBreakAtBeginningOfSignature\"><div dir=\"ltr\">나의 iPhone에서 보냄</div><div dir=\"ltr\"><br><blockquote type=\"cite\">2026. 11. 24. 오전 9:12, 김민수 &lt;minsu@seoul.example&gt; 작성:<br><br></blockquote></div><blockquote type=\"cite\"><div dir=\"ltr\">{quoted}</div></blockquote></body></html>", Html: true),
        new("Thunderbird, HTML (ko)", "thunderbird-l10n ko", "<html><body><p>{answer}</p><div class=\"moz-cite-prefix\">2026. 11. 24. 오전 9:12에 김민수 이(가) 쓴 글:<br></div><blockquote type=\"cite\" cite=\"mid:c0142.r1@seoul.example\">{quoted}</blockquote></body></html>", Html: true, Line: "br"),
        new("Thunderbird below the quotation, HTML (ko)", "thunderbird-l10n ko", "<html><body><div class=\"moz-cite-prefix\">2026. 11. 24. 오전 9:12에 김민수 이(가) 쓴 글:<br></div><blockquote type=\"cite\">{quoted}</blockquote><p>{answer}</p></body></html>", Html: true, Line: "br"),
        new("Naver, HTML", "memory", "<html><head></head><body><div style=\"font-size:10pt; font-family: Gulim;\">{answer}<p><br></p><div><p style=\"margin:0\">-----Original Message-----<br><b>From:</b> \"김민수\"&lt;minsu@seoul.example&gt; <br><b>To:</b> \"120다산콜재단\"&lt;ops@dasan120.example&gt;; <br><b>Cc:</b> <br><b>Sent:</b> 2026-11-24 (화) 09:12:33 (GMT+09:00)<br><b>Subject:</b> [사전협의 C2026-00142-L]<br>&nbsp;</p></div>{quoted}</div></body></html>", Html: true, Line: "p"),
        new("Daum, HTML", "public sample", "<div style=\"font-family: 돋움\">{answer}<p><br></p><blockquote style=\"border-left: 2px solid rgb(229, 229, 229)\"><p>--------- 원본 메일 ---------</p><table><tbody><tr><th>보낸사람</th><td>: \"김민수\" &lt;minsu@seoul.example&gt;</td></tr><tr><th>제목</th><td>: [사전협의 C2026-00142-L]</td></tr></tbody></table>{quoted}</blockquote></div>", Html: true, Line: "p"),
        new("Daum without a blockquote, HTML", "public sample", "<div>{answer}<p><br></p><p>--------- 원본 메일 ---------</p><table><tbody><tr><th>보낸사람</th><td>: \"김민수\" &lt;minsu@seoul.example&gt;</td></tr><tr><th>받는사람</th><td>: ops@dasan120.example</td></tr><tr><th>제목</th><td>: [사전협의 C2026-00142-L]</td></tr></tbody></table>{quoted}</div>", Html: true, Line: "p"),
        new("Samsung Mail, HTML (ko)", "memory", "<html><body dir=\"auto\">{answer}<div dir=\"auto\"><br></div><div id=\"composer_signature\" dir=\"auto\"><div style=\"font-size:12px;color:#575757\" dir=\"auto\">내 Galaxy에서 보냄</div></div><div><br></div><div style=\"font-size:100%;color:#000000\" dir=\"auto\"><!-- originalMessage --><div>-------- 원본 이메일 --------</div><div>보낸 사람: 김민수 &lt;minsu@seoul.example&gt; </div><div>날짜: 26/11/24 오전 9:12 (GMT+09:00) </div><div>받은 사람: ops@dasan120.example </div><div>제목: [사전협의 C2026-00142-L] </div><div><br></div></div>{quoted}</body></html>", Html: true, Line: "div dir=\"auto\""),
        new("Yahoo, HTML (en)", "Yahoo's markup", "<html><body><div class=\"ydp1yahoo-style-wrap\">{answer}</div><div id=\"yahoo_quoted_1\" class=\"yahoo_quoted\"><div>On Tuesday, November 24, 2026 at 09:12:33 AM GMT+9, 김민수 &lt;minsu@seoul.example&gt; wrote: </div><div>{quoted}</div></div></body></html>", Html: true),
        new("Zimbra, HTML (ko)", "ZmMsg_ko.properties", "<html><body><div style=\"font-family: arial\">{answer}<div><br></div><hr id=\"zwchr\" data-marker=\"__DIVIDER__\"><div data-marker=\"__HEADERS__\"><b>보낸 사람: </b>\"김민수\" &lt;minsu@seoul.example&gt;<br><b>수신: </b>ops@dasan120.example<br><b>제목: </b>[사전협의 C2026-00142-L]<br></div><div data-marker=\"__QUOTED_TEXT__\">{quoted}</div></div></body></html>", Html: true),
        new("Daou groupware, HTML", "public parsers' suites", "<div>{answer}</div><p><br></p><hr dze_content_sep=\"\"><p>보낸사람 : 김민수 &lt;minsu@seoul.example&gt;<br>받는사람 : ops@dasan120.example<br>보낸일시 : 2026-11-24 09:12:33<br>제목 : [사전협의 C2026-00142-L]</p>{quoted}", Html: true, Line: "p"),
        new("Proton, HTML (en)", "Proton's markup", "<div style=\"font-family: Arial\">{answer}</div><div class=\"protonmail_signature_block\"><div class=\"protonmail_signature_block-proton\">Sent with Proton Mail secure email.</div></div><br><div class=\"protonmail_quote\">On Tuesday, November 24th, 2026 at 9:12 AM, 김민수 &lt;minsu@seoul.example&gt; wrote:<br><blockquote class=\"protonmail_quote\" type=\"cite\">{quoted}</blockquote></div>", Html: true),
        new("Roundcube, HTML (ko)", "ko_KR/labels.inc", "<html><body><p id=\"reply-intro\">2026-11-24 09:12에 김민수이(가) 쓴 내용:</p><blockquote type=\"cite\" style=\"padding: 0 0.4em; border-left: #1010ff 2px solid; margin: 0\">{quoted}</blockquote>{answer}</body></html>", Html: true),
    ];
}
