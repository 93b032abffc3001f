using System.Security.Cryptography;
using System.Text;
using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;

namespace ConsultAddin.Core.Tests.Approvals;

/// <summary>Writes a consultation's events, told in minutes after 09:00 in Seoul on 24 November 2026.</summary>
internal sealed class History
{
    public const string Citizen = "citizen-service";
    public const string Dasan = "dasan-foundation";
    public static readonly DateTimeOffset Nine = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);
    public static readonly BodySet Bodies = new([new(Citizen, "시민봉사담당관"), new(Dasan, "120다산콜재단")]);
    public static readonly Guid Minsu = Person("minsu"), Sunyoung = Person("sunyoung"), Jiyoung = Person("jiyoung"), CitizenDesk = Person("citizen");

    private readonly List<RecordedEvent> _events = [];

    public History() => Record(new ConsultationCreated { Reference = "C2026-00142-L", Department = "한파대응팀" }, -60, Minsu);

    public IReadOnlyList<RecordedEvent> Events => _events;

    public static DateTimeOffset At(double minute) => Nine.AddMinutes(minute);

    public static Guid Person(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16]);

    public static string Sheet(int revision) => $"sheet-{revision}";

    public Standing Standing(double minute = 600) => Core.Approvals.Standing.Of(ConsultationState.Fold(_events), Bodies, At(minute));

    public Status Status(double minute = 600) => Standing(minute).Status;

    public History Record(Fact fact, double minute, Guid? actor = null)
    {
        _events.Add(new(Person($"event {_events.Count}"), _events.Count + 1, At(minute), actor, fact));
        return this;
    }

    public History Sends(int revision, double minute, double start = 300, Func<RevisionOpened, RevisionOpened>? but = null)
    {
        var opened = new RevisionOpened
        {
            Revision = revision,
            FillId = Person($"fill {revision}"),
            FillCode = "3f9a2c1b",
            TextHash = $"n1:{revision}",
            MailId = Person($"sent {revision}"),
            MessageIdHash = Sheet(revision),
            SentAt = At(minute),
            PlannedStart = At(start),
            PlannedEnd = At(start + 60),
            Bodies = [Citizen, Dasan],
        };
        return Record(but?.Invoke(opened) ?? opened, minute + 1);
    }

    public History Replies(
        string name, string? body, Decision decision, double minute, Guid? person = null, Func<ReplyRecorded, ReplyRecorded>? but = null)
    {
        var reply = new ReplyRecorded
        {
            MailId = MailId(name),
            MailHash = $"hash of {name}",
            ContentHash = $"content of {name}",
            MessageIdHash = name,
            ReceivedAt = At(minute),
            Date = At(minute),
            Body = body,
            Person = person ?? (body == Citizen ? Sunyoung : Jiyoung),
            Role = PersonRole.Member,
            Sender = SenderCheck.Pass,
            Answers = [Sheet(1)],
            Kind = MailKind.Person,
            Decision = decision,
            ReaderVersion = "1",
        };
        return Record(but?.Invoke(reply) ?? reply, minute + 1);
    }

    public History Rules(string name, string body, Ruling ruling, Decision? decision, double minute, Guid? actor = null) => Record(
        new ReplyRuled { MailId = MailId(name), Body = body, Ruling = ruling, Decision = decision }, minute, actor ?? Person("reviewer of " + body));

    public static Guid MailId(string name) => Person("mail " + name);
}
