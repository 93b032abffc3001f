namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>Reads a Korean sentence: its clauses, and how they hang together.</summary>
internal static class SentenceReader
{
    /// <summary>A sentence without what stands in parentheses, and each parenthesis as a sentence of its own; one that nobody closed reaches to the end.</summary>
    /// <param name="tokens">The sentence.</param>
    public static IEnumerable<List<Token>> Parts(ReadOnlySpan<Token> tokens)
    {
        var main = new List<Token>(tokens.Length);
        List<List<Token>> parts = [main];
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Sense == Sense.Open)
            {
                var aside = new List<Token>();
                for (i++; i < tokens.Length && tokens[i].Sense != Sense.Close; i++) aside.Add(tokens[i]);
                parts.Add(aside);
            }
            else if (tokens[i].Sense != Sense.Close)
            {
                main.Add(tokens[i]);
            }
        }
        return parts;
    }

    /// <summary>What a sentence says, most often one thing.</summary>
    /// <param name="tokens">A sentence, or a parenthesis.</param>
    /// <param name="question">Whether a question mark ends it.</param>
    /// <param name="said">Where to add it.</param>
    public static void Read(ReadOnlySpan<Token> tokens, bool question, List<Clause> said)
    {
        var clauses = Clauses(tokens);
        if (clauses.Count == 0) return;
        // 안녕하세요? asks nothing.
        if (question && !(clauses.TrueForAll(c => c.Act == Act.Nothing) && clauses.Exists(c => c.Greets)))
        {
            // 다시 보내 주시겠어요?
            var again = clauses.Exists(c => (c.Anew || c.More) && c is { Head: Sense.Mail or Sense.Deliver or Sense.Again or Sense.Change } && !c.AskWord);
            said.Add(new(again ? Act.Again : Act.Ask, Sense.End, tokens[0].Start, tokens[^1].End));
            return;
        }
        if (clauses[^1] is { Please: true, Act: Act.Request or Act.Nothing } && clauses.Exists(c => c.AskWord)) clauses = [clauses[^1] with { Act = Act.Ask }];
        Weave(clauses, said);
    }

    private static List<Clause> Clauses(ReadOnlySpan<Token> tokens)
    {
        var clauses = new List<Clause>();
        var from = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            var link = tokens[i].Sense;
            // 동의이나 is 동의하나, 조건이나 is an or.
            if (link == Sense.Or && i > from && tokens[i - 1].Sense is Sense.Yes or Sense.No) link = Sense.But;
            // 많지 않아, 문제 없어: what isn't gives a reason for what follows.
            if (link == Sense.Leading && i > from && i + 1 < tokens.Length && tokens[i - 1].Sense is Sense.Not or Sense.Absent or Sense.Free && tokens[i + 1].Sense is not (Sense.Hedge or Sense.Form or Sense.Leading or Sense.Need or Sense.Please)) link = Sense.And;
            if (link is not (Sense.If or Sense.After or Sense.But or Sense.And or Sense.Because or Sense.Comma) || (link is Sense.But or Sense.After && i == from)) continue;
            var content = tokens[from..(link == Sense.Comma ? i : i + 1)];
            if (link == Sense.Comma && content.IsEmpty) { from = i + 1; continue; }
            if (link == Sense.Comma && content is [{ Sense: Sense.But }]) continue;
            // 하고 and the like link only after something that was said; a comma in an enumeration links nothing.
            if (link == Sense.And && !Predicates(content)) continue;
            clauses.Add(ClauseReader.Read(content, link == Sense.Comma ? Sense.End : link));
            from = i + 1;
        }
        if (from < tokens.Length && tokens[from..] is var rest && !rest.IsEmpty && !OnlyFiller(rest)) clauses.Add(ClauseReader.Read(rest, Sense.End));
        return clauses;
    }

    private static bool OnlyFiller(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Sense is not (Sense.Particle or Sense.Form or Sense.Leading or Sense.Topic or Sense.Into or Sense.Comma)) return false;
        }
        return true;
    }

    private static bool Predicates(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Sense is > Sense.Unknown and < Sense.Whether and not Sense.Requested) return true;
        }
        return false;
    }

    private static void Weave(List<Clause> clauses, List<Clause> said)
    {
        Clause? changed = null, condition = null;
        var anew = false;
        var all = clauses.Exists(c => c.All);
        for (var i = 0; i < clauses.Count; i++)
        {
            var clause = clauses[i];
            var act = clause.Act;
            var next = i + 1 < clauses.Count ? clauses[i + 1] : (Clause?)null;
            switch (clause.Link)
            {
                case Sense.If when next is not null:
                    if (clause.Bare && next.Value.Act is Act.Yes) continue;
                    // 결론부터 말씀드리면
                    if (clause.Speaks) continue;
                    if (IsIdleCondition(clause, next.Value))
                    {
                        clauses[i + 1] = next.Value with { Act = Act.Nothing };
                        continue;
                    }
                    condition = clause;
                    continue;
                case Sense.After when next is not null:
                    if (act is Act.Change or Act.Again or Act.Request || clause.Head == Sense.Change) changed = clause;
                    else condition = clause;
                    continue;
                // To look or ask first and send then is a condition; to have looked is none.
                case Sense.And when next is { Head: Sense.Send or Sense.Mail, Please: true } && !clause.Past && !clause.Anew && clause.Head is Sense.Look or Sense.Consult or Sense.Receive:
                    condition = clause;
                    continue;
                case Sense.And when next is not null && act == Act.Change && !clause.Please:
                    changed = clause;
                    continue;
            }
            if (condition is { } again && changed is not null && OnCondition(clause, again, act) == Act.Again) act = Act.Again;
            else if (changed is { } change) act = AfterChange(clause, change, act);
            else if (condition is { } if_) act = OnCondition(clause, if_, act);
            if (clause.Link is Sense.And or Sense.Because && act is Act.Opaque && clause.Denies && next is not null)
            {
                // 사용은 불가하오니 소관부서 번호로 안내하시기 바랍니다.
                if (clause.Refuses && next is { Act: Act.Request, Please: true, Tells: false }) clauses[i + 1] = next.Value with { Act = Act.Change };
                continue;
            }

            // 파악할 시간이 필요하오니 이번 주에 회신드리겠습니다
            if (clause.Link is Sense.Because && act is Act.Opaque && next is { Act: Act.Pending }) continue;
            // 팀장님도 동의하시면요: a condition with nothing behind it.
            if (act is Act.Yes && (clause.Restricts || clause.Replaces || (clause.Link is Sense.If && next is null))) act = Act.Conditional;
            anew |= clause.Anew;
            if (anew && clause.Please && act is Act.Send or Act.Request) act = Act.Again;
            said.Add(clause with { Act = act, Later = clause.Later || (condition is { Link: Sense.If, Head: Sense.Unknown } && act == Act.Pending), Start = (changed ?? condition)?.Start ?? clause.Start, AwaitsBody = condition?.AwaitsBody ?? (changed is null && clause.AwaitsBody), All = all });
            if (clause.Link is Sense.End or Sense.But) changed = condition = null;
        }
        if ((changed ?? condition) is { } open && said.Count == 0) said.Add(open with { Act = Act.Opaque });
    }

    // 가능하시면, 문의 있으시면, 검토 후: no condition of an approval.
    private static bool IsIdleCondition(Clause clause, Clause next) =>
        clause.Head == Sense.Unknown && clause.Act is Act.Nothing && next.Act is Act.Request or Act.Nothing or Act.Ask;

    private static Act AfterChange(Clause clause, Clause change, Act act) => act switch
    {
        Act.Yes or Act.Send or Act.WillSayYes or Act.Conditional or Act.NothingToAdd when change.Anew || clause.Anew => clause.Head == Sense.Mail ? Act.Again : Act.Conditional,
        Act.Yes or Act.Send or Act.WillSayYes or Act.Conditional or Act.NothingToAdd or Act.Hedge or Act.SoftYes => Act.Conditional,
        Act.Again or Act.Request or Act.Pending or Act.Beg => Act.Again,
        Act.Nothing when clause.Please => Act.Again,
        Act.Nothing or Act.Received when change.Please => Act.Change,
        Act.Nothing => Act.Change,
        _ => act,
    };

    private static Act OnCondition(Clause clause, Clause condition, Act act)
    {
        if (condition.Link == Sense.After)
        {
            // What is asked for after sending changes nothing of it.
            if (condition.Head is Sense.Send or Sense.Mail && act == Act.Ask) return Act.Nothing;
            if (condition.Head is Sense.Look or Sense.Consult && !condition.Other)
                return act is Act.WillSayYes or Act.Send or Act.Nothing ? Act.Pending : act;
            if (condition.Head == Sense.Send && act is Act.Request or Act.Nothing or Act.Pending or Act.Received) return Act.Nothing;
        }
        // 다시 보내 주시면 그때 판단하겠습니다, 최종본을 보고 답하겠습니다
        if (condition.Head == Sense.Again || ((condition.Anew || condition.More) && condition.Head is Sense.Mail or Sense.Deliver or Sense.Consult))
        {
            if (act is Act.Pending or Act.Received or Act.WillSayYes || (act == Act.Nothing && clause.Future)) return Act.Again;
        }
        return act switch
        {
            Act.Yes or Act.Send or Act.NothingToAdd or Act.WillSayYes or Act.Hedge or Act.SoftYes => Act.Conditional,
            Act.No => condition.Denies || condition.Head == Sense.Change ? Act.Conditional : Act.No,
            Act.Request or Act.Nothing => Act.Nothing,
            _ => act,
        };
    }
}
