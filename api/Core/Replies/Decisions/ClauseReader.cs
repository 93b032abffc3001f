namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>
/// Reads one Korean clause from left to right. Korean puts its predicate last: each word that may decide replaces the one before as head,
/// and what follows it (negation, tense, mood, ending) turns it.
/// </summary>
internal static class ClauseReader
{
    /// <summary>Reads the tokens of a clause.</summary>
    public static Clause Read(ReadOnlySpan<Token> tokens, Sense link)
    {
        var r = new Reading();
        for (var i = 0; i < tokens.Length; i++) r.Take(tokens, i);
        return r.Conclude(tokens, link);
    }

    private ref struct Reading
    {
        private Sense head = Sense.Unknown;
        private Sense carried = Sense.Unknown;
        private int unsure;
        private bool yes, no, please, need, doubly, cleared, does, future, past, pluperfect, honoured, hedge, said, asks, exists, permit, done, may;
        private bool other, own, earlier, later, attachment, marked, same, telephone, time, bounds, only, asIs, askWord, nth, all, contrast, still, either, inquire, refer, unknownAfter, asked, doubt, ongoing, timeAt, handled, before, conditional, predicate, body, instead, sometime, result, acted, against, partly, apart, greets, reason, quotedObject;
        private bool denied, anew, noHead, whether, seenYes, seenNo, seenChange, seenAgain, seenSend, material, unknown, thanks, extra, aye, nay, worry, good, mistake, train;
        private int negations;

        public Reading()
        {
        }

        public void Take(ReadOnlySpan<Token> tokens, int i)
        {
            var token = tokens[i];
            if (token.Sense is Sense.Time or Sense.This or Sense.Own) unknownAfter = false;
            switch (token.Sense)
            {
                // To put it off until then is a change, to put it off is a hold.
                case Sense.Hold when (time || bounds) && !(i + 1 < tokens.Length && tokens[i + 1].Sense == Sense.Particle): Head(Sense.Change); break;
                case Sense.Yes when head == Sense.Conditional: break;
                // Only then: 쓰셔야 동의할 수 있습니다.
                case Sense.Yes when need && head is Sense.Change or Sense.Unknown: conditional = true; Head(Sense.Yes); break;
                case Sense.Deliver when head is Sense.Yes or Sense.No or Sense.Objection or Sense.Opinion: carried = Sense.Reply; break;
                // 반려로 변경합니다: the new word is the one before.
                case Sense.Change when head is Sense.Yes or Sense.No && i > 0 && tokens[i - 1].Sense == Sense.Into: break;
                case Sense.Send or Sense.Change when i + 1 < tokens.Length && tokens[i + 1] is { Sense: Sense.Noun or Sense.Text, Glued: false }
                    && (token.Sense == Sense.Send || tokens[i + 1].Sense == Sense.Text):
                    break;
                case Sense.Yes or Sense.No or Sense.Objection or Sense.Matter or Sense.Flaw or Sense.Send or Sense.Mail or Sense.Deliver or Sense.Hold
                    or Sense.Change or Sense.Again or Sense.Look or Sense.Consult or Sense.Receive or Sense.Conditional or Sense.Retract:
                    Head(token.Sense);
                    break;
                case Sense.Addition:
                    Head(Sense.Change);
                    extra = true;
                    break;
                case Sense.Cancel:
                    Head(head is Sense.Send or Sense.Change ? Sense.Hold : Sense.Retract);
                    break;
                case Sense.Mistake: mistake = true; break;
                case Sense.Opinion:
                    said = false;
                    if (head is not (Sense.Yes or Sense.No or Sense.Objection) && !(yes || no))
                    {
                        var more = head == Sense.Change && extra;
                        Head(Sense.Opinion);
                        extra = more;
                    }
                    break;
                case Sense.Reason: reason = true; break;
                case Sense.Light: does = true; break;
                case Sense.Reply:
                    if (head is Sense.Unknown) carried = Sense.Reply; else carried = Sense.Reply;
                    future = please = false;
                    break;
                case Sense.Think: said = false; break;
                case Sense.Requested: Drop(); break;
                case Sense.Thanks: thanks = true; break;
                case Sense.Greeting: thanks = greets = true; break;
                case Sense.Train: train = true; if (head is not (Sense.Yes or Sense.No)) { Drop(); noHead = false; } else future = false; break;
                // 수고하세요 asks for nothing.
                case Sense.Please when i > 0 && (tokens[i - 1].Sense == Sense.Thanks || (i > 1 && tokens[i - 1].Sense == Sense.Light && tokens[i - 2].Sense == Sense.Thanks)): break;
                case Sense.Please: please = true; break;
                case Sense.Need: need = true; break;
                case Sense.Possible: may = true; if (head is Sense.Unknown) good = true; else if (head is Sense.Send or Sense.Mail) yes = true; break;
                case Sense.Good:
                    good = true;
                    if (head is Sense.Send or Sense.Mail or Sense.Unknown or Sense.Matter or Sense.Objection or Sense.Look or Sense.Receive or Sense.Requested or Sense.Opinion) yes = true;
                    break;
                case Sense.Absent: Absent(); break;
                case Sense.Exist: Exists(); break;
                case Sense.Not or Sense.Cannot or Sense.Hard or Sense.Impossible or Sense.Forbid: Negate(token.Sense); break;
                case Sense.Permit: Permit(); break;
                case Sense.Whether: Drop(); whether = true; break;
                case Sense.Hedge: hedge = true; break;
                // Not that but this: 120이 아닌 담당부서로.
                case Sense.Into: instead |= denied; break;
                case Sense.Partly: partly = true; break;
                case Sense.Apart: apart = true; break;
                case Sense.Handle: handled = true; break;
                case Sense.Before: if (head == Sense.Send) before = true; else bounds = true; break;
                case Sense.After when time: bounds = true; break;
                case Sense.After: later |= i == 0; break;
                case Sense.Still: still = true; break;
                case Sense.But: contrast |= i == 0; break;
                case Sense.Said: said = true; break;
                case Sense.Asks: asks = asked = true; break;
                case Sense.Doubt: doubt = true; break;
                case Sense.Settled: conditional = true; break;
                case Sense.Result: Drop(); result = true; break;
                case Sense.Ongoing: ongoing = true; break;
                case Sense.Term: Head(Sense.Term); break;
                case Sense.AskWord: askWord = true; break;
                case Sense.Future: future = true; break;
                case Sense.Past: past = true; break;
                case Sense.Pluperfect: pluperfect = past = true; break;
                case Sense.Honoured: honoured = true; break;
                case Sense.Done: Done(); break;
                case Sense.Other: other = true; break;
                case Sense.Body: other = body = true; break;
                case Sense.Own: own = true; break;
                case Sense.Earlier: if (i > 0 && tokens[i - 1].Sense == Sense.Send) before = true; else earlier = true; break;
                case Sense.Later: later = true; break;
                case Sense.Sometime: sometime = true; break;
                case Sense.Attachment: attachment = true; break;
                case Sense.Marked: marked = true; break;
                case Sense.Same: same = true; break;
                case Sense.Refer: same = refer = true; break;
                case Sense.Either: either = true; break;
                case Sense.Inquire: inquire = true; break;
                case Sense.Telephone: telephone = true; break;
                case Sense.Time: time = true; timeAt |= i + 1 < tokens.Length && tokens[i + 1] is { Glued: true, Sense: Sense.Particle or Sense.Into }; break;
                case Sense.Bounds: bounds = true; break;
                case Sense.Only: only = true; break;
                case Sense.AsIs: asIs = true; break;
                case Sense.Nth: nth = true; break;
                case Sense.All: all = true; break;
                case Sense.Anew: anew = true; break;
                case Sense.Material: material = true; Drop(); break;
                case Sense.Aye: aye = true; break;
                case Sense.Nay: if (i == 0) nay = true; else Negate(Sense.Not); break;
                case Sense.Worry: worry = true; break;
                // A picture made of signs, as :D.
                case Sense.Unknown when token is { Glued: true } && token.End - token.Start == 1 && i > 0 && tokens[i - 1].Sense == Sense.Colon: break;
                case Sense.Quoted: quotedObject |= i + 1 < tokens.Length && tokens[i + 1].Sense is Sense.Object or Sense.Into; break;
                case Sense.Unknown:
                    unknown = unknownAfter = true;
                    // Something is done to something before it is sent.
                    acted |= i > 0 && tokens[i - 1].Sense == Sense.Object && i + 1 < tokens.Length && tokens[i + 1].Sense is Sense.Send or Sense.Mail;
                    if (token.Glued && i > 0 && tokens[i - 1].Sense is Sense.Yes or Sense.No && token.Glued) unsure = i;
                    break;
            }
            if (token.Sense == Sense.Text && i + 1 < tokens.Length && tokens[i + 1].Sense == Sense.Number && (i + 2 >= tokens.Length || tokens[i + 2].Sense is not (Sense.Time or Sense.Noun))) nth = true;
        }

        // What is done is no wish: 보완해 주신, 수정된, 보내주신.
        private void Done()
        {
            if (head is not (Sense.Change or Sense.Mail or Sense.Deliver or Sense.Send))
            {
                past = honoured = true;
                return;
            }
            done |= head == Sense.Change;
            head = Sense.Unknown;
            Leave();
        }

        private void Head(Sense sense)
        {
            cleared |= yes && head is Sense.Objection or Sense.Matter or Sense.Flaw or Sense.Opinion;
            if (sense != Sense.Change || head != Sense.Change) Leave();
            extra = false;
            head = sense;
        }

        private void Leave()
        {
            seenYes |= head == Sense.Yes && !no;
            seenNo |= head == Sense.No;
            seenChange |= head == Sense.Change && !yes;
            against |= (head == Sense.No && !yes) || head == Sense.Hold || (head is Sense.Send or Sense.Mail && no);
            seenAgain |= head == Sense.Again;
            seenSend |= head == Sense.Send;
            conditional |= head == Sense.Conditional;
            reason = unknownAfter = refer = inquire = asks = yes = no = please = need = future = past = pluperfect = honoured = hedge = said = exists = permit = may = extra = good = false;
            carried = Sense.Unknown;
            negations = 0;
            unsure = 0;
        }

        private void Drop()
        {
            Leave();
            seenYes = seenSend = false;
            head = Sense.Unknown;
        }

        private void Absent()
        {
            negations++;
            please = need = false;
            doubly = reason && (no || denied) && head is Sense.Unknown or Sense.Yes or Sense.Send or Sense.Mail;
            switch (head)
            {
                case Sense.Objection or Sense.Matter or Sense.Flaw or Sense.Opinion or Sense.Change or Sense.Term: yes = true; break;
                case Sense.No: no = false; yes = true; break;
                case Sense.Hold: head = Sense.Unknown; break;
                case Sense.Yes or Sense.Send: (yes, no) = no && reason ? (true, false) : (false, true); break;
                default: denied = true; break;
            }
        }

        private void Exists()
        {
            exists = true;
            switch (head)
            {
                case Sense.Objection or Sense.Matter: no = true; break;
                case Sense.Hold: head = Sense.Unknown; break;
                case Sense.Change or Sense.Flaw: need = true; break;
                case Sense.Yes or Sense.Send: if (!yes) hedge = true; break;
            }
        }

        private void Negate(Sense how)
        {
            doubly = false;
            negations++;
            switch (head)
            {
                case Sense.Yes or Sense.Send or Sense.Mail or Sense.Consult:
                    (yes, no) = no ? (true, false) : (false, true);
                    break;
                case Sense.No when how == Sense.Not: yes = true; break;
                case Sense.Matter when how == Sense.Not: yes = true; break;
                case Sense.Change when how == Sense.Not: yes = true; break;
                case Sense.Unknown: denied = true; noHead |= how is Sense.Impossible or Sense.Forbid or Sense.Hard; predicate = how is Sense.Impossible && !unknownAfter; break;
                default: denied = true; break;
            }
        }

        private void Permit()
        {
            permit = true;
            if (head is Sense.Send or Sense.Mail && !no) yes = true;
            else if (head == Sense.Unknown && asIs) yes = true;
            else if (head == Sense.Unknown) good = true;
        }

        public readonly Clause Conclude(ReadOnlySpan<Token> tokens, Sense link)
        {
            var act = Act(tokens);
            return new(act, link, tokens[0].Start, tokens[^1].End)
            {
                Head = head,
                Future = future,
                Please = please || need,
                // Next time is no wish for this notice; 추후 바꿔 주세요 may be one.
                Later = later || (sometime && head != Sense.Change),
                Tells = carried == Sense.Reply && please && tokens[0].Sense != Sense.Reply,
                Other = other && !own,
                Contrast = contrast,
                Restricts = only || partly || bounds || ((head == Sense.Yes ? timeAt : time) && !asIs),
                Anew = anew || seenAgain,
                Denies = denied,
                Refuses = noHead,
                Partial = nth && !all,
                Past = past || done,
                AskWord = askWord,
                Greets = greets,
                All = all,
                Replaces = quotedObject,
                Fragment = (only || bounds) && head == Sense.Unknown && carried == Sense.Unknown && !unknown && !thanks,
                Bare = head == Sense.Unknown && !unknown && (!does || asIs) && !time && !bounds && !good && !may && !nth && !only && !other && !denied,
                AwaitsBody = body && !own && (head is Sense.Yes or Sense.Objection or Sense.Consult or Sense.Opinion || good || seenYes),
            };
        }

        private readonly Act Act(ReadOnlySpan<Token> tokens)
        {
            var last = tokens[^1].Sense;
            if (mistake) return head is Sense.Unknown && carried == Sense.Unknown ? Decisions.Act.Opaque : Decisions.Act.Retract;
            if (apart && head == Sense.Opinion && !yes) return Decisions.Act.Elsewhere;
            if (attachment && !(anew && please) && (head == Sense.Unknown || same || head is Sense.Opinion || carried == Sense.Reply) && !(head is Sense.Yes && !same)) return Decisions.Act.Elsewhere;
            if (refer && marked && head is not (Sense.Yes or Sense.No or Sense.Send)) return Decisions.Act.Elsewhere;
            if (either && head is Sense.Yes or Sense.No) return Decisions.Act.Opaque;
            // There is no reason not to.
            if (doubly) return past || said || Others() ? Decisions.Act.Reported : hedge ? Decisions.Act.SoftYes : Decisions.Act.Yes;
            if (last == Sense.Asks && pluperfect && head == Sense.Yes) return Decisions.Act.Reported;
            if (inquire || last == Sense.Asks || askWord && (please || asks)) return Decisions.Act.Ask;
            if (asked) return (head is Sense.Look || carried == Sense.Reply || head is Sense.Receive) ? future ? Decisions.Act.Pending : please ? Decisions.Act.Ask : Decisions.Act.Received : please ? Decisions.Act.Ask : Decisions.Act.Opaque;
            if (carried == Sense.Reply)
            {
                if (future) return Decisions.Act.Pending;
                if (please && result) return Decisions.Act.Nothing;
                if (please) return head == Sense.Yes ? Decisions.Act.Beg : head is Sense.Again ? Decisions.Act.Again : Decisions.Act.Request;
                if ((said || earlier) && past || pluperfect) return head is Sense.Yes or Sense.No ? Decisions.Act.Reported : Decisions.Act.Nothing;
                if (head is Sense.Change or Sense.Send or Sense.Look or Sense.Deliver or Sense.Mail || (head == Sense.Unknown && !denied && !telephone && !good)) return Decisions.Act.Nothing;
            }
            if (thanks && head is not (Sense.Yes or Sense.No or Sense.Change or Sense.Again)) return Decisions.Act.Nothing;
            if (negations > 1 && !reason) return Decisions.Act.Opaque;
            if (conditional && head is not (Sense.No or Sense.Retract)) return Decisions.Act.Conditional;
            if (before && please) return Decisions.Act.Change;
            if (doubt) return Decisions.Act.Hedge;
            if (ongoing && head is Sense.Look or Sense.Consult or Sense.Receive) return Decisions.Act.Pending;
            switch (head)
            {
                case Sense.Yes: return Yes();
                case Sense.Term: return yes ? Decisions.Act.Nothing : Decisions.Act.Conditional;
                case Sense.Conditional: return Decisions.Act.Conditional;
                case Sense.No: return yes ? negations > 1 || hedge ? Decisions.Act.Opaque : Decisions.Act.Yes : Others() ? Decisions.Act.Reported : Decisions.Act.No;
                case Sense.Objection:
                    if (yes) return Settled(Decisions.Act.Yes);
                    return Others() ? Decisions.Act.Reported : no || exists || last is not (Sense.If or Sense.Particle) ? Decisions.Act.No : Decisions.Act.Opaque;
                case Sense.Matter:
                    return yes ? Settled(Decisions.Act.Yes) : no ? Decisions.Act.No : denied ? Decisions.Act.Opaque : Decisions.Act.Nothing;
                case Sense.Flaw: return yes ? Settled(Decisions.Act.Yes) : denied ? Decisions.Act.Opaque : Decisions.Act.Change;
                case Sense.Opinion:
                    if (yes) return extra ? Decisions.Act.NothingToAdd : Settled(Decisions.Act.Yes);
                    return exists || denied || (future && other && !own) ? Decisions.Act.Opaque : future ? Decisions.Act.Pending : Decisions.Act.Nothing;
                case Sense.Send or Sense.Mail: return Sending(tokens);
                case Sense.Deliver: return please || need ? Decisions.Act.Again : Decisions.Act.Nothing;
                case Sense.Hold: return denied ? Decisions.Act.Opaque : past && Others() ? Decisions.Act.Reported : Decisions.Act.No;
                case Sense.Retract: return please || !future || !denied ? Decisions.Act.Retract : Decisions.Act.Opaque;
                case Sense.Change:
                    if (yes) return please || need && !permit ? Decisions.Act.No : Decisions.Act.NothingToAdd is var _ && hedge ? Decisions.Act.Hedge : Decisions.Act.Yes;
                    if (anew && (please || need)) return Decisions.Act.Again;
                    return please || need || good ? Decisions.Act.Change : past || done ? Decisions.Act.Nothing : denied ? Decisions.Act.Opaque : Decisions.Act.Change;
                case Sense.Again:
                    if (future && !please && !need) return Decisions.Act.Pending;
                    return past && !please ? Decisions.Act.Received : please || need || last == Sense.Again ? Decisions.Act.Again : Decisions.Act.Nothing;
                case Sense.Look:
                    if (denied) return still || future ? Decisions.Act.Pending : Decisions.Act.Opaque;
                    if (yes) return Settled(Decisions.Act.Yes);
                    if (please) return anew || need ? Decisions.Act.Again : unknown ? Decisions.Act.Request : Decisions.Act.Nothing;
                    if (need) return Decisions.Act.Opaque;
                    return future || still ? Decisions.Act.Pending : Decisions.Act.Received;
                case Sense.Consult:
                    if (no) return Decisions.Act.No;
                    if (need) return Decisions.Act.Opaque;
                    if (please) return anew ? Decisions.Act.Again : handled ? Decisions.Act.SoftYes : Decisions.Act.Request;
                    if (future) return train ? Decisions.Act.Nothing : Decisions.Act.Pending;
                    return seenYes || past && unknown ? Decisions.Act.Received : whether ? Decisions.Act.Nothing : tokens.Length > 1 && !unknown ? Decisions.Act.Yes : Decisions.Act.Nothing;
                case Sense.Receive:
                    if (future) return Decisions.Act.Nothing;
                    if (please) return result ? Decisions.Act.Nothing : seenYes ? Decisions.Act.Conditional : anew || seenAgain ? Decisions.Act.Again : Decisions.Act.Request;
                    return denied ? Decisions.Act.Opaque : seenYes && !seenNo && other ? Decisions.Act.Reported : Decisions.Act.Received;
            }
            return Headless(last);
        }

        private readonly bool Others() => other && !own && (past || honoured || said);

        private readonly Act Settled(Act act) => hedge ? Decisions.Act.SoftYes : Others() || said && !own ? Decisions.Act.Reported : act;

        private readonly Act Yes()
        {
            if (against && !no) return Decisions.Act.No;
            if (no) return Others() ? Decisions.Act.Reported : Decisions.Act.No;
            if (unsure > 0 || still || askWord) return Decisions.Act.Opaque;
            if (please) return may || permit ? Decisions.Act.Yes : handled ? Decisions.Act.SoftYes : other && !own ? Decisions.Act.Conditional : Decisions.Act.Beg;
            if (hedge) return Decisions.Act.SoftYes;
            if (need || denied && !yes) return Decisions.Act.Opaque;
            if (pluperfect || earlier && past || Others() || said) return Decisions.Act.Reported;
            return future && !(cleared && !time && !bounds && !later) ? Decisions.Act.WillSayYes : unknownAfter ? Decisions.Act.Opaque : Decisions.Act.Yes;
        }

        private readonly Act Sending(ReadOnlySpan<Token> tokens)
        {
            if (no) return Decisions.Act.No;
            if (hedge) return yes ? Decisions.Act.SoftYes : Decisions.Act.Hedge;
            if (acted) return Decisions.Act.Opaque;
            if (yes && (said && carried != Sense.Reply || Others())) return Decisions.Act.Reported;
            if (yes && !need) return seenChange ? Decisions.Act.Conditional : Decisions.Act.Yes;
            if (please || asIs && !past && !future)
            {
                if (head == Sense.Mail && (anew || seenAgain || material)) return Decisions.Act.Again;
                return seenChange ? Decisions.Act.Conditional : head == Sense.Mail && !asIs && !aye ? Decisions.Act.Send : Decisions.Act.Yes;
            }
            if (seenYes && OnlySends(tokens)) return Decisions.Act.Yes;
            return past || done ? Decisions.Act.Nothing : Decisions.Act.Send;
        }

        // ㅇㅋ 발송 고고
        private static bool OnlySends(ReadOnlySpan<Token> tokens)
        {
            foreach (var token in tokens)
            {
                if (token.Sense is not (Sense.Yes or Sense.Send)) return false;
            }
            return true;
        }

        private readonly Act Headless(Sense last)
        {
            if (good && (Others() || (said && !own))) return Decisions.Act.Reported;
            if (noHead && (!unknown || predicate) && !whether) return Decisions.Act.No;
            if (yes && asIs) return hedge ? Decisions.Act.SoftYes : Decisions.Act.Yes;
            if (nay) return unknown ? Decisions.Act.Nothing : Decisions.Act.No;
            if (good && !denied && !unknown && !thanks) return future || please || hedge ? Decisions.Act.Hedge : Decisions.Act.Yes;
            if (hedge) return Decisions.Act.Hedge;
            if (denied) return instead && please ? Decisions.Act.Change : Decisions.Act.Opaque;
            if (handled && please) return Decisions.Act.SoftYes;
            if (still && !yes && (please || !good)) return Decisions.Act.Pending;
            if (please || need) return seenAgain || anew || material && please ? Decisions.Act.Again : please && !later && (time || bounds) ? Decisions.Act.Change : same || train ? Decisions.Act.Nothing : Decisions.Act.Request;
            if (telephone && carried == Sense.Reply && past) return Decisions.Act.Elsewhere;
            if (aye) return unknown ? Decisions.Act.Nothing : Decisions.Act.Aye;
            if (still) return Decisions.Act.Pending;
            return worry && !train && !past ? Decisions.Act.Opaque : Decisions.Act.Nothing;
        }
    }
}
