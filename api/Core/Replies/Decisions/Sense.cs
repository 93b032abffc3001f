namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>What a piece of a sentence means for a decision.</summary>
internal enum Sense : byte
{
    // What stands between words.
    End, Question, Comma, Colon, Open, Close, Quoted, Number, Unknown,
    // What decides.
    Yes, No, Objection, Reason, Matter, Flaw, Opinion, Send, Mail, Deliver, Hold, Cancel, Retract, Ignore, Mistake, Change, Again, Anew, More, Conditional,
    // What is done on the way to a decision.
    Look, Consult, Receive, Reply, Think, Requested, Thanks, Train,
    // What is said of it.
    Please, Need, Possible, Impossible, Hard, Good, Absent, Free, Exist, Not, Cannot, Forbid, Permit, Whether, Hedge, Still,
    // How it is linked.
    If, After, But, And, Because, Said, Asks, Tag, Except, UnlessMet,
    // Tense, person, form.
    Future, Past, Pluperfect, Honoured, Light, Form, Leading, Particle, Topic, Only, Modifier, Done,
    // Who, when, which.
    Other, Own, Earlier, Later, Attachment, Marked, Same, AsIs, Telephone, Time, Bounds, AskWord, Noun, Material, All, Text, Nth, This, Aye, Nay,
    Worry, Either, Inquire, Addition, Refer, Into, Term, Doubt, Result, Ongoing, Or, Handle, Before, Body, Sometime, Partly, Apart, Greeting, Settled, Object, Jest, PastCase, Aim, Inevitable, Instead,
}
