using ConsultAddin.Core.Approvals;

namespace ConsultAddin.Faults.Driver;

/// <summary>
/// The status that must come out, told from what was delivered alone: the rules once more for the few kinds of mail that a run delivers,
/// sharing nothing with the product but the names of the statuses.
/// </summary>
internal static class Expectation
{
    /// <param name="mails">In the order of their arrival; two of one body never arrived in the same second.</param>
    /// <param name="revision">The newest revision that was sent; 0 for none.</param>
    /// <param name="withdrawn">Whether the officer has withdrawn it.</param>
    public static Status Of(IReadOnlyList<Delivered> mails, int revision, bool withdrawn)
    {
        if (withdrawn)
            return Status.Withdrawn;
        var words = new List<Kind?>();
        var attention = false;
        foreach (var body in People.Bodies)
        {
            var own = mails.Where(m => m.Body == body && m.Revision == revision && Speaks(m.Kind)).ToList();
            var clear = own.Where(m => Says(m.Kind) is Kind.Approve or Kind.Conditional or Kind.Reject).ToList();
            var newest = clear.Where(m => !clear.Any(other => Follows(other, m, mails))).Select(m => Says(m.Kind)).ToList();
            Kind? word = newest.Count == 0 ? null : newest.Max();
            words.Add(word);
            attention |= own.Any(m => m.Kind == Kind.Unclear && !clear.Any(c => Follows(c, m, mails)));
            attention |= word is null && own.Any(m => m.Kind == Kind.Question);
        }

        return revision == 0 ? Status.Draft
            : words.Contains(Kind.Reject) ? Status.Rejected
            : words.Contains(Kind.Conditional) ? Status.ChangesRequested
            : attention ? Status.Attention
            : words.TrueForAll(w => w == Kind.Approve) ? Status.Approved
            : words.Contains(Kind.Approve) ? Status.Partial
            : Status.Awaiting;
    }

    private static bool Speaks(Kind kind) => kind is not (Kind.Automatic or Kind.Bounce or Kind.Forged or Kind.OlderRevision or Kind.Stray);

    private static Kind Says(Kind kind) => kind is Kind.Doubled or Kind.Late ? Kind.Approve : kind;

    /// <summary>Beyond doubt: by arrival, and not against what the mails themselves say.</summary>
    private static bool Follows(Delivered later, Delivered earlier, IReadOnlyList<Delivered> arrived) =>
        arrived.ToList().IndexOf(later) > arrived.ToList().IndexOf(earlier) && later.Date >= earlier.Date;
}
