using System.Buffers;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// The closed world of an approval: beside the yes a mail may only hold what is known to be harmless. This looks at what
/// <see cref="SentenceReader"/> doesn't know, and says by its endings whether it may be a condition or anything else that holds an
/// approval back. What it says matters only beside a yes.
/// </summary>
internal static class Remainder
{
    /// <summary>What a sentence holds beside what is understood: a condition, a remark, or nothing.</summary>
    /// <param name="text">The text that the tokens are of.</param>
    /// <param name="tokens">One sentence.</param>
    public static Act Of(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        var words = new Words(text, tokens);
        var found = Act.Nothing;
        var acts = false;
        for (var i = 0; i < words.Count; i++)
        {
            var last = words.Last(i);
            if (last is Sense.Object or Sense.Only) acts = true;
            var known = words.IsUnderstood(i) && !words.BindsUnknown(i);
            var ending = known ? Known(words, i) : words.IsName(i) ? Ending.None : words.Ending(i);
            switch (ending)
            {
                case Ending.Object: acts = true; break;
                case Ending.Past or Ending.Because: acts = false; break;
                case Ending.If when !known && words.DecidesAfter(i): return Act.First;
                case Ending.Bound when words.DecidesAfter(i):
                    acts |= words.Text(i).EndsWith('만');
                    found = words.SendsAfter(i) && words.EndsInRequest ? Act.First : Stricter(found, Act.Remark);
                    break;
                case Ending.Then when words.LeadsToSending(i): return acts || words.Text(i).ContainsAny(Honours) || known ? Act.First : Act.Remark;
                case Ending.Then when acts && !known && words.DecidesAfter(i): found = Stricter(found, Act.Remark); break;
                case Ending.None or Ending.Other when !known && i + 1 < words.Count && Sends(words.First(i + 1)) && Endings.Joins(words.Text(i)) && !(words.Text(i) is "맞춰" or "맞추어" or "따라" && !acts) && !words.IsName(i) && words.EndsInRequest:
                    found = Stricter(found, acts ? Act.First : Act.Remark);
                    break;
            }
        }
        if (found == Act.Nothing && words.AsksForUnknown) found = Act.First;
        if (found == Act.Nothing && !words.IsAccountedFor) found = Act.Remark;
        return found;
    }

    private static readonly SearchValues<char> Honours = SearchValues.Create("시셔");

    private static Act Stricter(Act one, Act other) => one == Act.First ? one : other;

    // A known word that does something first: 확인하고, 연락 주시고, 통화하신 뒤.
    private static Ending Known(Words words, int at)
    {
        if (words.Text(at) is "보고") return Ending.Then;
        if (words.Last(at) != Sense.And) return Ending.None;
        var first = words.First(at);
        return words.Holds(at, s => s is Sense.Past or Sense.Pluperfect or Sense.Done or Sense.Ongoing or Sense.Not or Sense.Absent or Sense.Good or Sense.Exist) ? Ending.Past
            : first is Sense.Look or Sense.Receive or Sense.Reply or Sense.Telephone or Sense.Train or Sense.Material or Sense.Consult or Sense.Change or Sense.Deliver or Sense.Mail ? Ending.Then
            : first == Sense.Unknown && words.Last(at) == Sense.And ? Ending.Then : Ending.None;
    }

    private static bool Sends(Sense sense) => sense is Sense.Send or Sense.Mail;

    private static bool Decides(Sense sense) => sense is Sense.Yes or Sense.Send or Sense.Mail or Sense.Objection or Sense.Matter or Sense.Good or Sense.Permit or Sense.Opinion;

