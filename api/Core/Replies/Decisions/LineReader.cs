using System.Text;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// Reads a line of an answer: a label with its value, or sentences. A sentence is parted into clauses by the endings that link them,
/// and what a condition or a change leads to is read in its light.
/// </summary>
internal static class LineReader
{
    /// <summary>Whether a text ends before it says anything of what it began: 이 건은 제가.</summary>
    public static bool BreaksOff(string text) => text.Says(@"(?:(?:이|본|해당|이번)\s?건은|다만|저희는|하지만|그런데|제가|말씀드린|봤을 때|볼 때)\s*[.…]*\s*$");

    /// <summary>Adds what a line says.</summary>
    /// <param name="line">The line as written.</param>
    /// <param name="at">Where it begins in the text, UTF-16.</param>
    /// <param name="said">Where to add.</param>
    public static void Read(string line, int at, List<Clause> said)
    {
        var composed = Pattern.Of(@"[:;=]-?[)DPp](?![a-zA-Z])").Replace(Readable.Compose(line), m => ".".PadRight(m.Length));
        // A picture before a list's mark or a label belongs to neither.
        composed = Pattern.Of(@"^[\s\p{Cs}\uFE0F\u200D]+").Replace(composed, m => new string(' ', m.Length));
        if (composed.Length == line.Length)
        {
            Read(composed, at, line.Length, said);
            return;
        }
        // Where letters were composed, places are those of the whole line.
        var inner = new List<Clause>();
        Read(composed, 0, composed.Length, inner);
        foreach (var clause in inner) said.Add(clause with { Start = at, End = at + line.Length });
    }

    private static void Read(string line, int at, int length, List<Clause> said)
    {
        var first = said.Count;
        ReadLine(line, at, said);
        if (line.TrimEnd() is not [.., '?' or '？'] || said.Skip(first).Any(s => s.Act is Act.Ask or Act.Again or Act.Change or Act.Cond && !s.Later)) return;
        var sentence = Pattern.Of("[^.!…]*$").Match(line.TrimEnd('?', ' ', '？')).Value;
        if (!ClauseReader.AsksAfterReader(Letters(sentence)) || sentence.Length == 0) said.Add(new(Act.Ask, at, at + length) { Text = line, Marked = true });
    }

    private static readonly Pattern Bullet = Pattern.Of(@"^\s*(?:[-*•·※▶▷■□◆◇○●⇒➔→>|]+|\(?\d{1,2}[.)](?!\d)|[가-하][.)]|[①-⑳])\s*");

    private static void ReadLine(string line, int at, List<Clause> said)
    {
        // What is marked as quoted repeats somebody else.
        if (line.TrimStart() is ['>', ..]) return;
        if (line.Says("^[^가-힣A-Za-z0-9\"“]*[\"“][^\"”]{1,60}[\"”][^가-힣A-Za-z0-9]*$")) { said.Add(new(Act.Danger, at, at + line.Length) { Text = line }); return; }
        if (line.Says(@"(?:동의|승인|찬성)\s*(?:❌|✗|✘|×|🙅|👎)")) { said.Add(new(Act.No, at, at + line.Length) { Text = line }); return; }
        if (line.Says(@"^[^가-힣A-Za-z0-9]*(?:동의|승인|찬성)\s*[:：][^가-힣A-Za-z0-9]*$|^\s*(?:동의|승인)\s*[□☐]\s*$")) { said.Add(new(Act.Danger, at, at + line.Length) { Text = line }); return; }
        if (line.Says(@"(?:부동의|미동의|불승인|반대|반려)[""'」』]?\s?(?:칸|란|상자|박스|항목|쪽|난)?에\s?(?:체크|표시|기표|동그라미|[○OoVv])")) { said.Add(new(Act.No, at, at + line.Length) { Text = line }); return; }
        // 1. 상담 예상질문 3종.hwp: a file's name, and no opinion in it.
        if (line.Says(@"^[^가-힣A-Za-z]*[^\n]{1,60}\.(?:hwpx?|pdf|docx?|xlsx?|pptx?|zip|jpe?g|png)[^가-힣A-Za-z]*(?:1부|끝)?[.\s]*$") && !line.Says("의견|검토|수정|보완|반려|부동의|조건|요청|회신|협의")) return;
        // 동의여부: Y / 의견: 없음; 작성: 김민수
        foreach (var between in (ReadOnlySpan<string>)[";", " / "])
        {
            if (line.Length > MostOfPieces || line.Split(between) is not { Length: > 1 } pieces || pieces.Count(p => LabelAt.IsMatch(p)) < 2) continue;
            foreach (var piece in pieces)
            {
                ReadLine(piece, at, said);
                at += piece.Length + between.Length;
            }
            return;
        }
        var m = Bullet.Match(line);
        if (m.Success && line.Says("(?:병기|추가|삭제|수정|명시|변경|정정|교체|표기|기재|보완|제외|반영)[^가-힣A-Za-z0-9]*$") && !line.Says("없|완료")) { said.Add(new(Act.Change, at, at + line.Length) { Text = line }); return; }
        // A mark of a ticked box or a circle may belong to a form; here it is only a bullet.
        if (m.Success && m.Length < line.Length) { at += m.Length; line = line[m.Length..]; }
        if (Label(line, at, said)) return;
        if (line.Says(@"동의\s*/\s*(?:부동의|조건부|반대)|승인\s*/\s*(?:반려|불가)")) { said.Add(new(Act.Danger, at, at + line.Length) { Text = line }); return; }
        foreach (var (s, start, q) in Sentences(line)) ReadSentence(s, at + start, q, said);
    }

