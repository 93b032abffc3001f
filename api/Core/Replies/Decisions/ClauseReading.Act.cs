namespace ConsultAddin.Core.Replies.Decisions;

// What a clause does, once it is read to its end: first what holds whatever its head is, then its head.
internal ref partial struct ClauseReading
{
    /// <summary>The clause that was read.</summary>
    /// <param name="link">How it leads on to the next one.</param>
    public readonly Clause Conclude(Sense link) => new(Act(), link, tokens[0].Start, tokens[^1].End)
    {
        Head = head,
        Future = turn.Has(Sense.Future),
        Please = turn.HasAny(Demands),
        // Next time is no wish for this notice; 추후 바꿔 주세요 may be one.
        Later = later || seen.Has(Sense.Later) || (seen.Has(Sense.Sometime) && head != Sense.Change),
        Tells = carried == Sense.Reply && turn.Has(Sense.Please) && tokens[0].Sense != Sense.Reply,
        Speaks = carried == Sense.Reply && head == Sense.Unknown && seen.Has(Sense.Result) && !turn.Has(Sense.Please),
        Other = Foreign,
        Contrast = contrast,
        Restricts = seen.HasAny(Limits) || Bounded || ((head is Sense.Send or Sense.Mail || turn.HasAny(Demands) ? seen.Has(Sense.Time) : timeAt) && !seen.Has(Sense.AsIs)),
        Nominal = tokens[^1].Sense == head,
        More = seen.Has(Sense.More),
        Anew = seen.Has(Sense.Anew) || left.Has(Sense.Again),
        Denies = denied,
        Refuses = refuses,
        Partial = nth && !seen.Has(Sense.All),
        Past = Past || done,
        AskWord = seen.Has(Sense.AskWord),
        Greets = seen.Has(Sense.Greeting),
        All = seen.Has(Sense.All),
        Replaces = quotedObject,
        Fragment = (seen.Has(Sense.Only) || Bounded || (timeAt && tokens.Length <= 3)) && head == Sense.Unknown && carried == Sense.Unknown && !seen.HasAny(UnknownOrThanks),
        Bare = head == Sense.Unknown && !Bounded && !nth && !denied && !turn.HasAny(Allowing) && !seen.HasAny(Weights) && (!seen.Has(Sense.Light) || seen.Has(Sense.AsIs)),
        AwaitsBody = seen.Has(Sense.Body) && !seen.Has(Sense.Own) && (head is Sense.Yes or Sense.Objection or Sense.Consult or Sense.Opinion || turn.Has(Sense.Good) || left.Has(Sense.Yes)),
    };

    private readonly bool Foreign => seen.HasAny(Others) && !seen.Has(Sense.Own);

    private readonly bool Bounded => bounds || seen.Has(Sense.Bounds);

    private readonly bool Past => turn.HasAny(Pasts);

    // Somebody else's word: their own act, done or said.
    private readonly bool Reports => Foreign && (Past || turn.HasAny(Reporting));

    private readonly bool AsksAnew => seen.Has(Sense.Anew) || left.Has(Sense.Again);

    private readonly Act Act()
    {
        var last = tokens[^1].Sense;
        if (seen.Has(Sense.Mistake)) return head is Sense.Unknown && carried == Sense.Unknown ? Decisions.Act.Opaque : Decisions.Act.Retract;
        // 어제 보낸 건 말고요
        if (last == Sense.Instead || (last == Sense.Form && tokens.Length > 1 && tokens[^2].Sense == Sense.Instead && head is not (Sense.Yes or Sense.No))) return Decisions.Act.Opaque;
        if (IsElsewhere()) return Decisions.Act.Elsewhere;
        if (seen.Has(Sense.Either) && head is Sense.Yes or Sense.No) return Decisions.Act.Opaque;
        // There is no reason not to.
        if (doubly) return Past || turn.Has(Sense.Said) || Reports ? Decisions.Act.Reported : turn.Has(Sense.Hedge) ? Decisions.Act.SoftYes : Decisions.Act.Yes;
        if (Asking(last) is { } asking) return asking;
        if (carried == Sense.Reply && Replying() is { } replying) return replying;
        if (seen.HasAny(Courtesies) && head is not (Sense.Yes or Sense.No or Sense.Change or Sense.Again)) return Decisions.Act.Nothing;
        if (negations > 1 && !turn.Has(Sense.Reason)) return Decisions.Act.Opaque;
        if (conditional && head is not (Sense.No or Sense.Retract)) return Decisions.Act.Conditional;
        if (before && turn.Has(Sense.Please) && !seen.Has(Sense.Later)) return Decisions.Act.Change;
        if (seen.Has(Sense.Doubt)) return head == Sense.Yes && !no ? Decisions.Act.SoftYes : Decisions.Act.Hedge;
        if (seen.Has(Sense.Ongoing) && !turn.Has(Sense.Please) && head is Sense.Look or Sense.Consult or Sense.Receive or Sense.Opinion) return Decisions.Act.Pending;
        return head == Sense.Unknown ? Headless() : ByHead(last);
    }

    // 첨부와 같이, 별도 의견, 아래 빨간 글씨 참고: the answer stands somewhere else.
    private readonly bool IsElsewhere() =>
        (seen.Has(Sense.Apart) && head == Sense.Opinion && !yes)
        || (seen.Has(Sense.Attachment) && !left.Has(Sense.Look) && !seen.Has(Sense.Done) && !turn.Has(Sense.Honoured) && !(seen.Has(Sense.Anew) && turn.Has(Sense.Please)) && (head is Sense.Unknown or Sense.Opinion || seen.HasAny(Likeness) || carried == Sense.Reply) && (head != Sense.Yes || seen.HasAny(Likeness)))
        || (turn.Has(Sense.Refer) && seen.Has(Sense.Marked) && head is not (Sense.Yes or Sense.No or Sense.Send));

    // 인가요, 는지 궁금, 언제 알려 주세요; what is asked whether is being looked at, or asked.
    private readonly Act? Asking(Sense last)
    {
        if (last == Sense.Asks && turn.Has(Sense.Pluperfect) && head == Sense.Yes) return Decisions.Act.Reported;
        // 동의하신 거죠 asks, 빠를수록 좋지요 doesn't.
        if (last == Sense.Tag && seen.Has(Sense.AskWord)) return Decisions.Act.Ask;
        if (last == Sense.Tag && head is Sense.Yes or Sense.Send or Sense.Mail && turn.HasAny(Told)) return Decisions.Act.Ask;
        if (turn.Has(Sense.Inquire) || last == Sense.Asks || (seen.Has(Sense.AskWord) && (turn.Has(Sense.Please) || turn.Has(Sense.Asks)))) return Decisions.Act.Ask;
        if (!seen.Has(Sense.Asks)) return null;
        if (head is Sense.Look or Sense.Receive || carried == Sense.Reply) return turn.Has(Sense.Future) ? Decisions.Act.Pending : turn.Has(Sense.Please) ? Decisions.Act.Ask : Decisions.Act.Received;
        return turn.Has(Sense.Please) ? Decisions.Act.Ask : Decisions.Act.Opaque;
    }

    // 회신, 연락, 답변: what an answer says of answering. Null where the head counts after all.
    private readonly Act? Replying()
    {
        if (turn.Has(Sense.Future)) return Decisions.Act.Pending;
        if (turn.Has(Sense.Please))
            return seen.Has(Sense.Result) ? Decisions.Act.Nothing : head == Sense.Yes ? Decisions.Act.Beg : head is Sense.Again ? Decisions.Act.Again : Decisions.Act.Request;
        if ((turn.Has(Sense.Said) || seen.Has(Sense.Earlier)) && Past || turn.Has(Sense.Pluperfect)) return head is Sense.Yes or Sense.No ? Decisions.Act.Reported : Decisions.Act.Nothing;
        return head is Sense.Change or Sense.Send or Sense.Look or Sense.Deliver or Sense.Mail || (head == Sense.Unknown && !denied && !seen.Has(Sense.Telephone) && !turn.Has(Sense.Good)) ? Decisions.Act.Nothing : null;
    }

    private static readonly SenseSet
        Others = SenseSet.Of(Sense.Other, Sense.Body),
        Pasts = SenseSet.Of(Sense.Past, Sense.Pluperfect),
        Reporting = SenseSet.Of(Sense.Honoured, Sense.Said),
        Courtesies = SenseSet.Of(Sense.Thanks, Sense.Greeting),
        UnknownOrThanks = SenseSet.Of(Sense.Unknown, Sense.Thanks, Sense.Greeting),
        Likeness = SenseSet.Of(Sense.Same, Sense.Refer),
        Judged = SenseSet.Of(Sense.Look, Sense.Consult),
        Meant = SenseSet.Of(Sense.Future, Sense.Hedge),
        Told = SenseSet.Of(Sense.Honoured, Sense.Past, Sense.Done, Sense.Particle),
        Limits = SenseSet.Of(Sense.Only, Sense.Partly),
        Allowing = SenseSet.Of(Sense.Good, Sense.Possible),
        Weights = SenseSet.Of(Sense.Unknown, Sense.Time, Sense.Only, Sense.Other, Sense.Body);
}