    /// <summary>The words of a sentence, each a row of tokens without a blank.</summary>
    private readonly ref struct Words
    {
        private readonly ReadOnlySpan<Token> tokens;
        private readonly int[] starts;
        private readonly string[] spelt;
        private readonly int lastDecides = -1, lastSends = -1;

        public Words(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
        {
            this.tokens = tokens;
            var found = new List<int>(tokens.Length);
            for (var i = 0; i < tokens.Length; i++)
            {
                if (IsMark(tokens[i].Sense)) continue;
                if (found.Count == 0 || !tokens[i].Glued || IsMark(tokens[i - 1].Sense)) found.Add(i);
                if (Decides(tokens[i].Sense)) lastDecides = found.Count - 1;
                if (Sends(tokens[i].Sense)) lastSends = found.Count - 1;
                EndsInRequest |= tokens[i].Sense is Sense.Please or Sense.Permit or Sense.Good or Sense.Possible;
            }
            starts = [.. found];
            spelt = new string[starts.Length];
            for (var i = 0; i < spelt.Length; i++) spelt[i] = text[tokens[starts[i]].Start..tokens[To(i) - 1].End].ToString().Normalize();
        }

        public int Count => starts.Length;

        /// <summary>Whether the sentence asks or allows to do something.</summary>
        public bool EndsInRequest { get; }

        private int To(int word)
        {
            var to = word + 1 < starts.Length ? starts[word + 1] : tokens.Length;
            while (IsMark(tokens[to - 1].Sense)) to--;
            return to;
        }

        public Sense First(int word) => tokens[starts[word]].Sense;

        public Sense Last(int word) => tokens[To(word) - 1].Sense;

        public ReadOnlySpan<char> Text(int word) => spelt[word];

        public Ending Ending(int word)
        {
            var spelt = Text(word);
            // 후, 뒤, 전까지 stand alone behind the unknown word that they bind.
            if (spelt is "한") return word > 0 && Text(word - 1).EndsWith('는') ? Decisions.Ending.If : Decisions.Ending.None;
            return Bounds.Contains(spelt.ToString()) ? word > 0 ? Decisions.Ending.Bound : Decisions.Ending.None
                : Conditions.Contains(spelt.ToString()) ? Decisions.Ending.If : Endings.Of(spelt);
        }

        /// <summary>Whether it is a word such as 후, 전까지, 경우 behind an unknown one.</summary>
        public bool BindsUnknown(int word)
        {
            if (word == 0 || !Holds(word - 1, s => s == Sense.Unknown)) return false;
            var spelt = Text(word).ToString();
            return Bounds.Contains(spelt) || Conditions.Contains(spelt);
        }

        /// <summary>Whether nothing in it is unknown, and it is no unknown doing as 안내하고.</summary>
        public bool IsUnderstood(int word) => First(word) is not Sense.Unknown && (Holds(word, s => s is >= Sense.Yes and <= Sense.Still) || !Holds(word, s => s is Sense.Unknown or Sense.Light));

        public bool Holds(int word, Func<Sense, bool> sense)
        {
            foreach (var token in tokens[starts[word]..To(word)])
            {
                if (sense(token.Sense)) return true;
            }
            return false;
        }

        public bool DecidesAfter(int word) => lastDecides > word;

        public bool SendsAfter(int word) => lastSends > word;

        /// <summary>Whether the sentence goes on to ask for sending or to allow it, and no reason stands between.</summary>
        public bool LeadsToSending(int word)
        {
            if (!EndsInRequest || lastSends <= word) return false;
            for (var i = word + 1; i < lastSends; i++)
            {
                if (Last(i) is Sense.Because || (Last(i) == Sense.Unknown && Endings.Of(Text(i)) is Decisions.Ending.Because)) return false;
            }
            return true;
        }

        /// <summary>Whether it ends by asking to do something unknown to something: 느낌표는 떼 주세요.</summary>
        public bool AsksForUnknown
        {
            get
            {
                var at = Count - 1;
                if (at < 1 || !Holds(at, s => s is Sense.Please)) return false;
                if (First(at) is not (Sense.Unknown or Sense.Look)) at--;
                if (at < 1 || !(First(at) is Sense.Unknown or Sense.Look)) return false;
                for (var i = 0; i < at; i++)
                {
                    if (Holds(i, s => s is Sense.Later)) return false;
                }
                for (var i = 0; i < at; i++)
                {
                    if (Last(i) is Sense.Object or Sense.Topic or Sense.Only || Text(i).EndsWith('도') || (Last(i) == Sense.Unknown && Endings.Of(Text(i)) is Decisions.Ending.Object or Decisions.Ending.Subject or Decisions.Ending.Bound)) return true;
                }
                return false;
            }
        }

        /// <summary>Whether a word is a person's name: three syllables, the first one a family's, and nothing but a title or a closing behind it.</summary>
        public bool IsName(int word)
        {
            var name = Text(word);
            if (Last(word) != Sense.Unknown || name.Length is < 2 or > 4 || !Families.Contains(name[0])) return false;
            if (word + 1 == Count) return name.Length == 3 || (word > 0 && IsOffice(Text(word - 1)));
            return IsTitle(Text(word + 1));
        }

        /// <summary>Whether the sentence's predicate is known, or is one of the closed list of harmless ones.</summary>
        public bool IsAccountedFor
        {
            get
            {
                if (Count == 0) return true;
                var at = Count - 1;
                while (at >= 0 && IsTone(Text(at))) at--;
                if (at < 0) return true;
                // A condition without what hangs on it: 정리하면.
                if (Last(at) is Sense.If or Sense.After) return false;
                // 깨져 있습니다: what is there is said by the word before.
                var exists = First(at) == Sense.Exist && at > 0 && Last(at - 1) == Sense.Unknown;
                if (exists) at--;
                if (at > 0 && Text(at).StartsWith("것") && Last(at - 1) == Sense.Unknown) return false;
                if (First(at) != Sense.Unknown && Last(at) != Sense.Unknown || Last(at) != Sense.Unknown && Holds(at, s => s is (>= Sense.Yes and <= Sense.Train) or Sense.Permit)) return true;
                var predicate = Text(at);
                if ((predicate.Length == 1 && Count == 1) || IsName(at) || IsTitle(predicate) || IsOffice(predicate)) return true;
                if (Harmless(predicate) || (at > 0 && Harmless(Text(at - 1)) && Light.Contains(predicate[0]))) return true;
                if (predicate.EndsWith("입니다") || predicate.EndsWith("이에요") || predicate.EndsWith("예요"))
                {
                    var end = predicate.Length - (predicate.EndsWith("예요") ? 2 : 3);
                    var noun = predicate[..end];
                    return noun.Length is 2 or 3 or 4 && Families.Contains(noun[0]) || IsOffice(noun) || IsTitle(noun);
                }
                // 문제없어 보입니다
                if (predicate.StartsWith("보") && at > 0 && Holds(at - 1, s => s is Sense.Good or Sense.Absent)) return true;
                if (exists) return false;
                var ending = Endings.Of(predicate);
                if (ending is not (Decisions.Ending.Past or Decisions.Ending.Promise) && predicate is not ("완료" or "마침" or "예정")) return false;
                var (own, subject, topic) = (false, false, false);
                for (var i = 0; i < at; i++)
                {
                    var theme = OwnWork(Text(i)) || (own && (Text(i).StartsWith("쪽") || Text(i).StartsWith("측")));
                    own |= theme || Holds(i, s => s is Sense.Own or Sense.Train) || (ending == Decisions.Ending.Promise && Last(i) == Sense.Object);
                    // 민원이 폭주했습니다 is no work of one's own, 준비가 끝났습니다 is.
                    if (theme && (Text(i).EndsWith('이') || Text(i).EndsWith('가')) && !Starts(Text(i), People) && !Starts(predicate, Completions)) return false;
                    if (!theme && !Holds(i, s => s is Sense.Own))
                    {
                        topic |= Last(i) == Sense.Topic || Text(i).EndsWith('는') || Text(i).EndsWith('은');
                        subject |= Last(i) == Sense.Unknown && (Text(i).EndsWith('이') || Text(i).EndsWith('가'));
                    }
                    if (Holds(i, s => s is Sense.No or Sense.Anew or Sense.Before or Sense.Change or Sense.Only or Sense.Not or Sense.Cannot) || Starts(Text(i), Undecided)) return false;
                }
                own |= OwnWork(predicate);
                return own && !subject && (!topic || ending == Decisions.Ending.Promise);
            }
        }

        private static bool IsMark(Sense sense) => sense is Sense.End or Sense.Question or Sense.Comma or Sense.Colon or Sense.Open or Sense.Close or Sense.Quoted or Sense.Number;

        private static bool Starts(ReadOnlySpan<char> word, string[] list)
        {
            foreach (var known in list)
            {
                if (word.StartsWith(known)) return true;
            }
            return false;
        }

        // ㅎㅎ, ㅋㅋ, ㅠㅠ and the D of a picture made of signs.
        private static bool IsTone(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('ㄱ', 'ㅣ') || word is "D" or "d" or "Ｄ" or "ｄ";

        private static bool Harmless(ReadOnlySpan<char> word) => Starts(word, Praises);

        private static bool OwnWork(ReadOnlySpan<char> word) => Starts(word, Works);

        private static bool IsTitle(ReadOnlySpan<char> word) => Starts(word, Titles);

        private static bool IsOffice(ReadOnlySpan<char> word)
        {
            foreach (var end in Offices)
            {
                if (word.EndsWith(end) && word.Length > end.Length) return true;
            }
            return false;
        }
    }

    private const string Families = "류라김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용";

    // Verbs that add nothing to the noun before them: 도움이 되었습니다, 고생 많으십니다.
    private const string Light = "되됐됩하했합드주있많같나났들보";

    private static readonly HashSet<string> FamilyLetters = [.. Families.Select(c => Jamo.Spell(c.ToString()))];

    /// <summary>Whether a syllable, spelt in letters (<see cref="Jamo"/>), is a family's name.</summary>
    public static bool IsFamily(ReadOnlySpan<char> letters) => FamilyLetters.Contains(letters.ToString());

    private static readonly HashSet<string> Bounds = [.. "후 후에 후에만 뒤 뒤에 뒤에만 다음 다음에 이후 이후에 직후 전 전에 전까지 전까지는 한에서 선에서 범위에서 까지 부터".Split(' ')];

    private static readonly HashSet<string> Conditions = [.. "하에 경우 경우에 경우에만 경우에는 때 때만 때에 때에만 한해 한하여 한정하여 조건 조건으로 조건하에 전제로 전제하에".Split(' ')];

    private static readonly string[] Titles = "드림 올림 배상 拜上 주무관 사무관 서기관 팀장 과장 부장 국장 실장 센터장 본부장 대리 차장 매니저 담당 파트장 주임 선임 책임 상담사 직원 님 귀하 씨".Split(' ');

    private static readonly string[] Offices = "팀 과 실 국 재단 센터 부 담당관 담당관실 파트 본부 시청 구청 청 님 드림 올림 배상".Split(' ');

    private static readonly string[] Praises =
        ("도움 이해 명확 간결 깔끔 꼼꼼 자세 상세 친절 훌륭 완벽 알맞 쉽 편하 편합 다행 기쁘 반갑 반가 든든 안심 죄송 송구 늦 바쁘 바빠 춥 추운 추워 덥 더운 날씨 고생 수고 많으 많았 많네 애쓰 애써 응원 축하 정확 " +
         "재치 최고 감동 만족 흡족 뵙 뵐 봬 인사 문안인사 챙겨 평안 건승 안녕 메리 새해 여러모로 항상 고마 감사 이상입니다 이상임 충실 준비되 준비됐 준비돼 가시죠 가시면 갑시다 굿입니다 굿이에요").Split(' ');

    private static readonly string[] People = "상담사 상담원 상담팀 직원".Split(' ');

    private static readonly string[] Completions = "끝 완료 마무리 되 됐 마련 갖춰 났".Split(' ');

    // What is still to be decided is no promise.
    private static readonly string[] Undecided = "최종 결정 판단 나중 확정 한번 추가 여부 가부".Split(' ');

    private static readonly string[] Works =
        "상담사 상담원 상담팀 상담 직원 교육 공지 공유 대응 준비 대비 단톡방 매뉴얼 스크립트 숙지 전파 내부 회의 보고 결재 배포 안내 인력 인원 근무 출장 휴가 통화 응대 게시 모니터 콜 지켜보 당직 조회 등록 문의 민원 만전 최선 저장 보관 출력 읽 살펴 훑 들여다".Split(' ');
}
