namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// The state of a clause while it is read. Most words are only noted: <see cref="seen"/> holds what the clause has met, <see cref="turn"/>
/// what has met its head since, and is empty again with each new head. This file says which words do more than that.
/// </summary>
internal ref partial struct ClauseReading(ReadOnlySpan<Token> tokens)
{
    private readonly ReadOnlySpan<Token> tokens = tokens;
    private SenseSet seen, turn;

    // The head, and what was carried over it: 동의 의견을 회신드립니다.
    private Sense head = Sense.Unknown, carried = Sense.Unknown;

    // How the head is turned.
    private bool yes, no, extra, unknownAfter, unsure;
    private int negations;

    // What the clause has shown, whatever its head.
    private bool denied, refuses, predicate, doubly, cleared, conditional, later, before, bounds, timeAt, contrast, instead, acted, against, done, quotedObject, nth, recorded, beforehand, elsewhere;
    private SenseSet left;

    /// <summary>Takes the next word.</summary>
    /// <param name="i">Its place; those before it have been taken.</param>
    public void Take(int i)
    {
        var token = tokens[i];
        var sense = token.Sense;
        if (sense is Sense.Time or Sense.This or Sense.Own) unknownAfter = false;
        switch (sense)
        {
            // To put it off to a time is a change, to put it off is a hold.
            case Sense.Hold when seen.Has(Sense.Time) && Next(i) != Sense.Particle: Head(Sense.Change); break;
            case Sense.Yes when head == Sense.Conditional: break;
            // URL 삭제 조건 동의
            case Sense.Yes when head == Sense.Term && !yes: conditional = true; Head(Sense.Yes); break;
            // Only then: 쓰셔야 동의할 수 있습니다.
            case Sense.Yes when turn.Has(Sense.Need) && head is Sense.Change or Sense.Unknown or Sense.Receive or Sense.Look or Sense.Consult: conditional = true; Head(Sense.Yes); break;
            case Sense.Deliver when head is Sense.Yes or Sense.No or Sense.Objection or Sense.Opinion: carried = Sense.Reply; break;
            // 그 동의는 빼 주세요
            case Sense.Change when head == Sense.Yes && Before(i) is Sense.Topic && !seen.Has(Sense.Text): Head(Sense.Retract); break;
            // 반려로 변경합니다: the new word is the one before.
            case Sense.Change when head is Sense.Yes or Sense.No && Before(i) == Sense.Into: break;
            // 작성: and 확인: are a form's labels.
            case Sense.Change or Sense.Look or Sense.Receive when Next(i) == Sense.Colon: break;
            // 수정 문안, 발송 건: a noun of what it stands before.
            case Sense.Send or Sense.Change when i + 1 < tokens.Length && tokens[i + 1] is { Sense: Sense.Noun or Sense.Text, Glued: false } && (sense == Sense.Send || tokens[i + 1].Sense == Sense.Text): break;
            case Sense.Yes or Sense.No or Sense.Objection or Sense.Matter or Sense.Flaw or Sense.Send or Sense.Mail or Sense.Deliver or Sense.Hold
                or Sense.Change or Sense.Again or Sense.Look or Sense.Consult or Sense.Receive or Sense.Conditional or Sense.Retract or Sense.Term:
                // 문구 삭제에 동의, 취지에 동의: a yes to something else than the notice.
                var apart = sense == Sense.Yes && IsOfAnother(i);
                Head(sense);
                elsewhere |= apart;
                if (beforehand) Negate(Sense.Not);
                beforehand = false;
                break;
            case Sense.Addition: Head(Sense.Change); extra = true; break;
            case Sense.Cancel: Head(head is Sense.Send or Sense.Change ? Sense.Hold : Sense.Retract); break;
            case Sense.Ignore: Head(Sense.Retract); break;
            case Sense.PastCase: Note(Sense.Earlier); break;
            case Sense.Opinion: Opinion(); break;
            case Sense.Reply: carried = Sense.Reply; turn = turn.Without(Wishes); break;
            case Sense.Think: turn = turn.Without(Sayings); break;
            case Sense.Requested: Drop(); break;
            case Sense.Result or Sense.Material: Drop(); Note(sense); break;
            case Sense.Whether: Drop(); Note(sense); break;
            case Sense.Train: Note(sense); if (head is not (Sense.Yes or Sense.No)) { Drop(); refuses = false; } else turn = turn.Without(Futures); break;
            // 수고하세요 asks for nothing.
            case Sense.Please when Before(i) == Sense.Thanks || (Before(i) == Sense.Light && Before(i - 1) == Sense.Thanks): break;
            case Sense.Good: Good(); break;
            case Sense.Possible: Possible(); break;
            case Sense.Permit: Permit(); break;
            case Sense.Absent: Absent(); break;
            case Sense.Free: Free(); break;
            case Sense.Exist: Exists(); break;
            // 못 보냅니다, 안 보내는
            case Sense.Not when head == Sense.Unknown && i + 1 < tokens.Length && tokens[i + 1] is { Glued: false, Sense: Sense.Send or Sense.Mail } && !tokens[i].Glued: beforehand = true; break;
            case Sense.Not or Sense.Cannot or Sense.Hard or Sense.Impossible or Sense.Forbid: Negate(sense); break;
            // 승인 말고 denies, 수정본 말고 그대로 chooses.
            case Sense.Instead when Before(i) is Sense.Yes or Sense.Send or Sense.Mail: Negate(Sense.Not); break;
            case Sense.Nay when i > 0: Negate(Sense.Not); break;
            case Sense.Done: Done(); break;
            // Not that but this: 120이 아닌 담당부서로.
            case Sense.Into: instead |= denied; recorded |= head == Sense.Yes; break;
            // 승인 전 단계, 승인 이전: the yes is still to come.
            case Sense.Before or Sense.Earlier when Before(i) == Sense.Yes: unsure = true; break;
            case Sense.Before: if (head == Sense.Send) before = true; else bounds = true; break;
            case Sense.Earlier when Before(i) == Sense.Send: before = true; break;
            case Sense.After when seen.Has(Sense.Time): bounds = true; break;
            case Sense.After: later |= i == 0; break;
            case Sense.But: contrast |= i == 0; break;
            case Sense.Settled: conditional = true; break;
            case Sense.Time: Note(sense); timeAt |= i + 1 < tokens.Length && tokens[i + 1] is { Glued: true, Sense: Sense.Particle or Sense.Into }; break;
            // A picture made of signs, as :D.
            case Sense.Unknown when token is { Glued: true } && token.End - token.Start == 1 && Before(i) == Sense.Colon: break;
            case Sense.Unknown: Unknown(i); break;
            case Sense.Aim: Unknown(i); break;
            case Sense.Quoted: quotedObject |= Next(i) is Sense.Object or Sense.Into; break;
            default: Note(sense); break;
        }
        nth |= sense == Sense.Nth || sense == Sense.Text && Next(i) == Sense.Number && Next(i + 1) is not (Sense.Time or Sense.Noun);
    }

    private void Note(Sense sense) => (seen, turn) = (seen.With(sense), turn.With(sense));

    private readonly bool IsOfAnother(int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - 4; i--)
        {
            switch (tokens[i].Sense)
            {
                case Sense.Change or Sense.Addition or Sense.Again or Sense.Aim: return at - i > 1;
                case Sense.Particle or Sense.Topic or Sense.Light: break;
                case Sense.Noun: break;
                default: return false;
            }
        }
        return false;
    }

    private readonly Sense Next(int i) => i + 1 < tokens.Length ? tokens[i + 1].Sense : Sense.End;

    private readonly Sense Before(int i) => i > 0 ? tokens[i - 1].Sense : Sense.End;

    private void Unknown(int i)
    {
        Note(Sense.Unknown);
        unknownAfter = true;
        // Something is done to something before it is sent.
        acted |= Before(i) == Sense.Object && Next(i) is Sense.Send or Sense.Mail;
        unsure |= tokens[i].Glued && Before(i) is Sense.Yes or Sense.No;
    }

    private static readonly SenseSet Wishes = SenseSet.Of(Sense.Future, Sense.Please), Sayings = SenseSet.Of(Sense.Said), Futures = SenseSet.Of(Sense.Future), Demands = SenseSet.Of(Sense.Please, Sense.Need), Doubts = SenseSet.Of(Sense.Doubt);
}
