using System.Collections.Frozen;

namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>Reads an English sentence by its words: who says what of sending or approving, denied, conditioned, asked or taken back.</summary>
internal static class EnglishReader
{
    [Flags]
    private enum Kind
    {
        None = 0, Yes = 1, No = 2, Send = 4, Hold = 8, Deny = 16, If = 32, Change = 64, Again = 128, Retract = 256, Earlier = 512, Ask = 1024, Look = 2048,
        Hedge = 4096, Will = 8192, Them = 16384, Trouble = 32768, Said = 65536, But = 131072, Attached = 262144, Polite = 524288, Ours = 1048576, Later = 2097152,
        Comment = 4194304, Have = 8388608, Then = 16777216, Only = 33554432, Zero = 67108864,
    }

    private static readonly FrozenDictionary<string, Kind> Words = Table(
        (Kind.Yes, "approve approved approves agree agreed agrees ok okay okey yes yep yeah yup sure lgtm accept accepted confirm confirmed concur fine good great endorse endorsed cleared clear consent consented happy acceptable support allow permit authorize authorized authorise authorised perfect alright"),
        (Kind.No, "reject rejected rejecting rejection disapprove disapproved decline declined deny denied refuse refused disagree disagreed object oppose opposed unacceptable nope nack nay veto inaccurate forbid forbids forbidden hate hates"),
        (Kind.Send, "send sending sent proceed release publish dispatch deliver go going distribute"),
        (Kind.Hold, "hold stop wait postpone delay suspend pause defer hold-off withhold halt"),
        (Kind.Deny, "not cannot cant dont doesnt wont isnt arent couldnt shouldnt wouldnt never unable neither nor without didnt havent hasnt aint wasnt mustnt nobody noone hardly barely far withheld withhold"),
        (Kind.Zero, "no none nothing zero"),
        (Kind.If, "long if provided unless once until subject minus starting awaiting condition conditional conditionally conditioned assuming pending when whenever contingent after except providing otherwise so-long conditions"),
        (Kind.But, "but however though although except only yet still"),
        (Kind.Change, "fix change changes changing changed correct update add adding remove delete edit edits replace reword amend modify rephrase rework shorten split include mention adjust revise revised revising revision rewrite clarify move swap insert need needs must required correction corrections typo typos mistake mistakes error errors wrong missing amended modification modifications amendments tweak tweaks adjustments instead"),
        (Kind.Again, "again resend resubmit redo resubmission"),
        (Kind.Retract, "withdraw withdrawn disregard ignore retract revoke cancel cancelled rescind undo retracted revoked rescinded"),
        (Kind.Earlier, "earlier previous previously prior last yesterday before"),
        (Kind.Ask, "who what where why how which whom whose"),
        (Kind.Look, "review reviewing reviewed check checking received receipt got noted looking look consider considering discussing discuss respond reply answer forwarded consult read seen"),
        (Kind.Hedge, "think maybe probably might may perhaps seems seem guess possibly unsure suppose believe likely should could would hopefully tentatively hmm not-sure principle sort inclined tempted leaning partially partly mostly basically provisionally temporarily halfway"),
        (Kind.Will, "will ll well shall gonna"),
        (Kind.Them, "they he she foundation division team manager boss director colleague their his her citizen supervisor"),
        (Kind.Said, "said says told says informed"),
        (Kind.Trouble, "objection objections issue issues problem problems concern concerns reservation reservations objecting worries"),
        (Kind.Comment, "comment comments remarks feedback"),
        (Kind.Attached, "following attached attachment attachments enclosed below red highlighted inline discussed phone phoned called"),
        (Kind.Polite, "thanks thank hi hello dear regards best sincerely cheers morning afternoon weekend"),
        (Kind.Ours, "i we us"),
        (Kind.Later, "next future"),
        (Kind.Have, "has have had already"),
        (Kind.Then, "then"));

    /// <summary>What the sentence says.</summary>
    public static Act Read(ReadOnlySpan<char> sentence, bool question)
    {
        var kinds = new List<(Kind Kind, string Word)>();
        Span<char> word = stackalloc char[24];
        var length = 0;
        for (var i = 0; i <= sentence.Length; i++)
        {
            var c = Narrow(sentence, i);
            if (char.IsAsciiLetter(c))
            {
                if (length < word.Length) word[length++] = c;
            }
            // can't and it's are one word, we're and I'll are two.
            else if (length > 0 && !(c is '\'' or '’' && Narrow(sentence, i + 1) is 't' or 's'))
            {
                var text = new string(word[..length]);
                kinds.Add((Words.GetValueOrDefault(text), text));
                length = 0;
            }
        }
        return kinds.Count == 0 ? question ? Act.Ask : Act.Nothing : Read(kinds, question);
    }

