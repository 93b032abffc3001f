using ConsultAddin.Core.Approvals;
using static ConsultAddin.Core.Tests.Approvals.History;

namespace ConsultAddin.Core.Tests.Approvals;

public sealed class StatusTableTests
{
    /// <summary>The table of the design, row by row, each with a consultation for which it and no line above it fits.</summary>
    public static TheoryData<int, Status, string, string, string> Design => new()
    {
        { 0, Status.Withdrawn, "취소", "an owner withdrew: final, told to both bodies", "nobody" },
        { 1, Status.Rejected, "반려", "a body's word is reject", "officer" },
        { 2, Status.ChangesRequested, "보완요청", "a body's word is changes or conditional", "officer" },
        {
            3, Status.Attention, "확인필요",
            "a body's unclear mail, newer than its word, not settled (→ that body); an unsettled question of a body without a word (→ officer; with one it is only listed beside); the sent mail differs or wasn't found (→ officer)",
            "as said"
        },
        { 4, Status.Approved, "협의완료", "every body's word is approve", "nobody" },
        { 5, Status.Partial, "일부동의", "some body's word is approve", "the others" },
        { 6, Status.Awaiting, "협의중", "a revision was sent", "all bodies" },
        { 7, Status.Draft, "작성중", "nothing sent", "officer" },
    };

    [Theory]
    [MemberData(nameof(Design))]
    public void The_table_is_that_of_the_design(int line, Status status, string korean, string when, string waitingFor)
    {
        var row = StatusTable.Rows[line];

        Assert.Equal((status, korean, when, waitingFor), (row.Status, row.Korean, row.When, row.WaitingFor));
        Assert.Equal(korean, status.Korean());
        Assert.Equal(Design.Count, StatusTable.Rows.Count);
    }

    private static readonly (Status Status, string[] WaitingFor, Func<History> History)[] Examples =
    [
        (Status.Withdrawn, [], () => Sent().Replies("no", Citizen, Decision.Reject, 5).Record(new ConsultationWithdrawn(), 9, Minsu)),
        (Status.Rejected, [Standing.Officer], () => Sent().Replies("no", Citizen, Decision.Reject, 5).Replies("later", Dasan, Decision.Changes, 6)),
        (Status.ChangesRequested, [Standing.Officer], () => Sent().Replies("if", Citizen, Decision.Conditional, 5).Replies("?", Dasan, Decision.Unclear, 6)),
        (Status.ChangesRequested, [Standing.Officer], () => Sent().Replies("mend", Citizen, Decision.Changes, 5)),
        (Status.Attention, [Dasan], () => Sent().Replies("yes", Citizen, Decision.Approve, 5).Replies("hm", Dasan, Decision.Unclear, 6)),
        (Status.Attention, [Citizen], () => Agreed().Replies("hm", Citizen, Decision.Unclear, 9)),
        (Status.Attention, [Standing.Officer], () => Sent().Replies("yes", Citizen, Decision.Approve, 5).Replies("why", Dasan, Decision.Question, 6)),
        (Status.Attention, [Standing.Officer, Citizen], () => Sent().Replies("hm", Citizen, Decision.Unclear, 5).Replies("why", Dasan, Decision.Question, 6)),
        (Status.Attention, [Standing.Officer], () => new History().Sends(1, 0, but: r => r with { TextsDiffer = true }).Replies("yes", Citizen, Decision.Approve, 5)),
        (Status.Attention, [Standing.Officer], () => new History().Sends(1, 0, but: r => r with { MissingBodies = [Dasan] }).Replies("no", Citizen, Decision.Reject, 5)),
        (Status.Attention, [Standing.Officer], () => new History().Replies("yes", Citizen, Decision.Approve, 5)),
        (Status.Approved, [], Agreed),
        (Status.Partial, [Dasan], () => Sent().Replies("yes", Citizen, Decision.Approve, 5).Replies("seen", Dasan, Decision.Acknowledge, 6)),
        (Status.Partial, [Citizen], () => Sent().Replies("yes", Dasan, Decision.Approve, 5)),
        (Status.Awaiting, [Citizen, Dasan], () => Sent().Replies("seen", Dasan, Decision.Acknowledge, 6)),
        (Status.Draft, [Standing.Officer], () => new History()),
    ];

    public static TheoryData<int> ExampleNumbers => [.. Enumerable.Range(0, Examples.Length)];

    [Theory]
    [MemberData(nameof(ExampleNumbers))]
    public void Each_line_holds_for_its_example_and_names_its_events(int number)
    {
        var (status, waitingFor, history) = Examples[number];
        var told = history();

        var standing = told.Standing();

        Assert.Equal(status, standing.Status);
        Assert.Equal(waitingFor, standing.WaitingFor);
        Assert.NotEmpty(standing.Reasons);
        Assert.All(standing.Reasons, r => Assert.Contains(told.Events, e => e.Id == r.EventId));
    }

    [Fact]
    public void Every_line_has_an_example() => Assert.Equal(Design.Select(d => d.Data.Item2), Examples.Select(e => e.Status).Distinct());

    [Fact]
    public void Without_any_body_nothing_is_ever_approved()
    {
        var history = new History().Sends(1, 0, but: r => r with { Bodies = [] });

        Assert.Equal(Status.Awaiting, Standing.Of(ConsultationState.Fold(history.Events), new BodySet([]), At(60)).Status);
    }

    internal static History Sent() => new History().Sends(1, 0);

    internal static History Agreed() => Sent().Replies("citizen yes", Citizen, Decision.Approve, 5).Replies("dasan yes", Dasan, Decision.Approve, 6);
}