    private static readonly Pattern LabelAt = Pattern.Of(@"^[^가-힣A-Za-z0-9「\[]*([가-힣A-Za-z0-9·/\s「」\[\]]{1,22}?)\s*(?:[:：=]|(?<=사유|이유|근거|비고|의견)\))\s*(?=\S|$)");
    // Of a label and what parts it from its value; in a line of blanks the pattern would look for one time and again.
    private const int LongestHead = 80, MostOfPieces = 300;

    private static readonly Pattern OpinionLabel = Pattern.Of(@"의견|결론|결과|종합|최종|동의여부|승인여부|회신|답변|답$|판정|결정|검토|협의|구분|처리상태|재단|담당관|부서|찬반|가부|여부|입장|요지|요약|문안|시기|문구|내용|발송");
    private static readonly Pattern OtherLabel = Pattern.Of(@"서명|확인자|처리자|결재자|담당|검토일|회신일|비고|연락처|작성|담당자|검토자|일시|일자|조치|수신|발신|참조|사유|이유|근거|기타|성명|부서명|직위|전화|내선|문의|메모|첨부|붙임|계획|예정|상담|대응|참고|보고|날짜|기관|대상|인원|제목");
    // Reviewer: Lee J.H., Comment: none
    private static readonly Pattern Signed = Pattern.Of("^(?i:reviewer|reviewedby|name|signed|signedby|signature|title|date|department|division|dept|tel|phone|contact|e-?mail)$");
    private static readonly Pattern Remark = Pattern.Of("^(?i:comments?|remarks?|notes?|reasons?|conditions?|changes)$");
    private static readonly Pattern NoneValue = Pattern.Of(@"^\s*(?:없음|없습니다|해당\s?없음|해당사항\s?없음|무|-|x|없슴|해당 사항 없음|특이사항 없음|n/a|none)[^가-힣a-z0-9]*$");

