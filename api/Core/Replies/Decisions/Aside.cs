namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// A sentence beside the matter: weather, health, the writer's own work, good wishes. Beside a clear answer it weighs nothing, whatever
/// words are in it, so long as it states something, of something that isn't the notice, and neither decides, denies, doubts, asks,
/// demands nor finds fault. These dangers are closed classes of the language; what people may tell isn't.
/// </summary>
internal static class Aside
{
    /// <summary>Whether a sentence stands beside the matter.</summary>
    /// <param name="words">The sentence.</param>
    /// <param name="question">Whether a question mark ends it.</param>
    /// <param name="alone">Whether it is a line of its own, as a signature is.</param>
    public static bool Is(Words words, bool question, bool alone)
    {
        var at = Predicate.Of(words);
        if (at < 0) return words.Count > 0;
        var met = words.Met;
        if (question) return IsGreeting(words, at);
        if (IsOpen(words, at)) return false;
        if (IsLabelled(words) || IsHope(words)) return true;
        if (IsAfterwards(words, at) || IsWish(words, at)) return true;
        if (met.HasAny(Refusals) || (met.Has(Sense.Good) && met.Has(Sense.Future))) return false;
        if (!met.HasAny(Decisions) && (Any(words, OfficeWords.IsDevice) || (IsDone(words, at) && !OfficeWords.IsDefect(words.Text(at)) && !Feels(words, at) && Any(words, w => OfficeWords.IsOwnWork(w) && !OfficeWords.IsOfNotice(w))))) return true;
        if (words.First(0) == Sense.But) return false;
        if (Promises(words, at)) return true;
        if (met.Has(Sense.Reply) && met.Has(Sense.Future)) return false;
        return !met.HasAny(Dangers) && !met.HasAny(Matters) && (!met.HasAny(Acts) || HoldsOnlyEveryday(words)) && !Any(words, OfficeWords.IsOfNotice) && (Tells(words, at) || (alone && at == 0 && words.Text(0).Length < 5 && IsFragment(words, at)));
    }

    // It states something of something: not 좀 길어요, where what it is said of is left out, and not 폰트가 거슬려요.
    private static bool Tells(Words words, int at)
    {
        var (own, other) = (words.Met.Has(Sense.Own), false);
        for (var i = 0; i < at; i++) other |= words.Holds(i, s => s is Sense.Unknown or Sense.Number or Sense.Noun) && !OfficeWords.IsAdverb(words.Text(i));
        if (at == 0 || !(own || other) || !Declares(words, at)) return false;
        var predicate = words.Text(at);
        if (Feels(words, at) || (Endings.Of(predicate) == Ending.Promise && Any(words, OfficeWords.IsJudging))) return false;
        return own || !(OfficeWords.IsDefect(predicate) || (predicate[0] is '있' or '보' or '되' or '됐' && OfficeWords.IsDefect(words.Text(at - 1))));
    }

    // 현아, 콜록, 애기 7개월이라: no predicate, so that nothing is said of the text.
    private static bool IsFragment(Words words, int at)
    {
        for (var i = 0; i <= at; i++)
        {
            if (OfficeWords.IsDefect(words.Text(i)) || !(words.First(i) is Sense.Unknown or Sense.Noun or Sense.Thanks or Sense.Own or Sense.Train or Sense.Time)) return false;
        }
        return words.Last(at) is Sense.Unknown or Sense.Noun && words.Ending(at) == Ending.None;
    }

