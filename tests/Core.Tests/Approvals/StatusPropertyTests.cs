using ConsultAddin.Core.Approvals;
using ConsultAddin.Core.Replies;
using CsCheck;
using static ConsultAddin.Core.Tests.Approvals.History;
using static ConsultAddin.Core.Tests.Approvals.RandomHistories;

namespace ConsultAddin.Core.Tests.Approvals;

/// <summary>
/// What holds for every consultation, however it was told. A failure prints the seed.
/// </summary>
public sealed class StatusPropertyTests
{
    [Fact]
    public void The_status_is_that_of_the_naive_model() =>
        Tales.Sample(tale => Assert.Equal(NaiveModel.Status(tale, Now), Stand(tale.Events).Status), iter: Often.Times(1_000));

    [Fact]
    public void Any_order_any_doubling_and_any_split_of_the_same_mails_gives_the_same_standing() =>
        Gen.Select(Tales, Gen.Int).Sample((tale, seed) =>
        {
            var random = new Random(seed);
            var copies = tale.Mails.SelectMany((mail, i) => Enumerable.Range(0, random.Next(3)).Select(n => Copy(mail, $"copy {i} {n}", random)));
            Fact[] found = [.. tale.Sent, .. tale.Mails, .. copies, .. tale.Sent.Where(_ => random.Next(4) == 0)];
            random.Shuffle(found);

            Assert.Equal(Digest(Stand(tale.Events)), Digest(Stand(tale.Record(Merge(found, tale.Steps.Select(s => s.Fact), random)))));
        }, iter: Often.Times(1_000));

    [Fact]
    public void Refolding_is_stable_and_a_doubled_row_is_no_second_event() => Tales.Sample(tale =>
    {
        var events = tale.Events;
        Assert.Equal(Digest(Stand(events)), Digest(Stand([.. events.Reverse(), .. events])));
        Assert.Equal(Digest(Stand(events)), Digest(Stand(events.Select(Reread))));
    }, iter: Often.Times(100));

    [Fact]
    public void No_two_mails_are_owed_under_one_key_and_every_reason_names_an_event() => Tales.Sample(tale =>
    {
        var (events, standing) = (tale.Events, Stand(tale.Events));
        var owed = standing.Asks.Concat(standing.Tellings).ToList();

        Assert.Equal(owed.Count, owed.DistinctBy(e => (e.KindName, e.Step)).Count());
        Assert.NotEmpty(standing.Reasons);
        Assert.All(standing.Reasons.Select(r => r.EventId).Concat(owed.Select(e => e.EventId)), id => Assert.Contains(events, e => e.Id == id));
    }, iter: Often.Times(1_000));

    [Fact]
    public void No_unproven_mail_changes_the_status() => Gen.Select(Tales, Tales, Gen.OneOf(SenderCheck.None, SenderCheck.Fail))
        .Sample((tale, outside, check) =>
        {
            var forged = outside.Mails.Select((m, i) => m with
            {
                MailId = MailId($"outside {i}"),
                // Half of them pretend to be a mail that is there.
                MailHash = i % 2 == 0 && i < tale.Mails.Count ? tale.Mails[i].MailHash : $"outside {i}",
                Sender = check,
            });

            var (before, after) = (Stand(tale.Events), Stand(tale.Record([.. forged, .. tale.Sent, .. tale.Mails, .. tale.Steps.Select(s => s.Fact)])));

            Assert.Equal((before.Status, string.Join(',', before.WaitingFor)), (after.Status, string.Join(',', after.WaitingFor)));
        }, iter: Often.Times(1_000));

    [Fact]
    public void No_mail_of_a_machine_changes_the_status() => Gen.Select(Tales, Tales, Gen.Enum<MailKind>()).Sample((tale, machine, kind) =>
    {
        var automatic = machine.Mails.Select((m, i) => m with
        {
            MailId = MailId($"machine {i}"),
            MailHash = $"machine {i}",
            Kind = kind,
            Decision = kind == MailKind.Person ? Decision.None : m.Decision,
        });

        Assert.Equal(Stand(tale.Events).Status, Stand(tale.Record([.. automatic, .. tale.Sent, .. tale.Mails, .. tale.Steps.Select(s => s.Fact)])).Status);
    }, iter: Often.Times(1_000));

    [Fact]
    public void Approved_means_that_every_body_wrote_an_approval_that_counts_on_the_current_revision() => Tales
        .Sample(tale =>
        {
            var standing = Stand(tale.Events);
            if (standing.Status != Status.Approved)
                return;
            Assert.All(standing.Bodies, body =>
            {
                var mail = tale.Mails.Single(m => m.MailId == body.Word!.MailId);
                var ruled = tale.Steps.Any(s => s.Fact is ReplyRuled r && r.MailId == mail.MailId && r.Body == body.Code && s.Actor != Minsu);
                Assert.Equal((body.Code, MailKind.Person), (mail.Body, mail.Kind));
                Assert.True(mail.Decision == Decision.Approve || body.Word!.Ruled);
                Assert.True((mail.Sender == SenderCheck.Pass && mail.Role is PersonRole.Address or PersonRole.Member) || ruled);
                Assert.NotEqual(SenderCheck.Fail, mail.Sender);
                var older = Enumerable.Range(1, standing.Revision!.Value - 1);
                Assert.DoesNotContain(mail.Answers, id => older.Any(r => Sheet(r) == id) && !body.Word!.Ruled);
                Assert.True(mail.WrittenRevision is null || mail.WrittenRevision == standing.Revision || body.Word!.Ruled);
            });
            Assert.DoesNotContain(tale.Sent.OfType<RevisionOpened>(), r => r.Revision == standing.Revision && (r.TextsDiffer || r.MissingBodies.Count > 0));
        }, iter: Often.Times(1_000));

    /// <summary>Another copy of a mail: later in another mailbox if proven; if not, anybody's work, with headers of their own.</summary>
    private static ReplyRecorded Copy(ReplyRecorded mail, string name, Random random)
    {
        var later = mail with { MailId = MailId(name), ReceivedAt = mail.ReceivedAt.AddSeconds(random.Next(5)) };
        return mail.Sender == SenderCheck.Pass && random.Next(2) == 0
            ? later with { Sender = SenderCheck.None, ReceivedAt = mail.ReceivedAt.AddSeconds(-random.Next(9)), Answers = [Sheet(random.Next(1, 3))], WrittenRevision = random.Next(4) }
            : later;
    }

    /// <summary>Found mails and people's steps mixed, each steps' order kept.</summary>
    private static List<Fact> Merge(IEnumerable<Fact> found, IEnumerable<Fact> steps, Random random)
    {
        var mixed = found.ToList();
        var at = -1;
        foreach (var step in steps)
            mixed.Insert(at = random.Next(at + 1, mixed.Count + 1), step);
        return mixed;
    }

    private static RecordedEvent Reread(RecordedEvent e)
    {
        var stored = EventJson.Write(e.Fact);
        return e with { Fact = EventJson.Read(stored.Name, stored.Version, stored.Json) };
    }
}
