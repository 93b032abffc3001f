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
    /// <param name="words">One sentence.</param>
    public static Act Of(Words words)
    {
        // A test, a joke, this mail to be ignored, an earlier case: no yes beside it is sure.
        if (words.Met.HasAny(Disowning)) return Act.Remark;
        var found = Act.Nothing;
        var acts = false;
        for (var i = 0; i < words.Count; i++)
        {
            var last = words.Last(i);
            if (last is Sense.Object or Sense.Only) acts = true;
            if (OfficeWords.IsPostposition(words.Text(i))) continue;
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
                case Ending.None or Ending.Other when !known && i + 1 < words.Count && Sends(words.First(i + 1)) && Endings.Joins(words.Text(i)) && !OfficeWords.IsAdverb(words.Text(i)) && !(words.Text(i) is "맞춰" or "맞추어" or "따라" && !acts) && !words.IsName(i) && words.EndsInRequest:
                    found = Stricter(found, acts ? Act.First : Act.Remark);
                    break;
            }
        }
        if (found == Act.Nothing && Predicate.IsCutOff(words)) found = Act.Remark;
        if (found == Act.Nothing && words.AsksForUnknown) found = Act.First;
        if (found == Act.Nothing && !Predicate.IsAccountedFor(words)) found = Act.Remark;
        return found;
    }

    private static readonly SenseSet Disowning = SenseSet.Of(Sense.Jest, Sense.Ignore, Sense.PastCase);

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
}