    private static char Narrow(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length) return ' ';
        var c = text[at];
        return char.ToLowerInvariant(c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c);
    }

    private static Act Read(List<(Kind Kind, string Word)> words, bool question)
    {
        var all = words.Aggregate(Kind.None, (k, w) => k | w.Kind);
        bool Has(Kind kind) => (all & kind) != 0;
        bool Is(int at, string word) => at < words.Count && words[at].Word == word;
        bool Pair(string first, string second) => Enumerable.Range(0, words.Count).Any(i => Is(i, first) && Is(i + 1, second));
        var first = words[0].Word;

        if (!question && Has(Kind.Retract) && !Has(Kind.Deny)) return Act.Retract;
        if (!question && (Pair("recall", "my") || Pair("recall", "our"))) return Act.Retract;
        if (!question && Pair("take", "back") || (first == "please" && Has(Kind.Retract))) return Act.Retract;
        if (question || Has(Kind.Ask) || first is "could" or "can" or "would" or "is" or "are" or "does" or "did" or "has" or "was" or "were" || (first == "will" && words.Count > 1 && words[1].Word is "it" or "this" or "you" or "the" or "they") || (first == "do" && words.Count > 1 && words[1].Word is "you" or "we" or "they" or "i") || (first == "may" && Is(1, "i")) || Pair("let", "me") && Pair("me", "know") || Pair("wondering", "if"))
            return Has(Kind.Again) || (Has(Kind.Send) && words.Exists(w => w.Word is "version" or "draft" or "back")) ? Act.Again : Act.Ask;
        if (Has(Kind.Later) && !Has(Kind.Yes | Kind.No | Kind.Send)) return Act.Nothing;

        if (Pair("not", "sure")) return Act.Danger;
        var troubleFree = false;
        var denied = false;
        var doubly = false;
        for (var i = 0; i < words.Count; i++)
        {
            if ((words[i].Kind & (Kind.Deny | Kind.Zero)) == 0) continue;
            for (var k = i + 1; k < words.Count && k <= i + 5; k++)
            {
                var kind = words[k].Kind;
                if ((kind & (Kind.Trouble | Kind.Comment)) != 0) { troubleFree = true; break; }
                if ((kind & Kind.Change) != 0) { troubleFree |= (words[i].Kind & Kind.Zero) != 0; break; }
                if ((kind & (Kind.No | Kind.Hold)) != 0) { doubly = true; break; }
                if (words[k].Word == "approval" || (words[i].Kind & Kind.Zero) != 0 && k <= i + 3 && words[k].Word is "consent" or "support" or "agreement" or "agree" or "approve") { denied = true; break; }
                if ((kind & (Kind.Yes | Kind.Send)) != 0) { denied = (words[i].Kind & Kind.Deny) != 0 || words[k].Word is "go" or "sending" or "approval"; break; }
            }
            if (words[i].Word == "nothing") troubleFree = true;
        }
        if (doubly) return Act.Danger;
        var wait = Has(Kind.Hold) && !troubleFree;
        if (denied && !troubleFree) return Has(Kind.If) && words.Exists(w => w.Word == "unless") ? Act.Cond : Act.No;
        if (Pair("say", "no")) return Act.No;
        if (first == "no" && (words.Count == 1 || (!troubleFree && !Has(Kind.Yes)))) return Act.No;
        if (words[^1].Word == "not" && words.Count <= 3) return Act.No;
        if (Has(Kind.No)) return troubleFree ? Act.Danger : Act.No;
        if (wait) return Act.No;
        var yes = words.Exists(w => (w.Kind & Kind.Yes) != 0) || troubleFree;
        yes |= Pair("our", "approval") || Pair("my", "approval");
        var send = Has(Kind.Send);
        var change = (words.Exists(w => (w.Kind & Kind.Change) != 0) || Pair("has", "to") || Pair("have", "to")) && !troubleFree;
        if (Has(Kind.Again) || (send && words.Exists(w => w.Word is "new" or "revised" or "updated" or "corrected") && words.Exists(w => w.Word is "version" or "draft" or "text" or "one")) || (change && (Pair("send", "back") || Pair("it", "back") || words.Exists(w => w.Word is "version" or "draft") || (words.Exists(w => w.Word is "revised") && send)))) return Act.Again;
        if (troubleFree && Has(Kind.Comment) && !words.Exists(w => (w.Kind & Kind.Yes) != 0) && words.Exists(w => w.Word is "further" or "more" or "additional")) return Act.Good;
        if (Has(Kind.Look) && (Has(Kind.Will | Kind.Them) || Pair("get", "back") || Pair("am", "reviewing") || Pair("are", "reviewing") || words.Exists(w => w.Word is "reviewing" or "considering" or "checking" or "discussing"))) return Act.Pending;
        if (Pair("get", "back") || Pair("under", "review")) return Act.Pending;
        if (Pair("another", "go")) return Act.Again;
        if (yes || send)
        {
            if (Has(Kind.If) || Pair("as", "soon") || Pair("the", "moment") || Pair("hangs", "on") || Pair("depends", "on")) return Act.Cond;
            // Then yes. With the date corrected, yes.
            if (yes && (first == "then" || first == "with" && words.Exists(w => Mended.Contains(w.Word)))) return Act.Cond;
            if (change || (send && DoesFirst(words))) return Act.Cond;
            if (Has(Kind.Attached)) return Act.Danger;
            if (Has(Kind.But) && words.Exists(w => w.Word == "please")) return Act.Cond;
            if (Has(Kind.But)) return words.Exists(w => w.Word == "only") ? Act.Cond : Act.Danger;
            if (Has(Kind.Them) && (Has(Kind.Have | Kind.Said) || words.Exists(w => w.Word.EndsWith("ed", StringComparison.Ordinal))) && !Has(Kind.Ours) && !Pair("behalf", "of")) return Act.Reported;
            if (Has(Kind.Said)) return Act.Reported;
            if (Has(Kind.Earlier)) return Act.Reported;
            if (Has(Kind.Hedge) && !(words.Exists(w => w.Word == "may") && send && words.Exists(w => w.Word == "you"))) return words.Exists(w => w.Word is "think" or "believe") && troubleFree ? Act.Yes : Act.Danger;
            if (Has(Kind.Will) && !(send && first == "please")) return yes && words.Exists(w => w.Word is "approve" or "agree") ? Act.WillYes : Act.Danger;
            if (Has(Kind.Polite) && !words.Exists(w => w.Word is "approved" or "approve" or "agreed" or "agree" or "ok" or "okay" or "send" or "proceed" or "go" or "confirmed" or "yes" or "objection" or "objections")) return Act.Nothing;
            if (words.Count == 1 && first is "sure" or "good" or "fine" or "great" or "happy" or "clear" or "sent" or "going" or "perfect") return first is "good" or "fine" or "great" or "perfect" ? Act.Yes : Act.Aye;
            if (send && !yes && !words.Exists(w => w.Word is "please" or "may" or "can" or "ahead" or "proceed") && first is not ("send" or "go")) return Act.SoftYes;
            if (Pair("approval", "please") || Pair("please", "approve") || Pair("please", "confirm") || Pair("need", "approval")) return Act.Beg;
            return Act.Yes;
        }
        if (change) return Has(Kind.Polite) && !words.Exists(w => w.Word == "please") ? Act.Nothing : Act.Change;
        if (Has(Kind.Attached)) return Act.Elsewhere;
        if (Has(Kind.If)) return Act.Danger;
        if (Has(Kind.Look)) return Act.Pending;
        if (Has(Kind.Hedge | Kind.Deny | Kind.But) || words.Exists(w => w.Word == "approval")) return Act.Danger;
        return Has(Kind.Polite | Kind.Later) || words.Exists(w => Harmless.Contains(w.Word)) || words.Count == 1 || (words.Count <= 3 && words.Exists(w => Families.Contains(w.Word))) ? Act.Nothing : Act.Danger;
    }

    private static readonly FrozenSet<string> Mended = FrozenSet.Create("corrected", "changed", "removed", "added", "replaced", "fixed", "updated", "deleted", "reworded", "rephrased", "moved", "amended", "amendment", "proviso", "condition", "exception");

    // Jane Kim
    private static readonly FrozenSet<string> Families = FrozenSet.Create("kim", "lee", "park", "choi", "jung", "jeong", "kang", "cho", "yoon", "jang", "lim", "han", "oh", "seo", "shin", "kwon", "hwang", "song", "yoo", "hong", "ahn", "bae", "moon", "ryu");

    private static readonly FrozenSet<string> Harmless = FrozenSet.Create("ready", "works", "briefed", "brief", "nice", "evening", "prepared", "trained", "helpful", "appreciate", "appreciated", "reads", "pleasure", "welcome", "sincerely");

    // Please rectify the date and send it: what isn't known is to be done before it is sent.
    private static bool DoesFirst(List<(Kind Kind, string Word)> words)
    {
        var send = words.FindLastIndex(w => (w.Kind & Kind.Send) != 0);
        var and = words.FindLastIndex(Math.Max(0, send), w => w.Word is "and" or "then");
        if (and <= 0) return false;
        var asked = words.FindIndex(w => w.Word is "please" or "kindly" or "just") + 1;
        return asked < and && words[asked].Kind == Kind.None && !Starts.Contains(words[asked].Word);
    }

    // How a statement begins, no order: the text is clear and you can send it.
    private static readonly FrozenSet<string> Starts = FrozenSet.Create("the", "this", "it", "that", "these", "both", "all", "everything", "text", "message", "i", "feel", "you", "a", "looks", "reads", "from", "on", "in");

    private static FrozenDictionary<string, Kind> Table(params ReadOnlySpan<(Kind Kind, string Words)> rows)
    {
        var words = new Dictionary<string, Kind>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var word in row.Words.Split(' ')) words[word] = words.GetValueOrDefault(word) | row.Kind;
        }
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
