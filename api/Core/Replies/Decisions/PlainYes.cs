using System.Buffers;
using ConsultAddin.Core.Approvals;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// A second look at a mail that the clauses leave open: whether it holds a yes said outright, and nothing beside it that takes it back.
/// What people tell beside a yes is without end; what can hold a yes back are closed classes of the language (<see cref="Dangers"/>): in
/// the sentence of the yes whatever it may hang on, before it what is still wanted or wrong, behind it whatever restricts or doubts it.
/// </summary>
internal static class PlainYes
{
    // Nobody writes a longer sentence; what is longer isn't read, so that the time stays linear.
    private const int Longest = 400;

    /// <summary>Where a mail says yes outright and nothing holds it back.</summary>
    /// <param name="text">What the person wrote, references blanked.</param>
    /// <returns>How it is said, and the sentence in <paramref name="text"/>; null for none.</returns>
    public static (YesForm Form, int Start, int Length)? In(ReadOnlySpan<char> text)
    {
        // ☐, ❌, 👎 beside a yes say that it is none.
        if (text.ContainsAny(Denying)) return null;
        var sentences = Sentences(text);
        if (sentences.Count == 0) return null;
        var yeses = new (YesForm Form, bool Safe)?[sentences.Count];
        var last = -1;
        for (var i = 0; i < yeses.Length; i++)
        {
            yeses[i] = Yes(sentences[i]);
            if (yeses[i] is { Safe: true } && !YesForms.MayAskForIt().IsMatch(sentences[i].Bare)) last = i;
        }
        (YesForm Form, int Start, int Length)? found = null;
        for (var i = 0; i < yeses.Length; i++)
        {
            if (yeses[i] is { } yes)
            {
                if (!yes.Safe) return null;
                if (found is null || yes.Form != YesForm.Send) found = (yes.Form, sentences[i].Start, sentences[i].Length);
            }
            else if (last < 0 || i > last ? Dangers.Behind(sentences[i]) : Dangers.Before(sentences[i]))
            {
                return null;
            }
        }
        return found;
    }

    /// <summary>What an approval can't stand beside, whatever its other words: a duty behind 단 or 다만, an answer called back, the notice of a department by its name, which may be another's.</summary>
    /// <param name="text">What the person wrote.</param>
    /// <returns>The decision instead; null where nothing of the kind is written.</returns>
    public static Decision? Forbidden(ReadOnlySpan<char> text)
    {
        foreach (var sentence in Sentences(text))
        {
            if (Dangers.CallsBack(sentence)) return Decision.Retract;
            if (Dangers.Obliges(sentence)) return Decision.Conditional;
            if (Dangers.NamesWhoAsked(sentence) || Dangers.IsNotOnesOwn(sentence, Prefix(sentence.Bare))) return Decision.Unclear;
        }
        return null;
    }

    private static readonly SearchValues<string> Denying = SearchValues.Create(["☐", "□", "❌", "✖", "✗", "❎", "👎", "🙅", "🚫"], StringComparison.Ordinal);

    private static (YesForm Form, bool Safe)? Yes(PlainSentence sentence)
    {
        // 동의 : is a form's line that was left empty.
        if (sentence.Asks || sentence.Text is [.., ':' or '：']) return null;
        foreach (var (form, regex) in YesForms.All)
        {
            if (regex.Match(sentence.Bare) is { Success: true } match) return (form, !Dangers.Within(sentence.Bare[..match.Index], form));
        }
        // 동의하며, 상담사 교육을 실시하겠습니다: what follows is read as a sentence of its own.
        if (YesForms.Leading().Match(sentence.Bare) is not { Success: true } leading) return null;
        var rest = sentence with { Text = sentence.Bare[(leading.Index + leading.Length)..] };
        var follows = YesForms.All.Select(f => f.Regex.Match(rest.Bare)).FirstOrDefault(m => m.Success);
        return (YesForm.Said, !Dangers.Within(sentence.Bare[..leading.Index], YesForm.Said) && (follows is null ? !Dangers.Behind(rest) : !Dangers.Within(rest.Bare[..follows.Index], YesForm.Said)));
    }

    private static string? Prefix(string bare) => YesForms.All.Select(f => f.Regex.Match(bare)).FirstOrDefault(m => m.Success) is { } yes ? bare[..yes.Index] : null;

    private static List<PlainSentence> Sentences(ReadOnlySpan<char> text)
    {
        List<PlainSentence> found = [];
        for (int start = 0, i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !Ends(text, i)) continue;
            var asks = i < text.Length && text[i] is '?' or '？';
            if (i - start > Longest) return [];
            if (text[start..i].ContainsAnyExcept(" \t\r\n")) found.Add(new(Jamo.Compose(text[start..i]).Trim(), asks, start, i - start));
            // 동의합니다!? asks after all.
            else if (asks && found.Count > 0) found[^1] = found[^1] with { Asks = true };
            start = i + 1;
        }
        return found;
    }

    private static bool Ends(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '!' or '?' or '？' or '！' or '。' or '~' or '～' or '\n' or ';' or '…' or '^' => true,
        // 2. 3.(월) is a date.
        '.' => !(at > 0 && char.IsAsciiDigit(text[at - 1]) && text[(at + 1)..].TrimStart(' ') is [(>= '0' and <= '9') or '(', ..]),
        >= '\u2600' and <= '\u27BF' or '\u200D' or '\uFE0F' => true,
        // ㅎㅎ, ㅠㅠ
        'ㅎ' or 'ㅋ' or 'ㅠ' or 'ㅜ' => at > 0 && text[at - 1] == text[at],
        var c => char.IsSurrogate(c),
    };
}

/// <summary>How a yes is said.</summary>
internal enum YesForm : byte
{
    /// <summary>동의합니다, 승인, 찬성으로 회신.</summary>
    Said,
    /// <summary>이견 없습니다, 막을 이유가 없네요.</summary>
    NoObjection,
    /// <summary>발송하셔도 됩니다, 내보내세요.</summary>
    Send,
}

/// <summary>A sentence.</summary>
/// <param name="Text">Its words, composed and of one width, without what ends it.</param>
/// <param name="Asks">Whether a question mark ends it.</param>
/// <param name="Start">Where it begins in the mail's text, UTF-16.</param>
/// <param name="Length">How long it is there.</param>
internal sealed record PlainSentence(string Text, bool Asks, int Start, int Length)
{
    /// <summary>Its words without signs around them.</summary>
    public string Bare => Text.Trim(" .,;:()-·*>\t\r\n".ToCharArray());
}
