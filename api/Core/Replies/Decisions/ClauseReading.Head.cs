namespace ConsultAddin.Core.Replies.Decisions;

// The head: the last word that may decide. Of the heads before it only remains what they have left behind.
internal ref partial struct ClauseReading
{
    private void Head(Sense sense)
    {
        cleared |= yes && head is Sense.Objection or Sense.Matter or Sense.Flaw or Sense.Opinion;
        if (sense != Sense.Change || head != Sense.Change) Leave();
        extra = false;
        head = sense;
    }

    private void Leave()
    {
        if (!(head == Sense.Yes && no) && !(head == Sense.Change && yes)) left = left.With(head);
        against |= (head == Sense.No && !yes) || head == Sense.Hold || (head is Sense.Send or Sense.Mail && no);
        conditional |= head == Sense.Conditional;
        elsewhere = recorded = extra = yes = no = unknownAfter = unsure = false;
        turn = default;
        carried = Sense.Unknown;
        negations = 0;
    }

    // 동의 여부, 요청하신, 검토 결과: the word before speaks of a decision and makes none.
    private void Drop()
    {
        Leave();
        left = left.Without(Dropped);
        head = Sense.Unknown;
    }

    // An opinion for or against something is that something's.
    private void Opinion()
    {
        turn = turn.Without(Sayings);
        if (head is Sense.Yes or Sense.No or Sense.Objection || yes || no) return;
        var more = head == Sense.Change && extra;
        Head(Sense.Opinion);
        extra = more;
    }

    // What is done is no wish: 보완해 주신, 수정된, 보내주신.
    private void Done()
    {
        if (head is not (Sense.Change or Sense.Mail or Sense.Deliver or Sense.Send))
        {
            turn = turn.With(Sense.Past).With(Sense.Honoured);
            return;
        }
        done |= head == Sense.Change;
        head = Sense.Unknown;
        Leave();
    }

    private static readonly SenseSet Dropped = SenseSet.Of(Sense.Yes, Sense.Send);
}
