namespace ConsultAddin.Core.Replies.Decisions;

// What a clause does by its head: each word that may decide has its own way to be turned.
internal ref partial struct ClauseReading
{
    private readonly Act ByHead(Sense last)
    {
        var (please, need, future, hedge) = (turn.Has(Sense.Please), turn.Has(Sense.Need), turn.Has(Sense.Future), turn.Has(Sense.Hedge));
        switch (head)
        {
            case Sense.Yes: return Approving();
            // 반려하려 했는데, 지난번에 거절한 것: what was meant or said before is no word now.
            case Sense.No when !yes && ((seen.Has(Sense.Earlier) && (Past || seen.Has(Sense.Done))) || (Past && turn.HasAny(Meant))): return Decisions.Act.Reported;
            case Sense.Hold when turn.Has(Sense.Pluperfect) || (Past && turn.Has(Sense.Said)) || (Past && turn.HasAny(Meant)): return Decisions.Act.Reported;
            case Sense.No: return yes ? negations > 1 || hedge ? Decisions.Act.Opaque : Decisions.Act.Yes : Reports ? Decisions.Act.Reported : Decisions.Act.No;
            case Sense.Objection:
                if (yes) return Settled(Decisions.Act.Yes);
                return Reports ? Decisions.Act.Reported : no || turn.Has(Sense.Exist) || last is not (Sense.If or Sense.Particle) ? Decisions.Act.No : Decisions.Act.Opaque;
            case Sense.Matter: return yes ? Settled(Decisions.Act.Yes) : no ? Decisions.Act.No : denied ? Decisions.Act.Opaque : Decisions.Act.Nothing;
            case Sense.Flaw: return yes ? Settled(Decisions.Act.Yes) : denied ? Decisions.Act.Opaque : Decisions.Act.Change;
            case Sense.Opinion:
                if (yes) return extra ? Decisions.Act.NothingToAdd : Settled(Decisions.Act.Yes);
                return turn.Has(Sense.Exist) || denied || (future && Foreign) ? Decisions.Act.Opaque : future ? Decisions.Act.Pending : Decisions.Act.Nothing;
            case Sense.Term: return yes ? Decisions.Act.Nothing : Decisions.Act.Conditional;
            case Sense.Conditional: return Decisions.Act.Conditional;
            case Sense.Send or Sense.Mail: return Sending();
            case Sense.Deliver: return please || need ? Decisions.Act.Again : future && left.HasAny(Judged) ? Decisions.Act.Pending : Decisions.Act.Nothing;
            case Sense.Hold: return denied ? Decisions.Act.Opaque : Past && Reports ? Decisions.Act.Reported : Decisions.Act.No;
            case Sense.Retract: return please || !future || !denied ? Decisions.Act.Retract : Decisions.Act.Opaque;
            case Sense.Change: return Changing();
            case Sense.Again:
                if (denied) return Decisions.Act.Nothing;
                if (future && !please && !need && last != Sense.Unknown) return Decisions.Act.Pending;
                return Past && !please ? Decisions.Act.Received : please || need || last is Sense.Again or Sense.Unknown or Sense.Noun ? Decisions.Act.Again : Decisions.Act.Nothing;
            case Sense.Look: return Looking();
            case Sense.Consult: return Consulting();
            default: return Receiving();
        }
    }

    private readonly Act Approving()
    {
        if (against && !no) return Decisions.Act.No;
        if (no) return Reports ? Decisions.Act.Reported : Decisions.Act.No;
        if (unsure || elsewhere || seen.Has(Sense.Still) || seen.Has(Sense.AskWord)) return Decisions.Act.Opaque;
        // 동의해 주세요 begs, 동의해 주셔도 됩니다 allows, 동의로 처리해 주세요 has one's own yes recorded.
        if (turn.Has(Sense.Please))
            return turn.Has(Sense.Possible) || turn.Has(Sense.Permit) ? Decisions.Act.Yes : seen.Has(Sense.Handle) || recorded ? Decisions.Act.Yes : Foreign ? Decisions.Act.Conditional : Decisions.Act.Beg;
        if (turn.Has(Sense.Hedge)) return Decisions.Act.SoftYes;
        // 동의했을 겁니다, 승인했을 텐데: it would have been.
        if (turn.Has(Sense.Past) && turn.Has(Sense.Future)) return Decisions.Act.Hedge;
        if (turn.Has(Sense.Need) || (denied && !yes)) return Decisions.Act.Opaque;
        if (turn.Has(Sense.Pluperfect) || (seen.Has(Sense.Earlier) && Past) || Reports || turn.Has(Sense.Said)) return Decisions.Act.Reported;
        if (turn.Has(Sense.Future) && !((cleared || seen.Has(Sense.AsIs)) && !seen.Has(Sense.Time) && !Bounded && !later && !seen.Has(Sense.Later))) return Decisions.Act.WillSayYes;
        return unknownAfter ? Decisions.Act.Opaque : Decisions.Act.Yes;
    }

    // What is free of faults, unless it only seems so or others say so.
    private readonly Act Settled(Act act) => turn.Has(Sense.Hedge) ? Decisions.Act.SoftYes : Reports || (turn.Has(Sense.Said) && !seen.Has(Sense.Own)) ? Decisions.Act.Reported : act;

    private readonly Act Changing()
    {
        var wanted = turn.HasAny(Demands);
        if (yes) return turn.Has(Sense.Please) || (turn.Has(Sense.Need) && !turn.Has(Sense.Permit)) ? Decisions.Act.No : turn.Has(Sense.Hedge) ? Decisions.Act.Hedge : Decisions.Act.Yes;
        // 저희 번호는 쓰지 말아 주세요
        if (denied && turn.Has(Sense.Please)) return Decisions.Act.No;
        if (seen.Has(Sense.Anew) && wanted) return Decisions.Act.Again;
        if (wanted || (turn.Has(Sense.Good) && (turn.Has(Sense.Future) || turn.Has(Sense.Hedge)))) return Decisions.Act.Change;
        // 맞게 적어 주셔서, 번호를 넣는 거 괜찮습니다, 표기 정확: it isn't the predicate.
        if (turn.Has(Sense.Good) || turn.Has(Sense.Done) || tokens[^1].Sense == Sense.Because && turn.Has(Sense.Honoured)) return Decisions.Act.Nothing;
        // 첫 줄은 뺐습니다, 국번이 바뀌었어요: what was changed, and not by the reader, is not the text that was asked about.
        if (Past && !done && !turn.Has(Sense.Honoured) && !seen.Has(Sense.Done)) return Decisions.Act.Opaque;
        return Past || done ? Decisions.Act.Nothing : denied ? Decisions.Act.Opaque : Decisions.Act.Change;
    }

    private readonly Act Sending()
    {
        if (no) return Decisions.Act.No;
        if (turn.Has(Sense.Hedge)) return yes ? Decisions.Act.SoftYes : Decisions.Act.Hedge;
        if (acted) return Decisions.Act.Opaque;
        if (yes && ((turn.Has(Sense.Said) && carried != Sense.Reply) || Reports)) return Decisions.Act.Reported;
        if (yes && !turn.Has(Sense.Need)) return left.Has(Sense.Change) ? Decisions.Act.Conditional : Decisions.Act.Yes;
        if (turn.Has(Sense.Please) || (seen.Has(Sense.AsIs) && !Past && !turn.Has(Sense.Future)))
        {
            // 자료를 보내 주세요 and 다시 보내 주세요 ask for something, 보내세요 allows; 그대로 보내 주세요 does too.
            if (head == Sense.Mail && (AsksAnew || seen.Has(Sense.Material) || seen.Has(Sense.More))) return Decisions.Act.Again;
            return left.Has(Sense.Change) ? Decisions.Act.Conditional : head == Sense.Mail && !seen.Has(Sense.AsIs) && !seen.Has(Sense.Aye) ? Decisions.Act.Send : Decisions.Act.Yes;
        }
        if (left.Has(Sense.Yes) && OnlySends()) return Decisions.Act.Yes;
        return Past || done ? Decisions.Act.Nothing : Decisions.Act.Send;
    }

    // ㅇㅋ 발송 고고
    private readonly bool OnlySends()
    {
        foreach (var token in tokens)
        {
            if (token.Sense is not (Sense.Yes or Sense.Send)) return false;
        }
        return true;
    }

    private readonly Act Looking()
    {
        var (please, need, future, still) = (turn.Has(Sense.Please), turn.Has(Sense.Need), turn.Has(Sense.Future), seen.Has(Sense.Still));
        if (denied) return still || future ? Decisions.Act.Pending : Decisions.Act.Opaque;
        if (yes) return Settled(Decisions.Act.Yes);
        if (please) return seen.Has(Sense.Anew) || need ? Decisions.Act.Again : seen.Has(Sense.Unknown) ? Decisions.Act.Request : Decisions.Act.Nothing;
        return need ? Decisions.Act.Opaque : future || still ? Decisions.Act.Pending : Decisions.Act.Received;
    }

    private readonly Act Consulting()
    {
        if (no) return Decisions.Act.No;
        if (turn.Has(Sense.Need)) return Decisions.Act.Opaque;
        if (turn.Has(Sense.Please))
        {
            // 협의 요청 건 names the mail, 협의 완료 처리 바랍니다 has it recorded.
            if (tokens[^1].Sense is Sense.Please or Sense.Noun or Sense.Other) return Decisions.Act.Nothing;
            return seen.Has(Sense.Anew) ? Decisions.Act.Again : seen.Has(Sense.Handle) ? Decisions.Act.Yes : Decisions.Act.Request;
        }
        if (turn.Has(Sense.Future)) return seen.Has(Sense.Train) ? Decisions.Act.Nothing : Decisions.Act.Pending;
        if (left.Has(Sense.Yes) || (Past && seen.Has(Sense.Unknown))) return Decisions.Act.Received;
        return !seen.Has(Sense.Whether) && tokens.Length > 1 && !seen.Has(Sense.Unknown) && tokens[^1].Sense is Sense.Consult or Sense.Form or Sense.Leading or Sense.Light or Sense.Past or Sense.Because or Sense.And ? Decisions.Act.Yes : Decisions.Act.Nothing;
    }

    private readonly Act Receiving()
    {
        // 결재를 받아 확정하겠습니다
        if (turn.Has(Sense.Future)) return left.HasAny(Judged) ? Decisions.Act.Pending : Decisions.Act.Nothing;
        if (turn.Has(Sense.Please)) return seen.Has(Sense.Result) ? Decisions.Act.Nothing : left.Has(Sense.Yes) ? Decisions.Act.Conditional : AsksAnew ? Decisions.Act.Again : Decisions.Act.Request;
        // 못 봤어요: not yet.
        if (denied && Past && !seen.Has(Sense.Attachment) && !seen.Has(Sense.Material)) return Decisions.Act.Pending;
        return denied ? Decisions.Act.Opaque : left.Has(Sense.Yes) && !left.Has(Sense.No) && seen.HasAny(Others) ? Decisions.Act.Reported : Decisions.Act.Received;
    }

    // Nothing in it decides: what is good, denied, asked for, or a bare yes.
    private readonly Act Headless()
    {
        var (good, please, hedge, unknown) = (turn.Has(Sense.Good), turn.Has(Sense.Please), turn.Has(Sense.Hedge), seen.Has(Sense.Unknown));
        if (good && (Reports || (turn.Has(Sense.Said) && !seen.Has(Sense.Own)))) return Decisions.Act.Reported;
        if (refuses && (!unknown || predicate) && !seen.Has(Sense.Whether)) return Decisions.Act.No;
        // 예정대로 하세요
        if (please && seen.Has(Sense.AsIs) && seen.Has(Sense.Light) && !denied && !unknown && !turn.Has(Sense.Need) && carried == Sense.Unknown) return Decisions.Act.Yes;
        if (yes && seen.Has(Sense.AsIs)) return hedge ? Decisions.Act.SoftYes : Decisions.Act.Yes;
        if (seen.Has(Sense.Nay)) return unknown ? Decisions.Act.Nothing : Decisions.Act.No;
        if (good && !denied && !unknown && !seen.HasAny(Courtesies)) return turn.Has(Sense.Future) || please || hedge ? Decisions.Act.Hedge : Decisions.Act.Yes;
        if (hedge) return Decisions.Act.Hedge;
        if (denied) return instead && please ? Decisions.Act.Change : Decisions.Act.Opaque;
        if (seen.Has(Sense.Handle) && please) return Decisions.Act.SoftYes;
        if (seen.Has(Sense.Still) && !yes && (please || !good)) return Decisions.Act.Pending;
        if (turn.HasAny(Demands)) return Requesting(please);
        if (seen.Has(Sense.Telephone) && carried == Sense.Reply && Past) return Decisions.Act.Elsewhere;
        if (seen.Has(Sense.Aye)) return unknown ? Decisions.Act.Nothing : Decisions.Act.Aye;
        if (seen.Has(Sense.Still)) return Decisions.Act.Pending;
        return seen.Has(Sense.Worry) && !seen.Has(Sense.Train) && !Past ? Decisions.Act.Opaque : Decisions.Act.Nothing;
    }

    private readonly Act Requesting(bool please)
    {
        if (AsksAnew || (seen.Has(Sense.Material) && please)) return Decisions.Act.Again;
        if (please && !later && !seen.Has(Sense.Later) && (seen.Has(Sense.Time) || Bounded)) return Decisions.Act.Change;
        return seen.HasAny(Likeness) || seen.Has(Sense.Train) ? Decisions.Act.Nothing : Decisions.Act.Request;
    }
}