    private static bool HoldsOnlyEveryday(Words words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words.Holds(i, s => Acts.Has(s)) && !OfficeWords.IsEveryday(words.Text(i))) return false;
        }
        return true;
    }

    // 찜찜합니다, 반발하고 있습니다
    private static bool Feels(Words words, int at) => OfficeWords.IsFeeling(words.Text(at)) || (at > 0 && words.Text(at)[0] is '있' or '보' or '되' or '됐' && OfficeWords.IsFeeling(words.Text(at - 1)));

    private static bool Declares(Words words, int at)
    {
        var predicate = words.Text(at);
        if (Predicate.IsThing(predicate) || predicate.Contains('졌') || (predicate.Contains('셨') && !Any(words, w => w is "잘")) || (predicate.StartsWith("있") && words.Text(at - 1).EndsWith('져'))) return false;
        foreach (var open in Undeclared)
        {
            if (predicate.EndsWith(open)) return false;
        }
        return words.Last(at) is Sense.Form or Sense.Leading or Sense.Tag or Sense.Past || Endings.Of(predicate) is Ending.Past or Ending.Promise or Ending.Because or Ending.Other || predicate.EndsWith("라") || predicate.EndsWith("라서") || predicate.EndsWith("거든요");
    }

    // 서식은 내일 채워 드릴게요: the writer's own act, and none of judging.
    private static bool Promises(Words words, int at) =>
        (Endings.Of(words.Text(at)) == Ending.Promise || words.Text(at).EndsWith("게요") || words.Text(at).EndsWith("래요")) && !words.Met.HasAny(Judging) && !Any(words, OfficeWords.IsJudging);

    // 연락처: 내선 4417, 작성: 지식정보팀 하윤미: a form's line about who and where.
    private static bool IsLabelled(Words words) => words.IsColonBehindFirst && OfficeWords.IsFormLabel(words.Text(0)) && !words.Met.HasAny(Decided);

    // 다른 부서도 본받았으면 좋겠네요: a hope for something else.
    private static bool IsHope(Words words) =>
        words.Met.Has(Sense.If) && words.Met.Has(Sense.Good) && words.Met.Has(Sense.Future) && !words.Met.HasAny(Refusals) && !words.Met.HasAny(Matters) && !words.Met.HasAny(Acts) && words.Met.HasAny(Others) && !Any(words, OfficeWords.IsOfNotice);

    // 어제 회식은 잘 들어가셨어요? asks after the reader.
    private static bool IsGreeting(Words words, int at)
    {
        if (Any(words, OfficeWords.IsOfNotice) || words.Met.HasAny(Matters)) return false;
        for (var i = 0; i < at; i++)
        {
            if (words.Text(i) is "잘") return words.Text(at).EndsWith("셨어요") || words.Text(at).EndsWith("셨나요") || words.Text(at).EndsWith("셨죠") || words.Text(at).EndsWith("셨는지요");
        }
        return false;
    }

    // 발송 후에 건수만 알려 주세요, 문의가 생기면 연락 주세요: to be told, once it is sent or if something happens, changes nothing of it.
    private static bool IsAfterwards(Words words, int at)
    {
        var met = words.Met;
        if (!met.Has(Sense.Please) || met.HasAny(Told) || !(met.Has(Sense.Reply) || met.Has(Sense.Receive) || met.Has(Sense.Material) || Any(words, OfficeWords.IsTelling))) return false;
        if (met.Has(Sense.Later) || met.Has(Sense.Sometime) || Any(words, w => w.StartsWith("나중") || w.StartsWith("담번") || w.StartsWith("담엔"))) return true;
        var sent = false;
        for (var i = 0; i < at; i++)
        {
            sent |= words.Holds(i, s => s is Sense.Send);
            if (sent && (words.Holds(i, s => s is Sense.After) || words.Text(i).StartsWith("뒤") || words.Text(i) is "나서")) return true;
        }
        return false;
    }

    // 축제 잘 치르세요, 천천히 드세요.
    private static bool IsWish(Words words, int at)
    {
        var predicate = words.Text(at);
        if (!words.Met.Has(Sense.Please) || words.Met.HasAny(Unwished) || predicate.StartsWith("주") || predicate.Contains("주세", StringComparison.Ordinal) || predicate.Contains("주십", StringComparison.Ordinal) || Any(words, OfficeWords.IsOfNotice)) return false;
        return Any(words, OfficeWords.IsWish) || (!words.Met.Has(Sense.Change) && !words.Met.Has(Sense.Mail) && OfficeWords.IsWish(predicate));
    }

    // What hangs in the air may be a condition: 정리하면.
    private static bool IsOpen(Words words, int at) =>
        words.Last(at) is Sense.If or Sense.After or Sense.Before or Sense.Object or Sense.Topic || words.Ending(at) is Ending.If or Ending.Bound or Ending.Object or Ending.Subject || Words.Binds(words.Text(at));

    private static bool IsDone(Words words, int at) =>
        !words.Text(at).EndsWith("것") && (Endings.Of(words.Text(at)) is Ending.Past or Ending.Promise || words.Met.Has(Sense.Future) || words.Text(at) is "완료" or "마침" or "예정" or "계획" or "중" or "가능" || words.Holds(at, s => s is Sense.Ongoing or Sense.Possible));

    private delegate bool Kind(ReadOnlySpan<char> word);

    private static bool Any(Words words, Kind kind)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (kind(words.Text(i))) return true;
        }
        return false;
    }

    // Ends that ask, demand, propose or lead on.
    private static readonly string[] Undeclared = ["까", "냐", "자", "지만", "는데", "으나", "지", "길", "바람", "것", "필", "쇼", "십시오", "세요", "까요", "나요", "가요", "는지요", "요망", "할게", "데"];

    private static readonly SenseSet
        // What may refuse, doubt, take back, ask or demand, of whatever it is said.
        Refusals = SenseSet.Of(
            Sense.Please, Sense.Instead, Sense.Jest, Sense.Ignore, Sense.PastCase, Sense.Not, Sense.Cannot, Sense.Hard, Sense.Impossible, Sense.Forbid, Sense.Nay, Sense.No, Sense.Hold, Sense.Cancel, Sense.Retract, Sense.Mistake, Sense.Objection, Sense.Doubt, Sense.Still, Sense.Need,
            Sense.Conditional, Sense.Term, Sense.Either, Sense.Asks, Sense.Inquire, Sense.Partly, Sense.Quoted, Sense.Again, Sense.Whether, Sense.Settled),
        Dangers = SenseSet.Of(Sense.Absent, Sense.Free, Sense.Matter, Sense.Flaw, Sense.Worry, Sense.Said, Sense.AskWord, Sense.Apart),
        // What makes a decision, or puts it off: 검토하겠습니다.
        Decisions = SenseSet.Of(Sense.Yes, Sense.Look, Sense.Consult, Sense.Opinion, Sense.Reply, Sense.Result, Sense.Anew, Sense.Only, Sense.Before, Sense.Nth, Sense.Text, Sense.This),
        Matters = SenseSet.Of(
            Sense.Yes, Sense.Look, Sense.Consult, Sense.Opinion, Sense.Result, Sense.Text, Sense.Nth, Sense.This, Sense.Attachment, Sense.Marked,
            Sense.Only, Sense.Before, Sense.AsIs, Sense.Body, Sense.Other, Sense.Permit, Sense.Think),
        Judging = SenseSet.Of(
            Sense.Yes, Sense.Look, Sense.Consult, Sense.Opinion, Sense.Reply, Sense.Result, Sense.Anew, Sense.Send, Sense.Mail, Sense.Deliver, Sense.Change, Sense.Addition, Sense.Think, Sense.Receive, Sense.Only, Sense.Before,
            Sense.Nth, Sense.Worry, Sense.Matter, Sense.Flaw),
        // What is done with a notice, if it is of one.
        Acts = SenseSet.Of(Sense.Send, Sense.Mail, Sense.Deliver, Sense.Change, Sense.Addition),
        Decided = SenseSet.Of(Sense.Yes, Sense.No, Sense.Objection, Sense.Send, Sense.Hold, Sense.Conditional, Sense.Not, Sense.Please, Sense.Need, Sense.If, Sense.After),
        Others = SenseSet.Of(Sense.Other, Sense.Own),
        // What may not be among what one wants to be told afterwards.
        Told = SenseSet.Of(Sense.Yes, Sense.No, Sense.Again, Sense.Hold, Sense.Opinion, Sense.Not, Sense.Cannot, Sense.Conditional, Sense.Need, Sense.Change, Sense.Nth, Sense.Quoted),
        Unwished = SenseSet.Of(
            Sense.Yes, Sense.No, Sense.Look, Sense.Consult, Sense.Opinion, Sense.Send, Sense.Deliver, Sense.Addition, Sense.Text, Sense.Nth, Sense.This, Sense.Again, Sense.Hold, Sense.Cancel, Sense.Retract, Sense.Not, Sense.Cannot,
            Sense.Need, Sense.Reply, Sense.Anew, Sense.Only, Sense.Before, Sense.Quoted, Sense.If, Sense.After);
}
