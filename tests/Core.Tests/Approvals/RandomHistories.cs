using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using CsCheck;
using static ConsultAddin.Core.Tests.Approvals.History;

namespace ConsultAddin.Core.Tests.Approvals;

/// <summary>A consultation told at random: mails crowd into a few seconds, so that ties and disagreements are common.</summary>
/// <param name="Sent">What the department sent.</param>
/// <param name="Mails">What was received, one copy each.</param>
/// <param name="Steps">What people did in the web, in their order.</param>
internal sealed record Tale(IReadOnlyList<Fact> Sent, IReadOnlyList<ReplyRecorded> Mails, IReadOnlyList<(Guid Actor, DateTimeOffset At, Fact Fact)> Steps)
{
    /// <summary>The events in the plainest order.</summary>
    public IReadOnlyList<RecordedEvent> Events => Record([.. Sent, .. Mails, .. Steps.Select(s => s.Fact)]);

    /// <summary>Records facts in this order; steps keep their actors and times.</summary>
    public IReadOnlyList<RecordedEvent> Record(IEnumerable<Fact> facts)
    {
        var steps = Steps.ToDictionary<(Guid Actor, DateTimeOffset At, Fact Fact), object>(s => s.Fact, ReferenceEqualityComparer.Instance);
        return
        [
            new(Person("created"), 1, At(-60), Minsu, new ConsultationCreated { Reference = "C2026-00142-L", Department = "한파대응팀" }),
            .. facts.Select((fact, i) => steps.TryGetValue(fact, out var step)
                ? new RecordedEvent(Person($"event {i}"), i + 2, step.At, step.Actor, fact)
                : new RecordedEvent(Person($"event {i}"), i + 2, At(i), null, fact)),
        ];
    }

    public override string ToString() => string.Join('\n', Sent.Concat(Mails).Concat(Steps.Select(s => s.Fact)).Select(f => EventJson.Write(f).Json));
}

internal static class RandomHistories
{
    public static readonly DateTimeOffset Now = At(0).AddMinutes(10).AddSeconds(20);

    private static readonly Gen<Decision> Decisions = Gen.Frequency(
        (6, Gen.Const(Decision.Approve)),
        (4, Gen.OneOf(Decision.Conditional, Decision.Changes, Decision.Reject, Decision.Retract)),
        (2, Gen.OneOf(Decision.Unclear, Decision.Question, Decision.Acknowledge)),
        (1, Gen.Const(Decision.None)));

    private static readonly Gen<(PersonRole, SenderCheck)> Provenance = Gen.Frequency(
        (12, Gen.Const((PersonRole.Member, SenderCheck.Pass))),
        (4, Gen.Const((PersonRole.Address, SenderCheck.Pass))),
        (2, Gen.Select(
            Gen.OneOf(PersonRole.Address, PersonRole.Member, PersonRole.Unlisted, PersonRole.Other),
            Gen.OneOf(SenderCheck.Pass, SenderCheck.None, SenderCheck.Fail))));

    /// <summary>Which mail or sheet a mail answers: 0 nothing, 1 and 2 a sheet, above that another mail.</summary>
    private static readonly Gen<int> Answered = Gen.Frequency((3, Gen.Const(0)), (6, Gen.Int[1, 2]), (3, Gen.Int[3, 12]));

    private static readonly Gen<ReplyRecorded> Written = Gen.Select(
        Gen.Select(Gen.OneOf(Citizen, Dasan), Gen.Int[0, 2]),
        Decisions,
        Gen.Frequency((5, Gen.Int[0, 24_000]), (1, Gen.Const(3_000))),
        Gen.Frequency((5, Gen.Const((int?)0)), (1, Gen.Const((int?)null)), (2, Gen.Int[-9, 9].Select(d => (int?)d))),
        Provenance,
        Answered,
        Gen.Frequency((5, Gen.Const((int?)null)), (2, Gen.Int[1, 3].Select(r => (int?)r))),
        Gen.Frequency((9, Gen.Const(MailKind.Person)), (1, Gen.Const(MailKind.Automatic))))
        .Select((who, decision, millisecond, dateOff, proof, answered, written, kind) => new ReplyRecorded
        {
            MailId = Guid.Empty,
            MailHash = "",
            ContentHash = "",
            ReceivedAt = Nine.AddMilliseconds(millisecond),
            Date = dateOff is { } off ? Nine.AddSeconds((millisecond / 1000) + off) : null,
            Body = who.Item1,
            Person = Person($"{who.Item1} {who.Item2}"),
            Role = proof.Item1,
            Sender = proof.Item2,
            Answers = answered switch { 0 => [], <= 2 => [Sheet(answered)], _ => [$"m{answered - 3}"] },
            WrittenRevision = written,
            Kind = kind,
            Decision = kind == MailKind.Person ? decision : Decision.None,
            ReaderVersion = "1",
        });

