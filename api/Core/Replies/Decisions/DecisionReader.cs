using System.Runtime.InteropServices;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Sheets;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// What a person's words say: one opinion for the consultation of the thread, and one for each that is written out. An approval
/// is read only when every sentence that decides is understood; one that isn't may hold the condition.
/// </summary>
public static class DecisionReader
{
    /// <summary>Reads a mail's visible text. Takes time linear in the text.</summary>
    /// <param name="visibleText">What the person wrote now.</param>
    /// <param name="mentions">The references in it, in order.</param>
    /// <returns>First the opinion on the consultation that thread or subject names, without a reference; then one for each reference.</returns>
    public static IReadOnlyList<Opinion> Read(string visibleText, IReadOnlyList<ReferenceMention> mentions)
    {
        ArgumentNullException.ThrowIfNull(visibleText);
        ArgumentNullException.ThrowIfNull(mentions);
        var readable = Readable.Of(visibleText, mentions);
        if (mentions.Count == 0) return [Opine(null, null, Sentences(visibleText, readable, 0, visibleText.Length), visibleText)];
        if (mentions.All(m => m.Reference == mentions[0].Reference))
            return [Opine(null, null, []), Opine(mentions[0].Reference, Revision(mentions), Sentences(visibleText, readable, 0, visibleText.Length), Blanked(visibleText, mentions))];
        return Several.Read(visibleText, readable, mentions);
    }

    /// <summary>The revision that is written with a reference; null when none or several are.</summary>
    internal static int? Revision(IEnumerable<ReferenceMention> mentions) => mentions.Select(m => m.Revision).OfType<int>().Distinct().ToList() is [var one] ? one : null;

    /// <summary>The opinion that follows from clauses.</summary>
    /// <param name="reference">For which consultation; null for that of the thread.</param>
    /// <param name="revision">The revision written with it.</param>
    /// <param name="said">What was said.</param>
    /// <param name="plain">The text, where a yes in it can be meant for this consultation only.</param>
    internal static Opinion Opine(Reference? reference, int? revision, IReadOnlyList<Clause> said, string? plain = null)
    {
        var (decision, guess) = Verdict.Of(said);
        if (plain is not null && decision == Decision.Approve && PlainYes.Forbidden(plain) is { } instead) (decision, guess) = (instead, instead == Decision.Unclear ? Decision.Approve : null);
        else if (plain is not null && Verdict.IsOpen(decision) && PlainYes.In(plain) is { } yes && (decision == Decision.Unclear || yes.Form != YesForm.Send))
            return new(reference, revision, Decision.Approve, null, [new("says-yes-plainly", yes.Start, yes.Length)]) { NamesTexts = said.Any(c => c.Partial) };
        return new(reference, revision, decision, decision == Decision.Unclear ? guess : null,
            [.. said.Where(c => c.Act != Act.Nothing).Select(c => new Evidence($"says-{c.Act.ToString().ToLowerInvariant()}", c.Start, c.End - c.Start))])
        {
            AwaitsOtherBody = decision == Decision.Conditional && Verdict.AwaitsOtherBody(said),
            NamesTexts = said.Any(c => c.Partial),
        };
    }

    private static string Blanked(string text, IReadOnlyList<ReferenceMention> mentions)
    {
        var blanked = text.ToCharArray();
        foreach (var mention in mentions) blanked.AsSpan(mention.Start, mention.Length).Fill(' ');
        return new(blanked);
    }

    /// <summary>What the sentences between two places say.</summary>
    internal static List<Clause> Sentences(string text, ReadOnlySpan<char> readable, int start, int end)
    {
        var said = new List<Clause>();
        var tokens = CollectionsMarshal.AsSpan(Tokens.Of(readable, start, end));
        var from = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Sense is not (Sense.End or Sense.Question)) continue;
            var sentence = tokens[from..i];
            from = i + 1;
            // 동의합니다!? asks after all.
            if (sentence.IsEmpty && tokens[i].Sense == Sense.Question && said.Count > 0) said.Add(new(Act.Ask, Sense.End, tokens[i].Start, tokens[i].End));
            if (sentence.IsEmpty) continue;
            if (IsEmptyLabel(text, sentence))
            {
                said.Add(new(Act.Remark, Sense.End, sentence[0].Start, sentence[^1].End));
                continue;
            }
            var question = tokens[i].Sense == Sense.Question;
            var words = text.AsSpan(sentence[0].Start, sentence[^1].End - sentence[0].Start);
            if (IsEnglish(words))
            {
                said.Add(new(EnglishReader.Read(words, question), Sense.End, sentence[0].Start, sentence[^1].End));
                if (HoldsJest(sentence)) said.Add(new(Act.Remark, Sense.End, sentence[0].Start, sentence[^1].End));
            }
            else
            {
                foreach (var part in SentenceReader.Parts(sentence)) Read(readable, CollectionsMarshal.AsSpan(part), question, said);
            }
        }
        return said;
    }

    // One sentence or parenthesis: its clauses, what else may hold an approval back, and whether all of it is beside the matter.
    private static void Read(ReadOnlySpan<char> readable, ReadOnlySpan<Token> sentence, bool question, List<Clause> said)
    {
        if (sentence.IsEmpty) return;
        var first = said.Count;
        SentenceReader.Read(sentence, question, said);
        var words = new Words(readable, sentence);
        if (Remainder.Of(words) is var rest and not Act.Nothing) said.Add(new(rest, Sense.End, sentence[0].Start, sentence[^1].End));
        if (said.Count == first || !Aside.Is(words, question, IsAlone(readable, sentence))) return;
        for (var i = first; i < said.Count; i++) said[i] = said[i] with { Aside = true };
    }

    // Nothing is written before and behind it in its line.
    private static bool IsAlone(ReadOnlySpan<char> text, ReadOnlySpan<Token> sentence)
    {
        var before = text[..sentence[0].Start].TrimEnd(" \t-·*");
        return before is [.., '\n'] && IsBlankToLineEnd(text[sentence[^1].End..]);
    }

    private static bool IsBlankToLineEnd(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c == '\n') break;
            if (char.IsLetterOrDigit(c)) return false;
        }
        return true;
    }

    // 승인 : with nothing behind it is a form's line that was left empty. It says no yes, and none beside it is sure.
    private static bool IsEmptyLabel(string text, ReadOnlySpan<Token> sentence) =>
        sentence is [{ Sense: Sense.Yes }, { Sense: Sense.Colon, End: var colon }] && IsBlankToLineEnd(text.AsSpan(colon));

    private static bool HoldsJest(ReadOnlySpan<Token> sentence)
    {
        foreach (var token in sentence)
        {
            if (token.Sense == Sense.Jest) return true;
        }
        return false;
    }

    private static bool IsEnglish(ReadOnlySpan<char> words)
    {
        var latin = false;
        foreach (var c in words)
        {
            if (c is >= '가' and <= '힣' or >= 'ㄱ' and <= 'ㅣ' or >= '\u1100' and <= '\u11FF') return false;
            latin |= char.IsAsciiLetter(c) || c is >= 'Ａ' and <= 'ｚ';
        }
        return latin;
    }
}
