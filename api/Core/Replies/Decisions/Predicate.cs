namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>The predicate of a sentence, which Korean puts last: whether it is known, or of the closed kinds of harmless ones.</summary>
internal static class Predicate
{
    /// <summary>The place of the last word that is no mere tone (ㅎㅎ, ㅠㅠ); -1 for none.</summary>
    public static int Of(Words words)
    {
        var at = words.Count - 1;
        while (at >= 0 && IsTone(words.Text(at))) at--;
        return at;
    }

    /// <summary>Whether a sentence breaks off before its predicate is whole: 저희가 동의를, 검토하였으며 동의하.</summary>
    public static bool IsCutOff(Words words)
    {
        var at = Of(words);
        if (at < 0 || (words.Text(at).Length == 3 && Names.MayBeName(words.Text(at)))) return false;
        return words.Last(at) is Sense.Object or Sense.Topic or Sense.Into || words.Text(at).EndsWith("로요") || (words.Last(at) == Sense.Light && words.First(at) != Sense.Light && words.Text(at)[^1] is '하' or '되');
    }

    /// <summary>Whether nothing is left open by the predicate of a sentence.</summary>
    public static bool IsAccountedFor(Words words)
    {
        var at = Of(words);
        if (at < 0) return true;
        // A condition without what hangs on it: 정리하면.
        if (words.Last(at) is Sense.If or Sense.After || words.BindsUnknown(at)) return false;
        // 깨져 있습니다: what is there is said by the word before.
        var exists = words.First(at) == Sense.Exist && at > 0 && words.Last(at - 1) == Sense.Unknown;
        if (exists) at--;
        // 월요일에요, 새벽 2시네요: a time and nothing else.
        if (words.Met.Has(Sense.Time) && !words.Met.HasAny(Beside)) return false;
        // 작년 거예요, 주차장 건입니다: of what?
        if (at > 0 && IsThing(words.Text(at))) return false;
        if (at > 0 && words.Text(at).StartsWith("것") && words.Last(at - 1) == Sense.Unknown) return false;
        if (words.Last(at) != Sense.Unknown && (words.First(at) != Sense.Unknown || words.Holds(at, s => s is (>= Sense.Yes and <= Sense.Train) or Sense.Permit))) return true;
        var predicate = words.Text(at);
        if ((predicate is "끝" && words.Count == 1) || words.IsName(at) || Names.IsTitle(predicate) || Names.IsOffice(predicate)) return true;
        // 잘 정리해 주셨네요
        if (IsDoneWell(words, at)) return true;
        // 내선 3412
        if (words.Count == 1 && words.Met.Has(Sense.Number) && predicate is "내선" or "전화" or "팩스" or "T" or "Tel" or "TEL" or "tel" or "휴대폰") return true;
        if (OfficeWords.IsPraise(predicate) || (at > 0 && OfficeWords.IsPraise(words.Text(at - 1)) && OfficeWords.IsLight(predicate))) return true;
        if (Noun(predicate) is { IsEmpty: false } noun) return Names.MayBeName(noun) || Names.IsOffice(noun) || Names.IsTitle(noun);
        // 문제없어 보입니다
        if (predicate.StartsWith("보") && at > 0 && words.Holds(at - 1, s => s is Sense.Good or Sense.Absent)) return true;
        return !exists && IsOwnWork(words, at);
    }

    /// <summary>Whether a predicate only points at something: 거예요, 건입니다.</summary>
    public static bool IsThing(ReadOnlySpan<char> predicate) => predicate is "거예요" or "거네요" or "거임" or "겁니다" or "건입니다" or "건이에요" or "건임" or "것입니다" or "것이에요" or "것임" or "말입니다";

    private static bool IsDoneWell(Words words, int at)
    {
        if (words.Met.HasAny(Denials) || Endings.Of(words.Text(at)) is not (Ending.Past or Ending.Other)) return false;
        for (var i = 0; i < at; i++)
        {
            if (words.Text(i) is "잘") return words.Text(at).ContainsAny(Dones) || (words.First(at) == Sense.Exist && words.Text(at - 1)[^1] is '어' or '여' or '돼');
        }
        return false;
    }

    private static readonly System.Buffers.SearchValues<char> Dones = System.Buffers.SearchValues.Create("셨했됐었았겼렸썼봤갔왔녔");

    private static readonly SenseSet Beside = Times();

    private static SenseSet Times()
    {
        var all = default(SenseSet);
        foreach (var sense in Enum.GetValues<Sense>())
        {
            if (sense is not (Sense.Time or Sense.Number or Sense.Form or Sense.Particle or Sense.Topic or Sense.Comma or Sense.Into)) all = all.With(sense);
        }
        return all;
    }

    private static readonly SenseSet Denials = SenseSet.Of(Sense.Not, Sense.Cannot, Sense.Absent, Sense.Mistake, Sense.Flaw);

    // 상담사 교육을 마쳤습니다, 공지하겠습니다: the writer's own work, done or promised.
    private static bool IsOwnWork(Words words, int at)
    {
        var predicate = words.Text(at);
        var ending = Endings.Of(predicate);
        if (ending is not (Ending.Past or Ending.Promise) && predicate is not ("완료" or "마침" or "예정")) return false;
        var (own, subject, topic) = (false, false, false);
        for (var i = 0; i < at; i++)
        {
            var word = words.Text(i);
            var theme = OfficeWords.IsOwnWork(word) || (own && (word.StartsWith("쪽") || word.StartsWith("측")));
            own |= theme || words.Holds(i, s => s is Sense.Own or Sense.Train) || (ending == Ending.Promise && words.Last(i) == Sense.Object);
            // 민원이 폭주했습니다 is no work of one's own, 준비가 끝났습니다 is.
            if (theme && word[^1] is '이' or '가' && !OfficeWords.IsPeople(word) && !OfficeWords.IsCompletion(predicate)) return false;
            if (!theme && !words.Holds(i, s => s is Sense.Own))
            {
                topic |= words.Last(i) == Sense.Topic || word[^1] is '는' or '은';
                subject |= words.Last(i) == Sense.Unknown && word[^1] is '이' or '가';
            }
            if (words.Holds(i, s => s is Sense.No or Sense.Anew or Sense.Before or Sense.Change or Sense.Only or Sense.Not or Sense.Cannot) || OfficeWords.IsUndecided(word)) return false;
        }
        own |= OfficeWords.IsOwnWork(predicate);
        return own && !subject && (!topic || ending == Ending.Promise);
    }

    // 박지영입니다, 운영팀이에요: the noun before the copula; empty where there is none.
    private static ReadOnlySpan<char> Noun(ReadOnlySpan<char> predicate) =>
        predicate.EndsWith("입니다") || predicate.EndsWith("이에요") ? predicate[..^3] : predicate.EndsWith("예요") ? predicate[..^2] : [];

    // ㅎㅎ, ㅋㅋ, ㅠㅠ and the D of a picture made of signs.
    private static bool IsTone(ReadOnlySpan<char> word) => !word.ContainsAnyExceptInRange('ㄱ', 'ㅣ') || word is "D" or "d" or "Ｄ" or "ｄ";
}