    /// <summary>As most mails are: proven, and an answer to a sheet.</summary>
    private static readonly Gen<ReplyRecorded> Plain = Gen.Select(Written, Gen.Int[1, 2], Gen.Frequency((6, Gen.Const(Decision.Approve)), (3, Decisions)))
        .Select((mail, sheet, decision) => mail with
        {
            Role = PersonRole.Member,
            Sender = SenderCheck.Pass,
            Answers = [Sheet(sheet)],
            WrittenRevision = null,
            Kind = MailKind.Person,
            Decision = decision,
        });

    private static readonly Gen<ReplyRecorded> OwnersMail = Gen.Select(Written, Gen.OneOf(Citizen, Dasan)).Select((mail, to) =>
        mail with { Body = null, Person = Minsu, Role = PersonRole.Owner, ToBodies = [to] });

    /// <summary>Mails numbered by place; now and then one bears the Message-ID of the one before it.</summary>
    private static readonly Gen<IReadOnlyList<ReplyRecorded>> Mails = Gen.Select(
            Gen.Frequency((8, Written), (8, Plain), (1, OwnersMail)), Gen.Int[0, 19], Gen.Int[0, 3]).List[0, 9]
        .Select(mails => (IReadOnlyList<ReplyRecorded>)[.. mails.Select((m, i) => m.Item1 with
        {
            MailId = MailId($"m{i}"),
            MailHash = $"hash {i}",
            ContentHash = $"content {m.Item3} {i}",
            MessageIdHash = m.Item2 == 0 && i > 0 ? $"m{i - 1}" : $"m{i}",
        })]);

    private static readonly Gen<IReadOnlyList<Fact>> Sent = Gen.Select(
        Gen.Frequency((1, Gen.Const(0)), (6, Gen.Const(1)), (3, Gen.Const(2))),
        Gen.Int[0, 9],
        Gen.Int[0, 2],
        Gen.Int[8, 12]).Select((count, trouble, secondMail, second) =>
    {
        var sent = new List<Fact>();
        for (var revision = 1; revision <= count; revision++)
        {
            var opened = (RevisionOpened)new History().Sends(revision, 0).Events[^1].Fact;
            sent.Add(opened with
            {
                SentAt = revision == 1 ? Nine : Nine.AddSeconds(second),
                TextsDiffer = trouble == 0 && revision == count,
                MissingBodies = trouble == 1 && revision == count ? [Dasan] : [],
            });
        }
        if (count > 0 && secondMail == 0)
            sent.Add(new SentMailAdded
            {
                Revision = count,
                MailId = MailId("sent again"),
                MessageIdHash = Sheet(9),
                SentAt = Nine.AddSeconds(14),
                TextsDiffer = trouble == 2,
            });
        return (IReadOnlyList<Fact>)sent;
    });

    private static readonly Gen<(Guid, DateTimeOffset, Fact)> Step = Gen.Select(
        Gen.Int[0, 8], Gen.OneOf(Citizen, Dasan), Gen.Enum<Ruling>(), Decisions, Gen.Int[0, 5], Gen.Int[0, 24])
        .Select((mail, body, ruling, decision, kind, second) => (
            kind == 5 ? Minsu : Person("reviewer of " + body),
            Nine.AddSeconds(second),
            kind switch
            {
                0 => new QuestionAnswered { MailId = MailId($"m{mail}") },
                1 => new ProductMailSent { Kind = "ask-contested", Step = $"r1:{body}:x", MessageIdHash = Sheet(2), Revision = 1 },
                _ => (Fact)new ReplyRuled
                {
                    MailId = MailId($"m{mail}"),
                    Body = body,
                    Ruling = ruling,
                    Decision = ruling == Ruling.Decision ? decision : null,
                },
            }));

    public static Gen<Tale> Tales { get; } = Gen.Select(Sent, Mails, Step.List[0, 3]).Select((sent, mails, steps) => new Tale(sent, mails, steps));

    public static Standing Stand(IEnumerable<RecordedEvent> events) => Standing.Of(ConsultationState.Fold(events), Bodies, Now);

    /// <summary>All that anybody sees or gets, without ids of events.</summary>
    public static string Digest(Standing s) => string.Join('\n',
    [
        $"{s.Status} {string.Join(',', s.WaitingFor)} {s.Revision} {s.NextChange:O}",
        .. s.Bodies.Select(b => $"{b.Code} {b.Word?.Decision} {b.Word?.At:O} {b.Word?.Person}"),
        .. s.Reasons.Select(r => r.Text),
        .. new[]
        {
            s.Lists.Questions, s.Lists.Forgeries, s.Lists.Unconfirmed, s.Lists.Unclear, s.Lists.Older, s.Lists.Waiting, s.Lists.Other,
        }.Select(list => string.Join(',', list.Select(m => m.MailHash))),
        .. s.Asks.Concat(s.Tellings).Select(e => $"{e.KindName} {e.Body} {e.Step}"),
    ]);
}
