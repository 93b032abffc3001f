namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// What may hold a plain yes back (<see cref="PlainYes"/>), by where it stands. In the sentence of the yes: whatever turns it, or what it
/// may hang on. In a sentence before it: what is wrong, wanted or left open still; an earlier doubt is over once the yes is said. In a
/// sentence behind it: that, and whatever restricts, doubts or takes back. First falls away what only looks dangerous (틀린 데 없이).
/// </summary>
internal static partial class Dangers
{
    /// <summary>Whether something before the yes in its own sentence may hold it back.</summary>
    /// <param name="before">The words before it.</param>
    /// <param name="form">How the yes is said.</param>
    public static bool Within(string before, YesForm form)
    {
        var rest = Idle().Replace(Harmless().Replace(Contrasted().Replace(before, ""), " "), " ");
        var end = rest.TrimEnd();
        return ToBeDone().IsMatch(rest) || InWordsOnly().IsMatch(rest) || PartAsTopic().IsMatch(end) || Sample().IsMatch(rest) || (form == YesForm.Send && LeadsOn().IsMatch(end)) || OnePart().IsMatch(end)
            || Negation().IsMatch(rest) || Fault().IsMatch(rest) || Condition().IsMatch(rest) || Contrast().IsMatch(rest)
            || Demand().IsMatch(rest) || Unsettled().IsMatch(rest)
            || Halved().IsMatch(rest) || Hearsay().IsMatch(rest) || Earlier().IsMatch(rest) || Somebody().IsMatch(rest);
    }

    /// <summary>Whether a sentence before the yes holds it back.</summary>
    public static bool Before(PlainSentence sentence)
    {
        var bare = sentence.Bare;
        if (Passes().IsMatch(sentence.Text)) return true;
        if (FormLine().IsMatch(bare) && !Demand().IsMatch(bare) && !Treats().IsMatch(bare)) return false;
        if (SaidThen().IsMatch(bare) && !YesNoun().IsMatch(bare)) return false;
        if ((sentence.Asks || Asking().IsMatch(bare)) && !Greets(bare) && !Rhetorical().IsMatch(bare) && !AsksOfItself().IsMatch(bare)) return true;
        var rest = Without(bare);
        if (Opposes().IsMatch(rest) || DeniesTheMatter(rest) || Disowned().IsMatch(rest)) return true;
        var past = WasSo().IsMatch(rest);
        if (Restriction().Match(rest) is { Success: true } restriction && !(Apart().IsMatch(restriction.Value) && Promise().IsMatch(bare))) return true;
        if (Refusal().IsMatch(rest) && !Overcome().IsMatch(rest)) return true;
        if (FaultNow().IsMatch(rest) && !past) return true;
        if (Demand().IsMatch(rest) && Treats().IsMatch(rest) && (!Wish().IsMatch(rest) || Contrast().IsMatch(rest))) return true;
        if (Condition().IsMatch(rest) && Treats().IsMatch(rest) && !past) return true;
        return PutOff().IsMatch(rest) && !LeadsToContrast().IsMatch(rest);
    }

    /// <summary>Whether a sentence behind the yes, or beside one that is only an invitation to send, holds it back.</summary>
    public static bool Behind(PlainSentence sentence)
    {
        var bare = sentence.Bare;
        var rest = Without(bare);
        if (sentence.Asks && !Greets(bare)) return true;
        if (rest.Trim().Length == 0 || (FormLine().IsMatch(bare) && !Demand().IsMatch(bare) && !Treats().IsMatch(bare))) return false;
        if (!HasHangul(bare)) return !Closing().IsMatch(bare);
        if (NextTime().IsMatch(rest) && !AboutThis().IsMatch(rest)) return false;
        if (OnceSent().IsMatch(rest) && !AboutThis().IsMatch(rest)) return false;
        if (Before(sentence)) return true;
        if (Asking().IsMatch(bare) && !Greets(bare)) return true;
        if (Opposes().IsMatch(rest) || TakesBack().IsMatch(rest) || Misgiving().IsMatch(rest) || Elsewhere().IsMatch(rest) || LeftOpen().IsMatch(bare)) return true;
        if (Promise().IsMatch(bare)) return Judges().IsMatch(rest);
        if (Halved().IsMatch(rest) || Unsettled().IsMatch(rest) || (Demand().IsMatch(rest) && !Wish().IsMatch(rest))) return true;
        if (Negation().IsMatch(rest) && (Matter().IsMatch(rest) || DeniesAtLast().IsMatch(rest))) return true;
        if ((Condition().IsMatch(rest) && Treats().IsMatch(rest)) || (Fault().IsMatch(rest) && Matter().IsMatch(rest))) return true;
        if (YesNoun().IsMatch(rest) || OfTheText().IsMatch(rest)) return !Praise().IsMatch(rest);
        return IsBareRemark(bare) && !Praise().IsMatch(bare) && !Closing().IsMatch(bare);
    }

    /// <summary>단, 확정 문안을 공유해 주셔야 합니다.</summary>
    public static bool Obliges(PlainSentence sentence) => Duty().IsMatch(sentence.Bare) && !NextTime().IsMatch(sentence.Bare) && !OnceSent().IsMatch(sentence.Bare);

    /// <summary>회수 요청: 승인 회신.</summary>
    public static bool CallsBack(PlainSentence sentence) => CalledBack().IsMatch(sentence.Bare);

    /// <summary>도시계획과에서 요청하신 문자에 동의합니다: which department asks can't be known from the words.</summary>
    public static bool NamesWhoAsked(PlainSentence sentence) => DepartmentAsked().IsMatch(sentence.Bare);

    /// <summary>과장님 말씀:, 예시) 동의, 시간은 동의합니다: a yes that is another's, or none, or to a part only.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="prefix">What stands before the yes in it; null for no yes.</param>
    public static bool IsNotOnesOwn(PlainSentence sentence, string? prefix) =>
        Passes().IsMatch(sentence.Text) || (prefix is not null && (InWordsOnly().IsMatch(prefix) || PartAsTopic().IsMatch(prefix.TrimEnd()) || Sample().IsMatch(prefix)));

    private static string Without(string bare) => Idle().Replace(Harmless().Replace(bare, " "), " ");

    private static bool Greets(string bare) => GreetingQuestion().IsMatch(bare);

    private static bool DeniesTheMatter(string rest) => MatterDenied().IsMatch(rest) && !WasSo().IsMatch(rest) && !NotButSo().IsMatch(rest);

    // 애매해요, 좀 길어요, 앱에서 발송: what it is said of is left out, or what is said of it.
    private static bool IsBareRemark(string bare) => bare.Count(c => c == ' ') switch
    {
        0 => true,
        1 => Degree().IsMatch(bare) || !Predicate().IsMatch(bare),
        <= 3 => !Predicate().IsMatch(bare),
        _ => false,
    };

    private static bool HasHangul(string bare) => bare.AsSpan().ContainsAnyInRange('ㄱ', 'ㅣ') || bare.AsSpan().ContainsAnyInRange('가', '힣');
}
