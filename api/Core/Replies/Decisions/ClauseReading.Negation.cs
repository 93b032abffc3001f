namespace ConsultAddin.Core.Replies.Decisions;

// What turns the head round: 없 and 있, 않, 못, 불가, 어렵, 안 되; and what allows it: 좋, 가능, -도 되.
internal ref partial struct ClauseReading
{
    // That there is no objection is a yes, that there is no approval is none.
    private void Absent()
    {
        negations++;
        turn = turn.Without(Demands);
        doubly = turn.Has(Sense.Reason) && (no || denied) && head is Sense.Unknown or Sense.Yes or Sense.Send or Sense.Mail;
        switch (head)
        {
            case Sense.Objection or Sense.Matter or Sense.Flaw or Sense.Opinion or Sense.Change or Sense.Term: yes = true; break;
            // 반대 의견 없습니다 is a yes, 반대 외에 길이 없습니다 is none.
            case Sense.No when !unknownAfter: (yes, no) = (true, false); break;
            case Sense.Hold: head = Sense.Unknown; break;
            case Sense.Yes or Sense.Send: (yes, no) = no && turn.Has(Sense.Reason) ? (true, false) : (false, true); break;
            default: denied = true; break;
        }
    }

    // 손댈 곳 없습니다, 빠진 것 없이: that there is nothing of the kind clears, and denies only what was to be done.
    private void Free()
    {
        if (head != Sense.Unknown || carried == Sense.Reply || denied) Absent();
        else (turn, seen) = (turn.Without(Demands), seen.Without(Doubts));
    }

    private void Exists()
    {
        turn = turn.With(Sense.Exist);
        switch (head)
        {
            case Sense.Objection or Sense.Matter: no = true; break;
            case Sense.Hold: head = Sense.Unknown; break;
            case Sense.Change or Sense.Flaw: turn = turn.With(Sense.Need); break;
            case Sense.Yes or Sense.Send when !yes: turn = turn.With(Sense.Hedge); break;
        }
    }

    private void Negate(Sense how)
    {
        doubly = false;
        negations++;
        switch (head)
        {
            case Sense.Yes or Sense.Send or Sense.Mail or Sense.Consult: (yes, no) = no ? (true, false) : (false, true); break;
            case Sense.No or Sense.Matter when how == Sense.Not: yes = true; break;
            // 수정은 필요하지 않습니다 clears; 기재하지 않습니다 may refuse.
            case Sense.Change when how == Sense.Not && turn.HasAny(Demands): yes = true; turn = turn.Without(Demands); break;
            default:
                denied = true;
                if (head != Sense.Unknown) break;
                refuses |= how is Sense.Impossible or Sense.Forbid or Sense.Hard;
                predicate = how is Sense.Impossible && !unknownAfter;
                break;
        }
    }

    private void Good()
    {
        Note(Sense.Good);
        yes |= head is Sense.Send or Sense.Mail or Sense.Unknown or Sense.Matter or Sense.Objection or Sense.Look or Sense.Receive or Sense.Opinion;
    }

    private void Possible()
    {
        Note(Sense.Possible);
        if (head is Sense.Unknown) turn = turn.With(Sense.Good);
        yes |= head is Sense.Send or Sense.Mail;
    }

    private void Permit()
    {
        Note(Sense.Permit);
        // 고치지 않아도 됩니다
        if (head == Sense.Change && denied) (yes, denied) = (true, false);
        if ((head is Sense.Send or Sense.Mail && !no) || (head == Sense.Unknown && seen.Has(Sense.AsIs))) yes = true;
        else if (head == Sense.Unknown) turn = turn.With(Sense.Good);
    }
}
