namespace ConsultAddin.Faults.Driver;

/// <summary>One consultation as the seed wants it: which mails arrive after which revision was sent.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Revisions">The mails, in order, of each revision.</param>
/// <param name="Waits">Whether it waits in vain for an answer that is due soon, so that the bodies are reminded.</param>
internal sealed record Plan(int Number, IReadOnlyList<IReadOnlyList<Planned>> Revisions, bool Waits = false)
{
    /// <summary>The number of the first that waits.</summary>
    public const int FirstWaiting = 10_000;

    private static readonly IReadOnlyList<(Kind Kind, int Weight)> Kinds =
    [
        (Kind.Approve, 30), (Kind.Conditional, 8), (Kind.Reject, 8), (Kind.Question, 10), (Kind.Unclear, 8), (Kind.Automatic, 6), (Kind.Bounce, 4),
        (Kind.Forged, 8), (Kind.Doubled, 8), (Kind.Late, 5), (Kind.Stray, 5),
    ];

    private static readonly IReadOnlyList<IReadOnlyList<string>> Mailboxes =
        [[People.Officer, People.Consultation], [People.Officer], [People.Consultation], [People.Consultation, People.Officer]];

    /// <summary>Consultations with so many mails in all.</summary>
    public static IReadOnlyList<Plan> Of(int seed, int mails)
    {
        var dice = Dice.Of(seed, "plan");
        var plans = new List<Plan>();
        for (var left = mails; left > 0;)
        {
            var revisions = new List<IReadOnlyList<Planned>>();
            for (var revision = 1; revision <= (dice.Chance(25) ? 2 : 1) && left > 0; revision++)
            {
                var count = Math.Min(left, 3 + dice.Below(5));
                left -= count;
                revisions.Add([.. Enumerable.Range(0, count).Select(i => i == 0 && revision > 1
                    ? new Planned(Kind.OlderRevision, dice.One(People.Bodies), dice.One(Mailboxes))
                    : Any(dice))]);
            }

            plans.Add(new(plans.Count, revisions));
        }

        return plans;
    }

    /// <summary>Consultations that nobody answers.</summary>
    public static IReadOnlyList<Plan> Waiting(int count) => [.. Enumerable.Range(0, count).Select(n => new Plan(FirstWaiting + n, [[]], Waits: true))];

    private static Planned Any(Dice dice)
    {
        var throwing = dice.Below(Kinds.Sum(k => k.Weight));
        var kind = Kinds.First(k => (throwing -= k.Weight) < 0).Kind;
        return kind switch
        {
            // What names nothing of ours, and what reports on our mail, comes to the city's own mailboxes.
            Kind.Stray => new(kind, People.CitizenService, Mailboxes[0]),
            _ => new(kind, dice.One(People.Bodies), dice.One(Mailboxes)),
        };
    }
}