    // 의견: 동의, 비고: 없음: only an opinion's line decides; what stands behind another label may hold a condition, no yes.
    private static bool Label(string line, int at, List<Clause> said)
    {
        var m = LabelAt.Match(line.Length > LongestHead ? line[..LongestHead] : line);
        if (!m.Success) return false;
        var label = m.Groups[1].Value.Replace(" ", "");
        var value = line[m.Length..];
        var start = at + m.Length;
        if (label.Length == 0 || label.Says(@"\d$") && value.Length > 0 && char.IsDigit(value[0])) return false;
        if (label.Says("동의.*여부|승인.*여부|찬반|가부") && value.ToLowerInvariant().Says(@"^\s*(?:y|yes|예|네|o|○|가|동의함?|찬성)[^가-힣a-z0-9]*$")) { said.Add(new(Act.Yes, at, at + line.Length) { Text = line }); return true; }
        if (label.Says("필요여부|수정여부|변경여부|조건여부") && value.ToLowerInvariant().Says(@"^\s*(?:n|no|불필요|없음|아니오|아니요|x|무)[^가-힣a-z0-9]*$")) { said.Add(new(Act.Nothing, at, at + line.Length) { Text = line }); return true; }
        if (label.Says("보완요청|수정요청|보완사항|수정사항|요청사항|수정의견|보완의견|조건|단서|전제|보완|수정"))
        {
            if (NoneValue.IsMatch(value)) { said.Add(new(Act.Good, at, at + line.Length) { Text = line }); return true; }
            if (value.Trim().Length == 0) { said.Add(new(Act.Again, at, at + line.Length) { Text = line }); return true; }
            said.Add(new(label.Says("조건|단서|전제") ? Act.Cond : Act.Change, at, at + line.Length) { Text = line });
            return true;
        }
        if (label.ToLowerInvariant().Says("^(?:p\\.?s|추신|ps)")) return false;
        if (label.ToLowerInvariant().Says("의문|질의|질문|문의사항|^문의$|^q$") && !(label == "문의" && value.Says(@"\d{3}|병기|표기|기재")))
        {
            said.Add(new(NoneValue.IsMatch(value) ? Act.Nothing : Act.Ask, at, at + line.Length) { Text = line });
            return true;
        }
        if (OpinionLabel.IsMatch(label) && !label.Says("검토일|회신일|결재일|협의일") && !label.Says("기타|추가의견|이후|사후|^검토자$|협의기관|발송대상|발송일|발송시간|문의"))
        {
            if (value.Says(@"동의\s*/\s*(?:부동의|조건부|반대)|승인\s*/\s*(?:반려|불가)")) { said.Add(new(Act.Danger, at, at + line.Length) { Text = line }); return true; }
            if (label.Says("의견") && value.Says("^\\s*없음\\s*\\.")) said.Add(new(Act.Yes, at, at + line.Length) { Text = line });
            if (value.Trim().Length == 0) { said.Add(new(label.Says("동의|승인|여부") ? Act.Danger : Act.Nothing, at, at + line.Length) { Text = line }); return true; }
            if (label.Says("의견") && NoneValue.IsMatch(value)) { said.Add(new(Act.Yes, at, at + line.Length) { Text = line }); return true; }
            if (value.ToLowerInvariant().Says(@"^\s*(?:가|가함|가능|적합|적정|양호|o|○|이상\s?없음|없음)[^가-힣a-z0-9]*$")) { said.Add(new(label.Says("결론|종합|최종|결과|여부|협의|판정|회신|의견") ? Act.Yes : Act.Good, at, at + line.Length) { Text = line }); return true; }
            if (value.Says(@"^\s*(?:부|불가|부적합|부적정)[^가-힣a-z0-9]*$")) { said.Add(new(Act.No, at, at + line.Length) { Text = line }); return true; }
            foreach (var (s, p, q) in Sentences(value)) ReadSentence(s, start + p, q, said);
            return true;
        }
        if (label.Says("건명|제목|사업명") && ClauseReader.IsOtherTopic(Pattern.Of("[^가-힣]").Replace(value, "")))
        {
            said.Add(new(Act.Danger, at, at + line.Length) { Text = line });
            return true;
        }
        if (label.Says("^(?i:agree|approve|approved|consent|ok)$") && value.ToLowerInvariant().Says(@"^\s*(?:no|n|x|not\b.*)[^a-z]*$")) { said.Add(new(Act.No, at, at + line.Length) { Text = line }); return true; }
        if (label.Says("^(?i:conditions?|provisos?)$") && !NoneValue.IsMatch(value.ToLowerInvariant())) { said.Add(new(Act.Cond, at, at + line.Length) { Text = line }); return true; }
        if (Remark.IsMatch(label) && NoneValue.IsMatch(value.ToLowerInvariant())) return true;
        if (OtherLabel.IsMatch(label) || Signed.IsMatch(label))
        {
            var inner = new List<Clause>();
            foreach (var (s, p, q) in Sentences(value)) ReadSentence(s, start + p, q, inner);
            if (label.Says("사유|이유") && value.Says("부동의|미동의|불승인|반려")) said.Add(new(Act.Danger, at, at + line.Length) { Text = line });
            // Whatever stands behind another label may hold a condition, no yes.
            said.AddRange(inner.Where(i => i.Act is Act.Cond or Act.Change or Act.Again or Act.Retract or Act.Ask || (i.Act is Act.No && !label.Says("사유|이유"))));
            return true;
        }
        return false;
    }

    // What stands behind a quotation is known by its first words; to look at all of it each time would take time by the square.
    private const int FarBehind = 80;

    private static IEnumerable<(string, int, bool)> Sentences(string line)
    {
        line = Pattern.Of("[“”„«»「」『』‘’`´]").Replace(line, "\"");
        line = Pattern.Of("(?<![A-Za-z])'|'(?![A-Za-z])").Replace(line, "\"");
        // Quoted words stand for themselves only if they are a decision or somebody's speech.
        line = Pattern.Of("\"([^\"]{1,120})\"").Replace(line, q => KeepQuote(q.Groups[1].Value, line[(q.Index + q.Length)..Math.Min(line.Length, q.Index + q.Length + FarBehind)]) ? new string(' ', q.Length - q.Groups[1].Length) + Pattern.Of("[.!?,]").Replace(q.Groups[1].Value, " ") : "Ω" + new string(' ', q.Length - 1));
        var from = 0;
        var depth = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c is '(' or '（') depth++;
            if (c is ')' or '）') depth = Math.Max(0, depth - 1);
            var end = c is '?' or '!' or '？' or '！' or '。' or ';' && i > from
                || c is '.' or '…' && (i + 1 == line.Length || !char.IsAsciiLetterOrDigit(line[i + 1]) || (i > 0 && line[i - 1] is >= '가' and <= '힣' && !char.IsDigit(line[i + 1]))) && !(i > 0 && char.IsDigit(line[i - 1]) && i + 1 < line.Length && Pattern.Of(@"^\.?\s*[\d(]").IsMatch(line[(i + 1)..Math.Min(line.Length, i + FarBehind)]));
            if (!end || depth > 0 && line.IndexOf(')', i) > 0) continue;
            var stop = i + 1;
            while (stop < line.Length && line[stop] is '?' or '!' or '.' or '…' or '？' or '！' or '~') stop++;
            var run = line[i..stop];
            yield return (line[from..i], from, run.Contains('?') || run.Contains('？'));
            from = stop;
            i = stop - 1;
        }
        if (from < line.Length) yield return (line[from..], from, false);
    }

    // 동의로 회신: a decision in quotation marks is given as one's own; a text that is quoted from the notice says nothing.
    private static bool KeepQuote(string quoted, string behind) =>
        behind.Says(@"^\s*(?:저희|우리|라고|하|라며|라는|라네|랍|이라고|고 하|는 게|입니다|임|예요|이에요|로 |으로 |의견|란에|란 |체크|요$|이며|이고|처리|함|\(|$)")
            ? quoted.Says(@"동의|승인|찬성|이견|이의|의견|불가|부동의|반려|보류|좋|괜찮|무방|발송|보내|나가|가능|적합|적정|오케이|OK|ok|안 ?돼|안 ?된|하지|문제|통과|다시|재협의|재검토|맙시다|마세요")
            : behind.Says(@"^\s*(?:을|를|이|가|은|는|에|에서|보다|대신|부분|표현|문구|문장|→|->|라는 (?:표현|문구|말)|앞|뒤|옆|다음|만|도|줄|항목|처럼)") ? false : quoted.Says(@"^\s*(?:원안\s?)?(?:동의|승인|찬성|의견\s?없음|이견\s?없음|불가|부동의|반려|조건부\s?동의|보류|해도\s?좋다|발송\s?무방|발송\s?가능)");

    private static readonly Pattern FinalEnding = Pattern.Of(@"(?:니다|[습합입됩랍답]니까|세요|십시오|(?<!니)까요|나요|(?<![그거])네요|군요|(?<![그래])어요|아요|해요|돼요|예요|에요|게요|래요|대요|걸요|거든요|데요|잖아요|지요|죠|께요|줘요|려요|봐요|와요|워요|겨요|켜요|없음|않음|있음|했음|겠음|었음|았음|동의함|찬성함|승인함|확인함|검토함|완료함|회신함|가능함|불가함|적정함|적합함|무방함|처리함|바람|요망|합시다|인데요|되겠음)$");
    private static readonly Pattern NotFinal = Pattern.Of(@"(?:는데요|은데요|인데요|건데요|한데요|던데요|네요만|니다만|지만요)$");

    private static void ReadSentence(string raw, int at, bool question, List<Clause> said)
    {
        if (!raw.Any(char.IsLetterOrDigit)) { if (question && said.Count > 0) said.Add(new(Act.Ask, at, at + 1) { Text = "?" }); return; }
        if (!raw.Says(@"[가-힣ㄱ-ㅎㅏ-ㅣ一-鿿]") && raw.Says("[A-Za-z]")) { var english = raw.Says("(?i)\\b(?:test|testing|joke|kidding)\\b") ? Act.Jest : EnglishReader.Read(raw, question); if (english is Act.Nothing or Act.SoftYes && raw.Says("(?i)[0-9]|\\b(?:by|before|until|latest|only|minus)\\b")) english = Act.Danger; if (english == Act.Yes && raw.Says("(?i)\\b(?:meeting|lunch|coffee|workshop|visit|interview|dinner)\\b") && !raw.Says("(?i)text|notice|message|sms|draft")) english = Act.Danger; said.Add(new(english, at, at + raw.Length) { Text = raw }); return; }
        if (raw.Says("제\\s?[0-9]+\\s?조.{0,80}(?:한다|하여야|된다|수 있다)\\s*$")) return;
        var first = said.Count;
        var text = Spelling.Standard(raw);
        // Parentheses are sentences of their own.
        var asides = new List<string>();
        text = Pattern.Of(@"\(([^()]*)\)?").Replace(text, m => { asides.Add(m.Groups[1].Value); return " "; });
        foreach (var part in Split(text)) ReadClauses(part, at, raw.Length, question && part.Last, said);
        foreach (var aside in asides)
        {
            if (said.Count > 0 && said[^1].Act == Act.Retract) continue;
            if (aside.Says("(?:과|팀|담당관|부서)\\s*앞\\s*$")) { said.Add(new(Act.Danger, at, at + raw.Length) { Text = aside }); continue; }
            if (aside.Says(@"^\s*[xX×✗]\s*$")) { said.Add(new(Act.No, at, at + raw.Length) { Text = aside }); continue; }
            if (aside.Says("만\\s*$|제외|한해|한정|대해서만|한함") || ClauseReader.IsChange(Pattern.Of("\\s").Replace(aside, "")) && !aside.Says("없|했|완료|됨|반영")) { said.Add(new(Act.Cond, at, at + raw.Length) { Text = aside }); continue; }
            var inner = new List<Clause>();
            ReadClauses((aside, true), at, raw.Length, aside.Contains('?'), inner);
            if (aside.Says(@"^\s*(?:o|○|v)\s*$")) continue;
            said.AddRange(inner.Where(i => i.Act is not (Act.Nothing or Act.Good or Act.Pending or Act.SoftNo or Act.Aye or Act.Danger)));
            said.AddRange(inner.Where(i => i.Contrast && i.Act is Act.Nothing or Act.Good or Act.Pending or Act.Danger).Select(i => i with { Act = Act.Cond }));
        }
        // Whatever it says, a question mark asks, unless it only asks after the reader.
        if (question && !said.Skip(first).Any(s => s.Act is Act.Ask or Act.Again or Act.Change or Act.Cond && !s.Later) && !ClauseReader.AsksAfterReader(Letters(text))) said.Add(new(Act.Ask, at, at + raw.Length) { Text = raw, Marked = true });
    }

    /// <summary>A clause as <see cref="ClauseReader"/> reads it: without blanks and marks.</summary>
    internal static string Compact(string clause) => Only(clause, "Ω→&");

    private static string Letters(string text) => Only(text, "");

    // Syllables, small Latin letters, digits, and some marks.
    private static string Only(string text, ReadOnlySpan<char> marks)
    {
        var left = text.Length <= MostOfPieces ? stackalloc char[MostOfPieces] : new char[text.Length];
        var count = 0;
        foreach (var c in text)
        {
            if (c is (>= '가' and <= '힣') or (>= 'a' and <= 'z') or (>= '0' and <= '9') || marks.Contains(c)) left[count++] = c;
        }
        return count == text.Length ? text : new string(left[..count]);
    }

    // Sentences without a full stop between them: 보내셔도 됩니다 저희는 괜찮아요.
    private static List<(string Text, bool Last)> Split(string text)
    {
        var parts = new List<(string, bool)>();
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var b = new StringBuilder();
        for (var i = 0; i < words.Length; i++)
        {
            if (b.Length > 0) b.Append(' ');
            b.Append(words[i]);
            var bare = words[i].Trim(',', '.', '"', ':', '-', '~');
            if (i + 1 < words.Length && FinalEnding.IsMatch(bare) && !NotFinal.IsMatch(bare) && !words[i + 1].Says("^(?:칸|란이|버튼|항목|라고|라며|하(?!지만)|고요|라는|만$)")) { parts.Add((b.ToString(), false)); b.Clear(); }
        }
        if (b.Length > 0) parts.Add((b.ToString(), true));
        return parts;
    }

    private readonly record struct Part(string Text, string Compact, Link Link, bool Contrast);

    private static readonly Pattern Contrasts = Pattern.Of(@"^(?:다만|단|단서|대신|단지|하지만|그러나|그런데|근데|그렇지만|그치만|그래도|but|however|though|그대신|대신에)$");

    private static List<Part> Parts(string text)
    {
        var clauses = new List<Part>();
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var current = new List<string>();
        var contrast = false;
        for (var i = 0; i < words.Length; i++)
        {
            var comma = words[i].EndsWith(',') || words[i].EndsWith('/') && words[i].Length > 1;
            var w = words[i].Trim(',', '.', '"', '-', '/', ':');
            if (w.Length == 0) { if (comma || words[i] is "/" or "-") Cut(Link.End); continue; }
            if (Contrasts.IsMatch(w)) { Cut(Link.End); contrast = true; continue; }
            current.Add(w);
            var prev = current.Count > 1 ? current[^2] : "";
            var next = i + 1 < words.Length ? words[i + 1].Trim(',') : "";
            var link = LinkOf(w, prev, next);
            if (link is { } l) Cut(l);
            else if (comma) Cut(Link.End);
        }
        // 다만… with nothing behind it: what would follow isn't known.
        if (contrast && current.Count == 0) clauses.Add(new("다만", "", Link.End, true));
        Cut(Link.End);
        return clauses;

        void Cut(Link link)
        {
            if (current.Count == 0) return;
            var t = string.Join(' ', current);
            clauses.Add(new(t, Compact(t), link, contrast));
            current.Clear();
            contrast = false;
        }
    }

    // By its ending, or the noun that binds it: 수정 후, 하는 경우.
    private static Link? LinkOf(string w, string prev, string next)
    {
        if (next.Length == 0 && !w.Says("(?:면|면요|후에요|뒤에요|다음에요|이후에요|나서요|거든|다만|지만|는데|은데|인데|으나)$")) return null;
        if (w.Says("면(?:은|야|요)?$|거든$") && !(w == "아니면" && prev.Length == 0) && !w.Says("^(?:화면|측면|반면|방면|대면|국면|장면|전면|후면|표면|정면|지면|양면|그러면|어쩌면|서면|비대면|겉면|라면)$"))
        {
            if (next.Says("^좋(?:겠|을)") && !ClauseReader.IsChange(w)) return null;
            // -면 됩니다 allows.
            if (next.Says("^(?:안|안되|안돼|안됩|곤란|큰일)$") || (next.Says("^(?:됩|돼|되|됨|된|될|그만|충분|합니다|해요|하)") && !ClauseReader.IsChange(w)) || next.Says("^(?:좋|감사|고맙)") && (ClauseReader.IsSendText(w) || w.Says("주시면$")) || w is "좋으면") return null;
            return Link.If;
        }
        if (w == "시" && ClauseReader.IsChange(prev) || w.Says("(?:변경|수정|반영|보완|추가|삭제|이행|충족|교체|조정)시(?:에|에는)?$")) return Link.If;
        if (w.Says("^경우(?:에|에는|엔|라면|면)?$") && prev.Length > 0) return Link.If;
        if (w.Says("^(?:한|한에서|한에서는)$") && prev.Says("는$") || w.Says("[가-힣]한에서(?:는)?$|하도록$") && next.Says("^(?:하고|동의|승인|찬성)") || w.Says("[가-힣]한에서(?:는)?$")) return Link.If;
        if (w.Says("(?:[가-힣])(?:고나서|고나면|고서야|자마자)$|^나서(?:야)?$") && !next.Says("^나서")) return Link.After;
        if (w.Says("^(?:후|후에|후에는|뒤|뒤에|뒤에나|다음|다음에|담에|담엔|다음에요|후에요|뒤에요|이후에요|다음에는|후에는|뒤에는|이후|이후에|직후|즉시|후엔|뒤엔|끝엔)$") && (prev.Says("(?:[가-힣]*[은난간한된신낸친른긴킨인운본는])$") && EndsInN(prev) || prev.Says("(?:수정|보완|반영|변경|확인|검토|추가|삭제|교체|협의|정정|조정|기재|공지|통화|보고|통보|승인|동의|찬성|합의|회신|결재|조치|완료|제거|순화|제외|명시|발송|종료|개선|첨부|공유|제출)$"))) return Link.After;
        if (w == "대로" && prev.EndsWith('는')) return Link.After;
        if (w.Says("(?:수정|보완|반영|변경|확인|검토|완료|추가|삭제|교체|정정|조정|기재|공지|통화|보고|승인|결재|조치|제거|제외|발송)(?:후|후에|뒤|뒤에)$")) return Link.After;
        if (w.Says("^전(?:에|까지|에는|까지는)?$") && prev.Says("기$") || w.Says("기전(?:에|까지|에는)?$")) return Link.Before;
        if (w.Says("(?:[어아여셔]|해|돼|와|워|려|져|켜|겨|내|줘|봐|춰|꿔|쳐)야(?:만|지만|지)?$") && !w.Says("^(?:이야|그래야|어디야|뭐야)$")) return next.Says("^(?:합|해|하|함|됩|돼|되|된|할|한)") ? null : Link.If;
        if (!w.Says("(?:까|가|는|은|인)지만$") && w.Says("(?:지만|지마는|으나|되|되나|오나|니다만|요만|음에도|는데도|더라도|어도|라도)$") && w.Says("(?:지만|지마는|으나|오나|니다만|요만|더라도)$|(?:하|으|시|이)되$") || w.Says("(?:동의|승인|찬성)(?:하나|이나|하오나)$|^되나$|(?:하|으|이)긴하나$|^(?:좋으나|있으나|없으나|하나)$") && w != "하나") return Link.But;
        if (w.Says("(?:는|은|인|한|운|던|텐|건|른|큰|쁜|픈|간|난)데(?:요|도)?$") && !w.Says("^(?:그런데|근데|한데|가운데|군데|아픈데)$") && !next.Says("^(?:없|도|가|는|이|를|은|찬성|동의|이견|이의|문제|모두)")) return Link.But;
        if (w.Says("(?:니까|니깐|므로|길래|기에|느라|관계로|때문에|때문이라|[아어해여라려져워와돼꿔쳐켜춰내빼써펴떼혀눠줘겨]서|오니|[으하이되]니|보니|한바|입니다라)$") && !w.Says("^(?:어서|따라서|그래서|그러니까|에서|부서|해서)$")) return Link.Because;
        if (w == "하고" && ClauseReader.IsChange(prev)) return Link.And;
        if (w.Says("(?:고|고요|며|면서|으며|거니와)$") && !w.Says("^(?:수고|그리고|말고|참고|광고|창고|경고|최고|신고|재고|사고|공고|예고|권고|보고|원고|고|하고|라고|다고|자고|별고|몇|아무리하고|접고|거고|안고|그리고요|잘하고)$|(?:라고|다고|냐고|자고|으려고|려고|말고|신고|광고|경고|사고|보고|공고|참고|예고)$") && !next.Says("^(?:있|계|싶|나서|나면|보니|해서|가|말고|말고를)")) return Link.And;
        if (w.Says("(?:하여|해|어|아|여|쳐|꿔|춰|려|켜|내|빼|써)$") && ClauseReader.IsChange(w) && !next.Says("^(?:주|드|달|놓|두|놨|뒀|야|봐|서)")) return Link.And;
        return null;
    }

    private static bool EndsInN(string w)
    {
        if (w.Length == 0) return false;
        var c = w[^1];
        if (c is < '가' or > '힣') return false;
        return (c - '가') % 28 == 4 || c == '는';
    }

    // The clauses of a sentence in turn: a condition, a change or the sending itself stays in force until what it leads to is said.
    private static void ReadClauses((string Text, bool Last) part, int at, int length, bool question, List<Clause> said)
    {
        var clauses = Parts(part.Text);
        bool later = false, awaits = false, cond = false, change = false, material = false, sent = false, after = false;
        for (var i = 0; i < clauses.Count; i++)
        {
            var c = clauses[i];
            var last = i == clauses.Count - 1;
            if (c.Compact.Length == 0) { said.Add(new(Act.Danger, at, at + length) { Text = c.Text }); continue; }
            var act = ClauseReader.Of(c.Text, c.Compact, question && last, out var partial);
            if (question && last && act is Act.Tell) act = Act.Ask;
            if (question && last && act is Act.Ask && part.Text.Says("다시|새로|재") && ClauseReader.IsAgain(Letters(part.Text)) && !part.Text.Says("언제|몇|왜|어디")) act = Act.Again;
            if (c.Compact.Says("(?:발송|보내신|나간|시행|송출)(?:한|하신)?(?:후|뒤|다음|이후)(?:에|에라도|에는)?") && act is Act.Material or Act.Tell or Act.Ask or Act.Again) act = Act.Nothing;
            if (act is Act.Nothing && c.Link is Link.End or Link.But && !question) act = Besides.Of(c.Text, c.Compact, c.Contrast || (i > 0 && clauses[i - 1].Link == Link.But && clauses.Take(i).Any(p => ClauseReader.Agreement.IsMatch(p.Compact))), said.Exists(s => s.Act == Act.Yes), last);
            later |= ClauseReader.IsLater(c.Compact);
            if (c.Link is Link.If or Link.After or Link.Before && !last)
            {
                if (c.Link == Link.If && ClauseReader.IsIdle(c.Compact) && !last) continue;
                if (c.Link == Link.If && c.Compact.Says("(?:질문|문의|궁금한점|변동|특이사항)(?:이|사항이|사항)?있(?:으시|으)면$") && !part.Text.Says("동의|발송|보내")) { sent = true; continue; }
                if (act is Act.Retract or Act.Cond) Add(act);
                // What follows the sending changes nothing of it.
                if ((c.Link == Link.After || c.Compact.Says("(?:끝나|마치|완료되|나가)면$")) && c.Compact.Says("발송|나가|나간|시행|송출|문자(?:를)?보내") && !c.Compact.Says("주시고|스크립트|자료") && !ClauseReader.IsChange(c.Compact)) { sent = true; continue; }
                // 검토 후 이상 없어 동의합니다: what they did themselves.
                if (c.Link == Link.After && c.Compact.Says("^(?:.{0,10})(?:검토|확인|살펴|논의|회의|회람|보고|협의)(?:한|해본|하신|를마친|을거친|드린|결과)?(?:후|뒤|다음)") && !c.Compact.Says("재단|시민봉사|담당관|120|다산") && i + 1 < clauses.Count && !ClauseReader.IsSendText(clauses[i + 1].Compact) && !clauses[^1].Compact.Says("겠|예정|게요")) continue;
                cond = true;
                awaits |= c.Compact.Says("(?:재단|다산|시민봉사|담당관|상대|다른기관|양기관|양쪽|그쪽|120|다른곳|나머지기관)(?:[가-힣]{0,14})(?:동의|승인|협의|의견|회신|확인|오케이|찬성)");
                after |= c.Link != Link.If;
                change |= ClauseReader.IsChange(c.Compact) && !ClauseReader.IsAgain(c.Compact);
                material |= ClauseReader.IsAgain(c.Compact) || ClauseReader.IsMaterial(c.Compact) || c.Compact.Says("주시?$|주시면|주면|주심") && ClauseReader.IsChange(c.Compact);
                continue;
            }
            if (c.Link is Link.If or Link.After or Link.Before && last) { if (c.Contrast || c.Compact.Says("(?:면|후에|뒤에|다음에|이후에|나서)요$")) act = Act.Cond; else if (act is Act.Yes or Act.No or Act.WeakNo or Act.SoftYes or Act.Good or Act.GoodYes or Act.WillYes) act = Act.Danger; }
            if (c.Link is Link.And or Link.Because && !last && !c.Compact.Says("주셔서$|하셔서$") && act is Act.Change or Act.Nothing or Act.Danger or Act.Good or Act.WeakNo && ClauseReader.IsChange(c.Compact) && !later && !c.Compact.Says("^(?:.*)(?:했|하였|됐|되었)고"))
            {
                // 고쳐서 보내 주세요
                change = true;
                continue;
            }
            if (sent && act is Act.Ask or Act.Tell or Act.Again or Act.Pending or Act.Change or Act.Material or Act.Demand) act = Act.Nothing;
            if (act is Act.Yes && ClauseReader.IsSendText(c.Compact) && !ClauseReader.Agreement.IsMatch(c.Compact) && i > 0 && clauses[i - 1] is { Link: Link.And or Link.Because } before && before.Compact.Says("(?:고|서|하여)$") && ClauseReader.Of(before.Text, before.Compact, false, out _) is Act.Nothing or Act.Danger or Act.Material or Act.Tell or Act.Pending
                && (before.Compact.Says("다시|새로") || !before.Compact.Says("(?:았|었|했|겠|였|됐|봤|셨|놓|매|두시|두|없|있|좋|맞|같|괜찮|적절하|적정하|깔끔하|충분하|이|알|믿|안심하|말|마시|마|참고하|준비하|끝나|확인하|검토하|보|읽어보|감사하|참|감수하|준비되|필요하|급하|중요하|고생하|수고하)(?:고|서|하여|아서|어서|해서|여서)$") && !before.Compact.Says("저희|제가|우리|당일|상담|콜|문의")))
                act = before.Compact.Says("다시|새로|재") && c.Compact.Contains("보내") ? Act.Again : Act.Cond;
            if (c.Contrast && act is Act.Nothing or Act.Danger && said.Exists(s => s.Act == Act.Yes) && c.Compact.Says("^[^.]{1,14}(?:제외|이후|이후로|부터|까지|만|금지|준수|필수|포함|후|뒤)$")) act = Act.Cond;
            if (act is Act.Yes && c.Link == Link.But && !last && !ClauseReader.IsLater(clauses[i + 1].Compact) && ClauseReader.Of(clauses[i + 1].Text, clauses[i + 1].Compact, false, out _) is Act.Nothing or Act.SoftYes or Act.Danger && !clauses[i + 1].Compact.Says("참고|늦|급|걱정|수고|고생|다음|담|저희|제가|우리|상담|감사|부탁")) act = Act.SoftYes;
            if (act is Act.Nothing or Act.Tell or Act.Demand or Act.Danger && i > 0 && c.Compact.Says("(?:보내|보여|올려|가져와|알려)(?:봐|와)?(?:주)?(?:세요|십시오|시기|실래|시겠)") && clauses[i - 1].Compact.Says("다시|새로|만들")) act = Act.Again;
            if (cond && act is Act.Retract) act = Act.Cond;
            if (cond && act is Act.Nothing or Act.Danger && c.Compact.Says("^그렇습니다|^그렇다는|^한정")) act = Act.Cond;
            if (act is Act.GoodYes or Act.Good && ClauseReader.IsOtherTopic(Pattern.Of("[^가-힣]").Replace(part.Text, ""))) act = Act.Nothing;
            if (cond || change)
            {
                act = act switch
                {
                    Act.Yes or Act.SoftYes when material && c.Compact.Says("협의|검토") => Act.Again,
                    Act.No when Pattern.Of("안|않|없").IsMatch(clauses[Math.Max(0, i - 1)].Compact) => Act.Cond,
                    Act.Yes or Act.SoftYes or Act.Good or Act.GoodYes when material && part.Text.Says("다시|재") && part.Text.Says("보(?:내|여)") && !ClauseReader.IsSendText(c.Compact) => Act.Again,
                    Act.Good when c.Compact.Says("좋겠") && part.Text.Says("다른 ?(?:부서|곳|과|팀)|모두|본받") => Act.Nothing,
                    Act.Yes or Act.SoftYes or Act.Good or Act.GoodYes or Act.Beg => Act.Cond,
                    Act.WillYes when change => Act.Cond,
                    Act.Pending when material || change => Act.Again,
                    Act.Tell when cond && material => Act.Again,
                    Act.Nothing when c.Compact.Says("(?:겠습니다|겠음|게요|예정|했습니다|두었습니다|놓았습니다)$") && !material => Act.Nothing,
                    Act.Nothing when material && c.Compact.Says("(?:겠습니다|겠음|게요|겠어요)$") => Act.Again,
                    Act.Tell or Act.Nothing when change && (after || !cond) => Act.Change,
                    Act.Nothing when cond && c.Compact.Says("그때|판단|결정|의견|답|볼게|보겠|검토|확인|볼수") && material => Act.Again,
                    _ => act,
                };
            }
            if (c.Compact.Says("(?:나서|후에|뒤에|이후에|다음에|부터|까지만|면)요?$") && last && act is Act.Nothing && ClauseReader.IsSendText(c.Compact)) act = Act.Cond;
            if (act is Act.No or Act.WeakNo && c.Link == Link.But && c.Compact.Says("(?:했|하셨|들었|알았|생각했|걱정했|말씀드렸|드렸|했었|였|있었)[가-힣]*(?:지만|는데|은데|으나|다만)(?:요)?$")) act = Act.Nothing;
            if (act is Act.Pending && c.Link is Link.But or Link.And && i + 1 < clauses.Count && clauses[i + 1].Compact.Says("이번|이문자|이건|저한테|본건|보내주신|해당")) act = Act.Nothing;
            Add(act);
            if (c.Link is Link.But or Link.Because or Link.End && cond) { cond = change = material = after = false; }
            void Add(Act a) => said.Add(new(a, at, at + length) { AwaitsBody = awaits && a == Act.Cond, Contrast = c.Contrast || (i > 0 && clauses[i - 1].Link == Link.But), Later = later, Now = ClauseReader.IsNow(c.Compact), Text = c.Text, Partial = partial, Marked = question && last, Link = c.Link });
        }
        if (change && clauses.Count > 0 && clauses[^1].Link is not Link.End) said.Add(new(Act.Change, at, at + length) { Text = part.Text });
    }
}
